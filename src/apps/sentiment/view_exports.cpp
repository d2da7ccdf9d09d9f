// What leaves an open collection: its rows as a file, and a page to print.

#include <algorithm>
#include <cmath>

#include "apps/sentiment/desk/buckets.h"
#include "apps/sentiment/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::sentiment::desk {
namespace {

constexpr std::size_t kMostTopics = kReportTopics;

// Wilson's interval of a share (E. Wilson, "Probable inference, the law of succession, and statistical inference",
// 1927).
ReportShare share_of(std::size_t count, std::size_t all) {
  constexpr double kZ = 1.959963984540054;  // 95 %
  ReportShare share;
  share.count = count;
  if (all == 0) return share;
  const auto n = static_cast<double>(all);
  const double p = static_cast<double>(count) / n;
  const double centre = (p + kZ * kZ / (2 * n)) / (1 + kZ * kZ / n);
  const double half = kZ / (1 + kZ * kZ / n) * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n));
  share.share = p;
  share.low = std::max(0.0, centre - half);
  share.high = std::min(1.0, centre + half);
  return share;
}

std::vector<ReportTopic> topics_of(const Sums& sums, Tone tone) {
  std::vector<ReportTopic> topics;
  for (const ml::Keyword& topic : sums.topics[static_cast<std::size_t>(tone)]) {
    if (topics.size() == kMostTopics) break;
    topics.push_back({topic.term, topic.here, topic.elsewhere});
  }
  return topics;
}

// Texts of a tone that the judge is surest of, and that are not too long to be quoted whole.
std::vector<ReportQuote> quotes_of(const Page& page, const Rows& rows, Tone tone) {
  std::vector<std::pair<double, std::size_t>> surest;
  for (std::size_t row = 0; row < rows.verdicts.size(); ++row) {
    const std::size_t size = rows.texts[row].text.size();
    if (size < 40 || size > kReportQuoteCharacters || rows.tone(row) != tone) continue;
    surest.emplace_back(-rows.verdicts[row].tones(rows.scale)[static_cast<std::size_t>(tone)], row);
  }
  const std::size_t most = std::min(surest.size(), kReportQuotes);
  std::partial_sort(surest.begin(), surest.begin() + static_cast<std::ptrdiff_t>(most), surest.end());
  std::vector<ReportQuote> quotes;
  const Date today = local_date(page.context.now, page.context.utc_offset_minutes);
  for (std::size_t i = 0; i < most; ++i) {
    const reading::ReadText& text = rows.texts[surest[i].second];
    std::string about = text.author;
    if (!text.source.empty()) about += (about.empty() ? "" : ", ") + text.source;
    if (text.time)
      about +=
          (about.empty() ? "" : ", ") + format_date(local_date(*text.time, page.context.utc_offset_minutes), today);
    quotes.push_back({text.text, about});
  }
  return quotes;
}

Report report_of(const Page& page) {
  const OpenCollection& open = *page.desk.open;
  const Collection& collection = page.context.state.collections.at(open.id());
  const Sums& sums = open.digest().sums();
  const Rows rows = open.rows(page.desk.shelf);
  const Run* run = open.run(open.shown);
  const Date today = local_date(page.context.now, page.context.utc_offset_minutes);
  Report report;
  report.collection = collection.name;
  report.date = format_date(today, Date{0});
  report.model = name_of(open.shown);
  if (run != nullptr) report.model_version = std::to_string(page.desk.shelf.version(run->judge()));
  report.texts = sums.rows;
  report.not_sure = sums.all.unsure;
  report.own_labels = open.own_count();
  for (const reading::ReadText& text : rows.texts) report.copies += text.copies;
  for (std::size_t i = 0; i < kTones; ++i) report.shares[i] = share_of(sums.all.tones[i], sums.all.all());
  if (!sums.days.empty())
    for (const Bucket& bucket : buckets_of(sums.days).all) report.trend.push_back({bucket.label, bucket.tally.tones});
  report.negative_topics = topics_of(sums, Tone::kNegative);
  report.positive_topics = topics_of(sums, Tone::kPositive);
  for (const auto& [name, tally] : sums.sources.most) report.sources.push_back({name, tally.tones});
  report.negative_quotes = quotes_of(page, rows, Tone::kNegative);
  report.positive_quotes = quotes_of(page, rows, Tone::kPositive);
  const Evaluation* evaluation = page.desk.evaluation.get();
  const bool of_this = evaluation != nullptr && evaluation->done() &&
                       page.desk.evaluation_of.compare(0, open.id().size(), open.id()) == 0;
  if (of_this && evaluation->contenders()[0].name == name_of(open.shown)) {
    const ContenderFigures& one = evaluation->contenders()[0];
    report.figures = ReportFigures{evaluation->texts(), one.accuracy.value, one.accuracy.low, one.accuracy.high,
                                   one.macro_f1.value,  one.macro_f1.low,   one.macro_f1.high};
  }
  if (collection.made_up) report.caveats.emplace_back("These texts are made up.");
  if (sums.rows < rows.texts.size())
    report.caveats.push_back("Only " + with_commas(sums.rows) + " of " + with_commas(rows.texts.size()) +
                             " texts were judged.");
  report.caveats.emplace_back(
      "Intervals are Wilson's, 95 %: how far the shares of a larger number of such texts may lie from these. What the "
      "model gets wrong comes on top.");
  return report;
}

}  // namespace

void draw_exports(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const OpenCollection& open = *desk.open;
  const std::string& name = page.context.state.collections.at(open.id()).name;
  if (desk.exporting) {
    ui::progress_bar(ui, "Written", desk.exporting->share());
    return;
  }
  const std::size_t rows = open.lens().shown().size();
  const ui::Row row(ui);
  const auto save = [&](std::string_view label, TextsFormat format) {
    const bool some = rows < open.texts().size();
    const std::string words =
        some ? counted(rows, "row", "rows") + std::string(label.substr(std::string_view("Rows").size()))
             : std::string(label);
    const std::string says = some ? words : words + ": " + counted(rows, "row", "rows");
    if (ui::button(ui, words,
                   {.icon = icon::kDownload,
                    .disabled_because = rows == 0 ? "No row is shown" : "",
                    .width = full_on_phone(ui),
                    .key = label,
                    .says = says}))
      desk.exporting = std::make_unique<Exporting>(format, name, open);
  };
  save("Rows as CSV", TextsFormat::kCsv);
  save("Rows as JSON", TextsFormat::kJson);
  const bool judged = open.digest().sums().rows > 0;
  if (ui::button(ui, "Print a report",
                 {.icon = icon::kPrinter,
                  .disabled_because = judged ? "" : "Nothing is judged yet",
                  .width = full_on_phone(ui)}))
    page.out.actions.push_back(ui::PrintPage{report_html(report_of(page))});
}

}  // namespace cairn::sentiment::desk

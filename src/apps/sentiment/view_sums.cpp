// What the rows of a collection say together: shares, the course over time, words that tell tones apart, who and where.

#include <algorithm>
#include <cmath>

#include "apps/sentiment/desk/buckets.h"
#include "apps/sentiment/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/plot.h"
#include "ui/table.h"

namespace cairn::sentiment::desk {
namespace {

constexpr float kTwoColumns_px = 640;

float card_padding(const ui::Ui& ui) { return ui.phone() ? ui::space::k16 : ui::space::k24; }

std::string signed_percent(double balance) {
  const long whole = std::lround(std::abs(balance) * 100);
  return std::string(whole == 0 ? "" : balance < 0 ? "\xE2\x88\x92" : "+") + std::to_string(whole) + " %";
}

void draw_shares(Page& page, const Sums& sums) {
  ui::Ui& ui = page.ui;
  const OpenCollection& open = *page.desk.open;
  const ui::Container region(ui, ui::Role::kRegion, "Tones", "tones");
  const ui::Card card(ui, ui::CardLook::kPlain, card_padding(ui));
  ui.heading(3, ui::Type::kSection, "Tones");
  ui.gap(ui::space::k12);
  const double all = static_cast<double>(std::max<std::size_t>(sums.all.all(), 1));
  ui::Grid grid(ui, "figures", 110, ui::space::k16, 4);
  for (std::size_t i = 0; i < kTones; ++i) {
    const Tone tone = static_cast<Tone>(i);
    if (open.scale() == Scale::kTwo && tone == Tone::kNeutral && sums.all.tones[i] == 0) continue;
    grid.next();
    const ui::Ui::Scope scope(ui, name_of(tone));
    ui::figure(ui, percent(static_cast<double>(sums.all.tones[i]) / all),
               std::string(name_of(tone)) + ", " + with_commas(sums.all.tones[i]));
  }
  grid.next();
  const ui::Ui::Scope scope(ui, "unsure");
  ui::figure(ui, percent(static_cast<double>(sums.all.unsure) / all), "Not sure, " + with_commas(sums.all.unsure));
}

void draw_course(Page& page, const Sums& sums) {
  ui::Ui& ui = page.ui;
  if (sums.days.size() < 2) return;
  const ui::Container region(ui, ui::Role::kRegion, "Over time", "course");
  const ui::Card card(ui, ui::CardLook::kPlain, card_padding(ui));
  ui.heading(3, ui::Type::kSection, "Over time");
  ui.gap(ui::space::k8);
  ui::BarChart chart;
  const Buckets course = buckets_of(sums.days);
  const std::vector<Bucket>& buckets = course.all;
  chart.labels_title = course.unit;
  chart.name = "Texts over time, by tone";
  chart.axis_title = "Texts";
  chart.series = {"negative", "neutral", "not sure", "positive"};
  const ui::Palette& c = ui.colors();
  chart.colors = {bar_of(c, Tone::kNegative), bar_of(c, Tone::kNeutral), ui::mix(c.warn, c.warn_soft, 0.4f),
                  bar_of(c, Tone::kPositive)};
  chart.values.resize(4);
  std::size_t worst = 0;
  for (std::size_t i = 0; i < buckets.size(); ++i) {
    const Tally& tally = buckets[i].tally;
    chart.labels.push_back(buckets[i].label);
    chart.values[0].push_back(static_cast<float>(tally.tones[0]));
    chart.values[1].push_back(static_cast<float>(tally.tones[1]));
    chart.values[2].push_back(static_cast<float>(tally.unsure));
    chart.values[3].push_back(static_cast<float>(tally.tones[2]));
    if (tally.tones[0] > buckets[worst].tally.tones[0]) worst = i;
  }
  chart.summary = "Most negative texts: " + with_commas(buckets[worst].tally.tones[0]) + ", " +
                  to_lower_ascii(chart.labels_title) + " " + buckets[worst].label + ".";
  ui::bar_chart(ui, chart);
}

// Words of one tone; a press shows the rows that have them.
void draw_topics_of(Page& page, const Sums& sums, Tone tone) {
  ui::Ui& ui = page.ui;
  const auto& topics = sums.topics[static_cast<std::size_t>(tone)];
  const ui::Ui::Scope scope(ui, name_of(tone));
  const std::string title = "In " + to_lower_ascii(name_of(tone)) + " texts";
  ui.heading(4, ui::Type::kBodyStrong, title);
  ui.gap(ui::space::k8);
  if (topics.empty()) {
    ui.muted("No word stands out");
    return;
  }
  const ui::Container list(ui, ui::Role::kList, title, "topics");
  const ui::Row row(ui, ui::space::k8);
  for (const ml::Keyword& topic : topics) {
    const std::string label = topic.term + " " + with_commas(topic.here);
    const std::string says =
        topic.term + " " + with_commas(topic.here) + ": show " + counted(topic.here, "text", "texts");
    if (ui::button(ui, label, {.small = true, .key = topic.term, .says = says})) {
      page.desk.open->filter = {};
      page.desk.open->filter.words = topic.term;
      page.desk.open->filter.which = tone == Tone::kNegative   ? Which::kNegative
                                     : tone == Tone::kPositive ? Which::kPositive
                                                               : Which::kNeutral;
      page.desk.insight = 1;
      ui.request_settle();
    }
  }
}

void draw_topics(Page& page, const Sums& sums) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Topics", "topics");
  const ui::Card card(ui, ui::CardLook::kPlain, card_padding(ui));
  ui.heading(3, ui::Type::kSection, "Topics");
  ui.gap(ui::space::k4);
  ui.muted("Words and pairs of words that texts of one tone have more often than the others, with how many have them.");
  ui.gap(ui::space::k12);
  ui::Columns columns(ui, {1, 1}, ui::space::k24, kTwoColumns_px);
  columns.next();
  draw_topics_of(page, sums, Tone::kNegative);
  columns.next();
  draw_topics_of(page, sums, Tone::kPositive);
}

void draw_names(Page& page, const Names& names, std::string_view title, bool authors) {
  ui::Ui& ui = page.ui;
  if (names.count < 2) return;
  const ui::Ui::Scope scope(ui, title);
  const ui::Container region(ui, ui::Role::kRegion, title, "names");
  const ui::Card card(ui, ui::CardLook::kPlain, card_padding(ui));
  ui.heading(3, ui::Type::kSection, title);
  ui.gap(ui::space::k8);
  const std::vector<std::string> choices = [&] {
    std::vector<std::string> all{authors ? "Show the rows of an author" : "Show the rows of a source"};
    for (const auto& one : names.most) all.push_back(one.first);
    return all;
  }();
  ui::Table table{.name = std::string(title),
                  .columns = {{authors ? "Author" : "Source", 4},
                              {"Texts", 1.4f, 1},
                              {"Negative", 1.6f, 1},
                              {"Positive", 1.6f, 1},
                              {"Balance", 1.6f, 1}},
                  .rows = {}};
  for (const auto& [name, tally] : names.most) {
    const auto all = static_cast<double>(tally.all());
    table.rows.push_back({name, with_commas(tally.all()), percent(static_cast<double>(tally.tones[0]) / all),
                          percent(static_cast<double>(tally.tones[2]) / all), signed_percent(tally.balance())});
  }
  ui::table(ui, table);
  ui.gap(ui::space::k8);
  if (const auto chosen = ui::select(ui, choices[0], choices, 0, std::min(320.0f, ui.width()), false)) {
    Filter filter;
    (authors ? filter.author : filter.source) = choices[static_cast<std::size_t>(*chosen)];
    page.desk.open->filter = filter;
    page.desk.insight = 1;
    ui.request_settle();
  }
  if (names.count > names.most.size()) {
    ui.gap(ui::space::k4);
    ui.muted("The " + std::to_string(names.most.size()) + " with the most texts of " + with_commas(names.count) + ".");
  }
}

void draw_feelings(Page& page, const Sums& sums) {
  ui::Ui& ui = page.ui;
  if (sums.with_emotions == 0 && sums.with_irony == 0) return;
  const ui::Container region(ui, ui::Role::kRegion, "Emotion and irony", "feelings");
  const ui::Card card(ui, ui::CardLook::kPlain, card_padding(ui));
  ui.heading(3, ui::Type::kSection, "Emotion and irony");
  ui.gap(ui::space::k12);
  const auto share = [&](std::string_view name, std::size_t count, std::size_t of) {
    const ui::Ui::Scope scope(ui, name);
    const double part = static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(of, 1));
    ui.text(ui::Type::kSmall, std::string(name) + ": " + percent(part) + ", " + counted(count, "text", "texts"));
    ui.gap(ui::space::k4);
    ui::progress_bar(ui, name, part);
    ui.gap(ui::space::k8);
  };
  for (std::size_t i = 0; i < kEmotions.size(); ++i) {
    std::string name(kEmotions[i]);
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    share(name, sums.emotions[i], sums.with_emotions);
  }
  share("Ironic", sums.ironic, sums.with_irony);
  ui.muted(
      "Only where Deep is sure enough; the others have none that stands out. Irony was learned from tweets, half of "
      "them "
      "ironic: in plain texts it sees too much.");
}

}  // namespace

void draw_sums(Page& page) {
  ui::Ui& ui = page.ui;
  const Sums& sums = page.desk.open->digest().sums();
  if (sums.rows == 0) {
    const Run* run = page.desk.open->run(page.desk.open->shown);
    const bool waiting = run == nullptr && !page.desk.shelf.settled();
    const bool counting = run != nullptr && (run->running() || run->done() > 0 || run->stand() == Run::Stand::kLoading);
    if (waiting || counting)
      ui.muted("Counting\xE2\x80\xA6");
    else
      ui::empty_state(ui, icon::kChartLine, "Nothing is judged yet",
                      "Start a model above, and see here what the texts say together.");
    return;
  }
  const auto part = [&](auto draw) {
    const float before = ui.y();
    draw();
    if (ui.y() > before) ui.gap(ui::space::k16);
  };
  part([&] { draw_shares(page, sums); });
  part([&] { draw_course(page, sums); });
  part([&] { draw_topics(page, sums); });
  part([&] { draw_feelings(page, sums); });
  part([&] { draw_names(page, sums.sources, "By source", false); });
  part([&] { draw_names(page, sums.authors, "By author", true); });
}

}  // namespace cairn::sentiment::desk

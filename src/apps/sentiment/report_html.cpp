// The report as one HTML file; the same page on screen and on paper.

#include <algorithm>
#include <cmath>
#include <utility>

#include "apps/sentiment/exports.h"
#include "base/html.h"
#include "base/numbers.h"
#include "base/phrases.h"
#include "base/text.h"

namespace cairn::sentiment {
namespace {

using Counts = std::array<std::size_t, kTones>;

constexpr std::array<std::string_view, kTones> kClasses{"neg", "neu", "pos"};

constexpr std::string_view kStyle = R"css(
:root { color-scheme: light; --ink: #1A1C1E; --muted: #5F666B; --line: #E3E4DF; }
* { box-sizing: border-box; }
html { background: #F7F7F4; }
body { margin: 0 auto; padding: 32px 24px 40px; max-width: 800px; color: var(--ink);
  font: 13px/1.4 Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
h1, h2, p, ul, dl, dd, blockquote, table { margin: 0; }
h1 { font-size: 24px; line-height: 1.2; font-weight: 600; letter-spacing: -0.01em; }
h2 { margin: 14px 0 4px; font-size: 13px; font-weight: 600; color: var(--muted); }
ul { padding: 0 0 0 16px; }
.lead, .small, figcaption, th, dt { color: var(--muted); }
.small { font-size: 11.5px; }
.tones { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; margin: 12px 0 8px; }
.tones div { display: flex; flex-direction: column-reverse; }
.tones dd { font-size: 22px; line-height: 1.2; font-weight: 600; }
figure { margin: 0; }
svg { display: block; width: 100%; height: auto; }
.neg { fill: #D55E00; } .neu { fill: #B4B8B5; } .pos { fill: #0072B2; }
.ground { fill: var(--line); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 24px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 2px 0 2px 12px; border-top: 1px solid var(--line); text-align: right; font-weight: 400; }
th:first-child { padding-left: 0; text-align: left; }
thead th { border-top: 0; font-size: 11.5px; }
tbody th { color: var(--ink); }
blockquote { padding: 4px 0; border-top: 1px solid var(--line); }
blockquote:first-of-type { border-top: 0; }
@media (max-width: 560px) { .pair { grid-template-columns: 1fr; } }
@media print {
  @page { size: A4; margin: 12mm 14mm; }
  html { background: #FFFFFF; }
  body { padding: 0; max-width: none; font-size: 8.5pt; line-height: 1.3; }
  h1 { font-size: 16pt; }
  h2, .small, figcaption, thead th { font-size: 7.5pt; }
  h2 { margin: 9px 0 2px; }
  .tones { margin: 8px 0 6px; }
  .tones dd { font-size: 14pt; }
  th, td { padding-top: 1px; padding-bottom: 1px; }
  blockquote { padding: 2px 0; }
  section, figure, table, blockquote { break-inside: avoid; }
}
)css";

std::string name(std::string_view text) { return escape_html(text, kReportNameCharacters); }

std::string percent(double share) {
  return std::to_string(std::isfinite(share) ? std::lround(100 * std::clamp(share, 0.0, 1.0)) : 0);
}

std::string range(double low, double high) { return percent(low) + " to " + percent(high) + " %"; }

std::size_t sum_of(const Counts& counts) { return counts[0] + counts[1] + counts[2]; }

double part(std::size_t count, std::size_t of) {
  return of == 0 ? 0 : static_cast<double>(count) / static_cast<double>(of);
}

void add_counts(Counts& to, const Counts& counts) {
  for (std::size_t tone = 0; tone < kTones; ++tone) to[tone] += counts[tone];
}

// The three tones beside each other, over the whole width.
std::string bar(const Counts& counts, int height) {
  std::string out = "<svg viewBox=\"0 0 400 " + std::to_string(height) + "\" aria-hidden=\"true\">";
  const std::size_t all = sum_of(counts);
  double x = 0;
  for (std::size_t tone = 0; tone < kTones; ++tone) {
    const double width = 400 * part(counts[tone], all);
    if (width > 0)
      out += "<rect class=\"" + std::string(kClasses[tone]) + "\" x=\"" + svg_number(x) + "\" width=\"" +
             svg_number(width) + "\" height=\"" + std::to_string(height) + "\"/>";
    x += width;
  }
  return out + "</svg>";
}

void write_header(std::string& out, const Report& report) {
  const std::string title = report.collection.empty() ? "Texts" : name(report.collection);
  out += "<header>\n<h1><bdi>" + title + "</bdi></h1>\n<p class=\"lead\">" + counted(report.texts, "text", "texts");
  if (report.copies > 0) out += ", " + counted(report.copies, "copy", "copies") + " left out";
  out += ", read by " + name(report.model);
  if (!report.model_version.empty()) out += " " + name(report.model_version);
  out += "; it was not sure of " + with_commas(report.not_sure) + ".";
  if (report.own_labels > 0) out += " " + counted(report.own_labels, "text was", "texts were") + " labelled by hand.";
  out += "</p>\n</header>\n";
}

void write_shares(std::string& out, const Report& report) {
  Counts counts{};
  out += "<section aria-label=\"Tone\">\n<dl class=\"tones\">\n";
  for (std::size_t tone = 0; tone < kTones; ++tone) {
    const ReportShare& share = report.shares[tone];
    counts[tone] = share.count;
    out += "<div><dt>" + std::string(kToneNames[tone]) + ", " + counted(share.count, "text", "texts") + ", " +
           range(share.low, share.high) + "</dt><dd>" + percent(share.share) + " %</dd></div>\n";
  }
  out += "</dl>\n" + bar(counts, 10) + "\n</section>\n";
}

// Neighbours are added to each other until there are few enough.
std::vector<ReportBucket> few_buckets(const std::vector<ReportBucket>& trend) {
  const std::size_t together = (trend.size() + kReportBuckets - 1) / kReportBuckets;
  if (together <= 1) return trend;
  std::vector<ReportBucket> out;
  for (std::size_t i = 0; i < trend.size(); ++i) {
    if (i % together == 0)
      out.push_back(trend[i]);
    else
      add_counts(out.back().counts, trend[i].counts);
  }
  return out;
}

void write_trend(std::string& out, const Report& report) {
  if (report.trend.size() < 2) return;
  constexpr double kWidth = 800, kHeight = 110;
  const std::vector<ReportBucket> buckets = few_buckets(report.trend);
  std::size_t most = 1;
  for (const ReportBucket& bucket : buckets) most = std::max(most, sum_of(bucket.counts));
  const double step = kWidth / static_cast<double>(buckets.size());
  out +=
      "<section aria-label=\"Over time\">\n<h2>Over time</h2>\n<figure>\n<svg viewBox=\"0 0 800 112\" role=\"img\" "
      "aria-label=\"Texts by tone over time, at most " +
      with_commas(most) + " at once\">";
  for (std::size_t i = 0; i < buckets.size(); ++i) {
    double y = kHeight;
    for (const std::size_t tone : {std::size_t{1}, std::size_t{2}, std::size_t{0}}) {  // complaints on top
      const double height = kHeight * part(buckets[i].counts[tone], most);
      if (buckets[i].counts[tone] == 0) continue;
      y -= height;
      out += "<rect class=\"" + std::string(kClasses[tone]) + "\" x=\"" + svg_number(step * static_cast<double>(i)) +
             "\" y=\"" + svg_number(std::max(y, 0.0)) + "\" width=\"" + svg_number(step * 0.86) + "\" height=\"" +
             svg_number(height) + "\"/>";
    }
  }
  out += "<rect class=\"ground\" y=\"110\" width=\"800\" height=\"1\"/></svg>\n<figcaption class=\"small\"><bdi>" +
         name(report.trend.front().label) + "</bdi> to <bdi>" + name(report.trend.back().label) +
         "</bdi>; the highest column is " + counted(most, "text", "texts") +
         ". Below neutral, then positive, negative on top.</figcaption>\n</figure>\n</section>\n";
}

void write_topics(std::string& out, std::string_view title, const std::vector<ReportTopic>& topics) {
  out += "<section aria-label=\"" + std::string(title) + "\">\n<h2>" + std::string(title) + "</h2>\n";
  if (topics.empty()) {
    out += "<p class=\"small\">Nothing that stands out.</p>\n</section>\n";
    return;
  }
  out +=
      "<table>\n<thead><tr><th scope=\"col\">Words</th><th scope=\"col\">here</th><th scope=\"col\">elsewhere</th>"
      "</tr></thead>\n<tbody>\n";
  for (std::size_t i = 0; i < topics.size() && i < kReportTopics; ++i)
    out += "<tr><th scope=\"row\"><bdi>" + name(topics[i].term) + "</bdi></th><td>" + with_commas(topics[i].here) +
           "</td><td>" + with_commas(topics[i].elsewhere) + "</td></tr>\n";
  out += "</tbody>\n</table>\n</section>\n";
}

void write_quotes(std::string& out, std::string_view title, const std::vector<ReportQuote>& quotes) {
  if (quotes.empty()) return;
  out += "<section aria-label=\"" + std::string(title) + "\">\n<h2>" + std::string(title) + "</h2>\n";
  for (std::size_t i = 0; i < quotes.size() && i < kReportQuotes; ++i) {
    out += "<blockquote><p dir=\"auto\">" + escape_html(quotes[i].text, kReportQuoteCharacters) + "</p>";
    if (!quotes[i].about.empty()) out += "<p class=\"small\" dir=\"auto\">" + name(quotes[i].about) + "</p>";
    out += "</blockquote>\n";
  }
  out += "</section>\n";
}

void write_sources(std::string& out, const Report& report) {
  if (report.sources.size() < 2) return;
  std::vector<ReportBucket> shown = report.sources;
  if (shown.size() > kReportSources + 1) {
    shown.resize(kReportSources);
    ReportBucket rest{"all others", {}};
    for (std::size_t i = kReportSources; i < report.sources.size(); ++i)
      add_counts(rest.counts, report.sources[i].counts);
    shown.push_back(std::move(rest));
  }
  out += "<section aria-label=\"By source\">\n<h2>By source</h2>\n<table>\n<thead><tr><th scope=\"col\">Source</th>";
  for (const std::string_view tone : kToneNames) out += "<th scope=\"col\">" + std::string(tone) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (const ReportBucket& source : shown) {
    out += "<tr><th scope=\"row\"><bdi>" + (source.label.empty() ? "not stated" : name(source.label)) + "</bdi></th>";
    for (const std::size_t count : source.counts)
      out += "<td>" + with_commas(count) + " (" + percent(part(count, sum_of(source.counts))) + " %)</td>";
    out += "</tr>\n";
  }
  out += "</tbody>\n</table>\n</section>\n";
}

void write_footer(std::string& out, const Report& report) {
  out += "<footer>\n";
  if (report.figures || !report.caveats.empty()) out += "<h2>How far to trust it</h2>\n<ul class=\"small\">\n";
  if (report.figures) {
    const ReportFigures& figures = *report.figures;
    out += "<li>On " + counted(figures.texts, "labelled text", "labelled texts") + " it is right " +
           percent(figures.accuracy) + " % of the time (" + range(figures.accuracy_low, figures.accuracy_high) +
           "); mean F1 of the tones " + percent(figures.macro_f1) + " % (" +
           range(figures.macro_f1_low, figures.macro_f1_high) + ").</li>\n";
  }
  for (std::size_t i = 0; i < report.caveats.size() && i < kReportCaveats; ++i)
    out += "<li>" + escape_html(report.caveats[i], kReportCaveatCharacters) + "</li>\n";
  if (report.figures || !report.caveats.empty()) out += "</ul>\n";
  out += "<p class=\"small\">" + name(report.date) + ". Made with Cairn, on the device of its maker.</p>\n</footer>\n";
}

}  // namespace

std::string report_html(const Report& report) {
  const std::string title = report.collection.empty() ? "Report" : name(report.collection) + " · Report";
  std::string out =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" "
      "content=\"no-referrer\">\n<title>" +
      title + "</title>\n<style>";
  out += kStyle;
  out += "</style>\n</head>\n<body>\n";
  write_header(out, report);
  out += "<main>\n";
  write_shares(out, report);
  write_trend(out, report);
  out += "<div class=\"pair\">\n";
  write_topics(out, "What negative texts speak of", report.negative_topics);
  write_topics(out, "What positive texts speak of", report.positive_topics);
  write_quotes(out, "In their words, negative", report.negative_quotes);
  write_quotes(out, "In their words, positive", report.positive_quotes);
  out += "</div>\n";
  write_sources(out, report);
  out += "</main>\n";
  write_footer(out, report);
  return out + "</body>\n</html>\n";
}

}  // namespace cairn::sentiment

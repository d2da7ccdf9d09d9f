// The report as one HTML file; the same page on screen and on paper.

#include "apps/shop/report_html.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "base/html.h"
#include "base/text.h"

namespace cairn::shop::desk {
namespace {

constexpr std::string_view kStyle = R"css(
:root { color-scheme: light; --ink: #1A1C1E; --muted: #4E5559; --line: #B4B8B5; }
* { box-sizing: border-box; }
html { background: #FFFFFF; }
body { margin: 0 auto; padding: 32px 24px 40px; max-width: 800px; color: var(--ink);
  font: 13px/1.4 Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere; }
h1, h2, p, ul, dl, dt, dd, figure, table { margin: 0; }
h1 { font-size: 24px; line-height: 1.2; font-weight: 600; letter-spacing: -0.01em; }
h2 { margin: 16px 0 4px; font-size: 13px; font-weight: 600; }
ul { padding: 0 0 0 16px; }
.lead, .small, .beside, thead th, dt { color: var(--muted); }
.small, .beside { font-size: 11.5px; }
.choices { padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 0 16px; font-weight: 600; }
.figures { display: flex; flex-wrap: wrap; gap: 8px 24px; margin: 16px 0 0; padding: 8px 0;
  border-top: 1px solid var(--ink); border-bottom: 1px solid var(--ink); }
.figures div { flex: 1 1 110px; }
.value { font-size: 22px; line-height: 1.25; font-weight: 600; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 12px; fill: var(--muted); }
.grid { stroke: var(--line); stroke-width: 0.7; }
.zero { stroke: var(--muted); stroke-width: 1; }
.trend { fill: none; stroke: var(--ink); stroke-width: 1.4; stroke-linejoin: round; }
.dot { fill: var(--ink); }
.end { text-anchor: end; }
.middle { text-anchor: middle; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 28px; align-items: start; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 2px 0 2px 12px; border-top: 1px solid var(--line); text-align: left; font-weight: 400;
  vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; }
thead th { border-top: 0; font-size: 11.5px; vertical-align: bottom; overflow-wrap: break-word; }
.right { text-align: right; }
td.right, tbody th.right { white-space: nowrap; }
table:not(.shared) tbody th:first-child:not(.right) { width: 100%; }
footer { margin-top: 16px; padding-top: 8px; border-top: 1px solid var(--line); }
@media (max-width: 560px) { .pair { grid-template-columns: minmax(0, 1fr); } }
@media print {
  @page { size: A4; margin: 12mm 14mm; }
  body { padding: 0; max-width: none; font-size: 8.5pt; line-height: 1.3; }
  h1 { font-size: 16pt; }
  h2 { margin: 11px 0 2px; font-size: 8.5pt; }
  .small, .beside, thead th, dt { font-size: 7.5pt; }
  .figures { margin: 8px 0 0; padding: 6px 0; }
  .value { font-size: 14pt; }
  th, td { padding-top: 1px; padding-bottom: 1px; }
  tbody :not(.right) > bdi { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2;
    overflow: hidden; }
  footer { margin-top: 10px; padding-top: 4px; }
  section, figure, table, tr, footer { break-inside: avoid; }
}
)css";

std::string name(std::string_view text) { return escape_html(text, kReportNameCharacters); }

// In whichever direction it is written, without turning what stands beside it.
std::string apart(const std::string& safe_text) { return "<bdi>" + safe_text + "</bdi>"; }

std::string open_section(std::string_view title) {
  if (trim(title).empty()) return "<section>\n";
  return "<section aria-label=\"" + name(title) + "\">\n<h2>" + apart(name(title)) + "</h2>\n";
}

// ---- Numbers of the trend

constexpr double kMostValue = 1e15;  // beyond it a double no longer has its units
constexpr int kMostTicks = 4;
constexpr std::string_view kMinus = "\xE2\x88\x92";

// number · 10^power, exactly: "1,500", "−0.5".
std::string decimal(std::int64_t number, int power) {
  std::string digits = std::to_string(number < 0 ? -number : number);
  if (power > 0 && number != 0) digits.append(static_cast<std::size_t>(power), '0');
  std::string part;
  if (power < 0) {
    const auto places = static_cast<std::size_t>(-power);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    part = "." + digits.substr(digits.size() - places);
    digits.resize(digits.size() - places);
  }
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return (number < 0 ? std::string(kMinus) : std::string()) + digits + part;
}

std::string value_words(double value) {
  constexpr double kWholeFrom = 1000;
  const bool whole = std::abs(value) >= kWholeFrom || value == std::round(value);
  return whole ? decimal(std::llround(value), 0) : decimal(std::llround(value * 100), -2);
}

// Lines across the drawing: multiples of 1, 2 or 5 times a power of ten, three or four, 0 among them.
struct Ticks {
  std::int64_t first = 0, last = 1;  // multiples of `step`
  std::int64_t step = 1;             // in units of 10^power
  int power = 0;
  double unit = 1;  // a multiple of the step, as a value
};

Ticks ticks_of(double low, double high) {
  Ticks out;
  constexpr double kLeastRange = 1e-6;
  if (high - low < kLeastRange) high = low < 0 ? 0 : low + 1;
  constexpr int kFinest = -7, kCoarsest = 16;
  for (out.power = kFinest; out.power <= kCoarsest; ++out.power) {
    for (const std::int64_t step : {1, 2, 5}) {
      out.step = step;
      out.unit = static_cast<double>(step) * std::pow(10.0, out.power);
      const double first = std::floor(low / out.unit + 1e-9), last = std::ceil(high / out.unit - 1e-9);
      if (last - first + 1 > kMostTicks) continue;
      out.first = static_cast<std::int64_t>(first);
      out.last = static_cast<std::int64_t>(last);
      return out;
    }
  }
  return out;
}

// ---- The drawing

struct Frame {  // where the values lie in the drawing, in its own units
  static constexpr double kRight = 792, kTop = 10, kBottom = 126;
  double left = 0;
  Ticks ticks;
  double y(double value) const {
    const auto first = static_cast<double>(ticks.first), last = static_cast<double>(ticks.last);
    return kBottom - (kBottom - kTop) * (value / ticks.unit - first) / (last - first);
  }
};

std::string label_of_tick(const Ticks& ticks, std::int64_t tick) { return decimal(tick * ticks.step, ticks.power); }

std::string text_at(double x, double y, std::string_view style, const std::string& safe_text) {
  return "<text x=\"" + svg_number(x) + "\" y=\"" + svg_number(y) + "\"" +
         (style.empty() ? "" : " class=\"" + std::string(style) + "\"") + ">" + safe_text + "</text>";
}

std::string grid_of(const Frame& frame) {
  constexpr double kGap = 8, kHalfLetter = 4;
  std::string out;
  for (std::int64_t tick = frame.ticks.first; tick <= frame.ticks.last; ++tick) {
    const double y = frame.y(static_cast<double>(tick) * frame.ticks.unit);
    out += "<line class=\"" + std::string(tick == 0 ? "zero" : "grid") + "\" x1=\"" + svg_number(frame.left) +
           "\" y1=\"" + svg_number(y) + "\" x2=\"" + svg_number(Frame::kRight) + "\" y2=\"" + svg_number(y) + "\"/>" +
           text_at(frame.left - kGap, y + kHalfLetter, "end", label_of_tick(frame.ticks, tick)) + "\n";
  }
  return out;
}

std::string lines_of(const Frame& frame, const std::vector<Report::Line>& trend) {
  constexpr double kBaseline = 144;
  if (trend.size() == 1) {
    const double x = (frame.left + Frame::kRight) / 2;
    return "<circle class=\"dot\" cx=\"" + svg_number(x) + "\" cy=\"" + svg_number(frame.y(trend[0].value)) +
           "\" r=\"3\"/>" + text_at(x, kBaseline, "middle", name(trend[0].label));
  }
  const double step = (Frame::kRight - frame.left) / static_cast<double>(trend.size() - 1);
  std::string out = "<polyline class=\"trend\" points=\"";
  for (std::size_t i = 0; i < trend.size(); ++i)
    out += (i == 0 ? "" : " ") + svg_number(frame.left + step * static_cast<double>(i)) + "," +
           svg_number(frame.y(trend[i].value));
  out += "\"/>\n" + text_at(frame.left, kBaseline, "", name(trend.front().label));
  return out + text_at(Frame::kRight, kBaseline, "end", name(trend.back().label));
}

std::vector<Report::Line> numbers_of(const std::vector<Report::Line>& trend) {
  std::vector<Report::Line> out;
  for (const Report::Line& line : trend)
    if (std::isfinite(line.value)) out.push_back({line.label, std::clamp(line.value, -kMostValue, kMostValue)});
  return out;
}

void write_trend(std::string& out, const Report& report) {
  constexpr double kDigit = 7, kBeside = 12;  // units of the drawing
  const std::vector<Report::Line> trend = numbers_of(report.trend);
  if (trend.empty()) return;
  const auto less = [](const Report::Line& a, const Report::Line& b) { return a.value < b.value; };
  const auto [low, high] = std::minmax_element(trend.begin(), trend.end(), less);
  Frame frame;
  frame.ticks = ticks_of(std::min(0.0, low->value), std::max(0.0, high->value));
  std::size_t longest = 1;
  for (std::int64_t tick = frame.ticks.first; tick <= frame.ticks.last; ++tick)
    longest = std::max(longest, count_code_points(label_of_tick(frame.ticks, tick)));
  frame.left = kDigit * static_cast<double>(longest) + kBeside;
  const std::string unit = trim(report.trend_unit).empty() ? "" : " " + name(report.trend_unit);
  const std::string title = trim(report.trend_title).empty() ? "Trend" : report.trend_title;
  out += open_section(title) + "<figure>\n<svg viewBox=\"0 0 800 150\" role=\"img\" aria-label=\"" + name(title) +
         ", " + name(trend.front().label);
  if (trend.size() > 1) out += " to " + name(trend.back().label);
  out += ": lowest " + value_words(low->value) + unit + " (" + name(low->label) + "), highest " +
         value_words(high->value) + unit + " (" + name(high->label) + ")\">\n";
  out += grid_of(frame) + lines_of(frame, trend) + "\n</svg>\n</figure>\n</section>\n";
}

// ---- The rest of the page

void write_header(std::string& out, const Report& report, const std::string& title) {
  out += "<header>\n<h1>" + apart(title) + "</h1>\n";
  if (!trim(report.days).empty()) out += "<p class=\"lead\">" + apart(name(report.days)) + "</p>\n";
  if (!report.choices.empty()) {
    out += "<ul class=\"choices\">\n";
    for (std::size_t i = 0; i < report.choices.size() && i < kReportChoices; ++i)
      out += "<li>" + apart(name(report.choices[i])) + "</li>\n";
    out += "</ul>\n";
  }
  out += "</header>\n";
}

void write_figures(std::string& out, const Report& report) {
  if (report.figures.empty()) return;
  out += "<section aria-label=\"Figures\">\n<dl class=\"figures\">\n";
  for (std::size_t i = 0; i < report.figures.size() && i < kReportFigures; ++i) {
    const Report::Figure& figure = report.figures[i];
    out += "<div><dt>" + apart(name(figure.name)) + "</dt><dd class=\"value\">" +
           apart(escape_html(figure.value, kReportNumberCharacters)) + "</dd>";
    if (!trim(figure.beside).empty()) out += "<dd class=\"beside\">" + apart(name(figure.beside)) + "</dd>";
    out += "</div>\n";
  }
  out += "</dl>\n</section>\n";
}

std::string cell(std::string_view tag, std::string_view scope, bool right, std::string_view text) {
  std::string out = "<" + std::string(tag);
  if (!scope.empty()) out += " scope=\"" + std::string(scope) + "\"";
  if (right) out += " class=\"right\"";
  return out + ">" + apart(escape_html(text, right ? kReportNumberCharacters : kReportNameCharacters)) + "</" +
         std::string(tag) + ">";
}

void write_table(std::string& out, const Report::Table& table) {
  std::size_t columns = table.heads.size();
  for (const auto& row : table.rows) columns = std::max(columns, row.size());
  columns = std::min(columns, kReportColumns);
  const auto text_at = [](const std::vector<std::string>& texts, std::size_t at) -> std::string_view {
    return at < texts.size() ? std::string_view(texts[at]) : std::string_view();
  };
  const auto right = [&](std::size_t column) { return column < table.right.size() && table.right[column]; };
  out += open_section(table.title);
  if (columns == 0 || table.rows.empty()) {
    out += "<p class=\"small\">Nothing to show.</p>\n</section>\n";
    return;
  }
  std::size_t columns_of_names = 0;
  for (std::size_t i = 0; i < columns; ++i) columns_of_names += right(i) ? 0U : 1U;
  // One column of names takes what the numbers leave; several share it by what they hold.
  out += columns_of_names > 1 ? "<table class=\"shared\">\n" : "<table>\n";
  if (!table.heads.empty()) {
    out += "<thead><tr>";
    for (std::size_t i = 0; i < columns; ++i) out += cell("th", "col", right(i), text_at(table.heads, i));
    out += "</tr></thead>\n";
  }
  out += "<tbody>\n";
  for (std::size_t i = 0; i < table.rows.size() && i < kReportRows; ++i) {
    out += "<tr>" + cell("th", "row", right(0), text_at(table.rows[i], 0));
    for (std::size_t k = 1; k < columns; ++k) out += cell("td", "", right(k), text_at(table.rows[i], k));
    out += "</tr>\n";
  }
  out += "</tbody>\n</table>\n</section>\n";
}

void write_tables(std::string& out, const Report& report) {
  if (report.tables.empty()) return;
  out += "<div class=\"pair\">\n";
  for (std::size_t i = 0; i < report.tables.size() && i < kReportTables; ++i) write_table(out, report.tables[i]);
  out += "</div>\n";
}

void write_footer(std::string& out, const Report& report) {
  out += "<footer>\n";
  if (!report.notes.empty()) {
    out += "<ul class=\"small\">\n";
    for (std::size_t i = 0; i < report.notes.size() && i < kReportNotes; ++i)
      out += "<li>" + apart(escape_html(report.notes[i], kReportNoteCharacters)) + "</li>\n";
    out += "</ul>\n";
  }
  const std::string made = trim(report.made_on).empty() ? "" : apart(name(report.made_on)) + ". ";
  out += "<p class=\"small\">" + made + "Made with Cairn, on the device of its maker.</p>\n</footer>\n";
}

}  // namespace

std::string report_html(const Report& report) {
  const std::string title = trim(report.title).empty() ? "Report" : name(report.title);
  std::string out =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" "
      "content=\"no-referrer\">\n<title>" +
      title + "</title>\n<style>";
  out += kStyle;
  out += "</style>\n</head>\n<body>\n";
  write_header(out, report, title);
  out += "<main>\n";
  write_figures(out, report);
  write_trend(out, report);
  write_tables(out, report);
  out += "</main>\n";
  write_footer(out, report);
  return out + "</body>\n</html>\n";
}

}  // namespace cairn::shop::desk

// The shop's report for printing: whole, safe and readable whatever it is given.
#include "apps/shop/report_html.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <set>

#include "base/random.h"
#include "base/text.h"

namespace cairn::shop::desk {
namespace {

std::string hostile(Random& random) {
  static const std::vector<std::string> all{
      "plain",
      "<script>alert('x')</script>",
      "\"><img src=x onerror=alert(1)>",
      "</style></svg></td><b>",
      "&lt;b&gt; &amp;",
      "bad \xFF\xFE bytes \xF0\x9F",
      "\xE2\x80\xAEright to left\xE2\x80\xAC",
      "line\r\nbreak",
      std::string("zero\0byte", 9),
      std::string(5000, 'w'),
      "",
      " ",
  };
  return all[random.index(all.size())];
}

Report hostile_report(std::uint64_t seed, std::size_t size) {
  Random random(seed);
  const auto some = [&](std::size_t most) {
    std::vector<std::string> out(random.index(most + 1));
    for (std::string& text : out) text = hostile(random);
    return out;
  };
  Report out;
  out.title = hostile(random);
  out.days = hostile(random);
  out.made_on = hostile(random);
  out.trend_title = hostile(random);
  out.trend_unit = hostile(random);
  out.choices = some(size);
  out.notes = some(size);
  for (std::size_t i = 0; i < size; ++i) {
    out.figures.push_back({hostile(random), hostile(random), hostile(random)});
    out.trend.push_back({hostile(random), random.unit() * 1000 - 300});
    Report::Table table{hostile(random), some(8), std::vector<bool>(random.index(8), random.chance(0.5)), {}};
    for (std::size_t row = random.index(size + 1); row > 0; --row) table.rows.push_back(some(9));
    out.tables.push_back(table);
  }
  return out;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

// Every tag that is opened is closed, in turn, and every attribute has its two quotes. `text`: from a "<" to its ">".
void check_tag(const std::string& text, std::vector<std::string>& open) {
  static const std::set<std::string> known{
      "html", "head", "title", "style", "body", "header", "h1",   "h2",     "p",       "bdi",      "main",
      "div",  "dl",   "dt",    "dd",    "svg",  "ul",     "li",   "text",   "figure",  "table",    "thead",
      "tr",   "th",   "td",    "tbody", "line", "circle", "meta", "footer", "section", "polyline", "!doctype"};
  const bool closing = text[1] == '/';
  std::size_t end = closing ? 2 : 1;
  const std::size_t begin = end;
  while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '!')) ++end;
  const std::string name = text.substr(begin, end - begin);
  CAPTURE(text);
  CHECK(known.count(name) == 1);
  CHECK(count_of(text, "\"") % 2 == 0);
  if (name == "meta" || name == "!doctype") return;
  if (text[text.size() - 2] == '/') return;  // of a drawing: closed at once
  if (!closing) {
    open.push_back(name);
    return;
  }
  REQUIRE_FALSE(open.empty());
  CHECK(open.back() == name);
  open.pop_back();
}

void check_whole(const std::string& html) {
  CHECK(is_valid_utf8(html));
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    REQUIRE(end != std::string::npos);
    check_tag(html.substr(at, end + 1 - at), open);
  }
  CHECK(open.empty());
  for (const char* never : {"<script", "<img", " style=", "=alert(1)>", "href", "src=\"", "http:", "https:", "url(",
                            "nan", "inf\"", "inf,"})
    CHECK(count_of(html, never) == 0);
  CHECK(std::all_of(html.begin(), html.end(), [](unsigned char c) { return c >= ' ' || c == '\n'; }));
}

// What stands between two texts, at its first place.
std::string between(const std::string& text, std::string_view before, std::string_view after) {
  const std::size_t at = text.find(before);
  REQUIRE(at != std::string::npos);
  const std::size_t begin = at + before.size();
  return text.substr(begin, text.find(after, begin) - begin);
}

// The labels of the lines across, from below, and the heights of the points.
std::vector<std::string> tick_labels(const std::string& html) {
  std::vector<std::string> out;
  for (std::size_t at = html.find("<line "); at != std::string::npos; at = html.find("<line ", at + 1))
    out.push_back(between(html.substr(at), "class=\"end\">", "</text>"));
  return out;
}

std::vector<double> heights(const std::string& html) {
  std::vector<double> out;
  const std::string points = between(html, "points=\"", "\"");
  for (std::size_t at = points.find(','); at != std::string::npos; at = points.find(',', at + 1))
    out.push_back(std::atof(points.c_str() + at + 1));
  return out;
}

std::string with_trend(const std::vector<double>& values) {
  Report report;
  report.trend_title = "Revenue by day";
  report.trend_unit = "GBP";
  for (std::size_t i = 0; i < values.size(); ++i) report.trend.push_back({"day " + std::to_string(i + 1), values[i]});
  std::string html = report_html(report);
  check_whole(html);
  return html;
}

TEST_CASE("shop report: no text from outside becomes a tag, an attribute, a script or an address") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Report report = hostile_report(seed, seed % 12);
    const std::string html = report_html(report);
    check_whole(html);
    CHECK(html == report_html(report));
  }
}

TEST_CASE("shop report: of nothing at all") {
  const std::string html = report_html(Report{});
  check_whole(html);
  CHECK(count_of(html, "<h1><bdi>Report</bdi></h1>") == 1);
  CHECK(count_of(html, "<title>Report</title>") == 1);
  CHECK(count_of(html, "<svg") == 0);
  CHECK(count_of(html, "<table") == 0);
  CHECK(count_of(html, "<section") == 0);
}

TEST_CASE("shop report: what it says") {
  Report report;
  report.title = "Gifts & more";
  report.days = "4 Sep to 2 Dec 2011";
  report.choices = {"Only: France", "Only: Fridays"};
  report.made_on = "3 December 2011";
  report.figures = {{"Revenue", "£1,234", "+4 % against £1,187 before"}, {"Orders", "56", ""}};
  report.trend = {{"4 Sep", 10}, {"5 Sep", 1250.5}, {"6 Sep", 0}};
  report.trend_title = "Revenue by day";
  report.trend_unit = "GBP";
  report.tables = {{"Products", {"Product", "Revenue"}, {false, true}, {{"<Jam>", "£12"}, {"Bread"}}},
                   {"Countries", {"Country"}, {}, {}}};
  report.notes = {"Postage is left out."};
  const std::string html = report_html(report);
  check_whole(html);
  for (const char* part :
       {"<html lang=\"en\">", "<title>Gifts &amp; more</title>", "<h1><bdi>Gifts &amp; more</bdi></h1>",
        "<bdi>4 Sep to 2 Dec 2011</bdi>", "<li><bdi>Only: Fridays</bdi></li>",
        "<dt><bdi>Revenue</bdi></dt><dd class=\"value\"><bdi>£1,234</bdi></dd><dd class=\"beside\">",
        "<dt><bdi>Orders</bdi></dt><dd class=\"value\"><bdi>56</bdi></dd></div>",
        "role=\"img\" aria-label=\"Revenue by day, 4 Sep to 6 Sep: lowest 0 GBP (6 Sep), highest 1,251 GBP (5 Sep)\"",
        "<h2><bdi>Products</bdi></h2>", "<th scope=\"col\" class=\"right\"><bdi>Revenue</bdi></th>",
        "<th scope=\"row\"><bdi>&lt;Jam&gt;</bdi></th><td class=\"right\"><bdi>£12</bdi></td>",
        "<th scope=\"row\"><bdi>Bread</bdi></th><td class=\"right\"><bdi></bdi></td>", "Nothing to show.",
        "<li><bdi>Postage is left out.</bdi></li>", "<bdi>3 December 2011</bdi>. Made with Cairn"}) {
    CAPTURE(part);
    CHECK(count_of(html, part) == 1);
  }
}

TEST_CASE("shop report: the trend has three or four lines across, 0 among them, and all points between them") {
  using Labels = std::vector<std::string>;
  CHECK(tick_labels(with_trend({0, 1250})) == Labels{"0", "500", "1,000", "1,500"});
  CHECK(tick_labels(with_trend({7, 7, 7})) == Labels{"0", "5", "10"});
  CHECK(tick_labels(with_trend({0, 0})) == Labels{"0.0", "0.5", "1.0"});
  CHECK(tick_labels(with_trend({-3, 7})) == Labels{"\xE2\x88\x92"
                                                   "5",
                                                   "0", "5", "10"});
  CHECK(tick_labels(with_trend({-20, -10})) == Labels{"\xE2\x88\x92"
                                                      "20",
                                                      "\xE2\x88\x92"
                                                      "10",
                                                      "0"});
  CHECK(tick_labels(with_trend({0.01, 0.03})) == Labels{"0.00", "0.01", "0.02", "0.03"});
  Random random(3);
  for (int round = 0; round < 300; ++round) {
    std::vector<double> values(2 + random.index(20));
    const double size = std::pow(10.0, static_cast<double>(random.between(-4, 18)));
    const double shift = random.unit();
    for (double& value : values) value = (random.unit() - shift) * size;
    const std::string html = with_trend(values);
    const Labels labels = tick_labels(html);
    CHECK(labels.size() >= 3);
    CHECK(labels.size() <= 4);
    CHECK(std::set<std::string>(labels.begin(), labels.end()).size() == labels.size());
    CHECK(count_of(html, "class=\"zero\"") == 1);
    const std::vector<double> at = heights(html);
    REQUIRE(at.size() == values.size());
    for (std::size_t i = 0; i < at.size(); ++i) {
      CHECK(at[i] >= 9.9);
      CHECK(at[i] <= 126.1);
      if (i > 0 && std::abs(values[i]) < 1e15 && std::abs(values[i - 1]) < 1e15)
        CHECK((values[i] >= values[i - 1] ? at[i] <= at[i - 1] : at[i] >= at[i - 1]));
    }
  }
}

TEST_CASE("shop report: few points, and values that are no numbers") {
  std::string html = with_trend({12.345});
  CHECK(count_of(html, "<polyline") == 0);
  CHECK(count_of(html, "<circle") == 1);
  CHECK(count_of(html, ">day 1</text>") == 1);
  CHECK(count_of(html, "lowest 12.35 GBP (day 1)") + count_of(html, "lowest 12.34 GBP (day 1)") == 1);
  html = with_trend({1, 2});
  CHECK(count_of(html, ">day 1</text>") == 1);
  CHECK(count_of(html, ">day 2</text>") == 1);
  const double nan = std::numeric_limits<double>::quiet_NaN(), endless = std::numeric_limits<double>::infinity();
  CHECK(heights(with_trend({1, nan, 3, endless, 2})).size() == 3);
  CHECK(count_of(with_trend({nan}), "<svg") == 0);
  CHECK(tick_labels(with_trend({1e300, -1e300})).size() == 3);
}

TEST_CASE("shop report: long lists and long names are cut to what a page has room for") {
  Report report;
  const std::string longest(3000, 'W');
  for (int i = 0; i < 50; ++i) {
    report.choices.push_back(longest);
    report.notes.push_back(longest);
    report.figures.push_back({longest, longest, longest});
    report.trend.push_back({longest, static_cast<double>(i)});
    report.tables.push_back({longest, {longest, longest}, {false, true}, {}});
    report.tables.back().rows.assign(50, std::vector<std::string>(20, longest));
  }
  const std::string html = report_html(report);
  check_whole(html);
  CHECK(count_of(html, "<table ") == kReportTables);
  CHECK(count_of(html, "<tr><th scope=\"row\">") == kReportTables * kReportRows);
  CHECK(count_of(html, "<td") == kReportTables * kReportRows * (kReportColumns - 1));
  CHECK(count_of(html, "<dt>") == kReportFigures);
  CHECK(count_of(html, "<li>") == kReportChoices + kReportNotes);
  CHECK(count_of(html, std::string(kReportNoteCharacters + 1, 'W')) == 0);
  CHECK(html.size() < 60'000);
}

}  // namespace
}  // namespace cairn::shop::desk

// Files that leave the analyser: they read back, and no text of theirs becomes a formula, a tag or a broken file.
#include "apps/sentiment/exports.h"

#include <doctest/doctest.h>

#include <cctype>
#include <set>

#include "base/html.h"
#include "base/json.h"
#include "base/random.h"
#include "base/text.h"
#include "unit/sentiment_reading_fixture.h"

namespace cairn::sentiment {
namespace {

const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> all{
      "plain",
      "=cmd|' /C calc'!A0",
      "'=1+1",
      "-5 stars, \"great\"",
      "@user\tone;two",
      "line\r\nbreak, comma",
      "<script>alert('x')</script>",
      "\"><img src=x onerror=alert(1)>",
      "</style></svg></td><b>",
      "&lt;b&gt; &amp;",
      "bad \xFF\xFE bytes \xF0\x9F",
      "\xE2\x80\xAEright to left\xE2\x80\xAC",
      "{\"a\":[1,2]}",
      " spaces ",
      "😍 emoji ❤️",
      std::string("zero\0byte", 9),
  };
  return all;
}

std::string hostile(Random& random) {
  std::string out = hostile_texts()[random.index(hostile_texts().size())];
  if (random.chance(0.3)) out += hostile_texts()[random.index(hostile_texts().size())];
  return out;
}

ExportedText some_text(Random& random) {
  ExportedText out;
  out.text = hostile(random);
  if (random.chance(0.5)) out.time = Instant{1'700'000'000'000 + random.between(0, 1'000'000'000)};
  out.author = hostile(random);
  out.source = random.chance(0.5) ? hostile(random) : "";
  out.id = std::to_string(random.below(1000));
  out.file_label = hostile(random);
  if (random.chance(0.5)) out.rating = static_cast<double>(random.between(2, 10)) / 2;
  out.copies = random.index(3);
  out.language = "English";
  for (int model = 0; model < 2; ++model) {
    const double a = random.unit(), b = random.unit() * (1 - a);
    out.told.push_back(random.chance(0.8) ? std::optional(ToldTone{{a, b, 1 - a - b}, random.chance(0.5)})
                                          : std::nullopt);
  }
  if (random.chance(0.3)) out.own = static_cast<Tone>(random.index(kTones));
  if (random.chance(0.5)) out.irony = random.unit();
  if (random.chance(0.5)) out.emotion = "joy";
  return out;
}

std::vector<ExportedText> some_texts(std::uint64_t seed, std::size_t count) {
  Random random(seed);
  std::vector<ExportedText> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(some_text(random));
  return out;
}

std::string exported(TextsFormat format, const std::vector<ExportedText>& texts, const std::string& collection,
                     const std::vector<std::string>& models) {
  TextsExport out(format, collection, models);
  for (const ExportedText& text : texts) out.add(text);
  return out.finish();
}

TEST_CASE("exports: the table reads back to the same cells, none of which is a formula") {
  const std::vector<ExportedText> texts = some_texts(1, 200);
  const std::string file = exported(TextsFormat::kCsv, texts, "x", {"Fast", "=Deep"});
  CHECK(is_valid_utf8(file));
  CsvReader reader(file, ',');
  CsvRow row;
  REQUIRE(reader.next(row));
  const std::size_t columns = row.cells.size();
  CHECK(columns == 9 + 2 * 4 + 4);
  CHECK(row.cells[0] == "Text");
  CHECK(std::set<std::string>(row.cells.begin(), row.cells.end()).size() == columns);
  for (const ExportedText& text : texts) {
    REQUIRE(reader.next(row));
    CHECK(row.fault == CsvRow::Fault::kNone);
    REQUIRE(row.cells.size() == columns);
    for (const std::string& cell : row.cells)
      CHECK((cell.empty() || std::string("=+-@\t\r\n").find(cell[0]) == std::string::npos));
    CHECK(without_formula_guard(row.cells[0]) == to_valid_utf8(text.text));
    CHECK(without_formula_guard(row.cells[2]) == to_valid_utf8(text.author));
    CHECK(row.cells[1] == (text.time ? to_iso(*text.time) : ""));
    CHECK(row.cells[7] == std::to_string(text.copies));
    for (std::size_t model = 0; model < 2; ++model) {
      const std::size_t at = 9 + 4 * model;
      CHECK(row.cells[at] == (text.told[model] ? told_words(*text.told[model]) : ""));
      for (std::size_t tone = 0; tone < kTones && text.told[model]; ++tone)
        CHECK(std::stod(row.cells[at + 1 + tone]) ==
              doctest::Approx(text.told[model]->probabilities[tone]).epsilon(1e-3));
    }
    CHECK(row.cells[17] == (text.own ? kToneNames[static_cast<std::size_t>(*text.own)] : ""));
  }
  CHECK_FALSE(reader.next(row));
}

TEST_CASE("exports: the JSON is one object a line, and says the same") {
  const std::vector<ExportedText> texts = some_texts(2, 100);
  const std::string file = exported(TextsFormat::kJson, texts, "A \"name\"\n</script>", {"Fast", "Deep"});
  CHECK(is_valid_utf8(file));
  const auto read = parse_json(file, 10'000'000);
  REQUIRE(read.ok());
  const Json& json = read.value();
  CHECK(get_int(json, "schema") == 1);
  CHECK(get_string(json, "kind") == "cairn.sentiment.texts");
  CHECK(get_string(json, "collection") == "A \"name\"\n</script>");
  REQUIRE(get_array(json, "texts") != nullptr);
  REQUIRE(get_array(json, "texts")->size() == texts.size());
  std::size_t lines = 0;
  for (const char c : file) lines += c == '\n' ? 1 : 0;
  CHECK(lines == texts.size() + 2);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Json& row = (*get_array(json, "texts"))[i];
    CHECK(get_string(row, "text") == to_valid_utf8(texts[i].text));
    CHECK(get_string(row, "source").value_or("") == to_valid_utf8(texts[i].source));
    CHECK(get_number(row, "rating") == texts[i].rating);
    const Json* models = get_object(row, "models");
    const bool told = texts[i].told[0].has_value();
    CHECK((models != nullptr && get_object(*models, "Fast") != nullptr) == told);
    if (told) CHECK(get_string(*get_object(*models, "Fast"), "told") == to_lower_ascii(told_words(*texts[i].told[0])));
    CHECK(get_string(row, "own_label").has_value() == texts[i].own.has_value());
  }
  CHECK(parse_json(exported(TextsFormat::kJson, {}, "", {}), 1000).ok());
}

TEST_CASE("exports: both files can be read as a collection again") {
  std::vector<ExportedText> texts;
  for (int i = 0; i < 12; ++i) {
    ExportedText text;
    text.text = "Text number " + std::to_string(i) + ", with a comma";
    text.time = Instant{1'700'000'000'000 + i * 60'000};
    text.author = "author" + std::to_string(i);
    text.source = "Shop";
    text.told.emplace_back(ToldTone{{0.1, 0.2, 0.7}, true});
    texts.push_back(text);
  }
  for (const TextsFormat format : {TextsFormat::kCsv, TextsFormat::kJson}) {
    const bool table = format == TextsFormat::kCsv;
    reading::Reading reading(table ? "texts.csv" : "texts.json", exported(format, texts, "Again", {"Fast"}));
    reading::testing::read_all(reading);
    REQUIRE(reading.texts().size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      CHECK(reading.texts()[i].text == texts[i].text);
      CHECK(reading.texts()[i].time == texts[i].time);
      CHECK(reading.texts()[i].author == texts[i].author);
      CHECK(reading.texts()[i].source == texts[i].source);
    }
  }
}

// ---- The report

Report hostile_report(std::uint64_t seed, std::size_t size) {
  Random random(seed);
  const auto counts = [&] {
    return std::array<std::size_t, kTones>{random.index(50), random.index(50), random.index(50)};
  };
  Report out;
  out.collection = hostile(random);
  out.date = hostile(random);
  out.model = hostile(random);
  out.model_version = hostile(random);
  out.texts = 1234;
  out.not_sure = 56;
  out.copies = 7;
  out.own_labels = 1;
  for (ReportShare& share : out.shares) share = {random.index(500), random.unit(), random.unit(), random.unit()};
  for (std::size_t i = 0; i < size; ++i) {
    out.trend.push_back({hostile(random), counts()});
    out.sources.push_back({hostile(random), counts()});
    out.negative_topics.push_back({hostile(random), random.index(9), random.index(9)});
    out.positive_topics.push_back({hostile(random), random.index(9), random.index(9)});
    out.negative_quotes.push_back({hostile(random) + std::string(500, 'w'), hostile(random)});
    out.positive_quotes.push_back({hostile(random), hostile(random)});
    out.caveats.push_back(hostile(random));
  }
  if (size > 0) out.figures = ReportFigures{120, 0.81, 0.74, 0.88, 0.7, 0.6, 0.8};
  return out;
}

// The names of all tags, with "/" before closing ones. Fails on a "<" that begins none.
std::vector<std::string> tags_of(const std::string& html) {
  std::vector<std::string> out;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    std::size_t end = at + 1;
    while (end < html.size() &&
           (std::isalnum(static_cast<unsigned char>(html[end])) != 0 || html[end] == '/' || html[end] == '!'))
      ++end;
    out.push_back(html.substr(at + 1, end - at - 1));
    CHECK_FALSE(out.back().empty());
  }
  return out;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST_CASE("report: no text from outside becomes a tag, an attribute, a script or an address") {
  const std::set<std::string> known{"!doctype", "html", "head", "meta", "title",      "style",      "body",  "header",
                                    "h1",       "h2",   "p",    "bdi",  "main",       "section",    "dl",    "div",
                                    "dt",       "dd",   "svg",  "rect", "figure",     "figcaption", "table", "thead",
                                    "tbody",    "tr",   "th",   "td",   "blockquote", "footer",     "ul",    "li"};
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const std::string html = report_html(hostile_report(seed, 8));
    CHECK(is_valid_utf8(html));
    std::vector<std::string> open;
    for (const std::string& tag : tags_of(html)) {
      const std::string name = tag[0] == '/' ? tag.substr(1) : tag;
      CAPTURE(name);
      CHECK(known.count(name) == 1);
      if (name == "!doctype" || name == "meta" || name == "rect") continue;
      if (tag[0] != '/') {
        open.push_back(name);
        continue;
      }
      REQUIRE_FALSE(open.empty());
      CHECK(open.back() == name);
      open.pop_back();
    }
    CHECK(open.empty());
    for (const char* never :
         {"<script", "<img", " style=", " onerror=alert(1)>", "href", "src=\"", "http:", "https:", "url("})
      CHECK(count_of(html, never) == 0);
    for (const char c : html) CHECK((static_cast<unsigned char>(c) >= ' ' || c == '\n'));
  }
}

TEST_CASE("report: long lists and long texts are cut to what a page has room for") {
  const std::string html = report_html(hostile_report(3, 400));
  CHECK(count_of(html, "<blockquote>") == 2 * kReportQuotes);
  CHECK(count_of(html, "<tr><th scope=\"row\">") == 2 * kReportTopics + kReportSources + 1);
  CHECK(count_of(html, "<li>") == 1 + kReportCaveats);
  CHECK(count_of(html, std::string(kReportQuoteCharacters, 'w')) == 0);
  CHECK(count_of(html, "all others") == 1);
  CHECK(count_of(html, "…") >= kReportQuotes);
  CHECK(count_of(html, "<rect ") <= 3 * kReportBuckets + 4);
  CHECK(html.size() < 40'000);
}

TEST_CASE("report: what it says") {
  Report report;
  report.collection = "Kettle posts";
  report.date = "27 November 2026";
  report.model = "Deep model";
  report.model_version = "version 1";
  report.texts = 300;
  report.not_sure = 20;
  report.own_labels = 1;
  report.shares = {ReportShare{150, 0.5, 0.44, 0.56}, {100, 1.0 / 3, 0.28, 0.39}, {50, 1.0 / 6, 0.13, 0.21}};
  report.trend = {{"Monday", {1, 0, 0}}, {"Tuesday", {0, 0, 4}}};
  report.negative_topics = {{"late parcel", 31, 2}};
  report.sources = {{"X", {1, 1, 2}}, {"", {1, 0, 0}}};
  report.positive_quotes = {{"Best kettle & more", "quietotter, Tuesday"}};
  const std::string html = report_html(report);
  for (const char* part :
       {"<title>Kettle posts · Report</title>", "<h1><bdi>Kettle posts</bdi></h1>",
        "300 texts, read by Deep model version 1; it was not sure of 20. 1 text was labelled by hand.",
        "Negative, 150 texts, 44 to 56 %</dt><dd>50 %</dd>", "<bdi>Monday</bdi> to <bdi>Tuesday</bdi>",
        "the highest column is 4 texts", "<td>31</td><td>2</td>", "Best kettle &amp; more", "quietotter, Tuesday",
        "not stated", "2 (50 %)", "Nothing that stands out.", "27 November 2026. Made with Cairn"}) {
    CAPTURE(part);
    CHECK(count_of(html, part) == 1);
  }
  CHECK(count_of(html, "How far to trust it") == 0);
  // The bar is as wide as the drawing.
  CHECK(count_of(html, "<rect class=\"neg\" x=\"0\" width=\"200\" height=\"10\"/>") == 1);
}

TEST_CASE("report: of nothing at all") {
  const std::string html = report_html(Report{});
  CHECK(count_of(html, "<h1><bdi>Texts</bdi></h1>") == 1);
  CHECK(count_of(html, "0 texts") == 4);
  CHECK(count_of(html, "Over time") == 0);
}

TEST_CASE("html: what is markup is written out, what is not stays") {
  CHECK(escape_html("a<b>&\"'") == "a&lt;b&gt;&amp;&quot;&#39;");
  CHECK(escape_html("é 😍\tx\ny\x01z\x7F") == "é 😍 x yz");
  CHECK(escape_html("\xFF") == "\xEF\xBF\xBD");
}

}  // namespace
}  // namespace cairn::sentiment

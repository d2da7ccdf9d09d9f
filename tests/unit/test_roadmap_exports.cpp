#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "apps/roadmap/application.h"
#include "apps/roadmap/exports.h"
#include "apps/roadmap/exports_portfolio.h"
#include "apps/roadmap/plan.h"
#include "base/text.h"
#include "roadmap_fixture.h"

using namespace cairn;
using namespace cairn::roadmap;
using namespace cairn::roadmap::testing;

namespace {

const Date kToday = add_days(first_monday(), 30);
const Instant kNow = noon(kToday);

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

std::vector<std::string> lines_of(const std::string& text) {  // every line must end with CRLF
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = text.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

std::string unfolded(std::string text) {
  for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
  return text;
}

// A strict reader of RFC 4180.
std::vector<std::vector<std::string>> read_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string& cell = rows.back().back();
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      CHECK(cell.empty());
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\r') {
      REQUIRE(text.at(i + 1) == '\n');
      ++i;
      rows.emplace_back(1);
    } else {
      cell += c;
    }
  }
  CHECK_FALSE(quoted);
  rows.pop_back();  // after the last CRLF
  return rows;
}

State with_evidence(std::string title, std::string url) {
  State state = started(first_monday());
  state.evidence["e1"] = {2, "w02.goal.1", std::move(title), std::move(url), Grade::kChecked, noon(kToday)};
  return state;
}

}  // namespace

TEST_CASE("calendar: one event a planned open week, one a milestone") {
  const Content content = make_content();
  State state = started(first_monday());
  mark(state, 1, WeekStatus::kDone, first_monday());
  mark(state, 2, WeekStatus::kSkipped, first_monday());
  mark(state, 3, WeekStatus::kDeferred, first_monday());
  const std::string ics = calendar_ics(content, state, kToday, kNow);
  CHECK(count_of(ics, "BEGIN:VEVENT") == 34 + 5);
  CHECK(count_of(ics, "END:VEVENT") == 34 + 5);
  CHECK_FALSE(contains(ics, "SUMMARY:Week 1:"));
  CHECK_FALSE(contains(ics, "SUMMARY:Week 2:"));
  CHECK(contains(ics, "SUMMARY:Week 3: Title 3\r\n"));
  CHECK(contains(ics, "SUMMARY:Milestone: Milestone 1\r\n"));
  CHECK(contains(unfolded(ics), "Goals:\\n- Goal 1. It runs\\n- Goal 2. It runs"));
}

TEST_CASE("calendar: whole days, the end is the day after") {
  const Content content = make_content();
  State state = started(first_monday());
  AcceptedPlan plan;
  plan.weeks[8] = {to_date({2026, 12, 29}), to_date({2026, 12, 31})};
  state.plan = plan;
  const std::string ics = calendar_ics(content, state, kToday, kNow);
  CHECK(contains(ics, "DTSTART;VALUE=DATE:20261229\r\nDTEND;VALUE=DATE:20270101\r\n"));
  CHECK(contains(ics, "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
  CHECK(contains(ics, "DTSTAMP:20261223T120000Z\r\n"));
  CHECK(count_of(ics, "BEGIN:VEVENT") == 2);
}

TEST_CASE("calendar: identifiers stay, whatever the plan") {
  const Content content = make_content();
  const auto uids = [&](const State& state) {
    std::vector<std::string> found;
    for (const std::string& line : lines_of(calendar_ics(content, state, kToday, kNow)))
      if (line.rfind("UID:", 0) == 0) found.push_back(line);
    std::sort(found.begin(), found.end());
    return found;
  };
  State slow = started(first_monday());
  slow.settings.hours_per_week = 7;
  const auto all = uids(started(first_monday()));
  CHECK(all == uids(slow));
  CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
}

TEST_CASE("calendar: lines are folded at 75 octets between characters, and special characters escaped") {
  Content content = make_content();
  std::string summary;
  for (int i = 0; i < 60; ++i) summary += i % 7 == 0 ? "Größe; " : "a, b\\ ";
  content.weeks[0].summary = summary + "\r\nnext";
  content.title = "Road\nmap, mine";
  const std::string ics = calendar_ics(content, started(first_monday()), kToday, kNow);
  for (const std::string& line : lines_of(ics)) {
    CHECK(line.size() <= 75);
    CHECK(is_valid_utf8(line));
    CHECK(line.find('\n') == std::string::npos);
  }
  const std::string whole = unfolded(ics);
  CHECK(contains(whole, "Größe\\; a\\, b\\\\ "));
  CHECK(contains(whole, "\\nnext"));
  CHECK(contains(whole, "NAME:Road\\nmap\\, mine\r\n"));
}

TEST_CASE("calendar: valid even when nothing is open") {
  const Content content = make_content();
  State state = started(first_monday());
  for (int week = 1; week <= kWeekCount; ++week) mark(state, week, WeekStatus::kDone, first_monday());
  const auto lines = lines_of(calendar_ics(content, state, kToday, kNow));
  CHECK(lines.front() == "BEGIN:VCALENDAR");
  CHECK(lines.back() == "END:VCALENDAR");
  CHECK(std::count(lines.begin(), lines.end(), "BEGIN:VEVENT") == 1);
}

TEST_CASE("table: a line a week, with what is known") {
  const Content content = make_content();
  State state = started(first_monday());
  mark(state, 1, WeekStatus::kDone, add_days(first_monday(), 6));
  mark(state, 2, WeekStatus::kDeferred, first_monday());
  mark(state, 3, WeekStatus::kSkipped, first_monday());
  tick(state, "w01.goal.1", first_monday());
  tick(state, "w04.topic.1", first_monday());
  log_time(state, 1, first_monday(), 90, Activity::kLearning);
  log_time(state, 1, first_monday(), 124, Activity::kBuilding);
  log_time(state, 5, first_monday(), 30, Activity::kBuilding);
  const auto rows = read_csv(progress_csv(content, state, kToday));
  REQUIRE(rows.size() == 37);
  CHECK(rows[0] == std::vector<std::string>{"week", "title", "phase", "status", "planned_start", "planned_end",
                                            "progress_percent", "goals_done", "goals_total", "hours_learning",
                                            "hours_building", "done_on"});
  for (const auto& row : rows) CHECK(row.size() == 12);
  CHECK(rows[1] == std::vector<std::string>{"1", "Title 1", "Phase 1", "Done", "2026-11-23", "2026-11-29", "100", "1",
                                            "2", "1.5", "2.1", "2026-11-29"});
  CHECK(rows[2][3] == "Deferred");
  CHECK(rows[3][3] == "Skipped");
  CHECK(rows[3][11].empty());
  CHECK(rows[4][3] == "Started");
  CHECK(rows[4][6] == "15");
  CHECK(rows[5][3] == "Started");
  CHECK(rows[6][3] == "Open");
}

TEST_CASE("table: quotes are kept and formulas are not run") {
  Content content = make_content();
  const std::vector<std::pair<std::string, std::string>> titles = {
      {"plain", "plain"},
      {"a, b", "a, b"},
      {"say \"yes\"", "say \"yes\""},
      {"two\r\nlines", "two\r\nlines"},
      {" space ", " space "},
      {"=1+1", "'=1+1"},
      {"+49", "'+49"},
      {"-x", "'-x"},
      {"@sum(A1)", "'@sum(A1)"},
      {"\tx", "'\tx"},
      {"\rx", "'\rx"},
      {"＝1", "'＝1"},
      {"=a,\"b\"", "'=a,\"b\""},
      {"a=b", "a=b"},
      {"", ""},
  };
  for (std::size_t i = 0; i < titles.size(); ++i) content.weeks[i].title = titles[i].first;
  const auto rows = read_csv(progress_csv(content, started(first_monday()), kToday));
  REQUIRE(rows.size() == 37);
  for (std::size_t i = 0; i < titles.size(); ++i) CHECK(rows[i + 1][1] == titles[i].second);
}

TEST_CASE("web addresses") {
  CHECK(is_web_address("https://example.org"));
  CHECK(is_web_address("HTTP://example.org/a?b#c"));
  for (const char* bad :
       {"", "https://", "https:///x", "http://?", "javascript:alert(1)", "data:text/html,x", "//x.org", "ftp://x.org",
        "https://a b", "https://a\nb", " https://a.org", "java\tscript:x", "https://.org"})
    CHECK_FALSE(is_web_address(bad));
}

TEST_CASE("page: one document without scripts, inline styles or anything fetched") {
  const Content content = make_content();
  const std::string html = portfolio_html(content, sample_state(content, kToday), kToday);
  CHECK(html.rfind("<!doctype html>", 0) == 0);
  CHECK(is_valid_utf8(html));
  for (const char* part : {"<script", " style=", "onclick", "javascript:", "<img", "<link", "@import", "url("})
    CHECK_FALSE(contains(html, part));
  CHECK(contains(html, "@media print"));
  CHECK(contains(html, "<html lang=\"en\">"));
  for (const char* tag :
       {"section", "ul", "li", "p", "div", "h1", "h2", "h3", "table", "dl", "header", "main", "footer", "svg"}) {
    const std::string name(tag);
    CHECK(count_of(html, "<" + name + ">") + count_of(html, "<" + name + " ") == count_of(html, "</" + name + ">"));
  }
}

TEST_CASE("page: shows name, projects, milestones, evidence with grades, goals and hours") {
  const Content content = make_content();
  const State state = sample_state(content, kToday);
  const std::string html = portfolio_html(content, state, kToday);
  CHECK(contains(html, "<h1>Robin Example</h1>"));
  CHECK(contains(html, "13 of 36"));
  CHECK(contains(html, "Milestone: Milestone 1"));
  CHECK_FALSE(contains(html, "Milestone: Milestone 2"));
  CHECK(contains(html, "<a href=\"https://tasks.example.org/\" rel=\"noopener noreferrer\">The task tracker</a>"));
  CHECK(contains(html, "<span class=\"grade\">Declared</span>"));
  CHECK(contains(html, "Goals met, week by week"));
  CHECK(contains(html, "<h2 id=\"hours\">Hours</h2>"));
  CHECK(contains(html, "Still ahead"));
  CHECK_FALSE(contains(html, "Class"));  // notes stay private
}

TEST_CASE("page: the learner's texts cannot become markup") {
  const Content content = make_content();
  State state = with_evidence("<script>alert('x')</script> & \"q\"", "https://example.org/?a=1&b=\"><script>");
  state.settings.name = "<b>Robin</b>\x01\xFF";
  const std::string html = portfolio_html(content, state, kToday);
  CHECK_FALSE(contains(html, "<script"));
  CHECK_FALSE(contains(html, "<b>"));
  CHECK(contains(html, "<h1>&lt;b&gt;Robin&lt;/b&gt;\xEF\xBF\xBD</h1>"));
  CHECK(contains(html, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;q&quot;"));
  CHECK(contains(html, "href=\"https://example.org/?a=1&amp;b=&quot;&gt;&lt;script&gt;\""));
}

TEST_CASE("page: only web addresses become links") {
  const Content content = make_content();
  for (const char* url : {"javascript:alert(1)", "data:text/html,x", "", "not an address"}) {
    const std::string html = portfolio_html(content, with_evidence("Shown", url), kToday);
    CHECK_FALSE(contains(html, "<a "));
    CHECK(contains(html, "Shown"));
  }
}

TEST_CASE("page: what there is not is left out") {
  const Content content = make_content();
  const std::string nothing = portfolio_html(content, State{}, kToday);
  CHECK(contains(nothing, "<h1>Portfolio</h1>"));
  CHECK(contains(nothing, "Nothing to show yet."));
  for (const char* part : {"Hours", "<h3>Evidence", "Goals met", "Milestone:", "Still ahead", "Declared", "<table"})
    CHECK_FALSE(contains(nothing, part));

  const std::string some = portfolio_html(content, with_evidence("A page", "https://example.org"), kToday);
  CHECK(contains(some, "<h3>Evidence"));
  for (const char* part : {"<h2 id=\"hours\"", "Goals met", "Milestone:", "milestones reached"})
    CHECK_FALSE(contains(some, part));
  CHECK(count_of(some, "<section") == 2);  // the project, and what is ahead
}

TEST_CASE("page: every grade that occurs is shown and explained, no other") {
  const Content content = make_content();
  State state = with_evidence("Checked one", "");
  std::string html = portfolio_html(content, state, kToday);
  CHECK(count_of(html, ">Checked<") == 2);
  CHECK(count_of(html, ">Declared<") + count_of(html, ">Reproduced<") == 0);
  state.evidence["e2"] = {3, "", "Computed again", "", Grade::kReproduced, {1}};
  state.evidence["e3"] = {3, "", "Said", "", Grade::kDeclared, {1}};
  html = portfolio_html(content, state, kToday);
  for (const char* grade : {">Declared<", ">Checked<", ">Reproduced<"}) CHECK(count_of(html, grade) == 2);
}

TEST_CASE("page: evidence is ordered by week, not by identifier") {
  const Content content = make_content();
  State state = started(first_monday());
  state.evidence["a"] = {5, "", "Fifth", "", Grade::kDeclared, {5}};
  state.evidence["b"] = {2, "", "Second later", "", Grade::kDeclared, {9}};
  state.evidence["c"] = {2, "", "Second", "", Grade::kDeclared, {1}};
  const std::string html = portfolio_html(content, state, kToday);
  CHECK(html.find(">Second <") < html.find(">Second later <"));
  CHECK(html.find(">Second later <") < html.find(">Fifth <"));
}

TEST_CASE("Markdown: the same content") {
  const Content content = make_content();
  const std::string text = portfolio_markdown(content, sample_state(content, kToday), kToday);
  CHECK(text.rfind("# Robin Example\n", 0) == 0);
  CHECK(contains(text, "- 13 of 36 weeks done\n"));
  CHECK(contains(text, "[The task tracker](<https://tasks.example.org/>) (declared; week 8: Goal 1)"));
  CHECK(contains(text, "**Milestone reached on "));
  CHECK(contains(text, "| Phase 1 | "));
  CHECK(contains(text, "- Declared: "));
  CHECK_FALSE(contains(text, "- Reproduced: "));
  CHECK(contains(portfolio_markdown(content, State{}, kToday), "Nothing to show yet."));
}

TEST_CASE("Markdown: the learner's texts stay one line of text") {
  const Content content = make_content();
  State state = with_evidence("- [x](javascript:y) <b> *a* `c` | & \n# no", "https://example.org/<a>\\b");
  state.settings.name = "1. Robin_of_*\n\n# Hood";
  const std::string text = portfolio_markdown(content, state, kToday);
  CHECK(text.rfind("# 1\\. Robin\\_of\\_\\* \\# Hood\n", 0) == 0);
  CHECK(contains(
      text, "[\\- \\[x\\](javascript:y) \\<b\\> \\*a\\* \\`c\\` \\| \\& \\# no](<https://example.org/%3Ca%3E%5Cb>)"));
}

TEST_CASE("exports of any state are well-formed") {
  const Content content = make_content();
  Random random(5);
  for (int round = 0; round < 40; ++round) {
    const State state = random_state(content, random, kToday);
    for (const std::string& line : lines_of(calendar_ics(content, state, kToday, kNow))) CHECK(line.size() <= 75);
    CHECK(read_csv(progress_csv(content, state, kToday)).size() == 37);
    const std::string html = portfolio_html(content, state, kToday);
    CHECK(count_of(html, "<section") == count_of(html, "</section>"));
    CHECK(portfolio_markdown(content, state, kToday) == portfolio_markdown(content, state, kToday));
  }
}

#include <doctest/doctest.h>

#include <limits>

#include "apps/tasks/insights_exports.h"
#include "apps/tasks/insights_words.h"
#include "base/json.h"
#include "base/text.h"
#include "unit/tasks_insights_fixture.h"

using namespace cairn;
using namespace cairn::tasks;
using namespace cairn::tasks::testing;

namespace {

using Table = std::vector<std::vector<std::string>>;

// RFC 4180, strict: anything else fails the test.
Table read_csv(const std::string& text) {
  Table table(1);
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
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
      REQUIRE(cell.empty());
      quoted = true;
    } else if (c == ',' || c == '\r') {
      table.back().push_back(cell);
      cell.clear();
      if (c == ',') continue;
      REQUIRE(i + 1 < text.size());
      REQUIRE(text[++i] == '\n');
      table.emplace_back();
    } else {
      REQUIRE(c != '\n');
      cell += c;
    }
  }
  REQUIRE(table.back().empty());
  table.pop_back();
  for (const auto& row : table) REQUIRE(row.size() == table.front().size());
  return table;
}

struct Case {
  State state;
  Date today;
  Period period = Period::kTwelveWeeks;
  Insights insights() const { return compute_insights(state, Index(state), noon_of(today), 0, period); }
  Forecast forecast() const { return forecast_of(Index(state), noon_of(today), 0); }
};

Case a_life(std::uint64_t seed = 3) {
  return {simulated({2, 2.2, 1.4}, day(0), day(99), 60, seed).state, day(100), Period::kTwelveWeeks};
}

std::string value_of(const Table& table, const std::string& of, const std::string& group, const std::string& measure) {
  for (const auto& row : table)
    if (row[0] == of && row[1] == group && row[2] == measure) return row[3];
  return "no such row";
}

void check_sentence(const std::string& text) {
  CAPTURE(text);
  REQUIRE_FALSE(text.empty());
  CHECK(text.back() == '.');
  CHECK(text.find('!') == std::string::npos);
  CHECK(text.find("  ") == std::string::npos);
  CHECK(text.find("..") == std::string::npos);
  CHECK((" " + text).find(" 1 tasks") == std::string::npos);
  CHECK((" " + text).find(" 1 weeks") == std::string::npos);
  CHECK((" " + text).find(" 1 days") == std::string::npos);
  CHECK((" " + text).find(" 1 were") == std::string::npos);
  CHECK(is_valid_utf8(text));
}

}  // namespace

TEST_CASE("the table of figures holds what was counted") {
  const Case life = a_life();
  const Insights insights = life.insights();
  const Table table = read_csv(insights_csv(insights, life.forecast()));
  CHECK(table.front() == std::vector<std::string>{"table", "group", "measure", "value", "low", "high", "n"});
  CHECK(value_of(table, "period", "12 weeks", "first day") == to_iso(insights.first_day));
  CHECK(value_of(table, "all", "", "done") == std::to_string(insights.done));
  CHECK(value_of(table, "project", "Home", "done") == std::to_string(insights.by_project[0].rate.done));
  CHECK(value_of(table, "day", to_iso(life.today), "open at end") == std::to_string(insights.open_now));
  REQUIRE(life.forecast().by_tasks.nothing_new.likely.has_value());
  CHECK(value_of(table, "forecast", "tasks", "done if nothing new came") ==
        to_iso(*life.forecast().by_tasks.nothing_new.likely));
  std::size_t weeks = 0;
  for (const auto& row : table) weeks += row[0] == "week" && row[2] == "days" ? 1U : 0U;
  CHECK(weeks == insights.weeks.size());
}

TEST_CASE("the completion rate can be counted again from the table of tasks") {
  Case life = a_life();
  Desk more;
  more.add(day(0));
  more.add_closed(day(80), day(90), TaskStatus::kDropped);
  for (auto& [id, task] : more.state.tasks) life.state.tasks.emplace("x" + id, task);
  const Index index(life.state);
  std::map<std::string, double> scores;
  for (const auto& [id, task] : life.state.tasks) scores[id] = 0.25;
  for (const Period period : {Period::kFourWeeks, Period::kTwelveWeeks, Period::kYear, Period::kAll}) {
    life.period = period;
    const Insights insights = life.insights();
    const Table table = read_csv(insights_tasks_csv(index, noon_of(life.today), 0, insights.first_day, scores));
    REQUIRE(table.size() == life.state.tasks.size() + 1);
    int done = 0, all = 0;
    for (std::size_t i = 1; i < table.size(); ++i) {
      REQUIRE(table[i][5] == "0.25");
      if (table[i][11] != "1") continue;
      ++all;
      if (table[i][9] == "done") ++done;
    }
    CHECK(all > 0);
    CHECK(share_of(done, all) == insights.overall.share);
  }
}

TEST_CASE("no cell runs as a formula, and every text comes back") {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"=1+1", "'=1+1"},         {"+49 30", "'+49 30"},
      {"-rm", "'-rm"},           {"@SUM(A1)", "'@SUM(A1)"},
      {"\tcmd", "'\tcmd"},       {"\rcmd", "'\rcmd"},
      {"＝A1", "'＝A1"},         {"a \"b\", c; d", "a \"b\", c; d"},
      {" spaced ", " spaced "},  {"two\nlines", "two\nlines"},
      {"price = 5", "price = 5"}};
  for (const auto& text : texts) {
    const std::string title = text.first, cell = text.second;
    CAPTURE(title);
    Desk desk;
    Task& task = desk.add_closed(day(0), day(1));
    task.title = title;
    task.project = title;
    const Index index(desk.state);
    const Table table = read_csv(insights_tasks_csv(index, noon_of(day(2)), 0, day(0), {}));
    CHECK(table[1][1] == cell);
    CHECK(table[1][2] == cell);
    CHECK(table[1][5].empty());
    const Case one{desk.state, day(2)};
    CHECK(value_of(read_csv(insights_csv(one.insights(), one.forecast())), "project", cell, "done") == "1");
  }
}

TEST_CASE("numbers are written plainly, and what is none is empty") {
  Desk desk;
  desk.add(day(0));
  const Index index(desk.state);
  const auto written = [&](double score) {
    return read_csv(insights_tasks_csv(index, noon_of(day(1)), 0, day(0), {{desk.last_id(), score}}))[1][5];
  };
  CHECK(written(0) == "0");
  CHECK(written(-0.00001) == "0");
  CHECK(written(12) == "12");
  CHECK(written(-1.5) == "-1.5");
  CHECK(written(0.05) == "0.05");
  CHECK(written(2.0 / 3) == "0.6667");
  CHECK(written(1e300) == "1000000000000");
  CHECK(written(std::numeric_limits<double>::quiet_NaN()).empty());
  CHECK(written(std::numeric_limits<double>::infinity()).empty());
}

TEST_CASE("the JSON says the same as the figures, with null for what is not known") {
  const Case life = a_life();
  const Insights insights = life.insights();
  REQUIRE(life.forecast().by_tasks.nothing_new.likely.has_value());
  const Result<Json> parsed = parse_json(insights_json(insights, life.forecast()), std::size_t{1} << 24);
  REQUIRE(parsed.ok());
  const Json& json = parsed.value();
  CHECK(get_string(json, "format") == "cairn-task-insights");
  CHECK(json["overall"]["done"] == insights.overall.done);
  CHECK(json["overall"]["completion_rate"]["value"] == insights.overall.share.value);
  CHECK(json["on_time"]["value"].is_null());
  CHECK(json["by_project"].size() == insights.by_project.size());
  CHECK(json["days"].size() == 84);
  CHECK(json["estimates"]["overall"]["factor"] == *insights.calibration.overall.value);
  CHECK(json["estimates"]["pairs"].size() == insights.calibration.pairs.size());
  CHECK(json["forecast"]["by_tasks"]["nothing_new"]["verdict"] == "range");
  CHECK(json["forecast"]["by_tasks"]["nothing_new"]["likely_50"] ==
        to_iso(*life.forecast().by_tasks.nothing_new.likely));
  const Case none{State(), day(3)};
  const Result<Json> empty = parse_json(insights_json(none.insights(), none.forecast()), std::size_t{1} << 20);
  REQUIRE(empty.ok());
  CHECK(empty.value()["overall"]["completion_rate"]["value"].is_null());
  CHECK(empty.value()["forecast"]["by_minutes"].is_null());
}

TEST_CASE("counts are told with their grammar") {
  Rate rate;
  CHECK(rate_words(rate) == "No task was closed, overdue or 28 days old.");
  rate.done = 1;
  rate.share = share_of(1, 1);
  CHECK(rate_words(rate) == "Of 1 task that was closed, overdue or 28 days old, 1 was done; too few for a rate.");
  rate.share = share_of(3, 4);
  CHECK(rate_words(rate) == "Of 4 tasks that were closed, overdue or 28 days old, 3 were done; too few for a rate.");
  rate.share = share_of(17, 20);
  CHECK(rate_words(rate) ==
        "Of 20 tasks that were closed, overdue or 28 days old, 17 were done: 85 %, likely between 64 % and 95 %.");
  rate.share = share_of(999, 1000);
  CHECK(rate_words(rate).find(": 99 %,") != std::string::npos);  // not all of them
  CHECK(project_words({"", rate}).substr(0, 7) == "Inbox: ");

  Desk desk;
  desk.add_closed(day(90), day(95));
  Case one{desk.state, day(100), Period::kFourWeeks};
  CHECK(flow_words(one.insights()) == "In the last 4 weeks 1 task came in, 1 was done and 0 dropped; 0 are open now.");
  desk.add(day(98));
  desk.add_closed(day(90), day(95), TaskStatus::kDropped);
  one.state = desk.state;
  CHECK(flow_words(one.insights()) == "In the last 4 weeks 3 tasks came in, 1 was done and 1 dropped; 1 is open now.");
  CHECK(
      completion_words(one.insights()) ==
      "Of 2 tasks that were closed, overdue or 28 days old in the last 4 weeks, 1 was done; too few for a rate; 1 was "
      "dropped and 0 are still open.");
  CHECK(age_words(one.insights()) == "At least half of the tasks that were done were done within 5 days of coming in.");
  CHECK(on_time_words(one.insights()) == "No task with a due day was done in the last 4 weeks.");
  CHECK(weekday_words(one.insights()) == "1 task was done; no weekday stands out.");
  CHECK(worked_words(one.insights()) == "No time was recorded in the last 4 weeks.");
  Insights worked;
  worked.worked_minutes = 25;
  CHECK(worked_words(worked) == "Time worked in " + period_words(worked.period) + ": 25 min.");
  worked.worked_minutes = 150;
  CHECK(worked_words(worked) == "Time worked in " + period_words(worked.period) + ": 2.5 h.");
}

TEST_CASE("a factor is told by what an hour becomes") {
  Factor factor;
  CHECK(factor_words(factor) == "No task that is done has both an estimate and time recorded.");
  factor.n = 1;
  CHECK(factor_words(factor) ==
        "There is too little to compare estimates with: 1 task has both an estimate and time recorded, 8 are needed.");
  factor.n = 23;
  factor.value = 1.4;
  factor.low = 64.0 / 60;
  factor.high = 110.0 / 60;
  CHECK(factor_words(factor) == "Your estimates of 60 min take 1 h 24 min (n = 23, range 1 h 4 min to 1 h 50 min).");
  CHECK(factor_words(factor, "Home").substr(0, 30) == "Your estimates in Home of 60 m");
  factor.value = 0.5;
  factor.low = 0.4;
  factor.high = 0.6;
  CHECK(factor_words(factor) == "Your estimates of 60 min take 30 min (n = 23, range 24 min to 36 min).");
  factor.value = 1.01;
  CHECK(factor_words(factor).substr(0, 32) == "Your estimates are about right: ");
}

TEST_CASE("a forecast is told with its range, its doubts, and what it left out") {
  Forecast forecast;
  const Date today = day(0);  // Monday 7 October 2024
  CHECK(nothing_new_words(forecast, today) ==
        "There is too little history for a forecast: no whole week so far, 4 are needed.");
  forecast.history_days = 7;
  CHECK(nothing_new_words(forecast, today) ==
        "There is too little history for a forecast: 1 whole week so far, 4 are needed.");
  forecast.history_days = 56;
  forecast.closed_in_history = 1;
  CHECK(nothing_new_words(forecast, today) ==
        "There is too little history for a forecast: 1 task was closed in the last 8 weeks, 8 are needed.");
  forecast.open = 40;
  forecast.by_tasks.came_per_week = 14;
  forecast.by_tasks.went_per_week = 12.5;
  Scenario& scenario = forecast.by_tasks.nothing_new;
  scenario.verdict = Verdict::kRange;
  scenario.early = day(10);
  scenario.likely = day(14);
  scenario.late = day(100);
  CHECK(nothing_new_words(forecast, today) ==
        "If nothing new came, all 40 open tasks would be done between Thu 17 Oct and Wed 15 Jan 2025, with Mon 21 Oct "
        "in the middle.");
  scenario.late.reset();
  CHECK(nothing_new_words(forecast, today).find("the slowest runs do not end within three years.") !=
        std::string::npos);
  forecast.by_tasks.as_before.verdict = Verdict::kNotAtThisPace;
  CHECK(as_before_words(forecast, today) ==
        "With new tasks arriving as they did, the list would not be empty within three years: about 14 came in and "
        "12.5 were closed a week.");
  CHECK(basis_words(forecast) == "Eight of ten runs drawn from your last 8 weeks end within the range.");
  forecast.deferred = 1;
  CHECK(basis_words(forecast) ==
        "Eight of ten runs drawn from your last 8 weeks end within the range; 1 task that is deferred is left out.");
  scenario.verdict = Verdict::kNothingOpen;
  CHECK(nothing_new_words(forecast, today) == "Nothing is open.");
  CHECK(minutes_words(forecast, today).empty());
  CHECK(back_test_words({}).empty());
  CHECK(back_test_words({1, 1, 0, 0}) == "Tried on your own past, the range held in 1 of 1 forecast.");
}

TEST_CASE("every reading of any life is a sentence without a shout or a double space") {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    Random random(seed);
    const int days = static_cast<int>(random.between(0, 90));
    const Person person{4 * random.unit(), 4 * random.unit(), 0.5 + random.unit()};
    Case life{simulated(person, day(0), day(days), static_cast<int>(random.below(20)), seed).state, day(days)};
    life.period = static_cast<Period>(seed % 4);
    const std::vector<std::string> all = readings(life.insights(), life.forecast());
    CHECK(all.size() >= 7);
    for (const std::string& text : all) check_sentence(text);
  }
  const Case none{State(), day(3)};
  for (const std::string& text : readings(none.insights(), none.forecast())) check_sentence(text);
}

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "apps/roadmap/commands.h"
#include "roadmap_fixture.h"

using namespace cairn;
using namespace cairn::roadmap;
using namespace cairn::roadmap::testing;

namespace {

const Date kToday = first_monday();

// A learner at noon who carries out one command after another.
struct Desk {
  Content content = make_content();
  State state;
  Instant now = noon(kToday);
  int utc_offset_minutes = 0;
  int ids = 0;

  Context context() { return {now, utc_offset_minutes, "id" + std::to_string(++ids), &content}; }

  Events done(const Command& command) {
    Result<Events> events = decide(state, command, context());
    INFO("refused: ", events.ok() ? "" : events.error().message);
    REQUIRE(events.ok());
    for (const Event& event : events.value()) roadmap::apply(state, event);
    return events.value();
  }
  Error refused(const Command& command) {
    const State before = state;
    const Result<Events> events = decide(state, command, context());
    REQUIRE(!events.ok());
    CHECK(state == before);
    CHECK(events.error().message.back() == '.');
    return events.error();
  }
  void check_refused(const Command& command, ErrorCode code, const std::string& where) {
    const Error error = refused(command);
    CAPTURE(where);
    CHECK(error.code == code);
    CHECK(error.where == where);
  }
  void wait_seconds(std::int64_t seconds) { now.ms += seconds * 1000; }
};

Settings with_hours(int hours) {
  Settings settings;
  settings.hours_per_week = hours;
  return settings;
}

}  // namespace

TEST_CASE("settings outside their ranges are refused, at the field") {
  Desk desk;
  struct Row {
    const char* where;
    void (*spoil)(Settings&);
  };
  const std::vector<Row> rows = {
      {"hours_per_week", [](Settings& s) { s.hours_per_week = 0; }},
      {"hours_per_week", [](Settings& s) { s.hours_per_week = 81; }},
      {"text_size_percent", [](Settings& s) { s.text_size_percent = 84; }},
      {"text_size_percent", [](Settings& s) { s.text_size_percent = 151; }},
      {"free_weekdays", [](Settings& s) { s.free_weekdays = 127; }},
      {"free_weekdays", [](Settings& s) { s.free_weekdays = 255; }},
      {"name", [](Settings& s) { s.name = std::string(kMaxLineBytes + 1, 'x'); }},
      {"start_date",
       [](Settings& s) {
         s.start_date = to_date({1899, 12, 31});
       }},
      {"days_off",
       [](Settings& s) {
         s.days_off = {to_date({2200, 1, 1})};
       }},
      {"days_off", [](Settings& s) { s.days_off.resize(2001); }},
  };
  for (const Row& row : rows) {
    Settings settings;
    row.spoil(settings);
    desk.check_refused(ChangeSettings{settings}, ErrorCode::kInvalid, row.where);
  }
  for (const int hours : {1, 20, 80}) CHECK(desk.done(ChangeSettings{with_hours(hours)}).size() == 1);
}

TEST_CASE("settings are tidied: days off sorted and unique, the name trimmed") {
  Desk desk;
  Settings settings;
  settings.name = "  Robin \n";
  settings.days_off = {add_days(kToday, 3), kToday, add_days(kToday, 3)};
  settings.free_weekdays = 128 + 64;
  desk.done(ChangeSettings{settings});
  CHECK(desk.state.settings.name == "Robin");
  CHECK(desk.state.settings.days_off == std::vector<Date>{kToday, add_days(kToday, 3)});
  CHECK(desk.state.settings.free_weekdays == 64);
  CHECK(desk.done(ChangeSettings{desk.state.settings}).empty());
  desk.done(ChangeSettings{Settings()});
  CHECK(desk.state == State());
}

TEST_CASE("every item of the roadmap can be ticked, nothing else") {
  Desk desk;
  for (const char* id : {"w01.topic.1", "w36.step.3", "w07.goal.2", "w07.res.1", "setup.git"}) {
    CHECK(desk.done(SetTick{id, true}).size() == 1);
    CHECK(desk.done(SetTick{id, true}).empty());
    CHECK(desk.state.ticks.count(id) == 1);
  }
  desk.done(SetTick{"setup.git", false});
  CHECK(desk.state.ticks.count("setup.git") == 0);
  CHECK(desk.done(SetTick{"setup.git", false}).empty());
  desk.check_refused(SetTick{"w37.topic.1", true}, ErrorCode::kNotFound, "item_id");
  desk.check_refused(SetTick{"", true}, ErrorCode::kNotFound, "item_id");
  desk.check_refused(SetTicks{{"w02.topic.1", "nothing"}, true}, ErrorCode::kNotFound, "item_id");
  CHECK(desk.done(SetTicks{{"w01.topic.1", "w01.topic.2", "w01.topic.2"}, true}).size() == 1);
}

TEST_CASE("a note is begun, changed, and removed by emptying it") {
  Desk desk;
  CHECK(desk.done(WriteNote{"", 7, " \n "}).empty());
  desk.done(WriteNote{"", 7, "  # Numbers\n\ntext \n"});
  const std::string id = "id2";
  REQUIRE(desk.state.notes.count(id) == 1);
  CHECK(desk.state.notes.at(id).text == "# Numbers\n\ntext");
  CHECK(desk.state.notes.at(id).created_at == desk.now);
  const Instant begun = desk.now;
  desk.wait_seconds(90);
  CHECK(desk.done(WriteNote{id, 0, "# Numbers\n\ntext"}).empty());
  desk.done(WriteNote{id, 0, "More"});
  CHECK(desk.state.notes.at(id) == Note{7, "More", begun, desk.now});
  desk.done(WriteNote{id, 0, ""});
  CHECK(desk.state.notes.empty());
  desk.check_refused(WriteNote{id, 7, "again"}, ErrorCode::kNotFound, "note_id");
  desk.check_refused(RemoveNote{id}, ErrorCode::kNotFound, "note_id");
  desk.check_refused(WriteNote{"", 37, "text"}, ErrorCode::kNotFound, "week");
  desk.check_refused(WriteNote{"", 7, std::string(kMaxNoteBytes + 1, 'x')}, ErrorCode::kInvalid, "text");
  CHECK(desk.done(WriteNote{"", 7, std::string(kMaxNoteBytes, 'x')}).size() == 1);
}

TEST_CASE("a note is always stored as valid UTF-8") {
  Desk desk;
  desk.done(WriteNote{"", 1, "a\xFFz"});
  CHECK(desk.state.notes.begin()->second.text == "a\xEF\xBF\xBDz");
}

TEST_CASE("only complete web addresses are taken as evidence") {
  Desk desk;
  const std::vector<const char*> good = {
      "https://example.org",       "HTTP://example.org/x",   "https://user@example.org:8443/a?b=c#d",
      "https://xn--bcher-kva.org", "http://localhost:8036/", " https://example.org/trimmed ",
  };
  for (const char* url : good) CHECK(desk.done(AddEvidence{3, "", "", url}).size() == 1);
  for (const auto& [id, evidence] : desk.state.evidence)
    CHECK((evidence.url.rfind("https://", 0) == 0 || evidence.url.rfind("http://", 0) == 0));
  const std::vector<const char*> bad = {
      "javascript:alert(1)", "data:text/html,x", "ftp://example.org", "example.org",      "https://",
      "https:///path",       "https://?q",       "https://:80",       "https://user@",    "https://.org",
      "https://a b.org",     "//example.org",    "file:///etc",       "https://a\nb.org", "ht\ttps://a.org",
  };
  for (const char* url : bad) {
    CAPTURE(url);
    desk.check_refused(AddEvidence{3, "", "title", url}, ErrorCode::kInvalid, "url");
  }
  desk.check_refused(AddEvidence{3, "", " ", ""}, ErrorCode::kInvalid, "title");
  desk.check_refused(AddEvidence{3, "", std::string(kMaxLineBytes + 1, 'x'), ""}, ErrorCode::kInvalid, "title");
  desk.check_refused(AddEvidence{3, "", "", "https://a.org/" + std::string(kMaxLineBytes, 'x')}, ErrorCode::kInvalid,
                     "url");
  desk.check_refused(AddEvidence{0, "", "title", ""}, ErrorCode::kNotFound, "week");
  desk.check_refused(AddEvidence{3, "w04.goal.1", "title", ""}, ErrorCode::kNotFound, "goal_id");
  CHECK(desk.done(AddEvidence{3, "w03.goal.1", "title", ""}).size() == 1);
}

TEST_CASE("edited evidence keeps its grade only while the address is the one that was checked") {
  Desk desk;
  desk.done(AddEvidence{3, "w03.goal.1", "The page", "https://example.org/"});
  const std::string id = "id1";
  desk.state.evidence.at(id).grade = Grade::kChecked;
  CHECK(desk.done(EditEvidence{id, "The page", "https://example.org/"}).empty());
  desk.done(EditEvidence{id, "My page", "https://example.org/"});
  CHECK(desk.state.evidence.at(id).grade == Grade::kChecked);
  desk.done(EditEvidence{id, "My page", "https://example.org/new"});
  CHECK(desk.state.evidence.at(id).grade == Grade::kDeclared);
  CHECK(desk.state.evidence.at(id).goal_id == "w03.goal.1");
  desk.check_refused(EditEvidence{id, "", ""}, ErrorCode::kInvalid, "title");
  desk.check_refused(EditEvidence{"other", "a", ""}, ErrorCode::kNotFound, "evidence_id");
  desk.done(RemoveEvidence{id});
  desk.check_refused(RemoveEvidence{id}, ErrorCode::kNotFound, "evidence_id");
}

TEST_CASE("time is logged for today or earlier, a minute to a day at a time") {
  Desk desk;
  const auto entry = [](Date day, int minutes) { return LogTime{"", 4, day, minutes, Activity::kLearning, " read "}; };
  desk.done(entry(kToday, 1));
  desk.done(entry(add_days(kToday, -300), 1440));
  CHECK(desk.state.time.at("id1") == TimeEntry{4, kToday, 1, Activity::kLearning, "read"});
  desk.check_refused(entry(kToday, 0), ErrorCode::kInvalid, "minutes");
  desk.check_refused(entry(kToday, -5), ErrorCode::kInvalid, "minutes");
  desk.check_refused(entry(kToday, 1441), ErrorCode::kInvalid, "minutes");
  desk.check_refused(entry(add_days(kToday, 1), 30), ErrorCode::kInvalid, "day");
  desk.check_refused(entry(to_date({1850, 1, 1}), 30), ErrorCode::kInvalid, "day");
  desk.check_refused(LogTime{"", 40, kToday, 30, {}, ""}, ErrorCode::kNotFound, "week");
  desk.check_refused(LogTime{"", 4, kToday, 30, {}, std::string(kMaxLineBytes + 1, 'x')}, ErrorCode::kInvalid,
                     "comment");
  desk.check_refused(LogTime{"gone", 4, kToday, 30, {}, ""}, ErrorCode::kNotFound, "entry_id");
  desk.done(LogTime{"id1", 5, kToday, 45, Activity::kBuilding, ""});
  CHECK(desk.state.time.at("id1") == TimeEntry{5, kToday, 45, Activity::kBuilding, ""});
  CHECK(desk.done(LogTime{"id1", 5, kToday, 45, Activity::kBuilding, ""}).empty());
  desk.done(RemoveTime{"id1"});
  desk.check_refused(RemoveTime{"id1"}, ErrorCode::kNotFound, "entry_id");
}

TEST_CASE("today is the learner's own day, not that of Greenwich") {
  Desk desk;
  desk.now = {noon(kToday).ms + std::int64_t{11} * 3'600'000};  // 23:00 UTC
  const LogTime tomorrow{"", 1, add_days(kToday, 1), 30, {}, ""};
  desk.check_refused(tomorrow, ErrorCode::kInvalid, "day");
  desk.utc_offset_minutes = 120;
  CHECK(desk.done(tomorrow).size() == 1);
}

TEST_CASE("the timer logs whole minutes, to the nearest") {
  struct Row {
    std::int64_t seconds;
    int minutes;
  };
  for (const Row row : {Row{0, 0}, Row{29, 0}, Row{30, 1}, Row{89, 1}, Row{90, 2}, Row{3600, 60}}) {
    CAPTURE(row.seconds);
    Desk desk;
    desk.done(StartTimer{6, Activity::kBuilding});
    desk.wait_seconds(row.seconds);
    desk.done(StopTimer{});
    CHECK(!desk.state.timer);
    REQUIRE(desk.state.time.size() == (row.minutes > 0 ? 1 : 0));
    if (row.minutes > 0)
      CHECK(desk.state.time.begin()->second == TimeEntry{6, kToday, row.minutes, Activity::kBuilding, ""});
  }
}

TEST_CASE("a timer that ran past midnight fills both days, and the parts add up") {
  struct Row {
    std::int64_t before, after;  // seconds to midnight, and from there
    int first, second;
  };
  const std::vector<Row> rows = {{3600, 1800, 60, 30}, {20, 20, 0, 1}, {40, 45, 1, 0}, {90, 90, 2, 1}, {600, 0, 10, 0}};
  for (const int offset : {0, 330, -480}) {
    for (const Row& row : rows) {
      CAPTURE(offset);
      CAPTURE(row.before);
      Desk desk;
      desk.utc_offset_minutes = offset;
      const std::int64_t midnight = (std::int64_t{kToday.days} + 1) * 86'400 - offset * std::int64_t{60};
      desk.now = {(midnight - row.before) * 1000};
      desk.done(StartTimer{6, Activity::kLearning});
      desk.now = {(midnight + row.after) * 1000};
      desk.done(StopTimer{});
      int first = 0;
      int second = 0;
      for (const auto& [id, entry] : desk.state.time) (entry.day == kToday ? first : second) += entry.minutes;
      CHECK(first == row.first);
      CHECK(second == row.second);
    }
  }
}

TEST_CASE("a timer that was forgotten is not logged, and says what to do") {
  Desk desk;
  desk.check_refused(StopTimer{}, ErrorCode::kNotFound, "timer");
  desk.check_refused(DiscardTimer{}, ErrorCode::kNotFound, "timer");
  desk.check_refused(StartTimer{0, {}}, ErrorCode::kNotFound, "week");
  desk.done(StartTimer{6, Activity::kBuilding});
  desk.wait_seconds(16 * 3600 + 29);
  Desk in_time = desk;
  in_time.done(StopTimer{});
  desk.wait_seconds(1);
  CHECK(desk.refused(StopTimer{}).message.find("Discard") != std::string::npos);
  desk.check_refused(StartTimer{7, {}}, ErrorCode::kInvalid, "timer");
  desk.done(DiscardTimer{});
  CHECK(desk.state == State());
}

TEST_CASE("starting the timer stops and logs the one that runs, in one gesture") {
  Desk desk;
  desk.done(StartTimer{6, Activity::kBuilding});
  desk.wait_seconds(600);
  CHECK(desk.done(StartTimer{7, Activity::kLearning}).size() == 2);
  REQUIRE(desk.state.timer);
  CHECK(*desk.state.timer == Timer{7, Activity::kLearning, desk.now});
  REQUIRE(desk.state.time.size() == 1);
  CHECK(desk.state.time.begin()->second.minutes == 10);
  // The clock was set back: nothing ran.
  desk.wait_seconds(-3600);
  desk.done(StopTimer{});
  CHECK(desk.state.time.size() == 1);
}

TEST_CASE("skipping and deferring ask for a reason, done does not") {
  Desk desk;
  for (const WeekStatus status : {WeekStatus::kSkipped, WeekStatus::kDeferred}) {
    desk.check_refused(MarkWeek{5, status, "  "}, ErrorCode::kInvalid, "reason");
    desk.check_refused(MarkWeek{5, status, std::string(kMaxLineBytes + 1, 'x')}, ErrorCode::kInvalid, "reason");
    desk.done(MarkWeek{5, status, " Known already "});
    CHECK(desk.state.weeks.at(5) == WeekMark{status, "Known already", desk.now});
    CHECK(desk.done(MarkWeek{5, status, "Known already"}).empty());
  }
  desk.done(MarkWeek{5, WeekStatus::kDone, "ignored"});
  CHECK(desk.state.weeks.at(5) == WeekMark{WeekStatus::kDone, "", desk.now});
  desk.check_refused(MarkWeek{0, WeekStatus::kDone, ""}, ErrorCode::kNotFound, "week");
  desk.check_refused(MarkWeek{37, WeekStatus::kDone, ""}, ErrorCode::kNotFound, "week");
  desk.check_refused(ReopenWeek{-1}, ErrorCode::kNotFound, "week");
  desk.done(ReopenWeek{5});
  CHECK(desk.state.weeks.empty());
  CHECK(desk.done(ReopenWeek{5}).empty());
}

TEST_CASE("a plan is accepted when its weeks and days make sense") {
  Desk desk;
  AcceptedPlan plan{kToday, {{1, {kToday, add_days(kToday, 6)}}}};
  CHECK(desk.done(AcceptPlan{plan}).size() == 1);
  CHECK(desk.done(AcceptPlan{plan}).empty());
  AcceptedPlan backwards = plan;
  backwards.weeks[1] = {add_days(kToday, 1), kToday};
  desk.check_refused(AcceptPlan{backwards}, ErrorCode::kInvalid, "plan");
  AcceptedPlan beyond = plan;
  beyond.weeks[37] = {kToday, kToday};
  desk.check_refused(AcceptPlan{beyond}, ErrorCode::kNotFound, "week");
  AcceptedPlan far = plan;
  far.weeks[1].last_day = to_date({2300, 1, 1});
  desk.check_refused(AcceptPlan{far}, ErrorCode::kInvalid, "plan");
}

TEST_CASE("every kind of gesture has a name and words of its own") {
  std::vector<Command> commands = {ChangeSettings{}, SetTick{},     SetTicks{},     WriteNote{},
                                   RemoveNote{},     AddEvidence{}, EditEvidence{}, RemoveEvidence{},
                                   LogTime{},        RemoveTime{},  StartTimer{},   StopTimer{},
                                   DiscardTimer{},   MarkWeek{},    ReopenWeek{},   AcceptPlan{}};
  REQUIRE(commands.size() == std::variant_size_v<Command>);
  std::map<std::string_view, std::string_view> words;
  for (const Command& command : commands) {
    CHECK(kind_of(command).rfind("roadmap.", 0) == 0);
    CHECK(words_for(kind_of(command)) != "change");
    CHECK(words.emplace(kind_of(command), words_for(kind_of(command))).second);
  }
  CHECK(kind_of(StopTimer{}) == "roadmap.timer-stopped");
  CHECK(words_for("roadmap.note") == "note");
  CHECK(words_for("elsewhere.thing") == "change");
}

// Which tasks a filter lets through.

#include "tasks_filter_fixture.h"

using namespace cairn;
using namespace cairn::tasks;
using namespace cairn::tasks::filter_testing;

TEST_CASE("words, names and priorities say which tasks are meant") {
  check_rows({
      {"", "call late milk mower part read rent"},
      {"   ", "call late milk mower part read rent"},
      {"milk", "milk"},
      {"MILK", "milk"},
      {"rose", "roses"},  // deferred: words find it
      {"rosés", "roses"},
      {"the", "late roses"},  // a note, a title
      {"\"pay rent\"", "rent"},
      {"\"rent pay\"", ""},
      {"rent pay", "rent"},
      {"form 12B", "late"},
      {"büro", "late"},
      {"c++", "part"},
      {"✓", "part"},
      {"\"or and\"", "late"},
      {"15:30", "call"},
      {"\"\\\"manual\\\"\"", "part"},
      {"“pay rent”", "rent"},
      {"tuba", ""},  // dropped
      {"#money", "late rent"},
      {"#MONEY", "late rent"},
      {"tag:phone", "call"},
      {"#mon", ""},
      {"#übung", "read"},
      {"#ÜBUNG", "read"},
      {"tag:none", "mower part"},
      {"@Home", "mower rent"},
      {"@home", "mower rent"},
      {"project:home.garden", "mower"},
      {"@\" Home . Garden \"", "mower"},
      {"@\"home office\"", "part"},
      {"project:\"Home office\"", "part"},
      {"@hom", ""},
      {"project:none", "call milk read"},
      {"!high", "late rent"},
      {"!1", "late rent"},
      {"!2", "mower"},
      {"!3", "milk"},
      {"!low", "milk"},
      {"!none", "call part read"},
      {"p1", "late rent"},
      {"P2", "mower"},
      {"p3", "milk"},
      {"p4", "call part read"},
      {"-p4", "late milk mower rent"},
      {"\"p1\"", ""},  // a word
      {"p5", ""},
      {"+money", "late rent"},
      {"+MONEY -+paper", "rent"},
      {"+", "part"},
      {"+5", "call"},
      {"priority:medium", "mower"},
      {"priority:>=medium", "late mower rent"},
      {"priority:<medium", "call milk part read"},
      {"priority:<=1", "call late milk mower part read rent"},
      {"priority:>high", ""},
  });
}

TEST_CASE("days are compared as days, distances from today, periods as a whole") {
  check_rows({
      {"due:today", "call rent"},
      {"due:<today", "late"},
      {"due:<=today", "call late rent"},
      {"due:>today", "milk mower"},
      {"due:>=tomorrow", "milk mower"},
      {"due:tomorrow", "milk"},
      {"due:overdue", "call late"},
      {"due:none", "part read"},
      {"due:any", "call late milk mower rent"},
      {"due:mon", "mower"},
      {"due:\"30 nov\"", "mower"},
      {"due:2026-11-30", "mower"},
      {"due:<=2026-11-26", "call late milk rent"},
      {"due:5d", "mower"},
      {"due:<5d", "call late milk rent"},
      {"due:<=5d", "call late milk mower rent"},
      {"due:<1w", "call late milk mower rent"},
      {"due:>4d", "mower"},
      {"due:>=-4d", "call milk mower rent"},
      {"due:\"<= 1 day\"", "call late milk rent"},
      {"due:week", "call milk rent"},
      {"due:week is:any", "call milk rent roses sent"},
      {"due:\"next week\"", "mower"},
      {"due:\"last week\"", "late"},
      {"due:<week", "late"},
      {"due:>=\"this week\"", "call milk mower rent"},
      {"due:weekend is:deferred", "roses"},
      {"due:month", "call late milk mower rent"},
      {"due:>month", ""},
      {"due:year", "call late milk mower rent"},
      {"defer:any", "roses"},
      {"defer:none", "call late milk mower part read rent"},
      {"defer:<=3d", "roses"},
      {"defer:sat", "roses"},
      {"created:today", "milk"},
      {"created:yesterday", ""},
      {"created:yesterday is:deferred", "roses"},
      {"created:mon", "call"},
      {"created:wed", "milk"},  // today counts
      {"created:<2d", "milk"},
      {"created:<=2d", "call milk"},
      {"created:>30d", "late read"},
      {"created:\"1 nov\"", ""},
      {"created:\"20 nov\"", "rent"},
      {"created:\"on 20 nov\"", "rent"},
      {"created:\"on mon\"", "call"},
      {"created:2027-11-20", ""},  // a day to come is what it is
      {"created:\"last week\"", "rent"},
      {"created:>=\"1 nov\"", "call milk mower part rent"},
      {"created:<2026-01-01", "read"},
      {"age:>30d", "late read"},
      {"age:<=2d", "call milk"},
      {"age:>1y", "read"},
      {"age:0d", "milk"},
      {"done:yesterday", "sent"},
      {"closed:yesterday", "sent"},
      {"done:<7d", "sent"},
      {"done:>7d", "gone"},
      {"done:any", "gone sent"},
      {"done:none", "call late milk mower part read rent"},
      {"done:\"10 nov\"", "gone"},
      {"estimate:<=30m", "part rent"},
      {"estimate:>30m", "late mower"},
      {"estimate:1h30", ""},
      {"estimate:45", "mower"},
      {"estimate:none", "call milk read"},
      {"estimate:any", "late mower part rent"},
  });
}

TEST_CASE("states, what a task has, and how terms are joined") {
  check_rows({
      {"is:open", "call late milk mower part read rent"},
      {"is:done", "sent"},
      {"is:dropped", "gone"},
      {"is:closed", "gone sent"},
      {"is:any", "call gone late milk mower part read rent roses sent"},
      {"status:open", "call late milk mower part read rent"},
      {"status:done", "sent"},
      {"Status:Dropped", "gone"},
      {"status:closed", "gone sent"},
      {"-status:open", "gone sent"},
      {"status:any @home", "mower rent roses sent"},
      {"is:blocked", "mower"},
      {"is:blocking", "part"},
      {"is:deferred", "roses"},
      {"is:overdue", "call late"},
      {"is:started", "part"},
      {"is:repeating", ""},
      {"is:repeating is:any", "roses"},
      {"is:subtask", "part"},
      {"is:actionable", "call late milk part read rent"},
      {"-is:actionable", "mower roses"},
      {"is:inbox", "call milk read"},
      {"is:today", "call late part rent"},
      {"IS:Today", "call late part rent"},
      {"has:note", "late"},
      {"has:parts", "mower"},
      {"has:due", "call late milk mower rent"},
      {"has:estimate", "late mower part rent"},
      {"has:tags", "call late milk read rent"},
      {"has:project", "late mower part rent"},
      {"has:repeat is:any", "roses"},
      {"#money !high", "late rent"},
      {"#money and due:today", "rent"},
      {"-#money", "call milk mower part read"},
      {"not #money", "call milk mower part read"},
      {"--#money", "late rent"},
      {"#money or #phone", "call late rent"},
      {"#money | #phone", "call late rent"},
      {"#money|#phone", "call late rent"},
      {"#errands or #money due:today", "milk rent"},
      {"(#errands or #money) due:today", "rent"},
      {"-(#errands or #money)", "call mower part read"},
      {"NOT (#errands OR #money) AND -is:blocked", "call part read"},
      {"is:done or #money", "late rent sent"},
      {"-is:done @home", "mower rent"},
      {"-is:deferred @home", "mower rent"},
      {"is:any @home", "mower rent roses sent"},
      {"@home (is:open or is:deferred)", "mower rent roses"},
      {"tuba or milk is:any", "gone milk"},
      {"-milk @home", "mower rent roses"},
      {"-is:any", ""},
  });
}

TEST_CASE("without a word about status only open tasks are meant, and deferred ones are out of sight") {
  struct Default {
    const char* query;
    bool only_open, without_deferred;
  };
  for (const Default& row : std::vector<Default>{{"", true, true},
                                                 {"#home due:<7d", true, true},
                                                 {"is:open", false, true},
                                                 {"-is:done", false, true},
                                                 {"done:<7d", false, true},
                                                 {"is:overdue", true, true},
                                                 {"milk", true, false},
                                                 {"is:deferred", true, false},
                                                 {"-is:actionable", true, false},
                                                 {"defer:<7d", true, false},
                                                 {"#a or (#b -(is:any))", false, false}}) {
    CAPTURE(row.query);
    const Filter filter = parsed(row.query);
    CHECK(filter.only_open == row.only_open);
    CHECK(filter.without_deferred == row.without_deferred);
  }
}

TEST_CASE("days of a filter follow the day that it is read on") {
  const State state = ten_tasks();
  const Index index(state);
  const Today monday{day(11, 30), 0};
  CHECK(ids("due:today", index, monday) == "mower");
  CHECK(ids("due:mon", index, monday) == "");
  CHECK(ids("due:overdue", index, monday) == "call late milk rent roses");
  CHECK(ids("created:mon is:any", index, monday) == "");
  CHECK(ids("created:sun is:any", index, monday) == "");
  const Today in_a_leap_year{to_date({2029, 3, 1}), 0};
  const Result<Filter> leap = parse_filter("created:\"29 feb\"", in_a_leap_year);
  REQUIRE(leap.ok());
  CHECK(leap.value().terms.front().low == to_date({2028, 2, 29}).days);
}

TEST_CASE("a day begins at midnight where the person is and ends before the next") {
  const std::int64_t midnight_ms = std::int64_t{day(11, 24).days} * 86'400'000 - kOffset_minutes * std::int64_t{60'000};
  const std::int64_t a_day_ms = 86'400'000;
  const std::vector<std::pair<std::int64_t, bool>> rows = {{midnight_ms - 1, false},
                                                           {midnight_ms, true},
                                                           {midnight_ms + a_day_ms - 1, true},
                                                           {midnight_ms + a_day_ms, false}};
  for (const auto& row : rows) {
    const auto ms = row.first;
    const auto within = row.second;
    State state;
    Task& one = state.tasks["a"] = task("Title", "", {}, day(11, 1));
    one.created_at = {ms};
    one.status = TaskStatus::kDone;
    one.closed_at = Instant{ms};
    one.closed_utc_offset_minutes = kOffset_minutes;
    const Index index(state);
    CAPTURE(ms - midnight_ms);
    CHECK(ids("done:yesterday", index) == (within ? "a" : ""));
    CHECK(ids("created:yesterday is:any", index) == (within ? "a" : ""));
  }
}

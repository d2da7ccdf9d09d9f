// What a line says back: hints, and where what it recognised stands.

#include <algorithm>

#include "tasks_quick_add_fixture.h"

using namespace cairn;
using namespace cairn::tasks;
using namespace cairn::tasks::testing;

TEST_CASE("what cannot be stays in the title, and a hint says why") {
  struct Row {
    const char *line, *title, *hint;
  };
  const Row rows[] = {
      {"Pay rent 31 feb", "Pay rent 31 feb", "There is no 31 February: February 2027 has 28 days."},
      {"Pay rent by 31/11", "Pay rent by 31/11", "There is no 31 November"},
      {"Pay 2026-02-30", "Pay 2026-02-30", "There is no 30 February 2026"},
      {"Pay 2026-13-45", "Pay 2026-13-45", "2026-13-45 is not a date."},
      {"Pay by 2026-12-45", "Pay by 2026-12-45", "2026-12-45 is not a date."},
      {"Pay due:2026-13-45", "Pay due:2026-13-45", "2026-13-45 is not a date."},
      {"Pay due:soon", "Pay due:soon", "“soon” is no day"},
      {"Pay pri:X", "Pay pri:X", "“X” is no priority"},
      {"Pay est:long", "Pay est:long", "Write a time such as"},
      {"Pay project:\"Home", "Pay project:\"Home", "Write @ and the name"},
      {"Pay 12/24/2026", "Pay 12/24/2026", "The day comes before the month: 24/12/2026."},
      {"Call at 25:00", "Call at 25:00", "hours 0 to 23"},
      {"Call fri 24 dec 2026", "Call fri 24 dec 2026", "is a Thursday, not a Friday"},
      {"Call >31 feb", "Call >31 feb", "There is no 31 February"},
      {"Pills every day at 8am and 8pm", "Pills every day at 8am and 8pm", "add a second one for 20:00"},
      {"Call wait:fri 3pm-4pm", "Call wait:fri 3pm-4pm", "Write the time when it begins"},
      {"Water every 1.5 weeks", "Water every 1.5 weeks", "Repeats count in whole steps"},
      {"Call every 5th mon", "Call every 5th mon", "Not every month has a 5th Monday"},
      {"Call every 0 days", "Call every 0 days", "1 to 999"},
      {"Call every day until 1 jan 2020", "Call every day until 1 jan 2020", "end before its first day"},
      {"Call !urgent", "Call !urgent", "“!urgent” is no priority: write !high, !medium, !low, or !1 to !3."},
      {"Call !4, Bob", "Call !4, Bob", "“!4” is no priority"},
      {"Call ~abc", "Call ~abc", "“~abc” is no estimate: write ~45m, ~2h or ~1h30m."},
      {"Call ~0m", "Call ~0m", "at least one minute"},
      {"Call ~3d", "Call ~3d", "hours a day"},
      {"Call @a..b", "Call @a..b", "on both sides of every dot"},
      {"Call #\"a b\"", "Call #\"a b\"", "A tag is one word"},
      {"tomorrow #x", "", "The title is missing"},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    const QuickAdd added = add(row.line);
    CHECK(added.task.title == row.title);
    CHECK(hints(added).find(row.hint) != std::string::npos);
    CHECK(std::all_of(added.hints.begin(), added.hints.end(), [&](const QuickAddHint& hint) {
      return hint.is_left == (hint.text.find("title is missing") == std::string::npos);
    }));
    check_bounds(row.line, added);
  }
}

TEST_CASE("a day that is past is taken and said to be so, and +tag says what it was taken for") {
  struct Row {
    const char *line, *title, *fields, *hint;
  };
  const Row rows[] = {
      {"Call Bob yesterday", "Call Bob", "due 2026-11-25", "the task will be overdue"},
      {"Call Bob due yesterday at 9", "Call Bob", "due 2026-11-25 09:00", "the task will be overdue"},
      {"Call Bob due:yesterday", "Call Bob", "due 2026-11-25", "the task will be overdue"},
      {"Call Bob 2026-11-01", "Call Bob", "due 2026-11-01", "the task will be overdue"},
      {"Call Bob today at 9", "Call Bob", "due 2026-11-26 09:00", "the task will be overdue"},
      {"Fix tap +code", "Fix tap", "#code", "“+code” is taken as a tag. Write @code for a project."},
      {"Fix +home, tap", "Fix tap", "#home", "taken as a tag"},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    const QuickAdd added = add(row.line);
    CHECK(added.task.title == row.title);
    CHECK(fields(added.task) == row.fields);
    REQUIRE(added.hints.size() == 1);
    CHECK(hints(added).find(row.hint) != std::string::npos);
    CHECK_FALSE(added.hints[0].is_left);
    check_bounds(row.line, added);
  }
  CHECK(add("Fix tap #a #b #a").spans.size() == 2);
  CHECK(add("Talk fri 3pm-4pm").spans.at(0).meaning == "Due tomorrow 15:00, takes 1 h");
  CHECK(add("Fix tap p4").spans.at(0).meaning == "No priority");
  CHECK(add("Fix tap due:fri").spans.at(0).meaning == "Due tomorrow");
}

TEST_CASE("of two the last is taken, a day with a preposition before one without, and nothing is lost") {
  struct Row {
    const char *line, *title, *fields;
  };
  const Row rows[] = {
      {"Call monday or so friday", "Call monday or so", "due 2026-11-27"},
      {"Call by friday about monday", "Call about monday", "due 2026-11-27"},
      {"Call by friday or by monday", "Call by friday or", "due 2026-11-30"},
      {"Call !1 !2", "Call !1", "!medium"},
      {"Call @A @B", "Call @A", "@B"},
      {"Call ~5m ~10m", "Call ~5m", "10m"},
      {"Call >mon >tue", "Call >mon", "defer 2026-12-01"},
      {"Call every day every week", "Call every day", "due 2026-11-26; every week"},
      {"Call tomorrow 9:00 and then 15:00", "Call and then 15:00", "due 2026-11-27 09:00"},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    const QuickAdd added = add(row.line);
    CHECK(added.task.title == row.title);
    CHECK(fields(added.task) == row.fields);
    CHECK(hints(added).find("stays in the title") != std::string::npos);
  }
}

TEST_CASE("signs that stand for something else get no hint") {
  for (const char* line : {"Wow !", "Wow !!", "Copy ~/notes to ~ann/notes", "about ~5 people", "a != b", "!?"}) {
    INFO(line);
    CHECK(hints(add(line)) == "");
  }
}

TEST_CASE("a new tag or project that is near one that is there is taken, and the one that is there is offered") {
  State state;
  state.tasks["a"].tags = {"Bills", "Gärten", "ab", "garden", "week1"};
  state.tasks["a"].project = "Home.Attic";
  const Index index(state);
  QuickAddContext context;
  context.today = kThursday;
  context.index = &index;
  struct Row {
    const char *line, *hint;
  };
  const Row rows[] = {
      {"Pay #bils", "“#bils” is new here. Did you mean #Bills?"},
      {"Pay #ibl", ""},                                              // three letters, two slips
      {"Pay #BILSL", "“#BILSL” is new here. Did you mean #Bills?"},  // neighbours swapped
      {"Pay #bills", ""},
      {"Dig #graden", "“#graden” is new here. Did you mean #garden?"},
      {"Dig #gadren", "“#gadren” is new here. Did you mean #garden?"},
      {"Dig #garn", ""},
      {"Dig #ac", ""},
      {"Dig #week2", ""},
      {"Dig +bils", "“+bils” is taken as a tag. Write @bils for a project. “#bils” is new here. Did you mean #Bills?"},
      {"Dig @Hom", "“@Hom” is new here. Did you mean @Home?"},
      {"Dig @Home", ""},
      {"Dig @Home.B", ""},
      {"Dig @home.atic", "“@home.atic” is new here. Did you mean @Home.Attic?"},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    const QuickAdd added = parse_quick_add(row.line, context);
    CHECK(hints(added) == (*row.hint ? row.hint + std::string(" ") : std::string()));
    CHECK(added.spans.size() == 1);
  }
}

TEST_CASE("a word that is one slip from a day is asked about, where the line names no day") {
  CHECK(hints(add("Call mum tomorow 6pm")) == "“tomorow” is no day and stays in the title. Did you mean tomorrow? ");
  CHECK(hints(add("Swim on Thrusday")).find("Did you mean thursday?") != std::string::npos);
  CHECK(hints(add("Call mum tomorow fri 6pm")).empty());
  for (const char* slip :
       {"omorrow", "tomorro", "yomorrow", "tomorroe", "otmorrow", "tomorrwo", "tommorrow", "xtomorrow"})
    CHECK(hints(add(std::string("Swim ") + slip)).find("Did you mean tomorrow?") != std::string::npos);
  CHECK(hints(add("Buy fruit for monkeys")).empty());
  CHECK(hints(add("Swim every week tomorow")).empty());
}

TEST_CASE("a day of the month needs no ending behind a repeat of months") {
  CHECK(fields(add("Pay rent every month on 31 at 9am").task) ==
        fields(add("Pay rent every month on the 31st at 9am").task));
  CHECK(add("Pay rent every month on 31").task.title == "Pay rent");
  CHECK(add("Pay rent every month on 32").task.title == "Pay rent on 32");
  CHECK(add("Walk every month on 9 am").task.repeat->month_day != 9);
}

TEST_CASE("spans say where and what") {
  const std::string line = "Gym every fri at 18:00 #fun ~45m >mon !1 @Home // bag";
  const QuickAdd added = add(line);
  std::string said;
  for (const QuickAddSpan& span : added.spans)
    said += line.substr(span.begin, span.end - span.begin) + " = " + span.meaning + "\n";
  CHECK(said ==
        "every fri at 18:00 = Every Fri, first tomorrow 18:00\n#fun = Tag fun\n~45m = Takes 45 min\n"
        ">mon = Deferred until Mon 30 Nov\n!1 = High priority\n@Home = In Home\n// bag = Note\n");
  CHECK(add("Call, tomorrow, at 9").spans.at(0).meaning == "Due tomorrow 09:00");
}

TEST_CASE("what was refused is taken literally, wherever it stands") {
  CHECK(add("Read monday report", {"monday"}).task.title == "Read monday report");
  CHECK(add("Read monday report", {"monday"}).spans.empty());
  CHECK(fields(add("Read monday by fri", {"monday"}).task) == "due 2026-11-27");
  CHECK(add("Call tomorrow at 9", {"tomorrow at 9"}).task.title == "Call tomorrow at 9");
  CHECK(add("Call #home", {"#home"}).task.title == "Call #home");
  CHECK(add("Call // Bob", {"// Bob"}).task.title == "Call // Bob");
  CHECK(add("Mondays monday", {"mon"}).task.title == "Mondays");  // not part of a word
  CHECK(add("Call \\tomorrow").task.title == "Call tomorrow");
  CHECK(add("Call \\#1 \\#home").task.title == "Call #1 #home");
  CHECK(add("Call \\// x").task.title == "Call // x");
  CHECK(add("Call tomorrow", {""}).task.title == "Call");
  for (const char* line :
       {"Gym every fri at 18:00 #fun ~45m >mon !1 @Home // bag", "Call by friday or tomorrow at 9"}) {
    for (const QuickAddSpan& span : add(line).spans) {
      const std::string text = std::string(line).substr(span.begin, span.end - span.begin);
      INFO(text);
      const QuickAdd without = add(line, {text});
      CHECK(without.task.title.find(text) != std::string::npos);
      for (const QuickAddSpan& other : without.spans) CHECK((other.end <= span.begin || other.begin >= span.end));
    }
  }
}

TEST_CASE("projects and tags take the spelling that is there already") {
  State state;
  state.tasks["a"].title = "A";
  state.tasks["a"].project = "Home";
  state.tasks["a"].tags = {"Büro"};
  const Index index(state);
  QuickAddContext context;
  context.today = kThursday;
  context.index = &index;
  CHECK(parse_quick_add("x @home", context).task.project == "Home");
  CHECK(parse_quick_add("x @HOME.attic", context).task.project == "Home.attic");
  CHECK(parse_quick_add("x @homely", context).task.project == "homely");
  CHECK(parse_quick_add("x #buro", context).task.tags == std::vector<std::string>{"Büro"});
}

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "apps/tasks/phrases.h"
#include "apps/tasks/quick_add.h"
#include "apps/tasks/repeat.h"
#include "base/random.h"
#include "base/text.h"
#include "tasks_words_random.h"

using namespace cairn;
using namespace cairn::tasks;
using namespace cairn::tasks::testing;

namespace {

const Today kThursday = {day("2026-11-26"), 10 * 60};

QuickAdd add(std::string_view line, std::vector<std::string> literal = {}) {
  QuickAddContext context;
  context.today = kThursday;
  context.literal = std::move(literal);
  return parse_quick_add(line, context);
}

// All that was recognised, in one order: "due 2026-11-27 09:00; defer ...; every Fri; #a; @P; !high; 45m; // note".
std::string fields(const Task& task) {
  std::string text;
  const auto say = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
  if (task.due) say("due " + when_exactly(*task.due));
  if (task.defer) say("defer " + when_exactly(*task.defer));
  if (task.repeat) say(repeat_words(*task.repeat));
  for (const std::string& tag : task.tags) say("#" + tag);
  if (!task.project.empty()) say("@" + task.project);
  if (task.priority != Priority::kNone)
    say(task.priority == Priority::kHigh ? "!high" : task.priority == Priority::kMedium ? "!medium" : "!low");
  if (task.estimate_minutes) say(std::to_string(task.estimate_minutes) + "m");
  if (!task.note.empty()) say("// " + task.note);
  return text;
}

std::string hints(const QuickAdd& added) {
  std::string text;
  for (const QuickAddHint& hint : added.hints) text += hint.text + " ";
  return text;
}

void check_bounds(std::string_view line, const QuickAdd& added) {
  std::size_t from = 0;
  for (const QuickAddSpan& span : added.spans) {
    CHECK(span.begin >= from);
    CHECK(span.begin < span.end);
    CHECK_FALSE(span.meaning.empty());
    from = span.end;
  }
  CHECK(from <= line.size());
  for (const QuickAddHint& hint : added.hints) {
    CHECK(hint.begin <= hint.end);
    CHECK(hint.end <= line.size());
    CHECK_FALSE(hint.text.empty());
  }
}

}  // namespace

TEST_CASE("one line is a title and what was recognised in it") {
  struct Row {
    const char *line, *title, *fields;
  };
  const Row rows[] = {
      {"Buy milk", "Buy milk", ""},
      {"Buy milk today", "Buy milk", "due 2026-11-26"},
      {"Buy milk tomorrow", "Buy milk", "due 2026-11-27"},
      {"tomorrow buy milk", "buy milk", "due 2026-11-27"},
      {"Tomorrow: buy milk", "buy milk", "due 2026-11-27"},
      {"Call Bob tomorrow.", "Call Bob", "due 2026-11-27"},
      {"Call Bob tomorrow at 9", "Call Bob", "due 2026-11-27 09:00"},
      {"Call Bob at 9 tomorrow", "Call Bob", "due 2026-11-27 09:00"},
      {"Call Bob tomorrow about rent at 15:00", "Call Bob about rent", "due 2026-11-27 15:00"},
      {"Call Bob at 9", "Call Bob", "due 2026-11-27 09:00"},
      {"Call Bob 15:00", "Call Bob", "due 2026-11-26 15:00"},
      {"Call Bob 3pm", "Call Bob", "due 2026-11-26 15:00"},
      {"Call Bob 3 pm #work", "Call Bob", "due 2026-11-26 15:00; #work"},
      {"Call Bob at noon", "Call Bob", "due 2026-11-26 12:00"},
      {"Gym fri 18:30", "Gym", "due 2026-11-27 18:30"},
      {"Gym fri 15h", "Gym", "due 2026-11-27 15:00"},
      {"Report by friday", "Report", "due 2026-11-27"},
      {"Report due friday", "Report", "due 2026-11-27"},
      {"Report due by friday", "Report", "due 2026-11-27"},
      {"Report on 24 dec", "Report", "due 2026-12-24"},
      {"Report by the 24th of december", "Report", "due 2026-12-24"},
      {"Slides for monday", "Slides", "due 2026-11-30"},
      {"Report 2026-12-24", "Report", "due 2026-12-24"},
      {"Report 24.12.", "Report", "due 2026-12-24"},
      {"Report 24.12.2026", "Report", "due 2026-12-24"},
      {"Report 24/12", "Report", "due 2026-12-24"},
      {"Report by 1/2", "Report", "due 2027-02-01"},
      {"Report dec 24", "Report", "due 2026-12-24"},
      {"Report dec 24, 2027", "Report", "due 2027-12-24"},
      {"Report Thu, 24 Dec", "Report", "due 2026-12-24"},
      {"Report in 3 days", "Report", "due 2026-11-29"},
      {"Report in two weeks", "Report", "due 2026-12-10"},
      {"Tea in 5 min", "Tea", "due 2026-11-26 10:05"},
      {"Report +3d", "Report", "due 2026-11-29"},
      {"Report next week", "Report", "due 2026-11-30"},
      {"Report next friday", "Report", "due 2026-12-04"},
      {"Paint this weekend", "Paint", "due 2026-11-28"},
      {"Invoice eom", "Invoice", "due 2026-11-30"},
      {"Invoice end of month", "Invoice", "due 2026-11-30"},
      {"Dinner sat", "Dinner", "due 2026-11-28"},
      {"Dinner on sat with Ann", "Dinner with Ann", "due 2026-11-28"},
      {"Dinner sat #fun", "Dinner", "due 2026-11-28; #fun"},
      {"Dinner sat 19:00 with Ann", "Dinner with Ann", "due 2026-11-28 19:00"},
      {"Milk tom", "Milk", "due 2026-11-27"},
      {"Milk tom at 9", "Milk", "due 2026-11-27 09:00"},
      {"Show tonight", "Show", "due 2026-11-26 19:00"},
      {"Fix tap #home #urgent", "Fix tap", "#home; #urgent"},
      {"Fix tap #home, #home", "Fix tap", "#home"},
      {"#home Fix tap", "Fix tap", "#home"},
      {"Fix #home tap", "Fix tap", "#home"},
      {"Fix tap #\"2026\"", "Fix tap", "#2026"},
      {"Größe messen #büro", "Größe messen", "#büro"},
      {"Fix tap @Home", "Fix tap", "@Home"},
      {"Fix tap @Home.Garden", "Fix tap", "@Home.Garden"},
      {"Fix tap @\"Home office\"", "Fix tap", "@Home office"},
      {"Fix tap @\"Home office.Desk\" #x", "Fix tap", "#x; @Home office.Desk"},
      {"Fix tap !1", "Fix tap", "!high"},
      {"Fix tap !2", "Fix tap", "!medium"},
      {"Fix tap !3", "Fix tap", "!low"},
      {"Fix tap !high", "Fix tap", "!high"},
      {"Fix tap !H", "Fix tap", "!high"},
      {"Fix tap !medium", "Fix tap", "!medium"},
      {"Fix tap !low", "Fix tap", "!low"},
      {"Fix tap p1", "Fix tap", "!high"},
      {"p2 Fix tap", "Fix tap", "!medium"},
      {"Fix tap p3 #home", "Fix tap", "#home; !low"},
      {"Fix tap p4", "Fix tap", ""},
      {"Report due:fri", "Report", "due 2026-11-27"},
      {"Report due:24 dec 9:00 now", "Report now", "due 2026-12-24 09:00"},
      {"Report DUE:sat and more", "Report and more", "due 2026-11-28"},
      {"Report defer:mon", "Report", "defer 2026-11-30"},
      {"Report wait:2026-12-01", "Report", "defer 2026-12-01"},
      {"Report project:Home", "Report", "@Home"},
      {"Report proj:Home.Attic pri:H", "Report", "@Home.Attic; !high"},
      {"Report priority:low est:45m tag:bills", "Report", "#bills; !low; 45m"},
      {"Fix tap ~45m", "Fix tap", "45m"},
      {"Fix tap ~1h30", "Fix tap", "90m"},
      {"Fix tap ~1h 30m", "Fix tap", "90m"},
      {"Fix tap ~1.5h", "Fix tap", "90m"},
      {"Fix tap ~90 min", "Fix tap", "90m"},
      {"Buy ~1h 30 apples", "Buy 30 apples", "60m"},
      {"Fix tap >mon", "Fix tap", "defer 2026-11-30"},
      {"Fix tap >24 dec 9:00", "Fix tap", "defer 2026-12-24 09:00"},
      {"Fix tap >in 3 days fri", "Fix tap", "due 2026-11-27; defer 2026-11-29"},
      {"Fix tap >sat soon", "Fix tap soon", "defer 2026-11-28"},
      {"Stretch every day", "Stretch", "due 2026-11-26; every day"},
      {"Stretch every day at 9", "Stretch", "due 2026-11-27 09:00; every day"},
      {"Stretch every day at 11", "Stretch", "due 2026-11-26 11:00; every day"},
      {"Stretch daily", "Stretch", "due 2026-11-26; every day"},
      {"Plan weekly", "Plan", "due 2026-11-26; every week"},
      {"Rent monthly", "Rent", "due 2026-11-26; every month"},
      {"Tax yearly", "Tax", "due 2026-11-26; every year"},
      {"Standup every weekday", "Standup", "due 2026-11-26; every weekday"},
      {"Plan every fri", "Plan", "due 2026-11-27; every Fri"},
      {"Plan every thu", "Plan", "due 2026-11-26; every Thu"},
      {"Plan every 2 weeks on fri", "Plan", "due 2026-11-27; every 2 weeks on Fri"},
      {"Gym every mon, wed", "Gym", "due 2026-11-30; every Mon, Wed"},
      {"Gym every mon, wed and fri at 18:00", "Gym", "due 2026-11-27 18:00; every Mon, Wed, Fri"},
      {"Rent every 14th", "Rent", "due 2026-12-14; every month on the 14th"},
      {"Rent every 3rd", "Rent", "due 2026-12-03; every month on the 3rd"},
      {"Rent every last day", "Rent", "due 2026-11-30; every month on the last day"},
      {"Club every 2nd tue", "Club", "due 2026-12-08; every month on the 2nd Tue"},
      {"Filter every! 3 days", "Filter", "due 2026-11-26; every 3 days after completion"},
      {"Rent every month until 24 dec 2027", "Rent", "due 2026-11-26; every month until 24 Dec 2027"},
      {"Gift every 24 dec", "Gift", "due 2026-12-24; every year"},
      {"Plan every week starting mon", "Plan", "due 2026-11-30; every week"},
      {"Plan fri every week", "Plan", "due 2026-11-27; every week"},
      {"Plan every week due fri at 9", "Plan", "due 2026-11-27 09:00; every week"},
      {"Rent every month due 2027-01-31", "Rent", "due 2027-01-31; every month on the 31st"},
      {"Cake every year due 29 feb", "Cake", "due 2028-02-29; every 12 months on the 29th"},
      {"Walk every day no date", "Walk", "every day"},
      {"Clean the car every fortnight", "Clean the car", "due 2026-11-26; every 2 weeks"},
      {"Clean the car in a fortnight", "Clean the car", "due 2026-12-10"},
      {"Clean the car fortnightly", "Clean the car", "due 2026-11-26; every 2 weeks"},
      {"Walk every morning", "Walk", "due 2026-11-27 09:00; every day"},
      {"Buy milk // the green one", "Buy milk", "// the green one"},
      {"Buy milk #x // see #y tomorrow", "Buy milk", "#x; // see #y tomorrow"},
      {"Buy milk // two\nlines", "Buy milk", "// two\nlines"},
      {"Water the plants every 3 days at 18:00 #home @Home.Garden !low ~10m >mon // balcony", "Water the plants",
       "due 2026-11-26 18:00; defer 2026-11-30; every 3 days; #home; @Home.Garden; !low; 10m; // balcony"},
  };
  CHECK(std::size(rows) >= 90);
  for (const Row& row : rows) {
    INFO(row.line);
    const QuickAdd added = add(row.line);
    CHECK(added.task.title == row.title);
    CHECK(fields(added.task) == row.fields);
    CHECK(hints(added) == "");
    check_bounds(row.line, added);
  }
}

TEST_CASE("a title is not eaten") {
  const char* const lines[] = {
      "May",
      "Talk to May",
      "May the best win",
      "March",
      "sat exam",
      "The cat sat down",
      "Study for the SAT",
      "Avoid the sun",
      "sun cream",
      "wed the couple",
      "call 1800 number",
      "buy 2 apples",
      "meeting room 24/7",
      "Open 24/7",
      "version 1.2.3",
      "Release 2.10",
      "every",
      "every apple",
      "every second counts",
      "Every cloud has a lining",
      "C# course",
      "C++ course",
      "Read p3 of the book",
      "Fix the P1 incident",
      "p5",
      "2 + 2",
      "Tom +1",
      "Yesterday's news",
      "Read yesterday's paper",
      "yesterday it rained",
      "Write about the yesterday",
      "Letters from yesterday",
      "Compare yesterday and today",
      "Note: due:",
      "Due: tomorrow's list",
      "http://due:8080/x",
      "pages:3",
      "email a@b.c",
      "#1 priority",
      "issue #12",
      "# heading",
      "@ home",
      "5 @ 3 euro",
      "Write !important",
      "Wow !",
      "!4",
      "~ 5",
      "about ~5 people",
      "a > b",
      "x -> y",
      ">5 apples",
      "Read Monday's paper",
      "Read \"every day\"",
      "Read \"Tomorrow #x\"",
      "1/2 cup of milk",
      "2/3 done",
      "ratio 3:16",
      "Read John 3:16",
      "sleep 8h",
      "High noon",
      "weekly report",
      "fortnightly report",
      "A fortnight in Rome",
      "Write the weekly report",
      "daily standup",
      "monthly review notes",
      "Open mon to fri",
      "Open Mon - Fri",
      "Book 15:00 - 16:00",
      "Letters from monday",
      "Black Friday",
      "Good Friday",
      "Plan the friday meeting",
      "Plan the next week",
      "https://a.b/c?d=2026-12-24#today",
      "See http://x.y//z",
      "a//b",
      "Call Tom",
      "call tom",
      "meet tom",
      "Tom Sawyer",
      "in the end",
      "in 3 acts",
      "at home",
      "Meet at 9 Main Street",
      "at least 3",
      "by the way",
      "due process",
      "on time",
      "next steps",
      "this one",
      "end of story",
      "The end of the month party",
      "Pay 3.50",
      "march 3 miles",
      "no date fruit",
      "no",
      "3 days",
      "Room 101",
      "1984",
      "2026",
      "dec 2026",
      "USA Today",
      "Since monday it rains",
      "mon-fri",
      "(tomorrow)",
      "tomorrow's plan",
      "C:\\temp\\x",
      "50% off",
      "R&D",
      "e=mc2",
      "10-12",
      "555-1234",
      "12:345",
      "25:00",
      "99:99",
      "9",
      "noon",
      "15h",
  };
  CHECK(std::size(lines) >= 100);
  for (const char* line : lines) {
    INFO(line);
    const QuickAdd added = add(line);
    CHECK(added.task.title == line);
    CHECK(fields(added.task) == "");
    CHECK(added.spans.empty());
  }
}

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

namespace {

const std::vector<std::string> kWords = {
    "Call",       "Bob",    "every",      "day",         "fri",     "mon",    "sat",          "tomorrow",
    "at",         "9",      "15:00",      "on",          "by",      "due",    "24",           "dec",
    "2026",       "the",    "2nd",        "last",        "#x",      "#1",     "@Home",        "@",
    "!1",         "!high",  "~45m",       "~1h",         "30",      "apples", "//",           ">mon",
    ">",          "in",     "3",          "days",        "until",   "no",     "date",         "\"a",
    "b\"",        "\"",     "\\x",        "\\",          "\\\\",    "24/7",   "1/2",          "pm",
    "noon",       "weekly", "tom",        "Ä",           "31",      "feb",    "#\"q",         "@\"A",
    "c\"",        "after",  "completion", "starting",    "from",    "and",    "mon,",         "24.12.",
    "or",         "next",   "week",       "end",         "of",      "month",  "every!",       "weekday",
    "yesterday",  "p1",     "p4",         "+code",       "due:fri", "due:",   "project:Home", "pri:H",
    "2026-13-45", "+3d",    "a@b.c",      "http://a//b", "(fri)",   "today.", "for"};

Task random_task(Random& random) {
  const std::vector<std::string> names = {"home",  "Büro",  "a.b", "Home office", "2026", "x\"y", "q\\z", "v1.",
                                          "a-b_c", "#hash", "@at", "Ünder.Ö",     "none", "d,",   "e!",   "f(g)"};
  Task task;
  while (task.title.empty()) {
    std::string title;
    for (std::int64_t i = random.between(1, 7); i > 0; --i)
      title += pick(random, kWords) + (random.chance(0.05) ? "  " : " ");
    task.title = std::string(trim(title));
  }
  for (std::uint64_t i = random.below(4); i > 0; --i) {
    const std::string& name = pick(random, names);
    if (name.find(' ') == std::string::npos) task.tags.push_back(name);
  }
  std::sort(task.tags.begin(), task.tags.end());
  task.tags.erase(std::unique(task.tags.begin(), task.tags.end()), task.tags.end());
  if (random.chance(0.5)) task.project = pick(random, names);
  if (!task.project.empty() && task.project.back() == '.') task.project.pop_back();
  task.priority = static_cast<Priority>(random.below(4));
  if (random.chance(0.5))
    task.estimate_minutes = static_cast<int>(random.between(1, random.chance(0.2) ? kMaxEstimate_minutes : 300));
  if (random.chance(0.5)) task.due = random_when(random);
  if (random.chance(0.4)) task.defer = random_when(random);
  if (random.chance(0.5)) {
    Repeat repeat = random_repeat(random);
    if (task.due && repeat.until && *repeat.until < task.due->day) repeat.until.reset();
    task.repeat = task.due ? pinned(repeat, task.due->day) : repeat;
  }
  if (random.chance(0.4)) task.note = std::string(trim(random_line(random, kWords)));
  return task;
}

}  // namespace

TEST_CASE("a task written as a line reads back to the same task") {
  Random random(42);
  for (int round = 0; round < 6000; ++round) {
    const Task task = random_task(random);
    const std::string line = quick_add_words(task, kThursday);
    INFO("title: ", task.title);
    INFO("line: ", line);
    const QuickAdd added = add(line);
    REQUIRE(added.task.title == task.title);
    REQUIRE(fields(added.task) == fields(task));
    CHECK(added.task.repeat == task.repeat);
    CHECK(added.task.note == task.note);
  }
  Task plain;
  plain.title = "Buy milk";
  plain.tags = {"home"};
  plain.due = When{day("2026-11-27"), {}};
  CHECK(quick_add_words(plain, kThursday) == "Buy milk #home due 2026-11-27");
}

TEST_CASE("any line at all is a title, spans within its bounds and hints") {
  Random random(43);
  int recognised = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string line = random_line(random, kWords);
    std::vector<std::string> literal;
    if (random.chance(0.2)) literal = {pick(random, kWords), pick(random, kWords)};
    const QuickAdd added = add(line, literal);
    check_bounds(line, added);
    recognised += static_cast<int>(added.spans.size());
    CHECK(added.task.title == trim(added.task.title));
    CHECK(added.task.title.size() <= line.size());
    CHECK(added.task.title.find('\n') == std::string::npos);
    CHECK(std::is_sorted(added.task.tags.begin(), added.task.tags.end()));
    if (added.task.repeat) CHECK_FALSE(check_repeat(*added.task.repeat));
  }
  CHECK(recognised > 5000);
}

TEST_CASE("long lines are bounded") {
  std::string words;
  while (words.size() < kMaxQuickAddBytes - 20) words += "+1 >a #b ";
  CHECK_FALSE(add(words).task.title.empty());
  std::string tags = "x";
  for (int i = 0; i < 60; ++i) tags += " #t" + std::to_string(i);
  CHECK(add(tags).task.tags.size() == kMaxTags);
  CHECK(hints(add(tags)).find("at most 50 tags") != std::string::npos);
  CHECK(hints(add(std::string(kMaxQuickAddBytes + 1, 'a'))).find("too long") != std::string::npos);
  CHECK(hints(add(std::string(kMaxTitleBytes + 1, 'a'))).find("its first 500 characters fit") != std::string::npos);
  std::string wide;
  for (int i = 0; i < 251; ++i) wide += "ä";
  CHECK(hints(add(wide)).find("its first 250 characters fit") != std::string::npos);
  CHECK(hints(add("x #" + std::string(200, 'a'))).find("its first 120 characters fit") != std::string::npos);
}

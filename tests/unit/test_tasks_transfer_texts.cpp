// todo.txt and Markdown.

#include "tasks_transfer_fixture.h"
#include "tasks_transfer_random.h"

namespace cairn::tasks::testing {
namespace {

TEST_CASE("todo.txt comes in with priorities, dates, projects, contexts and keys") {
  const Import import = read("todo.txt",
                             "(A) 2026-11-01 Call Mom +Family @phone due:2026-12-24\n"
                             "(B) Review +Home.Garden plan @desk t:2026-12-01 rec:+1w\n"
                             "x 2026-11-10 2026-11-01 Pay rent +Home pri:A\n"
                             "\r\n"
                             "x Done without a date\n"
                             "(F) low thing rec:1m due:2026-12-01 at:15:30\n"
                             "Read http://example.org/a:b and 12:30 is no key est:90m\n"
                             "# a comment\n"
                             "@home\n"
                             "xylophone +A +B +A\n"
                             "Whole id:1\n"
                             "Part p:1 dep:1\n"
                             "odd rule rec:5q7\n"
                             "bad due:2026-02-30\n"
                             "rent is due:soon and t:x\n"
                             "2026-11-02 plain words\n");
  CHECK(import.format == Format::kTodoTxt);
  CHECK(told(import) == Lines{
                            "Call Mom !high +Family #phone due 2026-12-24",
                            "Review plan !medium +Home.Garden #desk defer 2026-12-01 rule FREQ=WEEKLY",
                            "Pay rent [done] !high +Home",
                            "Done without a date [done]",
                            "low thing !low due 2026-12-01T15:30 rule FREQ=MONTHLY after",
                            "Read http://example.org/a:b and 12:30 is no key est 90",
                            "@home #home",
                            "xylophone +A #B",
                            "Whole",
                            "Part <Whole >Whole",
                            "odd rule note rec:5q7",
                            "rent is due:soon and t:x",
                            "plain words",
                        });
  CHECK(problems_of(import.problems) == Lines{"14: The value of due"});
  CHECK(to_iso(local_date(import.tasks[0].task.created_at, 120)) == "2026-11-01");
  CHECK(to_iso(local_date(*import.tasks[2].task.closed_at, 120)) == "2026-11-10");
  CHECK(import.rows.ignored == 1);
  CHECK(has_note(import.notes, "The priority F comes in as low"));
}

TEST_CASE("what todo.txt can say of a task goes out and comes in again") {
  State state;
  Task whole;
  whole.title = "Plant the beds";
  whole.project = "Home.Garden";
  whole.tags = {"outside", "spring"};
  whole.priority = Priority::kHigh;
  whole.due = When{to_date({2026, 12, 24}), 15 * 60};
  whole.defer = When{to_date({2026, 12, 1}), {}};
  whole.estimate_minutes = 45;
  whole.repeat = Repeat{RepeatUnit::kMonth, 2, 0, 0, 0, false, {}};
  whole.created_at = *parse_instant("2026-11-20T12:00:00.000Z");
  Task part = whole;
  part.title = "Dig";
  part.parent = "w";
  part.due.reset();
  part.defer.reset();
  part.repeat.reset();
  part.status = decltype(part.status)::kDone;
  part.closed_at = *parse_instant("2026-11-22T12:00:00.000Z");
  part.closed_utc_offset_minutes = 120;
  Task later = part;
  later.parent.clear();
  later.title = "Sow";
  later.status = decltype(part.status)::kDropped;
  later.waits_for = {"p", "w"};
  state.tasks = {{"w", whole}, {"p", part}, {"l", later}};
  const std::string text = write_todo_txt(state, {"w", "p", "l"}, 120);
  CHECK(text ==
        "(A) 2026-11-20 Plant the beds +Home.Garden @outside @spring due:2026-12-24 at:15:00 t:2026-12-01 rec:+2m "
        "est:45m id:w\n"
        "x 2026-11-22 2026-11-20 Dig +Home.Garden @outside @spring pri:A est:45m id:p p:w\n"
        "x 2026-11-22 2026-11-20 Sow +Home.Garden @outside @spring pri:A status:dropped est:45m dep:p,w\n");
  const Import import = read("todo.txt", text);
  CHECK(told(import) == Lines{"Plant the beds !high +Home.Garden #outside #spring due 2026-12-24T15:00 defer "
                              "2026-12-01 est 45 rule FREQ=MONTHLY;INTERVAL=2",
                              "Dig [done] !high +Home.Garden #outside #spring <Plant the beds est 45",
                              "Sow [dropped] !high +Home.Garden #outside #spring >Dig >Plant the beds est 45"});
  // Read where the tasks are, it adds nothing.
  CHECK(to_events(import, state, counting_ids()).duplicate_lines.size() == 3);
}

TEST_CASE("a Markdown check list comes in with headings as projects and indentation as parts") {
  const Import import =
      read("list.md",
           "# House\n"
           "Some words.\n"
           "- [ ] Paint #wall the room\n"
           "  - [x] Buy paint\n"
           "    Two tins.\n"
           "\n"
           "    - [ ] Compare prices\n"
           "  - [ ] Clean up\n"
           "    - plain item\n"
           "\t* [X] Vacuum\n"
           "## Garden v1.2\n"
           "1. [ ] First\n"
           "2) [-] Second\n"
           "- no box\n"
           "- [ ](http://example.org) a link\n"
           "```\n"
           "- [ ] code\n"
           "```\n"
           "# Work\n"
           "+ [/] Started\n"
           "* [?] Unknown\n"
           "- [ ]\n"
           "- [ ] Report \xF0\x9F\x93\x85 2026-12-24 \xE2\x8F\xAB \xF0\x9F\x94\x81 every week \xE2\x8F\xB3 2026-12-20\n"
           "- [x] Sent \xE2\x9C\x85 2026-11-20 \xE2\x9E\x95 2026-11-01\n");
  CHECK(import.format == Format::kMarkdown);
  CHECK(told(import) == Lines{
                            "Paint the room +House #wall",
                            "Buy paint [done] +House <Paint the room note Two tins.",
                            "Compare prices +House <Buy paint",
                            "Clean up +House <Paint the room note - plain item",
                            "Vacuum [done] +House <Clean up",
                            "First +House.Garden v1-2",
                            "Second [dropped] +House.Garden v1-2",
                            "no box +House.Garden v1-2",
                            "[ ](http://example.org) a link +House.Garden v1-2",
                            "Started [started] +Work",
                            "Unknown +Work",
                            "Report !high +Work due 2026-12-24 defer 2026-12-20 rule FREQ=WEEKLY",
                            "Sent [done] +Work",
                        });
  CHECK(problems_of(import.problems) ==
        Lines{"2: This text belongs to no task", "16: This text belongs to no task", "22: It has no title"});
  CHECK(import.problems[1].text == "```\n- [ ] code\n```");
  CHECK(has_note(import.notes, "It has no check box. It comes in as open."));
  CHECK(to_iso(*import.tasks[12].task.closed_at) == "2026-11-20T10:00:00.000Z");
  CHECK(has_note(import.notes, "The mark [?] is not known"));
}

TEST_CASE("a list without any check box is a list of tasks") {
  for (const char* name : {"list.md", "list.txt", "file"}) {
    const Import import = read(name, "# Shop\n- buy milk\n  - two litres\n* bread\n1. eggs\n\xE2\x80\xA2 rice\n---\n");
    CHECK(import.format == Format::kMarkdown);
    CHECK(told(import) ==
          Lines{"buy milk +Shop", "two litres +Shop <buy milk", "bread +Shop", "eggs +Shop", "rice +Shop"});
    CHECK(import.problems.empty());
    CHECK(import.notes.empty());
    CHECK(import.rows.ignored == 2);
  }
}

TEST_CASE("text and plain items beside check boxes are kept aside, and a paragraph is one row") {
  const Import import =
      read("notes.md",
           "Met Ann.\nShe will call.\n\n- no task\n- none either\n\nTo do:\n- [ ] Write to Ann\n- Send the "
           "book\n\n| a | b |\n");
  CHECK(told(import) == Lines{"Write to Ann", "Send the book"});
  CHECK(problems_of(import.problems) == Lines{"1: This text belongs to no task", "4: It has no check box",
                                              "5: It has no check box", "7: This text belongs to no task",
                                              "11: This text belongs to no task"});
  CHECK(import.problems[0].text == "Met Ann.\nShe will call.");
  CHECK(import.rows.ignored == 0);
}

TEST_CASE("marks in an item of a list are understood where they can be nothing else") {
  const std::pair<const char*, const char*> kItems[] = {
      {"Pay rent #home @Flat !high ~45m", "Pay rent !high +Flat #home est 45"},
      {"Pay due:2026-12-01 rent", "Pay rent due 2026-12-01"},
      {"Pay rent due: 2026-12-01T15:00", "Pay rent due 2026-12-01T15:00"},
      {"Pay rent [due:: 2026-12-01] (priority:: high)", "Pay rent !high due 2026-12-01"},
      {"Water [repeat:: every week] [scheduled:: 2026-12-01]", "Water defer 2026-12-01 rule FREQ=WEEKLY"},
      {"Pay rent @due(2026-12-01)", "Pay rent due 2026-12-01"},
      {"Pay rent \xF0\x9F\x93\x85 2026-12-01 #home", "Pay rent #home due 2026-12-01"},
      {"Pay rent project:Home.Flat est:1h30", "Pay rent +Home.Flat est 90"},
      {"Ask @anna about it", "Ask @anna about it"},
      {"Mail a@b.c", "Mail a@b.c"},
      {"Call due: soon", "Call due: soon"},
      {"Call due:fri", "Call due:fri"},
      {"Project: write it", "Project: write it"},
      {"Wow !important", "Wow !important"},
      {"Start (see [a](b)) now", "Start (see [a](b)) now"},
      {"Read std::vector [x::y]", "Read std::vector [x::y]"},
      {"Pay @A @B", "Pay @A +B"}};
  for (const auto& [item, wanted] : kItems) {
    const std::string shown_item = item;  // a binding cannot be captured
    CAPTURE(shown_item);
    CHECK(told(read("list.md", std::string("- [ ] ") + item + "\n")) == Lines{wanted});
  }
  CHECK(told(read("list.md", "# House\n- [ ] Paint @Flat\n")) == Lines{"Paint +Flat"});
  const Import no_day = read("list.md", "- [ ] Pay due: 2026-02-30\n");
  CHECK(told(no_day) == Lines{"Pay due: 2026-02-30"});
  CHECK(has_note(no_day.notes, "The date \"2026-02-30\" could not be read"));
}

TEST_CASE("tasks of a file without times keep its order, and none is from the future") {
  const Import import = read("list.md", "- [ ] c\n- [ ] a\n- [ ] b\n");
  REQUIRE(import.tasks.size() == 3);
  CHECK(import.tasks[0].task.created_at < import.tasks[1].task.created_at);
  CHECK(import.tasks[1].task.created_at < import.tasks[2].task.created_at);
  CHECK(import.tasks[2].task.created_at <= kHere.now);
}

TEST_CASE("formats are told apart by what a file holds, with and without a name") {
  const std::pair<std::string_view, Format> kTable[] = {
      {"- [ ] a\n- [x] b\n", Format::kMarkdown},
      {"(A) call\n", Format::kTodoTxt},
      {"x 2026-11-01 done\n", Format::kTodoTxt},
      {"title,due\na,\n", Format::kCsv},
      {"TYPE,CONTENT,INDENT\ntask,a,1\n", Format::kTodoistCsv},
      {"[{\"description\":\"a\"}]", Format::kTaskwarrior},
      {"{\"data\":{\"task\":{\"ids\":[],\"entities\":{}}}}", Format::kSuperProductivity},
      {"{\"format\":\"cairn-tasks\",\"version\":1,\"tasks\":[]}", Format::kJson},
      {"[ ] a\n", Format::kTodoTxt}};
  for (const auto& [text, format] : kTable) {
    const auto& shown_text = text;  // a binding cannot be captured
    CAPTURE(shown_text);
    CHECK(read(text[0] == '[' && text[1] == ' ' ? "a.txt" : "", text).format == format);
  }
  for (const std::string_view foreign : {"just some words", "{\"a\":1}", "[1,2]", "<html></html>"}) {
    const auto result = read_tasks("file", foreign, {}, kHere);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == ErrorCode::kForeign);
  }
  CHECK(read("notes.txt", "just some words").format == Format::kTodoTxt);
  CHECK(told(read("file", "just some words", Format::kTodoTxt)) == Lines{"just some words"});
}

}  // namespace
}  // namespace cairn::tasks::testing

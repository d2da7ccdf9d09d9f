// Tables: Todoist's, those of others, and Cairn's own.

#include "tasks_transfer_fixture.h"
#include "tasks_transfer_random.h"

namespace cairn::tasks::testing {
namespace {

constexpr std::string_view kTodoist =
    "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION,DURATION_UNIT,"
    "DEADLINE,DEADLINE_LANG\r\n"
    "meta,view_style=list,,,,,,,,,,,,\r\n"
    "task,Repot the basil @garden @weekend,Terracotta pot,1,1,Kai (48),,Dec 5 2026,en,Europe/Helsinki,30,minute,,\r\n"
    "task,Buy compost,,4,2,Kai (48),,,en,Europe/Helsinki,,None,,\r\n"
    "note,\"Get the peat-free one, 40 l\",,,,Kai (48),,,,,,,,\r\n"
    ",,,,,,,,,,,,,\r\n"
    "section,Weekly v1.2,,,,,,,,,,,,\r\n"
    "task,Water the ferns,,2,1,Kai (48),,every fri at 9am,en,Europe/Helsinki,,,,\r\n"
    "task,\"Order seeds, \"\"heirloom\"\" kind\",,3,1,Kai (48),Ann (7),2026-12-24,en,,1,day,2026-12-31,en\r\n"
    "task,Ask bob@example.org,,4,1,,,24 Dec,en,,,,,\r\n"
    "task,Deadline only,,4,1,,,,en,,,,Dec 9 2026,en\r\n"
    "task,Full moon,,4,1,,,every full moon,en,,,,,\r\n"
    "task,Soon,,4,1,,,tomorrow,en,,,,,\r\n"
    "task,Deep,,4,4,,,,en,,,,,\r\n"
    "task,,,4,1,,,,en,,,,,\r\n"
    "event,What is this,,4,1,,,,en,,,,,\r\n";

TEST_CASE("a Todoist export comes in with parts, labels, comments, sections, dates and rules") {
  const Import import = read("Garden Projects [220330].csv", kTodoist);
  CHECK(import.format == Format::kTodoistCsv);
  CHECK(told(import) ==
        Lines{
            "Repot the basil !high +Garden Projects #garden #weekend due 2026-12-05 est 30 note Terracotta pot",
            "Buy compost +Garden Projects <Repot the basil note Get the peat-free one, 40 l",
            "Water the ferns !medium +Garden Projects.Weekly v1-2 due 2026-11-27T09:00 rule FREQ=WEEKLY;BYDAY=FR",
            "Order seeds, \"heirloom\" kind !low +Garden Projects.Weekly v1-2 due 2026-12-24 est 480 note Deadline: "
            "2026-12-31\\nResponsible: Ann (7)",
            "Ask bob@example.org +Garden Projects.Weekly v1-2 due 2026-12-24",
            "Deadline only +Garden Projects.Weekly v1-2 due 2026-12-09",
            "Full moon +Garden Projects.Weekly v1-2 note Date: every full moon",
            "Soon +Garden Projects.Weekly v1-2 due 2026-11-25",
            "Deep +Garden Projects.Weekly v1-2 <Soon",
        });
  CHECK(problems_of(import.problems) ==
        Lines{"15: It has no title", "16: Its type is none of task, section, note and meta"});
  CHECK(import.problems[0].text == "task,,,4,1,,,,en,,,,,");
  CHECK(import.rows.attached == 1);
  CHECK(import.rows.ignored == 4);  // the header, meta, an empty row, a section
  for (const char* words : {"could not be read", "was read as 2026-11-25", "date and a deadline", "indented deeper"})
    CHECK(has_note(import.notes, words));
}

TEST_CASE("a date in a Todoist export is read as it would be said to Cairn") {
  const Import import = read("Inbox.csv",
                             "TYPE,CONTENT,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG\n"
                             "task,Call,4,1,Kai (1),,tomorrow at 10,en\ntask,Pay,4,1,Kai (1),,on the 5th,en\n");
  CHECK(told(import) == Lines{"Call due 2026-11-25T10:00", "Pay due 2026-12-05"});
  CHECK(has_note(import.notes, "The date \"tomorrow at 10\" was read as 2026-11-25"));
}

TEST_CASE("a Todoist export of the inbox has no project, and an older header is read too") {
  const Import import =
      read("Inbox.csv",
           "TYPE,CONTENT,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG\ntask,Task1,4,1,Kai (1),,,en\n,,,,,,,\n");
  CHECK(told(import) == Lines{"Task1"});
}

TEST_CASE("a table of another program is read by the words of its header") {
  const std::string_view table =
      "Task Name;Due Date;List;Labels;Priority;Status;Notes;Estimate (hours);Colour\n"
      "Call the bank;24.12.2026 15:00;Home;errand, phone;High;In progress;\"first\nsecond\";1,5;blue\n"
      "Pay rent;;Home;;;done;;;\n"
      "Odd;;;;huge;half;;;\n"
      ";;;;;;;;\n"
      "Bad day;2026-02-30;;;;;;;\n"
      "\"Open quote;;;;;;;;\n"
      "Every week;every monday;;;2;no;;;\n";
  const Import import = read("tasks.csv", table);
  CHECK(import.format == Format::kCsv);
  CHECK_FALSE(import.own);
  CHECK(told(import) == Lines{
                            "Call the bank [started] !high +Home #errand #phone due 2026-12-24T15:00 est 90 note "
                            "first\\nsecond\\n\\nColour: blue",
                            "Pay rent [done] +Home",
                            "Odd note status: half\\npriority: huge",
                            "Every week !medium due 2026-11-30 rule FREQ=WEEKLY;BYDAY=MO",
                        });
  CHECK(problems_of(import.problems) == Lines{"7: The due date \"2026-02-30\" is no date that can be read",
                                              "8: A quotation mark opens a cell and never closes it"});
  CHECK(has_note(import.notes, "The column \"Colour\" has no field"));
  CHECK(has_note(import.notes, "1 closed without a day of it"));
}

TEST_CASE("separators, quotes, line ends and encodings of a table do not matter") {
  const auto same = [](std::string_view bytes, const char* title = "\xC3\x84pfel, rot") {
    const Import import = read("t.csv", bytes);
    CHECK(told(import) == Lines{std::string(title) + " +Haus due 2026-12-24"});
  };
  same("Title,Project,Due\n\"\xC3\x84pfel, rot\",Haus,2026-12-24\n");
  same("\xEF\xBB\xBFTitle;Project;Due\r\n\xC3\x84pfel, rot;Haus;2026-12-24\r\n");
  same("Title\tProject\tDue\r\xC3\x84pfel, rot\tHaus\t2026-12-24");
  same("subject,category,deadline\n\"\xC3\x84pfel, rot\",\"Haus\",24.12.2026");
  const std::string_view ascii = "Title,Project,Due\r\nApfel,Haus,2026-12-24\r\n";
  std::string little = "\xFF\xFE", big = "\xFE\xFF";
  for (const char c : ascii) {
    little += c;
    little += '\0';
    big += '\0';
    big += c;
  }
  same(little, "Apfel");
  same(big, "Apfel");
  const Import latin = read("t.csv", "Title,Project,Due\n\xC4pfel,Haus,2026-12-24\n");
  CHECK(told(latin) == Lines{"\xC3\x84pfel +Haus due 2026-12-24"});
  CHECK(has_note(latin.notes, "Windows-1252"));
  const Import damaged = read("t.csv", "Title\n\xC3\x84pfel\nB\xFFrnen\n");
  CHECK(told(damaged) == Lines{"\xC3\x84pfel", "B\xEF\xBF\xBDrnen"});
  CHECK(has_note(damaged.notes, "The first is in line 3"));
}

TEST_CASE("days with slashes follow the order that the file shows, and say so where it shows none") {
  CHECK(told(read("t.csv", "Title,Due\na,03/04/2026\nb,12/24/2026\n")) ==
        Lines{"a due 2026-03-04", "b due 2026-12-24"});
  const Import unclear = read("t.csv", "Title,Due\na,03/04/2026\n");
  CHECK(told(unclear) == Lines{"a due 2026-04-03"});
  CHECK(has_note(unclear.notes, "was read as day, month, year: 2026-04-03"));
}

TEST_CASE("lines about the file before the header are passed over, and TickTick's numbers are its own") {
  const Import import =
      read("TickTick-backup.csv",
           "\"Date: 2026-09-25+0000\"\n\"Version: 7.1\"\n\"Status: \n0 Normal\n1 Completed\n2 Archived\"\n"
           "\"Folder Name\",\"List Name\",\"Title\",\"Kind\",\"Tags\",\"Content\",\"Is Check list\",\"Start "
           "Date\",\"Due Date\",\"Reminder\",\"Repeat\",\"Priority\",\"Status\",\"Created Time\",\"Completed Time\"\n"
           "\"\",\"Home\",\"Buy food\",\"TEXT\",\"shop, "
           "car\",\"Milk\",\"N\",\"\",\"2026-12-24T10:00:00+0000\",\"\",\"FREQ=WEEKLY;INTERVAL=1\",\"5\",\"0\",\"2026-"
           "09-01T08:00:00+0000\",\"\"\n"
           "\"\",\"Home\",\"Was "
           "done\",\"TEXT\",\"\",\"\",\"N\",\"\",\"\",\"\",\"\",\"0\",\"2\",\"2026-09-01T08:00:00+0000\",\"2026-09-"
           "02T08:00:00+0000\"\n");
  REQUIRE(import.tasks.size() == 2);
  CHECK(told(import) == Lines{"Buy food !high +Home #car #shop due 2026-12-24T12:00 rule FREQ=WEEKLY note Milk",
                              "Was done [done] +Home"});
  CHECK(import.tasks[1].task.closed_at == parse_instant("2026-09-02T08:00:00.000Z"));
  CHECK(import.tasks[1].task.closed_utc_offset_minutes == 120);
  CHECK(import.tasks[0].task.created_at == *parse_instant("2026-09-01T08:00:00.000Z"));
}

TEST_CASE("ids and references of another table hold within the file") {
  const Import import =
      read("t.csv", "id,title,parent,depends on\n1,Whole,,\n2,Part,1,\n3,Later,,\"1, 2\"\n2,Twice,,\n");
  CHECK(told(import) == Lines{"Whole", "Part <Whole", "Later >Whole >Part"});
  CHECK(import.tasks[0].task.origin == "csv/1");
  CHECK(problems_of(import.problems) == Lines{"5: Its id is that of line 3 already"});
}

TEST_CASE("a title that is too long is cut between characters, and the note takes the rest") {
  std::string title;
  for (int i = 0; i < 300; ++i) title += "\xC3\xA4";
  const Import import = read("t.csv", "Title,Notes\n" + title + ",there\n");
  REQUIRE(import.tasks.size() == 1);
  CHECK(import.tasks[0].task.title == title.substr(0, 500));
  CHECK(import.tasks[0].task.note == "\xE2\x80\xA6" + title.substr(500) + "\n\nthere");
  CHECK(has_note(import.notes, "its first 250 characters fit. The rest of it stands in the note"));
  const Import notes = read("t.csv", "Title,Notes\na," + std::string(150'000, 'n') + "\n");
  CHECK(notes.tasks[0].task.note.size() == kMaxNoteBytes);
  CHECK(has_note(notes.notes, "its first 100,000 characters fit"));
}

TEST_CASE("a row with more cells than the header names is kept aside, empty ones at its end are none") {
  const Import import = read("t.csv", "Title,Due\nBuy milk, bread,2026-12-01\nPay,2026-12-01,,\nCall,,,now\n");
  CHECK(told(import) == Lines{"Pay due 2026-12-01"});
  CHECK(import.problems.size() == 2);
  CHECK(import.problems[0].problem.find("It has 3 cells, and the first row names 2 columns.") == 0);
  const Import todoist = read("Work.csv", "TYPE,CONTENT,INDENT\ntask,Buy milk, bread,1\ntask,Pay,1,,\n");
  CHECK(told(todoist) == Lines{"Pay +Work"});
  CHECK(todoist.problems.size() == 1);
}

TEST_CASE("tags that become one word are told, each once") {
  const Import import = read("t.csv", "Title,Tags\na,at home\nb,\"at home, deep\"\nc,#x #y\n");
  CHECK(told(import) == Lines{"a #at-home", "b #at-home #deep", "c #x #y"});
  REQUIRE(import.notes.size() == 1);
  CHECK(import.notes[0].note == "The tag \"at home\" comes in as #at-home: a tag is one word.");
}

TEST_CASE("a table without a column of titles is refused as a whole, and says what is missing") {
  const auto result = read_tasks("t.csv", "a,b\n1,2\n", {}, kHere);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == ErrorCode::kForeign);
  CHECK(result.error().message.find("Title") != std::string::npos);
}

TEST_CASE("Cairn's own table gives the same tasks again, whatever they hold") {
  Random random(20261124);
  for (int i = 0; i < 150; ++i) {
    const State state = random_state(random, 30);
    const std::string csv = write_csv(state, ids_of(state));
    if (state.tasks.empty()) continue;
    const Import import = read("cairn.csv", csv);
    CHECK(import.own);
    CHECK(import.problems.empty());
    const ImportOutcome outcome = to_events(import, State(), counting_ids());
    CHECK(outcome.tasks_added == state.tasks.size());
    const State back = state_after(outcome);
    CHECK(back.tasks == state.tasks);
    if (!(back.tasks == state.tasks)) break;
    CHECK(to_events(import, state, counting_ids()).events.empty());
  }
}

TEST_CASE("Cairn's table is safe in a spreadsheet and survives one that writes semicolons") {
  State state;
  state.tasks["a"].title = "=HYPERLINK(\"http://example.org\")";
  state.tasks["a"].created_at = kHere.now;
  state.tasks["b"].title = "'=1";
  state.tasks["b"].created_at = kHere.now;
  std::string csv = write_csv(state, {"b", "a", "missing"});
  CHECK(csv.find("\"'=HYPERLINK(\"\"http://example.org\"\")\"") != std::string::npos);
  std::replace(csv.begin(), csv.end(), ',', ';');
  CHECK(state_after(to_events(read("x.csv", csv), {}, counting_ids())).tasks == state.tasks);
}

TEST_CASE("the time worked stands in the table as a sum, and reading says that it is not taken from there") {
  State state;
  state.tasks["a"].title = "Task";
  state.work["w1"] = {"a", kHere.now, 0, 30};
  state.work["w2"] = {"a", kHere.now, 0, 15};
  const Import import = read("x.csv", write_csv(state, {"a"}));
  CHECK(has_note(import.notes, "A JSON file carries it"));
  CHECK(import.work.empty());
}

}  // namespace
}  // namespace cairn::tasks::testing

// Lists that people write by hand: read as the line that adds tasks is.

#include "tasks_transfer_fixture.h"

namespace cairn::tasks::testing {
namespace {

const ImportContext kPasted{kHere.now, kHere.utc_offset_minutes, true};

struct Row {
  const char *line, *wanted;
};
const Row kRows[] = {
    {"call the bank tomorrow #home", "call the bank #home due 2026-11-25"},
    {"Pay rent fri at 9 !high @Home ~45m", "Pay rent !high +Home due 2026-11-27T09:00 est 45"},
    {"Water the plants every 3 days >mon",
     "Water the plants due 2026-11-24 defer 2026-11-30 rule FREQ=DAILY;INTERVAL=3"},
    {"Read #\"v1.0\" notes p1 // the long ones", "Read notes !high #v1.0 note the long ones"},
    {"Write \"call me tomorrow\"", "Write \"call me tomorrow\""},
    {"Call \\tomorrow", "Call tomorrow"},
    {"tomorrow #home", "tomorrow #home"},
    // Marks that say what they are win; the other words stay.
    {"Plan fri due: 2026-12-01", "Plan fri due 2026-12-01"},
    {"Plan by fri tomorrow [due:: 2026-12-01]", "Plan by fri tomorrow due 2026-12-01"},
    {"Plan every fri \xF0\x9F\x93\x85 2026-12-01", "Plan due 2026-12-01 rule FREQ=WEEKLY;BYDAY=FR"},
    {"Sell the car p2 !low", "Sell the car p2 !low"},
};

TEST_CASE("a plain bullet of a list says what the line that adds tasks would say") {
  for (const Row& row : kRows) {
    CAPTURE(row.line);
    CHECK(told(read("list.md", std::string("- ") + row.line + "\n")) == Lines{row.wanted});
  }
  CHECK(told(read("list.md", "# House\n- Paint the room fri\n  - Buy paint @Shop tomorrow\n")) ==
        Lines{"Paint the room +House due 2026-11-27", "Buy paint +Shop <Paint the room due 2026-11-25"});
}

TEST_CASE("pasted lines are tasks, indented ones are parts, and headings are projects") {
  for (const Row& row : kRows) {
    CAPTURE(row.line);
    const Import import = read("", std::string(row.line) + "\n", {}, kPasted);
    CHECK(import.format == Format::kLines);
    CHECK(told(import) == Lines{row.wanted});
  }
  const Import import = read("",
                             "Call the bank tomorrow #home\n"
                             "  Ask for the card ~10m\n"
                             "\tand for a pen\n"
                             "\n"
                             "# Garden\n"
                             "[ ] Dig fri\n"
                             "[x] Sow fri\n"
                             "Rest\n",
                             {}, kPasted);
  CHECK(told(import) == Lines{"Call the bank #home due 2026-11-25", "Ask for the card <Call the bank est 10",
                              "and for a pen <Ask for the card", "Dig +Garden due 2026-11-27", "Sow fri [done] +Garden",
                              "Rest +Garden"});
  CHECK(import.problems.empty());
}

TEST_CASE("a pasted check list is read by hand too; one from a file keeps days as words") {
  const char* const list = "- [ ] Call fri\n- [x] Pay fri\n- [ ] Ask due: 2026-12-01\n";
  CHECK(told(read("", list, {}, kPasted)) == Lines{"Call due 2026-11-27", "Pay fri [done]", "Ask due 2026-12-01"});
  CHECK(told(read("list.md", list)) == Lines{"Call fri", "Pay fri [done]", "Ask due 2026-12-01"});
}

TEST_CASE("what was meant in a line and cannot be is said") {
  const Import import = read("list.md", "- Pay 31 feb\n- Call !urgent\n");
  CHECK(told(import) == Lines{"Pay 31 feb", "Call !urgent"});
  CHECK(has_note(import.notes, "There is no 31 February"));
  CHECK(has_note(import.notes, "“!urgent” is no priority"));
}

TEST_CASE("todo.txt that is pasted is read as what it is, and comes back as it went out") {
  CHECK(read("", "(A) Call Mom +Family @phone\n", {}, kPasted).format == Format::kTodoTxt);
  CHECK(read("", "Call Mom +Family @phone due:2026-12-24\n", {}, kPasted).format == Format::kTodoTxt);
  CHECK(read("", "Call Mom #family due:fri\n", {}, kPasted).format == Format::kLines);
  State state;
  Task& task = state.tasks["a"];
  task.title = "Write “call Ann tomorrow” #5 !urgent";
  task.project = "Home";
  task.tags = {"phone"};
  task.due = When{to_date({2026, 12, 24}), {}};
  task.created_at = *parse_instant("2026-11-20T12:00:00.000Z");
  Import back = read("", write_todo_txt(state, {"a"}, 120), {}, kPasted);
  CHECK(told(back) == Lines{"Write “call Ann tomorrow” #5 !urgent +Home #phone due 2026-12-24"});
}

TEST_CASE("twenty thousand lines by hand are all understood") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "- Task " + std::to_string(i) + "x tomorrow at 9 #home ~10m\n";
  const Import import = read("list.md", text);
  CHECK(import.tasks.size() == 20'000);
  CHECK(told(import, import.tasks.back()) == "Task 19999x #home due 2026-11-25T09:00 est 10");
}

}  // namespace
}  // namespace cairn::tasks::testing

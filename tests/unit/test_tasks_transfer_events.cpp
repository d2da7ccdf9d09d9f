// Fitting a file into a state: ids, duplicates, references, circles.

#include "tasks_transfer_fixture.h"
#include "tasks_transfer_random.h"

namespace cairn::tasks::testing {
namespace {

bool fits(const Import& import, const ImportOutcome& outcome) {
  return import.tasks.size() == outcome.tasks_added + outcome.duplicate_lines.size() + outcome.refused &&
         outcome.problems.size() == import.problems.size() + outcome.refused;
}

bool is_free_of_circles(const State& state) {
  for (const auto& [id, task] : state.tasks) {
    std::string at = task.parent;
    for (std::size_t steps = 0; !at.empty(); ++steps) {
      if (steps > state.tasks.size()) return false;
      const auto found = state.tasks.find(at);
      if (found == state.tasks.end()) break;
      at = found->second.parent;
    }
  }
  // Tasks that wait for nothing that is left are taken away, round by round.
  std::map<std::string, Task> left = state.tasks;
  for (bool taken = true; taken;) {
    taken = false;
    for (auto it = left.begin(); it != left.end();) {
      const bool waits = std::any_of(it->second.waits_for.begin(), it->second.waits_for.end(),
                                     [&](const std::string& id) { return left.count(id) != 0; });
      taken = taken || !waits;
      it = waits ? std::next(it) : left.erase(it);
    }
  }
  return left.empty();
}

TEST_CASE("tasks of a foreign file get fresh ids, and references become these") {
  const Import import = read("t.csv", "id,title,parent,depends on\n1,Whole,,\n2,Part,1,\n3,Later,,2\n4,Alone,77,\n");
  const ImportOutcome outcome = to_events(import, {}, counting_ids());
  CHECK(fits(import, outcome));
  const State state = state_after(outcome);
  CHECK(ids_of(state) == Lines{"new-1", "new-2", "new-3", "new-4"});
  CHECK(state.tasks.at("new-2").parent == "new-1");
  CHECK(state.tasks.at("new-3").waits_for == Lines{"new-2"});
  CHECK(state.tasks.at("new-4").parent.empty());
  CHECK(has_note(outcome.notes, "It comes in on its own"));
}

TEST_CASE("every event of an import creates something") {
  Random random(3);
  const State state = random_state(random, 30);
  for (const Event& event : to_events(read("c.json", write_json(state, ids_of(state))), {}, counting_ids()).events)
    CHECK(std::visit([](const auto& e) { return !e.before && e.after; }, event));
}

TEST_CASE("a file that is imported twice adds nothing the second time, in any format") {
  const std::pair<const char*, const char*> kFiles[] = {
      {"a.csv", "Title,Project\nBuy milk,Home\nBuy milk,Home\nBuy milk,Work\n"},
      {"b.md", "# Home\n- [ ] Clean\n  - [ ] Floor\n- [x] Done\n  - [ ] Floor\n"},
      {"todo.txt", "(A) 2026-11-01 Call +Home\nCall +Home\nx Call\n"},
      {"Work.csv", "TYPE,CONTENT,PRIORITY,INDENT,DATE\ntask,One,1,1,tomorrow\ntask,Two,1,2,\ntask,One,1,1,\n"},
      {"t.json",
       "[{\"description\":\"a\",\"uuid\":\"1\"},{\"description\":\"b\",\"uuid\":\"2\"},{\"description\":\"b\",\"uuid\":"
       "\"3\"}]"}};
  for (const auto& [name, text] : kFiles) {
    const auto& shown_name = name;  // a binding cannot be captured
    CAPTURE(shown_name);
    const Import import = read(name, text);
    const ImportOutcome first = to_events(import, {}, counting_ids());
    CHECK(first.tasks_added == import.tasks.size());
    const State state = state_after(first);
    ImportContext later = kHere;
    later.now.ms += std::int64_t{40} * 86'400'000;
    later.utc_offset_minutes = 60;
    const Import again = read(name, text, {}, later);
    const ImportOutcome second = to_events(again, state, counting_ids());
    CHECK(second.events.empty());
    CHECK(second.duplicate_lines.size() == import.tasks.size());
    CHECK(fits(again, second));
  }
}

TEST_CASE("a new row of a file that was imported before comes in below the task that is here") {
  const std::string before = "- [ ] Whole\n  - [ ] Part\n";
  const State state = state_after(to_events(read("l.md", before), {}, counting_ids()));
  const ImportOutcome outcome =
      to_events(read("l.md", before + "  - [ ] New part\n"), state, [] { return std::string("x"); });
  CHECK(outcome.tasks_added == 1);
  CHECK(outcome.duplicate_lines == std::vector<std::size_t>{1, 2});
  CHECK(state_after(outcome, state).tasks.at("x").parent == "new-1");
}

TEST_CASE("a task made here is known again by its words and the day it was created, each one once") {
  State state;
  state.tasks["a"].title = "Call";
  state.tasks["a"].project = "Home";
  state.tasks["a"].created_at = *parse_instant("2026-11-20T21:30:00.000Z");  // 23:30 here
  const ImportOutcome outcome = to_events(
      read("todo.txt",
           "2026-11-20 Call +Home\n2026-11-20 Call +Home\n2026-11-21 Call +Home\n2026-11-20 Call\nCall +Home\n"),
      state, counting_ids());
  CHECK(outcome.duplicate_lines == std::vector<std::size_t>{1});
  CHECK(outcome.tasks_added == 4);
}

TEST_CASE("an open task of the same title, project and due day is there already, each one once") {
  State state;
  const auto put = [&](const char* id, const char* title, const char* parent) -> Task& {
    Task& task = state.tasks[id];
    task.title = title;
    task.parent = parent;
    return task;
  };
  put("a", "Call Zoë!", "").project = "Home";
  state.tasks["a"].due = When{to_date({2026, 12, 1}), 9 * 60};
  put("b", "Move", "");
  put("c", "Pack", "b");
  put("d", "***", "");
  Task& done = put("e", "Done", "");
  done.status = decltype(done.status)::kDone;
  done.closed_at = *parse_instant("2026-11-20T21:30:00.000Z");
  const Import import = read("t.csv",
                             "id,title,project,due,parent,status\n"
                             "1,call zoe,home,2026-12-01,,\n"  // folded; its time does not matter
                             "2,call zoe,home,2026-12-01,,\n"  // there is one alone
                             "3,call zoe,home,2026-12-02,,\n"
                             "4,call zoe,,2026-12-01,,\n"
                             "5,Move,,,,\n"
                             "6,Pack,,,5,\n"
                             "7,Pack,,,,\n"
                             "8,Sort,,,6,\n"
                             "9,***,,,,\n"
                             "10,+++,,,,\n"
                             "11,Done,,,,\n");
  const ImportOutcome outcome = to_events(import, state, counting_ids());
  CHECK(fits(import, outcome));
  CHECK(outcome.here == 4);
  CHECK(outcome.duplicate_lines == std::vector<std::size_t>{2, 6, 7, 10});
  CHECK(outcome.rows[0].here == "a");
  CHECK(outcome.rows[0].fate == ImportFate::kLeftOut);
  CHECK(outcome.rows[1].here.empty());
  const State after = state_after(outcome, state);
  CHECK(after.tasks.size() == state.tasks.size() + 7);
  const auto sort = std::find_if(after.tasks.begin(), after.tasks.end(),
                                 [](const auto& entry) { return entry.second.title == "Sort"; });
  REQUIRE(sort != after.tasks.end());
  CHECK(sort->second.parent == "c");

  const ImportOutcome all = to_events(import, state, counting_ids(), false);
  CHECK(all.here == 4);
  CHECK(all.tasks_added == import.tasks.size());
  CHECK(all.rows[0].fate == ImportFate::kAdded);
  CHECK(state_after(all, state).tasks.size() == state.tasks.size() + import.tasks.size());
}

TEST_CASE("what is there already can be added once more, as another task") {
  Random random(31);
  const State state = random_state(random, 40);
  const Import import = read("c.json", write_json(state, ids_of(state)));
  const ImportOutcome outcome = to_events(import, state, counting_ids(), false);
  CHECK(outcome.here == state.tasks.size());
  CHECK(outcome.tasks_added == state.tasks.size());
  const State after = state_after(outcome, state);
  CHECK(after.tasks.size() == 2 * state.tasks.size());
  for (const auto& [id, task] : state.tasks) CHECK(after.tasks.at(id) == task);
  for (const auto& [id, task] : after.tasks)
    if (state.tasks.count(id) == 0) CHECK(task.origin.empty());
}

TEST_CASE("of two rows with one origin the second is a duplicate") {
  const Import import = read("c.json",
                             "{\"format\":\"cairn-tasks\",\"version\":1,\"tasks\":[{\"id\":\"a\",\"title\":\"A\","
                             "\"origin\":\"x/1\"},{\"id\":\"b\",\"title\":\"B\",\"origin\":\"x/"
                             "1\"},{\"id\":\"c\",\"title\":\"C\",\"parent\":\"b\"}],\"work\":[{\"id\":\"w\",\"task\":"
                             "\"b\",\"started\":\"2026-11-20T07:00:00.000Z\",\"minutes\":5}]}");
  const ImportOutcome outcome = to_events(import, {}, counting_ids());
  CHECK(fits(import, outcome));
  const State state = state_after(outcome);
  CHECK(ids_of(state) == Lines{"a", "c"});
  CHECK(state.tasks.at("c").parent == "a");
  CHECK(state.work.at("w").task == "a");
}

TEST_CASE("the row that closes a circle is kept aside, and the others come in") {
  const Import import = read("t.csv",
                             "id,title,parent,depends on\n"
                             "1,A,,2\n2,B,,3\n3,C,,1\n4,D,,1\n"
                             "5,E,6,\n6,F,5,\n7,G,6,\n"
                             "8,Self,,8\n9,Own part,9,\n");
  const ImportOutcome outcome = to_events(import, {}, counting_ids());
  CHECK(fits(import, outcome));
  CHECK(problems_of(outcome.problems) == Lines{"4: It would wait for itself", "7: It would be a part of itself",
                                               "9: It would wait for itself", "10: It would be a part of itself"});
  CHECK(outcome.problems[0].text == "3,C,,1");
  const State state = state_after(outcome);
  CHECK(is_free_of_circles(state));
  std::string titles;
  for (const auto& [id, task] : state.tasks) titles += task.title;
  CHECK(titles == "ABDEG");
  CHECK(has_note(outcome.notes, "was kept aside"));
}

TEST_CASE("a circle through tasks that are here is closed by the new row alone") {
  State state;
  state.tasks["old"].title = "Old";
  state.tasks["old"].waits_for = {"back"};  // was removed
  state.tasks["other"].title = "Other";
  state.tasks["other"].waits_for = {"old"};
  const Import import =
      read("c.json",
           "{\"format\":\"cairn-tasks\",\"version\":1,\"tasks\":[\n{\"id\":\"fine\",\"title\":\"Fine\",\"waits_for\":["
           "\"other\"]},\n{\"id\":\"back\",\"title\":\"Back\",\"waits_for\":[\"other\"]}\n]}");
  const ImportOutcome outcome = to_events(import, state, counting_ids());
  CHECK(fits(import, outcome));
  CHECK(problems_of(outcome.problems) == Lines{"3: It would wait for itself"});
  CHECK(ids_of(state_after(outcome, state)) == Lines{"fine", "old", "other"});
}

TEST_CASE("random references never leave a circle, and every row has its fate") {
  Random random(5);
  for (int i = 0; i < 150; ++i) {
    const std::size_t count = 1 + random.index(25);
    std::string csv = "id,title,parent,depends on\n";
    for (std::size_t row = 0; row < count; ++row) {
      csv += std::to_string(row) + ",T" + std::to_string(row) + "," +
             (random.chance(0.4) ? std::to_string(random.below(count + 2)) : "") + ",\"";
      for (std::size_t n = random.index(3); n > 0; --n) csv += std::to_string(random.below(count + 2)) + " ";
      csv += "\"\n";
    }
    const Import import = read("t.csv", csv);
    const ImportOutcome outcome = to_events(import, {}, counting_ids());
    CHECK(fits(import, outcome));
    CHECK(is_free_of_circles(state_after(outcome)));
  }
}

TEST_CASE("a circle as long as the file is found without going over it again and again") {
  std::string csv = "id,title,depends on,parent\n";
  for (int i = 0; i < 20'000; ++i)
    csv += std::to_string(i) + ",T," + std::to_string((i + 19'999) % 20'000) + "," + std::to_string((i + 1) % 20'000) +
           "\n";
  const Import import = read("t.csv", csv);
  const ImportOutcome outcome = to_events(import, {}, counting_ids());
  CHECK(fits(import, outcome));
  CHECK(outcome.refused == 1);  // taken out, it opens both circles
}

TEST_CASE("time worked goes to the task that is here, and is not added twice") {
  State state;
  state.tasks["a"].title = "A";
  state.work["w"] = {"a", *parse_instant("2026-11-20T07:00:00.000Z"), 0, 30};
  std::string json = write_json(state, {"a"});
  const ImportOutcome again = to_events(read("c.json", json), state, counting_ids());
  CHECK(again.work_duplicates == 1);
  CHECK(again.events.empty());
  state.work.erase("w");
  const ImportOutcome back = to_events(read("c.json", json), state, counting_ids());
  CHECK(back.work_added == 1);
  CHECK(state_after(back, state).work.at("w").minutes == 30);
}

}  // namespace
}  // namespace cairn::tasks::testing

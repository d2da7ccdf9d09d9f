// Super Productivity's backup, and Cairn's own JSON.

#include "tasks_transfer_fixture.h"
#include "tasks_transfer_random.h"

namespace cairn::tasks::testing {
namespace {

constexpr std::string_view kBackup =
    R"({"timestamp":1795000000000,"lastUpdate":1795000000000,"crossModelVersion":4.2,"data":{
"project":{"ids":["p1","INBOX_PROJECT"],"entities":{"p1":{"id":"p1","title":"Site v2.0","taskIds":["t1"]},"INBOX_PROJECT":{"id":"INBOX_PROJECT","title":"Inbox"}}},
"tag":{"ids":["TODAY","g1"],"entities":{"TODAY":{"id":"TODAY","title":"Today"},"g1":{"id":"g1","title":"deep work"}}},
"taskRepeatCfg":{"ids":["r1","r2","r3"],"entities":{
"r1":{"id":"r1","title":"Stand-up","repeatCycle":"WEEKLY","repeatEvery":1,"monday":true,"tuesday":true,"wednesday":false,"isPaused":false,"tagIds":[]},
"r2":{"id":"r2","title":"Invoices","projectId":"p1","repeatCycle":"MONTHLY","repeatEvery":2,"startDate":"2026-12-15","startTime":"09:00","isPaused":false,"defaultEstimate":1800000,"tagIds":["g1"]},
"r3":{"id":"r3","title":"Resting","repeatCycle":"DAILY","repeatEvery":1,"isPaused":true,"tagIds":[]}}},
"task":{"ids":["t1","t2","t3","t4"],"entities":{
"t1":{"id":"t1","projectId":"p1","title":"Build the page","notes":"see *this*","subTaskIds":["t2","t3"],"timeSpentOnDay":{"2026-11-20":5400000},"timeSpent":5400000,"timeEstimate":7200000,"created":1763000000000,"isDone":false,"dueDay":"2026-12-24","tagIds":["TODAY","g1"]},
"t2":{"id":"t2","projectId":"p1","parentId":"t1","title":"Header","subTaskIds":[],"timeSpentOnDay":{"2026-11-20":3600000},"timeSpent":3600000,"timeEstimate":3600000,"created":1763000000000,"isDone":true,"doneOn":1763640000000,"tagIds":[]},
"t3":{"id":"t3","projectId":"p1","parentId":"t1","title":"Footer","subTaskIds":[],"timeSpentOnDay":{"2026-11-20":1800000,"2026-11-21":10000},"timeSpent":1810000,"timeEstimate":0,"created":1763000000000,"isDone":false,"dueWithTime":1766588400000,"tagIds":[]},
"t4":{"id":"t4","projectId":"INBOX_PROJECT","title":"Stand-up","subTaskIds":[],"timeSpentOnDay":{},"timeSpent":0,"timeEstimate":0,"created":1763000000000,"isDone":false,"plannedAt":1766588400000,"repeatCfgId":"r1","tagIds":[]},
"t5":{"id":"t5","title":"","subTaskIds":[]},
"t6":{"id":"t6","title":5}}},
"archiveYoung":{"task":{"ids":["a1"],"entities":{"a1":{"id":"a1","title":"Long ago","subTaskIds":[],"timeSpentOnDay":{},"timeSpent":1200000,"created":1700000000000,"isDone":true,"doneOn":1700100000000,"tagIds":["g1"],"projectId":"gone"}}},"timeTracking":{}},
"archiveOld":{"task":{"ids":[],"entities":{}},"timeTracking":{}}}})";

TEST_CASE("a Super Productivity backup comes in with parts, tags, projects, time worked, rules and the archive") {
  const Import import = read("super-productivity-backup.json", kBackup);
  CHECK(import.format == Format::kSuperProductivity);
  CHECK(told(import) ==
        Lines{
            "Build the page +Site v2-0 #deep-work due 2026-12-24 note see *this*",
            "Header [done] +Site v2-0 <Build the page est 60",
            "Footer +Site v2-0 <Build the page due 2025-12-24T17:00",
            "Stand-up due 2025-12-24T17:00 rule FREQ=WEEKLY;BYDAY=MO,TU",
            "Long ago [done] #deep-work",
            "Invoices +Site v2-0 #deep-work due 2026-12-15T09:00 est 30 rule FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15",
        });
  CHECK(problems_of(import.problems) == Lines{"13: It has no title", "14: Its title is no text"});
  CHECK(import.rows.ignored == 2);  // a rule that went to its task, and one that rests
  CHECK(import.tasks[1].task.closed_at == Instant{1763640000000});
  Lines work;
  for (const ImportedWork& w : import.work)
    work.push_back(w.work.task + " " + to_iso(w.work.started_at) + " " + std::to_string(w.work.minutes));
  CHECK(work ==
        Lines{"t2 2026-11-20T07:00:00.000Z 60", "t3 2026-11-20T07:00:00.000Z 30", "a1 2023-11-16T07:00:00.000Z 20"});
}

TEST_CASE("a backup of another age is read the same: without \"data\", and with \"state\"") {
  const std::string_view inner = kBackup.substr(kBackup.find("\"data\":") + 7);
  const std::string bare(inner.substr(0, inner.size() - 1));
  const Lines expected = told(read("b.json", kBackup));
  CHECK(told(read("b.json", bare)) == expected);
  CHECK(told(read("b.json", "{\"version\":2,\"state\":" + bare + ",\"recentOps\":[]}")) == expected);
}

TEST_CASE("of a backup that was cut off the sound tasks come in, and the cut is said") {
  const std::string_view cut = kBackup.substr(0, kBackup.find("\"t4\":{\"id\"") + 40);
  const Import import = read("b.json", cut);
  CHECK(told(import).size() == 5);  // three tasks, and two rules whose tasks are missing
  CHECK(has_note(import.notes, "The file ends too early"));
  CHECK_FALSE(import.problems.empty());
}

TEST_CASE("Cairn's JSON gives the same tasks and the same time worked again") {
  Random random(7);
  for (int i = 0; i < 200; ++i) {
    const State state = random_state(random, 30);
    const std::string json = write_json(state, ids_of(state));
    const Import import = read("cairn.json", json);
    CHECK(import.format == Format::kJson);
    CHECK(import.problems.empty());
    CHECK(import.notes.empty());
    const ImportOutcome outcome = to_events(import, State(), counting_ids());
    CHECK(outcome.notes.empty());
    const State back = state_after(outcome);
    CHECK(back == state);
    if (!(back == state)) break;
    const ImportOutcome again = to_events(import, state, counting_ids());
    CHECK(again.events.empty());
    CHECK(again.duplicate_lines.size() == state.tasks.size());
    CHECK(again.work_duplicates == state.work.size());
    CHECK(write_json(back, ids_of(back)) == json);
  }
}

TEST_CASE("a note with any line end and control character survives Cairn's JSON") {
  State state;
  state.tasks["a"].title = "t";
  state.tasks["a"].note = "one\r\ntwo\rthree\n\n\x1B end  \n";
  CHECK(state_after(to_events(read("c.json", write_json(state, {"a"})), {}, counting_ids())) == state);
}

TEST_CASE("of Cairn's JSON wrong records are kept aside by line, with what the field must be") {
  const std::string head = "{\n\"format\": \"cairn-tasks\",\n\"version\": 1,\n\"tasks\": [\n";
  const Import import = read(
      "c.json", head +
                    "{\"id\":\"a\",\"title\":\"One\"},\n"
                    "{\"id\":\"b\",\"title\":\"Two\",\"due\":\"2026-02-30\"},\n"
                    "{\"id\":\"c\",\"title\":3},\n"
                    "{\"id\":\"d\",\"title\":\"Four\",\"status\":\"lost\"},\n"
                    "{\"id\":\"e\",\"title\":\"Five\",\"repeat\":{\"every\":0}},\n"
                    "{\"id\":\"f\",\"title\":\"Six\",\"estimate_minutes\":-1},\n"
                    "{\"id\":\"g\",\"title\":\"Seven\",\"tags\":[1]},\n"
                    "{\"id\":\"h\",\"title\":\"Eight\n"
                    "{\"id\":\"i\",\"title\":\"Nine\"}\n],\n\"work\": [\n"
                    "{\"id\":\"w\",\"task\":\"i\",\"started\":\"2026-11-20T07:00:00.000Z\",\"minutes\":30},\n"
                    "{\"id\":\"x\",\"task\":\"nobody\",\"started\":\"2026-11-20T07:00:00.000Z\",\"minutes\":30},\n"
                    "{\"id\":\"y\",\"task\":\"i\",\"started\":\"2026-11-20T07:00:00.000Z\",\"minutes\":0}\n]\n}\n");
  CHECK(told(import) == Lines{"One", "Nine"});
  REQUIRE(import.work.size() == 1);
  Lines lines;
  for (const ImportProblem& problem : import.problems)
    lines.push_back(std::to_string(problem.line) + " " + problem.problem);
  CHECK(lines == Lines{
                     "6 Its field \"due\" must be a day like 2026-12-24 or a time like 2026-12-24T15:00.",
                     "7 Its field \"title\" must be a text.",
                     "8 Its field \"status\" must be one of open, done, dropped.",
                     "9 Its field \"every\" must be a whole number from 1 to 999.",
                     "10 Its field \"estimate_minutes\" must be a whole number from 0 to 60000.",
                     "11 Its field \"tags\" must be a list of texts.",
                     "12 It is not valid JSON. A bracket or a quotation mark is missing.",
                     "17 The task that this time was worked on is not in the file.",
                     "18 Its field \"minutes\" must be a whole number from 1 to 1440.",
                 });
}

TEST_CASE("a newer version of Cairn's JSON is not read by guess") {
  const auto result = read_tasks("c.json", "{\"format\":\"cairn-tasks\",\"version\":2,\"tasks\":[]}", {}, kHere);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == ErrorCode::kTooNew);
  for (const char* text : {"{\"format\":\"cairn-tasks\",\"tasks\":[]}", "{\"format\":\"cairn-tasks\",\"version\":1}",
                           "{\"format\":\"cairn-tasks\",\"version\":1,\"tasks\":5}"}) {
    const auto corrupt = read_tasks("c.json", text, {}, kHere);
    REQUIRE_FALSE(corrupt.ok());
    CHECK(corrupt.error().code == ErrorCode::kCorrupt);
  }
}

}  // namespace
}  // namespace cairn::tasks::testing

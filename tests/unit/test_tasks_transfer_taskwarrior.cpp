#include "tasks_transfer_fixture.h"

namespace cairn::tasks::testing {
namespace {

constexpr std::string_view kExport = R"([
{"id":1,"description":"Write the report","due":"20261224T220000Z","entry":"20261101T080000Z","modified":"20261101T080000Z","priority":"H","project":"Work.Reports","status":"pending","tags":["next","desk"],"uuid":"aaaaaaaa-0000-4000-8000-000000000001","urgency":12.3,"annotations":[{"entry":"20261102T080000Z","description":"ask Ann"},{"description":"no date"}]},
{"id":2,"description":"Send it","depends":["aaaaaaaa-0000-4000-8000-000000000001"],"entry":"20261101T080000Z","status":"waiting","wait":"20261201T130000Z","scheduled":"20261203T220000Z","uuid":"aaaaaaaa-0000-4000-8000-000000000002","estimate":30,"start":"20261110T080000Z"},
{"id":0,"description":"Old","depends":"aaaaaaaa-0000-4000-8000-000000000001,aaaaaaaa-0000-4000-8000-000000000002","end":"20261010T100000Z","entry":"20261001T080000Z","status":"completed","uuid":"aaaaaaaa-0000-4000-8000-000000000003"},
{"id":0,"description":"Given up","end":"20261010T100000Z","entry":"20261001T080000Z","status":"deleted","uuid":"aaaaaaaa-0000-4000-8000-000000000004"},
{"id":3,"description":"Water plants","due":"20261101T220000Z","entry":"20261001T080000Z","recur":"weekly","status":"recurring","mask":"-+-","uuid":"aaaaaaaa-0000-4000-8000-000000000005"},
{"id":0,"description":"Water plants","due":"20261101T220000Z","end":"20261102T100000Z","entry":"20261001T080000Z","recur":"weekly","status":"completed","parent":"aaaaaaaa-0000-4000-8000-000000000005","imask":0,"uuid":"aaaaaaaa-0000-4000-8000-000000000006"},
{"id":4,"description":"Water plants","due":"20261108T220000Z","entry":"20261002T080000Z","recur":"weekly","status":"pending","parent":"aaaaaaaa-0000-4000-8000-000000000005","imask":1,"uuid":"aaaaaaaa-0000-4000-8000-000000000007"},
{"id":5,"description":"Pay rent","due":"20261201T093000Z","entry":"20261001T080000Z","recur":"monthly","until":"20270601T000000Z","status":"recurring","mask":"","uuid":"aaaaaaaa-0000-4000-8000-000000000008"},
{"id":6,"description":"Odd rule","entry":"20261001T080000Z","recur":"PT3H","priority":"X","status":"pending","uuid":"aaaaaaaa-0000-4000-8000-000000000009"}
]
)";

TEST_CASE("a Taskwarrior export comes in with its dates in local days, waiting, comments and rules") {
  const Import import = read("tasks.json", kExport);
  CHECK(import.format == Format::kTaskwarrior);
  CHECK(import.problems.empty());
  CHECK(told(import) ==
        Lines{
            "Write the report !high +Work.Reports #desk #next due 2026-12-25 note 2026-11-02: ask Ann\\nno date",
            "Send it [started] >Write the report defer 2026-12-01T15:00 note Scheduled: 2026-12-04\\nestimate: 30",
            "Old [done] >Write the report >Send it",
            "Given up [dropped]",
            "Water plants [done] due 2026-11-02",
            "Water plants due 2026-11-09 rule FREQ=WEEKLY series Water plants",
            "Odd rule note priority: X\\nRepeats: PT3H",
            "Pay rent due 2026-12-01T11:30 rule FREQ=MONTHLY;UNTIL=20270601",
        });
  CHECK(import.tasks[0].task.origin == "taskwarrior/aaaaaaaa-0000-4000-8000-000000000001");
  CHECK(import.tasks[0].task.created_at == *parse_instant("2026-11-01T08:00:00.000Z"));
  CHECK(import.tasks[2].task.closed_at == parse_instant("2026-10-10T10:00:00.000Z"));
  CHECK(import.rows.ignored == 1);  // the template whose task is open
  CHECK(has_note(import.notes, "\"PT3H\" has no counterpart"));
}

TEST_CASE("one object a line is the same as a list") {
  std::string lines(kExport.substr(2));
  lines.resize(lines.rfind(']'));
  CHECK(told(read("tasks.json", lines)) == told(read("tasks.json", kExport)));
  CHECK(told(read("", R"({"description":"One","uuid":"u"})")) == Lines{"One"});
  CHECK(told(read("", "{\n  \"description\": \"One\",\n  \"uuid\": \"u\"\n}\n")) == Lines{"One"});
  CHECK(told(read("t.json", "[]")).empty());
}

TEST_CASE("entries that are broken are kept aside with their lines, and the ones around them come in") {
  const Import import = read("t.json",
                             "[\n"
                             "{\"description\":\"One\",\"uuid\":\"1\"},\n"
                             "{\"description\":\"No end,\"uuid\":\"2\"},\n"
                             "{\"description\":\"Open string,\n"
                             "{\"description\":\"Two\",\"uuid\":\"3\"},\n"
                             "{\"description\":7,\"uuid\":\"4\"},\n"
                             "{\"uuid\":\"5\"},\n"
                             "{\"description\":\"Bad day\",\"due\":\"20261341T000000Z\",\"uuid\":\"6\"},\n"
                             "{\"description\":\"Bad status\",\"status\":\"lost\",\"uuid\":\"7\"},\n"
                             "{\"description\":\"Bad tags\",\"tags\":{},\"uuid\":\"8\"},\n"
                             "{\"description\":\"Twice\",\"uuid\":\"1\"},\n"
                             "17,\n"
                             "{\"description\":\"Three\",\"uuid\":\"9\"}");
  CHECK(told(import) == Lines{"One", "Two", "Three"});
  Lines lines;
  for (const ImportProblem& problem : import.problems) lines.push_back(std::to_string(problem.line));
  CHECK(lines == Lines{"3", "4", "6", "7", "8", "9", "10", "11", "12", "13"});
  CHECK(import.problems.back().problem.find("ends before its list does") != std::string::npos);
  CHECK(import.problems[0].text == "{\"description\":\"No end,\"uuid\":\"2\"},");
}

}  // namespace
}  // namespace cairn::tasks::testing

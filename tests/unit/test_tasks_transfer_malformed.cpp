// Files that are not what they should be: nothing crashes, and nothing goes missing in silence.

#include "base/text.h"
#include "tasks_transfer_fixture.h"
#include "tasks_transfer_random.h"

namespace cairn::tasks::testing {
namespace {

ErrorCode error_of(std::string_view name, std::string_view bytes, std::optional<Format> as = {}) {
  const auto result = read_tasks(name, bytes, as, kHere);
  REQUIRE_FALSE(result.ok());
  if (result.ok()) return ErrorCode::kInternal;
  CHECK_FALSE(result.error().message.empty());
  return result.error().code;
}

constexpr Format kFormats[] = {Format::kCsv,         Format::kJson,    Format::kTodoistCsv,
                               Format::kTaskwarrior, Format::kTodoTxt, Format::kSuperProductivity,
                               Format::kMarkdown,    Format::kLines};

// What must hold of anything that was read.
void check_sound(const Import& import) {
  CHECK(is_accounted_for(import));
  std::set<std::string> keys;
  for (const ImportedTask& imported : import.tasks) {
    const Task& t = imported.task;
    const bool bounded = !t.title.empty() && t.title.size() <= kMaxTitleBytes && t.note.size() <= kMaxNoteBytes &&
                         t.project.size() <= kMaxNameBytes && t.tags.size() <= kMaxTags &&
                         t.waits_for.size() <= kMaxWaitsFor && t.estimate_minutes >= 0 &&
                         t.estimate_minutes <= kMaxEstimate_minutes && imported.text.size() <= kMaxProblemText_bytes;
    CHECK(bounded);
    CHECK(is_valid_utf8(t.title + t.note + t.project + imported.text));
    CHECK(t.title.find_first_of("\r\n\t") == std::string::npos);
    CHECK((t.status == decltype(t.status)::kOpen) != t.closed_at.has_value());
    CHECK(std::adjacent_find(t.tags.begin(), t.tags.end(), std::greater_equal<>()) == t.tags.end());
    for (const std::string& tag : t.tags)
      CHECK((!tag.empty() && tag.size() <= kMaxNameBytes && tag.find_first_of(" ,\t\n") == std::string::npos &&
             tag[0] != '#'));
    for (const auto& when : {t.due, t.defer})
      if (when)
        CHECK((when->day >= to_date({1900, 1, 1}) && when->day <= to_date({2199, 12, 31}) &&
               when->minute.value_or(0) >= 0 && when->minute.value_or(0) < 1440));
    if (t.repeat)
      CHECK((t.repeat->every >= 1 && t.repeat->every <= 999 && t.repeat->month_day >= -1 && t.repeat->month_day <= 31 &&
             t.repeat->weekdays < 128));
    CHECK(keys.insert(imported.key).second);
  }
  for (const ImportedWork& work : import.work)
    CHECK((work.work.minutes >= 1 && work.work.minutes <= 1440 && keys.count(work.work.task) == 1));
  for (const ImportProblem& problem : import.problems) {
    CHECK(problem.line >= 1);
    CHECK(problem.text.size() <= kMaxProblemText_bytes);
    CHECK(is_valid_utf8(problem.text));
    CHECK_FALSE(problem.problem.empty());
  }
  const ImportOutcome outcome = to_events(import, {}, counting_ids());
  CHECK(import.tasks.size() == outcome.tasks_added + outcome.duplicate_lines.size() + outcome.refused);
}

TEST_CASE("files that are no text, empty or of no known kind are refused as a whole, with a reason") {
  CHECK(error_of("a.csv", "") == ErrorCode::kInvalid);
  CHECK(error_of("a.csv", " \r\n\t ") == ErrorCode::kInvalid);
  CHECK(error_of("a.csv", "\xEF\xBB\xBF") == ErrorCode::kInvalid);
  CHECK(error_of("a.csv", std::string_view("PK\x03\x04\x00\x00", 6)) == ErrorCode::kForeign);
  CHECK(error_of("a.txt", std::string_view("t\0i\0t\0", 6)) == ErrorCode::kForeign);
  CHECK(error_of("a.json", "{\"task\":") == ErrorCode::kForeign);
  CHECK(error_of("a.json", "nonsense") == ErrorCode::kForeign);
  CHECK(error_of("a.csv", std::string(kMaxImportBytes + 1, 'a')) == ErrorCode::kTooLarge);
  for (const Format format : kFormats) CHECK(error_of("a", "\x01\x02", format) == ErrorCode::kForeign);
}

TEST_CASE("more rows than the bound are refused as a whole, in every format of rows") {
  std::string lines, csv = "title\n", json = "[";
  for (std::size_t i = 0; i <= kMaxImportRows; ++i) {
    lines += "- [ ] a\n";
    csv += "a\n";
    json += "{\"description\":\"a\"},";
  }
  CHECK(error_of("a.md", lines) == ErrorCode::kTooLarge);
  CHECK(error_of("a.txt", lines, Format::kTodoTxt) == ErrorCode::kTooLarge);
  CHECK(error_of("a.csv", csv) == ErrorCode::kTooLarge);
  CHECK(error_of("a.json", json) == ErrorCode::kTooLarge);
}

TEST_CASE("a line of a megabyte and deep nesting are bounded") {
  const std::string long_line(1 << 20, 'a');
  for (const Import& import :
       {read("a.txt", long_line), read("a.csv", "title\n" + long_line + "\n"), read("a.md", "- [ ] " + long_line),
        read("a.json", "[{\"description\":\"" + long_line + "\"}]")}) {
    check_sound(import);
    REQUIRE(import.tasks.size() == 1);
    CHECK(import.tasks[0].task.title.size() == kMaxTitleBytes);
    CHECK(import.tasks[0].task.note.size() == kMaxNoteBytes);
    CHECK(import.notes.size() >= 2);
  }
  std::string deep = "[{\"description\":\"a\",\"x\":" + std::string(100'000, '[') + std::string(100'000, ']') +
                     "},{\"description\":\"b\"}]";
  const Import import = read("a.json", deep);
  CHECK(told(import) == Lines{"b"});
  CHECK(import.problems.size() == 1);
  check_sound(read("a.json", "[{\"description\":\"a\",\"x\":" + std::string(500'000, '{')));
  std::string nested;
  for (int i = 0; i < 3000; ++i) nested += std::string(static_cast<std::size_t>(i), ' ') + "- [ ] t\n";
  check_sound(read("a.md", nested));
}

TEST_CASE("many broken entries do not make reading slow") {
  std::string json = "[\n";
  for (int i = 0; i < 20'000; ++i) json += "{\"description\":\"a\",{\n";
  check_sound(read("a.json", json, Format::kTaskwarrior));
  std::string csv = "title,b\n";
  for (int i = 0; i < 20'000; ++i) csv += "\"a\"x,\"\n";
  const Import import = read("a.csv", csv);
  CHECK(import.rows.refused == 20'000);
}

const std::vector<std::pair<std::string, std::string>>& good_files() {
  static const std::vector<std::pair<std::string, std::string>> kFiles = [] {
    Random random(1);
    const State state = random_state(random, 12);
    std::vector<std::pair<std::string, std::string>> files = {
        {"own.csv", write_csv(state, ids_of(state))},
        {"own.json", write_json(state, ids_of(state))},
        {"todo.txt", write_todo_txt(state, ids_of(state), 120)},
        {"generic.csv",
         "Task;Due;List;Tags;Priority;Status;Notes;Estimate\n\"Call, \"\"Ann\"\"\";24.12.2026 15:00;Home;a, "
         "b;High;done;x;1.5h\nPay;03/04/2026;;;;;;\nx;every fri;;;;;;\n"},
        {"todoist.csv",
         "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE\ntask,Buy "
         "@shop,d,1,1,,,every fri at 9am,en,\ntask,Part,,4,2,,,Dec 5 2026,en,\nnote,n,,,,,,,,\nsection,S,,,,,,,,\n"},
        {"tw.json",
         "[\n{\"description\":\"a\",\"uuid\":\"1\",\"due\":\"20261224T220000Z\",\"tags\":[\"x\"],\"depends\":[\"2\"],"
         "\"annotations\":[{\"entry\":\"20261102T080000Z\",\"description\":\"n\"}]},\n{\"description\":\"b\",\"uuid\":"
         "\"2\",\"status\":\"recurring\",\"recur\":\"weekly\"},\n{\"description\":\"c\",\"uuid\":\"3\",\"parent\":"
         "\"2\",\"recur\":\"weekly\"}\n]\n"},
        {"sp.json",
         "{\"data\":{\"project\":{\"entities\":{\"p\":{\"id\":\"p\",\"title\":\"P\"}}},\"tag\":{\"entities\":{\"g\":{"
         "\"title\":\"G\"}}},\"taskRepeatCfg\":{\"entities\":{\"r\":{\"id\":\"r\",\"title\":\"R\",\"repeatCycle\":"
         "\"DAILY\",\"repeatEvery\":1}}},\"task\":{\"entities\":{\"a\":{\"id\":\"a\",\"title\":\"A\",\"projectId\":"
         "\"p\",\"tagIds\":[\"g\"],\"subTaskIds\":[\"b\"],\"created\":1763000000000},\"b\":{\"id\":\"b\",\"title\":"
         "\"B\",\"parentId\":\"a\",\"timeSpentOnDay\":{\"2026-11-20\":3600000},\"timeEstimate\":7200000,\"dueDay\":"
         "\"2026-12-24\",\"repeatCfgId\":\"r\"}}},\"archiveYoung\":{\"task\":{\"entities\":{\"c\":{\"title\":\"C\","
         "\"isDone\":true,\"doneOn\":1763640000000}}}}}}"},
        {"list.md",
         "# H\n- [ ] a #t\n  - [x] b\n    note\n## G\n1. [-] c \xF0\x9F\x93\x85 2026-12-24 \xF0\x9F\x94\x81 every "
         "week\n```\ncode\n```\n"}};
    return files;
  }();
  return kFiles;
}

std::string mutated(std::string bytes, Random& random) {
  static const std::string kBytes = "\n\r\t\"',;:[]{}()\\ -x0129#+@=\xFF\xC3\xEF" + std::string(1, '\0');
  for (std::size_t n = 1 + random.index(6); n > 0 && !bytes.empty(); --n) {
    const std::size_t at = random.index(bytes.size());
    const std::size_t length = std::min(bytes.size() - at, 1 + random.index(12));
    switch (random.below(6)) {
      case 0:
        bytes.erase(at, length);
        break;
      case 1:
        bytes.insert(at, 1, kBytes[random.index(kBytes.size())]);
        break;
      case 2:
        bytes[at] = kBytes[random.index(kBytes.size())];
        break;
      case 3:
        bytes.insert(at, bytes.substr(random.index(bytes.size()), length));
        break;
      case 4:
        bytes[at] = static_cast<char>(random.below(256));
        break;
      default:
        if (random.chance(0.2)) bytes.resize(at);
    }
  }
  return bytes;
}

TEST_CASE("good files with random damage never crash, and account for every row") {
  Random random(20261124);
  int readable = 0;
  for (int i = 0; i < 6000; ++i) {
    const auto& [name, good] = good_files()[random.index(good_files().size())];
    const std::string bytes = mutated(good, random);
    const std::optional<Format> as =
        random.chance(0.2) ? std::optional<Format>(kFormats[random.index(7)]) : std::nullopt;
    const auto result = read_tasks(name, bytes, as, kHere);
    if (!result.ok()) {
      CHECK_FALSE(result.error().message.empty());
      continue;
    }
    ++readable;
    check_sound(result.value());
  }
  CHECK(readable > 2000);
}

TEST_CASE("one damaged row of many costs that row alone") {
  Random random(4);
  State state;
  while (state.tasks.size() < 20) state = random_state(random, 40);
  for (auto& [id, task] : state.tasks) task.note.clear();  // a row is a line
  state.work.clear();
  const std::vector<std::string> ids = ids_of(state);
  for (const bool json : {false, true}) {
    const std::string good = json ? write_json(state, ids) : write_csv(state, ids);
    // An opening quotation mark too many in the seventh record.
    std::size_t line = 0;
    for (int i = 0; i < (json ? 10 : 7); ++i) line = good.find('\n', line) + 1;
    std::string bad = good;
    bad.insert(line + (json ? 1 : 0), "\"");
    const Import import = read(json ? "a.json" : "a.csv", bad);
    CHECK(import.problems.size() == 1);
    CHECK(import.tasks.size() == state.tasks.size() - 1);
  }
}

TEST_CASE("reading the same bytes gives the same import") {
  for (const auto& [name, good] : good_files()) {
    const Import once = read(name, good), twice = read(name, good);
    CHECK(told(once) == told(twice));
    for (std::size_t i = 0; i < once.tasks.size(); ++i) CHECK(once.tasks[i].task == twice.tasks[i].task);
  }
}

}  // namespace
}  // namespace cairn::tasks::testing

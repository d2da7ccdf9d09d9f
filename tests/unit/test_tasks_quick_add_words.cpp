// A task as a line, and any line at all.

#include <algorithm>

#include "base/random.h"
#include "base/text.h"
#include "tasks_quick_add_fixture.h"

using namespace cairn;
using namespace cairn::tasks;
using namespace cairn::tasks::testing;

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

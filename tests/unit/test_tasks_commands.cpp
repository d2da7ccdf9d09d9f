#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "apps/tasks/commands.h"
#include "tasks_random.h"

using namespace cairn;
using namespace cairn::tasks;
using namespace cairn::tasks::testing;

namespace {

const Date kToday = to_date({2026, 11, 23});  // a Monday

struct World {
  State state;
  Instant now = first_noon();
  int made = 0;

  Result<Events> attempt(const Command& command) {
    Result<Events> events = decide(state, command, {now, 0, "id" + std::to_string(++made), nullptr});
    if (events)
      for (const Event& event : events.value()) tasks::apply(state, event);
    return events;
  }
  void does(const Command& command) {
    const Result<Events> events = attempt(command);
    REQUIRE_MESSAGE(events.ok(), (events.ok() ? "" : events.error().message));
  }
  std::string adds(Task task) {
    does(AddTask{std::move(task)});
    return "id" + std::to_string(made);
  }
  std::string adds(const std::string& title) {
    Task task;
    task.title = title;
    return adds(task);
  }
  const Task& at(const std::string& id) { return state.tasks.at(id); }
};

Repeat every(RepeatUnit unit, int count) {
  Repeat repeat;
  repeat.unit = unit;
  repeat.every = count;
  return repeat;
}

Task titled(std::string_view title) {
  Task task;
  task.title = title;
  return task;
}

void check_refused(const Result<Events>& events, std::string_view where) {
  REQUIRE_FALSE(events.ok());
  CHECK(events.error().where == where);
  CHECK(!events.error().message.empty());
}

}  // namespace

TEST_CASE("tasks: a title is one clean line, and none is refused") {
  World world;
  Task task;
  task.title = "  Two\nlines\t ";
  task.tags = {"#b", "a", "b"};
  task.project = " Home . Garden. ";
  const std::string id = world.adds(task);
  CHECK(world.at(id).title == "Two lines");
  CHECK(world.at(id).tags == std::vector<std::string>{"a", "b"});
  CHECK(world.at(id).project == "Home.Garden");
  CHECK(world.at(id).created_at == world.now);
  task.title = " \n ";
  check_refused(world.attempt(AddTask{task}), "title");
  task.title = std::string(kMaxTitleBytes + 1, 'x');
  check_refused(world.attempt(AddTask{task}), "title");
}

TEST_CASE("tasks: neither parts nor waiting can go in a circle, also not by one edit of several") {
  World world;
  const std::string a = world.adds("A");
  const std::string b = world.adds("B");
  const std::string c = world.adds("C");
  Patch waits;
  waits.waits_for = std::vector<std::string>{b};
  world.does(EditTasks{{a}, waits});
  waits.waits_for = std::vector<std::string>{c};
  world.does(EditTasks{{b}, waits});
  waits.waits_for = std::vector<std::string>{a};
  check_refused(world.attempt(EditTasks{{c}, waits}), "waits_for");
  waits.waits_for = std::vector<std::string>{c};
  check_refused(world.attempt(EditTasks{{c}, waits}), "waits_for");
  Patch part;
  part.parent = b;
  world.does(EditTasks{{c}, part});
  part.parent = c;
  check_refused(world.attempt(EditTasks{{b}, part}), "parent");
  const std::string d = world.adds("D");
  const std::string e = world.adds("E");
  waits.waits_for = std::vector<std::string>{d, e};
  CHECK_FALSE(world.attempt(EditTasks{{d, e}, waits}).ok());
  waits.waits_for = std::vector<std::string>{"gone"};
  CHECK_FALSE(world.attempt(EditTasks{{d}, waits}).ok());
}

TEST_CASE("tasks: what is done twice in one gesture is done once") {
  World world;
  const std::string a = world.adds("A");
  Patch patch;
  patch.priority = Priority::kHigh;
  const Result<Events> events = world.attempt(EditTasks{{a, a}, patch});
  CHECK(events.value().size() == 1);
  CHECK(world.attempt(CompleteTasks{{a, a}}).value().size() == 1);
  CHECK(world.attempt(CompleteTasks{{a}}).value().empty());
}

TEST_CASE("tasks: a part says all that a task says, and has the rest from what it is a part of") {
  World world;
  Task whole = titled("Move house");
  whole.project = "Home";
  const std::string id = world.adds(whole);
  Task part = titled("Pack");
  part.priority = Priority::kHigh;
  part.due = When{kToday, {}};
  world.does(AddSubtask{id, part});
  part.title = "Write to the bank";
  part.project = "Money";
  world.does(AddSubtask{id, part});
  std::map<std::string, std::string> projects;
  for (const auto& [key, task] : world.state.tasks) {
    if (task.parent != id) continue;
    projects[task.title] = task.project;
    CHECK(task.priority == Priority::kHigh);
    CHECK(task.due == part.due);
  }
  CHECK(projects == std::map<std::string, std::string>{{"Pack", "Home"}, {"Write to the bank", "Money"}});
}

TEST_CASE("tasks: a repeating task gets its first day, comes again with its parts, and ends where it must") {
  World world;
  Task task;
  task.title = "Water the plants";
  task.repeat = every(RepeatUnit::kDay, 3);
  const std::string id = world.adds(task);
  REQUIRE(world.at(id).due);
  CHECK(world.at(id).due->day == kToday);
  world.does(AddSubtask{id, titled("The ones outside")});
  Patch defer;
  defer.defer = std::optional(When{add_days(kToday, -1), {}});
  world.does(EditTasks{{id}, defer});
  world.does(CompleteTasks{{id}});
  std::vector<std::string> open;
  for (const auto& [key, one] : world.state.tasks)
    if (one.status == TaskStatus::kOpen) open.push_back(key);
  REQUIRE(open.size() == 2);
  const bool first_is_whole = world.at(open[0]).parent.empty();
  const std::string& whole = first_is_whole ? open[0] : open[1];
  const std::string& part = first_is_whole ? open[1] : open[0];
  CHECK(world.at(whole).due->day == add_days(kToday, 3));
  CHECK(world.at(whole).defer->day == add_days(kToday, 2));
  CHECK(world.at(whole).series == id);
  CHECK(world.at(part).parent == whole);
  Patch last;
  last.repeat = std::optional(every(RepeatUnit::kDay, 3));
  (*last.repeat)->until = add_days(kToday, 4);
  world.does(EditTasks{{whole}, last});
  world.does(CompleteTasks{{whole}});
  CHECK(std::none_of(world.state.tasks.begin(), world.state.tasks.end(),
                     [](const auto& one) { return one.second.status == TaskStatus::kOpen; }));
  check_refused(world.attempt(SkipRepetition{whole}), "repeat");
}

TEST_CASE("tasks: dropping a repeating task brings it again; taking its due day away is refused") {
  World world;
  Task task;
  task.title = "Water the plants";
  task.repeat = every(RepeatUnit::kWeek, 1);
  const std::string id = world.adds(task);
  Patch patch;
  patch.due = std::optional<When>();
  check_refused(world.attempt(EditTasks{{id}, patch}), "repeat");
  world.does(SkipRepetition{id});
  CHECK(world.at(id).due->day == add_days(kToday, 7));
  CHECK(world.at(id).status == TaskStatus::kOpen);
}

TEST_CASE("tasks: opening a part again opens the whole, and unlearns both") {
  World world;
  const std::string whole = world.adds("Whole");
  world.adds("Another");
  world.does(AddSubtask{whole, titled("Part")});
  const std::string part = "id" + std::to_string(world.made);
  world.does(CompleteTasks{{part}});
  world.does(CompleteTasks{{whole}});
  CHECK(world.state.choices.size() == 2);
  world.does(ReopenTasks{{part}});
  CHECK(world.at(whole).status == TaskStatus::kOpen);
  CHECK(world.at(part).status == TaskStatus::kOpen);
  CHECK(world.state.choices.empty());
}

TEST_CASE("tasks: a lesson holds what could have been done instead, and nothing else") {
  World world;
  Task task;
  task.title = "Chosen";
  task.due = When{add_days(kToday, 2), {}};
  task.estimate_minutes = 30;
  task.tags = {"deep"};
  const std::string chosen = world.adds(task);
  const std::string open = world.adds("Open");
  Task later;
  later.title = "Deferred";
  later.defer = When{add_days(kToday, 5), {}};
  world.adds(later);
  Task waiting;
  waiting.title = "Waiting";
  waiting.waits_for = {open};
  world.adds(waiting);
  world.does(CompleteTasks{{world.adds("Done before")}});
  world.does(CompleteTasks{{chosen}});
  const Choice& lesson = world.state.choices.at(chosen);
  CHECK(lesson.chosen.due_days == 2);
  CHECK(lesson.chosen.estimate_minutes == 30);
  CHECK(lesson.chosen.tags == std::vector<std::string>{"deep"});
  REQUIRE(lesson.passed_over.size() == 1);
  CHECK(lesson.passed_over[0].blocks == 1);  // what "Open" looked like
}

TEST_CASE("tasks: what is drawn for a lesson is drawn without preference") {
  // Twenty tasks to be passed over, told apart by their estimates; eight are drawn each time.
  std::vector<int> drawn(21);
  constexpr int kRounds = 600;
  for (int round = 0; round < kRounds; ++round) {
    World world;
    world.now.ms += round * 61'000;
    for (int i = 1; i <= 20; ++i) {
      Task task;
      task.title = "Task";
      task.estimate_minutes = i;
      world.adds(task);
    }
    const std::string chosen = world.adds("Chosen");
    world.does(CompleteTasks{{chosen}});
    const Choice& lesson = world.state.choices.at(chosen);
    REQUIRE(lesson.passed_over.size() == kMaxPassedOver);
    for (const Seen& other : lesson.passed_over) ++drawn[static_cast<std::size_t>(other.estimate_minutes)];
  }
  // Expected 240 each; 5 standard deviations of the binomial are 60.
  for (std::size_t i = 1; i <= 20; ++i) {
    CAPTURE(i);
    CHECK(drawn[i] > 180);
    CHECK(drawn[i] < 300);
  }
}

TEST_CASE("tasks: tidying up many at once leaves no lesson, and parts that close with their whole leave none") {
  World world;
  std::vector<std::string> ids;
  for (int i = 0; i < 6; ++i) ids.push_back(world.adds("Task " + std::to_string(i)));
  world.adds("Left");
  const std::string whole = world.adds("Whole");
  world.does(AddSubtask{whole, titled("Part")});
  world.does(CompleteTasks{ids});
  CHECK(world.state.choices.empty());
  world.does(CompleteTasks{{whole}});
  CHECK(world.state.choices.size() == 1);
  world.does(DropTasks{{world.adds("Dropped")}});
  CHECK(world.state.choices.size() == 1);
}

TEST_CASE("tasks: removing takes parts, time and the timer along, and nobody waits for what is gone") {
  World world;
  const std::string whole = world.adds("Whole");
  world.does(AddSubtask{whole, titled("Part")});
  const std::string part = "id" + std::to_string(world.made);
  Task waiting;
  waiting.title = "Waiting";
  waiting.waits_for = {part};
  const std::string waits = world.adds(waiting);
  world.does(LogWork{part, 30});
  world.does(StartFocus{part});
  const State before = world.state;
  const Events events = world.attempt(RemoveTasks{{whole}}).value();
  CHECK(world.state.tasks.size() == 1);
  CHECK(world.at(waits).waits_for.empty());
  CHECK(world.state.work.empty());
  CHECK_FALSE(world.state.timer);
  State back = world.state;
  for (auto event = events.rbegin(); event != events.rend(); ++event) tasks::apply(back, invert(*event));
  CHECK(back == before);
}

TEST_CASE("tasks: the focus timer logs what ran, drops what was too short, and refuses what cannot be true") {
  World world;
  const std::string a = world.adds("A");
  const std::string b = world.adds("B");
  check_refused(world.attempt(StopFocus{}), "timer");
  world.does(StartFocus{a});
  CHECK(world.at(a).started_at == world.now);
  world.now.ms += 20 * 60'000;
  world.does(StartFocus{b});  // logs the first
  REQUIRE(world.state.work.size() == 1);
  CHECK(world.state.work.begin()->second.minutes == 20);
  world.now.ms += 20'000;
  world.does(StopFocus{});
  CHECK(world.state.work.size() == 1);
  world.does(StartFocus{a});
  world.now.ms += 17ll * 3'600'000;
  check_refused(world.attempt(StopFocus{}), "timer");
  world.does(DiscardFocus{});
  CHECK_FALSE(world.state.timer);
  world.does(CompleteTasks{{a}});
  check_refused(world.attempt(StartFocus{a}), "task");
  check_refused(world.attempt(LogWork{b, 0}), "minutes");
  check_refused(world.attempt(LogWork{b, 1441}), "minutes");
}

TEST_CASE("tasks: filters have names of their own") {
  World world;
  world.does(SaveFilter{"", {"Home", "@Home", {}, {}, {}}});
  check_refused(world.attempt(SaveFilter{"", {" Home ", "@Work", {}, {}, {}}}), "name");
  check_refused(world.attempt(SaveFilter{"", {"", "@Work", {}, {}, {}}}), "name");
  world.does(SaveFilter{"id1", {"At home", "@Home", {}, {}, {}}});
  CHECK(world.state.filters.at("id1").name == "At home");
}

TEST_CASE("tasks: forgetting takes lessons away, some or all; what is imported must be new") {
  World world;
  const std::string a = world.adds("A");
  const std::string b = world.adds("B");
  world.adds("C");
  world.does(CompleteTasks{{a}});
  world.does(CompleteTasks{{b}});
  world.does(Forget{{a}, false});
  CHECK(world.state.choices.count(a) == 0);
  CHECK(world.state.choices.count(b) == 1);
  world.does(Forget{{}, true});
  CHECK(world.state.choices.empty());
  Task task;
  task.title = "Imported";
  check_refused(world.attempt(ImportTasks{{TaskChanged{a, std::nullopt, task}}}), "import");
  check_refused(world.attempt(ImportTasks{{TaskChanged{"x", task, std::nullopt}}}), "import");
  world.does(ImportTasks{{TaskChanged{"x", std::nullopt, task}}});
  CHECK(world.at("x").title == "Imported");
}

TEST_CASE("tasks: what is imported is whole: nothing else, no time worked on nothing, no circle") {
  World world;
  const std::string here = world.adds("Here");
  Task task;
  task.title = "Imported";
  const TaskChanged x{"x", std::nullopt, task}, y{"y", std::nullopt, task};
  const auto work = [&](std::string on, int minutes, int offset) {
    return WorkChanged{"w", std::nullopt, Work{std::move(on), world.now, offset, minutes}};
  };
  check_refused(world.attempt(ImportTasks{{x, work("nobody", 30, 0)}}), "import");
  check_refused(world.attempt(ImportTasks{{x, work("x", 0, 0)}}), "minutes");
  check_refused(world.attempt(ImportTasks{{x, work("x", 24 * 60 + 1, 0)}}), "minutes");
  check_refused(world.attempt(ImportTasks{{x, work("x", 30, 2000)}}), "offset");
  check_refused(world.attempt(ImportTasks{{x, work("x", 30, 0), work("x", 30, 0)}}), "import");
  check_refused(world.attempt(ImportTasks{{x, x}}), "import");
  check_refused(world.attempt(ImportTasks{{TaskChanged{"", std::nullopt, task}}}), "import");
  check_refused(world.attempt(ImportTasks{{SettingsChanged{{}, std::nullopt, Settings()}}}), "import");
  const auto linked = [&](const char* id, std::string parent, std::vector<std::string> waits_for) {
    Task one = task;
    one.parent = std::move(parent);
    one.waits_for = std::move(waits_for);
    return TaskChanged{id, std::nullopt, std::move(one)};
  };
  check_refused(world.attempt(ImportTasks{{linked("x", "gone", {})}}), "import");
  check_refused(world.attempt(ImportTasks{{linked("x", "", {"gone"})}}), "import");
  check_refused(world.attempt(ImportTasks{{linked("x", "x", {})}}), "import");
  check_refused(world.attempt(ImportTasks{{linked("x", "y", {}), linked("y", "x", {})}}), "import");
  check_refused(world.attempt(ImportTasks{{linked("x", "", {"y"}), linked("y", "", {"z"}), linked("z", "", {"x"})}}),
                "import");
  Task waiting = task;
  waiting.waits_for = {"x"};
  world.state.tasks["old"] = waiting;  // for one that was deleted and is brought back
  check_refused(world.attempt(ImportTasks{{linked("x", "", {"old"})}}), "import");
  world.does(ImportTasks{{linked("x", here, {here, "y"}), y, work("x", 30, 60), linked("z", "y", {"old", "x"})}});
  CHECK(world.state.work.at("w").task == "x");
  CHECK(world.at("z").waits_for.size() == 2);
}

TEST_CASE("tasks: every gesture has a name and words") {
  World world;
  for (const Command& command :
       std::vector<Command>{AddTask{}, EditTasks{}, CompleteTasks{}, Forget{}, ImportTasks{}}) {
    CHECK(kind_of(command).rfind("tasks.", 0) == 0);
    CHECK(words_for(kind_of(command)) != "change");
  }
  CHECK(words_for("tasks.unheard-of") == "change");
}

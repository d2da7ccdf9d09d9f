#include <algorithm>
#include <string>
#include <vector>

#include "apps/tasks/account.h"
#include "apps/tasks/simulate.h"
#include "base/random.h"
#include "doctest/doctest.h"

using namespace cairn;
using namespace cairn::tasks;

namespace {

constexpr Today kEvening{Date{20'006}, 19 * 60};  // a Thursday

// The tasks of a simulated life, each as it stood at some time.
std::vector<Seen> tasks_of(const SimulatedLife& life) {
  std::vector<Seen> tasks;
  for (const auto& [id, choice] : life.choices) {
    tasks.push_back(choice.chosen);
    tasks.insert(tasks.end(), choice.passed_over.begin(), choice.passed_over.end());
  }
  return tasks;
}

const AccountLine* find(const Account& account, const std::string& what) {
  for (const AccountLine& line : account.lines)
    if (line.what == what) return &line;
  return nullptr;
}

std::vector<double> scores_of(const Model& model, const std::vector<Seen>& tasks, const Today& moment) {
  const Scorer scorer(model, moment);
  std::vector<double> scores;
  for (const Seen& seen : tasks) scores.push_back(scorer(seen));
  return scores;
}

// The rank by sorting, the long way.
int sorted_rank(std::vector<double> scores, std::size_t index, double score) {
  scores[index] = score;
  std::vector<std::size_t> order(scores.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  return static_cast<int>(std::find(order.begin(), order.end(), index) - order.begin()) + 1;
}

}  // namespace

TEST_CASE("an account adds up to the score to the last bit, in any order") {
  for (const Habit habit : {Habit::kMixture, Habit::kQuickWins, Habit::kUrgencyNoisy, Habit::kHalvesOfDay}) {
    const SimulatedLife life = simulate(habit, 5, 120);
    const Model model = train(life.choices);
    for (const Seen& seen : tasks_of(life)) {
      const Account account = explain(model, seen, kEvening);
      const double value = score(model, seen, kEvening);
      double forward = 0, backward = 0;
      for (const AccountLine& line : account.lines) forward += line.sum();
      for (std::size_t i = account.lines.size(); i-- > 0;)
        backward = (backward + account.lines[i].learned) + account.lines[i].urgency;
      CHECK(account.total == value);
      CHECK(forward == value);
      CHECK(backward == value);
    }
  }
}

TEST_CASE("the parts from urgency add up to urgency, and without lessons nothing else is there") {
  const SimulatedLife life = simulate(Habit::kMixture, 6, 60);
  const Model learned = train(life.choices), empty;
  for (const Seen& seen : tasks_of(life)) {
    double urgency = 0;
    for (const AccountLine& line : explain(learned, seen, kEvening).lines) urgency += line.urgency;
    CHECK(urgency == urgency_of(seen).total());
    for (const AccountLine& line : explain(empty, seen, kEvening).lines) CHECK(line.learned == 0);
  }
}

TEST_CASE("what is shown in tenths adds up to the shown total, and no part is rounded farther than to a neighbour") {
  const SimulatedLife life = simulate(Habit::kMixture, 7, 150);
  const Model model = train(life.choices);
  for (const Seen& seen : tasks_of(life)) {
    const Account account = explain(model, seen, kEvening);
    const ShownAccount rounded = shown(account);
    REQUIRE(rounded.lines.size() == account.lines.size());
    int sum = 0;
    const auto near = [](int tenths, double value) { return tenths - value * 10 < 1 && value * 10 - tenths < 1; };
    for (std::size_t i = 0; i < account.lines.size(); ++i) {
      sum += rounded.lines[i].urgency_tenths + rounded.lines[i].learned_tenths;
      CHECK(near(rounded.lines[i].urgency_tenths, account.lines[i].urgency));
      CHECK(near(rounded.lines[i].learned_tenths, account.lines[i].learned));
      if (account.lines[i].learned == 0) CHECK(rounded.lines[i].learned_tenths == 0);
    }
    CHECK(sum == rounded.total_tenths);
    CHECK(rounded.total_tenths - account.total * 10 <= 0.5);
    CHECK(rounded.total_tenths - account.total * 10 >= -0.5);
  }
}

TEST_CASE("lines name what a person sees, the weightiest first") {
  Seen seen;
  seen.due_days = 2;
  seen.priority = Priority::kHigh;
  seen.project = "Home";
  seen.tags = {"errands"};
  seen.age_days = 10;
  const Account account = explain({}, seen, kEvening);
  REQUIRE(account.lines.size() == 5);
  CHECK(account.lines[0].what == "Due in 2 days");
  CHECK(account.lines[1].what == "High priority");
  CHECK(account.lines[2].what == "Project Home");
  CHECK(account.lines[3].what == "Tag errands");
  CHECK(account.lines[4].what == "Created 10 days ago");
}

TEST_CASE("lines are worded for every value") {
  struct Row {
    std::optional<int> due_days;
    const char* words;
  };
  for (const Row& row : {Row{0, "Due today"}, Row{1, "Due tomorrow"}, Row{9, "Due in 9 days"},
                         Row{-1, "Overdue by 1 day"}, Row{-12, "Overdue by 12 days"}}) {
    Seen seen;
    seen.due_days = row.due_days;
    CHECK(find(explain({}, seen, kEvening), row.words) != nullptr);
  }
  Seen seen;
  seen.blocks = 2;
  seen.started = seen.noted = seen.blocked = true;
  seen.tags = {"a", "b"};
  const Account account = explain({}, seen, kEvening);
  for (const char* what : {"2 tasks wait for it", "Started", "Has a note", "Waits for another task", "2 tags"}) {
    CAPTURE(what);
    CHECK(find(account, what) != nullptr);
  }
}

TEST_CASE("what goes with the time of day has a line of its own") {
  const SimulatedLife life = simulate(Habit::kHalvesOfDay, 8, 150);
  const Model model = train(life.choices);
  bool found = false;
  for (const auto& [name, effect] : model.projects) {
    Seen seen;
    seen.project = name;
    seen.estimate_minutes = 45;
    const Account account = explain(model, seen, kEvening);
    const AccountLine* line = find(account, "Project " + name + " on a weekday evening");
    if (line != nullptr && line->learned > 0.5) found = true;
    CHECK(find(account, "Project " + name) != nullptr);
  }
  CHECK(found);
}

TEST_CASE("ranks are those of sorting, equal scores in their order") {
  const std::vector<double> scores{3, 5, 5, 1};
  CHECK(rank_of(scores, 0, 3) == 3);
  CHECK(rank_of(scores, 0, 5) == 1);
  CHECK(rank_of(scores, 2, 5) == 2);
  CHECK(rank_of(scores, 3, 5) == 3);
  CHECK(rank_of(scores, 3, 9) == 1);
  Random random(3);
  for (int round = 0; round < 300; ++round) {
    std::vector<double> values(1 + random.index(12));
    for (double& value : values) value = static_cast<double>(random.below(5));
    const std::size_t index = random.index(values.size());
    const auto score = static_cast<double>(random.below(5));
    CHECK(rank_of(values, index, score) == sorted_rank(values, index, score));
  }
}

TEST_CASE("a counterfactual says the ranks that sorting everything anew would give, and no change moves it more") {
  const SimulatedLife life = simulate(Habit::kMixture, 9, 120);
  const Model model = train(life.choices);
  std::vector<Seen> tasks = tasks_of(life);
  tasks.resize(40);
  const std::vector<double> scores = scores_of(model, tasks, kEvening);
  int moved = 0;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const std::optional<Counterfactual> told = counterfactual(model, tasks[i], kEvening, scores, i);
    bool any = false, named = false;
    for (const WhatIf& change : changes_of(tasks[i])) {
      const int after = sorted_rank(scores, i, score(model, change.seen, kEvening));
      any = any || after != sorted_rank(scores, i, scores[i]);
      if (!told || change.what != told->change) continue;
      named = true;
      CHECK(told->after == after);
      CHECK(told->before == sorted_rank(scores, i, scores[i]));
      CHECK(told->after != told->before);
    }
    CHECK(told.has_value() == any);
    CHECK(named == any);
    if (told) ++moved;
  }
  CHECK(moved > 20);
}

TEST_CASE("a counterfactual is nothing where no change moves the task") {
  Seen seen;
  CHECK_FALSE(counterfactual({}, seen, kEvening, {0.0}, 0).has_value());
  CHECK_FALSE(counterfactual({}, seen, kEvening, {}, 0).has_value());
  CHECK_FALSE(counterfactual({}, seen, kEvening, {1000.0, 0.0, -1000.0}, 1).has_value());
}

TEST_CASE("a counterfactual is one sentence") {
  Seen soon, later;
  soon.due_days = 1;
  later.due_days = 2;
  std::vector<Seen> tasks(9, later);
  tasks.insert(tasks.begin(), soon);
  const std::vector<double> scores = scores_of({}, tasks, kEvening);
  const std::optional<Counterfactual> told = counterfactual({}, soon, kEvening, scores, 0);
  REQUIRE(told.has_value());
  CHECK(words(*told) == "Due two days later: from 1st to 10th.");
}

TEST_CASE("numbers are worded: ordinals and tenths") {
  CHECK(ordinal(1) == "1st");
  CHECK(ordinal(2) == "2nd");
  CHECK(ordinal(3) == "3rd");
  CHECK(ordinal(4) == "4th");
  CHECK(ordinal(11) == "11th");
  CHECK(ordinal(12) == "12th");
  CHECK(ordinal(21) == "21st");
  CHECK(ordinal(113) == "113th");
  CHECK(format_tenths(0) == "0.0");
  CHECK(format_tenths(123) == "12.3");
  CHECK(format_tenths(-4) == "\u22120.4");
}

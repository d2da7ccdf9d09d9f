#include <cstring>
#include <string>

#include "apps/tasks/learner.h"
#include "apps/tasks/simulate.h"
#include "base/checksum.h"
#include "base/random.h"
#include "doctest/doctest.h"

using namespace cairn;
using namespace cairn::tasks;

namespace {

constexpr Today kMorning{Date{20'006}, 9 * 60};  // a Thursday

// All numbers of a model as bytes: equal bytes are equal bits.
std::string bytes_of(const Model& model) {
  std::string bytes;
  const auto add = [&bytes](double value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes.append(raw, sizeof value);
  };
  const auto add_effect = [&add](const Effect& effect) {
    add(effect.always);
    for (const double value : effect.at) add(value);
  };
  add(model.urgency_factor);
  for (const double value : model.due) add(value);
  for (const double value : model.age) add(value);
  for (const double value : model.blocks) add(value);
  for (const double value : model.flags) add(value);
  for (const Effect& effect : model.estimate) add_effect(effect);
  for (const Effect& effect : model.priority) add_effect(effect);
  for (const auto* names : {&model.projects, &model.tags}) {
    for (const auto& [name, effect] : *names) {
      bytes += name;
      add_effect(effect);
    }
  }
  return bytes;
}

Seen task(std::string project, int estimate_minutes = 30) {
  Seen seen;
  seen.project = std::move(project);
  seen.estimate_minutes = estimate_minutes;
  return seen;
}

// Choices of `liked` over `left`, an hour apart.
Choices choices_of(const Seen& liked, const Seen& left, int count) {
  Choices choices;
  for (int i = 0; i < count; ++i) {
    Choice choice;
    choice.at = {(std::int64_t{20'006} * 24 + i) * 3'600'000};
    choice.chosen = liked;
    choice.passed_over = {left, left, left};
    choices.emplace("c" + std::to_string(1000 + i), choice);
  }
  return choices;
}

}  // namespace

TEST_CASE("a model of no choices scores by urgency, to the bit") {
  const Model model = train({});
  CHECK(model == Model{});
  const SimulatedLife life = simulate(Habit::kMixture, 1, 30);
  for (const auto& [id, choice] : life.choices)
    CHECK(score(model, choice.chosen, kMorning) == urgency_of(choice.chosen).total());
}

TEST_CASE("choices that passed over nothing teach nothing") {
  Choices choices = choices_of(task("Home"), task("Work"), 20);
  for (auto& [id, choice] : choices) choice.passed_over.clear();
  CHECK(train(choices) == Model{});
}

TEST_CASE("forgetting choices is never having seen them, bit for bit") {
  const SimulatedLife life = simulate(Habit::kMixture, 2, 240);
  Random random(7);
  for (int round = 0; round < 5; ++round) {
    Choices all = life.choices;
    const Model before = train(all);
    Choices without;
    for (const auto& [id, choice] : life.choices) {
      if (random.chance(0.3)) {
        all.erase(id);
      } else {
        without.emplace(id, choice);
      }
    }
    CHECK(bytes_of(train(all)) == bytes_of(train(without)));
    CHECK(bytes_of(train(all)) != bytes_of(before));
    CHECK(bytes_of(train(life.choices)) == bytes_of(before));
  }
}

TEST_CASE("a name that only forgotten choices had is not in the model") {
  Choices choices = choices_of(task("Home"), task("Work"), 10);
  choices["secret"] = choices.begin()->second;
  choices["secret"].chosen.project = "Secret.Plan";
  choices["secret"].chosen.tags = {"hidden"};
  CHECK(train(choices).projects.count("Secret") == 1);
  choices.erase("secret");
  const Model model = train(choices);
  CHECK(model.projects.count("Secret") == 0);
  CHECK(model.projects.count("Secret.Plan") == 0);
  CHECK(model.tags.empty());
}

TEST_CASE("the order in which choices were put in is irrelevant, and so is what they are called") {
  const SimulatedLife life = simulate(Habit::kTagLover, 3, 150);
  const Model model = train(life.choices);
  Random random(9);
  std::vector<const Choice*> order;
  for (const auto& [id, choice] : life.choices) order.push_back(&choice);
  random.shuffle(order);
  Choices renamed;  // in another order of keys; the times tell the order
  for (const Choice* choice : order) renamed.emplace(std::to_string(random.next_u64()), *choice);
  REQUIRE(renamed.size() == life.choices.size());
  CHECK(bytes_of(train(renamed)) == bytes_of(model));
}

TEST_CASE("training has the same bits on every platform") {
  CHECK(to_hex(crc32c(bytes_of(train(simulate(Habit::kMixture, 4, 200).choices)))) == "fd87ed95");
  CHECK(to_hex(crc32c(bytes_of(train(simulate(Habit::kSprinter, 5, 900).choices)))) == "3132f4f5");
}

TEST_CASE("what is chosen again and again rises above what is passed over") {
  const Seen home = task("Home"), work = task("Work");
  const Model model = train(choices_of(home, work, 30));
  CHECK(score(model, home, kMorning) > score(model, work, kMorning) + 1);
  const Seen quick = task("", 5), slow = task("", 240);
  const Model brief = train(choices_of(quick, slow, 30));
  CHECK(score(brief, quick, kMorning) > score(brief, slow, kMorning) + 1);
  // Neighbours on the scale learn from it, though they were never seen.
  CHECK(score(brief, task("", 15), kMorning) > score(brief, task("", 100), kMorning));
}

TEST_CASE("the code is cumulative: a scale learns its steps, and what is beyond the last step seen stays level") {
  Seen old, young;
  old.age_days = 30;
  young.age_days = 5;
  const Model model = train(choices_of(old, young, 40));
  for (std::size_t bucket = 1; bucket < kAgeBuckets; ++bucket) CHECK(model.age[bucket] >= model.age[bucket - 1]);
  CHECK(model.age[age_bucket(30)] > model.age[age_bucket(5)]);
  CHECK(model.age[kAgeBuckets - 1] == model.age[age_bucket(30)]);
  CHECK(model.age[age_bucket(5)] == 0);
}

TEST_CASE("buckets are monotone, and cover every value") {
  for (int value = -500; value < 500; ++value) {
    CHECK(due_bucket(value) >= due_bucket(value + 1));
    CHECK(age_bucket(value) <= age_bucket(value + 1));
    CHECK(estimate_bucket(value) <= estimate_bucket(value + 1));
    CHECK(blocks_bucket(value) <= blocks_bucket(value + 1));
  }
  CHECK(due_bucket(std::nullopt) == 0);
  CHECK(due_bucket(100'000) == 1);
  CHECK(due_bucket(-100'000) == kDueBuckets - 1);
  CHECK(due_bucket(0) != due_bucket(1));
  CHECK(due_bucket(0) != due_bucket(-1));
  CHECK(age_bucket(-1) == 0);
  CHECK(age_bucket(1'000'000) == kAgeBuckets - 1);
  CHECK(estimate_bucket(0) == 0);
  CHECK(estimate_bucket(1) == 1);
  CHECK(estimate_bucket(kMaxEstimate_minutes) == kEstimateBuckets - 1);
  CHECK(blocks_bucket(1000) == kBlocksBuckets - 1);
  CHECK(size_of_bucket(estimate_bucket(30)) == 0);
  CHECK(size_of_bucket(estimate_bucket(31)) == 1);
  CHECK(size_of_bucket(estimate_bucket(120)) == 1);
  CHECK(size_of_bucket(estimate_bucket(121)) == 2);
}

TEST_CASE("the week has eight slots, told by the local time") {
  const Date monday{20'003};
  REQUIRE(weekday_of(monday) == Weekday::kMonday);
  const auto slot = [monday](int day, int hour) { return slot_of({add_days(monday, day), hour * 60}); };
  CHECK(slot(0, 4) == 3);
  CHECK(slot(0, 5) == 0);
  CHECK(slot(0, 12) == 1);
  CHECK(slot(4, 17) == 2);
  CHECK(slot(4, 22) == 3);
  CHECK(slot(5, 9) == 4);
  CHECK(slot(6, 23) == 7);
}

TEST_CASE("a project lies in those its dots name") {
  using Names = std::vector<std::string_view>;
  CHECK(with_parents("") == Names{});
  CHECK(with_parents("Home") == Names{"Home"});
  CHECK(with_parents("Home.Garden.Shed") == Names{"Home", "Home.Garden", "Home.Garden.Shed"});
  CHECK(with_parents(".Odd") == Names{".Odd"});
}

TEST_CASE("a project that was never seen has what its known parent has") {
  const Model model = train(choices_of(task("Home.Garden"), task("Work"), 30));
  const double parent = score(model, task("Home"), kMorning);
  CHECK(score(model, task("Home.Attic"), kMorning) == parent);
  CHECK(score(model, task("Home.Garden"), kMorning) > parent);
  CHECK(score(model, task("Home.Garden.Shed"), kMorning) == score(model, task("Home.Garden"), kMorning));
  CHECK(parent > score(model, task("Other"), kMorning));
}

TEST_CASE("what is done in the mornings only stands higher in the morning") {
  Choices choices = choices_of(task("Read"), task("Write"), 0);
  for (int i = 0; i < 60; ++i) {
    Choice choice;
    const bool morning = i % 2 == 0;
    choice.at = {(std::int64_t{20'006 + i / 2} * 24 + (morning ? 8 : 19)) * 3'600'000};
    choice.chosen = task(morning ? "Read" : "Write");
    choice.passed_over = {task(morning ? "Write" : "Read"), task("Other")};
    choices.emplace(std::to_string(i), choice);
  }
  const Model model = train(choices);
  const Today evening{kMorning.day, 19 * 60};
  CHECK(score(model, task("Read"), kMorning) > score(model, task("Write"), kMorning));
  CHECK(score(model, task("Read"), evening) < score(model, task("Write"), evening));
}

TEST_CASE("who follows urgency keeps its scale, who does not has it counted in part") {
  const Model follower = train(simulate(Habit::kUrgencyExact, 1, 150).choices);
  CHECK(follower.urgency_factor == 1);
  const Model other = train(simulate(Habit::kQuickWins, 1, 150).choices);
  CHECK(other.urgency_factor < 0.5);
}

TEST_CASE("numbers of a model stay finite and on the grid for the oddest choices") {
  Random random(11);
  Choices choices;
  for (int i = 0; i < 300; ++i) {
    const auto odd = [&random] {
      Seen seen;
      if (random.chance(0.5)) seen.due_days = static_cast<int>(random.between(-2'000'000, 2'000'000));
      seen.age_days = static_cast<int>(random.between(-5, 2'000'000'000));
      seen.estimate_minutes = static_cast<int>(random.between(-5, 2'000'000'000));
      seen.priority = static_cast<Priority>(random.below(4));
      seen.project = random.chance(0.5) ? std::string(random.index(5), '.') : "A.b\xff";
      for (std::size_t tag = random.index(4); tag > 0; --tag) seen.tags.push_back(std::to_string(random.below(50)));
      seen.blocks = static_cast<int>(random.between(-5, 2'000'000'000));
      seen.blocked = random.chance(0.1);
      return seen;
    };
    Choice choice;
    choice.at = {static_cast<std::int64_t>(random.below(1'000'000'000'000))};
    choice.utc_offset_minutes = static_cast<int>(random.between(-900, 900));
    choice.chosen = odd();
    for (std::size_t other = random.index(9); other > 0; --other) choice.passed_over.push_back(odd());
    choices.emplace(std::to_string(i), choice);
  }
  const Model model = train(choices);
  CHECK(model.lessons > 0);
  for (const auto& [id, choice] : choices) {
    const double value = score(model, choice.chosen, kMorning);
    CHECK(value == on_grid(value));
    CHECK(value < 1000);
    CHECK(value > -1000);
  }
}

#include "apps/tasks/assessment.h"
#include "apps/tasks/learner.h"
#include "apps/tasks/simulate.h"
#include "doctest/doctest.h"

using namespace cairn;
using namespace cairn::tasks;

namespace {

Choices first_of(const Choices& all, std::size_t count) {
  Choices first;
  for (const auto& [id, choice] : all)
    if (first.size() < count) first.emplace(id, choice);
  return first;
}

}  // namespace

TEST_CASE("with little data it says so, and how much is missing") {
  const Choices all = simulate(Habit::kQuickWins, 1, 60).choices;
  const Assessment none = assess({});
  CHECK(none.standing == Standing::kTooFew);
  CHECK(none.missing == kFewestChoices);
  const Assessment some = assess(first_of(all, 39));
  CHECK(some.standing == Standing::kTooFew);
  CHECK(some.missing == 1);
  CHECK(words(some) ==
        "Too little to learn from: 39 of 40 completed tasks. After 1 more it can say whether it orders better than "
        "urgency.");
  CHECK(assess(first_of(all, 40)).standing != Standing::kTooFew);
}

TEST_CASE("choices that passed over nothing do not count") {
  Choices choices = simulate(Habit::kQuickWins, 1, 45).choices;
  int emptied = 0;
  for (auto& [id, choice] : choices)
    if (emptied++ < 10) choice.passed_over.clear();
  CHECK(assess(choices).choices == 35);
  CHECK(assess(choices).missing == 5);
}

TEST_CASE("people with habits are offered the learned order after 100 completions") {
  for (const Habit habit : {Habit::kQuickWins, Habit::kNewestFirst, Habit::kProjectOrder, Habit::kMixture}) {
    CAPTURE(name_of(habit));
    const Assessment assessment = assess(simulate(habit, 2, 100).choices);
    CHECK(assessment.standing == Standing::kBetter);
    CHECK(assessment.learned.count == 50);
    CHECK(assessment.learned.mean > assessment.urgency.mean + 0.1);
    CHECK(assessment.learned.mean > assessment.due.mean + 0.1);
    CHECK(assessment.gain.mean == doctest::Approx(assessment.learned.mean - assessment.urgency.mean));
  }
}

TEST_CASE("who follows urgency stays with it, and so does who picks at random") {
  for (const Habit habit : {Habit::kUrgencyExact, Habit::kUrgencyNoisy, Habit::kRandom}) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
      for (const std::size_t count : {40U, 100U, 250U}) {
        CAPTURE(name_of(habit));
        CAPTURE(seed);
        CAPTURE(count);
        CHECK(assess(simulate(habit, seed, count).choices).standing == Standing::kNoBetter);
      }
    }
  }
}

TEST_CASE(
    "who follows urgency exactly has an urgency AUC of 1, and little is lost even where the learned order is used") {
  const Assessment assessment = assess(simulate(Habit::kUrgencyExact, 3, 200).choices);
  CHECK(assessment.urgency.mean > 0.999);
  CHECK(assessment.learned.mean > 0.98);
}

TEST_CASE("it is tested on what it had not seen: swapped futures change nothing that was learned before") {
  // The habit turns around halfway: a model that had seen the tested half would do well on it.
  Choices choices = first_of(simulate(Habit::kQuickWins, 4, 200).choices, 50);
  for (auto& [id, choice] : simulate(Habit::kBigRocks, 4, 200).choices) {
    if (choices.size() == 60) break;
    Choice later = choice;
    later.at.ms += 365LL * 24 * 3'600'000;
    choices.emplace("z" + id, later);
  }
  const Assessment assessment = assess(choices);
  CHECK(assessment.learned.count == 30);
  CHECK(assessment.learned.mean < 0.8);
}

TEST_CASE("the learned order is in force only where it was approved, and while there is something to learn from") {
  Assessment assessment;
  for (const Ranking said : {Ranking::kUndecided, Ranking::kUrgency, Ranking::kLearned})
    CHECK_FALSE(learned_is_in_force(said, assessment));
  for (const Standing standing : {Standing::kNoBetter, Standing::kBetter}) {
    assessment.standing = standing;
    CHECK_FALSE(learned_is_in_force(Ranking::kUndecided, assessment));
    CHECK_FALSE(learned_is_in_force(Ranking::kUrgency, assessment));
    CHECK(learned_is_in_force(Ranking::kLearned, assessment));
  }
}

TEST_CASE("the assessment is a function of the choices alone") {
  const Choices choices = simulate(Habit::kMixture, 5, 130).choices;
  CHECK(assess(choices) == assess(choices));
}

TEST_CASE("the verdict comes with its figures") {
  Assessment assessment;
  assessment.standing = Standing::kBetter;
  assessment.learned = {0.914, 0.01, 50};
  assessment.urgency = {0.706, 0.02, 50};
  assessment.due = {0.5, 0.02, 50};
  assessment.gain = {0.208, 0.024, 50};
  CHECK(
      words(assessment) ==
      "On your last 50 completed tasks, which it had not seen, the learned order put what you did above what you "
      "passed over 91 times in 100; urgency 71, the due date 50. That is better than urgency by 21 (give or take 5).");
  assessment.standing = Standing::kNoBetter;
  assessment.gain = {-0.024, 0.01, 50};
  CHECK(words(assessment).find("A difference of -2 (give or take 2) is no reason to leave urgency.") !=
        std::string::npos);
}

TEST_CASE("tasks without a due date come last in the order of due dates") {
  Seen none, today, overdue;
  today.due_days = 0;
  overdue.due_days = -3;
  CHECK(due_order_score(overdue) > due_order_score(today));
  CHECK(due_order_score(today) > due_order_score(none));
}

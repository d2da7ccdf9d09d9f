#include "apps/tasks/assessment.h"

#include <algorithm>
#include <array>

namespace cairn::tasks {
namespace {

constexpr std::size_t kFolds = 5;
// Tested on are at most this many, the latest: enough to be sure of, and it keeps the time bounded.
constexpr std::size_t kMostTested = 1000;
// Offered when the gain is at least this and this many standard errors above 0. The second is strict because a person
// sees the verdict again after every task, and one of many looks errs sooner than one does.
constexpr double kLeastGain = 0.02;
constexpr double kLeastErrors = 3;

std::string in_hundred(double share) {
  return std::to_string(static_cast<int>(share * 100 + (share < 0 ? -0.5 : 0.5)));
}

struct Tested {
  std::vector<double> learned, urgency, due;
};

// The choices first..last-1, by a model of those before.
void test_fold(const Lessons& lessons, const ml::Fit& fit, std::size_t first, std::size_t last, Tested& tested) {
  std::vector<double> utilities;
  const std::vector<double> weights = ml::cell_weights(lessons.design, fit.parameters);
  ml::add_utilities(lessons.data, first, last, weights, fit.base_weight, utilities);
  std::array<double, kMaxPassedOver + 1> due{};
  for (std::size_t c = first; c < last; ++c) {
    const std::size_t row = lessons.data.first_row[c];
    const std::size_t count = lessons.data.first_row[c + 1] - row;
    tested.learned.push_back(ml::choice_auc(&utilities[row], count));
    tested.urgency.push_back(ml::choice_auc(&lessons.data.base[row], count));
    const Choice& choice = *lessons.order[c];
    due[0] = due_order_score(choice.chosen);
    const std::size_t others = std::min(choice.passed_over.size(), kMaxPassedOver);
    for (std::size_t i = 0; i < others; ++i) due[i + 1] = due_order_score(choice.passed_over[i]);
    tested.due.push_back(ml::choice_auc(due.data(), others + 1));
  }
}

}  // namespace

double due_order_score(const Seen& seen) { return seen.due_days ? -static_cast<double>(*seen.due_days) : -1e12; }

Assessment assess(const Choices& choices, const Prior& prior) {
  const Lessons lessons = lessons_of(choices, prior);
  const std::size_t count = lessons.data.choices();
  Assessment result;
  result.choices = static_cast<int>(count);
  result.missing = std::max(0, kFewestChoices - result.choices);
  if (result.missing > 0) return result;
  const std::size_t tested_count = std::min(count / 2, kMostTested);
  const std::size_t start = count - tested_count;
  Tested tested;
  ml::Fit fit;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const std::size_t first = start + tested_count * fold / kFolds;
    const std::size_t last = start + tested_count * (fold + 1) / kFolds;
    // Names first seen later have parameters that these choices do not touch: they stay 0.
    fit = ml::fit(lessons.data, first, lessons.design, fold == 0 ? nullptr : &fit);
    test_fold(lessons, fit, first, last, tested);
  }
  result.learned = ml::estimate(tested.learned);
  result.urgency = ml::estimate(tested.urgency);
  result.due = ml::estimate(tested.due);
  result.gain = ml::estimate_difference(tested.learned, tested.urgency);
  const bool better = result.gain.mean >= kLeastGain && result.gain.mean >= kLeastErrors * result.gain.error;
  result.standing = better ? Standing::kBetter : Standing::kNoBetter;
  return result;
}

bool learned_is_in_force(Ranking said, const Assessment& assessment) {
  return said == Ranking::kLearned && assessment.standing != Standing::kTooFew;
}

std::string words(const Assessment& assessment) {
  if (assessment.standing == Standing::kTooFew) {
    const std::string more = std::to_string(assessment.missing);
    return "Too little to learn from: " + std::to_string(assessment.choices) + " of " + std::to_string(kFewestChoices) +
           " completed tasks. After " + more + " more it can say whether it orders better than urgency.";
  }
  const std::string figures =
      "On your last " + std::to_string(assessment.learned.count) +
      " completed tasks, which it had not seen, the learned order put what you did above what you passed over " +
      in_hundred(assessment.learned.mean) + " times in 100; urgency " + in_hundred(assessment.urgency.mean) +
      ", the due date " + in_hundred(assessment.due.mean) + ". ";
  const std::string gain =
      in_hundred(assessment.gain.mean) + " (give or take " + in_hundred(2 * assessment.gain.error) + ")";
  if (assessment.standing == Standing::kBetter) return figures + "That is better than urgency by " + gain + ".";
  return figures + "A difference of " + gain + " is no reason to leave urgency.";
}

}  // namespace cairn::tasks

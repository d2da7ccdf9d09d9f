#include "ml/memory/fsrs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "ml/exact_math.h"

namespace cairn::memory {
namespace {

// The default parameters of FSRS-5, fitted by its authors to the reviews of some 10,000 people.
constexpr std::array<double, 19> kWeights = {0.40255, 1.18385, 3.173,  15.69105, 7.1949, 0.5345, 1.4604,
                                             0.0046,  1.54575, 0.1192, 1.01925,  1.9395, 0.11,   0.29605,
                                             2.2698,  0.2315,  2.9898, 0.51655,  0.6621};
// R = (1 + kFactor t / S)^-0.5 is 0.9 at t = S.
constexpr double kFactor = 19.0 / 81.0;
constexpr double kSameDay = 1;
constexpr double kLeastWanted = 0.5, kMostWanted = 0.99;

double grade(Rating rating) { return static_cast<double>(static_cast<int>(rating)); }

// base > 0.
double power(double base, double exponent) { return ml::exp(exponent * ml::log(base)); }

double within_stability(double stability) { return std::clamp(stability, kLeastStability, kMostStability); }
double within_difficulty(double difficulty) { return std::clamp(difficulty, kLeastDifficulty, kMostDifficulty); }

double first_difficulty(Rating rating) {
  return within_difficulty(kWeights[4] - ml::exp(kWeights[5] * (grade(rating) - 1)) + 1);
}

double next_difficulty(double difficulty, Rating rating) {
  const double step = -kWeights[6] * (grade(rating) - 3);
  const double damped = difficulty + step * (kMostDifficulty - difficulty) / 9;
  return kWeights[7] * first_difficulty(Rating::kEasy) + (1 - kWeights[7]) * damped;
}

double stability_on_the_same_day(double stability, Rating rating) {
  return stability * ml::exp(kWeights[17] * (grade(rating) - 3 + kWeights[18]));
}

double stability_after_recall(const Memory& memory, double recalled, Rating rating) {
  const double hard = rating == Rating::kHard ? kWeights[15] : 1;
  const double easy = rating == Rating::kEasy ? kWeights[16] : 1;
  const double growth = ml::exp(kWeights[8]) * (11 - memory.difficulty) * power(memory.stability, -kWeights[9]) *
                        (ml::exp(kWeights[10] * (1 - recalled)) - 1);
  return memory.stability * (1 + growth * hard * easy);
}

double stability_after_lapse(const Memory& memory, double recalled) {
  const double lapsed = kWeights[11] * power(memory.difficulty, -kWeights[12]) *
                        (power(memory.stability + 1, kWeights[13]) - 1) * ml::exp(kWeights[14] * (1 - recalled));
  return std::min(lapsed, memory.stability / ml::exp(kWeights[17] * kWeights[18]));
}

// A memory that came from a file may be out of range.
Memory within(const Memory& memory) {
  return {within_stability(memory.stability), within_difficulty(memory.difficulty)};
}

double not_below_zero(double days) { return days > 0 ? days : 0; }

}  // namespace

Memory first(Rating rating) {
  return {within_stability(kWeights[static_cast<std::size_t>(rating) - 1]), first_difficulty(rating)};
}

Memory after(Memory memory, double days, Rating rating) {
  memory = within(memory);
  days = not_below_zero(days);
  const double recalled = recall(memory, days);
  double stability = 0;
  if (days < kSameDay)
    stability = stability_on_the_same_day(memory.stability, rating);
  else if (rating == Rating::kAgain)
    stability = stability_after_lapse(memory, recalled);
  else
    stability = stability_after_recall(memory, recalled, rating);
  return {within_stability(stability), within_difficulty(next_difficulty(memory.difficulty, rating))};
}

double recall(Memory memory, double days) {
  return 1 / std::sqrt(1 + kFactor * not_below_zero(days) / within_stability(memory.stability));
}

double interval_days(Memory memory, double wanted_recall) {
  const double wanted = std::clamp(wanted_recall, kLeastWanted, kMostWanted);
  return within_stability(memory.stability) / kFactor * (1 / (wanted * wanted) - 1);
}

}  // namespace cairn::memory

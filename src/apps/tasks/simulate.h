#pragma once
// People who do not exist, with habits that are known: to tune and to test the learner. A person has projects, tags and
// a flow of tasks with due dates, estimates and dependencies, completes a few a day, and picks each by a hidden utility
// with noise. Same habit, same seed: same life, on every platform.
//
// The pick: with probability kLapse any actionable task at random, else the greatest of hidden utility + Gumbel noise
// of scale kNoise, that is, a softmax over all actionable tasks. Lapses, noise and the strength of the habits are
// chosen such that one who knew a person's utility would reach a ranking AUC of about 0.93: a person with a clear habit
// who breaks it now and then. What they like is done first, so what is left is liked less; urgency may then do worse
// than chance.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "apps/tasks/lessons.h"

namespace cairn::tasks {

inline constexpr double kLapse = 0.05;
inline constexpr double kNoise = 0.6;

enum class Habit {
  kQuickWins,  // the shorter the better
  kOldestFirst,
  kNewestFirst,
  kHalvesOfDay,   // one project in the mornings, another in the evenings
  kTagLover,      // likes a tag, shuns another
  kSprinter,      // what is due by tomorrow, or overdue; else whatever is short
  kProjectOrder,  // projects in an order of liking; no eye for priority
  kBigRocks,      // the longer the better
  kWeekSplit,     // one project on working days, another at weekends
  kEnergy,        // long ones in the morning, short ones later
  kMixture,       // several likings at once, drawn anew for every person
  kFinisher,      // parts of something larger and what holds others up first, then what was begun
  kUrgencyExact,  // always the most urgent one; no noise, no lapses
  kUrgencyNoisy,  // by urgency, with the noise of the others
  kRandom,        // any
};
inline constexpr std::size_t kHabits = 15;
std::string_view name_of(Habit habit);
// Whether the learner's priors were tuned on this habit. The others were kept for the final figures.
bool is_for_tuning(Habit habit);
// A habit that urgency does not know: there is something to learn.
bool is_hidden(Habit habit);

struct SimulatedLife {
  Choices choices;
  // Hidden utilities of each choice, the chosen task's first, then those passed over, in the order of time. What no
  // learner can beat.
  std::vector<std::vector<double>> utilities;
};
SimulatedLife simulate(Habit habit, std::uint64_t seed, std::size_t completions);

}  // namespace cairn::tasks

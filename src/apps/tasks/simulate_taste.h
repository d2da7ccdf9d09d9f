#pragma once
// What simulated people like, and how much a task is worth to one at a moment. Hidden from the learner: only what they
// do is shown to it.

#include <array>
#include <cstddef>
#include <vector>

#include "apps/tasks/index.h"
#include "apps/tasks/simulate.h"
#include "base/random.h"

namespace cairn::tasks {

inline constexpr std::array<const char*, 10> kSimulatedProjects{
    "Work", "Work.Site", "Work.Team", "Home", "Home.Garden", "Health", "Study", "Club", "Money", "Music"};
inline constexpr std::array<const char*, 8> kSimulatedTags{"calls",  "computer", "errands", "deep",
                                                           "people", "waiting",  "fun",     "paper"};

// How a person likes things, in nats.
struct Taste {
  double urgency = 0;   // a point of it
  double length = 0;    // a doubling of the estimate; not estimated counts as an hour
  double age = 0;       // a doubling of 1 + age
  double soon = 0;      // due by tomorrow
  double priority = 0;  // a level
  double part = 0;      // is part of something larger
  double begun = 0;
  double blocks = 0;          // holds another up
  double length_by_time = 0;  // a doubling: for in the morning, against later
  std::array<double, kSimulatedProjects.size()> project{}, morning{}, evening{}, weekday{}, weekend{};
  std::array<double, kSimulatedTags.size()> tag{};
};

// `own`: the person's projects, as indices of kSimulatedProjects, in an order that is theirs.
Taste taste_of(Habit habit, const std::vector<std::size_t>& own, Random& random);
// In nats.
double utility(const Taste& taste, const Seen& seen, const Today& moment);

}  // namespace cairn::tasks

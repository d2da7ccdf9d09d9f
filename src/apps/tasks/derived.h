#pragma once
// What all screens need and what follows from the state alone: computed once per change of the state, of the day or of
// the part of the day; never stored.

#include <cstdint>
#include <string>
#include <vector>

#include "apps/tasks/assessment.h"
#include "apps/tasks/index.h"
#include "apps/tasks/learner.h"
#include "apps/tasks/model.h"

namespace cairn::tasks {

// What was learned, kept while the lessons stay the same.
struct Learning {
  std::uint64_t lessons = 0;  // a fingerprint of those that the model is of; 0: it is of none
  Model model;                // learned from all of them, where the person has agreed to it
  bool assessed = false;
  std::size_t assessed_choices = 0;  // how many there were then
  Assessment assessment;             // how good the learned order is on this person's own history
};

inline constexpr int kNoTurn = 24 * 60;  // nothing turns on this day any more

struct Derived {
  Today today;
  int utc_offset_minutes = 0;
  Index index;
  Model model;                       // of the order in force: learned where the person has agreed to it, else urgency
  std::vector<double> scores;        // of index.entries(), in their order; 0 for closed ones
  std::vector<std::uint32_t> ranks;  // 1 = first, of the open tasks that could be done now; 0 for the others
  std::size_t ranked = 0;            // how many those are
  std::vector<std::uint32_t> order;  // all entries: open ones by score, then closed ones; equal ones as created
  int next_turn_minute = kNoTurn;    // of today: when the next open task is overdue or comes into sight
  std::size_t open = 0;
};

// The assessment costs several trainings. kNowAndThen: after every ten lessons. kWhereInForce: the same, but only where
// the order depends on it, since the person has agreed to the learned one.
enum class Judging { kNow, kNowAndThen, kWhereInForce };
// Brings what was learned up to date with the lessons.
void learn(const State& state, Judging judging, Learning& learning);

Derived derive(const State& state, const Learning& learning, Instant now, int utc_offset_minutes);
// Whether time alone has changed nothing of it: the same day and part of the day, and nothing comes into sight.
bool still_holds(const Derived& derived, Instant now, int utc_offset_minutes);

}  // namespace cairn::tasks

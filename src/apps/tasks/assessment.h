#pragma once
// How good the learned order is on the person's own history, by choices that it had not seen; and whether to offer it.
//
// Forward validation: the later part of the history is cut into folds in the order of time, each told by a model of
// everything before it. Measured is the ranking AUC: the share of the passed over that the chosen task stood above.

#include <string>

#include "apps/tasks/lessons.h"
#include "ml/metrics.h"

namespace cairn::tasks {

inline constexpr int kFewestChoices = 40;  // to judge by: half to learn from, half to be tested on

enum class Standing {
  kTooFew,    // choices to say anything: stay with urgency
  kNoBetter,  // than urgency, as far as can be told: stay with urgency
  kBetter,    // worth offering
};

struct Assessment {
  Standing standing = Standing::kTooFew;
  int choices = 0;                     // with something passed over
  int missing = kFewestChoices;        // until there are enough to judge by
  ml::Estimate learned, urgency, due;  // AUC of the learned order, of urgency, of the order of due dates
  ml::Estimate gain;                   // learned - urgency, choice by choice
  friend bool operator==(const Assessment&, const Assessment&) = default;
};

Assessment assess(const Choices& choices, const Prior& prior = {});

// Which order is in force: the learned one only where the person approved of it, and while there is enough to learn
// from (forgetting may have taken that away). Everything else is urgency.
bool learned_is_in_force(Ranking said, const Assessment& assessment);

// In a sentence or two, for the person.
std::string words(const Assessment& assessment);

// Rank by due date alone, higher first; without one last.
double due_order_score(const Seen& seen);

}  // namespace cairn::tasks

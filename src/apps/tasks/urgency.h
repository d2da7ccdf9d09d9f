#pragma once
// Taskwarrior's published urgency: the order before anything was learned. Source: taskwarrior.org/docs/urgency and
// Task::urgency_c with its terms in Taskwarrior's Task.cpp (2.6, 3.x); the coefficients are the defaults of its
// configuration. Terms for what tasks here do not have (scheduled, waiting, the tag "next") are left out: a task that
// is deferred is out of sight and not ranked.
// Taskwarrior measures to the second; a choice is remembered in whole days, so this does too.

#include <array>
#include <cstddef>

#include "apps/tasks/model.h"

namespace cairn::tasks {

enum class UrgencyTerm { kDue, kPriority, kBlocking, kBlocked, kActive, kAge, kProject, kTags, kNote };
inline constexpr std::size_t kUrgencyTerms = 9;

// All scores are multiples of 2^-20: sums of them are exact in every order, so an account adds up to the last bit.
double on_grid(double value);

struct Urgency {
  std::array<double, kUrgencyTerms> terms{};  // by UrgencyTerm; multiples of 2^-20
  double total() const;                       // exact
  double of(UrgencyTerm term) const { return terms[static_cast<std::size_t>(term)]; }
};

Urgency urgency_of(const Seen& seen);

}  // namespace cairn::tasks

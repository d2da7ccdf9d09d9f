#pragma once
// Why a task stands where it does: its score as a sum of lines, and what would move it. Knows no task but what was seen
// of it; formats words and numbers, draws nothing.

#include <optional>
#include <string>
#include <vector>

#include "apps/tasks/learner.h"

namespace cairn::tasks {

// One reason, with its part from urgency and its part from what was learned.
struct AccountLine {
  std::string what;  // "Due in 2 days", "Project Home", "Tag errands on a weekday evening"
  double urgency = 0, learned = 0;
  double sum() const { return urgency + learned; }
  friend bool operator==(const AccountLine&, const AccountLine&) = default;
};

struct Account {
  std::vector<AccountLine> lines;  // what weighs most first; none that is 0 in both parts
  double total = 0;                // the score; the sum of all parts of all lines, to the last bit
  friend bool operator==(const Account&, const Account&) = default;
};
Account explain(const Model& model, const Seen& seen, const Today& moment);

// The account in tenths, as it is shown: the parts add up to the total here too. By largest remainders: each part is
// rounded up or down, never farther.
struct ShownAccount {
  struct Line {
    int urgency_tenths = 0, learned_tenths = 0;
  };
  std::vector<Line> lines;  // one per line of the account
  int total_tenths = 0;     // the total, rounded to the nearest tenth
};
ShownAccount shown(const Account& account);
std::string format_tenths(int tenths);  // "12.3", "−0.4" with a minus sign (U+2212)

// What the rank of a task would be if one thing were otherwise.
struct Counterfactual {
  std::string change;         // "due two days later"
  int before = 0, after = 0;  // ranks, from 1
  friend bool operator==(const Counterfactual&, const Counterfactual&) = default;
};
// "Due two days later: from 2nd to 9th."
std::string words(const Counterfactual& counterfactual);
std::string ordinal(int number);  // "1st", "2nd", "11th"

// The rank in a list of scores that is sorted from the highest, equal ones in the order they have here.
int rank_of(const std::vector<double>& scores, std::size_t index, double score);

// Of a few small changes to the task at `index`, the one that tells most: the greatest step in rank, near the top
// counting more (the logarithm of the ratio), and small changes more than great ones. Nothing where none moves it.
// `scores`: of all tasks that are ranked together, at this moment, by this model; that of `seen` at `index`.
std::optional<Counterfactual> counterfactual(const Model& model, const Seen& seen, const Today& moment,
                                             const std::vector<double>& scores, std::size_t index);

// The changes that it tries, in order: what they are called and how the task would be seen.
struct WhatIf {
  std::string what;
  Seen seen;
  double weight = 1;  // of its step in rank, 0..1: how small a change it is
};
std::vector<WhatIf> changes_of(const Seen& seen);

}  // namespace cairn::tasks

#pragma once
// Choices as the numbers that a choice model is fitted to: which cells every task stands in, what parameters a cell is
// made of, and how far each may stray from urgency. Names are known from the choices alone, in the order of their first
// appearance, so a choice that is not there leaves no trace.

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "apps/tasks/features.h"
#include "apps/tasks/model.h"
#include "ml/choice_model.h"

namespace cairn::tasks {

// Standard deviations of the priors, in nats, and the weight of a point of urgency. Found by `evaluate_tasks tune` on
// simulated people (simulate.h), with seeds and habits other than those that are reported, then rounded; what the
// habits tuned on have no use for (flags, priority, times) is kept at a quarter at least, since other people may.
struct Prior {
  double urgency_weight = 0.7, urgency_deviation = 1.0;
  double due = 0.4, due_step = 0.4;            // having a due date; each step nearer
  double age_step = 0.4;                       // each step older
  double estimate = 1.2, estimate_step = 0.5;  // having an estimate; each step longer
  double priority_step = 0.25;
  double blocks_step = 0.25;
  double flag = 0.3;  // note, started, subtask, blocked
  double project = 0.7, project_time = 0.35;
  double tag = 0.6, tag_time = 0.25;
  double size_time = 0.25;      // size of the estimate with the time of day
  double priority_time = 0.25;  // priority with the time of day
};

using Choices = std::map<std::string, Choice>;

enum class Flag { kNoted, kStarted, kSubtask, kBlocked };
inline constexpr std::size_t kFlags = 4;

// An effect that depends on the time: parameters `first` (always), then one per part of the day and kind of day.
inline constexpr std::uint32_t kEffectParameters = 1 + kDayParts + kDayKinds;

struct Lessons {
  std::vector<const Choice*> order;  // those with something passed over, by time, then id; point into the choices
  ml::ChoiceData data;               // in that order; `base` is urgency
  ml::Design design;
  std::map<std::string, std::uint32_t> projects, tags;  // name: its first parameter; parents of projects included
};

// Where the parameters of what has no name are.
struct ParameterLayout {
  std::uint32_t due = 0, age = 0, blocks = 0, flags = 0, estimate = 0, priority = 0, size_time = 0, priority_time = 0,
                names = 0;
};
ParameterLayout parameter_layout();

Lessons lessons_of(const Choices& choices, const Prior& prior = {});

}  // namespace cairn::tasks

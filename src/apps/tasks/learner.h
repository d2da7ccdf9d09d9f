#pragma once
// The learned priority: Taskwarrior's urgency, and what this person's own choices say beyond it. Training is a pure
// function of the choices, whatever their order: forgetting one is training without it.
//
// All numbers of a model are on urgency's scale and multiples of 2^-20 (urgency.h), so a score is the same to the last
// bit in whatever order its parts are added.

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "apps/tasks/features.h"
#include "apps/tasks/lessons.h"
#include "apps/tasks/model.h"
#include "apps/tasks/urgency.h"

namespace cairn::tasks {

struct Effect {
  double always = 0;
  std::array<double, kSlots> at{};  // beyond that, by slot of the week
  friend bool operator==(const Effect&, const Effect&) = default;
};

// A model of nothing is urgency.
struct Model {
  // What urgency counts. 1 in general; less, down to below 0, where choices follow it so little that keeping its scale
  // would blow up all the rest.
  double urgency_factor = 1;
  std::array<double, kDueBuckets> due{};
  std::array<double, kAgeBuckets> age{};
  std::array<double, kBlocksBuckets> blocks{};
  std::array<double, kFlags> flags{};
  std::array<Effect, kEstimateBuckets> estimate{};
  std::array<Effect, kPriorities> priority{};
  std::map<std::string, Effect> projects, tags;  // of a project: on top of its parents'
  int lessons = 0;                               // choices it was learned from
  friend bool operator==(const Model&, const Model&) = default;
};

Model train(const Choices& choices, const Prior& prior = {});
// From a fit of these lessons.
Model model_of(const Lessons& lessons, const ml::Fit& fit);

// What is learned about one term of urgency: its part that does not count.
double learned_of_urgency(const Model& model, double term);

// Scores of many tasks at one moment. Keeps references to the model.
class Scorer {
 public:
  Scorer(const Model& model, const Today& moment);
  double operator()(const Seen& seen) const;

 private:
  double project(std::string_view name) const;

  const Model& model_;
  std::array<double, kEstimateBuckets> estimate_{};
  std::array<double, kPriorities> priority_{};
  std::unordered_map<std::string_view, double> projects_, tags_;  // a project's with its parents'
};

double score(const Model& model, const Seen& seen, const Today& moment);

}  // namespace cairn::tasks

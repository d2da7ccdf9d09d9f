#include "apps/tasks/learner.h"

namespace cairn::tasks {
namespace {

// Nats that a point of the scale stands for at least: below it learned contributions would be blown up to numbers that
// mean nothing beside urgency's. A person who follows urgency less than that has it counted in part.
constexpr double kSmallestWeight = 0.25;

class Reader {
 public:
  Reader(const ml::Fit& fit, double per_point) : fit_(fit), per_point_(per_point) {}

  double sum(std::uint32_t first, std::size_t count) const {
    double total = 0;
    for (std::uint32_t i = 0; i < count; ++i) total += fit_.parameters[first + i];
    return total;
  }

  template <std::size_t kBuckets>
  void thermometer(std::array<double, kBuckets>& into, std::uint32_t first) const {
    for (std::size_t bucket = 1; bucket < kBuckets; ++bucket) into[bucket] = points(sum(first, bucket));
  }

  double points(double nats) const { return on_grid(nats / per_point_); }

  std::array<double, kSlots> by_slot(std::uint32_t first) const {
    std::array<double, kSlots> at{};
    for (std::size_t slot = 0; slot < kSlots; ++slot) {
      at[slot] = points(sum(first + static_cast<std::uint32_t>(part_of_slot(slot)), 1) +
                        sum(first + static_cast<std::uint32_t>(kDayParts + kind_of_slot(slot)), 1));
    }
    return at;
  }

  std::map<std::string, Effect> effects(const std::map<std::string, std::uint32_t>& names) const {
    std::map<std::string, Effect> result;
    for (const auto& [name, first] : names) result.emplace(name, Effect{points(sum(first, 1)), by_slot(first + 1)});
    return result;
  }

 private:
  const ml::Fit& fit_;
  double per_point_;
};

}  // namespace

Model model_of(const Lessons& lessons, const ml::Fit& fit) {
  const bool follows = fit.base_weight >= kSmallestWeight;
  const Reader reader(fit, follows ? fit.base_weight : kSmallestWeight);
  const ParameterLayout layout = parameter_layout();
  constexpr std::uint32_t kTimeParameters = kEffectParameters - 1;
  Model model;
  model.lessons = static_cast<int>(lessons.data.choices());
  model.urgency_factor = follows ? 1 : on_grid(fit.base_weight / kSmallestWeight);
  reader.thermometer(model.due, layout.due);
  reader.thermometer(model.age, layout.age);
  reader.thermometer(model.blocks, layout.blocks);
  for (std::uint32_t flag = 0; flag < kFlags; ++flag)
    model.flags[flag] = reader.points(reader.sum(layout.flags + flag, 1));
  for (std::size_t bucket = 1; bucket < kEstimateBuckets; ++bucket) {
    const auto size = static_cast<std::uint32_t>(size_of_bucket(bucket));
    model.estimate[bucket] = {reader.points(reader.sum(layout.estimate, bucket)),
                              reader.by_slot(layout.size_time + size * kTimeParameters)};
  }
  for (std::uint32_t level = 1; level < kPriorities; ++level) {
    model.priority[level] = {reader.points(reader.sum(layout.priority, level)),
                             reader.by_slot(layout.priority_time + (level - 1) * kTimeParameters)};
  }
  model.projects = reader.effects(lessons.projects);
  model.tags = reader.effects(lessons.tags);
  return model;
}

Model train(const Choices& choices, const Prior& prior) {
  const Lessons lessons = lessons_of(choices, prior);
  if (lessons.order.empty()) return {};
  return model_of(lessons, ml::fit(lessons.data, lessons.data.choices(), lessons.design));
}

double learned_of_urgency(const Model& model, double term) {
  return model.urgency_factor == 1 ? 0 : on_grid(term * (model.urgency_factor - 1));
}

Scorer::Scorer(const Model& model, const Today& moment) : model_(model) {
  const std::size_t slot = slot_of(moment);
  const auto now = [slot](const Effect& effect) { return effect.always + effect.at[slot]; };
  for (std::size_t bucket = 0; bucket < kEstimateBuckets; ++bucket) estimate_[bucket] = now(model.estimate[bucket]);
  for (std::size_t level = 0; level < kPriorities; ++level) priority_[level] = now(model.priority[level]);
  for (const auto& [name, effect] : model.tags) tags_.emplace(name, now(effect));
  for (const auto& [name, effect] : model.projects) {
    double sum = now(effect);
    for (const std::string_view part : with_parents(name)) {
      if (part.size() == name.size()) continue;
      const auto parent = model.projects.find(std::string(part));
      if (parent != model.projects.end()) sum += now(parent->second);
    }
    projects_.emplace(name, sum);
  }
}

// A project that was never chosen from has what its nearest known parent has.
double Scorer::project(std::string_view name) const {
  while (true) {
    const auto found = projects_.find(name);
    if (found != projects_.end()) return found->second;
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return 0;
    name = name.substr(0, dot);
  }
}

double Scorer::operator()(const Seen& seen) const {
  const Urgency urgency = urgency_of(seen);
  double sum = urgency.total();
  if (model_.urgency_factor != 1)
    for (const double term : urgency.terms) sum += learned_of_urgency(model_, term);
  sum += model_.due[due_bucket(seen.due_days)];
  sum += model_.age[age_bucket(seen.age_days)];
  sum += model_.blocks[blocks_bucket(seen.blocks)];
  const bool flags[kFlags] = {seen.noted, seen.started, seen.is_subtask, seen.blocked};
  for (std::size_t flag = 0; flag < kFlags; ++flag)
    if (flags[flag]) sum += model_.flags[flag];
  sum += estimate_[estimate_bucket(seen.estimate_minutes)];
  sum += priority_[static_cast<std::size_t>(seen.priority)];
  if (!seen.project.empty() && !projects_.empty()) sum += project(seen.project);
  if (!tags_.empty()) {
    for (const std::string& tag : seen.tags) {
      const auto found = tags_.find(tag);
      if (found != tags_.end()) sum += found->second;
    }
  }
  return sum;
}

double score(const Model& model, const Seen& seen, const Today& moment) { return Scorer(model, moment)(seen); }

}  // namespace cairn::tasks

#include "apps/tasks/urgency.h"

namespace cairn::tasks {
namespace {

constexpr double kDue = 12.0, kBlocking = 8.0, kActive = 4.0, kAge = 2.0, kNote = 1.0, kTags = 1.0, kProject = 1.0;
constexpr double kBlocked = -5.0;
constexpr double kHigh = 6.0, kMedium = 3.9, kLow = 1.8;
constexpr int kMaxAge_days = 365;

// Task::urgency_due: 21 days mapped to 0.2..1.0, from two weeks ahead to a week overdue.
double due_share(int due_days) {
  if (due_days <= -7) return 1.0;
  if (due_days >= 14) return 0.2;
  return (14 - due_days) * 0.8 / 21 + 0.2;
}

// Task::urgency_tags and urgency_annotations: one counts 0.8, two 0.9, more 1.0.
double count_share(std::size_t count) {
  if (count == 0) return 0;
  return count == 1 ? 0.8 : count == 2 ? 0.9 : 1.0;
}

double priority_value(Priority priority) {
  switch (priority) {
    case Priority::kHigh:
      return kHigh;
    case Priority::kMedium:
      return kMedium;
    case Priority::kLow:
      return kLow;
    case Priority::kNone:
      break;
  }
  return 0;
}

}  // namespace

double on_grid(double value) {
  constexpr double kPerUnit = 1 << 20;
  constexpr double kLargest = 1e6;  // far beyond any score; keeps the conversion defined
  if (!(value > -kLargest)) return -kLargest;
  if (value > kLargest) return kLargest;
  const double scaled = value * kPerUnit;
  return static_cast<double>(static_cast<std::int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5)) / kPerUnit;
}

double Urgency::total() const {
  double sum = 0;
  for (const double term : terms) sum += term;
  return sum;
}

Urgency urgency_of(const Seen& seen) {
  Urgency urgency;
  const auto set = [&urgency](UrgencyTerm term, double value) {
    urgency.terms[static_cast<std::size_t>(term)] = on_grid(value);
  };
  if (seen.due_days) set(UrgencyTerm::kDue, kDue * due_share(*seen.due_days));
  set(UrgencyTerm::kPriority, priority_value(seen.priority));
  if (seen.blocks > 0) set(UrgencyTerm::kBlocking, kBlocking);
  if (seen.blocked) set(UrgencyTerm::kBlocked, kBlocked);
  if (seen.started) set(UrgencyTerm::kActive, kActive);
  const int age_days = seen.age_days < 0 ? 0 : seen.age_days;
  set(UrgencyTerm::kAge, age_days > kMaxAge_days ? kAge : kAge * age_days / kMaxAge_days);
  if (!seen.project.empty()) set(UrgencyTerm::kProject, kProject);
  set(UrgencyTerm::kTags, kTags * count_share(seen.tags.size()));
  if (seen.noted) set(UrgencyTerm::kNote, kNote * count_share(1));
  return urgency;
}

}  // namespace cairn::tasks

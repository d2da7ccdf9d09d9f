#pragma once
// When each week is worked on. List scheduling: the open weeks in order of number (deferred ones last), each after its
// needs, fill the calendar weeks' hours from today on; a week is not begun before its own place in the calendar unless
// the learner is already ahead. Each roadmap week needs `effort_hours` less what is done; hours above that are the
// slack that catches up a missed week. No calendar week ever gets more than the hours the learner has.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "apps/roadmap/content.h"
#include "apps/roadmap/model.h"

namespace cairn::roadmap {

struct PlanSlot {  // hours of one roadmap week in one calendar week
  int week = 0;
  Date monday;
  int minutes = 0;
};

struct Plan {
  AcceptedPlan dates;           // open weeks only
  std::vector<PlanSlot> slots;  // by calendar week, then roadmap week
  Date finish;                  // last day of the last open week; today when all is done
};

// Errors: kInvalid when no calendar week within ten years has any hours.
Result<Plan> make_plan(const Content& content, const State& state, Date today);

// The plan in force: the accepted one, or what make_plan gave for the start date with nothing done.
AcceptedPlan plan_in_force(const Content& content, const State& state, Date today);

struct Lateness {
  std::vector<int> missed_weeks;  // open weeks whose planned last day is before today
  int days_late = 0;              // of the oldest one
};
Lateness lateness(const Content& content, const State& state, Date today);

struct PlanDifference {  // for the preview
  int week = 0;
  std::optional<PlannedWeek> before, after;
};
std::vector<PlanDifference> differences(const AcceptedPlan& before, const AcceptedPlan& after);

}  // namespace cairn::roadmap

#include "apps/tasks/features.h"

#include <array>

namespace cairn::tasks {
namespace {

// The bucket is the count of limits that the value has reached.
template <std::size_t kCount>
std::size_t limits_reached(int value, const std::array<int, kCount>& limits) {
  std::size_t reached = 0;
  while (reached < kCount && value >= limits[reached]) ++reached;
  return reached;
}

constexpr int kHour_minutes = 60;

}  // namespace

std::size_t due_bucket(std::optional<int> due_days) {
  if (!due_days) return 0;
  // Days overdue; the steps are a day wide where people tell days apart.
  static constexpr std::array<int, kDueBuckets - 2> kLimits{-60, -30, -21, -14, -10, -7, -5, -3,
                                                            -2,  -1,  0,   1,   4,   8,  22};
  if (*due_days < -1000) return kDueBuckets - 1;
  return 1 + limits_reached(-*due_days, kLimits);
}

std::size_t age_bucket(int age_days) {
  static constexpr std::array<int, kAgeBuckets - 1> kLimits{1,  2,  3,  4,  6,  8,   11,  15,  20,
                                                            27, 36, 48, 64, 85, 115, 150, 200, 300};
  return limits_reached(age_days, kLimits);
}

std::size_t estimate_bucket(int estimate_minutes) {
  static constexpr std::array<int, kEstimateBuckets - 1> kLimits{1, 6, 11, 16, 21, 31, 46, 61, 91, 121, 241};
  return limits_reached(estimate_minutes, kLimits);
}

std::size_t blocks_bucket(int blocks) {
  static constexpr std::array<int, kBlocksBuckets - 1> kLimits{1, 2, 4};
  return limits_reached(blocks, kLimits);
}

std::size_t slot_of(const Today& moment) {
  const int hour = moment.minute / kHour_minutes;
  const DayPart part = hour >= 22 || hour < 5 ? DayPart::kNight
                       : hour >= 17           ? DayPart::kEvening
                       : hour >= 12           ? DayPart::kAfternoon
                                              : DayPart::kMorning;
  const bool weekend = weekday_of(moment.day) >= Weekday::kSaturday;
  return (weekend ? kDayParts : 0) + static_cast<std::size_t>(part);
}

std::vector<std::string_view> with_parents(std::string_view project) {
  std::vector<std::string_view> all;
  if (project.empty()) return all;
  for (std::size_t dot = project.find('.'); dot != std::string_view::npos; dot = project.find('.', dot + 1))
    if (dot > 0) all.push_back(project.substr(0, dot));
  all.push_back(project);
  return all;
}

std::size_t size_of_bucket(std::size_t estimate_bucket) {
  return estimate_bucket < 6 ? 0 : estimate_bucket < 10 ? 1 : 2;
}

}  // namespace cairn::tasks

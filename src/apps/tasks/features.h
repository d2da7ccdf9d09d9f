#pragma once
// What the learner sees in a task at a moment: buckets of due date, age and estimate, priority, project with its
// parents, tags, and the four parts of the day and the two kinds of day that habits go by. Knows nothing of scores.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "apps/tasks/index.h"
#include "apps/tasks/model.h"

namespace cairn::tasks {

// Scales are cut into buckets, numbered from 0; the first bucket has no effect of its own, every further one adds a
// step to those below it (a thermometer code), so that neighbours learn from each other.
inline constexpr std::size_t kDueBuckets = 17;  // 0: no due date, 1: farthest, 16: longest overdue
inline constexpr std::size_t kAgeBuckets = 19;
inline constexpr std::size_t kEstimateBuckets = 12;  // 0: not estimated
inline constexpr std::size_t kBlocksBuckets = 4;     // open tasks that wait for it: none, 1, 2 or 3, more
inline constexpr std::size_t kPriorities = 4;
std::size_t due_bucket(std::optional<int> due_days);
std::size_t age_bucket(int age_days);
std::size_t estimate_bucket(int estimate_minutes);
std::size_t blocks_bucket(int blocks);

// When in the week: habits differ by part of the day and between working days and weekends.
enum class DayPart { kMorning, kAfternoon, kEvening, kNight };  // from 5, 12, 17 and 22 o'clock
inline constexpr std::size_t kDayParts = 4, kDayKinds = 2;      // working days, weekend
inline constexpr std::size_t kSlots = kDayParts * kDayKinds;    // slot = kind of day * kDayParts + part of the day
std::size_t slot_of(const Today& moment);
inline std::size_t part_of_slot(std::size_t slot) { return slot % kDayParts; }
inline std::size_t kind_of_slot(std::size_t slot) { return slot / kDayParts; }

// "Home.Garden.Shed" lies in "Home" and "Home.Garden": the project and those around it, the outermost first.
std::vector<std::string_view> with_parents(std::string_view project);

// Estimates in three sizes, for what goes with the time of day: up to half an hour, up to two hours, longer.
inline constexpr std::size_t kSizes = 3;
std::size_t size_of_bucket(std::size_t estimate_bucket);  // of buckets from 1; a bucket lies in one size

}  // namespace cairn::tasks

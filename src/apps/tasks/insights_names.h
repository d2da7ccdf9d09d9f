#pragma once
// How exports name the groups and verdicts of the insights. One place, so that CSV and JSON agree.

#include <array>

#include "apps/tasks/insights.h"
#include "apps/tasks/insights_forecast.h"

namespace cairn::tasks {

inline constexpr std::array<const char*, 7> kWeekdayNames = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                             "Friday", "Saturday", "Sunday"};
inline constexpr std::array<const char*, kEstimateSizes> kSizeNames = {"none",     "up to 15",  "up to 30",
                                                                       "up to 60", "up to 120", "over 120"};
inline constexpr std::array<const char*, 4> kPriorityNames = {"none", "low", "medium", "high"};
inline constexpr std::array<const char*, 4> kPeriodNames = {"4 weeks", "12 weeks", "52 weeks", "all"};
inline constexpr std::array<const char*, 4> kVerdictNames = {"nothing open", "too little history", "range",
                                                             "not at this pace"};
inline constexpr std::array<const char*, 3> kEndingNames = {"done", "dropped", "left open"};
inline constexpr std::array<const char*, 3> kStatusNames = {"open", "done", "dropped"};

inline const char* name_of(Period period) { return kPeriodNames[static_cast<std::size_t>(period)]; }
inline const char* name_of(Priority priority) { return kPriorityNames[static_cast<std::size_t>(priority)]; }
inline const char* name_of(Verdict verdict) { return kVerdictNames[static_cast<std::size_t>(verdict)]; }
inline const char* name_of(Ending ending) { return kEndingNames[static_cast<std::size_t>(ending)]; }
inline const char* name_of(TaskStatus status) { return kStatusNames[static_cast<std::size_t>(status)]; }

}  // namespace cairn::tasks

#include "apps/finance/schedules.h"

#include <algorithm>

namespace cairn::finance {
namespace {

constexpr int kWeek = 7, kYear = 12;

// So many months after the first day, counted from it each time, so that a short February does not move March.
Date month_after(Date first, int months) {
  const CivilDate civil = to_civil(first);
  const int month = civil.month - 1 + months;
  const CivilDate begin{civil.year + month / kYear, month % kYear + 1, 1};
  const CivilDate next{begin.month == kYear ? begin.year + 1 : begin.year, begin.month == kYear ? 1 : begin.month + 1,
                       1};
  const int length = days_between(to_date(begin), to_date(next));
  return add_days(to_date(begin), std::min(civil.day, length) - 1);
}

int months_between(Date from, Date to) {
  const CivilDate a = to_civil(from), b = to_civil(to);
  return (b.year - a.year) * kYear + b.month - a.month;
}

}  // namespace

std::vector<Date> due_days(const Schedule& schedule, Date from, Date to) {
  std::vector<Date> days;
  const Date begin = std::max(from, schedule.first), end = schedule.last ? std::min(to, *schedule.last) : to;
  if (end < begin) return days;
  if (schedule.every == Every::kWeek) {
    const int step = kWeek * schedule.step, past = days_between(schedule.first, begin);
    for (Date day = add_days(schedule.first, (past + step - 1) / step * step); day <= end; day = add_days(day, step))
      days.push_back(day);
    return days;
  }
  for (int months = std::max(0, months_between(schedule.first, begin) / schedule.step * schedule.step);;
       months += schedule.step) {
    const Date day = month_after(schedule.first, months);
    if (day > end) return days;
    if (day >= begin) days.push_back(day);
  }
}

}  // namespace cairn::finance

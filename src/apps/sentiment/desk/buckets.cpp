#include "apps/sentiment/desk/buckets.h"

#include "base/date.h"

namespace cairn::sentiment::desk {
namespace {

enum class By { kDay, kWeek, kMonth, kYear };

Date begin_of(Date day, By by) {
  const CivilDate civil = to_civil(day);
  if (by == By::kWeek) return monday_of(day);
  if (by == By::kMonth) return to_date({civil.year, civil.month, 1});
  if (by == By::kYear) return to_date({civil.year, 1, 1});
  return day;
}

Date next_of(Date day, By by) {
  const CivilDate civil = to_civil(day);
  if (by == By::kWeek) return add_days(day, 7);
  if (by == By::kMonth)
    return civil.month == 12 ? to_date({civil.year + 1, 1, 1}) : to_date({civil.year, civil.month + 1, 1});
  if (by == By::kYear) return to_date({civil.year + 1, 1, 1});
  return add_days(day, 1);
}

std::string label_of(Date day, By by, bool years) {
  constexpr std::size_t kShortMonth = 3;
  const CivilDate civil = to_civil(day);
  if (by == By::kYear) return std::to_string(civil.year);
  const std::string label = by == By::kMonth ? month_name(civil.month).substr(0, kShortMonth) : format_day_month(day);
  return years ? label + " " + std::to_string(civil.year) : label;
}

void add(Tally& to, const Tally& from) {
  for (std::size_t i = 0; i < kTones; ++i) to.tones[i] += from.tones[i];
  to.unsure += from.unsure;
}

}  // namespace

Buckets buckets_of(const std::map<std::int32_t, Tally>& days) {
  const Date first{days.begin()->first};
  const Date last{days.rbegin()->first};
  const std::int64_t span = std::int64_t{last.days} - first.days + 1;
  constexpr std::int64_t kMost = kMostBuckets;
  constexpr std::int64_t kWeek_days = 7, kMonth_days = 30;
  const By by = span <= kMost                 ? By::kDay
                : span <= kMost * kWeek_days  ? By::kWeek
                : span <= kMost * kMonth_days ? By::kMonth
                                              : By::kYear;
  Buckets buckets;
  buckets.unit = by == By::kDay ? "Day" : by == By::kWeek ? "Week from" : by == By::kMonth ? "Month" : "Year";
  std::map<std::int32_t, Tally> sums;
  for (const auto& [day, tally] : days) add(sums[begin_of(Date{day}, by).days], tally);
  const bool years = to_civil(first).year != to_civil(last).year;
  for (Date day = begin_of(first, by); day <= last; day = next_of(day, by)) {
    const auto found = sums.find(day.days);
    buckets.all.push_back({label_of(day, by, years), found == sums.end() ? Tally() : found->second});
  }
  return buckets;
}

}  // namespace cairn::sentiment::desk

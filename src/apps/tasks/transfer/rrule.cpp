#include "apps/tasks/transfer/rrule.h"

#include <array>
#include <vector>

#include "apps/tasks/transfer/dates.h"
#include "base/icalendar.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

constexpr std::array<std::string_view, 4> kUnits = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
constexpr std::array<std::string_view, 7> kDays = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(by);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<int> signed_number(std::string_view word) {
  const bool negative = !word.empty() && word.front() == '-';
  if (!word.empty() && (word.front() == '-' || word.front() == '+')) word.remove_prefix(1);
  const auto number = small_number(word);
  if (!number) return {};
  return negative ? -*number : *number;
}

struct Parts {
  std::vector<int> month_days;
  int set_position = 0;
};

bool read_days(std::string_view value, Repeat& repeat) {
  for (const std::string_view part : split(value, ',')) {
    if (part.size() < 2) return false;
    std::size_t day = 0;
    while (day < kDays.size() && part.substr(part.size() - 2) != kDays[day]) ++day;
    if (day == kDays.size()) return false;
    repeat.weekdays = static_cast<std::uint8_t>(repeat.weekdays | (1u << day));
    if (part.size() == 2) continue;
    const auto nth = signed_number(part.substr(0, part.size() - 2));
    if (!nth || *nth < -1 || *nth == 0 || *nth > 4 || repeat.nth_weekday != 0) return false;
    repeat.nth_weekday = *nth;
  }
  return true;
}

// "28,29,30" with BYSETPOS=-1 is the 30th or the last day; a single one stands for itself.
bool fit_month_days(const Parts& parts, Repeat& repeat) {
  if (parts.month_days.empty()) return parts.set_position == 0;
  const int last = parts.month_days.back();
  if (parts.month_days.size() == 1) {
    if (last == 0 || last < -1 || last > 31) return false;
    repeat.month_day = last;
    return parts.set_position == 0;
  }
  for (std::size_t i = 0; i < parts.month_days.size(); ++i)
    if (parts.month_days[i] != 28 + static_cast<int>(i)) return false;
  if (parts.set_position != -1 || last > 31) return false;
  repeat.month_day = last;
  return true;
}

bool read_part(std::string_view name, std::string_view value, Repeat& repeat, Parts& parts, bool& has_unit) {
  if (name == "FREQ") {
    for (std::size_t i = 0; i < kUnits.size(); ++i)
      if (value == kUnits[i]) {
        repeat.unit = static_cast<RepeatUnit>(i);
        has_unit = true;
      }
    return has_unit;
  }
  if (name == "INTERVAL") {
    repeat.every = small_number(value).value_or(0);
    return repeat.every >= 1 && repeat.every <= 999;
  }
  if (name == "BYDAY") return read_days(value, repeat);
  if (name == "BYMONTHDAY") {
    for (const std::string_view part : split(value, ',')) {
      const auto day = signed_number(part);
      if (!day) return false;
      parts.month_days.push_back(*day);
    }
    return true;
  }
  if (name == "BYSETPOS") {
    parts.set_position = signed_number(value).value_or(0);
    return true;
  }
  if (name == "UNTIL") {
    if (value.size() < 8) return false;
    const std::string day(value.substr(0, 8));
    repeat.until = parse_date(day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6, 2));
    if (!repeat.until) repeat.until = parse_date(value.substr(0, 10));
    return repeat.until.has_value();
  }
  if (name == "X-CAIRN-FROM") {
    repeat.after_completion = value == "COMPLETION";
    return repeat.after_completion;
  }
  return name == "WKST";
}

}  // namespace

std::string write_rrule(const Repeat& repeat, bool until_with_time) {
  std::string out = "FREQ=" + std::string(kUnits[static_cast<std::size_t>(repeat.unit)]);
  if (repeat.every != 1) out += ";INTERVAL=" + std::to_string(repeat.every);
  if (repeat.weekdays != 0) {
    out += ";BYDAY=";
    bool first = true;
    for (std::size_t day = 0; day < kDays.size(); ++day) {
      if (!(repeat.weekdays & (1u << day))) continue;
      if (!first) out += ',';
      first = false;
      if (repeat.nth_weekday != 0) out += std::to_string(repeat.nth_weekday);
      out += kDays[day];
    }
  }
  if (repeat.month_day != 0) {
    out += ";BYMONTHDAY=";
    for (int day = 28; day < repeat.month_day; ++day) out += std::to_string(day) + ",";
    out += std::to_string(repeat.month_day);
    if (repeat.month_day > 28) out += ";BYSETPOS=-1";
  }
  if (repeat.until)
    out += ";UNTIL=" + (until_with_time ? ics_local(*repeat.until, 24 * 60 - 1) : ics_date(*repeat.until));
  return out;
}

std::optional<Repeat> read_rrule(std::string_view text) {
  text = trim(text);
  if (text.substr(0, 6) == "RRULE:") text.remove_prefix(6);
  if (text.empty() || text.size() > 400) return {};
  Repeat repeat;
  Parts parts;
  bool has_unit = false;
  for (const std::string_view part : split(text, ';')) {
    const std::size_t equals = part.find('=');
    if (part.empty()) continue;
    if (equals == std::string_view::npos) return {};
    if (!read_part(part.substr(0, equals), part.substr(equals + 1), repeat, parts, has_unit)) return {};
  }
  if (!has_unit || !fit_month_days(parts, repeat)) return {};
  const bool monthly = repeat.unit == RepeatUnit::kMonth;
  const bool one_day = repeat.weekdays != 0 && (repeat.weekdays & (repeat.weekdays - 1)) == 0;
  if ((repeat.month_day != 0 || repeat.nth_weekday != 0) && !monthly) return {};
  if (repeat.nth_weekday != 0 && !one_day) return {};
  if (repeat.weekdays != 0 && repeat.unit != RepeatUnit::kWeek && repeat.nth_weekday == 0) return {};
  return repeat;
}

}  // namespace cairn::tasks::transfer

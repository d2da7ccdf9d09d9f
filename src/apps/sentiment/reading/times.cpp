#include "apps/sentiment/reading/times.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "base/text.h"

namespace cairn::sentiment::reading {
namespace {

constexpr std::int64_t kMsPerMinute = 60'000, kMsPerDay = 86'400'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<int> number(std::string_view text) {
  if (text.empty() || text.size() > 4) return {};
  int value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return {};
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Instant> in_range(Instant instant) {
  const Date day = local_date(instant, 0);
  if (day < to_date({1990, 1, 1}) || day > to_date({2199, 12, 31})) return {};
  return instant;
}

std::optional<Instant> read_epoch(std::string_view text) {
  std::int64_t value = 0;
  std::size_t digits = 0;
  for (; digits < text.size() && is_digit(text[digits]); ++digits) {
    if (digits == 13) return {};
    value = value * 10 + (text[digits] - '0');
  }
  const bool fraction = digits + 1 < text.size() && text[digits] == '.' &&
                        text.find_first_not_of("0123456789", digits + 1) == std::string_view::npos;
  if (digits < text.size() && !fraction) return {};
  if (digits == 9 || digits == 10) return in_range({value * 1000});
  if (digits == 12 || digits == 13) return in_range({value});
  return {};
}

// "20:19", "20:19:24", "20:19:24.123": milliseconds of the day.
std::optional<std::int64_t> read_clock(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2) return {};
  const auto hour = number(text.substr(0, colon));
  const auto minute = number(text.substr(colon + 1, 2));
  std::string_view rest = text.substr(std::min(text.size(), colon + 3));
  if (!hour || !minute || *hour > 24 || *minute > 59 || text.size() < colon + 3) return {};
  std::int64_t ms = (std::int64_t{*hour} * 60 + *minute) * kMsPerMinute;
  if (!rest.empty()) {
    const auto second = rest.size() >= 3 && rest[0] == ':' ? number(rest.substr(1, 2)) : std::nullopt;
    if (!second || *second > 60) return {};
    ms += std::int64_t{*second} * 1000;
    rest.remove_prefix(3);
  }
  if (!rest.empty()) {
    if (rest.size() < 2 || (rest[0] != '.' && rest[0] != ',')) return {};
    int scale = 100;
    for (const char c : rest.substr(1)) {
      if (!is_digit(c)) return {};
      ms += std::int64_t{c - '0'} * scale;
      scale /= 10;
    }
  }
  return ms;
}

// Minutes east of Greenwich.
std::optional<int> read_zone(std::string_view text) {
  struct Zone {
    std::string_view name;
    int minutes;
  };
  constexpr std::array<Zone, 12> kZones = {{{"z", 0},
                                            {"utc", 0},
                                            {"gmt", 0},
                                            {"est", -300},
                                            {"edt", -240},
                                            {"cst", -360},
                                            {"cdt", -300},
                                            {"mst", -420},
                                            {"mdt", -360},
                                            {"pst", -480},
                                            {"pdt", -420},
                                            {"bst", 60}}};
  const std::string lower = to_lower_ascii(text);
  for (const Zone& zone : kZones)
    if (zone.name == lower) return zone.minutes;
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return {};
  const auto hour = number(text.substr(1, 2));
  std::string_view rest = text.substr(3);
  if (!rest.empty() && rest[0] == ':') rest.remove_prefix(1);
  const auto minute = rest.empty() ? std::optional(0) : rest.size() == 2 ? number(rest) : std::nullopt;
  if (!hour || !minute || *hour > 15 || *minute > 59) return {};
  const int minutes = *hour * 60 + *minute;
  return text[0] == '-' ? -minutes : minutes;
}

Instant at(Date day, std::int64_t ms_of_day, int zone) {
  return {std::int64_t{day.days} * kMsPerDay + ms_of_day - zone * kMsPerMinute};
}

// What comes after an ISO date.
std::optional<Instant> read_iso(Date day, std::string_view rest) {
  if (rest.empty()) return at(day, 0, 0);
  if (rest[0] != 'T' && rest[0] != 't' && rest[0] != ' ') return {};
  rest = trim(rest.substr(1));
  const std::size_t end = std::min(rest.find_first_of("Zz+- UGu"), rest.size());
  const auto clock = read_clock(rest.substr(0, end));
  const std::string_view zone = trim(rest.substr(end));
  const auto minutes = zone.empty() ? std::optional(0) : read_zone(zone);
  if (!clock || !minutes) return {};
  return at(day, *clock, *minutes);
}

std::optional<int> month_named(std::string_view word) {
  if (word.size() < 3) return {};
  for (int month = 1; month <= 12; ++month) {
    const std::string name = to_lower_ascii(month_name(month));
    if (word == name || word == name.substr(0, 3)) return month;
  }
  return word == "sept" ? std::optional(9) : std::nullopt;
}

bool is_weekday(std::string_view word) {
  for (const std::string_view name : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
    if (word == name || word == name.substr(0, 3)) return true;
  return false;
}

// Day, month and year in words and any order, each part once.
struct Words {
  std::optional<int> day, month, year, zone;
  std::optional<std::int64_t> clock;
  bool evening = false, morning = false;

  bool take(std::string_view raw) {
    const std::string word = to_lower_ascii(raw);
    if (is_weekday(word)) return true;
    if (const auto found = month_named(word)) return set(month, found);
    if (word == "am" || word == "pm") return !std::exchange(word == "am" ? morning : evening, true);
    if (const auto found = read_clock(word)) return set(clock, found);
    if (const auto found = number(word))
      return word.size() == 4 ? set(year, found) : word.size() <= 2 && set(day, found);
    return set(zone, read_zone(word));
  }

  template <class Value>
  static bool set(std::optional<Value>& part, std::optional<Value> value) {
    if (part || !value) return false;
    part = value;
    return true;
  }
};

std::optional<Instant> read_words(std::string_view text) {
  Words words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,", begin), text.size());
    if (end > begin && !words.take(text.substr(begin, end - begin))) return {};
    begin = end + 1;
  }
  if (!words.day || !words.month || !words.year || *words.day < 1) return {};
  const Date day = to_date({*words.year, *words.month, *words.day});
  if (to_civil(day).day != *words.day) return {};  // 31 April and the like roll over
  std::int64_t clock = words.clock.value_or(0);
  constexpr std::int64_t kNoon = kMsPerDay / 2;
  if (words.morning || words.evening) {
    if (words.morning == words.evening || !words.clock || clock >= kNoon + 60 * kMsPerMinute) return {};
    clock = clock % kNoon + (words.evening ? kNoon : 0);
  }
  return in_range(at(day, clock, words.zone.value_or(0)));
}

}  // namespace

std::optional<Instant> read_time(std::string_view text) {
  text = trim(text);
  if (text.size() < 8 || text.size() > 60) return {};
  if (const auto epoch = read_epoch(text)) return epoch;
  if (const auto day = parse_date(text.substr(0, 10))) {
    const auto iso = read_iso(*day, text.substr(10));
    return iso ? in_range(*iso) : std::nullopt;
  }
  return read_words(text);
}

}  // namespace cairn::sentiment::reading

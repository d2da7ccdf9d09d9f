// Terms about days: due:, defer:, created:, done:, age:.

#include <algorithm>
#include <cstdint>

#include "apps/tasks/calendar.h"
#include "apps/tasks/filter_parts.h"
#include "apps/tasks/phrase_match.h"
#include "apps/tasks/phrases.h"
#include "apps/tasks/words.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

constexpr int kLeapYears = 8;  // 29 February was within eight years

Error invalid(std::string message) { return {ErrorCode::kInvalid, std::move(message), {}}; }

// How a day is said of one key.
struct Manner {
  FilterField field;
  const char* key;
  const char* verb;     // "due"
  const char* on;       // between the verb and a date: "on"
  const char* absent;   // "without a due day"
  const char* present;  // "with a due day"
  bool looks_back;
};

Manner manner_of(FilterKey key) {
  switch (key) {
    case FilterKey::kDefer:
      return {FilterField::kDefer, "defer", "deferred to", "", "never deferred", "deferred to a day", false};
    case FilterKey::kCreated:
    case FilterKey::kAge:
      return {FilterField::kCreated, "created", "created", "on ", "", "", true};
    case FilterKey::kDone:
      return {FilterField::kClosed, "done", "closed", "on ", "not closed", "closed on any day", true};
    default:
      return {FilterField::kDue, "due", "due", "on ", "without a due day", "with a due day", false};
  }
}

std::string counted(int count, std::string_view unit) {
  return std::to_string(count) + " " + std::string(unit) + (count == 1 ? "" : "s");
}

// --- 7d, 2w, -3d, "3 months" ---

struct Distance {
  int count = 0;
  std::string_view unit;  // "day"
  bool negative = false;
};

std::optional<Distance> distance_of(std::string_view text) {
  Distance distance;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    distance.negative = text[0] == '-';
    text.remove_prefix(1);
  }
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits > 4) return {};
  distance.count = number_of(text.substr(0, digits)).value_or(0);
  const std::string_view unit = trim(text.substr(digits));
  if (is_one_of(unit, {"d", "day", "days"})) distance.unit = "day";
  if (is_one_of(unit, {"w", "week", "weeks"})) distance.unit = "week";
  if (is_one_of(unit, {"mo", "month", "months"})) distance.unit = "month";
  if (is_one_of(unit, {"y", "year", "years"})) distance.unit = "year";
  if (distance.unit.empty()) return {};
  return distance;
}

Date day_at(const Distance& distance, bool back, Date today) {
  const int count = back != distance.negative ? -distance.count : distance.count;
  if (distance.unit == "day") return add_days(today, count);
  if (distance.unit == "week") return add_days(today, 7 * count);
  return add_months(today, distance.unit == "month" ? std::int64_t{count} : std::int64_t{12} * count);
}

// Less time ago is a later day.
FilterSign turned(FilterSign sign) {
  switch (sign) {
    case FilterSign::kBelow:
      return FilterSign::kAbove;
    case FilterSign::kAtMost:
      return FilterSign::kAtLeast;
    case FilterSign::kAbove:
      return FilterSign::kBelow;
    case FilterSign::kAtLeast:
      return FilterSign::kAtMost;
    case FilterSign::kEqual:
      break;
  }
  return sign;
}

// --- Days and periods ---

struct Period {
  Date first, last;
  std::string words;  // "this week"
};

std::optional<Period> period_of(std::string_view text, Date today) {
  int step = 0;
  std::string words = "this ";
  for (const std::string_view which : {"this ", "next ", "last "}) {
    if (text.substr(0, 5) != which) continue;
    text = trim(text.substr(5));
    words = which;
    step = which == "next " ? 1 : which == "last " ? -1 : 0;
    break;
  }
  Period period;
  const Date monday = add_days(monday_of(today), 7 * step);
  if (text == "week") {
    period = {monday, add_days(monday, 6), {}};
  } else if (text == "weekend") {
    period = {add_days(monday, 5), add_days(monday, 6), {}};
  } else if (text == "month") {
    period = {day_of_month(today, step, 1), day_of_month(today, step, -1), {}};
  } else if (text == "year") {
    const int year = to_civil(today).year + step;
    period = {to_date({year, 1, 1}), to_date({year, 12, 31}), {}};
  } else {
    return {};
  }
  period.words = words + std::string(text);
  return period;
}

// Looking back, "mon" is the last Monday and "24 dec" the last Christmas Eve; today counts.
Date looked_back(std::string_view text, Date found, Date today) {
  if (found <= today) return found;
  const Words words(text);
  const std::size_t start = is_one_of(words.lower(0), {"on", "by", "due"}) ? 1 : 0;
  if (words.size() == start + 1 && weekday_named(words.lower(start))) return add_days(found, -7);
  if (start + match_date(words, start, today).words != words.size()) return found;
  for (int years = 1; years <= kLeapYears; ++years) {
    const PhraseMatch again = match_date(words, start, add_days(add_months(today, -12 * years), 1));
    if (again.day && *again.day <= today) return *again.day;
  }
  return found;
}

const std::vector<FilterWord>& day_names(const Manner& manner) {
  static const std::vector<FilterWord> kAhead = {{"today", ""}, {"tomorrow", ""}, {"yesterday", ""}, {"overdue", ""},
                                                 {"none", ""},  {"any", ""},      {"week", ""},      {"weekend", ""},
                                                 {"month", ""}, {"year", ""}};
  static const std::vector<FilterWord> kOther = {{"today", ""},   {"tomorrow", ""}, {"yesterday", ""},
                                                 {"none", ""},    {"any", ""},      {"week", ""},
                                                 {"weekend", ""}, {"month", ""},    {"year", ""}};
  return manner.field == FilterField::kDue ? kAhead : kOther;
}

Error unknown_day(const Manner& manner, std::string_view value, const Error& why) {
  const std::string key = std::string(manner.key) + ":";
  if (const std::string_view near = nearest_word(day_names(manner), value); !near.empty())
    return invalid(said(value) + " is no day that is known here. Did you mean " + key + std::string(near) + "?");
  if (why.message.find("is no day that is known here") == std::string::npos) return invalid(why.message);
  return invalid(said(value) + " is no day that is known here. Possible are today, fri, \"24 dec\", 2026-12-24, <7d, " +
                 "week, \"next month\"" + (manner.field == FilterField::kDue ? ", overdue" : "") +
                 (manner.field == FilterField::kCreated ? "." : ", none or any."));
}

void say(FilterTerm& term, std::string words) {
  term.denied = "not " + words;
  term.words = std::move(words);
}

void say_day(FilterTerm& term, const Manner& manner, FilterSign sign, const std::string& plain,
             const std::string& with_on) {
  std::string words = dated_words(sign, plain, with_on);
  if (manner.field == FilterField::kDefer) {  // what is deferred by a day is another thing
    if (sign == FilterSign::kAtMost) words = with_on + " or before";
    if (sign == FilterSign::kBelow || sign == FilterSign::kAbove) words = "a day " + words;
  }
  say(term, std::string(manner.verb) + " " + words);
}

FilterTerm presence_term(const Manner& manner, bool absent) {
  FilterTerm term;
  term.field = manner.field;
  term.absent = absent;
  if (!absent) {
    term.low = INT32_MIN;
    term.high = INT32_MAX;
  }
  term.text = std::string(manner.key) + (absent ? ":none" : ":any");
  term.words = absent ? manner.absent : manner.present;
  term.denied = absent ? manner.present : manner.absent;
  return term;
}

Result<FilterTerm> distance_term(FilterKey key, const Manner& manner, FilterSign sign, const Distance& distance,
                                 Date today) {
  if (manner.looks_back && distance.negative)
    return invalid("Looking back, a distance has no minus: <7d is less than 7 days ago.");
  const Date day = day_at(distance, manner.looks_back, today);
  if (!is_in_calendar(day)) return invalid("That day lies outside the years 1900 to 2199.");
  FilterTerm term;
  term.field = manner.field;
  set_range(term, manner.looks_back ? turned(sign) : sign, day.days, day.days);
  const std::string length = counted(distance.count, distance.unit);
  if (key == FilterKey::kAge)
    say(term, age_words(sign, length));
  else if (distance.count == 0 || distance.negative || key == FilterKey::kDefer)
    say_day(term, manner, manner.looks_back ? turned(sign) : sign, day_words(day, today, ""),
            day_words(day, today, manner.on));
  else
    say(term,
        std::string(manner.verb) + " " + (manner.looks_back ? back_words(sign, length) : ahead_words(sign, length)));
  return term;
}

Result<FilterTerm> value_term(FilterKey key, const Manner& manner, FilterSign sign, std::string_view value,
                              const Today& today) {
  if (const auto distance = distance_of(value)) return distance_term(key, manner, sign, *distance, today.day);
  if (key == FilterKey::kAge)
    return invalid("An age is a number of days, weeks, months or years: age:>30d, age:<=2w, age:>1y.");
  FilterTerm term;
  term.field = manner.field;
  if (const auto period = period_of(value, today.day)) {
    set_range(term, sign, period->first.days, period->last.days);
    const std::string end = sign == FilterSign::kAtMost ? "the end of " + period->words : period->words;
    say_day(term, manner, sign, end, period->words);
    return term;
  }
  const Result<When> when = parse_when(value, today);
  if (!when) return unknown_day(manner, value, when.error());
  if (when.value().minute) return invalid("A filter goes by days: leave out the time of the day.");
  const Date day = manner.looks_back ? looked_back(value, when.value().day, today.day) : when.value().day;
  set_range(term, sign, day.days, day.days);
  say_day(term, manner, sign, day_words(day, today.day, ""), day_words(day, today.day, manner.on));
  return term;
}

}  // namespace

Result<FilterTerm> make_day_term(FilterKey key, std::string_view value, const Today& today) {
  const Manner manner = manner_of(key);
  const std::string lower = to_lower_ascii(trim(value));
  std::string_view rest = lower;
  const FilterSign sign = take_sign(rest);
  const std::string name(filter_keys()[static_cast<std::size_t>(key)].name);
  const bool alone = rest == "none" || rest == "any" || rest == "overdue";
  if (alone && sign != FilterSign::kEqual)
    return invalid(said(rest) + " stands alone: " + name + ":" + std::string(rest) + ".");
  if (rest.empty()) return invalid("Write a day behind " + name + ":, such as " + name + ":<7d.");
  if (rest == "overdue" && key == FilterKey::kDue) return make_is_term(FilterIs::kOverdue);
  if (rest == "none" || rest == "any") {
    if (manner.field == FilterField::kCreated)
      return invalid("Every task has the day it was created: say which, such as " + name + ":<7d.");
    return presence_term(manner, rest == "none");
  }
  Result<FilterTerm> term = value_term(key, manner, sign, rest, today);
  if (term) term.value().text = name + ":" + std::string(sign_text(sign)) + quoted_for_filter_value(rest);
  return term;
}

}  // namespace cairn::tasks

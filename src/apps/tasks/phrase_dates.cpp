// Days by number and month: "24 dec", "Fri, 24 December 2027", "24.12.", "24/12/2026", "2026-12-24".

#include <algorithm>

#include "apps/tasks/calendar.h"
#include "apps/tasks/phrase_match.h"

namespace cairn::tasks {
namespace {

constexpr int kYearsToLeap = 8;  // 29 February comes within eight years

struct Named {
  std::size_t words = 0;
  int day = 0, month = 0;
  std::optional<int> year;
  Certainty certainty = Certainty::kSure;
  bool month_first = false;  // "12/24/2026"
  bool impossible = false;   // "2026-13-45"
};

// Without a year the next such month is meant, this one included.
std::string no_such_day(const Named& named, Date today) {
  const CivilDate now = to_civil(today);
  const int year = named.year.value_or(named.month < now.month ? now.year + 1 : now.year);
  const std::string month = month_name(named.month);
  std::string text = "There is no " + std::to_string(named.day) + " " + month;
  if (named.year) text += " " + std::to_string(year);
  text += ": " + month;
  if (named.month == 2) text += named.year ? " then" : " " + std::to_string(year);
  return text + " has " + std::to_string(days_in_month(year, named.month)) + " days.";
}

// The next such day, today included. 29 February: in the next leap year.
Date next_such_day(const Named& named, Date today) {
  const int year = to_civil(today).year;
  for (int y = year; y <= year + kYearsToLeap; ++y) {
    if (named.day > days_in_month(y, named.month)) continue;
    const Date day = to_date({y, named.month, named.day});
    if (day >= today) return day;
  }
  return today;
}

std::string wrong_weekday(Date day, Date today, Weekday said) {
  std::string text = format_day_month(day);
  if (to_civil(day).year != to_civil(today).year) text += " " + std::to_string(to_civil(day).year);
  return text + " is a " + weekday_name(weekday_of(day)) + ", not a " + weekday_name(said) + ".";
}

PhraseMatch resolve(const Named& named, std::optional<Weekday> said, Date today) {
  if (named.month_first) {
    const std::string year = named.year ? "/" + std::to_string(*named.year) : std::string();
    return problem_match(
        named.words,
        "The day comes before the month: " + std::to_string(named.day) + "/" + std::to_string(named.month) + year + ".",
        named.certainty);
  }
  if (named.day < 1 || named.day > days_in_month(named.year.value_or(2000), named.month))
    return problem_match(named.words, no_such_day(named, today), named.certainty);
  if (named.year && (*named.year < kFirstYear || *named.year > kLastYear))
    return problem_match(named.words, "That day lies outside the years 1900 to 2199.", named.certainty);
  Date day = named.year ? to_date({*named.year, named.month, named.day}) : next_such_day(named, today);
  if (said && weekday_of(day) != *said && !named.year) {
    // "Tue 10 Nov" of a fortnight ago: the weekday says that this year is meant.
    const int year = to_civil(today).year;
    if (named.day <= days_in_month(year, named.month)) {
      const Date past = to_date({year, named.month, named.day});
      if (weekday_of(past) == *said) day = past;
    }
  }
  if (said && weekday_of(day) != *said) return problem_match(named.words, wrong_weekday(day, today, *said));
  return day_match(named.words, day, named.certainty);
}

std::optional<int> year_at(const Words& words, std::size_t at) {
  const std::string_view word = words.lower(at);
  const auto year = number_of(word);
  if (word.size() != 4 || !year || *year < kFirstYear || *year > kLastYear) return {};
  return year;
}

std::optional<int> day_number(std::string_view word) {
  auto day = word.size() <= 2 ? number_of(word) : std::nullopt;
  if (!day && word.size() > 2) day = ordinal_of(word.size() <= 4 ? word : std::string_view());
  return day && *day <= 39 ? day : std::nullopt;  // "45 dec" is no slip of a date
}

bool is_unit_of_something(std::string_view word) {
  return is_one_of(word, {"km", "m", "miles", "mile", "kg", "g", "times", "x", "people", "pages", "steps", "min",
                          "minutes", "hours", "h", "days", "percent", "%"});
}

std::optional<Named> named_with_month(const Words& words, std::size_t at) {
  Named named;
  if (const auto month = month_named(words.lower(at)); month && words.goes_on(at)) {  // dec 24
    const auto day = day_number(words.lower(at + 1));
    if (!day || is_unit_of_something(words.lower(at + 2))) return {};
    named = {2, *day, *month, std::nullopt};
  } else {  // 24 dec, 24th of december, 24. dec
    const auto day = day_number(words.lower(at));
    if (!day || !(words.goes_on(at) || words.tail(at) == ".")) return {};
    const std::size_t of = words.lower(at + 1) == "of" ? 1 : 0;
    const auto month_after = month_named(words.lower(at + 1 + of));
    if (!month_after) return {};
    named = {2 + of, *day, *month_after, std::nullopt};
  }
  if (words.goes_on(at + named.words - 1)) named.year = year_at(words, at + named.words);
  if (named.year) ++named.words;
  return named;
}

// 24.12. 24/12 24.12.2026 24/12/26 24-12-2026 2026-12-24 2026/12/24
std::optional<Named> named_by_numbers(const Words& words, std::size_t at) {
  const std::string_view word = words.lower(at);
  const std::size_t first_end = word.find_first_not_of("0123456789");
  if (first_end == std::string_view::npos || first_end == 0) return {};
  const char separator = word[first_end];
  if (separator != '.' && separator != '/' && separator != '-') return {};
  const std::size_t second_end = word.find(separator, first_end + 1);
  const std::string_view a = word.substr(0, first_end);
  const std::string_view b = word.substr(
      first_end + 1, second_end == std::string_view::npos ? std::string_view::npos : second_end - first_end - 1);
  const std::string_view c = second_end == std::string_view::npos ? std::string_view() : word.substr(second_end + 1);
  const auto first = number_of(a);
  const auto second = number_of(b);
  const auto third = number_of(c);
  if (!first || !second || b.size() > 2 || (second_end != std::string_view::npos && !third)) return {};
  Named named{1, *first, *second, std::nullopt};
  if (a.size() == 4) {
    if (!third || c.size() > 2 || separator == '.') return {};
    named.day = *third;
    named.year = *first;
  } else if (a.size() > 2) {
    return {};
  } else if (third) {
    if (c.size() != 4 && (c.size() != 2 || separator == '-')) return {};
    named.year = c.size() == 4 ? *third : 2000 + *third;
    if (c.size() == 2) named.certainty = Certainty::kWithPreposition;
  } else {
    if (separator == '-') return {};
    const bool plain = separator == '/' ? b.size() == 2 : words.tail(at).substr(0, 1) == ".";
    if (!plain) named.certainty = Certainty::kWithPreposition;  // 24/7, 1/2, version 1.2
  }
  if (a.size() != 4 && named.month > 12 && named.month <= 31 && named.day >= 1 && named.day <= 12) {
    std::swap(named.day, named.month);
    named.month_first = true;
  }
  const bool in_range = named.month >= 1 && named.month <= 12 && named.day <= 39;
  named.impossible = !in_range && a.size() == 4 && separator == '-' && b.size() == 2 && c.size() == 2;
  if (!in_range && !named.impossible) return {};
  return named;
}

}  // namespace

PhraseMatch day_match(std::size_t words, Date day, Certainty certainty) {
  PhraseMatch match;
  match.words = words;
  match.certainty = certainty;
  if (is_in_calendar(day))
    match.day = day;
  else
    match.problem = "That day lies outside the years 1900 to 2199.";
  return match;
}

PhraseMatch problem_match(std::size_t words, std::string problem, Certainty certainty) {
  PhraseMatch match;
  match.words = words;
  match.certainty = certainty;
  match.problem = std::move(problem);
  return match;
}

PhraseMatch match_date(const Words& words, std::size_t at, Date today) {
  const auto said = weekday_named(words.lower(at));
  const std::size_t start = said && words.goes_on(at) ? at + 1 : at;
  auto named = named_by_numbers(words, start);
  if (!named) named = named_with_month(words, start);
  if (!named) return {};
  if (named->impossible) return problem_match(1 + start - at, std::string(words.lower(start)) + " is not a date.");
  named->words += start - at;
  if (start != at) named->certainty = Certainty::kSure;
  return resolve(*named, start != at ? said : std::nullopt, today);
}

}  // namespace cairn::tasks

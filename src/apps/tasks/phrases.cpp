#include "apps/tasks/phrases.h"

#include <algorithm>

#include "apps/tasks/calendar.h"
#include "apps/tasks/phrase_match.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kMaxFieldBytes = 200;
constexpr int kDaysAgo = 6;  // from a week back on the date says more

Error invalid(std::string message) { return {ErrorCode::kInvalid, std::move(message), {}}; }

// "3 days ago": days that no task is planned for, so that a longer line does not look for them.
PhraseMatch match_past(const Words& words, Date today) {
  const auto count = count_of(words.lower(0));
  if (!count || words.lower(2) != "ago") return {};
  const std::string_view unit = words.lower(1);
  if (is_one_of(unit, {"day", "days"})) return day_match(3, add_days(today, -*count));
  if (is_one_of(unit, {"week", "weeks"})) return day_match(3, add_days(today, -7 * *count));
  if (is_one_of(unit, {"month", "months"})) return day_match(3, add_months(today, -*count));
  if (is_one_of(unit, {"year", "years"})) return day_match(3, add_months(today, std::int64_t{-12} * *count));
  return {};
}

PhraseMatch match_field(const Words& words, std::size_t at, const Today& today) {
  PhraseMatch match = at == 0 ? match_past(words, today.day) : PhraseMatch();
  if (match.words == 0) return match_when(words, at, today);
  const PhraseMatch time = match_time(words, match.words);
  if (!match.day || time.words == 0) return match;
  match.words += time.words;
  match.minute = time.minute;
  match.problem = time.problem;
  return match;
}

// --- Durations ---

struct Part {
  std::int64_t hundredths = 0;  // of the unit
  bool is_whole = true;
  std::string_view unit;
};

// One number and its unit, off the front of `rest`.
std::optional<Part> take_part(std::string_view& rest) {
  const auto digits = [&rest] {
    const std::size_t size = std::min(rest.find_first_not_of("0123456789"), rest.size());
    const std::string_view taken = rest.substr(0, size);
    rest.remove_prefix(size);
    return taken;
  };
  Part part;
  const auto whole = number_of(digits());
  if (!whole) return {};
  part.hundredths = std::int64_t{*whole} * 100;
  if (rest.size() > 1 && (rest[0] == '.' || rest[0] == ',')) {
    rest.remove_prefix(1);
    const std::string_view after = digits();
    const auto fraction = number_of(after);
    if (!fraction || after.size() > 2) return {};
    part.hundredths += after.size() == 1 ? *fraction * 10 : *fraction;
    part.is_whole = false;
  }
  rest = trim(rest);
  const std::size_t unit_size = std::min(rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), rest.size());
  part.unit = rest.substr(0, unit_size);
  rest.remove_prefix(unit_size);
  rest = trim(rest);
  return part;
}

bool is_hour(std::string_view unit) { return is_one_of(unit, {"h", "hr", "hrs", "hour", "hours"}); }
bool is_minute(std::string_view unit) { return is_one_of(unit, {"m", "min", "mins", "minute", "minutes"}); }

const char* const kDurationForms = "Write a time such as 45m, 1h30 or 1.5h, of at most 1000 hours.";

std::optional<std::int64_t> clock_duration(std::string_view text) {  // 1:30
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.size() != colon + 3) return {};
  const auto hours = number_of(text.substr(0, colon));
  const auto minutes = number_of(text.substr(colon + 1));
  if (!hours || !minutes || *minutes > 59) return {};
  return std::int64_t{*hours} * 60 + *minutes;
}

Result<std::int64_t> sum_of_parts(std::string_view text) {
  std::string_view rest = text;
  const auto first = take_part(rest);
  if (!first) return invalid(kDurationForms);
  if (is_one_of(first->unit, {"d", "day", "days", "w", "week", "weeks"}))
    return invalid("How many hours a day of work has is yours to say: write hours, such as 8h.");
  if (!first->unit.empty() && !is_hour(first->unit) && !is_minute(first->unit)) return invalid(kDurationForms);
  if (!is_hour(first->unit)) {
    if (!rest.empty() || !first->is_whole) return invalid(kDurationForms);
    return first->hundredths / 100;
  }
  const std::int64_t minutes = (first->hundredths * 60 + 50) / 100;
  if (rest.empty()) return minutes;
  const auto second = take_part(rest);
  const bool fits = second && rest.empty() && first->is_whole && second->is_whole &&
                    (second->unit.empty() || is_minute(second->unit)) && second->hundredths < 6000;
  if (!fits) return invalid(kDurationForms);
  return minutes + second->hundredths / 100;
}

}  // namespace

Result<When> parse_when(std::string_view text, const Today& today) {
  text = trim(text);
  if (text.empty()) return invalid("Write a day, such as fri, 24 dec, in 3 days or tomorrow at 9.");
  if (text.size() > kMaxFieldBytes) return invalid("A day is said in fewer words.");
  const Words words(text);
  std::size_t start = is_one_of(words.lower(0), {"on", "by", "due"}) ? 1 : 0;
  if (words.lower(start) == "the" && match_date(words, start + 1, today.day).words > 1) ++start;  // the 5th of December
  PhraseMatch match = match_field(words, start, today);
  if (match.words == 0) match = match_ahead(words, start, today);
  if (match.words == 0) {
    return invalid("“" + std::string(text) +
                   "” is no day that is known here. Write for example today, fri, 24 dec, 2026-12-24, in 3 days, "
                   "tomorrow at 9.");
  }
  if (!match.problem.empty()) return invalid(match.problem);
  if (match.end_minute) return invalid(kSpanHasNoPlace);
  const std::size_t count = start + match.words;
  if (count < words.size()) {
    const std::string understood(text.substr(0, words[count - 1].end));
    const std::string rest(text.substr(words[count].begin));
    return invalid("“" + understood + "” was understood, “" + rest + "” was not.");
  }
  return moment_of(match, today);
}

std::string clock_words(int minute) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minute / 60) + ":" + two(minute % 60);
}

std::string when_words(const When& when, const Today& today) {
  const int days = days_between(today.day, when.day);
  std::string text;
  if (days == 0) text = "Today";
  if (days == 1) text = "Tomorrow";
  if (days == -1) text = "Yesterday";
  if (days < -1 && days >= -kDaysAgo && !when.minute) text = std::to_string(-days) + " days ago";
  if (text.empty()) text = format_date(when.day, today.day);
  return when.minute ? text + " " + clock_words(*when.minute) : text;
}

std::string when_in_sentence(const When& when, const Today& today) {
  std::string words = when_words(when, today);
  for (const std::string_view relative : {"Today", "Tomorrow", "Yesterday"})
    if (words.rfind(relative, 0) == 0) words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return words;
}

std::string when_exactly(const When& when) {
  return to_iso(when.day) + (when.minute ? " " + clock_words(*when.minute) : std::string());
}

Result<int> parse_duration(std::string_view text) {
  const std::string lower = to_lower_ascii(trim(text));
  if (lower.size() > kMaxFieldBytes) return invalid(kDurationForms);
  std::int64_t minutes = 0;
  if (const auto clock = clock_duration(lower)) {
    minutes = *clock;
  } else {
    const Result<std::int64_t> sum = sum_of_parts(lower);
    if (!sum) return sum.error();
    minutes = sum.value();
  }
  if (minutes < 1) return invalid("An estimate is at least one minute.");
  if (minutes > kMaxEstimate_minutes) return invalid("An estimate is at most 1000 hours.");
  return static_cast<int>(minutes);
}

std::string duration_words(int minutes) {
  std::string text;
  if (minutes >= 60) text += std::to_string(minutes / 60) + "h";
  if (minutes % 60 != 0 || minutes < 60) text += std::to_string(minutes % 60) + "m";
  return text;
}

}  // namespace cairn::tasks

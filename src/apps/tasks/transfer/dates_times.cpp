// Times of day, instants and lengths of time.

#include "apps/tasks/transfer/dates.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

constexpr std::int64_t kMinute_ms = 60'000;
constexpr std::int64_t kDay_ms = 24 * 60 * kMinute_ms;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Takes "Z", "+02:00", "-0530" or "+02" off the end of a time. Nothing: it ends in something else that looks like one.
std::optional<int> take_offset(std::string_view& time, int otherwise_minutes) {
  if (!time.empty() && (time.back() == 'Z' || time.back() == 'z')) {
    time.remove_suffix(1);
    return 0;
  }
  const std::size_t sign = time.find_first_of("+-");
  if (sign == std::string_view::npos) return otherwise_minutes;
  std::string digits;
  for (const char c : time.substr(sign + 1))
    if (c != ':') digits += c;
  const auto number = small_number(digits);
  if (!number || (digits.size() != 4 && digits.size() != 2)) return {};
  const int minutes = digits.size() == 2 ? *number * 60 : *number / 100 * 60 + *number % 100;
  if (minutes > 24 * 60) return {};
  const int offset = time[sign] == '-' ? -minutes : minutes;
  time = time.substr(0, sign);
  return offset;
}

// Milliseconds since midnight of "15:00", "15:00:30", "15:00:30.250".
std::optional<std::int64_t> read_clock(std::string_view clock) {
  const auto minute = read_time(clock);
  if (!minute) return {};
  std::int64_t ms = *minute * kMinute_ms;
  if (clock.size() < 8) return ms;
  ms += small_number(clock.substr(6, 2)).value_or(0) * 1000;
  std::string fraction(clock.size() > 9 ? clock.substr(9, 3) : std::string_view());
  while (!fraction.empty() && fraction.size() < 3) fraction += '0';
  return ms + small_number(fraction).value_or(0);
}

// Minutes of one unit; nothing: no such unit. A day is one of work.
std::optional<double> minutes_of_unit(std::string_view unit) {
  if (unit == "h" || unit == "hr" || unit == "hrs" || unit == "hour" || unit == "hours") return 60;
  if (unit == "m" || unit == "min" || unit == "mins" || unit == "minute" || unit == "minutes") return 1;
  if (unit == "d" || unit == "day" || unit == "days") return 8 * 60;
  if (unit == "s" || unit == "sec" || unit == "seconds") return 1.0 / 60;
  return {};
}

// "1.5" at `at`, which moves behind it. A comma is a point.
std::optional<double> take_number(std::string_view text, std::size_t& at) {
  double number = 0, scale = 1;
  bool point = false;
  const std::size_t start = at;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (is_digit(c)) {
      number = number * 10 + (c - '0');
      if (point) scale *= 10;
    } else if ((c == '.' || c == ',') && !point) {
      point = true;
    } else {
      break;
    }
  }
  if (at == start || at - start > 9) return {};
  return number / scale;
}

}  // namespace

std::optional<int> small_number(std::string_view word) {
  if (word.empty() || word.size() > 6) return {};
  int number = 0;
  for (const char c : word) {
    if (!is_digit(c)) return {};
    number = number * 10 + (c - '0');
  }
  return number;
}

std::optional<int> read_time(std::string_view text) {
  std::string word = to_lower_ascii(trim(text));
  if (word == "noon") return 12 * 60;
  if (word == "midnight") return 0;
  bool am = false, pm = false;
  if (word.size() > 2 && word.back() == 'm' && (word[word.size() - 2] == 'a' || word[word.size() - 2] == 'p')) {
    (word[word.size() - 2] == 'a' ? am : pm) = true;
    word = std::string(trim(std::string_view(word).substr(0, word.size() - 2)));
  }
  std::string_view rest = word;
  const std::size_t colon = rest.find(':');
  const auto hour = small_number(rest.substr(0, colon));
  if (!hour || (colon == std::string_view::npos && !am && !pm)) return {};
  int minute = 0;
  if (colon != std::string_view::npos) {
    rest.remove_prefix(colon + 1);
    const std::size_t second_colon = rest.find(':');
    const auto minutes = small_number(rest.substr(0, second_colon));
    if (!minutes || rest.substr(0, second_colon).size() != 2 || *minutes > 59) return {};
    if (second_colon != std::string_view::npos) {
      const std::string_view seconds = rest.substr(second_colon + 1);
      if (const auto s = small_number(seconds.substr(0, 2)); !s || *s > 59 || (seconds.size() > 2 && seconds[2] != '.'))
        return {};
    }
    minute = *minutes;
  }
  if (am || pm) {
    if (*hour < 1 || *hour > 12) return {};
    return (*hour % 12 + (pm ? 12 : 0)) * 60 + minute;
  }
  if (*hour > 23) return {};
  return *hour * 60 + minute;
}

std::optional<Instant> read_instant(std::string_view text, int utc_offset_minutes) {
  text = trim(text);
  if (text.size() == 24)
    if (const auto exact = parse_instant(text)) return exact;
  if (text.size() < 8 || text.size() > 40) return {};
  const bool compact = text.size() >= 13 && text[8] == 'T' && text.find('-') >= 8;  // 20261224T230000Z
  std::string iso(text.substr(0, compact ? 8 : 10));
  if (compact) iso.insert(6, "-").insert(4, "-");
  std::string_view time = text.size() > 10 ? text.substr(compact ? 9 : 10) : std::string_view();
  if (!compact && !time.empty()) {
    if (time.front() != 'T' && time.front() != ' ') return {};
    time.remove_prefix(1);
  }
  const auto day = parse_date(iso);
  const auto offset = take_offset(time, utc_offset_minutes);
  if (!day || !offset) return {};
  const Instant midnight{std::int64_t{day->days} * kDay_ms - *offset * kMinute_ms};
  std::string clock(trim(time));
  if (clock.empty()) return midnight;
  if (compact) {
    if (clock.size() != 6 && clock.size() != 4) return {};
    if (clock.size() == 6) clock.insert(4, ":");
    clock.insert(2, ":");
  }
  const auto ms = read_clock(clock);
  return ms ? std::optional<Instant>(Instant{midnight.ms + *ms}) : std::nullopt;
}

When local_when(Instant instant, int utc_offset_minutes) {
  const Today today = today_at(instant, utc_offset_minutes);
  return {today.day, today.minute};
}

When local_day_or_when(Instant instant, int utc_offset_minutes) {
  When when = local_when(instant, utc_offset_minutes);
  if (*when.minute == 0 || *when.minute == 24 * 60 - 1) when.minute.reset();
  return when;
}

std::optional<int> read_minutes(std::string_view text, int unit_minutes) {
  std::string lower = to_lower_ascii(trim(text));
  if (lower.empty() || lower.size() > 40) return {};
  if (lower.size() > 2 && lower.compare(0, 2, "pt") == 0) lower.erase(0, 2);
  if (const std::size_t colon = lower.find(':'); colon != std::string::npos) {
    const auto hours = small_number(std::string_view(lower).substr(0, colon));
    const std::string_view rest = std::string_view(lower).substr(colon + 1);
    const auto minutes = small_number(rest.substr(0, rest.find(':')));
    if (!hours || !minutes || *minutes > 59 || *hours > 100'000) return {};
    return *hours * 60 + *minutes;
  }
  double total = 0;
  for (std::size_t at = 0; at < lower.size();) {
    const auto number = take_number(lower, at);
    if (!number) return {};
    while (at < lower.size() && lower[at] == ' ') ++at;
    const std::size_t start = at;
    while (at < lower.size() && is_letter(lower[at])) ++at;
    const auto minutes = at == start ? std::optional<double>(unit_minutes)
                                     : minutes_of_unit(std::string_view(lower).substr(start, at - start));
    if (!minutes) return {};
    total += *number * *minutes;
    while (at < lower.size() && lower[at] == ' ') ++at;
  }
  if (total > 10'000'000) return {};
  return static_cast<int>(total + 0.5);
}

}  // namespace cairn::tasks::transfer

#include "apps/plants/exchange/words.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace cairn::plants::exchange {
namespace {

constexpr int kMillion = 1'000'000;
constexpr int kDecimals = 6;
constexpr std::string_view kNotSure = "not sure, perhaps ";
constexpr std::string_view kModelSaid = "The model said: ";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes `least`..`most` digits off the front.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t size = 0;
  int value = 0;
  for (; size < text.size() && size < most && is_digit(text[size]); ++size) value = value * 10 + (text[size] - '0');
  if (size < least) return std::nullopt;
  text.remove_prefix(size);
  return value;
}

bool take(std::string_view& text, std::string_view start) {
  if (text.substr(0, start.size()) != start) return false;
  text.remove_prefix(start.size());
  return true;
}

bool take_any(std::string_view& text, std::string_view letters) {
  if (text.empty() || letters.find(text[0]) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> date_of(int year, int month, int day) {
  std::string iso = "0000-00-00";
  const auto put = [&iso](std::size_t at, std::size_t width, int value) {
    for (std::size_t i = at + width; i-- > at; value /= 10) iso[i] = static_cast<char>('0' + value % 10);
  };
  put(0, 4, year);
  put(5, 2, month);
  put(8, 2, day);
  return parse_date(iso);
}

// 2026-05-17, 2026/05/17 or 17.5.2026: in all three it is clear which is the day and which the month.
std::optional<Date> take_day(std::string_view& text) {
  std::string_view rest = text;
  const bool year_first = rest.size() > 4 && std::all_of(rest.begin(), rest.begin() + 4, is_digit);
  const auto first = take_number(rest, year_first ? 4 : 1, year_first ? 4 : 2);
  if (!first || rest.empty()) return std::nullopt;
  const char mark = rest[0];
  if (year_first ? mark != '-' && mark != '/' : mark != '.') return std::nullopt;
  rest.remove_prefix(1);
  const auto month = take_number(rest, year_first && mark == '-' ? 2 : 1, 2);
  if (!month || rest.empty() || rest[0] != mark) return std::nullopt;
  rest.remove_prefix(1);
  const auto last = year_first ? take_number(rest, mark == '-' ? 2 : 1, 2) : take_number(rest, 4, 4);
  if (!last) return std::nullopt;
  text = rest;
  return year_first ? date_of(*first, *month, *last) : date_of(*last, *month, *first);
}

// Z, or a distance from UTC: empty text is none.
std::optional<bool> read_zone(std::string_view text) {  // true: Z
  if (text.empty()) return false;
  if (text == "Z" || text == "z") return true;
  if (!take_any(text, "+-")) return std::nullopt;
  const auto hours = take_number(text, 2, 2);
  take(text, ":");
  const auto minutes = text.empty() ? std::optional<int>(0) : take_number(text, 2, 2);
  if (!hours || !minutes || !text.empty() || *hours > 14 || *minutes > 59) return std::nullopt;
  return false;
}

}  // namespace

std::string degrees_text(int e6) {
  const std::int64_t size = e6 < 0 ? -std::int64_t{e6} : e6;
  std::string text = e6 < 0 ? "-" : "";
  text += std::to_string(size / kMillion);
  std::string decimals = std::to_string(size % kMillion + kMillion).substr(1);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  return decimals.empty() ? text : text + "." + decimals;
}

std::optional<int> read_degrees(std::string_view text, int most_degrees) {
  text = trim(text);
  const bool negative = take(text, "-");
  if (!negative) take(text, "+");
  const auto whole = take_number(text, 1, 3);
  if (!whole) return std::nullopt;
  int e6 = *whole * kMillion;
  if (take_any(text, ".,")) {
    int worth = kMillion / 10;
    for (std::size_t i = 0; i < text.size(); ++i, worth /= 10) {
      if (!is_digit(text[i])) return std::nullopt;
      if (i < kDecimals) e6 += (text[i] - '0') * worth;
      if (i == kDecimals && text[i] >= '5') ++e6;
    }
  } else if (!text.empty()) {
    return std::nullopt;
  }
  if (e6 > most_degrees * kMillion) return std::nullopt;
  return negative ? -e6 : e6;
}

std::string time_text(int minute) {
  const auto two = [](int n) { return std::to_string(n + 100).substr(1); };
  return two(minute / 60) + ":" + two(minute % 60);
}

std::optional<std::optional<int>> read_time(std::string_view text) {
  text = trim(text);
  const auto hour = take_number(text, 1, 2);
  if (!hour || !take(text, ":")) return std::nullopt;
  const auto minute = take_number(text, 2, 2);
  if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
  if (take(text, ":")) {
    const auto second = take_number(text, 2, 2);
    if (!second || *second > 60) return std::nullopt;
    if (take_any(text, ".,")) {
      if (!take_number(text, 1, 9)) return std::nullopt;
    }
  }
  const auto is_utc = read_zone(text);
  if (!is_utc) return std::nullopt;
  return *is_utc ? std::optional<int>() : std::optional<int>(*hour * 60 + *minute);
}

std::optional<Moment> read_moment(std::string_view text) {
  text = trim(text);
  const auto day = take_day(text);
  if (!day) return std::nullopt;
  if (text.empty()) return Moment{*day, {}};
  if (!take_any(text, "Tt ")) return std::nullopt;
  const auto time = read_time(text);
  if (!time) return std::nullopt;
  return Moment{*day, *time};
}

std::string percent_text(int permille) { return std::to_string(permille / 10) + "." + std::to_string(permille % 10); }

std::optional<int> read_percent(std::string_view text) {
  text = trim(text);
  const auto whole = take_number(text, 1, 3);
  if (!whole) return std::nullopt;
  int permille = *whole * 10;
  if (take_any(text, ".,")) {
    const auto tenth = take_number(text, 1, 1);
    if (!tenth) return std::nullopt;
    permille += *tenth;
  }
  if (!text.empty() || permille > 1000) return std::nullopt;
  return permille;
}

std::string told_text(bool sure, std::string_view common) {
  return std::string(sure ? std::string_view() : kNotSure) + std::string(common);
}

ToldText read_told(std::string_view text) {
  text = trim(text);
  const bool sure = !take(text, kNotSure);
  return {sure, std::string(text)};
}

std::string told_sentence(const Told& told, std::string_view common) {
  return std::string(kModelSaid) + told_text(told.sure, common) + ", " + percent_text(told.permille) + " %";
}

std::optional<ToldSentence> read_told_sentence(std::string_view text) {
  text = trim(text);
  constexpr std::string_view kEnd = " %";
  if (!take(text, kModelSaid) || text.size() < kEnd.size() || text.substr(text.size() - kEnd.size()) != kEnd)
    return std::nullopt;
  text.remove_suffix(kEnd.size());
  const std::size_t comma = text.rfind(", ");
  if (comma == std::string_view::npos) return std::nullopt;
  const auto permille = read_percent(text.substr(comma + 2));
  if (!permille) return std::nullopt;
  return ToldSentence{read_told(text.substr(0, comma)), *permille};
}

}  // namespace cairn::plants::exchange

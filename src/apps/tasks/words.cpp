#include "apps/tasks/words.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace cairn::tasks {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                       "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 13> kCounts = {"",      "one",   "two",  "three", "four",   "five",  "six",
                                                      "seven", "eight", "nine", "ten",   "eleven", "twelve"};
constexpr std::array<std::string_view, 6> kOrdinals = {"", "first", "second", "third", "fourth", "fifth"};

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_tail(char c) { return c == ',' || c == ';' || c == ':' || c == '.'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Words::Words(std::string_view text) : text_(text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_space(text[at])) {
      ++at;
      continue;
    }
    Word word;
    word.begin = at;
    while (at < text.size() && !is_space(text[at])) ++at;
    word.full_end = word.end = at;
    while (word.end > word.begin + 1 && is_tail(text[word.end - 1])) --word.end;
    word.lower = to_lower_ascii(text.substr(word.begin, word.end - word.begin));
    words_.push_back(std::move(word));
  }
}

Words Words::behind_sign(std::size_t i, std::size_t most, std::size_t sign_bytes) const {
  Words rest{std::string_view()};
  rest.text_ = text_;
  for (std::size_t k = i; k < words_.size() && k < i + most; ++k) rest.words_.push_back(words_[k]);
  if (!rest.words_.empty()) {
    Word& first = rest.words_.front();
    first.begin += sign_bytes;
    first.end = std::max(first.end, first.begin);
    first.lower.erase(0, sign_bytes);
  }
  return rest;
}

std::string_view Words::lower(std::size_t i) const {
  return i < words_.size() && !words_[i].literal ? std::string_view(words_[i].lower) : std::string_view();
}

std::string_view Words::tail(std::size_t i) const {
  return i < words_.size() ? words_[i].tail(text_) : std::string_view();
}

bool Words::goes_on(std::size_t i) const { return tail(i).empty() || tail(i) == ","; }

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::optional<int> number_of(std::string_view digits) {
  if (digits.empty() || digits.size() > 5 || !std::all_of(digits.begin(), digits.end(), is_digit)) return {};
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::optional<int> count_of(std::string_view word) {
  if (word == "a" || word == "an") return 1;
  for (std::size_t i = 1; i < kCounts.size(); ++i)
    if (word == kCounts[i]) return static_cast<int>(i);
  return number_of(word);
}

std::optional<int> ordinal_of(std::string_view word) {
  for (std::size_t i = 1; i < kOrdinals.size(); ++i)
    if (word == kOrdinals[i]) return static_cast<int>(i);
  if (word.size() < 3) return {};
  if (!is_one_of(word.substr(word.size() - 2), {"st", "nd", "rd", "th"})) return {};
  const auto value = number_of(word.substr(0, word.size() - 2));
  return value && *value >= 1 && *value <= 31 ? value : std::nullopt;
}

std::optional<Weekday> weekday_named(std::string_view word) {
  if (word == "tues") word = "tue";
  if (word == "weds") word = "wed";
  if (word == "thur" || word == "thurs") word = "thu";
  for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
    const std::string name = to_lower_ascii(kWeekdays[i]);
    if (word == name || word == std::string_view(name).substr(0, 3)) return static_cast<Weekday>(i);
  }
  return {};
}

std::optional<int> month_named(std::string_view word) {
  if (word == "sept") word = "sep";
  for (int month = 1; month <= 12; ++month) {
    const std::string name = to_lower_ascii(month_name(month));
    if (word == name || word == std::string_view(name).substr(0, 3)) return month;
  }
  return {};
}

std::string weekday_name(Weekday weekday) { return std::string(kWeekdays[static_cast<std::size_t>(weekday)]); }

}  // namespace cairn::tasks

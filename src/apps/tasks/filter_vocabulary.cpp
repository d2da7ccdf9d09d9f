// The words of the language of filters, and which of them was probably meant.

#include <algorithm>

#include "apps/tasks/filter_parts.h"
#include "apps/tasks/near_names.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kMaxSaidBytes = 60;
constexpr std::size_t kMaxWordBytes = 24;  // a longer one is no slip of any of ours

const std::vector<FilterWord>& days_ahead() {
  static const std::vector<FilterWord> kWords = {
      {"today", "on this day"},       {"overdue", "its day or time is past"}, {"<=7d", "within 7 days, or before"},
      {"week", "Monday to Sunday"},   {"tomorrow", "on the next day"},        {"none", "without a day"},
      {"any", "with a day"},          {"\"next week\"", "Monday to Sunday"},  {"month", "this month"},
      {"weekend", "Saturday, Sunday"}};
  return kWords;
}

const std::vector<FilterWord>& days_until() {
  static const std::vector<FilterWord> kWords = {{"any", "with a day"},
                                                 {"none", "without a day"},
                                                 {">today", "from tomorrow on"},
                                                 {"<=today", "until today"},
                                                 {"tomorrow", "to the next day"},
                                                 {"week", "Monday to Sunday"},
                                                 {"\"next week\"", "Monday to Sunday"}};
  return kWords;
}

const std::vector<FilterWord>& days_past() {
  static const std::vector<FilterWord> kWords = {
      {"today", "on this day"},         {"yesterday", "on the day before"},    {"<7d", "less than 7 days ago"},
      {"week", "Monday to Sunday"},     {"\"last week\"", "Monday to Sunday"}, {"month", "this month"},
      {">30d", "more than 30 days ago"}};
  return kWords;
}

}  // namespace

const std::vector<FilterWord>& filter_keys() {
  static const std::vector<FilterWord> kWords = {{"tag", "a tag"},
                                                 {"project", "a project and those below it"},
                                                 {"priority", "high, medium, low or none"},
                                                 {"due", "the day it is due"},
                                                 {"defer", "the day until which it is out of sight"},
                                                 {"created", "the day it was created"},
                                                 {"done", "the day it was closed"},
                                                 {"age", "days since it was created"},
                                                 {"estimate", "how long it takes"},
                                                 {"is", "its state"},
                                                 {"has", "what it has"}};
  return kWords;
}

const std::vector<FilterWord>& filter_is_words() {
  static const std::vector<FilterWord> kWords = {{"open", "neither done nor dropped"},
                                                 {"done", "done"},
                                                 {"dropped", "not to be done"},
                                                 {"closed", "done or dropped"},
                                                 {"any", "open, deferred or closed"},
                                                 {"blocked", "it, or its whole, waits for an open task"},
                                                 {"blocking", "an open task waits for it"},
                                                 {"deferred", "out of sight until later, it or its whole"},
                                                 {"overdue", "its due day or time is past"},
                                                 {"started", "somebody is at it"},
                                                 {"actionable", "could be done now"},
                                                 {"today", "due by today, or started"},
                                                 {"repeating", "comes again"},
                                                 {"subtask", "part of another task"},
                                                 {"inbox", "without a project"}};
  return kWords;
}

const std::vector<FilterWord>& filter_has_words() {
  static const std::vector<FilterWord> kWords = {
      {"note", "a note"}, {"parts", "subtasks"},    {"due", "a due day"},        {"estimate", "an estimate"},
      {"tags", "a tag"},  {"project", "a project"}, {"repeat", "it comes again"}};
  return kWords;
}

const std::vector<FilterWord>& filter_priorities() {
  static const std::vector<FilterWord> kWords = {
      {"none", "without a priority"}, {"low", "!3"}, {"medium", "!2"}, {"high", "!1"}};
  return kWords;
}

const std::vector<FilterWord>& usual_filter_values(FilterKey key) {
  static const std::vector<FilterWord> kNothing;
  static const std::vector<FilterWord> kPriorities = {
      {"high", "!1"}, {"medium", "!2"}, {"low", "!3"}, {"none", "without a priority"}, {">=medium", "medium or high"}};
  static const std::vector<FilterWord> kAges = {{">30d", "older than 30 days"},
                                                {">7d", "older than 7 days"},
                                                {"<7d", "younger than 7 days"},
                                                {">1y", "older than a year"}};
  static const std::vector<FilterWord> kEstimates = {{"<=15m", "at most 15 minutes"}, {"<=30m", "at most 30 minutes"},
                                                     {"<=1h", "at most an hour"},     {">1h", "over an hour"},
                                                     {"none", "not estimated"},       {"any", "estimated"}};
  switch (key) {
    case FilterKey::kPriority:
      return kPriorities;
    case FilterKey::kDue:
      return days_ahead();
    case FilterKey::kDefer:
      return days_until();
    case FilterKey::kCreated:
    case FilterKey::kDone:
      return days_past();
    case FilterKey::kAge:
      return kAges;
    case FilterKey::kEstimate:
      return kEstimates;
    case FilterKey::kIs:
      return filter_is_words();
    case FilterKey::kHas:
      return filter_has_words();
    case FilterKey::kTag:
    case FilterKey::kProject:
      break;
  }
  return kNothing;
}

std::optional<std::size_t> place_of(const std::vector<FilterWord>& words, std::string_view lower) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i].name == lower) return i;
  return {};
}

std::optional<FilterKey> filter_key_named(std::string_view lower) {
  if (lower == "closed") return FilterKey::kDone;
  if (lower == "status") return FilterKey::kIs;
  const auto place = place_of(filter_keys(), lower);
  return place ? std::optional(static_cast<FilterKey>(*place)) : std::nullopt;
}

std::string_view nearest_word(const std::vector<FilterWord>& words, std::string_view lower) {
  if (lower.size() < 2 || lower.size() > kMaxWordBytes) return {};
  std::string_view best;
  std::size_t best_distance = lower.size() <= 3 ? 2 : 3;  // farther is no slip
  for (const FilterWord& word : words) {
    const bool begun = word.name.size() > lower.size() && word.name.substr(0, lower.size()) == lower;
    const std::size_t apart = begun ? 1 : edit_distance(lower, word.name);
    if (apart >= best_distance || apart >= word.name.size()) continue;
    best = word.name;
    best_distance = apart;
  }
  return best;
}

std::string list_of(const std::vector<FilterWord>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i].name;
  }
  return text;
}

std::string said(std::string_view text) {
  const std::string_view cut = truncate_utf8(text, kMaxSaidBytes);
  return "“" + std::string(cut) + (cut.size() < text.size() ? "…" : "") + "”";
}

}  // namespace cairn::tasks

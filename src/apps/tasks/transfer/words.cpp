#include "apps/tasks/transfer/words.h"

#include "apps/tasks/transfer/dates.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::string_view (&words)[N]) {
  for (const std::string_view known : words)
    if (word == known) return true;
  return false;
}

constexpr std::string_view kHigh[] = {"high", "highest", "urgent", "critical", "important", "h",
                                      "p1",   "a",       "1",      "!!!",      "(a)",       "must"};
constexpr std::string_view kMedium[] = {"medium", "med", "mid", "m",      "p2",       "b",
                                        "2",      "!!",  "(b)", "normal", "moderate", "should"};
constexpr std::string_view kLow[] = {"low", "lowest", "l", "p3", "c", "3", "!", "(c)", "minor", "could"};
constexpr std::string_view kNoPriority[] = {"", "none", "no", "0", "4", "p4", "-", "no priority"};

constexpr std::string_view kDone[] = {
    "done",    "completed", "complete", "closed",       "finished",     "x",           "yes", "y", "true", "1", "[x]",
    "checked", "resolved",  "archived", "\xE2\x9C\x93", "\xE2\x9C\x94", "\xE2\x9C\x85"};
constexpr std::string_view kDropped[] = {"dropped",  "cancelled", "canceled", "deleted",
                                         "won't do", "wont do",   "rejected", "abandoned"};
constexpr std::string_view kStarted[] = {"in progress", "in-progress", "in_progress", "started",
                                         "doing",       "active",      "in process"};
constexpr std::string_view kOpen[] = {
    "",        "open",       "todo",         "to do",       "to-do",     "pending",  "no",          "n",
    "0",       "false",      "[ ]",          "not started", "new",       "next",     "next action", "backlog",
    "waiting", "incomplete", "needs-action", "needsaction", "unchecked", "not done", "inbox",       "someday",
    "planned"};

}  // namespace

std::optional<Priority> read_priority(std::string_view text) {
  const std::string word = to_lower_ascii(trim(text));
  if (is_one_of(word, kNoPriority)) return Priority::kNone;
  if (is_one_of(word, kHigh)) return Priority::kHigh;
  if (is_one_of(word, kMedium)) return Priority::kMedium;
  if (is_one_of(word, kLow)) return Priority::kLow;
  return {};
}

std::optional<ReadStanding> read_standing(std::string_view text) {
  const std::string word = to_lower_ascii(trim(text));
  if (is_one_of(word, kOpen)) return ReadStanding{};
  if (is_one_of(word, kDone)) return ReadStanding{RowStanding::kDone, false};
  if (is_one_of(word, kDropped)) return ReadStanding{RowStanding::kDropped, false};
  if (is_one_of(word, kStarted)) return ReadStanding{RowStanding::kOpen, true};
  return {};
}

std::vector<std::string> read_tags(std::string_view cell, bool own) {
  std::vector<std::string> tags;
  if (trim(cell).empty()) return tags;
  std::vector<std::string_view> parts;
  if (own) {
    parts = split(cell, " ");
  } else if (cell.find_first_of(",;|") != std::string_view::npos) {
    parts = split(cell, ",;|");
  } else {
    parts = split(cell, " \t\n");
    for (const std::string_view part : parts)
      if (part.front() != '#' && part.front() != '@') {
        parts = {cell};
        break;
      }
  }
  for (const std::string_view part : parts)
    if (const std::string_view tag = own ? part : bare_tag(part); !tag.empty()) tags.emplace_back(tag);
  return tags;
}

std::string_view word_of(RowStanding standing) {
  switch (standing) {
    case RowStanding::kDone:
      return "done";
    case RowStanding::kDropped:
      return "dropped";
    case RowStanding::kOpen:
      break;
  }
  return "open";
}

std::string_view word_of(Priority priority) {
  switch (priority) {
    case Priority::kHigh:
      return "high";
    case Priority::kMedium:
      return "medium";
    case Priority::kLow:
      return "low";
    case Priority::kNone:
      break;
  }
  return "none";
}

std::string when_text(const When& when) {
  std::string text = to_iso(when.day);
  if (!when.minute) return text;
  const auto two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
  return text + "T" + two(*when.minute / 60) + ":" + two(*when.minute % 60);
}

std::optional<When> when_of(std::string_view text) {
  const auto day = parse_date(text.substr(0, 10));
  if (!day) return {};
  if (text.size() == 10) return When{*day, {}};
  if (text.size() != 16 || (text[10] != 'T' && text[10] != ' ')) return {};
  const auto minute = read_time(text.substr(11));
  if (!minute) return {};
  return When{*day, minute};
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = text.find_first_not_of(separators, at);
    if (start == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(separators, start), text.size());
    parts.push_back(text.substr(start, end - start));
    at = end;
  }
  return parts;
}

}  // namespace cairn::tasks::transfer

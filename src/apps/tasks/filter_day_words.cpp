// How days and distances are said behind a verb: "due" "before Thu 24 Dec", "created" "less than 7 days ago".

#include "apps/tasks/filter_parts.h"

namespace cairn::tasks {

std::string ahead_words(FilterSign sign, const std::string& distance) {
  switch (sign) {
    case FilterSign::kEqual:
      return "in " + distance;
    case FilterSign::kBelow:
      return "in less than " + distance;
    case FilterSign::kAtMost:
      return "within " + distance;
    case FilterSign::kAbove:
      return "in more than " + distance;
    case FilterSign::kAtLeast:
      break;
  }
  return "in " + distance + " or more";
}

std::string back_words(FilterSign sign, const std::string& distance) {
  switch (sign) {
    case FilterSign::kEqual:
      return distance + " ago";
    case FilterSign::kBelow:
      return "less than " + distance + " ago";
    case FilterSign::kAtMost:
      return "within the last " + distance;
    case FilterSign::kAbove:
      return "more than " + distance + " ago";
    case FilterSign::kAtLeast:
      break;
  }
  return distance + " ago or earlier";
}

std::string age_words(FilterSign sign, const std::string& distance) {
  switch (sign) {
    case FilterSign::kEqual:
      return distance + " old";
    case FilterSign::kBelow:
      return "younger than " + distance;
    case FilterSign::kAtMost:
      return "at most " + distance + " old";
    case FilterSign::kAbove:
      return "older than " + distance;
    case FilterSign::kAtLeast:
      break;
  }
  return "at least " + distance + " old";
}

std::string day_words(Date day, Date today, const char* on) {
  const int days = days_between(today, day);
  if (days == 0) return "today";
  if (days == 1) return "tomorrow";
  if (days == -1) return "yesterday";
  return on + format_date(day, today);
}

std::string dated_words(FilterSign sign, const std::string& plain, const std::string& with_on) {
  switch (sign) {
    case FilterSign::kEqual:
      return with_on;
    case FilterSign::kBelow:
      return "before " + plain;
    case FilterSign::kAtMost:
      return "by " + plain;
    case FilterSign::kAbove:
      return "after " + plain;
    case FilterSign::kAtLeast:
      break;
  }
  return with_on + " or later";
}

}  // namespace cairn::tasks

#pragma once
// The observations of the journal in the order in which they are read: the newest first.

#include <cstddef>
#include <string>
#include <vector>

#include "apps/plants/model.h"

namespace cairn::plants {

struct Stretch {  // of Journal::ids: what was seen in one month, or on one day
  Date day;       // the first of the month, or the day
  std::size_t first = 0, count = 0;
  friend bool operator==(const Stretch&, const Stretch&) = default;
};

struct Journal {
  // By day and time, the latest first; of a day those without a time come last, and what was added later comes first.
  std::vector<std::string> ids;
  std::vector<Stretch> months, days;  // all of `ids`, each once
};

Journal journal_of(const State& state);
std::string month_words(Date day);  // "May 2026"
// How many were seen in each month from the first to the last, the oldest first; at most the last `most` months.
std::vector<Stretch> by_month(const Journal& journal, std::size_t most);

}  // namespace cairn::plants

#include "apps/plants/journal.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace cairn::plants {
namespace {

using Entry = std::pair<const std::string, Observation>;

Date month_of(Date day) {
  const CivilDate civil = to_civil(day);
  return to_date({civil.year, civil.month, 1});
}

Date month_before(Date month) { return month_of(add_days(month, -1)); }

bool later(const Entry* a, const Entry* b) {
  const auto key = [](const Entry* entry) {
    return std::tuple(entry->second.day, entry->second.minute.value_or(-1), entry->second.added_at);
  };
  return key(a) != key(b) ? key(a) > key(b) : a->first < b->first;
}

void put(std::vector<Stretch>& stretches, Date day, std::size_t at) {
  if (stretches.empty() || stretches.back().day != day) stretches.push_back({day, at, 0});
  ++stretches.back().count;
}

}  // namespace

Journal journal_of(const State& state) {
  std::vector<const Entry*> entries;
  entries.reserve(state.observations.size());
  for (const Entry& entry : state.observations) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(), later);
  Journal journal;
  journal.ids.reserve(entries.size());
  for (const Entry* entry : entries) {
    put(journal.months, month_of(entry->second.day), journal.ids.size());
    put(journal.days, entry->second.day, journal.ids.size());
    journal.ids.push_back(entry->first);
  }
  return journal;
}

std::string month_words(Date day) {
  const CivilDate civil = to_civil(day);
  return month_name(civil.month) + " " + std::to_string(civil.year);
}

std::vector<Stretch> by_month(const Journal& journal, std::size_t most) {
  std::vector<Stretch> all;
  if (journal.months.empty()) return all;
  auto next = journal.months.begin();
  for (Date month = next->day; next != journal.months.end() && all.size() < most; month = month_before(month)) {
    if (next->day == month)
      all.push_back(*next++);
    else
      all.push_back({month, 0, 0});
  }
  std::reverse(all.begin(), all.end());
  return all;
}

}  // namespace cairn::plants

#pragma once
// Words and sums for the data panel: sizes, ages, and what a list of changes would do. Knows no application: kinds of
// changes are worded by whoever knows them.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "core/log.h"

namespace cairn::ui {

// Words for that many of what a kind of change is about: ("roadmap.note", 2) gives "2 notes".
using CountWords = std::function<std::string(std::string_view kind, std::size_t count)>;
std::string count_plainly(std::string_view kind,
                          std::size_t count);  // from the kind's own name, when nobody knows better

// What lies beside the log, by the keys of its blobs, ascending, in words: "12 photos of plants". Empty: nothing.
using BesideWords = std::function<std::string(const std::vector<std::string>& keys)>;

struct Effects {  // each a list in words, e.g. "12 notes and 3 time entries"; empty: none
  std::string added, changed, removed;
  bool none() const { return added.empty() && changed.empty() && removed.empty(); }
};
Effects effects_of(const std::vector<Change>& changes, const CountWords& words);

std::string bytes_words(std::int64_t bytes);                // "512 bytes", "4 KB", "1.2 MB", "2.1 GB"
std::string counted_changes(std::uint64_t count);           // "1 change", "12 changes"
std::string age_words(int days);                            // "today", "yesterday", "12 days ago"
std::string joined(const std::vector<std::string>& parts);  // "a, b and c"

}  // namespace cairn::ui

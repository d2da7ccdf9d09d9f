#pragma once
// Priorities, states and lists of names as tables of other programs write them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/model.h"
#include "apps/tasks/transfer/reading.h"

namespace cairn::tasks::transfer {

std::optional<Priority> read_priority(std::string_view text);  // "High", "p1", "A", "!!!", "1" (1 is the highest)
struct ReadStanding {
  RowStanding standing = RowStanding::kOpen;
  bool started = false;
};
std::optional<ReadStanding> read_standing(std::string_view text);  // "done", "TRUE", "x", "in progress", "cancelled"
// Tags of one cell: parted by comma, semicolon or bar; where there is none of these, by white space if every word has
// "#" or "@" before it or `own` (a Cairn file). They may hold white space: Reading::add() makes one word of it.
std::vector<std::string> read_tags(std::string_view cell, bool own);

std::string_view word_of(RowStanding standing);      // "open", "done", "dropped"
std::string_view word_of(Priority priority);         // "none", "low", "medium", "high"
std::string when_text(const When& when);             // "2026-12-24", "2026-12-24T15:00"
std::optional<When> when_of(std::string_view text);  // that and nothing else

std::vector<std::string_view> split(std::string_view text, std::string_view separators);  // without empty parts

}  // namespace cairn::tasks::transfer

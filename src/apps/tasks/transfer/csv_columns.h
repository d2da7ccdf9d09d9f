#pragma once
// Which column of a table means what, by the words of its header.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/transfer/dates.h"
#include "base/csv.h"

namespace cairn::tasks::transfer {

enum class Column {
  kId,
  kTitle,
  kNote,
  kStatus,
  kPriority,
  kProject,
  kSection,
  kTags,
  kDue,
  kDefer,
  kEstimate,
  kRepeat,
  kParent,
  kWaitsFor,
  kSeries,
  kCreated,
  kStarted,
  kClosed,
  kOrigin,
  kWorked,
  kCount
};
inline constexpr std::size_t kColumns = static_cast<std::size_t>(Column::kCount);
inline constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

struct Header {
  std::array<std::size_t, kColumns> at{};  // place of each meaning in a row; kNoColumn: not there
  std::vector<std::string> unknown;        // names of columns that mean nothing here; empty where known
  int known = 0;
  int estimate_unit_minutes = 1;
  bool own = false;       // written by Cairn
  bool ticktick = false;  // priorities 0, 1, 3, 5 and states 0, 1, 2
  bool has(Column column) const { return at[static_cast<std::size_t>(column)] != kNoColumn; }
};

// Names of Cairn's own columns, in their order.
const std::vector<std::string>& own_columns();
Header read_header(const std::vector<std::string>& cells);
struct FoundHeader {
  Header header;
  std::size_t line = 0;
  bool found = false;
};
FoundHeader find_header(std::string_view text, char separator);
// What the slashes in its columns of days say.
DayOrder order_in(std::string_view text, char separator, const FoundHeader& found);
// What is wrong with a row that holds more than the header names; empty: it does not.
std::string surplus_problem(const CsvRow& row, std::size_t columns);

bool is_todoist_header(const std::vector<std::string>& cells);

}  // namespace cairn::tasks::transfer

#pragma once
// The first rows of a bank's table and what each becomes, by any plan: to show while a person chooses.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/finance/reading/table/plan.h"

namespace cairn::finance::reading {

inline constexpr std::size_t kPreviewRows = 20;

struct PreviewRow {
  std::size_t line = 0;
  std::vector<std::string> cells;
  std::optional<Entry> entry;  // the first one that the row becomes
  std::string account;         // of the entry: its number or name
  std::string currency;
  std::string problem;  // empty: the row was taken, belongs to another one, or is none
};

std::vector<PreviewRow> preview_table(std::string_view text, const TableShape& shape, const TablePlan& plan);

}  // namespace cairn::finance::reading

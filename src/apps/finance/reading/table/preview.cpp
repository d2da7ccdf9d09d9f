#include "apps/finance/reading/table/preview.h"

#include <algorithm>

#include "apps/finance/reading/table/reader.h"
#include "base/csv.h"

namespace cairn::finance::reading {

std::vector<PreviewRow> preview_table(std::string_view text, const TableShape& shape, const TablePlan& plan) {
  std::vector<PreviewRow> rows;
  CsvReader reader(shape.body, shape.separator);
  CsvRow row;
  bool names = shape.header;
  std::size_t end = 0;
  while (rows.size() < kPreviewRows && reader.next(row)) {
    end = reader.at();
    if (row.fault == CsvRow::Fault::kNone && names) {
      names = false;
      continue;
    }
    const std::size_t line = row.fault == CsvRow::Fault::kNone ? row.line : row.quote_line;
    rows.push_back({line + shape.lines_before, row.cells, std::nullopt, {}, {}, {}});
  }
  TableShape cut = shape;
  cut.body = shape.body.substr(0, end);
  TableReader table(text, std::move(cut), plan);
  while (!table.advance(static_cast<std::size_t>(1) << 20)) continue;
  const auto at_line = [&](std::size_t line) {
    return std::find_if(rows.begin(), rows.end(), [&](const PreviewRow& shown) { return shown.line == line; });
  };
  for (const Statement& statement : table.contents().statements)
    for (const Entry& entry : statement.entries) {
      const auto shown = at_line(entry.line);
      if (shown == rows.end() || shown->entry) continue;
      shown->entry = entry;
      shown->account = statement.account.empty() ? statement.name : statement.account;
      shown->currency = statement.currency;
    }
  for (const Problem& problem : table.contents().problems)
    if (const auto shown = at_line(problem.line); shown != rows.end()) shown->problem = problem.reason;
  return rows;
}

}  // namespace cairn::finance::reading

#pragma once
// Rows of programs whose tables say more than a bank's: splits over several rows, and both sides of an entry.

#include <memory>
#include <string>
#include <vector>

#include "apps/finance/reading/table/reader.h"

namespace cairn::finance::reading {

// Gets every row of the file, and gives back what is ready.
class SourceRows {
 public:
  struct Ready {
    std::size_t line = 0;
    TableRow row;
  };
  SourceRows() = default;
  SourceRows(const SourceRows&) = delete;
  SourceRows& operator=(const SourceRows&) = delete;
  virtual ~SourceRows() = default;
  virtual void add(const std::vector<std::string>& cells, std::size_t line, std::vector<Ready>& ready) = 0;
  virtual void finish(std::vector<Ready>& ready) = 0;  // what is still held back
  virtual void settle(Contents& contents) = 0;         // once all entries are there
};

// nullptr of Source::kAny. `plan` and `rows` outlive it.
std::unique_ptr<SourceRows> open_source(const TableShape& shape, const TablePlan& plan, const TableRowReader& rows);

}  // namespace cairn::finance::reading

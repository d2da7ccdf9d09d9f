#pragma once
// What one row of a bank's table says, by a plan.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/finance/reading/statement.h"
#include "apps/finance/reading/table/plan.h"
#include "apps/finance/reading/table/problems.h"

namespace cairn::finance::reading {

// Whose entry a row is.
struct RowAccount {
  std::string account, name, currency;
  friend bool operator==(const RowAccount&, const RowAccount&) = default;
};

struct TableRow {
  enum class Kind {
    kEntry,
    kProblem,
    kContinuation,  // a text that belongs to the row before
    kNothing,       // neither a day nor an amount: a footer, or nothing at all
    kTotal,         // a sum or a balance without a day: "Total", "Opening balance"
    kDropped,       // declined or reverted: `text` is the word
  };
  Kind kind = Kind::kNothing;
  Entry entry;
  RowAccount account;
  std::optional<Millionths> balance;
  std::string text;
  TableBlame blame;
};

// The plan and the columns must outlive it. Rows of Firefly III are read by source_rows.h.
class TableRowReader {
 public:
  TableRowReader(const TablePlan& plan, std::size_t columns) : plan_(plan), columns_(columns) {}
  // Cells beyond the columns must be empty: see too_many_cells().
  TableRow read(const std::vector<std::string>& cells) const;
  // The blame where cells beyond the columns are filled.
  std::optional<TableBlame> too_many_cells(const std::vector<std::string>& cells) const;

 private:
  using Cells = std::vector<std::string>;
  std::string_view cell(const Cells& cells, Field field) const;
  bool blame(TableRow& row, TableReason reason, Field field, std::string_view text) const;
  TableRow without_day_and_amount(const Cells& cells) const;
  bool read_days(const Cells& cells, TableRow& row) const;
  bool read_day(const Cells& cells, Field field, TableRow& row, Date& day) const;
  bool read_standing(const Cells& cells, TableRow& row) const;
  bool read_money(const Cells& cells, Field field, TableRow& row, CellMoney& money) const;
  bool read_amount(const Cells& cells, TableRow& row) const;
  bool read_both_ways(const Cells& cells, TableRow& row, CellMoney& money) const;
  bool apply_way(const Cells& cells, TableRow& row, CellMoney& money) const;
  bool read_currency(const Cells& cells, TableRow& row, const CellMoney& money) const;
  bool read_fee(const Cells& cells, TableRow& row) const;
  bool read_foreign(const Cells& cells, TableRow& row) const;
  void read_texts(const Cells& cells, TableRow& row) const;

  const TablePlan& plan_;
  std::size_t columns_;
};

}  // namespace cairn::finance::reading

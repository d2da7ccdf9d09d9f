#pragma once
// The entries of a bank's table, read in slices by a plan.

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "apps/finance/reading/statement_reader.h"
#include "apps/finance/reading/table/plan.h"
#include "apps/finance/reading/table/problems.h"
#include "apps/finance/reading/table/row.h"
#include "base/csv.h"

namespace cairn::finance::reading {

// Collects entries into the statements of their accounts and follows the running balances.
class StatementSorter {
 public:
  StatementSorter(const TableShape& shape, const TablePlan& plan, Contents& contents)
      : shape_(shape), plan_(plan), contents_(contents) {}

  // False: there are as many statements or entries as may be; the blame says which.
  bool add(TableRow&& row, std::size_t line, TableBlame& blame);
  Entry* last() { return last_; }  // the entry that came last; nullptr: none, or it was no entry
  void forget_last() { last_ = nullptr; }
  void finish();  // balances and notes

 private:
  struct Follow {  // a running balance, in the order of the file
    std::optional<Millionths> last_balance, first_balance;
    Millionths last_amount = 0, first_amount = 0;
    bool last_has = false, first_has = false;
    std::size_t steps = 0, wrong = 0, first_wrong = 0;
    Date first_day, last_day;
  };
  std::size_t place_of(const RowAccount& account, std::size_t line);
  void follow(Follow& follow, const Entry& entry, const std::optional<Millionths>& balance) const;
  void merge_unnamed();
  void set_balances(Statement& statement, const Follow& follow) const;

  const TableShape& shape_;
  const TablePlan& plan_;
  Contents& contents_;
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<Follow> follows_;
  RowAccount last_account_;
  std::size_t last_place_ = 0, entries_ = 0;
  Entry* last_ = nullptr;
};

class SourceRows;  // table_sources.h

class TableReader final : public StatementReader {
 public:
  // `text` outlives the reader; shape and plan are copied. A plan that check_plan() refuses gives one problem.
  TableReader(std::string_view text, TableShape shape, TablePlan plan);
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;
  ~TableReader() override;

  bool advance(std::size_t most_bytes) override;
  std::size_t at() const override;
  const TablePlan& plan() const { return plan_; }
  // How many rows have each reason.
  const std::array<std::size_t, kTableReasons>& by_reason() const { return by_reason_; }

 private:
  void read_row();
  void take(TableRow&& row, std::size_t line);
  void problem(const TableBlame& blame, std::size_t line, std::string_view start);
  void flush_nothings();
  void finish();

  struct Nothing {  // a row without a day and an amount: a footer, unless entries follow it
    std::size_t line = 0;
    std::string start, text;
  };
  void note_rows(const std::vector<Nothing>& rows, std::string_view what);

  std::string_view text_;
  TableShape shape_;
  TablePlan plan_;
  TableRowReader rows_;
  StatementSorter sorter_;
  CsvReader reader_;
  CsvRow row_;
  std::unique_ptr<SourceRows> source_;
  std::vector<Nothing> nothings_;  // at the end of what was read so far
  std::vector<Nothing> totals_;
  std::unordered_map<std::string, std::size_t> dropped_;
  std::vector<std::string> dropped_words_;
  std::array<std::size_t, kTableReasons> by_reason_{};
  bool names_ = false, done_ = false;
};

// Finds the table and proposes the plan. One problem where it is none.
std::unique_ptr<StatementReader> open_table(std::string_view text);

}  // namespace cairn::finance::reading

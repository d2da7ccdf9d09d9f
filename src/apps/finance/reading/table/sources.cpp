// Actual Budget: splits over several rows, transfers by the name of the other account.

#include "apps/finance/reading/table/sources.h"

#include <unordered_set>
#include <utility>

#include "apps/finance/reading/table/firefly.h"
#include "apps/finance/reading/table/values.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kMaxParts = 500;  // of one split

class ActualRows final : public SourceRows {
 public:
  ActualRows(const TablePlan& plan, const TableRowReader& rows) : plan_(plan), rows_(rows) {}

  void add(const std::vector<std::string>& cells, std::size_t line, std::vector<Ready>& ready) override {
    Ready one{line, rows_.read(cells)};
    if (one.row.kind != TableRow::Kind::kEntry) {
      release(ready);
      ready.push_back(std::move(one));
      return;
    }
    Millionths total = 0;
    if (is_whole(cells, one.row, total)) {
      release(ready);
      whole_ = std::move(one);
      whole_->row.entry.amount = total;
      return;
    }
    if (whole_ && belongs(one.row)) {
      sum_ += one.row.entry.amount;
      parts_.push_back(std::move(one));
      if (sum_ == whole_->row.entry.amount) join(ready);
      if (parts_.size() > kMaxParts) release(ready);
      return;
    }
    release(ready);
    ready.push_back(std::move(one));
  }

  void finish(std::vector<Ready>& ready) override { release(ready); }

  // A payee that is the name of another account in the file is a transfer to it.
  void settle(Contents& contents) override {
    std::unordered_set<std::string> names;
    for (const Statement& statement : contents.statements) names.insert(statement.name);
    for (Statement& statement : contents.statements)
      for (Entry& entry : statement.entries) {
        if (!entry.category.empty() || entry.payee.empty() || entry.payee == statement.name) continue;
        if (names.find(entry.payee) == names.end()) continue;
        entry.own_account = std::move(entry.payee);
        entry.payee.clear();
      }
  }

 private:
  // The row of a whole split: nothing as its amount, and all of it as its split amount. Its parts follow.
  bool is_whole(const std::vector<std::string>& cells, const TableRow& row, Millionths& total) const {
    const std::size_t column = plan_.columns[Field::kSplitAmount];
    if (column >= cells.size() || row.entry.amount != 0) return false;
    const CellMoney money = read_cell_money(cells[column], plan_.decimal_sign);
    total = money.value;
    return money.fault == NumberFault::kNone && !money.too_fine && total != 0;
  }

  bool belongs(const TableRow& row) const {
    return row.account == whole_->row.account && row.entry.booked == whole_->row.entry.booked;
  }

  void join(std::vector<Ready>& ready) {
    Entry& entry = whole_->row.entry;
    for (Ready& part : parts_)
      entry.parts.push_back(
          {std::move(part.row.entry.category), std::move(part.row.entry.memo), part.row.entry.amount});
    if (entry.payee.empty()) entry.payee = parts_.front().row.entry.payee;
    ready.push_back(std::move(*whole_));
    forget();
  }

  // Parts that do not add up to the whole are entries by themselves: the amounts of the rows are the account's.
  void release(std::vector<Ready>& ready) {
    if (!whole_) return;
    whole_->row.kind = TableRow::Kind::kProblem;
    whole_->row.blame.reason = TableReason::kBrokenSplit;
    whole_->row.blame.cell = whole_->row.entry.payee + " " + to_iso(whole_->row.entry.booked);
    ready.push_back(std::move(*whole_));
    for (Ready& part : parts_) ready.push_back(std::move(part));
    forget();
  }

  void forget() {
    whole_.reset();
    parts_.clear();
    sum_ = 0;
  }

  const TablePlan& plan_;
  const TableRowReader& rows_;
  std::optional<Ready> whole_;
  std::vector<Ready> parts_;
  Millionths sum_ = 0;
};

}  // namespace

std::unique_ptr<SourceRows> open_source(const TableShape& shape, const TablePlan& plan, const TableRowReader& rows) {
  if (plan.source == Source::kActual) return std::make_unique<ActualRows>(plan, rows);
  if (plan.source == Source::kFirefly) return open_firefly(shape, plan);
  return nullptr;
}

}  // namespace cairn::finance::reading

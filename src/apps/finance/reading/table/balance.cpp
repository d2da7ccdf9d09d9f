#include "apps/finance/reading/table/balance.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "apps/finance/reading/table/values.h"
#include "apps/finance/reading/table/words.h"

namespace cairn::finance::reading {
namespace {

struct Step {
  bool known = false;
  Millionths amount = 0, fee = 0, balance = 0;
  std::string_view account, currency;
};

std::string_view cell_at(const std::vector<std::string>& row, std::size_t column) {
  return column < row.size() ? trim_spaces(row[column]) : std::string_view();
}

std::optional<Millionths> money_at(const std::vector<std::string>& row, std::size_t column, DecimalSign sign) {
  const std::string_view cell = cell_at(row, column);
  if (cell.empty()) return std::nullopt;
  const CellMoney money = read_cell_balance(cell, sign);
  if (money.fault != NumberFault::kNone) return std::nullopt;
  return money.way == Way::kOut ? -money.value : money.value;
}

Step step_of(const std::vector<std::string>& row, const BalanceColumns& columns, DecimalSign sign) {
  Step step;
  const auto balance = money_at(row, columns.balance, sign);
  auto amount = money_at(row, columns.amount, sign);
  if (!amount) {
    const auto in = money_at(row, columns.money_in, sign), out = money_at(row, columns.money_out, sign);
    if (in || out) amount = (in ? *in : 0) - (out ? (*out < 0 ? -*out : *out) : 0);
  } else if (way_of(cell_at(row, columns.direction)) == Way::kOut && *amount > 0) {
    amount = -*amount;
  }
  if (!balance || !amount) return step;
  step.known = true;
  step.balance = *balance;
  step.amount = *amount;
  step.fee = money_at(row, columns.fee, sign).value_or(0);
  step.account = cell_at(row, columns.account);
  step.currency = cell_at(row, columns.currency);
  return step;
}

Millionths moved(const Step& step, bool reversed, FeeSign fee) {
  Millionths amount = reversed ? -step.amount : step.amount;
  if (fee == FeeSign::kTakenOff) amount -= step.fee;
  if (fee == FeeSign::kAdded) amount += step.fee;
  return amount;
}

// Counts the steps that agree. `earlier` and `later` in the order of time.
void count(const std::vector<Step>& steps, BalanceFit& fit) {
  fit.steps = fit.agreeing = 0;
  for (std::size_t i = 1; i < steps.size(); ++i) {
    const Step& earlier = fit.newest_first ? steps[i] : steps[i - 1];
    const Step& later = fit.newest_first ? steps[i - 1] : steps[i];
    if (!earlier.known || !later.known) continue;
    if (earlier.account != later.account || earlier.currency != later.currency) continue;
    const Millionths amount = moved(fit.before ? earlier : later, fit.reversed, fit.fee);
    if (amount == 0) continue;  // it agrees with everything
    ++fit.steps;
    if (earlier.balance + amount == later.balance) ++fit.agreeing;
  }
}

void try_signs(const std::vector<Step>& steps, RowOrder order, BalanceFit& best) {
  std::array<std::size_t, 2> most = {best.reversed ? best.other_sign : best.agreeing,
                                     best.reversed ? best.agreeing : best.other_sign};
  for (const bool reversed : {false, true})
    for (const bool newest_first : {false, true})
      for (const bool before : {false, true})
        for (const FeeSign fee : {FeeSign::kNone, FeeSign::kTakenOff, FeeSign::kAdded}) {
          if (newest_first && order == RowOrder::kOldestFirst) continue;
          if (!newest_first && order == RowOrder::kNewestFirst) continue;
          if (before && order == RowOrder::kUnknown) continue;
          BalanceFit fit;
          fit.newest_first = newest_first;
          fit.before = before;
          fit.reversed = reversed;
          fit.fee = fee;
          count(steps, fit);
          most[reversed ? 1 : 0] = std::max(most[reversed ? 1 : 0], fit.agreeing);
          if (fit.agreeing > best.agreeing || best.steps == 0) best = fit;
        }
  best.other_sign = most[best.reversed ? 0 : 1];
}

}  // namespace

RowOrder order_of_rows(const TableRows& rows, std::size_t booked) {
  std::size_t up = 0, down = 0;
  std::optional<std::int32_t> last;
  for (const auto& row : rows) {
    ReadDate day = read_cell_day(cell_at(row, booked), DateOrder::kDayFirst);
    if (day.fault == DateFault::kOtherOrder) day = read_cell_day(cell_at(row, booked), DateOrder::kMonthFirst);
    if (day.fault != DateFault::kNone) continue;
    if (last && day.day > *last) ++up;
    if (last && day.day < *last) ++down;
    last = day.day;
  }
  if (up == down) return RowOrder::kUnknown;
  return up > down ? RowOrder::kOldestFirst : RowOrder::kNewestFirst;
}

BalanceColumns balance_columns(const Columns& columns) {
  BalanceColumns out;
  out.amount = columns[Field::kAmount];
  out.money_out = columns[Field::kMoneyOut];
  out.money_in = columns[Field::kMoneyIn];
  out.balance = columns[Field::kBalance];
  out.fee = columns[Field::kFee];
  out.direction = columns[Field::kDirection];
  out.account = columns[Field::kAccount];
  out.currency = columns[Field::kCurrency];
  out.booked = columns[Field::kBooked];
  return out;
}

BalanceFit fit_balance(const TableRows& rows, const BalanceColumns& columns) {
  BalanceFit best;
  if (columns.balance == kNoColumn) return best;
  const RowOrder order = order_of_rows(rows, columns.booked);
  for (const DecimalSign sign : {DecimalSign::kPoint, DecimalSign::kComma}) {
    std::vector<Step> steps;
    steps.reserve(rows.size());
    for (const auto& row : rows) {
      const Step step = step_of(row, columns, sign);
      if (step.known) steps.push_back(step);
    }
    try_signs(steps, order, best);
  }
  return best;
}

}  // namespace cairn::finance::reading

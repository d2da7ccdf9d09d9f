#include "apps/finance/reading/table/row.h"
#include "apps/finance/reading/facts.h"

#include <algorithm>

#include "apps/finance/reading/table/values.h"
#include "apps/finance/reading/table/words.h"
#include "base/column_names.h"
#include "base/currency.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

std::string number_of(std::size_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

TableReason reason_of(DateFault fault) {
  switch (fault) {
    case DateFault::kOtherOrder:
      return TableReason::kOtherDateOrder;
    case DateFault::kNoSuchDay:
      return TableReason::kNoSuchDay;
    case DateFault::kEmpty:
      return TableReason::kNoDate;
    default:
      return TableReason::kUnreadDate;
  }
}

TableReason reason_of(NumberFault fault) {
  switch (fault) {
    case NumberFault::kOtherSign:
      return TableReason::kOtherDecimals;
    case NumberFault::kTooLarge:
      return TableReason::kHugeAmount;
    case NumberFault::kEmpty:
      return TableReason::kNoAmount;
    default:
      return TableReason::kUnreadAmount;
  }
}

// A text that is wrapped in apostrophes, as some banks do.
std::string_view unwrapped(std::string_view cell) {
  cell = trim_spaces(cell);
  return cell.size() > 1 && cell.front() == '\'' && cell.back() == '\'' ? cell.substr(1, cell.size() - 2) : cell;
}

// How rows begin that add up others.
constexpr std::string_view kTotalWords =
    "total totals totaal sum sums summe gesamt gesamtsumme endsumme subtotal somme totale suma celkem osszesen razem "
    "openingbalance closingbalance balance endingbalance startingbalance anfangssaldo endsaldo saldo kontostand "
    "alterkontostand neuerkontostand beginsaldo eindsaldo solde soldeinitial soldefinal saldoinicial saldofinal "
    "saldoiniziale saldofinale";

bool is_total(std::string_view cell) {
  cell = trim_spaces(cell);
  return !cell.empty() && cell.size() < 40 && is_in_list(plain_name(cell.substr(0, cell.find(':'))), kTotalWords);
}

}  // namespace

std::string_view TableRowReader::cell(const Cells& cells, Field field) const {
  const std::size_t column = plan_.columns[field];
  return column < cells.size() ? trim_spaces(cells[column]) : std::string_view();
}

bool TableRowReader::blame(TableRow& row, TableReason reason, Field field, std::string_view text) const {
  row.kind = TableRow::Kind::kProblem;
  row.blame.reason = reason;
  row.blame.field = field;
  row.blame.cell = std::string(truncate_utf8(text, kMaxStartBytes));
  return false;
}

std::optional<TableBlame> TableRowReader::too_many_cells(const Cells& cells) const {
  for (std::size_t i = columns_; i < cells.size(); ++i) {
    if (trim_spaces(cells[i]).empty()) continue;
    TableBlame out;
    out.reason = TableReason::kTooManyCells;
    out.more = number_of(cells.size(), "cell") + " and the table " + number_of(columns_, "column");
    return out;
  }
  return std::nullopt;
}

// Where no cell of a day or an amount says anything that could be one.
TableRow TableRowReader::without_day_and_amount(const Cells& cells) const {
  TableRow row;
  bool empty = true, texts = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view text = trim_spaces(cells[i]);
    if (text.empty()) continue;
    const bool day_or_amount = i == plan_.columns[Field::kBooked] || i == plan_.columns[Field::kAmount] ||
                               i == plan_.columns[Field::kMoneyOut] || i == plan_.columns[Field::kMoneyIn] ||
                               i == plan_.columns[Field::kValueDate] || i == plan_.columns[Field::kBalance];
    empty = empty && !day_or_amount;
    texts = true;
    row.text = joined(row.text, tidy(unwrapped(text)));
  }
  row.kind = empty && texts ? TableRow::Kind::kContinuation : TableRow::Kind::kNothing;
  return row;
}

bool TableRowReader::read_day(const Cells& cells, Field field, TableRow& row, Date& day) const {
  const std::string_view text = cell(cells, field);
  const ReadDate read = read_cell_day(text, plan_.date_order);
  if (read.fault != DateFault::kNone) return blame(row, reason_of(read.fault), field, text);
  day = Date{read.day};
  return true;
}

bool TableRowReader::read_days(const Cells& cells, TableRow& row) const {
  const std::string_view booked = cell(cells, Field::kBooked);
  if (booked.empty() && !cell(cells, Field::kOtherDate).empty()) {
    // The day of the purchase, until the bank books it.
    row.entry.pending = true;
    return read_day(cells, Field::kOtherDate, row, row.entry.booked);
  }
  if (standing_of(booked) == Standing::kPending) return blame(row, TableReason::kNotBookedYet, Field::kBooked, booked);
  if (booked.empty() && row.entry.pending)
    return blame(row, TableReason::kNotBookedYet, Field::kBooked, cell(cells, Field::kStatus));
  if (!read_day(cells, Field::kBooked, row, row.entry.booked)) return false;
  if (cell(cells, Field::kValueDate).empty()) return true;
  Date value;
  if (!read_day(cells, Field::kValueDate, row, value)) return false;
  if (value != row.entry.booked) row.entry.value = value;
  return true;
}

bool TableRowReader::read_standing(const Cells& cells, TableRow& row) const {
  const std::string_view word = cell(cells, Field::kStatus);
  const Standing standing = standing_of(word);
  row.entry.pending = standing == Standing::kPending;
  if (standing != Standing::kDropped) return true;
  row.kind = TableRow::Kind::kDropped;
  row.text = tidy(word);
  return false;
}

bool TableRowReader::read_money(const Cells& cells, Field field, TableRow& row, CellMoney& money) const {
  const std::string_view text = cell(cells, field);
  money = read_cell_money(text, plan_.decimal_sign);
  if (money.fault != NumberFault::kNone) return blame(row, reason_of(money.fault), field, text);
  if (money.too_fine) return blame(row, TableReason::kTooManyDecimals, field, text);
  return true;
}

bool TableRowReader::read_both_ways(const Cells& cells, TableRow& row, CellMoney& money) const {
  CellMoney in, out;
  const std::string_view in_cell = cell(cells, Field::kMoneyIn), out_cell = cell(cells, Field::kMoneyOut);
  if (in_cell.empty() && out_cell.empty()) return blame(row, TableReason::kNoAmount, Field::kAmount, {});
  if (!in_cell.empty() && !read_money(cells, Field::kMoneyIn, row, in)) return false;
  if (!out_cell.empty() && !read_money(cells, Field::kMoneyOut, row, out)) return false;
  if (in.value != 0 && out.value != 0)
    return blame(row, TableReason::kBothWays, Field::kAmount, std::string(in_cell) + " / " + std::string(out_cell));
  money = out.value != 0 ? out : in;
  if (out.value != 0) money.value = plan_.out_is_signed ? out.value : -out.value;
  if (money.currency.empty()) money.currency = in.currency.empty() ? out.currency : in.currency;
  return true;
}

// The way that a word beside the amount tells. Sign and word must not contradict each other.
bool TableRowReader::apply_way(const Cells& cells, TableRow& row, CellMoney& money) const {
  if (money.value == 0) return true;
  const std::string_view word = cell(cells, Field::kDirection);
  Way way = money.way;
  if (plan_.columns.has(Field::kDirection) && way == Way::kUnknown && !word.empty()) {
    const auto known =
        std::find_if(plan_.ways.begin(), plan_.ways.end(), [&](const WayWord& w) { return w.word == word; });
    way = known != plan_.ways.end() ? known->way : way_of(word);
    if (way == Way::kUnknown && !money.has_sign) return blame(row, TableReason::kUnknownWay, Field::kDirection, word);
  }
  if (way == Way::kUnknown) way = plan_.without_word;
  if (way == Way::kUnknown) {
    const bool told = money.has_sign || !plan_.columns.has(Field::kDirection);
    return told ? true : blame(row, TableReason::kNoWay, Field::kDirection, word);
  }
  if (money.value < 0 && way == Way::kIn) return blame(row, TableReason::kOtherWay, Field::kDirection, word);
  if (money.value > 0 && way == Way::kOut) money.value = -money.value;
  return true;
}

bool TableRowReader::read_amount(const Cells& cells, TableRow& row) const {
  CellMoney money;
  if (plan_.columns.has(Field::kAmount)) {
    if (!read_money(cells, Field::kAmount, row, money) || !apply_way(cells, row, money)) return false;
  } else if (!read_both_ways(cells, row, money)) {
    return false;
  }
  row.entry.amount = plan_.reversed_sign ? -money.value : money.value;
  if (!read_currency(cells, row, money)) return false;
  if (const std::string_view text = cell(cells, Field::kBalance); !text.empty()) {
    const CellMoney balance = read_cell_balance(text, plan_.decimal_sign);
    if (balance.fault == NumberFault::kNone && !balance.too_fine)
      row.balance = balance.way == Way::kOut && balance.value > 0 ? -balance.value : balance.value;
  }
  return true;
}

bool TableRowReader::read_currency(const Cells& cells, TableRow& row, const CellMoney& money) const {
  const std::string_view text = cell(cells, Field::kCurrency);
  row.account.currency = plan_.currency;
  if (!text.empty()) {
    row.account.currency = currency_of(text);
    if (row.account.currency.size() != 3) return blame(row, TableReason::kUnreadCurrency, Field::kCurrency, text);
  } else if (!money.currency.empty()) {
    row.account.currency = money.currency;
  }
  return true;
}

bool TableRowReader::read_fee(const Cells& cells, TableRow& row) const {
  if (plan_.fee == FeeSign::kNone || cell(cells, Field::kFee).empty()) return true;
  CellMoney fee;
  if (!read_money(cells, Field::kFee, row, fee)) return false;
  const Millionths change = plan_.fee == FeeSign::kTakenOff ? -fee.value : fee.value;
  if (change == 0) return true;
  if (row.entry.amount != 0) row.entry.parts = {{{}, {}, row.entry.amount}, {{}, "Fee", change}};
  row.entry.amount += change;
  return true;
}

bool TableRowReader::read_foreign(const Cells& cells, TableRow& row) const {
  const std::string_view text = cell(cells, Field::kForeignAmount);
  if (text.empty()) return true;
  const CellMoney money = read_cell_money(text, plan_.decimal_sign);
  if (money.fault != NumberFault::kNone || money.too_fine || money.value == 0) return true;
  std::string currency = currency_of(cell(cells, Field::kForeignCurrency));
  if (currency.size() != 3) currency = money.currency;
  if (currency.size() != 3 || currency == row.account.currency) return true;
  row.entry.foreign_currency = currency;
  // It goes the same way as the amount, whatever sign the column has.
  const Millionths size = money.value < 0 ? -money.value : money.value;
  row.entry.foreign_amount = row.entry.amount < 0 ? -size : size;
  return true;
}

void TableRowReader::read_texts(const Cells& cells, TableRow& row) const {
  Entry& entry = row.entry;
  const auto text = [&](Field field) { return tidy(unwrapped(cell(cells, field))); };
  const bool from = entry.amount > 0 && plan_.columns.has(Field::kPayer);
  entry.payee = text(from ? Field::kPayer : Field::kPayee);
  entry.memo = text(Field::kMemo);
  for (const std::size_t memo : plan_.columns.more_memos)
    if (memo < cells.size()) entry.memo = joined(entry.memo, tidy(unwrapped(cells[memo])));
  if (entry.memo.empty() && entry.payee.empty()) entry.memo = text(Field::kKind);
  if (entry.memo == entry.payee) entry.memo.clear();
  entry.reference = text(Field::kReference);
  entry.check_number = text(Field::kCheckNumber);
  const std::string iban = cell_iban(cell(cells, Field::kOtherAccount));
  entry.other_account = iban.empty() ? text(Field::kOtherAccount) : iban;
  entry.category = text(Field::kCategory);
  entry.own_account = text(Field::kOwnAccount);
  const std::string own = cell_iban(cell(cells, Field::kAccount));
  row.account.account = own.empty() ? text(Field::kAccount) : own;
  row.account.name = text(Field::kAccountName);
}

TableRow TableRowReader::read(const Cells& cells) const {
  const auto has_number = [&](Field field) { return is_money(cell(cells, field)); };
  const std::string_view booked = cell(cells, Field::kBooked);
  const bool day = looks_like_day(booked) || standing_of(booked) == Standing::kPending ||
                   looks_like_day(cell(cells, Field::kOtherDate));
  if (!day && !has_number(Field::kAmount) && !has_number(Field::kMoneyOut) && !has_number(Field::kMoneyIn))
    return without_day_and_amount(cells);
  TableRow row;
  if (!day && std::any_of(cells.begin(), cells.end(), [](const std::string& text) { return is_total(text); })) {
    row.kind = TableRow::Kind::kTotal;
    return row;
  }
  if (!read_standing(cells, row) || !read_days(cells, row) || !read_amount(cells, row) || !read_fee(cells, row))
    return row;
  read_foreign(cells, row);
  read_texts(cells, row);
  row.kind = TableRow::Kind::kEntry;
  return row;
}

}  // namespace cairn::finance::reading

#include "apps/finance/reading/table/plan.h"

#include <algorithm>
#include <array>

#include "apps/finance/reading/table/words.h"
#include "base/column_names.h"
#include "base/currency.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kMaxWays = 40;

// Calls use(cell) for every filled cell of the field's column.
template <class Use>
void each_cell(const TableRows& rows, std::size_t column, const Use& use) {
  for (const auto& row : rows)
    if (column < row.size())
      if (const std::string_view cell = trim_spaces(row[column]); !cell.empty()) use(cell);
}

void propose_dates(const TableRows& rows, TablePlan& plan) {
  std::size_t day_first = 0, month_first = 0, either = 0;
  for (const Field field : {Field::kBooked, Field::kOtherDate, Field::kValueDate})
    each_cell(rows, plan.columns[field], [&](std::string_view cell) {
      const DateHint hint = date_hint(cell);
      if (hint == DateHint::kDayFirst) ++day_first;
      if (hint == DateHint::kMonthFirst) ++month_first;
      if (hint == DateHint::kEither) ++either;
    });
  plan.date_order = month_first > day_first ? DateOrder::kMonthFirst : DateOrder::kDayFirst;
  plan.date_order_unsure = either > 0 && day_first == month_first;
}

// What the amounts say; where they say nothing, what other numbers of the file say.
void propose_decimals(const TableRows& rows, TablePlan& plan) {
  std::size_t point = 0, comma = 0, either = 0;
  const auto look_at = [&](std::initializer_list<Field> fields) {
    for (const Field field : fields)
      each_cell(rows, plan.columns[field], [&](std::string_view cell) {
        const DecimalHint hint = decimal_hint(cell);
        if (hint == DecimalHint::kPoint) ++point;
        if (hint == DecimalHint::kComma) ++comma;
        if (hint == DecimalHint::kEither) ++either;
      });
  };
  look_at({Field::kAmount, Field::kMoneyOut, Field::kMoneyIn});
  if (point == comma) look_at({Field::kBalance, Field::kFee, Field::kForeignAmount, Field::kSplitAmount});
  plan.decimal_sign = comma > point ? DecimalSign::kComma : DecimalSign::kPoint;
  plan.decimal_sign_unsure = either > 0 && point == comma;
}

void propose_currency(const TableShape& shape, const TableRows& rows, TablePlan& plan) {
  plan.currency.clear();
  for (const Field field : {Field::kAmount, Field::kMoneyOut, Field::kMoneyIn, Field::kBalance})
    if (plan.currency.empty() && plan.columns[field] < shape.columns.size())
      plan.currency = currency_in_name(shape.columns[plan.columns[field]]);
  if (plan.currency.empty()) plan.currency = shape.preamble.currency;
  if (!plan.currency.empty()) return;
  for (const Field field : {Field::kAmount, Field::kMoneyOut, Field::kMoneyIn, Field::kBalance})
    each_cell(rows, plan.columns[field], [&](std::string_view cell) {
      if (plan.currency.empty()) plan.currency = read_cell_money(cell, plan.decimal_sign).currency;
    });
}

struct Signs {
  std::size_t amounts = 0, negative = 0, in_letters = 0, out_letters = 0;
};

Signs signs_in(const TableRows& rows, std::size_t column, DecimalSign sign) {
  Signs signs;
  each_cell(rows, column, [&](std::string_view cell) {
    const CellMoney money = read_cell_money(cell, sign);
    if (money.fault != NumberFault::kNone || money.value == 0) return;
    ++signs.amounts;
    if (money.value < 0) ++signs.negative;
    if (money.way == Way::kIn) ++signs.in_letters;
    if (money.way == Way::kOut) ++signs.out_letters;
  });
  return signs;
}

void collect_ways(const TableRows& rows, TablePlan& plan, std::size_t& in, std::size_t& out, std::size_t& blank) {
  plan.ways.clear();
  const std::size_t column = plan.columns[Field::kDirection];
  if (column == kNoColumn) return;
  for (const auto& row : rows) {
    const std::string_view cell = column < row.size() ? trim_spaces(row[column]) : std::string_view();
    const Way way = way_of(cell);
    if (cell.empty()) {
      if (is_entry_row(row)) ++blank;
      continue;
    }
    if (way == Way::kIn) ++in;
    if (way == Way::kOut) ++out;
    const bool known =
        std::any_of(plan.ways.begin(), plan.ways.end(), [&](const WayWord& w) { return w.word == cell; });
    if (!known && plan.ways.size() < kMaxWays && cell.size() <= kMaxStartBytes)
      plan.ways.push_back({std::string(cell), way});
  }
}

// Words that contradict the signs of the amounts say something else ("Debit" of a debit card), so the signs count.
bool ways_contradict(const TableRows& rows, const TablePlan& plan) {
  std::size_t against = 0, with = 0;
  const std::size_t amount = plan.columns[Field::kAmount], word = plan.columns[Field::kDirection];
  for (const auto& row : rows) {
    if (amount >= row.size() || word >= row.size()) continue;
    const CellMoney money = read_cell_money(row[amount], plan.decimal_sign);
    const Way way = way_of(row[word]);
    if (money.fault != NumberFault::kNone || money.value == 0 || way == Way::kUnknown) continue;
    ++((money.value < 0) == (way == Way::kOut) ? with : against);
  }
  return against * 5 > with;
}

void propose_ways(const TableRows& rows, TablePlan& plan) {
  std::size_t in = 0, out = 0, blank = 0;
  plan.without_word = Way::kUnknown;
  collect_ways(rows, plan, in, out, blank);
  const Signs signs = signs_in(rows, plan.columns[Field::kAmount], plan.decimal_sign);
  const bool unknown =
      std::any_of(plan.ways.begin(), plan.ways.end(), [](const WayWord& w) { return w.way == Way::kUnknown; });
  // Of amounts with signs such words are a check, or no words of that kind ("Lastschrift" of a kind of entry).
  if (plan.columns.has(Field::kDirection) && signs.negative > 0 &&
      (unknown || in == 0 || out == 0 || ways_contradict(rows, plan))) {
    plan.columns[Field::kDirection] = kNoColumn;
    plan.ways.clear();
    in = out = blank = 0;
  }
  // "CR" beside some amounts and nothing beside the others: these are the other way.
  if (!plan.columns.has(Field::kDirection)) {
    in = signs.in_letters;
    out = signs.out_letters;
    blank = signs.amounts - in - out;
  }
  if (signs.negative > 0 || blank == 0) return;
  if (in > 0 && out == 0) plan.without_word = Way::kOut;
  if (out > 0 && in == 0) plan.without_word = Way::kIn;
}

void propose_balance(const TableRows& first, TablePlan& plan) {
  const RowOrder order = order_of_rows(first, plan.columns[Field::kBooked]);
  plan.newest_first = order == RowOrder::kNewestFirst;
  plan.reversed_sign = plan.balance_before = false;
  plan.fee = FeeSign::kNone;
  plan.proof = BalanceProof::kNone;
  const BalanceFit fit = fit_balance(first, balance_columns(plan.columns));
  if (fit.steps >= 2) plan.proof = fit.proves() ? BalanceProof::kAgrees : BalanceProof::kContradicts;
  if (!fit.proves()) return;
  plan.newest_first = fit.newest_first;
  plan.balance_before = fit.before;
  plan.fee = fit.fee;
  if (!fit.reversed) return;
  if (plan.columns.has(Field::kMoneyOut) && plan.columns.has(Field::kMoneyIn))
    std::swap(plan.columns[Field::kMoneyOut], plan.columns[Field::kMoneyIn]);
  else
    plan.reversed_sign = true;
}

// Of a card, whose purchases some banks write without a minus: what pays its bill has one then. Only a hint.
bool paid_with_minus(const TableRows& rows, const TablePlan& plan) {
  std::size_t paid_minus = 0, paid_plus = 0, plus = 0, minus = 0;
  for (const auto& row : rows) {
    const std::size_t column = plan.columns[Field::kAmount];
    if (column >= row.size()) continue;
    const CellMoney money = read_cell_money(row[column], plan.decimal_sign);
    if (money.fault != NumberFault::kNone || money.value == 0) continue;
    const bool pays = std::any_of(row.begin(), row.end(), [](const std::string& cell) { return pays_a_card(cell); });
    if (pays) ++(money.value < 0 ? paid_minus : paid_plus);
    if (!pays) ++(money.value < 0 ? minus : plus);
  }
  return paid_minus > 0 && paid_plus == 0 && plus > minus;
}

void propose_signs(const TableShape& shape, const TableRows& rows, TablePlan& plan) {
  const Signs out = signs_in(rows, plan.columns[Field::kMoneyOut], plan.decimal_sign);
  plan.out_is_signed = out.negative * 2 > out.amounts;
  plan.sign_unsure = false;
  if (plan.proof == BalanceProof::kAgrees || plan.source != Source::kAny) return;
  if (plan.columns.has(Field::kMoneyOut) || plan.columns.has(Field::kMoneyIn)) {
    plan.sign_unsure = !shape.header && !plan.out_is_signed;
    return;
  }
  const Signs one = signs_in(rows, plan.columns[Field::kAmount], plan.decimal_sign);
  const bool told = plan.columns.has(Field::kDirection) || plan.without_word != Way::kUnknown || one.in_letters > 0;
  plan.reversed_sign = !told && paid_with_minus(rows, plan);
  plan.sign_unsure = plan.reversed_sign || (one.negative == 0 && one.amounts > 0 && !told);
}

void propose_rest(const TableShape& shape, const TableSample& sample, TablePlan& plan) {
  propose_dates(sample.all, plan);
  propose_decimals(sample.all, plan);
  propose_currency(shape, sample.all, plan);
  propose_ways(sample.all, plan);
  propose_balance(sample.first, plan);
  propose_signs(shape, sample.all, plan);
  if (plan.source == Source::kAny && plan.fee == FeeSign::kNone && plan.proof == BalanceProof::kNone) {
    // Revolut's older files have no balance; its fees come on top of the amounts.
    const auto named = [&](Field field, std::string_view name) {
      return plan.columns[field] < shape.columns.size() && plain_name(shape.columns[plan.columns[field]]) == name;
    };
    if (named(Field::kFee, "fee") && named(Field::kBooked, "completeddate") && named(Field::kOtherDate, "starteddate"))
      plan.fee = FeeSign::kTakenOff;
  }
}

bool has_name(const std::vector<std::string>& columns, std::string_view wanted) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const std::string& name) { return plain_name(name) == wanted; });
}

bool names_contain(const std::vector<std::string>& columns, std::string_view part) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const std::string& name) { return plain_name(name).find(part) != std::string::npos; });
}

Columns actual_columns(const std::vector<std::string>& names) {
  Columns columns;
  constexpr std::array<std::pair<Field, std::string_view>, 7> kMeanings = {{{Field::kAccountName, "account"},
                                                                            {Field::kBooked, "date"},
                                                                            {Field::kPayee, "payee"},
                                                                            {Field::kMemo, "notes"},
                                                                            {Field::kCategory, "category"},
                                                                            {Field::kAmount, "amount"},
                                                                            {Field::kSplitAmount, "splitamount"}}};
  for (std::size_t i = 0; i < names.size(); ++i)
    for (const auto& [field, name] : kMeanings)
      if (plain_name(names[i]) == name && !columns.has(field)) columns[field] = i;
  return columns;
}

}  // namespace

std::string_view source_name(Source source) {
  constexpr std::array<std::string_view, 3> kSourceNames = {"Bank", "Actual Budget", "Firefly III"};
  return kSourceNames[static_cast<std::size_t>(source)];
}

Source find_source(const std::vector<std::string>& columns) {
  const auto all = [&](std::initializer_list<std::string_view> names) {
    return std::all_of(names.begin(), names.end(), [&](std::string_view name) { return has_name(columns, name); });
  };
  if (all({"account", "date", "payee", "notes", "category", "amount", "cleared"}) || has_name(columns, "splitamount"))
    return Source::kActual;
  if (all({"type", "amount", "date", "description", "sourcename", "sourcetype", "destinationname", "destinationtype"}))
    return Source::kFirefly;
  return Source::kAny;
}

TablePlan propose_plan(const TableShape& shape, const TableSample& sample) {
  TablePlan plan;
  plan.source = shape.header ? find_source(shape.columns) : Source::kAny;
  plan.columns =
      plan.source == Source::kActual ? actual_columns(shape.columns) : propose_columns(shape.columns, sample.all);
  propose_rest(shape, sample, plan);
  return plan;
}

TablePlan with_columns(const TableShape& shape, const TableSample& sample, const TablePlan& plan,
                       const Columns& columns) {
  TablePlan out = plan;
  out.columns = columns;
  propose_rest(shape, sample, out);
  return out;
}

Status check_plan(const TableShape& shape, const TablePlan& plan) {
  const auto missing = [&](Field field) { return plan.columns[field] >= shape.columns.size(); };
  const bool securities = names_contain(shape.columns, "isin") || names_contain(shape.columns, "quantity") ||
                          names_contain(shape.columns, "aantal") || names_contain(shape.columns, "stuck") ||
                          names_contain(shape.columns, "shares");
  const bool no_amount = missing(Field::kAmount) && missing(Field::kMoneyOut) && missing(Field::kMoneyIn);
  if (no_amount && !missing(Field::kBalance) && !missing(Field::kBooked))
    return Error{ErrorCode::kForeign,
                 "This table has the balance of each day and no amounts, so there are no entries in it. Export the "
                 "transactions of the account instead.",
                 std::string(field_key(Field::kAmount))};
  if (no_amount && securities)
    return Error{ErrorCode::kForeign,
                 "This looks like a table of securities or orders and not of an account's money. Export the account's "
                 "transactions instead.",
                 std::string(field_key(Field::kAmount))};
  if (missing(Field::kBooked))
    return Error{ErrorCode::kInvalid, "Choose the column that holds the day of each entry.",
                 std::string(field_key(Field::kBooked))};
  if (no_amount)
    return Error{ErrorCode::kInvalid, "Choose the column that holds the amounts, or those with money out and money in.",
                 std::string(field_key(Field::kAmount))};
  if (!plan.currency.empty() && currency_of(plan.currency).size() != 3)
    return Error{ErrorCode::kInvalid, "The currency of the file is a code of three letters such as EUR, or nothing.",
                 std::string(field_key(Field::kCurrency))};
  return Done{};
}

}  // namespace cairn::finance::reading

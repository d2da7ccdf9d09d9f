#include "apps/finance/reading/table/firefly.h"
#include "apps/finance/reading/facts.h"

#include <array>
#include <utility>

#include "apps/finance/reading/table/values.h"
#include "apps/finance/reading/table/words.h"
#include "base/column_names.h"
#include "base/currency.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

enum Name : std::uint8_t {
  kGroup,
  kGroupTitle,
  kJournal,
  kAmount,
  kCurrency,
  kForeignAmount,
  kForeignCurrency,
  kDescription,
  kDay,
  kFrom,
  kFromIban,
  kFromType,
  kTo,
  kToIban,
  kToType,
  kCategory,
  kNotes,
  kNames
};
constexpr std::array<std::string_view, kNames> kColumns = {"groupid",
                                                           "grouptitle",
                                                           "journalid",
                                                           "amount",
                                                           "currencycode",
                                                           "foreignamount",
                                                           "foreigncurrencycode",
                                                           "description",
                                                           "date",
                                                           "sourcename",
                                                           "sourceiban",
                                                           "sourcetype",
                                                           "destinationname",
                                                           "destinationiban",
                                                           "destinationtype",
                                                           "category",
                                                           "notes"};

constexpr std::string_view kOwnTypes =
    "assetaccount defaultaccount cashwalletaccount loan debt mortgage liability liabilityaccount creditcard "
    "liabilitycredit "
    "liabilitycreditaccount";

class FireflyRows final : public SourceRows {
 public:
  FireflyRows(const TableShape& shape, const TablePlan& plan) : plan_(plan) {
    at_.fill(kNoColumn);
    for (std::size_t i = 0; i < shape.columns.size(); ++i)
      for (std::size_t name = 0; name < kNames; ++name)
        if (at_[name] == kNoColumn && plain_name(shape.columns[i]) == kColumns[name]) at_[name] = i;
  }

  void add(const std::vector<std::string>& cells, std::size_t line, std::vector<Ready>& ready) override {
    const std::string group = text(cells, kGroup);
    if (group.empty() || group != group_) release(ready);
    group_ = group;
    Ready one;
    one.line = line;
    TableRow& row = one.row;
    if (!read_common(cells, row)) {
      ready.push_back(std::move(one));
      return;
    }
    const bool from = is_own(cells, kFromType), to = is_own(cells, kToType);
    if (!from && !to) {
      fail(row, TableReason::kNoOwnAccount, Field::kAccount, text(cells, kFrom) + " / " + text(cells, kTo));
      ready.push_back(std::move(one));
      return;
    }
    if (from) hold(side_of(cells, one, true, to), cells);
    if (to) hold(side_of(cells, one, false, from), cells);
  }

  void finish(std::vector<Ready>& ready) override { release(ready); }
  void settle(Contents&) override {}

 private:
  std::string text(const std::vector<std::string>& cells, Name name) const {
    return at_[name] < cells.size() ? tidy(cells[at_[name]]) : std::string();
  }
  bool is_own(const std::vector<std::string>& cells, Name type) const {
    return is_in_list(plain_name(text(cells, type)), kOwnTypes);
  }
  static bool fail(TableRow& row, TableReason reason, Field field, std::string cell) {
    row.kind = TableRow::Kind::kProblem;
    row.blame.reason = reason;
    row.blame.field = field;
    row.blame.cell = std::move(cell);
    return false;
  }

  bool read_common(const std::vector<std::string>& cells, TableRow& row) const {
    const std::string day_text = text(cells, kDay), amount_text = text(cells, kAmount);
    const ReadDate day = read_cell_day(day_text, plan_.date_order);
    if (day.fault != DateFault::kNone)
      return fail(row, day.fault == DateFault::kEmpty ? TableReason::kNoDate : TableReason::kUnreadDate, Field::kBooked,
                  day_text);
    // Firefly writes a point and up to twelve decimals, of which only noughts are beyond six.
    const CellMoney money = read_cell_money(amount_text, DecimalSign::kPoint);
    if (money.fault != NumberFault::kNone)
      return fail(row, money.fault == NumberFault::kEmpty ? TableReason::kNoAmount : TableReason::kUnreadAmount,
                  Field::kAmount, amount_text);
    if (money.too_fine) return fail(row, TableReason::kTooManyDecimals, Field::kAmount, amount_text);
    const std::string currency = text(cells, kCurrency);
    if (!currency.empty() && currency_of(currency).size() != 3)
      return fail(row, TableReason::kUnreadCurrency, Field::kCurrency, currency);
    row.kind = TableRow::Kind::kEntry;
    row.entry.booked = Date{day.day};
    row.entry.amount = money.value < 0 ? -money.value : money.value;
    row.account.currency = currency_of(currency);
    row.entry.memo = text(cells, kDescription);
    row.entry.category = text(cells, kCategory);
    const CellMoney foreign = read_cell_money(text(cells, kForeignAmount), DecimalSign::kPoint);
    const std::string foreign_currency = currency_of(text(cells, kForeignCurrency));
    if (foreign.fault == NumberFault::kNone && !foreign.too_fine && foreign.value != 0 &&
        foreign_currency.size() == 3) {
      row.entry.foreign_amount = foreign.value < 0 ? -foreign.value : foreign.value;
      row.entry.foreign_currency = foreign_currency;
    }
    return true;
  }

  // The entry in the account that money goes out of, or in the one that it comes into. Its size is in the currency of
  // the source; where both accounts are one's own, the foreign amount is the one of the destination.
  Ready side_of(const std::vector<std::string>& cells, const Ready& both, bool out, bool other_is_own) const {
    Ready side = both;
    Entry& entry = side.row.entry;
    const std::string other = text(cells, out ? kTo : kFrom), iban = cell_iban(text(cells, out ? kFromIban : kToIban));
    if (!out && other_is_own && !entry.foreign_currency.empty()) {
      std::swap(entry.amount, entry.foreign_amount);
      std::swap(side.row.account.currency, entry.foreign_currency);
    }
    if (out) {
      entry.amount = -entry.amount;
      entry.foreign_amount = -entry.foreign_amount;
    }
    side.row.account.account = iban;
    side.row.account.name = text(cells, out ? kFrom : kTo);
    (other_is_own ? entry.own_account : entry.payee) = other;
    entry.other_account = cell_iban(text(cells, out ? kToIban : kFromIban));
    entry.reference = text(cells, kJournal);
    return side;
  }

  // Rows of one group on the same account are parts of one entry.
  void hold(Ready&& side, const std::vector<std::string>& cells) {
    for (Ready& held : held_) {
      Entry& whole = held.row.entry;
      const Entry& part = side.row.entry;
      const bool same = held.row.account == side.row.account && whole.booked == part.booked &&
                        whole.own_account == part.own_account && (whole.amount < 0) == (part.amount < 0);
      if (!same || held.row.entry.parts.size() >= kMaxParts) continue;
      if (whole.parts.empty()) whole.parts.push_back({whole.category, whole.memo, whole.amount});
      whole.parts.push_back({part.category, part.memo, part.amount});
      whole.amount += part.amount;
      whole.category.clear();
      whole.foreign_amount = 0;
      whole.foreign_currency.clear();
      const std::string title = text(cells, kGroupTitle);
      if (!title.empty()) whole.memo = title;
      if (whole.payee != part.payee) whole.payee = joined(whole.payee, part.payee);
      return;
    }
    held_.push_back(std::move(side));
  }

  void release(std::vector<Ready>& ready) {
    for (Ready& held : held_) ready.push_back(std::move(held));
    held_.clear();
  }

  static constexpr std::size_t kMaxParts = 500;
  const TablePlan& plan_;
  std::array<std::size_t, kNames> at_{};
  std::vector<Ready> held_;
  std::string group_;
};

}  // namespace

std::unique_ptr<SourceRows> open_firefly(const TableShape& shape, const TablePlan& plan) {
  return std::make_unique<FireflyRows>(shape, plan);
}

}  // namespace cairn::finance::reading

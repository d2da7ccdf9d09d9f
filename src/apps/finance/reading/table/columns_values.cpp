// The guess by values: for files without names, and for columns whose name tells nothing.

#include <algorithm>
#include <optional>

#include "apps/finance/reading/table/balance.h"
#include "apps/finance/reading/table/columns.h"
#include "apps/finance/reading/table/values.h"
#include "apps/finance/reading/table/words.h"
#include "base/column_names.h"

namespace cairn::finance::reading {
namespace {

// Numbers whose names say that they are no amounts of entries.
constexpr std::string_view kOtherNumbers[] = {"saldo",  "balance", "solde",  "zustatek", "egyenleg", "kontostand",
                                              "kurs",   "rate",    "koers",  "price",    "prijs",    "quantity",
                                              "aantal", "number",  "nummer", "numer",    "cislo",    "szam",
                                              "symbol", "code",    "stuck",  "shares",   "anteile",  "isin"};

bool is_other_number(std::string_view name) {
  const std::string plain = plain_name(name);
  return std::any_of(std::begin(kOtherNumbers), std::end(kOtherNumbers),
                     [&](std::string_view word) { return plain.find(word) != std::string::npos; });
}

class ByValues {
 public:
  ByValues(const std::vector<std::string>& names, const TableRows& rows, Columns& columns)
      : rows_(rows), columns_(columns) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      looks_.push_back(look_at_column(rows, i));
      other_numbers_.push_back(is_other_number(names[i]));
    }
  }

  void run() {
    days();
    if (!has_amount()) amounts();
    words();
    accounts();
    texts();
  }

 private:
  bool is_free(std::size_t i) const { return !columns_.is_taken(i); }
  bool has_amount() const {
    return columns_.has(Field::kAmount) || columns_.has(Field::kMoneyOut) || columns_.has(Field::kMoneyIn);
  }

  void days() {
    for (std::size_t i = 0; i < looks_.size() && !columns_.has(Field::kBooked); ++i)
      if (is_free(i) && looks_[i].by_half(looks_[i].days) && !looks_[i].mostly(looks_[i].amounts))
        columns_[Field::kBooked] = i;
  }

  // Columns of amounts, with decimals if there are any such.
  std::vector<std::size_t> money_columns() const {
    std::vector<std::size_t> with_decimals, all;
    for (std::size_t i = 0; i < looks_.size(); ++i) {
      const ColumnLook& look = looks_[i];
      if (!is_free(i) || other_numbers_[i] || !look.mostly(look.amounts) || look.mostly(look.ibans)) continue;
      all.push_back(i);
      if (look.by_half(look.decimals)) with_decimals.push_back(i);
    }
    return with_decimals.empty() ? all : with_decimals;
  }

  void amounts() {
    const std::vector<std::size_t> money = money_columns();
    if (money.empty()) return;
    if (balance_and_amount(money)) return;
    if (pair_of(money)) return;
    const auto with_sign =
        std::find_if(money.begin(), money.end(), [&](std::size_t i) { return looks_[i].negatives > 0; });
    const std::size_t one = with_sign != money.end() ? *with_sign : money.front();
    if (blank_neighbour(one)) return;
    columns_[Field::kAmount] = one;
  }

  // A running balance proves which column is which.
  bool balance_and_amount(const std::vector<std::size_t>& money) {
    std::size_t best = 0;
    for (const std::size_t balance : money)
      for (const std::size_t amount : money) {
        if (balance == amount) continue;
        BalanceColumns tried;
        tried.amount = amount;
        tried.balance = balance;
        tried.booked = columns_[Field::kBooked];
        const BalanceFit fit = fit_balance(rows_, tried);
        if (!fit.proves() || fit.agreeing <= best) continue;
        best = fit.agreeing;
        columns_[Field::kAmount] = amount;
        columns_[Field::kBalance] = balance;
      }
    return best > 0;
  }

  // Of two columns that are never both filled the one with more rows is money out: most entries of an account are.
  bool pair_of(const std::vector<std::size_t>& money) {
    for (const std::size_t a : money)
      for (const std::size_t b : money) {
        if (b != a + 1 || looks_[a].negatives + looks_[b].negatives > 0 || !never_both(a, b)) continue;
        set_pair(a, b);
        return true;
      }
    return false;
  }

  // A column without a sign beside an empty one: the empty one is for the other way.
  bool blank_neighbour(std::size_t one) {
    if (looks_[one].negatives > 0) return false;
    for (const std::size_t other : {one + 1, one - 1}) {
      if (other >= looks_.size() || looks_[other].filled > 0 || !is_free(other)) continue;
      set_pair(std::min(one, other), std::max(one, other));
      return true;
    }
    return false;
  }

  void set_pair(std::size_t a, std::size_t b) {
    const bool first_is_out = looks_[a].filled >= looks_[b].filled;
    columns_[Field::kMoneyOut] = first_is_out ? a : b;
    columns_[Field::kMoneyIn] = first_is_out ? b : a;
  }

  bool never_both(std::size_t a, std::size_t b) const {
    return std::none_of(rows_.begin(), rows_.end(), [&](const auto& row) {
      return a < row.size() && b < row.size() && !trim_spaces(row[a]).empty() && !trim_spaces(row[b]).empty();
    });
  }

  void words() {
    for (std::size_t i = 0; i < looks_.size(); ++i) {
      const ColumnLook& look = looks_[i];
      if (!is_free(i) || look.filled == 0) continue;
      const bool says_way = look.mostly(look.ways) && (!columns_.has(Field::kMoneyOut) && has_amount());
      if (says_way && !columns_.has(Field::kDirection))
        columns_[Field::kDirection] = i;
      else if (look.mostly(look.currencies) && !columns_.has(Field::kCurrency) && !look.mostly(look.amounts))
        columns_[Field::kCurrency] = i;
    }
  }

  // Only where there are no names: a number that never changes is the account's own.
  void accounts() {
    if (columns_.has(Field::kAccount) || columns_.has(Field::kOtherAccount)) return;
    for (std::size_t i = 0; i < looks_.size(); ++i) {
      const ColumnLook& look = looks_[i];
      if (!is_free(i) || !look.mostly(look.ibans)) continue;
      const bool own = look.filled == rows_.size() && look.distinct * 2 <= std::max<std::size_t>(look.filled, 2);
      const Field field = own ? Field::kAccount : Field::kOtherAccount;
      if (!columns_.has(field)) columns_[field] = i;
    }
    for (std::size_t i = 0; i < looks_.size() && !columns_.has(Field::kAccount); ++i) {
      const ColumnLook& look = looks_[i];
      const bool same = look.distinct == 1 && look.filled == rows_.size() && look.filled > 1;
      if (is_free(i) && same && look.accounts == look.filled && look.days == 0) columns_[Field::kAccount] = i;
    }
  }

  // The texts: a short one before a long one is a name and its purpose; a single one is taken for the name.
  void texts() {
    if (columns_.has(Field::kPayee) || columns_.has(Field::kMemo)) return;
    std::vector<std::size_t> texts;
    for (std::size_t i = 0; i < looks_.size(); ++i) {
      const ColumnLook& look = looks_[i];
      const bool text = look.filled > 0 && !look.by_half(look.days) && !look.by_half(look.amounts) &&
                        !look.by_half(look.ibans) && look.bytes > look.filled * 4;
      if (is_free(i) && text) texts.push_back(i);
    }
    if (texts.empty()) return;
    const auto length = [&](std::size_t i) { return looks_[i].bytes / looks_[i].filled; };
    const std::size_t longest = *std::max_element(texts.begin(), texts.end(),
                                                  [&](std::size_t a, std::size_t b) { return length(a) < length(b); });
    if (texts.front() == longest) {
      columns_[Field::kPayee] = longest;
      if (texts.size() > 1) columns_[Field::kMemo] = texts[1];
    } else {
      columns_[Field::kPayee] = texts.front();
      columns_[Field::kMemo] = longest;
    }
  }

  const TableRows& rows_;
  Columns& columns_;
  std::vector<ColumnLook> looks_;
  std::vector<bool> other_numbers_;
};

}  // namespace

void propose_by_values(const std::vector<std::string>& names, const TableRows& rows, Columns& columns) {
  ByValues(names, rows, columns).run();
}

}  // namespace cairn::finance::reading

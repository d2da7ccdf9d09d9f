// The guess by names, in nine languages.

#include <algorithm>

#include "apps/finance/reading/table/columns.h"
#include "apps/finance/reading/table/names.h"
#include "apps/finance/reading/table/values.h"
#include "apps/finance/reading/table/words.h"
#include "base/column_names.h"
#include "base/currency.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::size_t kMaxNameBytes = 100;

constexpr int kUnknownRank = 1'000'000;

struct Form {
  std::string plain;
  int penalty = 0;
};

struct Name {
  std::vector<Form> forms;
  bool has_currency = false;
};

std::string_view without_currency(std::string_view name) {
  const std::size_t space = name.find_last_of(" ([");
  return space == std::string_view::npos ? name : name.substr(0, space);
}

std::string without_word_in(std::string plain) {
  // "bedrag in EUR" leaves "bedragin".
  if (plain.size() > 4 && plain.substr(plain.size() - 2) == "in") plain.resize(plain.size() - 2);
  return plain;
}

void add_forms(const std::string& text, bool has_currency, std::vector<Form>& forms) {
  if (has_currency) forms.push_back({without_word_in(plain_name(without_currency(text))), 0});
  forms.push_back({plain_name(text), 0});
  std::string unnumbered = forms.back().plain;  // "Omschrijving-2"
  while (!unnumbered.empty() && unnumbered.back() >= '0' && unnumbered.back() <= '9') unnumbered.pop_back();
  if (unnumbered.size() < forms.back().plain.size()) forms.push_back({std::move(unnumbered), 100});
  const std::size_t bracket = text.find_first_of("([");
  if (bracket != std::string::npos && bracket > 0) forms.push_back({plain_name(text.substr(0, bracket)), 200});
  if (text.find('/') == std::string::npos) return;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('/', at), text.size());
    forms.push_back({plain_name(std::string_view(text).substr(at, end - at)), 400});
    at = end + 1;
  }
}

Name name_forms(std::string_view name) {
  Name out;
  name = trim(truncate_utf8(name, kMaxNameBytes));
  out.has_currency = !currency_in_name(name).empty();
  add_forms(std::string(name), out.has_currency, out.forms);
  if (const std::string latin2 = as_latin2(name); latin2 != name) add_forms(latin2, out.has_currency, out.forms);
  return out;
}

// How well a name says that a column is of this field; less is better.
int rank_of(const Name& name, Field field) {
  const std::string_view list = names_of_field(field);
  int best = kUnknownRank;
  for (const Form& form : name.forms) {
    std::size_t rank = 0;
    if (!is_in_list(form.plain, list, &rank)) continue;
    const int bonus = name.has_currency && field == Field::kAmount && form.penalty == 0 ? -100 : 0;
    best = std::min(best, static_cast<int>(rank) + form.penalty + bonus);
  }
  return best;
}

bool fits(Field field, const ColumnLook& look) {
  if (look.filled == 0) return field != Field::kDirection;
  switch (field) {
    case Field::kBooked:
    case Field::kOtherDate:
    case Field::kValueDate:
      return look.by_half(look.days) || (field == Field::kBooked && look.days > 0);
    case Field::kAmount:
    case Field::kMoneyOut:
    case Field::kMoneyIn:
    case Field::kBalance:
    case Field::kFee:
    case Field::kForeignAmount:
    case Field::kSplitAmount:
      return look.by_half(look.amounts);
    case Field::kDirection:
      return look.mostly(look.ways);
    case Field::kCurrency:
    case Field::kForeignCurrency:
      return look.by_half(look.currencies);
    case Field::kPayee:
    case Field::kPayer:
      return !look.mostly(look.days) && !look.mostly(look.amounts);
    case Field::kAccountName:  // of every row, and the same for many
      return look.filled == look.rows && (look.rows < 3 || look.distinct * 2 <= look.rows);
    case Field::kMemo:
    case Field::kKind:
      return !look.mostly(look.days);
    default:
      return true;
  }
}

// Fields in the order in which they choose: those whose names are the plainest first.
constexpr std::array<Field, kFields> kOrder = {
    Field::kForeignAmount, Field::kForeignCurrency, Field::kBooked,      Field::kValueDate,    Field::kOtherDate,
    Field::kDirection,     Field::kMoneyOut,        Field::kMoneyIn,     Field::kAmount,       Field::kBalance,
    Field::kFee,           Field::kCurrency,        Field::kAccount,     Field::kOtherAccount, Field::kAccountName,
    Field::kPayee,         Field::kPayer,           Field::kCheckNumber, Field::kCategory,     Field::kOwnAccount,
    Field::kStatus,        Field::kSplitAmount,     Field::kReference,   Field::kKind,         Field::kMemo};

// "Mutatie, (nothing), Saldo, (nothing)": a name over two columns, of which the first holds the currency.
void spread_names(std::vector<std::string>& names, const std::vector<ColumnLook>& looks) {
  for (std::size_t i = 1; i < names.size(); ++i) {
    const bool unnamed = trim(names[i]).empty() || names[i] == "Column " + std::to_string(i + 1);
    if (!unnamed || !looks[i - 1].mostly(looks[i - 1].currencies) || !looks[i].mostly(looks[i].amounts)) continue;
    names[i] = names[i - 1];
    names[i - 1] = names[i - 1] == names[i] && i > 2 && names[i - 2] == "currency" ? "" : "currency";
  }
}

class Guess {
 public:
  Guess(const std::vector<std::string>& names, const TableRows& rows) : names_(names) {
    for (std::size_t i = 0; i < names.size(); ++i) looks_.push_back(look_at_column(rows, i));
    spread_names(names_, looks_);
    for (const std::string& name : names_) forms_.push_back(name_forms(name));
  }

  Columns run() {
    for (const Field field : kOrder) choose(field);
    settle_accounts();
    settle_amounts();
    settle_currencies();
    more_memos();
    description_as_payee();
    return columns_;
  }

 private:
  void choose(Field field) {
    int best = kUnknownRank;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      if (columns_.is_taken(i) || !fits(field, looks_[i])) continue;
      int rank = rank_of(forms_[i], field);
      if (rank == kUnknownRank) continue;
      // Any column with something in it is better; but where the other side's name is empty, no other name is taken.
      if (looks_[i].filled == 0 && field != Field::kPayee) rank += 500;
      if (rank >= best) continue;
      best = rank;
      columns_[field] = i;
    }
  }

  // A number that is the same in every row is of the account, one that is not is of the other side.
  void settle_accounts() {
    const std::size_t own = columns_[Field::kAccount], other = columns_[Field::kOtherAccount];
    if (own == kNoColumn || other != kNoColumn) return;
    const std::string& plain = forms_[own].forms.front().plain;
    const bool either = plain == "iban" || plain == "kontonummer" || plain == "accountnumber" || plain == "accountno" ||
                        plain == "kontonr";
    const ColumnLook& look = looks_[own];
    if (!either || (look.distinct == 1 && look.filled > 1)) return;
    columns_[Field::kOtherAccount] = own;
    columns_[Field::kAccount] = kNoColumn;
  }

  // Two columns and one besides: of the two ways to say it the one with signs is taken.
  void settle_amounts() {
    const std::size_t out = columns_[Field::kMoneyOut], in = columns_[Field::kMoneyIn], one = columns_[Field::kAmount];
    if (one != kNoColumn && (out != kNoColumn || in != kNoColumn)) {
      const bool both = out != kNoColumn && in != kNoColumn;
      if (looks_[one].negatives > 0 || !both) {
        columns_[Field::kMoneyOut] = columns_[Field::kMoneyIn] = kNoColumn;
      } else {
        columns_[Field::kAmount] = kNoColumn;
      }
    } else if (one == kNoColumn && out == kNoColumn && in != kNoColumn) {
      columns_[Field::kAmount] = in;  // one column with signs, whatever it is called
      columns_[Field::kMoneyIn] = kNoColumn;
    }
  }

  // "bedrag, munt, bedrag in EUR": the amount is the one whose name tells its currency, the other one is foreign.
  void settle_currencies() {
    const std::size_t one = columns_[Field::kAmount];
    if (one == kNoColumn || !forms_[one].has_currency) return;
    if (!columns_.has(Field::kForeignCurrency)) {
      columns_[Field::kForeignCurrency] = columns_[Field::kCurrency];
      columns_[Field::kCurrency] = kNoColumn;
    }
    if (columns_.has(Field::kForeignAmount) || !columns_.has(Field::kForeignCurrency)) return;
    for (std::size_t i = 0; i < forms_.size(); ++i)
      if (!columns_.is_taken(i) && looks_[i].mostly(looks_[i].amounts) &&
          rank_of(forms_[i], Field::kAmount) != kUnknownRank)
        columns_[Field::kForeignAmount] = i;
  }

  bool is_named_in(std::size_t column, std::string_view list) const {
    return std::any_of(forms_[column].forms.begin(), forms_[column].forms.end(),
                       [&](const Form& form) { return is_in_list(form.plain, list); });
  }

  void more_memos() {
    for (std::size_t i = 0; i < forms_.size() && columns_.more_memos.size() + 1 < kMaxMemos; ++i) {
      if (columns_.is_taken(i) || looks_[i].filled == 0 || !fits(Field::kMemo, looks_[i])) continue;
      if (rank_of(forms_[i], Field::kMemo) != kUnknownRank) columns_.more_memos.push_back(i);
    }
    if (columns_.has(Field::kMemo) && looks_[columns_[Field::kMemo]].filled == 0 && !columns_.more_memos.empty()) {
      columns_[Field::kMemo] = columns_.more_memos.front();
      columns_.more_memos.erase(columns_.more_memos.begin());
    }
  }

  void description_as_payee() {
    if (columns_.has(Field::kPayee)) return;
    const std::size_t memo = columns_[Field::kMemo];
    const auto take = [&](std::size_t column) {
      if (!is_named_in(column, description_names()) || !fits(Field::kPayee, looks_[column])) return false;
      columns_[Field::kPayee] = column;
      return true;
    };
    if (memo != kNoColumn && take(memo)) {
      columns_[Field::kMemo] = kNoColumn;
      if (!columns_.more_memos.empty()) {
        columns_[Field::kMemo] = columns_.more_memos.front();
        columns_.more_memos.erase(columns_.more_memos.begin());
      }
      return;
    }
    for (std::size_t i = 0; i < columns_.more_memos.size(); ++i)
      if (take(columns_.more_memos[i])) {
        columns_.more_memos.erase(columns_.more_memos.begin() + static_cast<std::ptrdiff_t>(i));
        return;
      }
  }

  std::vector<std::string> names_;
  std::vector<ColumnLook> looks_;
  std::vector<Name> forms_;
  Columns columns_;
};

}  // namespace

std::string currency_in_name(std::string_view name) {
  name = trim_spaces(name);
  if (!name.empty() && (name.back() == ')' || name.back() == ']')) name.remove_suffix(1);
  const std::size_t space = name.find_last_of(" ([");
  if (space == std::string_view::npos || space == 0) return {};
  const std::string_view last = name.substr(space + 1);
  const bool code =
      last.size() == 3 && std::all_of(last.begin(), last.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool sign = last.size() < 4 && !last.empty() && static_cast<unsigned char>(last[0]) >= 0x80;
  if (!code && !sign && last != "$") return {};
  const std::string currency = currency_of(last);
  return currency.size() == 3 ? currency : std::string();
}

std::size_t known_names(const std::vector<std::string>& cells) {
  std::size_t known = 0;
  for (const std::string& cell : cells) {
    const std::string_view name = trim(cell);
    if (name.empty() || name.size() > kMaxNameBytes || is_money(name) || looks_like_day(name)) continue;
    const Name forms = name_forms(name);
    const bool found = std::any_of(forms.forms.begin(), forms.forms.end(),
                                   [](const Form& form) { return is_column_name(form.plain); });
    if (found) ++known;
  }
  return known;
}

Columns propose_columns(const std::vector<std::string>& names, const TableRows& rows) {
  Columns columns = Guess(names, rows).run();
  propose_by_values(names, rows, columns);
  return columns;
}

}  // namespace cairn::finance::reading

#include "apps/finance/reading/table/preamble.h"
#include "apps/finance/reading/facts.h"

#include <algorithm>

#include "apps/finance/reading/table/values.h"
#include "base/currency.h"
#include "base/fold.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::string_view kAccountWords[] = {
    "account", "konto", "iban",  "rekening", "compte",  "cuenta", "conto ", "ucet",   "rachunek",  "szamla",
    "karte",   "card",  "carte", "kaart",    "tarjeta", "carta",  "karta",  "kartya", "girokonto", "depot"};
constexpr std::string_view kBalanceWords[] = {"saldo", "balance", "kontostand", "solde", "zustatek", "egyenleg"};
constexpr std::string_view kOpeningWords[] = {"opening", "anfang",   "alter",     "start",   "initial", "begin",
                                              "inicial", "previous", "pocatecni", "poczatk", "nyito",   "iniziale"};
constexpr std::string_view kAvailableWords[] = {"available", "verfugbar",  "disponib",  "beschikbaar",
                                                "dostepn",   "disponible", "overdraft", "limit"};

template <class List>
bool has_word(const std::string& folded, const List& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

std::string line_of(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    const std::string text = tidy(cell);
    if (text.empty()) continue;
    if (!line.empty()) line += ' ';
    line += text;
  }
  return std::string(truncate_utf8(line, kMaxStartBytes));
}

// The last day that is written anywhere in the cells: "Kontostand vom 31.12.2024:". Day before month, as such lines are
// written in Europe; nothing where that is not one.
std::optional<Date> day_in(const std::vector<std::string>& cells) {
  std::optional<Date> found;
  for (const std::string& cell : cells)
    for (std::size_t at = 0; at < cell.size();) {
      const std::size_t end = std::min(cell.find(' ', at), cell.size());
      std::string_view word = std::string_view(cell).substr(at, end - at);
      while (!word.empty() && (word.back() == ':' || word.back() == ',')) word.remove_suffix(1);
      at = end + 1;
      const ReadDate day = read_cell_day(word, DateOrder::kDayFirst);
      const bool sure = date_hint(word) != DateHint::kEither || word.find('.') != std::string_view::npos;
      if (day.fault == DateFault::kNone && sure && word.size() >= 8) found = Date{day.day};
    }
  return found;
}

class PreambleReader {
 public:
  explicit PreambleReader(Preamble& out) : out_(out) {}

  void row(const std::vector<std::string>& cells) {
    const std::string line = line_of(cells);
    if (line.empty()) return;
    const std::string key = fold(cells.front());
    if (has_word(fold(line), kBalanceWords) ? balance(cells, fold(line)) : account(cells, key)) return;
    if (out_.lines.size() < kMaxPreambleLines) out_.lines.push_back(line);
  }

 private:
  // An amount with its decimal sign told by itself: "1.234,50 €".
  static std::optional<CellMoney> money(std::string_view cell) {
    const DecimalHint hint = decimal_hint(cell);
    if (hint == DecimalHint::kNothing || hint == DecimalHint::kEither) return std::nullopt;
    CellMoney read = read_cell_money(cell, hint == DecimalHint::kComma ? DecimalSign::kComma : DecimalSign::kPoint);
    if (read.fault != NumberFault::kNone || read.too_fine) return std::nullopt;
    return read;
  }

  bool balance(const std::vector<std::string>& cells, const std::string& line) {
    const std::optional<Date> day = day_in(cells);
    if (!day || cells.size() < 2 || has_word(line, kAvailableWords)) return false;
    for (std::size_t i = 1; i < cells.size(); ++i) {
      if (is_day(cells[i])) continue;
      const auto amount = money(cells[i]);
      if (!amount) continue;
      if (!amount->currency.empty()) out_.currency = amount->currency;
      if (i + 1 < cells.size() && out_.currency.empty()) out_.currency = code(cells[i + 1]);
      (has_word(line, kOpeningWords) ? out_.opening : out_.closing) = Balance{*day, amount->value};
      return true;
    }
    return false;
  }

  static std::string code(std::string_view cell) {
    const std::string currency = currency_of(cell);
    return currency.size() == 3 ? currency : std::string();
  }

  bool account(const std::vector<std::string>& cells, const std::string& key) {
    for (const std::string& cell : cells)
      if (const std::string iban = cell_iban(cell); !iban.empty() && out_.account.empty()) {
        out_.account = iban;
        if (cells.size() > 1 && &cell != cells.data() && !is_label(key)) out_.name = tidy(cells.front());
        return true;
      }
    if (!has_word(key, kAccountWords) || cells.size() < 2) {
      if (key == "currency" || key == "wahrung" || key == "munt" || key == "mena" || key == "waluta" || key == "devise")
        if (cells.size() > 1) out_.currency = code(cells[1]);
      return false;
    }
    return number_and_name(cells);
  }

  // "Account:", "IBAN", but not "Girokonto", which is a name.
  static bool is_label(const std::string& key) {
    return key == "iban" || key.find("account") != std::string::npos || key.find("nummer") != std::string::npos ||
           key == "konto" || key == "rekening" || key == "compte" || key == "cuenta" || key == "conto" ||
           key.find("number") != std::string::npos;
  }

  // "FRANK Account 666-666666-666", or a name and a number in cells of their own.
  bool number_and_name(const std::vector<std::string>& cells) {
    bool taken = false;
    for (std::size_t i = 1; i < cells.size(); ++i) {
      const std::string text = tidy(cells[i]);
      if (text.empty() || looks_like_day(text)) continue;
      const std::size_t space = text.find_last_of(' ');
      const std::string_view last =
          space == std::string::npos ? std::string_view() : std::string_view(text).substr(space + 1);
      if (looks_like_account(text) && out_.account.empty()) {
        out_.account = text;
      } else if (looks_like_account(last) && out_.account.empty()) {
        out_.account = std::string(last);
        if (out_.name.empty()) out_.name = text.substr(0, space);
      } else if (out_.name.empty()) {
        out_.name = text;
      } else {
        if (out_.lines.size() < kMaxPreambleLines) out_.lines.push_back(text);
      }
      taken = true;
    }
    return taken;
  }

  Preamble& out_;
};

}  // namespace

Preamble read_preamble(const TableRows& rows) {
  Preamble out;
  PreambleReader reader(out);
  for (const auto& row : rows)
    if (!row.empty()) reader.row(row);
  return out;
}

}  // namespace cairn::finance::reading

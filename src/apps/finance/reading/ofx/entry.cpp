#include "apps/finance/reading/ofx/entry.h"
#include "apps/finance/reading/facts.h"

#include <cstdint>
#include <utility>

#include "base/amounts.h"
#include "base/money.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::string_view kLeftOut = " The entry was left out.";

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (word == text) return true;
  return false;
}

bool sign_differs(std::string_view kind, Millionths amount) {
  if (is_one_of(kind, {"DEBIT", "CHECK", "PAYMENT", "FEE", "SRVCHG", "POS", "DIRECTDEBIT"})) return amount > 0;
  return is_one_of(kind, {"CREDIT", "DEP", "DIRECTDEP", "DIV"}) && amount < 0;
}

// The amount before it was changed into the account's currency. CURRATE is how much of that one unit of the other is,
// so it is a quotient, and only taken where it is a whole number of the other currency's smallest unit.
bool undo_rate(Millionths amount, std::string_view rate, std::string_view currency, Millionths& out) {
  const ReadMoney read = money_of(rate, ".,");
  if (!read.fault.empty() || read.value <= 0) return false;
  constexpr Millionths kMost = INT64_MAX / kMillionths;
  if (amount > kMost || amount < -kMost || amount * kMillionths % read.value != 0) return false;
  out = amount * kMillionths / read.value;
  return minor_of_millionths(out, decimals_of(currency)).has_value();
}

void read_currency(const Element& record, std::string_view currency, OfxEntry& out) {
  const std::string other = currency_code(text_of(record, {"CURRENCY", "CURSYM"}));
  if (!other.empty() && other != currency) out.currency = other;
  const std::string origin = currency_code(text_of(record, {"ORIGCURRENCY", "CURSYM"}));
  if (origin.empty() || origin == currency) return;
  Millionths amount = 0;
  if (undo_rate(out.entry.amount, text_of(record, {"ORIGCURRENCY", "CURRATE"}), origin, amount)) {
    out.entry.foreign_currency = origin;
    out.entry.foreign_amount = amount;
  } else {
    out.foreign_not_exact = true;
  }
}

void read_texts(const Element& record, Entry& entry) {
  std::string_view name = text_of(record, {"PAYEE", "NAME"});
  if (name.empty()) name = text_of(record, {"NAME"});
  // EXTDNAME is the same name again, longer than the 32 characters that NAME may have.
  if (const std::string_view longer = text_of(record, {"EXTDNAME"}); longer.size() > name.size()) name = longer;
  entry.payee = tidy(name);
  std::string memo = joined(tidy(text_of(record, {"MEMO"})), tidy(text_of(record, {"MEMO2"})));
  if (memo != entry.payee) entry.memo = tidy(memo);
  if (const std::string_view id = text_of(record, {"FITID"}); !is_no_reference(id)) entry.reference = tidy(id);
  if (const std::string_view check = text_of(record, {"CHECKNUM"}); !is_no_reference(check))
    entry.check_number = tidy(check);
  std::string_view other = text_of(record, {"BANKACCTTO", "ACCTID"});
  if (other.empty()) other = text_of(record, {"CCACCTTO", "ACCTID"});
  entry.other_account = tidy(other);
}

std::string read_days(const Element& record, Entry& entry) {
  const std::string_view tag = record.name == "STMTTRNP" ? "DTTRAN" : "DTPOSTED";
  const Element* posted = child_of(record, tag);
  if (posted == nullptr || posted->text.empty())
    return "The transaction has no date: " + std::string(tag) + (posted == nullptr ? " is missing." : " is empty.");
  const ReadDay day = ofx_day(posted->text);
  if (!day.fault.empty()) return day.fault;
  entry.booked = day.day;
  // DTAVAIL is documented as the value date; some banks have a tag of their own. DTUSER is the day the customer acted,
  // which is neither: it is not taken.
  std::string_view available = text_of(record, {"DTAVAIL"});
  if (available.empty()) available = text_of(record, {"VALUEDATE"});
  if (available.empty()) return {};
  if (const ReadDay value = ofx_day(available); value.fault.empty() && value.day != entry.booked)
    entry.value = value.day;
  return {};
}

}  // namespace

ReadDay ofx_day(std::string_view text) {
  text = trim(text);
  const int year = digits_at(text, 0, 4), month = digits_at(text, 4, 2), day = digits_at(text, 6, 2);
  if (year < 0 || month < 0 || day < 0) {
    // Some banks write dates as the rest of the world does.
    if (digits_at(text, 0, 4) > 0 && text.size() > 4 && text[4] == '-') return iso_day(text);
    return {.day = {}, .fault = "The text " + quoted(text) + " is not a date such as 20240131."};
  }
  if (text.size() > 8 && std::string_view("0123456789.[T ").find(text[8]) == std::string_view::npos)
    return {.day = {}, .fault = "The text " + quoted(text) + " is not a date such as 20240131."};
  return day_of(year, month, day, text);
}

ReadMoney ofx_money(std::string_view text, std::string_view currency) {
  text = trim(text);
  const std::size_t comma = text.rfind(',');
  const bool lone = comma != std::string_view::npos && text.find_first_of(".,") == comma;
  if (lone && text.size() - comma == 4 && decimals_of(currency) != 3)
    return {.value = 0,
            .fault = "The amount " + quoted(text) + " can be read in two ways, with three decimals or in thousands."};
  if (comma == std::string_view::npos || text.find('.') == std::string_view::npos) return money_of(text, ".,");
  // With both marks the first one parts thousands, which OFX does not know but cannot be read in another way.
  const bool point = text.rfind('.') > comma;
  const ReadNumber read = read_number(text, point ? DecimalSign::kPoint : DecimalSign::kComma, kMillionthPlaces);
  if (read.fault != NumberFault::kNone || read.rounded || text.find_first_not_of("+-.,0123456789") != text.npos)
    return {.value = 0, .fault = "The text " + quoted(text) + " is not an amount."};
  return {.value = read.value, .fault = {}};
}

OfxEntry read_ofx_entry(const Element& record, std::string_view currency) {
  OfxEntry out;
  out.entry.line = record.line;
  out.entry.pending = record.name == "STMTTRNP";
  out.fault = read_days(record, out.entry);
  if (out.fault.empty()) {
    const Element* amount = child_of(record, "TRNAMT");
    if (amount == nullptr) {
      out.fault = "The transaction has no amount: TRNAMT is missing.";
    } else {
      ReadMoney read = ofx_money(amount->text, currency);
      out.entry.amount = read.value;
      out.fault = std::move(read.fault);
    }
  }
  if (!out.fault.empty()) {
    out.fault += kLeftOut;
    return out;
  }
  read_texts(record, out.entry);
  read_currency(record, currency, out);
  out.sign_differs = sign_differs(text_of(record, {"TRNTYPE"}), out.entry.amount);
  out.corrects = child_of(record, "CORRECTFITID") != nullptr;
  return out;
}

}  // namespace cairn::finance::reading

#include "apps/finance/reading/camt/entry.h"
#include "apps/finance/reading/facts.h"

#include <initializer_list>
#include <utility>
#include <vector>

#include "apps/finance/reading/camt/details.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

constexpr std::string_view kLeftOut = " The entry was left out.";
constexpr Millionths kMostSum = 1'000'000'000'000'000'000;  // far below the end of 64 bits

std::string_view status_of(const Element& record) {
  const std::string_view code = text_of(record, {"Sts", "Cd"});
  return code.empty() ? text_of(record, {"Sts"}) : code;
}

// Transactions stand in NtryDtls, in version 1 beside the amount.
std::vector<const Element*> transactions_of(const Element& record) {
  std::vector<const Element*> out;
  for (const Element& child : record.children) {
    if (child.name == "TxDtls") out.push_back(&child);
    if (child.name != "NtryDtls") continue;
    for (const Element& inner : child.children)
      if (inner.name == "TxDtls") out.push_back(&inner);
  }
  return out;
}

std::string read_days(const Element& record, CamtEntry& out) {
  const bool booked = child_of(record, "BookgDt") != nullptr, valued = child_of(record, "ValDt") != nullptr;
  if (!booked && !valued) return "The entry has no date: neither BookgDt nor ValDt is there.";
  const ReadDay day = camt_day(record, booked ? "BookgDt" : "ValDt");
  if (!day.fault.empty()) return day.fault;
  out.entry.booked = day.day;
  out.value_day_only = !booked;
  if (!booked || !valued) return {};
  if (const ReadDay value = camt_day(record, "ValDt"); value.fault.empty() && value.day != out.entry.booked)
    out.entry.value = value.day;
  return {};
}

// What was paid in another currency: told of the whole entry, or of its only transaction.
void read_foreign(const Element& parent, std::string_view currency, Entry& entry) {
  const Element* details = child_of(parent, "AmtDtls");
  if (details == nullptr || !entry.foreign_currency.empty()) return;
  for (const std::string_view kind : {"InstdAmt", "TxAmt", "CntrValAmt"}) {
    const Element* amount = find(*details, {kind, "Amt"});
    if (amount == nullptr) continue;
    const std::string other = currency_code(attribute(amount->attributes, "Ccy"));
    const ReadMoney money = money_of(amount->text, ".");
    if (other.empty() || other == currency || !money.fault.empty() || money.value < 0) continue;
    entry.foreign_currency = other;
    entry.foreign_amount = entry.amount < 0 ? -money.value : money.value;
    return;
  }
}

// Several transactions are the parts of an entry where they give its amount, in its currency; false: they do not.
bool read_parts(const std::vector<const Element*>& transactions, bool reversal, std::string_view own_account,
                CamtEntry& out) {
  Millionths sum = 0;
  std::vector<Part> parts;
  for (const Element* transaction : transactions) {
    const CamtAmount amount = camt_part_amount(*transaction, out.entry.amount < 0);
    if (!amount.money.fault.empty() || amount.currency != out.currency) return false;
    const CamtDetails details = read_camt_details(*transaction, amount.money.value > 0, reversal, own_account);
    Part& part = parts.emplace_back();
    part.amount = amount.money.value;
    part.memo = tidy(joined(details.name, details.purpose));
    sum += part.amount;
    if (sum > kMostSum || sum < -kMostSum) return false;
  }
  if (sum != out.entry.amount) return false;
  out.entry.parts = std::move(parts);
  return true;
}

// What all transactions of an entry say alike.
void read_common(const std::vector<const Element*>& transactions, bool reversal, std::string_view own_account,
                 Entry& entry) {
  bool first = true;
  for (const Element* transaction : transactions) {
    const CamtDetails details = read_camt_details(*transaction, entry.amount >= 0, reversal, own_account);
    if (first) {
      entry.payee = details.name;
      entry.other_account = details.account;
    }
    if (entry.payee != details.name) entry.payee.clear();
    if (entry.other_account != details.account) entry.other_account.clear();
    first = false;
  }
}

void read_texts(const Element& record, const std::vector<const Element*>& transactions, bool reversal,
                std::string_view own_account, CamtEntry& out) {
  Entry& entry = out.entry;
  const std::string_view id = text_of(record, {"AcctSvcrRef"});
  if (!is_no_reference(id)) entry.reference = tidy(id);
  const std::string added = tidy(text_of(record, {"AddtlNtryInf"}));
  read_foreign(record, out.currency, entry);
  if (transactions.size() == 1) {
    const Element& only = *transactions.front();
    CamtDetails details = read_camt_details(only, entry.amount >= 0, reversal, own_account);
    entry.payee = std::move(details.name);
    entry.other_account = std::move(details.account);
    entry.memo = details.purpose.empty() ? added : details.purpose;
    entry.check_number = details.check;
    if (entry.reference.empty()) entry.reference = details.reference;
    read_foreign(only, out.currency, entry);
    return;
  }
  entry.memo = added;
  if (transactions.empty()) return;
  read_common(transactions, reversal, own_account, entry);
  if (read_parts(transactions, reversal, own_account, out)) return;
  out.not_adding_up = true;
  for (const Element* transaction : transactions) {
    if (entry.memo.size() >= kMaxTextBytes) break;
    const CamtDetails details = read_camt_details(*transaction, entry.amount >= 0, reversal, own_account);
    entry.memo = joined(entry.memo, tidy(joined(details.name, details.purpose)));
  }
  entry.memo = tidy(entry.memo);
}

}  // namespace

ReadDay camt_day(const Element& parent, std::string_view name) {
  std::string_view text = text_of(parent, {name, "Dt"});
  if (text.empty()) text = text_of(parent, {name, "DtTm"});
  if (text.empty()) text = text_of(parent, {name});  // a plain date is not the standard, but clear
  return iso_day(text);
}

CamtAmount camt_amount(const Element& parent) {
  CamtAmount out;
  const Element* amount = child_of(parent, "Amt");
  if (amount == nullptr) {
    out.money.fault = "There is no amount: Amt is missing.";
    return out;
  }
  out.currency = currency_code(attribute(amount->attributes, "Ccy"));
  out.money = money_of(amount->text, ".");
  if (!out.money.fault.empty()) return out;
  if (out.money.value < 0)
    out.money.fault = "The amount " + quoted(amount->text) + " has a sign; whether it is a credit is told beside it.";
  const std::string_view side = text_of(parent, {"CdtDbtInd"});
  if (side == "DBIT")
    out.money.value = -out.money.value;
  else if (side != "CRDT")
    out.money.fault = "Whether the amount is a credit or a debit is not told: CdtDbtInd is " +
                      (side.empty() ? std::string("missing.") : quoted(side) + '.');
  return out;
}

std::string camt_account(const Element& account) {
  const Element* id = child_of(account, "Id");
  if (id == nullptr) return {};
  for (const std::string_view plain : {"IBAN", "BBAN", "UPIC"})
    if (const std::string_view text = text_of(*id, {plain}); !text.empty()) return tidy(text);
  for (const std::string_view nested : {"Othr", "PrtryAcct"})
    if (const std::string_view text = text_of(*id, {nested, "Id"}); !text.empty()) return tidy(text);
  return tidy(id->text);
}

CamtEntry read_camt_entry(const Element& record, std::string_view own_account) {
  CamtEntry out;
  out.entry.line = record.line;
  const std::string_view status = status_of(record);
  out.information = status == "INFO";
  if (out.information) return out;
  out.entry.pending = status == "PDNG" || status == "FUTR";
  CamtAmount amount = camt_amount(record);
  out.fault = std::move(amount.money.fault);
  out.currency = std::move(amount.currency);
  out.entry.amount = amount.money.value;
  if (out.fault.empty()) out.fault = read_days(record, out);
  if (!out.fault.empty()) {
    out.fault += kLeftOut;
    return out;
  }
  // ISO 20022 on RvslInd: with CRDT and a reversal the original operation was a debit, with DBIT a credit. So CdtDbtInd
  // is the direction of this booking, and a reversal changes no sign. The parties keep the roles they had in the
  // original operation.
  const std::string_view reversal = text_of(record, {"RvslInd"});
  read_texts(record, transactions_of(record), reversal == "true" || reversal == "1", own_account, out);
  return out;
}

}  // namespace cairn::finance::reading

#include "apps/finance/reading/camt/details.h"
#include "apps/finance/reading/facts.h"

#include <array>

#include "base/text.h"

namespace cairn::finance::reading {
namespace {

struct Side {
  std::string_view party, ultimate, account;
};
constexpr Side kDebtor = {.party = "Dbtr", .ultimate = "UltmtDbtr", .account = "DbtrAcct"};
constexpr Side kCreditor = {.party = "Cdtr", .ultimate = "UltmtCdtr", .account = "CdtrAcct"};

// The name stands in the party, since version 8 in its Pty or, where it is a bank, in its Agt.
std::string party_name(const Element& parties, std::string_view which) {
  const Element* party = child_of(parties, which);
  if (party == nullptr) return {};
  for (const std::string_view name :
       {text_of(*party, {"Nm"}), text_of(*party, {"Pty", "Nm"}), text_of(*party, {"Agt", "FinInstnId", "Nm"})})
    if (!name.empty()) return tidy(name);
  return {};
}

std::string account_of(const Element& parties, const Side& side) {
  const Element* account = child_of(parties, side.account);
  return account == nullptr ? std::string() : camt_account(*account);
}

void read_parties(const Element& transaction, bool credit, bool reversal, std::string_view own_account,
                  CamtDetails& out) {
  const Element* parties = child_of(transaction, "RltdPties");
  if (parties == nullptr) return;
  const bool debtor = credit != reversal;
  Side side = debtor ? kDebtor : kCreditor;
  const Side other = debtor ? kCreditor : kDebtor;
  // Where banks tell the roles the other way round, the accounts show it.
  if (!own_account.empty() && account_of(*parties, side) == own_account && account_of(*parties, other) != own_account)
    side = other;
  out.account = account_of(*parties, side);
  if (out.account == own_account) out.account.clear();
  out.name = party_name(*parties, side.party);
  if (out.name.empty()) out.name = party_name(*parties, side.ultimate);
}

std::string read_purpose(const Element& transaction) {
  std::string out;
  const Element* remittance = child_of(transaction, "RmtInf");
  if (remittance != nullptr) {
    for (const Element& child : remittance->children) {
      if (out.size() > 2 * kMaxTextBytes) break;
      if (child.name == "Ustrd") {
        if (!child.text.empty()) out += (out.empty() ? "" : " ") + child.text;
      } else if (child.name == "Strd") {
        out = joined(out, text_of(child, {"CdtrRefInf", "Ref"}));
        out = joined(out, text_of(child, {"CdtrRefInf", "CdtrRef"}));  // version 1
        for (const Element& added : child.children)
          if (added.name == "AddtlRmtInf") out = joined(out, added.text);
      }
    }
  }
  if (out.empty()) out = text_of(transaction, {"AddtlTxInf"});
  return tidy(out);
}

}  // namespace

CamtDetails read_camt_details(const Element& transaction, bool credit, bool reversal, std::string_view own_account) {
  CamtDetails out;
  read_parties(transaction, credit, reversal, own_account, out);
  out.purpose = read_purpose(transaction);
  if (const std::string_view id = text_of(transaction, {"Refs", "AcctSvcrRef"}); !is_no_reference(id))
    out.reference = tidy(id);
  if (const std::string_view check = text_of(transaction, {"Refs", "ChqNb"}); !is_no_reference(check))
    out.check = tidy(check);
  return out;
}

CamtAmount camt_part_amount(const Element& transaction, bool debit) {
  CamtAmount out;
  const Element* amount = child_of(transaction, "Amt");
  if (amount == nullptr) amount = find(transaction, {"AmtDtls", "TxAmt", "Amt"});
  if (amount == nullptr) amount = find(transaction, {"AmtDtls", "InstdAmt", "Amt"});
  if (amount == nullptr) {
    out.money.fault = "There is no amount.";
    return out;
  }
  out.currency = currency_code(attribute(amount->attributes, "Ccy"));
  out.money = money_of(amount->text, ".");
  const std::string_view side = text_of(transaction, {"CdtDbtInd"});
  if (side.empty() ? debit : side == "DBIT") out.money.value = -out.money.value;
  return out;
}

}  // namespace cairn::finance::reading

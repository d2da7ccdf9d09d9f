#include "apps/finance/reading/ofx/refusal.h"

namespace cairn::finance::reading {

void OfxSights::saw(std::string_view tag) {
  if (tag == "OFX") ofx_ = true;
  if (tag == "SONRS") sign_on_ = true;
  if (tag == "PROFRS") profile_ = true;
  if (tag == "ACCTINFORS") accounts_ = true;
  if (tag == "SECLIST") securities_ = true;
  if (tag == "INVSTMTRS") investments_ = true;
  if (tag == "STMTENDRS" || tag == "CCSTMTENDRS") closings_ = true;
  if (tag == "LOANSTMTRS" || tag == "AMRTSTMTRS") loans_ = true;
  if (tag.substr(0, 3) == "TAX" && tag.size() > 2 && tag.substr(tag.size() - 2) == "RS") taxes_ = true;
  if (tag == "SONRQ" || tag == "STMTRQ" || tag == "CCSTMTRQ" || tag == "INVSTMTRQ") request_ = true;
}

std::string OfxSights::why_no_statement() const {
  const std::string start = "This file holds no statement: ";
  const std::string ask = " Download the transactions of an account instead.";
  if (!ofx_) return "This is not an OFX file, or it is damaged: it has no <OFX> tag.";
  if (investments_)
    return "This file holds no cash movement: it is a statement of investments, of which only cash movements are "
           "taken.";
  if (closings_) return start + "it is a list of the closings of an account." + ask;
  if (loans_) return start + "it is a statement of a loan, which is not read." + ask;
  if (taxes_) return start + "it is a bank's tax form." + ask;
  if (accounts_) return start + "it is a bank's list of accounts." + ask;
  if (profile_) return start + "it is the profile of a bank's server." + ask;
  if (request_) return start + "it is a request to a bank, not its answer." + ask;
  if (securities_) return start + "it is a list of securities." + ask;
  if (sign_on_) return start + "it is the bank's answer to a sign-on." + ask;
  return start + "it has no STMTRS, CCSTMTRS or INVSTMTRS." + ask;
}

}  // namespace cairn::finance::reading

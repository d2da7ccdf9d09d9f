#pragma once
// What the lines and the fixed fields of MT940 and MT942 say: tags, :61: and balances.

#include <optional>
#include <string>
#include <string_view>

#include "apps/finance/reading/facts.h"
#include "apps/finance/reading/statement.h"

namespace cairn::finance::reading {

// "60F" of ":60F:C170119PLN0,40", and where the value begins. Empty: the line begins with no tag of these messages, as
// ":12:30" does.
struct TagAt {
  std::string_view tag;
  std::size_t value = 0;
};
TagAt tag_of(std::string_view line);

// Whether ":20:" and the like is no tag but the rest of a time whose hours end the line before: "2017-01-01T13" and
// ":20:11".
bool continues_clock(std::string_view before, std::string_view line);

// The parts of :61:, the statement line.
struct StatementLine {
  std::string fault;  // why it cannot be read; empty: it can
  Date booked;
  std::optional<Date> value;   // where it is another day
  std::string value_fault;     // the value date does not exist; the booking's day does
  Millionths amount = 0;       // negative: out of the account
  bool expected = false;       // not booked yet (MT942)
  std::string_view kind;       // "NTRF"
  std::string_view reference;  // of the customer
  std::string_view bank_reference;
};
StatementLine read_statement_line(std::string_view text);

// "C170119PLN0,40".
struct BalanceLine {
  std::string fault;
  Balance balance;
  std::string currency;  // empty: it does not say
};
BalanceLine read_balance_line(std::string_view text);

// As a code of a bank and a number; the number alone where it is an IBAN. `currency`, where it is written behind it,
// is taken off.
struct AccountLine {
  std::string bank, account;
};
AccountLine read_account_line(std::string_view text, std::string_view currency);

bool looks_like_iban(std::string_view text);

}  // namespace cairn::finance::reading

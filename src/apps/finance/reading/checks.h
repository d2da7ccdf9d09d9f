#pragma once
// What readers do with statements: whether one adds up, whether references tell entries apart, other currencies.

#include <string>
#include <string_view>

#include "apps/finance/reading/statement.h"

namespace cairn::finance::reading {

// A note in words where the opening balance and the booked entries do not give the closing one. Says nothing where one
// of the balances is missing.
void check_balances(const Statement& statement, Contents& contents);

// A reference that several entries of one account share is none: it is taken off all of them, and a note says so.
void drop_repeated_references(Contents& contents);

// The statement for an entry in this currency, beside the account's main one: that itself, where it is in this currency
// or not yet in any; else one behind it, which is made where it is not there, and a note says so. It begins without
// entries and balances.
Statement& statement_in(Contents& contents, std::size_t main, std::string_view currency);

// How sentences call the account: "of account 123", "of an account without a number".
std::string of_account(const Statement& statement);

}  // namespace cairn::finance::reading

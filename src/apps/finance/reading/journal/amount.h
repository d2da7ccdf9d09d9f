#pragma once
// Amounts as journals of hledger and ledger write them: with a commodity before or behind, and the marks of the file.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "apps/finance/reading/statement.h"

namespace cairn::finance::reading {

// How numbers are written: what the directives decimal-mark, commodity and D say.
struct JournalStyle {
  char decimal = 0;  // '.' or ','; 0: not told
  std::map<std::string, char, std::less<>> of_commodity;
  std::string default_commodity;
};

struct JournalAmount {
  Millionths quantity = 0;
  std::string commodity;  // ISO 4217 where it is one, else as it is written; empty: none
  int places = 0;         // decimals that are written
};

struct ReadJournalAmount {
  JournalAmount amount;
  std::string fault;
  std::string_view rest;  // behind it, without leading spaces
};

// "-$5", "$-5.00", "1.234,56 EUR", "EUR 5", "5 \"a thing\"". Reads up to "@", "=", "{", ";" or the end.
ReadJournalAmount read_journal_amount(std::string_view text, const JournalStyle& style);

// What "1.000,00 EUR" in a directive says.
void learn_style(std::string_view sample, JournalStyle& style);

// a * b / 10^6, rounded half away from zero; none: too large.
std::optional<Millionths> product(Millionths a, Millionths b);

}  // namespace cairn::finance::reading

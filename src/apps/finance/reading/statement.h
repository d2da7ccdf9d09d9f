#pragma once
// What a file of a bank says, whatever its format: statements of accounts, their entries, and what could not be read.
// Nothing here is interpreted: amounts are as the file writes them, exact, and no entry is compared with another one.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace cairn::finance::reading {

inline constexpr std::size_t kMaxStatements = 1'000;  // of one file
inline constexpr std::size_t kMaxEntries = 500'000;   // of one file
inline constexpr std::size_t kMaxTextBytes = 1'000;   // of one text of an entry; longer ones are cut at a character
inline constexpr std::size_t kMaxStartBytes = 200;    // of what a problem shows of the file

enum class Format : std::uint8_t { kTable, kOfx, kQif, kMt940, kCamt, kJournal };
std::string_view format_name(Format format);  // "OFX", "MT940", "CAMT"

// Money as it stands in the file, in millionths of a unit (base/money.h); negative: out of the account.
using Millionths = std::int64_t;

struct Part {  // of an entry that is split
  std::string category;
  std::string memo;
  Millionths amount = 0;
};

struct Entry {
  std::size_t line = 0;       // of the file, from 1, where it begins
  Date booked;                // the day it counts in the account
  std::optional<Date> value;  // the value date, where it says another one
  Millionths amount = 0;
  std::string payee;             // the other side's name; of the reader's own account never
  std::string memo;              // purpose, remittance information
  std::string reference;         // the bank's own id of this entry, the same in every file of this account; empty: none
  std::string check_number;      // of a cheque
  std::string other_account;     // IBAN or number of the other side
  std::string category;          // in the file's own words: QIF, journals, Actual, Firefly
  std::string own_account;       // the name of another account of the same person it goes to or comes from; empty: none
  std::string foreign_currency;  // ISO 4217, of what was paid where that is another one; empty: none
  Millionths foreign_amount = 0;
  bool pending = false;     // not booked yet
  std::vector<Part> parts;  // empty, or they add up to the amount
};

struct Balance {
  Date day;
  Millionths amount = 0;
};

struct Statement {
  std::size_t line = 0;
  std::string account;                      // IBAN, or number; empty: the file does not say
  std::string name;                         // what the file calls the account; may be empty
  std::string bank;                         // a name or a code; may be empty
  std::string currency;                     // ISO 4217 in upper case; empty: the file does not say
  std::optional<Balance> opening, closing;  // booked balance before the first and after the last entry
  std::vector<Entry> entries;               // in the order of the file
};

// A piece of the file that was not taken. Every piece that should have been an entry or a statement is one of
// `statements` or one of these.
struct Problem {
  std::size_t line = 0;
  std::string reason;  // one sentence or two: what is wrong and what to do
  std::string start;   // of the piece, at most kMaxStartBytes
};

struct Contents {
  Format format = Format::kTable;
  std::vector<Statement> statements;
  std::vector<Problem> problems;
  std::vector<std::string> notes;  // what was passed over on purpose, in sentences
};

}  // namespace cairn::finance::reading

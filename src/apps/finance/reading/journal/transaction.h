#pragma once
// One transaction of a journal: its head, its postings, and that they balance.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/finance/reading/journal/amount.h"
#include "base/date.h"

namespace cairn::finance::reading {

struct JournalPosting {
  std::size_t line = 0;
  std::string account;
  std::optional<JournalAmount> amount;  // after balance(): always there
  std::optional<JournalAmount> cost;    // of all of it, with the amount's sign
  std::optional<JournalAmount> asserted;
  bool asserted_with_subaccounts = false;
  std::optional<Date> day;  // where it is another one than the transaction's
  bool pending = false;
  bool is_virtual = false;  // in parentheses or brackets: nothing real moved
  std::string comment;

  // What it counts for where all has to add up.
  const JournalAmount& weight() const { return cost ? *cost : *amount; }
};

struct JournalTransaction {
  std::size_t line = 0;
  std::string_view head;
  Date day;
  std::optional<Date> second_day;
  bool pending = false;
  std::string code, payee, note, comment;
  std::vector<JournalPosting> postings;
};

// "2024-01-05", "2024/1/5", "1.5" with a year told before (0: none). Empty `rest`: what is behind it.
struct JournalDay {
  Date day;
  std::string fault;
  std::string_view rest;
};
JournalDay read_journal_day(std::string_view text, int year);

// "2024-01-05=2024-01-07 * (123) payee | note  ; comment". What is returned says what is wrong; empty: nothing.
std::string read_journal_head(std::string_view text, int year, JournalTransaction& out);
// "assets:bank  -5 EUR @ 1.1 USD = 100 EUR  ; comment".
std::string read_journal_posting(std::string_view text, const JournalStyle& style, int year, JournalPosting& out);

// Fills in the one amount that is left out. What is returned says by how much it does not balance.
std::string balance(JournalTransaction& transaction);

}  // namespace cairn::finance::reading

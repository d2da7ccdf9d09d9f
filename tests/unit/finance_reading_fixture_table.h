#pragma once
// What tests of the readers of tables and QIF share.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "apps/finance/reading/statement_reader.h"
#include "base/date.h"
#include "base/money.h"
#include "base/text.h"

namespace cairn::finance::reading::testing {

using Strings = std::vector<std::string>;

inline Contents read_in_slices(StatementReader& reader, std::size_t slice) {
  std::size_t last = 0, same = 0;
  while (!reader.advance(slice)) {
    same = reader.at() == last ? same + 1 : 0;
    last = reader.at();
    REQUIRE(same < 3);  // it gets on
  }
  return reader.take();
}

// "2024-01-05 -12.50 payee | memo" of each entry.
inline Strings words_of_entries(const Contents& contents) {
  Strings out;
  for (const Statement& statement : contents.statements)
    for (const Entry& entry : statement.entries) {
      std::string line = to_iso(entry.booked) + " " + plain_amount(entry.amount / 10'000, 2);
      if (!entry.payee.empty()) line += " " + entry.payee;
      if (!entry.memo.empty()) line += " | " + entry.memo;
      if (entry.pending) line += " (pending)";
      out.push_back(std::move(line));
    }
  return out;
}

inline Strings reasons_of(const Contents& contents) {
  Strings out;
  for (const Problem& problem : contents.problems) out.push_back(problem.reason);
  return out;
}

// What every reading keeps, whatever the file is.
inline void check_sound(const Contents& contents) {
  for (const Statement& statement : contents.statements) {
    CHECK(statement.entries.size() <= kMaxEntries);
    for (const Entry& entry : statement.entries) {
      Millionths sum = 0;
      for (const Part& part : entry.parts) sum += part.amount;
      if (!entry.parts.empty()) CHECK(sum == entry.amount);
      for (const std::string* text : {&entry.payee, &entry.memo, &entry.reference, &entry.category, &entry.own_account,
                                      &entry.other_account, &entry.check_number}) {
        CHECK(text->size() <= kMaxTextBytes);
        CHECK(is_valid_utf8(*text));
      }
    }
  }
  for (const Problem& problem : contents.problems) {
    CHECK(!problem.reason.empty());
    CHECK(problem.reason.size() <= 700);
    CHECK(problem.start.size() <= kMaxStartBytes);
    CHECK(is_valid_utf8(problem.reason));
  }
}

// Of a cell or a line that is no day.
inline std::string not_a_day(const std::string& text) {
  return "The date \"" + text +
         "\" is not understood as a day of the calendar of the years 1970 to 2199. Write it as 2024-12-31.";
}

}  // namespace cairn::finance::reading::testing

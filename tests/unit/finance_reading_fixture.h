#pragma once
// Reading a bank's file to its end, and what it says as short texts.

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "apps/finance/reading/statement_reader.h"
#include "base/money.h"

namespace cairn::finance::reading::testing {

using Strings = std::vector<std::string>;
using Maker = std::unique_ptr<StatementReader> (*)(std::string_view);

inline Contents read(Maker open, std::string_view text, std::size_t slice = 100'000) {
  const std::unique_ptr<StatementReader> reader = open(text);
  std::size_t rounds = 0;
  while (!reader->advance(slice)) REQUIRE(++rounds <= 2 * text.size() + 2);
  CHECK(reader->advance(slice));
  CHECK(reader->at() <= text.size());
  return reader->take();
}

inline std::string amount_words(Millionths amount) { return plain_amount(amount, kMillionthPlaces); }

// "2024-01-05 -12.500000 payee|memo|reference".
inline std::string words_of(const Entry& entry) {
  return to_iso(entry.booked) + ' ' + amount_words(entry.amount) + ' ' + entry.payee + '|' + entry.memo + '|' +
         entry.reference;
}

inline Strings words_of(const Statement& statement) {
  Strings out;
  for (const Entry& entry : statement.entries) out.push_back(words_of(entry));
  return out;
}

inline Strings reasons_of(const Contents& contents) {
  Strings out;
  for (const Problem& problem : contents.problems) out.push_back(problem.reason);
  return out;
}

// The only reason of a file that is refused.
inline std::string refusal_of(Maker open, std::string_view text) {
  const Contents contents = read(open, text);
  CHECK(contents.statements.empty());
  REQUIRE(!contents.problems.empty());
  return contents.problems.back().reason;
}

}  // namespace cairn::finance::reading::testing

#pragma once
// Reading an order export from its bytes to its lines, as a page would.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "apps/shop/reading/reading.h"
#include "base/text.h"

namespace cairn::shop::reading::testing {

using Strings = std::vector<std::string>;

// Up to where the person chooses, or the file is refused.
inline void look(Reading& reading) {
  while (reading.phase() == Phase::kDecoding || reading.phase() == Phase::kLooking) reading.advance(1);
}

inline void read_by(Reading& reading, const Plan& plan, std::size_t slice = 1000) {
  REQUIRE(reading.start(plan).ok());
  while (reading.phase() == Phase::kReading) reading.advance(slice);
  REQUIRE(reading.phase() == Phase::kDone);
}

inline void read_all(Reading& reading, std::size_t slice = 1000) {
  look(reading);
  REQUIRE(reading.phase() == Phase::kChoosing);
  read_by(reading, reading.plan(), slice);
}

// A line as one short text, "7 goods T1 2000 70000": order, kind, product, thousandths of a piece, ten-thousandths of
// the currency.
inline std::string words_of_line(const Lines& lines, std::size_t i) {
  constexpr std::array<const char*, kLineKinds> kNames = {"goods", "return", "postage", "fee", "discount", "voucher"};
  std::string out = lines.orders[lines.order[i]] + " " + kNames[static_cast<std::size_t>(lines.kind[i])];
  if (lines.product[i] != kNoProduct) {
    const ProductName& product = lines.products[lines.product[i]];
    out += " " + (product.code.empty() ? product.name : product.code);
  }
  return out + " " + std::to_string(lines.quantity[i]) + " " + std::to_string(lines.amount[i]);
}

inline Strings words_of_lines(const Lines& lines) {
  Strings out;
  for (std::size_t i = 0; i < lines.size(); ++i) out.push_back(words_of_line(lines, i));
  return out;
}

inline std::string customer_of(const Lines& lines, std::size_t i) {
  return lines.customer[i] == kNobody ? "" : lines.customers[lines.customer[i]].key;
}

// What must hold of any lines that were read.
inline void check_sound(const Lines& lines) {
  const std::size_t size = lines.size();
  const bool even = lines.product.size() == size && lines.customer.size() == size && lines.country.size() == size &&
                    lines.currency.size() == size && lines.kind.size() == size && lines.minute.size() == size &&
                    lines.quantity.size() == size && lines.amount.size() == size && lines.row_line.size() == size;
  REQUIRE(even);
  std::set<std::uint32_t> products, customers, done;
  std::set<std::uint16_t> countries;
  std::set<std::uint8_t> currencies;
  for (std::size_t i = 0; i < size; ++i) {
    const bool placed = lines.order[i] < lines.orders.size() && lines.currency[i] < lines.currencies.size() &&
                        (lines.product[i] == kNoProduct || lines.product[i] < lines.products.size()) &&
                        (lines.customer[i] == kNobody || lines.customer[i] < lines.customers.size()) &&
                        (lines.country[i] == kNowhere || lines.country[i] < lines.countries.size());
    REQUIRE(placed);
    if (i > 0) CHECK(lines.minute[i] >= lines.minute[i - 1]);
    const bool same = i > 0 && lines.order[i] == lines.order[i - 1];
    if (same) CHECK(lines.customer[i] == lines.customer[i - 1]);
    if (!same) CHECK(done.insert(lines.order[i]).second);
    if (lines.kind[i] == LineKind::kReturn) CHECK((lines.amount[i] <= 0 && lines.quantity[i] < 0));
    if (lines.kind[i] == LineKind::kGoods) CHECK((lines.amount[i] >= 0 && lines.quantity[i] > 0));
    if (lines.product[i] != kNoProduct) products.insert(lines.product[i]);
    if (lines.customer[i] != kNobody) customers.insert(lines.customer[i]);
    if (lines.country[i] != kNowhere) countries.insert(lines.country[i]);
    currencies.insert(lines.currency[i]);
  }
  // Every name is spoken of.
  CHECK(done.size() == lines.orders.size());
  CHECK(products.size() == lines.products.size());
  CHECK(customers.size() == lines.customers.size());
  CHECK(countries.size() == lines.countries.size());
  CHECK(currencies.size() == lines.currencies.size());
  for (const ProductName& product : lines.products) CHECK((!product.code.empty() || !product.name.empty()));
}

// What must hold of anything that was read; gives its lines.
inline Lines take_sound(Reading& reading) {
  const Counts counts = reading.counts();
  CHECK(counts.rows == counts.kept + counts.set_aside);
  std::size_t by_reason = 0;
  for (const std::size_t count : counts.by_reason) by_reason += count;
  CHECK(by_reason == counts.set_aside);
  CHECK(reading.all_problems().size() == counts.set_aside);
  CHECK(reading.problems().size() == std::min(counts.set_aside, kMaxProblems));
  for (const Problem& problem : reading.problems()) {
    CHECK(problem.line >= 1);
    CHECK_FALSE(problem.reason.empty());
    CHECK(problem.reason.size() <= 400);
    CHECK_FALSE(reason_title(problem.code).empty());
    CHECK(problem.start.size() <= kMaxProblemBytes);
    CHECK(is_valid_utf8(problem.start + problem.reason));
  }
  const Progress progress = reading.progress();
  CHECK((progress.share >= 0 && progress.share <= 1));
  CHECK(progress.bytes <= progress.all_bytes);
  const std::vector<CurrencyTotal> totals = reading.totals();
  Lines lines = reading.take_lines();
  CHECK(counts.lines == lines.size());
  check_sound(lines);
  std::vector<CurrencyTotal> summed(lines.currencies.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    KindTotal& total = summed[lines.currency[i]].kinds[static_cast<std::size_t>(lines.kind[i])];
    ++total.lines;
    total.amount += lines.amount[i];
  }
  REQUIRE(totals.size() == summed.size());
  for (std::size_t i = 0; i < totals.size(); ++i) {
    CHECK(totals[i].currency == lines.currencies[i]);
    for (std::size_t kind = 0; kind < kLineKinds; ++kind) {
      CHECK(totals[i].kinds[kind].lines == summed[i].kinds[kind].lines);
      CHECK(totals[i].kinds[kind].amount == summed[i].kinds[kind].amount);
    }
  }
  return lines;
}

inline Lines lines_of(const std::string& name, const std::string& text) {
  Reading reading(name, text);
  read_all(reading);
  return take_sound(reading);
}

}  // namespace cairn::shop::reading::testing

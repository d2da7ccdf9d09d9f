#pragma once
// How fast products leave, how long what was counted lasts, and what has not sold for long. Pieces leave in any
// currency and whether they were paid for or not: a sale here is any line of goods. Units are goods less returns. Lines
// after the last day, from which all is looked back, are left out.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "apps/shop/lines.h"
#include "base/date.h"

namespace cairn::shop::figures {

// The days over which a rate is taken, the last day among them: eight weeks, so that each weekday counts alike.
inline constexpr int kRate_days = 56;
// Fewer do not make a rate, for a product that was first sold a few days ago.
inline constexpr int kFewest_rate_days = 7;

// Of one product.
struct Movement {
  std::int64_t units = 0;         // thousandths, of the last kRate_days; may be negative
  std::int64_t units_before = 0;  // of as many days just before
  std::optional<Date> first_sold, last_sold;
  // Pieces of the last kRate_days by their number, or by the days since the first sale where these are fewer, but at
  // least kFewest_rate_days. Never negative.
  double a_day = 0;
  friend bool operator==(const Movement&, const Movement&) = default;
};

// By place in Lines::products.
std::vector<Movement> movements(const Lines& lines, Date last_day);

// What is there at the end of a day, after all that was sold on it.
struct Counted {
  Quantity pieces = 0;  // thousandths
  Date on;
};

struct Left {
  std::int64_t pieces = 0;     // thousandths: what was counted less what was sold on later days
  bool oversold = false;       // more was sold than was counted, so the count was wrong or goods came in
  std::optional<double> days;  // how long it lasts at the rate of now; 0: none is left; nothing: none is sold
  friend bool operator==(const Left&, const Left&) = default;
};

// `sold_since`: thousandths, of the days after the count.
Left left_of(const Counted& counted, std::int64_t sold_since, double a_day);

// Of all products in one pass over the lines; by place in Lines::products, as are `counted` and `moved`. Where
// `counted` ends early, nothing was counted of the others.
std::vector<std::optional<Left>> left_of(const Lines& lines, std::span<const std::optional<Counted>> counted,
                                         std::span<const Movement> moved, Date last_day);

struct SlowMover {
  std::uint32_t product = 0;
  Date last_sold;
  int days = 0;        // since then
  Amount revenue = 0;  // goods less returns and discounts, of all days and one currency
  friend bool operator==(const SlowMover&, const SlowMover&) = default;
};

// Products that were sold, but for so many days not any more. Those that wait longest first, then those with the most
// revenue, then by number.
std::vector<SlowMover> slow_movers(const Lines& lines, std::span<const Movement> moved, Date last_day, int days,
                                   std::uint8_t currency);

}  // namespace cairn::shop::figures

#pragma once
// Customers by how lately, how often and for how much they ordered. Source: Arthur M. Hughes, "Strategic Database
// Marketing", 1994, which cuts customers into fifths by each of the three.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "apps/shop/figures/counting.h"
#include "apps/shop/lines.h"
#include "base/date.h"

namespace cairn::shop::figures {

// By the score of recency, R, and F + M, which is twice the mean of the other two scores:
//
//            F+M 2 to 5        F+M 6 or 7        F+M 8 to 10
//   R 4, 5   kPromising        kLoyal            kChampions
//   R 3      kNeedsAttention   kNeedsAttention   kLoyal
//   R 1, 2   kLost             kAtRisk           kAtRisk
enum class Segment : std::uint8_t { kChampions, kLoyal, kPromising, kNeedsAttention, kAtRisk, kLost };
inline constexpr std::size_t kSegments = 6;

Segment segment_of(int recency_score, int frequency_score, int money_score);
std::string_view segment_words(Segment segment);    // "New and promising"
std::string_view segment_meaning(Segment segment);  // "Ordered lately, often, and for much"

// Scores are 1 to 5, 5 the best: the fifth in which a customer's place among all rows falls. The place is the share of
// them who are worse, and half the share of those who are equal, this one among them; so equals have the same score,
// and where all are equal it is 3.
struct CustomerRow {
  std::uint32_t customer = 0;  // in Lines::customers
  Date first_day, last_day;    // with an order
  int recency_days = 0;        // from then to the day from which is counted; 0 where that is earlier
  std::int64_t orders = 0;     // with goods that were paid for
  Amount money = 0;            // goods less returns and discounts; may be negative
  int recency_score = 0, frequency_score = 0, money_score = 0;
  Segment segment = Segment::kLost;
  friend bool operator==(const CustomerRow&, const CustomerRow&) = default;
};

struct SegmentTotal {
  std::int64_t customers = 0, orders = 0;
  Amount money = 0;
  friend bool operator==(const SegmentTotal&, const SegmentTotal&) = default;
};

struct CustomerTable {
  std::vector<CustomerRow> rows;  // who is known and ordered; by number, ascending
  std::array<SegmentTotal, kSegments> segments;
};

CustomerTable customers_of(const Lines& lines, const Counting& counting, Date last_day);

}  // namespace cairn::shop::figures

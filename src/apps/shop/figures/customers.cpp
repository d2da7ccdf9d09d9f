#include "apps/shop/figures/customers.h"

#include <algorithm>
#include <utility>

#include "apps/shop/figures/crossfilter.h"

namespace cairn::shop::figures {
namespace {

constexpr std::size_t kScores = 5;
constexpr int kLate_score = 4;                     // of recency, from which an order is "lately"
constexpr int kLong_ago_score = 2;                 // and up to which it is "long ago"
constexpr int kMiddle_worth = 6, kHigh_worth = 8;  // of frequency and money together, from which they are that
constexpr std::uint32_t kNo_order = 0xFFFF'FFFF;

// Of values of which more is better.
std::vector<int> scores_of(const std::vector<std::int64_t>& values) {
  std::vector<std::int64_t> sorted = values;
  std::sort(sorted.begin(), sorted.end());
  std::vector<int> out;
  out.reserve(values.size());
  for (const std::int64_t value : values) {
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), value);
    const auto worse = static_cast<std::size_t>(first - sorted.begin());
    const auto equal = static_cast<std::size_t>(last - first);
    out.push_back(1 + static_cast<int>(kScores * (2 * worse + equal) / (2 * values.size())));
  }
  return out;
}

// Without their scores.
std::vector<CustomerRow> rows_of(const Lines& lines, const Counting& counting, Date last_day) {
  std::vector<CustomerRow> rows(lines.customers.size());
  std::vector<std::uint32_t> last_order(lines.customers.size(), kNo_order);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::uint32_t customer = lines.customer[i];
    if (customer == kNobody || !counting.has(lines, i)) continue;
    CustomerRow& row = rows[customer];
    row.customer = customer;
    if (is_revenue(lines.kind[i])) row.money += lines.amount[i];
    // The lines of an order stand together.
    if (!is_bought(lines, i) || std::exchange(last_order[customer], lines.order[i]) == lines.order[i]) continue;
    row.last_day = day_of(lines.minute[i]);
    if (row.orders++ == 0) row.first_day = row.last_day;
    row.recency_days = std::max(0, days_between(row.last_day, last_day));
  }
  rows.erase(std::remove_if(rows.begin(), rows.end(), [](const CustomerRow& row) { return row.orders == 0; }),
             rows.end());
  return rows;
}

template <class Value>
std::vector<int> scores_by(const std::vector<CustomerRow>& rows, Value value) {
  std::vector<std::int64_t> values;
  values.reserve(rows.size());
  for (const CustomerRow& row : rows) values.push_back(value(row));
  return scores_of(values);
}

}  // namespace

Segment segment_of(int recency_score, int frequency_score, int money_score) {
  const int worth = frequency_score + money_score;
  if (recency_score >= kLate_score) {
    if (worth >= kHigh_worth) return Segment::kChampions;
    return worth >= kMiddle_worth ? Segment::kLoyal : Segment::kPromising;
  }
  if (recency_score <= kLong_ago_score) return worth >= kMiddle_worth ? Segment::kAtRisk : Segment::kLost;
  return worth >= kHigh_worth ? Segment::kLoyal : Segment::kNeedsAttention;
}

std::string_view segment_words(Segment segment) {
  switch (segment) {
    case Segment::kChampions:
      return "Champions";
    case Segment::kLoyal:
      return "Loyal";
    case Segment::kPromising:
      return "New and promising";
    case Segment::kNeedsAttention:
      return "Need attention";
    case Segment::kAtRisk:
      return "At risk";
    case Segment::kLost:
      return "Lost";
  }
  return "";
}

std::string_view segment_meaning(Segment segment) {
  switch (segment) {
    case Segment::kChampions:
      return "Ordered lately, often, and for much";
    case Segment::kLoyal:
      return "Order again and again, and did so not long ago";
    case Segment::kPromising:
      return "Ordered lately, but seldom or for little so far";
    case Segment::kNeedsAttention:
      return "Ordered neither lately nor long ago; the next order is open";
    case Segment::kAtRisk:
      return "Ordered often or for much, but not for a long time";
    case Segment::kLost:
      return "Ordered seldom or for little, and long ago";
  }
  return "";
}

CustomerTable customers_of(const Lines& lines, const Counting& counting, Date last_day) {
  CustomerTable out{rows_of(lines, counting, last_day), {}};
  const auto recency = scores_by(out.rows, [](const CustomerRow& row) { return std::int64_t{-row.recency_days}; });
  const auto frequency = scores_by(out.rows, [](const CustomerRow& row) { return row.orders; });
  const auto money = scores_by(out.rows, [](const CustomerRow& row) { return row.money; });
  for (std::size_t i = 0; i < out.rows.size(); ++i) {
    CustomerRow& row = out.rows[i];
    row.recency_score = recency[i];
    row.frequency_score = frequency[i];
    row.money_score = money[i];
    row.segment = segment_of(recency[i], frequency[i], money[i]);
    SegmentTotal& total = out.segments[static_cast<std::size_t>(row.segment)];
    ++total.customers;
    total.orders += row.orders;
    total.money += row.money;
  }
  return out;
}

}  // namespace cairn::shop::figures

#pragma once
// Cohorts: customers by the calendar month of their first order, and which of them ordered again how many months later.
//
// The first order of a customer is the first of all lines, in whatever currency and whether they are looked at or not:
// a choice does not turn an old customer into a new one. All else is of the lines that are looked at. An order is one
// with goods that were paid for; customers without one among those lines are in no cohort, lines without a customer in
// no sum. Leave days out of the choice: in months that are not looked at nobody ordered.

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "apps/shop/figures/counting.h"
#include "apps/shop/lines.h"
#include "base/date.h"

namespace cairn::shop::figures {

// A calendar month, counted from January 1970.
struct Month {
  std::int32_t months = 0;
  friend auto operator<=>(const Month&, const Month&) = default;
};
Month month_of(Date day);
Date first_day_of(Month month);

// A cohort in one month.
struct Cell {
  std::int64_t customers = 0;  // who ordered in it
  Amount revenue = 0;          // goods less returns and discounts, of all the cohort's customers
  bool partial = false;        // the month was not over on the day of the last line of any kind
  friend bool operator==(const Cell&, const Cell&) = default;
};

struct Cohort {
  Month month;
  std::int64_t customers = 0;
  std::vector<Cell> cells;  // by months later: 0 is the month itself, the last that of the last line
  friend bool operator==(const Cohort&, const Cohort&) = default;
};

// Of all cohorts, so many months later: who ordered of those who could have. Partial cells are left out.
struct Retention {
  std::int64_t retained = 0, could = 0;
  double share() const { return could == 0 ? 0 : static_cast<double>(retained) / static_cast<double>(could); }
  friend bool operator==(const Retention&, const Retention&) = default;
};

// Second orders, among the lines that are looked at.
struct Repeats {
  std::int64_t customers = 0;            // with an order
  std::int64_t again = 0;                // with two or more
  std::optional<double> days_to_second;  // from the first, the median; nothing: nobody came back
  double share() const { return customers == 0 ? 0 : static_cast<double>(again) / static_cast<double>(customers); }
  friend bool operator==(const Repeats&, const Repeats&) = default;
};

struct Cohorts {
  std::vector<Cohort> by_month;     // ascending; months without new customers are left out
  std::vector<Retention> by_later;  // by months later, as far as a cell is not partial
  Repeats repeats;
};

Cohorts cohorts_of(const Lines& lines, const Counting& counting);

}  // namespace cairn::shop::figures

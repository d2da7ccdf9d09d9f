#pragma once
// Sums over order lines that answer while a person clicks: every figure is filtered by all that is chosen, every chart
// by all but its own choice. For each line it is kept which choices it fails; a change of one touches one bit of each
// line, and one pass over the lines sums everything up.
//
// Revenue is goods less returns and less discounts of orders; postage, fees and vouchers are told apart. An order
// counts when it has goods. Lines of another currency are never in a sum: they are a choice of their own.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "apps/shop/lines.h"
#include "base/date.h"

namespace cairn::shop::figures {

struct Sum {
  Amount revenue = 0;
  std::int64_t units = 0;  // thousandths, of goods less returns
  std::int64_t orders = 0;
  friend bool operator==(const Sum&, const Sum&) = default;
};

struct Totals {
  Sum sum;
  Amount goods = 0, returns = 0, discounts = 0, postage = 0, fees = 0, vouchers = 0;  // with their signs
  std::int64_t lines = 0;                                                             // of every kind
  std::int64_t known_orders = 0;  // of these, how many have a customer
  std::int64_t returning = 0;     // and how many of those are not the customer's first order
  std::int64_t customers = 0;     // that are known, with an order
  friend bool operator==(const Totals&, const Totals&) = default;
};

struct Days {  // both included
  Date first, last;
  int count() const { return days_between(first, last) + 1; }
  friend bool operator==(const Days&, const Days&) = default;
};

// What is chosen. Nothing chosen of a kind: everything.
struct Choice {
  std::uint8_t currency = 0;
  std::optional<Days> days{};
  std::vector<std::uint8_t> weekdays{};    // 0 Monday to 6
  std::vector<std::uint8_t> months{};      // 0 January to 11, of any year
  std::vector<std::uint16_t> countries{};  // kNowhere: lines without one
  std::vector<std::uint32_t> products{};   // kNoProduct: lines without one
  std::vector<std::uint32_t> customers{};  // kNobody: lines without one
  std::vector<std::uint32_t>
      all_of{};  // lines of orders in which each of these products was bought; at most kMostAllOf
  friend bool operator==(const Choice&, const Choice&) = default;
};

inline constexpr std::size_t kMostAllOf = 8;  // more are not looked at

class Crossfilter {
 public:
  explicit Crossfilter(const Lines& lines);  // which must outlive it

  const Lines& lines() const { return lines_; }
  std::optional<Days> span() const;  // of all orders in any currency; nothing: there are none

  const Choice& choice() const { return choice_; }
  void choose(Choice choice);                       // what has changed of it is looked at again
  std::uint64_t serial() const { return serial_; }  // counts other choices

  // Of what is chosen, and of as many days just before, if there are any lines in them.
  const Totals& now();
  const std::optional<Totals>& before();
  // Without the choice of their own: by day from span()->first, by weekday, by month, by place in Lines' lists; the
  // last entry of countries and products is what has none.
  const std::vector<Sum>& by_day();
  const std::array<Sum, 7>& by_weekday();
  const std::array<Sum, 12>& by_month();
  const std::vector<Sum>& by_country();
  const std::vector<Sum>& by_product();
  const std::vector<Sum>& by_customer();
  std::vector<Amount> by_currency() const;  // revenue of everything, whatever is chosen

  // Whether a line passes all that is chosen.
  bool passes(std::size_t line) const { return failing_[line] == 0; }
  std::vector<std::uint32_t> passing(std::size_t most) const;  // the last ones, the newest first
  // One a line: not 0 where it passes all that is chosen but the days.
  std::vector<std::uint8_t> passing_on_any_day() const;
  std::int32_t day(std::size_t line) const { return day_[line]; }
  bool first_order(std::uint32_t order) const { return first_order_[order] != 0; }  // of its customer

 private:
  enum Bit : std::uint8_t {
    kDays = 1,
    kWeekday = 2,
    kCountry = 4,
    kProduct = 8,
    kCustomer = 16,
    kApart = 32,  // of another currency, or in an order without all of the products that it must have: in no sum
    kMonth = 128
  };
  template <class Fails>
  void mark(Bit bit, Fails fails);
  void mark_apart();
  void sum_up();
  void add(std::size_t line, std::uint8_t failing);

  const Lines& lines_;
  Choice choice_;
  std::vector<std::uint8_t> failing_;  // of each line: the choices that it does not pass
  std::vector<std::int32_t> day_;      // of each line, since 1970
  std::vector<std::uint8_t> first_order_;
  std::vector<std::uint8_t> month_of_day_, weekday_of_day_;  // 0 to 11, 0 to 6, from first_day_
  Date first_day_, last_day_;
  bool summed_ = false;
  std::uint64_t serial_ = 0;

  // An order, a customer of a total, counts once: what was counted last for each entry.
  struct Once {
    std::vector<std::uint32_t> of_product;
    std::vector<std::uint8_t> now, before;  // of customers
  };
  std::size_t day_place(std::size_t line) const { return static_cast<std::size_t>(day_[line] - first_day_.days); }
  std::size_t month(std::size_t line) const { return month_of_day_[day_place(line)]; }
  std::size_t weekday(std::size_t line) const { return weekday_of_day_[day_place(line)]; }
  void count_order(std::size_t line, std::uint8_t failing, bool in_before);

  Totals now_, before_totals_;
  std::optional<Totals> before_;
  std::vector<Sum> by_day_, by_country_, by_product_, by_customer_;
  std::array<Sum, 7> by_weekday_;
  std::array<Sum, 12> by_month_;
  Once once_;
};

// Days since 1970 of a minute since 1970.
Date day_of(std::int32_t minute);

}  // namespace cairn::shop::figures

#pragma once
// Where the balance of an account goes in the next weeks: what is scheduled, and what is spent besides as it was spent
// before. Many futures are drawn from the past (bootstrap: B. Efron, R. Tibshirani, "An Introduction to the Bootstrap",
// 1993; in weeks, as days of a week depend on each other: H. R. Kuensch, "The Jackknife and the Bootstrap for General
// Stationary Observations", The Annals of Statistics 17(3), 1989).

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "apps/finance/ledger.h"

namespace cairn::finance {

inline constexpr int kFanDays = 90;
inline constexpr int kHistoryDays = 364;  // of which is learned: whole weeks
inline constexpr int kLeastHistoryDays = 28;
inline constexpr std::size_t kFutures = 2'000;

struct Planned {
  Date day;
  Minor amount = 0;
  std::vector<Minor> instead;  // amounts that it had before, any of which it may have; empty: it is fixed
};

// What is spent and earned besides, day by day.
struct Habit {
  std::vector<Minor> days;  // of each day, the last one is today; whole weeks
  std::size_t once = 0;     // large amounts that are taken for what happens once; they change no day to come
};

// Of the entries of one account up to today that are in no schedule and no transfer. What is far larger than others of
// the account (its logarithm more than 3.5 robust deviations above the median), while fewer than three were at least
// half as large, is no habit: one large purchase moves nothing but its own day. Nothing: fewer than kLeastHistoryDays.
std::optional<Habit> habit_of(const State& state, const Ledger& ledger, std::string_view account, Date today);

// From the schedules of the account, from tomorrow on.
std::vector<Planned> planned_of(const State& state, const Ledger& ledger, std::string_view account, Date today,
                                int days);

struct FanDay {
  Date day;
  Minor middle = 0;  // half of all futures are above it
  struct Band {
    Minor low = 0, high = 0;
  };
  std::array<Band, 3> bands;  // of 50, 80 and 90 %
};

struct Fan {
  std::vector<FanDay> days;
  double chance_below = 0;           // that the balance falls below the floor on any of them, 0..1
  std::optional<Date> likely_below;  // the first day on which it is below in half of all futures
};

struct FanOptions {
  Minor balance = 0;  // at the end of today
  Minor floor = 0;
  int days = kFanDays;
  int spending_percent = 100;  // of what is spent besides: what if it were more, or less
  std::uint64_t seed = 1;
};

// The same every time for the same input. Days of `planned` outside of the fan are passed over.
Fan fan_of(const Habit& habit, const std::vector<Planned>& planned, Date today, const FanOptions& options);

}  // namespace cairn::finance

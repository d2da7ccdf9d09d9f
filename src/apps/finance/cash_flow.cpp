#include "apps/finance/cash_flow.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

#include "apps/finance/recurring.h"
#include "apps/finance/schedules.h"
#include "base/random.h"
#include "ml/exact_math.h"

namespace cairn::finance {
namespace {

constexpr int kWeek = 7;
constexpr double kFarAbove = 3.5, kMedianScale = 1.4826;
constexpr double kLeastSpread = 0.25;  // of logarithms: where all amounts are alike, twice one is not yet large
constexpr std::size_t kHabit = 3;      // amounts at least half as large, with which a large one is a habit
constexpr std::size_t kLatest = 12;    // amounts that a varying payment may have again

double median_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double log_size(Minor amount) { return ml::log(static_cast<double>(amount < 0 ? -amount : amount)); }

bool is_scheduled(const State& state, const LedgerEntry& entry, std::string_view account) {
  return std::any_of(state.schedules.begin(), state.schedules.end(),
                     [&](const auto& one) { return belongs_to(entry, account, one.second); });
}

// What is no habit: from which size on (a logarithm) amounts are left out.
double once_from(const std::vector<const LedgerEntry*>& entries) {
  std::vector<double> sizes, away;
  sizes.reserve(entries.size());
  away.reserve(entries.size());
  for (const LedgerEntry* entry : entries) sizes.push_back(log_size(entry->amount));
  const double middle = median_of(sizes);
  for (const double size : sizes) away.push_back(std::abs(size - middle));
  const double large = middle + kFarAbove * std::max(kLeastSpread, kMedianScale * median_of(away));
  // The third largest of those at least half as large makes a habit, so all above twice its size are none.
  if (sizes.size() < kHabit) return large;
  std::sort(sizes.begin(), sizes.end());
  return std::max(large, sizes[sizes.size() - kHabit] + ml::log(2));
}

}  // namespace

std::optional<Habit> habit_of(const State& state, const Ledger& ledger, std::string_view account, Date today) {
  const Ledger::AccountLine* line = ledger.find_account(account);
  if (line == nullptr || line->entries.empty()) return std::nullopt;
  const Date oldest = ledger.entries()[line->entries.front()].day;
  const int known = std::min(kHistoryDays, days_between(oldest, today) + 1) / kWeek * kWeek;
  if (known < kLeastHistoryDays) return std::nullopt;
  const Date begin = add_days(today, 1 - known);
  std::vector<const LedgerEntry*> entries;
  for (const std::uint32_t place : line->entries) {
    const LedgerEntry& entry = ledger.entries()[place];
    if (entry.day < begin || entry.day > today || entry.amount == 0 || entry.transfer) continue;
    if (!is_scheduled(state, entry, account)) entries.push_back(&entry);
  }
  Habit habit;
  habit.days.assign(static_cast<std::size_t>(known), 0);
  if (entries.empty()) return habit;
  const double once = once_from(entries);
  for (const LedgerEntry* entry : entries) {
    if (log_size(entry->amount) > once)
      ++habit.once;
    else
      habit.days[static_cast<std::size_t>(days_between(begin, entry->day))] += entry->amount;
  }
  return habit;
}

std::vector<Planned> planned_of(const State& state, const Ledger& ledger, std::string_view account, Date today,
                                int days) {
  std::vector<Planned> planned;
  const Ledger::AccountLine* line = ledger.find_account(account);
  for (const auto& [id, schedule] : state.schedules) {
    if (schedule.account != account) continue;
    std::vector<Minor> before;
    if (schedule.about && line != nullptr)
      for (auto place = line->entries.rbegin(); place != line->entries.rend() && before.size() < kLatest; ++place)
        if (const LedgerEntry& entry = ledger.entries()[*place]; belongs_to(entry, account, schedule))
          before.push_back(entry.amount);
    for (const Date day : due_days(schedule, add_days(today, 1), add_days(today, days)))
      planned.push_back({day, schedule.amount, before});
  }
  std::stable_sort(planned.begin(), planned.end(), [](const Planned& a, const Planned& b) { return a.day < b.day; });
  return planned;
}

namespace {

class Futures {
 public:
  Futures(const Habit& habit, const std::vector<Planned>& planned, Date today, const FanOptions& options)
      : habit_(habit), options_(options), random_(options.seed), days_(static_cast<std::size_t>(options.days)) {
    by_day_.resize(days_);
    for (const Planned& one : planned) {
      const int ahead = days_between(today, one.day) - 1;
      if (ahead >= 0 && ahead < options.days) by_day_[static_cast<std::size_t>(ahead)].push_back(&one);
    }
    balances_.assign(days_, std::vector<Minor>(kFutures));
  }

  Fan run(Date today) {
    std::size_t below = 0;
    for (std::size_t future = 0; future < kFutures; ++future)
      if (draw(future)) ++below;
    Fan fan;
    fan.chance_below = static_cast<double>(below) / static_cast<double>(kFutures);
    for (std::size_t day = 0; day < days_; ++day) {
      std::vector<Minor>& all = balances_[day];
      std::sort(all.begin(), all.end());
      FanDay one;
      one.day = add_days(today, static_cast<int>(day) + 1);
      one.middle = all[kFutures / 2];
      one.bands = {{{at(all, 250), at(all, 750)}, {at(all, 100), at(all, 900)}, {at(all, 50), at(all, 950)}}};
      if (!fan.likely_below && one.middle < options_.floor) fan.likely_below = one.day;
      fan.days.push_back(one);
    }
    return fan;
  }

 private:
  static Minor at(const std::vector<Minor>& sorted, std::size_t thousandths) {
    return sorted[(sorted.size() - 1) * thousandths / 1000];
  }

  // One future; true where it falls below the floor. A few weeks of the past are drawn first, and the future is drawn
  // from those: so futures differ also in what is usual in them, which nobody knows exactly.
  bool draw(std::size_t future) {
    const std::size_t weeks = habit_.days.size() / kWeek;
    past_.clear();
    for (std::size_t i = 0; i < weeks; ++i) past_.push_back(random_.index(weeks));
    Minor balance = options_.balance;
    bool below = false;
    std::size_t week = 0;
    for (std::size_t day = 0; day < days_; ++day) {
      if (day % kWeek == 0 && weeks > 0) week = past_[random_.index(weeks)];
      // The history ends the day before the fan begins, so places in a week are the same weekdays.
      if (weeks > 0) balance += scaled(habit_.days[week * kWeek + day % kWeek]);
      for (const Planned* planned : by_day_[day])
        balance +=
            planned->instead.empty() ? planned->amount : planned->instead[random_.index(planned->instead.size())];
      balances_[day][future] = balance;
      below = below || balance < options_.floor;
    }
    return below;
  }

  // What is spent is scaled, what comes in is not.
  Minor scaled(Minor amount) const { return amount < 0 ? amount * options_.spending_percent / 100 : amount; }

  const Habit& habit_;
  const FanOptions& options_;
  Random random_;
  std::size_t days_;
  std::vector<std::vector<const Planned*>> by_day_;
  std::vector<std::vector<Minor>> balances_;  // by day, then by future
  std::vector<std::size_t> past_;
};

}  // namespace

Fan fan_of(const Habit& habit, const std::vector<Planned>& planned, Date today, const FanOptions& options) {
  return Futures(habit, planned, today, options).run(today);
}

}  // namespace cairn::finance

#include "apps/finance/recurring.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <tuple>

#include "apps/finance/filing/entry_words.h"
#include "apps/finance/schedules.h"

namespace cairn::finance {
namespace {

constexpr std::size_t kWordsOfName = 4;
constexpr double kLeastShare = 0.75;

struct Rhythm {
  Every every = Every::kMonth;
  int step = 1;
  double days = 0;        // between two payments
  int slack = 0;          // by how many days one may be early or late
  std::size_t least = 3;  // payments
};
// A short one comes before its multiples, so that a month is not taken for four weeks where both fit.
constexpr std::array<Rhythm, 8> kRhythms = {{{Every::kMonth, 1, 30.44, 4, 3},
                                             {Every::kWeek, 1, 7, 1, 4},
                                             {Every::kWeek, 2, 14, 2, 3},
                                             {Every::kWeek, 4, 28, 1, 4},
                                             {Every::kMonth, 2, 60.88, 5, 3},
                                             {Every::kMonth, 3, 91.31, 6, 3},
                                             {Every::kMonth, 6, 182.6, 7, 2},
                                             {Every::kMonth, 12, 365.25, 10, 2}}};

using Group = std::vector<const LedgerEntry*>;  // by day

std::vector<std::string> name_words(const LedgerEntry& entry) {
  std::vector<std::string> words = filing::entry_words(entry.payee, {});
  if (words.empty()) words = filing::entry_words(entry.memo, {});
  if (words.size() > kWordsOfName) words.resize(kWordsOfName);
  return words;
}

Minor size_of(const LedgerEntry& entry) { return entry.amount < 0 ? -entry.amount : entry.amount; }

Minor median_amount(const Group& group, std::size_t latest) {
  std::vector<Minor> amounts;
  amounts.reserve(std::min(latest, group.size()));
  for (std::size_t i = group.size() - std::min(latest, group.size()); i < group.size(); ++i)
    amounts.push_back(group[i]->amount);
  std::sort(amounts.begin(), amounts.end());
  return amounts[amounts.size() / 2];
}

// All of them, where no amount is more than twice the usual one or less than half of it; else those of one amount.
std::vector<Group> by_amount(const Group& group) {
  const Minor usual = std::abs(median_amount(group, group.size()));
  const bool near = std::all_of(group.begin(), group.end(), [&](const LedgerEntry* entry) {
    return size_of(*entry) <= 2 * usual && 2 * size_of(*entry) >= usual;
  });
  if (near) return {group};
  std::map<Minor, Group> same;
  for (const LedgerEntry* entry : group) same[entry->amount].push_back(entry);
  std::vector<Group> groups;
  groups.reserve(same.size());
  for (auto& [amount, entries] : same) groups.push_back(std::move(entries));
  return groups;
}

double share_that_fits(const Group& group, const Rhythm& rhythm) {
  double fits = 0;
  for (std::size_t i = 1; i < group.size(); ++i) {
    const double off = days_between(group[i - 1]->day, group[i]->day) - rhythm.days;
    fits += off <= rhythm.slack + 0.5 && off >= -rhythm.slack - 0.5 ? 1 : 0;
  }
  return fits / static_cast<double>(group.size() - 1);
}

// The day of the month that is nearest to all of them, where the month goes round.
int usual_day(const Group& group) {
  int best = 1, least = 1'000'000'000;
  for (int day = 1; day <= 31; ++day) {
    int away = 0;
    for (const LedgerEntry* entry : group) {
      const int apart = std::abs(to_civil(entry->day).day - day);
      away += std::min(apart, std::max(0, 31 - apart));
    }
    if (away >= least) continue;
    least = away;
    best = day;
  }
  return best;
}

// The nominal day of the last payment: banks move it by weekends and holidays.
Date nominal_day(const Group& group, const Rhythm& rhythm) {
  const Date last = group.back()->day;
  if (rhythm.every == Every::kWeek) return last;
  Schedule monthly;
  CivilDate begin = to_civil(add_days(last, -62));
  begin.day = 1;
  monthly.first = add_days(to_date(begin), usual_day(group) - 1);
  Date nearest = last;
  int least = 1'000;
  for (const Date day : due_days(monthly, add_days(last, -20), add_days(last, 20))) {
    const int apart = std::abs(days_between(day, last));
    if (apart >= least) continue;
    least = apart;
    nearest = day;
  }
  return nearest;
}

class Finder {
 public:
  Finder(const State& state, const Ledger& ledger, Date today) : state_(state), ledger_(ledger), today_(today) {}

  std::vector<Recurring> run() {
    std::map<std::tuple<std::uint32_t, bool, std::vector<std::string>>, Group> groups;
    for (const LedgerEntry& entry : ledger_.entries()) {
      if (entry.amount == 0 || entry.day > today_) continue;
      std::vector<std::string> words = name_words(entry);
      if (!words.empty()) groups[{entry.account, entry.amount < 0, std::move(words)}].push_back(&entry);
    }
    for (const auto& [key, group] : groups)
      for (const Group& one : by_amount(group)) look(one, std::get<2>(key));
    return std::move(found_);
  }

 private:
  void look(const Group& group, const std::vector<std::string>& words) {
    if (group.size() < 2) return;
    const Rhythm* best = nullptr;
    double share = 0;
    for (const Rhythm& rhythm : kRhythms) {
      if (group.size() < rhythm.least) continue;
      const double fits = share_that_fits(group, rhythm);
      if (fits < kLeastShare || fits <= share) continue;
      best = &rhythm;
      share = fits;
    }
    if (best == nullptr || days_between(group.back()->day, today_) > best->days * 1.5 + best->slack) return;
    Recurring recurring;
    recurring.schedule = schedule_of(group, words, *best);
    if (is_known(*group.back())) return;
    recurring.share = share;
    for (const LedgerEntry* entry : group) recurring.entries.push_back(entry->key);
    found_.push_back(std::move(recurring));
  }

  Schedule schedule_of(const Group& group, const std::vector<std::string>& words, const Rhythm& rhythm) const {
    const LedgerEntry& last = *group.back();
    Schedule schedule;
    schedule.account = ledger_.accounts()[last.account].id;
    schedule.name = std::string(last.payee.empty() ? last.memo : last.payee);
    schedule.every = rhythm.every;
    schedule.step = rhythm.step;
    schedule.first = nominal_day(group, rhythm);
    const bool same = group.size() < 2 || group[group.size() - 2]->amount == last.amount;
    schedule.about = !same;
    schedule.amount = same ? last.amount : median_amount(group, 5);
    if (last.filing != nullptr) schedule.category = last.filing->category;
    schedule.words = words;
    return schedule;
  }

  bool is_known(const LedgerEntry& entry) const {
    const std::string& account = ledger_.accounts()[entry.account].id;
    return std::any_of(state_.schedules.begin(), state_.schedules.end(),
                       [&](const auto& one) { return belongs_to(entry, account, one.second); });
  }

  const State& state_;
  const Ledger& ledger_;
  Date today_;
  std::vector<Recurring> found_;
};

}  // namespace

bool belongs_to(const LedgerEntry& entry, std::string_view account, const Schedule& schedule) {
  if (schedule.account != account || (schedule.amount < 0) != (entry.amount < 0) || schedule.words.empty())
    return false;
  const std::vector<std::string> words = filing::entry_words(entry.payee, entry.memo);
  const bool named = std::all_of(schedule.words.begin(), schedule.words.end(), [&](const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  });
  if (!named) return false;
  // Of a schedule with a fixed amount others of the same payee are not meant.
  const Minor usual = std::abs(schedule.amount), size = size_of(entry);
  return size <= 2 * usual && 2 * size >= usual;
}

std::vector<Recurring> find_recurring(const State& state, const Ledger& ledger, Date today) {
  return Finder(state, ledger, today).run();
}

}  // namespace cairn::finance

#include "ml/factors/history.h"

#include <algorithm>

#include "ml/exact_math.h"

namespace cairn::factors {
namespace {

constexpr double kLn2 = 0.693147180559945309417;

bool before(const Bought& a, const Bought& b) { return a.item != b.item ? a.item < b.item : a.age_days > b.age_days; }

}  // namespace

void sort_history(History& history) { std::sort(history.begin(), history.end(), before); }

Interactions::Interactions(std::size_t customers, std::size_t items, const std::vector<Purchase>& purchases)
    : items_(items), first_(customers + 1, 0), all_(purchases.size()) {
  for (const Purchase& purchase : purchases) {
    ++first_[purchase.customer + 1];
    oldest_days_ = std::max(oldest_days_, purchase.bought.age_days);
  }
  for (std::size_t customer = 0; customer < customers; ++customer) first_[customer + 1] += first_[customer];
  std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
  for (const Purchase& purchase : purchases) all_[next[purchase.customer]++] = purchase.bought;
  for (std::size_t customer = 0; customer < customers; ++customer)
    std::sort(all_.data() + first_[customer], all_.data() + first_[customer + 1], before);
}

bool Items::next(ItemHistory& item) {
  if (rest_.empty()) return false;
  std::size_t count = 1;
  while (count < rest_.size() && rest_[count].item == rest_[0].item) ++count;
  item = {rest_[0].item, rest_.first(count)};
  rest_ = rest_.subspan(count);
  return true;
}

double faded(double age_days, double half_life_days) { return ml::exp(-age_days / half_life_days * kLn2); }

}  // namespace cairn::factors

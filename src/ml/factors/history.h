#pragma once
// Who bought what and when, as recommenders learn from it. Customers and items are numbers from 0; what they are is not
// known here.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cairn::factors {

struct Bought {  // an item in an order, however many pieces of it
  std::uint32_t item = 0;
  float age_days = 0;  // before the moment that is looked from; at least 0
  friend bool operator==(const Bought&, const Bought&) = default;
};

// Of one customer: ascending by item, of an item the oldest first.
using History = std::vector<Bought>;
using HistoryView = std::span<const Bought>;
void sort_history(History& history);

struct Purchase {
  std::uint32_t customer = 0;
  Bought bought;
};

class Interactions {
 public:
  // `purchases` in any order; customers and items are below the counts.
  Interactions(std::size_t customers, std::size_t items, const std::vector<Purchase>& purchases);

  std::size_t customers() const { return first_.size() - 1; }
  std::size_t items() const { return items_; }
  HistoryView of(std::size_t customer) const {
    return {all_.data() + first_[customer], all_.data() + first_[customer + 1]};
  }
  std::size_t size() const { return all_.size(); }
  float oldest_days() const { return oldest_days_; }  // the age of the first purchase; 0: there is none

 private:
  std::size_t items_ = 0;
  std::vector<std::size_t> first_;
  std::vector<Bought> all_;
  float oldest_days_ = 0;
};

// What a customer bought of one item: a stretch of the history.
struct ItemHistory {
  std::uint32_t item = 0;
  HistoryView bought;
};

// Goes through a history item by item.
class Items {
 public:
  explicit Items(HistoryView history) : rest_(history) {}
  bool next(ItemHistory& item);

 private:
  HistoryView rest_;
};

// 0.5^(age / half-life): 1 for what was bought now.
double faded(double age_days, double half_life_days);

}  // namespace cairn::factors

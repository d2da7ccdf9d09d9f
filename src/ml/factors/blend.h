#pragma once
// The recommender that the shop uses: what the customer buys again, what goes with what the customer bought, and what
// is wanted just now, as one weighted sum:
//
//     score = personal  * sqrt(orders in which the customer bought it)
//           + similar   * trend of the item * sum over bought items of presence * EASE's link
//           + fortnight * sqrt(customers of the last 14 days) + week * log(1 + customers of the last 7)
//           + discovered * sqrt(customers who found it lately),
//
// the last three as shares of the largest such number. Weights are chosen on a time that the model has not seen
// (blend_search.h), once for all items and once for those that are new to the customer.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ml/factors/demand.h"
#include "ml/factors/item_links.h"
#include "ml/factors/recommender.h"

namespace cairn::factors {

struct BlendWeights {
  double personal = 0, similar = 0, fortnight = 0, week = 0, discovered = 0;
  friend bool operator==(const BlendWeights&, const BlendWeights&) = default;
};

// Where there is too little to choose by. Chosen on the month before 2011-11-10 of UCI Online Retail.
inline constexpr BlendWeights kUsualForAll{1, 0.3, 0.4, 0.2, 0.1};
inline constexpr BlendWeights kUsualForNew{0, 1, 0, 0, 0.4};

class Blend final : public Recommender {
 public:
  Blend(ItemLinks links, const Demand& demand, double half_life_days);

  std::size_t items() const override { return trend_.size(); }
  void score(HistoryView history, Purpose purpose, std::vector<double>& scores) const override;
  Reasons reasons(HistoryView history, Purpose purpose, std::uint32_t item) const override;

  const BlendWeights& weights(Purpose purpose) const { return purpose == Purpose::kAll ? for_all_ : for_new_; }
  void set_weights(Purpose purpose, const BlendWeights& weights) {
    (purpose == Purpose::kAll ? for_all_ : for_new_) = weights;
  }
  const ItemLinks& links() const { return links_; }
  double half_life_days() const { return half_life_days_; }
  const std::vector<float>& known() const { return ever_; }  // customers who ever bought it

  // The parts of the sum, before their weights.
  void similar(HistoryView history, std::vector<double>& scores) const;
  static double personal(const ItemHistory& item);
  // fortnight, week and discovered, weighted: the same for everybody.
  double everybody(std::uint32_t item, const BlendWeights& weights) const;

 private:
  ItemLinks links_;
  double half_life_days_;
  std::vector<float> ever_, trend_, fortnight_, week_, discovered_;
  BlendWeights for_all_ = kUsualForAll, for_new_ = kUsualForNew;
};

}  // namespace cairn::factors

#pragma once
// What every recommender answers: a score for each item, and the exact reasons of one score. It is asked with a
// history, not with a customer, so a basket, a visitor and a customer without one of the orders are asked for in the
// same way.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "ml/factors/demand.h"
#include "ml/factors/history.h"
#include "ml/factors/item_links.h"

namespace cairn::factors {

enum class Purpose : std::uint8_t {
  kAll,  // whatever will be bought next
  kNew,  // of the items that the customer never bought
};

struct Share {
  std::uint32_t item = 0;  // that was bought
  double part = 0;         // of the score; may be below 0
};

// score = the parts of what was bought + the part that everybody's purchases have.
struct Reasons {
  double score = 0, everybody = 0;
  std::vector<Share> bought;  // ascending by item, those without a part left out
};

class Recommender {
 public:
  Recommender() = default;
  Recommender(const Recommender&) = delete;
  Recommender& operator=(const Recommender&) = delete;
  virtual ~Recommender() = default;

  virtual std::size_t items() const = 0;
  // One number an item, of any scale, what is likelier higher. Replaces what `scores` held.
  virtual void score(HistoryView history, Purpose purpose, std::vector<double>& scores) const = 0;
  virtual Reasons reasons(HistoryView history, Purpose purpose, std::uint32_t item) const = 0;
};

// The items with the highest scores, the highest first, of equals the first; with kNew without those of the history.
// `known`: items that may be recommended at all are above 0.
std::vector<std::uint32_t> best(const std::vector<double>& scores, HistoryView history, Purpose purpose,
                                const std::vector<float>& known, std::size_t count);

// The same for everybody: the customers who bought it, ever or in the last month.
class Popularity final : public Recommender {
 public:
  explicit Popularity(std::vector<float> customers) : customers_(std::move(customers)) {}
  std::size_t items() const override { return customers_.size(); }
  void score(HistoryView history, Purpose purpose, std::vector<double>& scores) const override;
  Reasons reasons(HistoryView history, Purpose purpose, std::uint32_t item) const override;

 private:
  std::vector<float> customers_;
};

// What the customer bought most often; of equals what most customers bought.
class PersonalHistory final : public Recommender {
 public:
  explicit PersonalHistory(const std::vector<float>& customers);
  std::size_t items() const override { return everybody_.size(); }
  void score(HistoryView history, Purpose purpose, std::vector<double>& scores) const override;
  Reasons reasons(HistoryView history, Purpose purpose, std::uint32_t item) const override;

 private:
  std::vector<double> everybody_;  // below 1
};

// Item-item neighbours, or EASE.
class LinkedItems final : public Recommender {
 public:
  LinkedItems(ItemLinks links, double half_life_days) : links_(std::move(links)), half_life_days_(half_life_days) {}
  std::size_t items() const override { return links_.items(); }
  void score(HistoryView history, Purpose purpose, std::vector<double>& scores) const override;
  Reasons reasons(HistoryView history, Purpose purpose, std::uint32_t item) const override;

 private:
  double strength(const ItemHistory& item) const;
  ItemLinks links_;
  double half_life_days_;  // of presence(); 0: what was bought counts 1
};

}  // namespace cairn::factors

#pragma once
// What is learned of the orders that are open: read from beside the log where it was learned before, else trained when
// a person asks for it, in slices, and kept. And how good each method is on the last month.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apps/shop/lines.h"
#include "core/ports.h"
#include "ml/factors/blend_training.h"
#include "ml/factors/methods.h"

namespace cairn::shop::desk {

class Recommending {
 public:
  enum class Stand : std::uint8_t {
    kNothing,    // no orders are open
    kTooLittle,  // no customer of these orders is known, or none came back
    kLooking,    // whether it was learned before
    kUntrained,
    kTraining,
    kReady,
  };

  // Every tick. `serial`: of the orders that are open; `lines`: null where none are.
  void tend(const Lines* lines, std::uint64_t serial, Storage& storage, bool writable);
  Stand stand() const { return stand_; }
  bool busy() const;  // there is work that waits for nothing
  void train();
  void stop();
  double share_done() const;
  factors::BlendTraining::Step step() const { return training_->step(); }
  bool from_before() const { return from_before_; }        // it was not trained just now
  const std::string& trouble() const { return trouble_; }  // it could not be kept; it works all the same

  // ---- From kUntrained on
  const factors::Sales& sales() const { return sales_; }
  const factors::Interactions& data() const { return *data_; }
  const factors::Demand& demand() const { return demand_; }
  std::int32_t now_minute() const { return now_; }  // just after the last order

  // ---- Ready
  const factors::Blend& blend() const { return *blend_; }
  std::size_t trials() const { return trials_; }  // customers by whom its weights were chosen; 0: not known any more

 private:
  void begin(const Lines& lines, Storage& storage);
  void keep(Storage& storage);

  Stand stand_ = Stand::kNothing;
  std::uint64_t serial_ = ~0ull;
  factors::Sales sales_;
  std::optional<factors::Interactions> data_;
  factors::Demand demand_;
  std::int32_t now_ = 0;
  std::uint32_t fingerprint_ = 0;
  Pending<std::vector<Blob>> looking_;
  std::unique_ptr<factors::BlendTraining> training_;
  std::unique_ptr<factors::Blend> blend_;
  std::size_t trials_ = 0;
  bool from_before_ = false;
  std::vector<Blob> keeping_;
  bool cleared_ = false;  // what was kept before is gone
  Pending<Done> writing_;
  std::string trouble_;
};

// All methods on one split: the last 31 days, which none of them has seen.
class Comparing {
 public:
  struct Row {
    factors::Method method = factors::Method::kPopularity;
    factors::Ranking ranking;
    ml::Interval hit, ndcg, recall, novelty;
    double coverage = 0;
  };
  Comparing(const factors::Sales& sales, std::int32_t now_minute, factors::Purpose purpose);
  Comparing(const Comparing&) = delete;
  Comparing& operator=(const Comparing&) = delete;

  bool advance();  // a few milliseconds of it; true once it is done
  bool done() const { return method_ == factors::kMethods; }
  double share_done() const;
  factors::Method at_work() const { return static_cast<factors::Method>(method_); }
  factors::Purpose purpose() const { return purpose_; }
  std::size_t customers() const { return trials_.size(); }  // that are tried
  const std::vector<Row>& rows() const { return rows_; }

 private:
  const factors::Sales& sales_;
  std::int32_t split_;
  factors::Purpose purpose_;
  factors::Interactions data_;
  factors::Demand demand_;
  std::vector<factors::Trial> trials_;
  std::size_t customers_before_ = 0, method_ = 0, trial_ = 0;
  std::optional<factors::MethodTraining> training_;
  std::unique_ptr<factors::Recommender> recommender_;
  std::vector<Row> rows_;
};

}  // namespace cairn::shop::desk

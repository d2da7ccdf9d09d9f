#pragma once
// Implicit alternating least squares (Y. Hu, Y. Koren and C. Volinsky, "Collaborative Filtering for Implicit Feedback
// Datasets", ICDM 2008). Every item i has a vector y_i, every customer u a vector x_u; that u has i is true with the
// confidence c = 1 + alpha n, n the orders in which it was bought. Holding one side still, each vector of the other is
// the answer of a ridge regression, equation 4: x_u = (Y^T Y + Y^T (C - I) Y + ridge I)^-1 Y^T C p(u).

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "ml/factors/recommender.h"

namespace cairn::factors {

struct AlsSettings {
  std::size_t factors = 64;
  std::size_t rounds = 10;
  double alpha = 10, ridge = 10;
  std::uint64_t seed = 1;
};

// A customer's vector is worked out when it is asked for, so a history that was never seen is as good as any. Reasons
// are those of section 5: the score is a sum over what was bought.
class Als final : public Recommender {
 public:
  Als(std::vector<double> item_vectors, const AlsSettings& settings);
  std::size_t items() const override { return vectors_.size() / settings_.factors; }
  void score(HistoryView history, Purpose purpose, std::vector<double>& scores) const override;
  Reasons reasons(HistoryView history, Purpose purpose, std::uint32_t item) const override;

 private:
  std::vector<double> vectors_;  // [items][factors]
  std::vector<double> square_;   // Y^T Y + ridge I
  AlsSettings settings_;
};

class AlsTraining {
 public:
  AlsTraining(const Interactions& data, const AlsSettings& settings);  // `data` must outlive it
  AlsTraining(const AlsTraining&) = delete;
  AlsTraining& operator=(const AlsTraining&) = delete;

  // Works for some `units` of 50 microseconds more; true once it is trained.
  bool advance(std::size_t units);
  double share_done() const;  // 0..1
  std::unique_ptr<Als> take();

 private:
  struct Side {
    std::vector<double> vectors;
    std::vector<std::size_t> first;  // of each row's entries
    std::vector<std::uint32_t> others;
    std::vector<double> counts;
    std::size_t rows() const { return first.size() - 1; }
  };
  std::size_t solve_row(Side& side, const Side& other, std::size_t row);  // how many units it took

  AlsSettings settings_;
  Side customers_, items_;
  std::size_t half_ = 0, row_ = 0;  // even: customers, odd: items
  bool begun_ = false;
  std::vector<double> square_, matrix_;
};

}  // namespace cairn::factors

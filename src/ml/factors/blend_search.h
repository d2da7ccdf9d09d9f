#pragma once
// Chooses the weights of a blend by trials on a time that it has not seen: one weight after the other, among multiples
// of what it is, as long as NDCG + 0.3 hit rate grows (coordinate ascent). In slices.

#include <cstddef>
#include <vector>

#include "ml/factors/blend.h"
#include "ml/factors/ranking.h"

namespace cairn::factors {

class BlendSearch {
 public:
  static constexpr std::size_t kFewestTrials = 50;  // with fewer the usual weights stay
  static constexpr std::size_t kMostTrials = 1500;  // of more every n-th is taken

  BlendSearch(const Blend& blend, const std::vector<Trial>& trials, Purpose purpose);  // `blend` must outlive it

  // Judges so many trials more, some 20 microseconds each for 4,000 items; true once it has chosen.
  bool advance(std::size_t most_trials);
  double share_done() const;  // 0..1, a guess: it ends early where nothing grows
  const BlendWeights& weights() const { return weights_; }
  std::size_t trials() const { return trials_.size(); }

 private:
  struct Prepared {
    std::vector<float> similar;        // of every item
    std::vector<std::uint32_t> items;  // of the history
    std::vector<double> personal;      // of each of these
    const std::vector<std::uint32_t>* later = nullptr;
  };
  void prepare(const Trial& trial);
  double judge(const Prepared& prepared, const BlendWeights& weights);
  void begin_candidate();
  void end_candidate();
  void next_weight();

  const Blend& blend_;
  Purpose purpose_;
  std::vector<Trial> trials_;
  std::vector<Prepared> prepared_;
  BlendWeights weights_, tried_;
  double best_ = -1, sum_ = 0;
  std::size_t round_ = 0, weight_ = 0, candidate_ = 0, trial_ = 0;
  std::vector<double> candidates_;  // for the weight in question; at first the start alone
  std::vector<double> everybody_;   // of every item, with the weights that are tried
  std::vector<double> scores_;
  bool grown_ = false, done_ = false;
};

}  // namespace cairn::factors

#pragma once
// What the fast model says of a text, and which words made it say so. Deterministic: sums are of whole numbers, exp is
// ml/exact_math.h, so the bits are the same natively and as WebAssembly.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ml/text/fast_model.h"
#include "ml/text/ngrams.h"
#include "ml/text/tokens.h"

namespace cairn::ml::text {

struct FastScores {
  double logit = 0;                      // of positive against negative
  double positive = 0.5;                 // its probability
  bool sure_two = false;                 // the likelier of two classes is likely enough to be said
  std::array<double, 2> logits_three{};  // of negative, of positive, against neutral
  std::array<double, 3> three{};         // probabilities of negative, neutral, positive
  bool sure_three = false;
  std::size_t tokens = 0, known = 0;  // of the text; distinct n-grams that a table had
};

// What one token adds to the logits. An n-gram's weight is shared evenly by its tokens, and by its occurrences.
struct Contribution {
  std::size_t begin = 0, end = 0;  // bytes of the text
  double logit = 0;
  std::array<double, 2> three{};  // logits of negative, of positive, against neutral
};

// The logits are the biases plus the sums of the contributions.
struct Explanation {
  double bias = 0;
  std::array<double, 2> bias_three{};
  std::vector<Contribution> tokens;  // in the order of the text
};

// Holds memory that it uses again, so one scorer serves many texts, one after the other. The model must outlive it.
class FastScorer {
 public:
  explicit FastScorer(const FastModel& model);

  FastScores score(std::string_view text);
  Explanation explain(std::string_view text);

 private:
  struct Hits {                         // which entries of a table the text has, and how often
    std::vector<std::uint32_t> stamps;  // per entry: the round that saw it last
    std::vector<std::uint32_t> times;   // per entry, of this round
    std::uint32_t round = 0;
    std::size_t known = 0;
    std::array<std::int64_t, kMaxOutputs> sums{};
  };

  void read(std::string_view text);
  void count(const FastTable& table, Hits& hits) const;
  void share(const FastTable& table, const Hits& hits, double part, Explanation& explanation) const;
  double norm(const FastTable& table) const;
  double logit(const FastTable& table, const Hits& hits, std::size_t output) const;
  double long_share() const;  // how much the table of long texts counts, 0..1

  const FastModel& model_;
  Tokens tokens_;
  std::vector<Ngram> ngrams_;
  Hits shorter_, longer_, three_;
};

}  // namespace cairn::ml::text

#include "ml/text/fast_scorer.h"

#include <algorithm>
#include <cmath>

#include "ml/exact_math.h"

namespace cairn::ml::text {
namespace {

double sigmoid(double logit) { return 1 / (1 + ml::exp(-logit)); }

// Of logits with 0 between them, the largest taken away first, so that nothing overflows.
std::array<double, 3> softmax(const std::array<double, 2>& logits) {
  const double most = std::max({logits[0], 0.0, logits[1]});
  std::array<double, 3> all{ml::exp(logits[0] - most), ml::exp(-most), ml::exp(logits[1] - most)};
  const double sum = all[0] + all[1] + all[2];
  for (double& one : all) one /= sum;
  return all;
}

}  // namespace

FastScorer::FastScorer(const FastModel& model) : model_(model) {
  const auto prepare = [](const FastTable& table, Hits& hits) {
    hits.stamps.assign(table.entries(), 0);
    hits.times.assign(table.entries(), 0);
  };
  prepare(model.shorter, shorter_);
  prepare(model.longer, longer_);
  prepare(model.three, three_);
}

void FastScorer::read(std::string_view text) {
  tokenise(text, tokens_);
  find_ngrams(tokens_, ngrams_);
}

void FastScorer::count(const FastTable& table, Hits& hits) const {
  if (++hits.round == 0) {  // the counter has come round: no stamp may be taken for this round's
    std::fill(hits.stamps.begin(), hits.stamps.end(), 0u);
    hits.round = 1;
  }
  hits.known = 0;
  hits.sums = {};
  for (const Ngram& ngram : ngrams_) {
    const std::size_t entry = table.find(ngram.hash);
    if (entry == kNoEntry) continue;
    if (hits.stamps[entry] == hits.round) {
      ++hits.times[entry];
      continue;
    }
    hits.stamps[entry] = hits.round;
    hits.times[entry] = 1;
    ++hits.known;
    for (std::size_t k = 0; k < table.outputs; ++k) hits.sums[k] += table.weights[entry * table.outputs + k];
  }
}

double FastScorer::norm(const FastTable& table) const {
  return std::sqrt(std::max(static_cast<double>(tokens_.list.size()), table.least_tokens));
}

double FastScorer::logit(const FastTable& table, const Hits& hits, std::size_t output) const {
  return table.bias[output] + table.scale[output] * static_cast<double>(hits.sums[output]) / norm(table);
}

double FastScorer::long_share() const {
  const auto tokens = static_cast<double>(tokens_.list.size());
  return std::clamp((tokens - model_.short_tokens) / (model_.long_tokens - model_.short_tokens), 0.0, 1.0);
}

FastScores FastScorer::score(std::string_view text) {
  read(text);
  const double share = long_share();
  FastScores scores;
  scores.tokens = tokens_.list.size();
  if (share < 1) {
    count(model_.shorter, shorter_);
    scores.logit += (1 - share) * logit(model_.shorter, shorter_, 0);
    scores.known += shorter_.known;
  }
  if (share > 0) {
    count(model_.longer, longer_);
    scores.logit += share * logit(model_.longer, longer_, 0);
    scores.known += longer_.known;
  }
  scores.positive = sigmoid(scores.logit);
  scores.sure_two = scores.known > 0 && std::max(scores.positive, 1 - scores.positive) >= model_.sure_two;
  count(model_.three, three_);
  for (std::size_t k = 0; k < kMaxOutputs; ++k) scores.logits_three[k] = logit(model_.three, three_, k);
  scores.three = softmax(scores.logits_three);
  const double likeliest = *std::max_element(scores.three.begin(), scores.three.end());
  scores.sure_three = three_.known > 0 && likeliest >= model_.sure_three;
  scores.known += three_.known;
  return scores;
}

void FastScorer::share(const FastTable& table, const Hits& hits, double part, Explanation& explanation) const {
  const double norm_here = norm(table);
  for (const Ngram& ngram : ngrams_) {
    const std::size_t entry = table.find(ngram.hash);
    if (entry == kNoEntry) continue;
    const double pieces = static_cast<double>(hits.times[entry]) * static_cast<double>(ngram.count);
    for (std::size_t k = 0; k < table.outputs; ++k) {
      const double whole = part * table.scale[k] * table.weights[entry * table.outputs + k] / norm_here;
      for (std::size_t i = ngram.first; i < ngram.first + ngram.count; ++i) {
        Contribution& token = explanation.tokens[i];
        (table.outputs == 1 ? token.logit : token.three[k]) += whole / pieces;
      }
    }
  }
}

Explanation FastScorer::explain(std::string_view text) {
  read(text);
  Explanation explanation;
  explanation.tokens.reserve(tokens_.list.size());
  for (const Token& token : tokens_.list) explanation.tokens.push_back({token.begin, token.end, 0, {}});
  const double share_of_long = long_share();
  if (share_of_long < 1) {
    count(model_.shorter, shorter_);
    share(model_.shorter, shorter_, 1 - share_of_long, explanation);
    explanation.bias += (1 - share_of_long) * model_.shorter.bias[0];
  }
  if (share_of_long > 0) {
    count(model_.longer, longer_);
    share(model_.longer, longer_, share_of_long, explanation);
    explanation.bias += share_of_long * model_.longer.bias[0];
  }
  count(model_.three, three_);
  share(model_.three, three_, 1, explanation);
  explanation.bias_three = model_.three.bias;
  return explanation;
}

}  // namespace cairn::ml::text

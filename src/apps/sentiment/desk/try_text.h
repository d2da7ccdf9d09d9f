#pragma once
// A text that is typed or pasted, and what the models say of it and why: of the whole, of each sentence, of each word.
// The fast model answers at once; the deep one once the typing pauses.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "apps/sentiment/deep_judge.h"
#include "apps/sentiment/desk/shelf.h"
#include "apps/sentiment/sentences.h"
#include "apps/sentiment/verdict.h"
#include "base/date.h"
#include "core/ports.h"

namespace cairn::sentiment::desk {

inline constexpr std::size_t kMaxTryBytes = 20'000;
inline constexpr std::size_t kMostSentences = 40;  // that are judged one by one
inline constexpr std::size_t kMostWords = 80;      // that the deep model is asked to do without

struct Opinion {
  Verdict whole;
  std::vector<std::optional<Verdict>> sentences;  // of each; nothing: not judged (yet)
  // How much a word speaks for positive (above 0) or for negative, in logits; for the scale that was asked for.
  std::vector<Weight> weights;
  bool weighed = false;    // all weights are here
  bool shortened = false;  // the model reads only a part of it
};

class TryText {
 public:
  std::string text;  // as typed
  Scale scale = Scale::kThree;

  // Every tick, and when the text has just changed.
  void tend(const Shelf& shelf, Inference& inference, Instant now);
  std::optional<std::int64_t> due_ms(Instant now) const;  // until the deep model is asked
  bool has_text() const;
  const std::vector<Span>& sentences() const { return sentences_; }
  const Opinion* opinion(Judge judge) const;  // null: none (yet)
  const std::string& error() const { return error_; }
  void retry();

 private:
  void begin(const Shelf& shelf, Instant now);
  void ask_deep(const DeepJudge& deep, Inference& inference);
  void ask_next(Inference& inference);
  void take_in(const DeepJudge& deep, Inference& inference);
  void weigh(const DeepJudge& deep);

  std::string seen_;  // the text that the opinions are of
  Scale seen_scale_ = Scale::kThree;
  std::array<bool, kJudges> seen_ready_{};
  std::optional<Instant> ask_at_;
  std::vector<Span> sentences_;
  std::array<std::optional<Opinion>, kJudges> opinions_;
  // The whole text, its sentences, and itself without each word: asked in small requests, so that what was typed last
  // is not kept waiting by what was typed before.
  std::vector<Pieces> questions_;
  std::size_t answered_ = 0;
  Pending<std::vector<Features>> judging_;
  Features whole_;
  std::vector<Features> without_;  // a word, each
  Occlusions occlusions_;
  std::string error_;
};

}  // namespace cairn::sentiment::desk

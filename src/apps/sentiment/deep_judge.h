#pragma once
// The deep model around its encoder: pieces of a text before, answers of the heads behind. What runs between them is
// the port Inference. Owns vocabulary and heads; knows nothing of fetching.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "apps/sentiment/answers.h"
#include "base/result.h"
#include "ml/dense_head.h"
#include "ml/model_manifest.h"
#include "ml/text/word_pieces.h"

namespace cairn::sentiment {

// A text and what is needed to run it once, and once more without each of some words.
struct Occlusions {
  struct Part {
    std::size_t begin = 0, end = 0;  // bytes of the text that are left out
    std::vector<std::int32_t> ids;   // the pieces of the rest
  };
  std::vector<std::int32_t> ids;  // of the whole text
  std::vector<Part> parts;
  bool shortened = false;  // the text is longer than the model reads: words that it does not read are no parts
};

// How much a word speaks for a label: the logit of the whole text less that of the text without it.
struct Weight {
  std::size_t begin = 0, end = 0;  // bytes of the text
  double logit = 0;
};

class DeepJudge {
 public:
  // `encoder` is that of the model; the vocabulary's bytes.
  static Result<DeepJudge> read(const ml::ModelEncoder& encoder, std::string_view vocabulary);
  // Adds a head; kCorrupt if its bytes are not those of one.
  Status add(const ml::ModelHead& head, std::string_view bytes);

  // What Inference runs for this text.
  ml::text::Pieces pieces(std::string_view text) const;
  // What the heads make of the encoder's features; `features` has as many numbers as the encoder says.
  Answers answers(const std::vector<float>& features) const;

  // Leave-one-out (J. Li, W. Monroe and D. Jurafsky, "Understanding neural networks through representation erasure",
  // 2016): each word between `begin` and `end` (bytes) is left out, at most `most` of them, the first.
  Occlusions occlusions(std::string_view text, std::size_t begin, std::size_t end, std::size_t most) const;
  // From the features of the whole and of each part, in their order: the weights for one label of one question, against
  // the mean of the other labels. Empty if there is no such head.
  std::vector<Weight> weights(const Occlusions& occlusions, std::string_view question, std::size_t label,
                              const std::vector<float>& whole, const std::vector<std::vector<float>>& parts) const;

 private:
  struct Head {
    ml::ModelHead about;
    ml::DenseHead dense;
  };
  explicit DeepJudge(ml::ModelEncoder encoder, ml::text::WordPieces pieces)
      : encoder_(std::move(encoder)), pieces_(std::move(pieces)) {}
  const Head* head(std::string_view question) const;

  ml::ModelEncoder encoder_;
  ml::text::WordPieces pieces_;
  std::vector<Head> heads_;
};

}  // namespace cairn::sentiment

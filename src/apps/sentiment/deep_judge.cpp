#include "apps/sentiment/deep_judge.h"

#include <algorithm>

#include "ml/text/words.h"

namespace cairn::sentiment {
namespace {

// The logit of a label against the mean of the others: what an equal shift of all logits does not change.
double against_others(const std::vector<double>& logits, std::size_t label) {
  double others = 0;
  for (std::size_t k = 0; k < logits.size(); k++)
    if (k != label) others += logits[k];
  return logits[label] - others / static_cast<double>(logits.size() - 1);
}

}  // namespace

Result<DeepJudge> DeepJudge::read(const ml::ModelEncoder& encoder, std::string_view vocabulary) {
  auto pieces = ml::text::WordPieces::read(vocabulary);
  if (!pieces.ok()) return pieces.error();
  return DeepJudge(encoder, std::move(pieces).value());
}

Status DeepJudge::add(const ml::ModelHead& head, std::string_view bytes) {
  auto dense = ml::read_dense_head(bytes, encoder_.features, head.labels.size());
  if (!dense.ok()) return dense.error();
  heads_.push_back({head, std::move(dense).value()});
  return Done{};
}

ml::text::Pieces DeepJudge::pieces(std::string_view text) const {
  return pieces_.of_words(ml::text::words_of(text), encoder_.pieces);
}

Answers DeepJudge::answers(const std::vector<float>& features) const {
  Answers out;
  for (const Head& head : heads_)
    out.all.push_back({head.about.question, ml::softmax(ml::logits(head.dense, features.data())), head.about.sure});
  return out;
}

const DeepJudge::Head* DeepJudge::head(std::string_view question) const {
  for (const Head& head : heads_)
    if (head.about.question == question) return &head;
  return nullptr;
}

Occlusions DeepJudge::occlusions(std::string_view text, std::size_t begin, std::size_t end, std::size_t most) const {
  const std::vector<ml::text::Word> words = ml::text::words_of(text);
  ml::text::Pieces whole = pieces_.of_words(words, encoder_.pieces);
  Occlusions out;
  out.shortened = whole.shortened;
  for (std::size_t i = 0; i < words.size() && out.parts.size() < most; i++) {
    if (words[i].begin < begin || words[i].end > end) continue;
    const auto index = static_cast<std::int32_t>(i);
    if (std::find(whole.words.begin(), whole.words.end(), index) == whole.words.end()) continue;
    Occlusions::Part part{words[i].begin, words[i].end, {}};
    for (std::size_t k = 0; k < whole.ids.size(); k++)
      if (whole.words[k] != index) part.ids.push_back(whole.ids[k]);
    out.parts.push_back(std::move(part));
  }
  out.ids = std::move(whole.ids);
  return out;
}

std::vector<Weight> DeepJudge::weights(const Occlusions& occlusions, std::string_view question, std::size_t label,
                                       const std::vector<float>& whole,
                                       const std::vector<std::vector<float>>& parts) const {
  const Head* asked = head(question);
  if (asked == nullptr || label >= asked->about.labels.size()) return {};
  const double with_all = against_others(ml::logits(asked->dense, whole.data()), label);
  std::vector<Weight> out;
  for (std::size_t i = 0; i < occlusions.parts.size() && i < parts.size(); i++) {
    const double without = against_others(ml::logits(asked->dense, parts[i].data()), label);
    out.push_back({occlusions.parts[i].begin, occlusions.parts[i].end, with_all - without});
  }
  return out;
}

}  // namespace cairn::sentiment

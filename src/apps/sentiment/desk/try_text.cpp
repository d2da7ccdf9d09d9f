#include "apps/sentiment/desk/try_text.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace cairn::sentiment::desk {
namespace {

constexpr std::size_t kQuestions = 8;    // in a request
constexpr std::int64_t kPause_ms = 300;  // of typing, before the deep model is asked

std::optional<Opinion>& of(std::array<std::optional<Opinion>, kJudges>& all, Judge judge) {
  return all[static_cast<std::size_t>(judge)];
}

}  // namespace

bool TryText::has_text() const { return !trim(text).empty(); }

const Opinion* TryText::opinion(Judge judge) const {
  const auto& one = opinions_[static_cast<std::size_t>(judge)];
  return one ? &*one : nullptr;
}

std::optional<std::int64_t> TryText::due_ms(Instant now) const {
  if (!ask_at_) return {};
  return std::max<std::int64_t>(1, ask_at_->ms - now.ms);
}

void TryText::retry() {
  error_.clear();
  seen_ready_[static_cast<std::size_t>(Judge::kDeep)] = false;
}

void TryText::tend(const Shelf& shelf, Inference& inference, Instant now) {
  const bool fast = shelf.ready(Judge::kFast);
  const bool deep = shelf.ready(Judge::kDeep);
  const bool other = text != seen_ || scale != seen_scale_;
  if (other || seen_ready_[0] != fast || seen_ready_[1] != deep) begin(shelf, now);
  if (shelf.deep() == nullptr) return;
  if (ask_at_ && ask_at_->ms <= now.ms) ask_deep(*shelf.deep(), inference);
  take_in(*shelf.deep(), inference);
}

void TryText::begin(const Shelf& shelf, Instant now) {
  const bool typed = text != seen_;
  seen_ = text;
  seen_scale_ = scale;
  for (const Judge judge : kAllJudges) seen_ready_[static_cast<std::size_t>(judge)] = shelf.ready(judge);
  judging_.reset();
  error_.clear();
  ask_at_.reset();
  sentences_ = sentences_of(seen_);
  if (sentences_.size() > kMostSentences) sentences_.resize(kMostSentences);
  of(opinions_, Judge::kFast).reset();
  if (typed || shelf.deep() == nullptr) of(opinions_, Judge::kDeep).reset();
  if (!has_text()) return;
  if (ml::text::FastScorer* scorer = shelf.scorer()) {
    Opinion opinion;
    opinion.whole = verdict_of(scorer->score(seen_));
    for (const Span& span : sentences_)
      opinion.sentences.emplace_back(
          verdict_of(scorer->score(std::string_view(seen_).substr(span.begin, span.end - span.begin))));
    for (const ml::text::Contribution& token : scorer->explain(seen_).tokens) {
      const double logit = scale == Scale::kTwo ? token.logit : token.three[1] - token.three[0];
      opinion.weights.push_back({token.begin, token.end, logit});
    }
    opinion.weighed = true;
    of(opinions_, Judge::kFast) = std::move(opinion);
  }
  if (shelf.deep() != nullptr) ask_at_ = Instant{now.ms + (typed ? kPause_ms : 0)};
}

void TryText::ask_deep(const DeepJudge& deep, Inference& inference) {
  ask_at_.reset();
  occlusions_ = deep.occlusions(seen_, 0, seen_.size(), kMostWords);
  questions_ = {occlusions_.ids};
  answered_ = 0;
  without_.clear();
  if (sentences_.size() > 1)
    for (const Span& span : sentences_)
      questions_.push_back(deep.pieces(std::string_view(seen_).substr(span.begin, span.end - span.begin)).ids);
  for (const Occlusions::Part& part : occlusions_.parts) questions_.push_back(part.ids);
  ask_next(inference);
}

void TryText::ask_next(Inference& inference) {
  const std::size_t end = answered_ == 0 ? 1 : std::min(questions_.size(), answered_ + kQuestions);
  if (answered_ == end) return;
  judging_ = inference.run("deep", {questions_.begin() + static_cast<std::ptrdiff_t>(answered_),
                                    questions_.begin() + static_cast<std::ptrdiff_t>(end)});
}

void TryText::take_in(const DeepJudge& deep, Inference& inference) {
  if (!judging_.ready()) return;
  auto features = judging_.take();
  if (!features.ok()) {
    error_ = features.error().message;
    return;
  }
  const std::size_t sentences = sentences_.size() > 1 ? sentences_.size() : 0;
  for (Features& one : features.value()) {
    if (answered_ == 0) {
      whole_ = std::move(one);
      Opinion opinion;
      opinion.whole = verdict_of(deep.answers(whole_));
      opinion.shortened = occlusions_.shortened;
      if (sentences == 0) opinion.sentences.emplace_back(opinion.whole);
      of(opinions_, Judge::kDeep) = std::move(opinion);
    } else if (answered_ <= sentences) {
      of(opinions_, Judge::kDeep)->sentences.emplace_back(verdict_of(deep.answers(one)));
    } else {
      without_.push_back(std::move(one));
    }
    ++answered_;
  }
  if (answered_ == questions_.size())
    weigh(deep);
  else
    ask_next(inference);
}

void TryText::weigh(const DeepJudge& deep) {
  auto& opinion = of(opinions_, Judge::kDeep);
  // Of two labels and of three the last is positive and the first negative: for the one and against the other.
  const std::string_view question = scale == Scale::kTwo ? "two" : "three";
  const std::size_t last = scale == Scale::kTwo ? 1 : 2;
  const auto pro = deep.weights(occlusions_, question, last, whole_, without_);
  const auto contra = deep.weights(occlusions_, question, 0, whole_, without_);
  opinion->weights.clear();
  for (std::size_t i = 0; i < pro.size(); ++i)
    opinion->weights.push_back({pro[i].begin, pro[i].end, (pro[i].logit - contra[i].logit) / 2});
  opinion->weighed = true;
}

}  // namespace cairn::sentiment::desk

#include "apps/sentiment/desk/teaching.h"

#include <algorithm>
#include <utility>

#include "ml/text/word_features.h"

namespace cairn::sentiment::desk {
namespace {

constexpr std::size_t kSteps = 300;     // of training in a slice: some 5 ms
constexpr std::size_t kFastTexts = 20;  // in a slice
constexpr std::size_t kBatchTexts = 8;  // in a request
constexpr std::uint64_t kSeed = 20261127;

std::size_t label_of(Tone tone, Scale scale) {
  return scale == Scale::kTwo ? (tone == Tone::kPositive ? 1u : 0u) : static_cast<std::size_t>(tone);
}

}  // namespace

std::vector<std::uint32_t> lesson_rows_of(const Rows& rows) {
  std::vector<std::uint32_t> lessons;
  for (std::size_t row = 0; row < rows.own.size(); ++row) {
    const auto own = rows.own_tone(row);
    if (own && (rows.scale == Scale::kThree || *own != Tone::kNeutral))
      lessons.push_back(static_cast<std::uint32_t>(row));
  }
  return lessons;
}

Teaching::Teaching(Judge base, const Rows& rows, std::size_t parts)
    : base_(base), scale_(rows.scale), parts_(parts), own_(rows.own), lesson_rows_(lesson_rows_of(rows)) {
  if (lesson_rows_.size() > ml::kMostLessons) lesson_rows_.resize(ml::kMostLessons);
}

std::size_t Teaching::corrections() const { return corrections_; }

const std::vector<ml::TrialRow>& Teaching::trial() const { return trial_->rows(); }

double Teaching::share() const {
  const double all = static_cast<double>(std::max<std::size_t>(lesson_rows_.size() + anchor_rows_.size(), 1));
  switch (stand_) {
    case Stand::kFeatures:
    case Stand::kFailed:
      return 0.6 * static_cast<double>(read_) / all;
    case Stand::kTrial:
      return 0.6 +
             0.3 * static_cast<double>(trial_->part()) / static_cast<double>(std::max<std::size_t>(trial_->parts(), 1));
    case Stand::kTraining:
      return 0.9;
    case Stand::kDone:
      return 1;
  }
  return 1;
}

void Teaching::tend(const Texts& texts, const Shelf& shelf, Inference& inference) {
  if (stand_ == Stand::kFeatures) {
    if (base_ == Judge::kFast && shelf.scorer() != nullptr)
      read_fast(texts, *shelf.scorer());
    else if (base_ == Judge::kDeep && shelf.deep() != nullptr)
      read_deep(texts, *shelf.deep(), inference);
    else if (shelf.settled()) {
      error_ = "The model is no longer on this device.";
      stand_ = Stand::kFailed;
    }
  } else if (stand_ == Stand::kTrial) {
    if (!trial_->advance(kSteps)) return;
    training_.emplace(data_);
    stand_ = Stand::kTraining;
  } else if (stand_ == Stand::kTraining) {
    if (!training_->advance(kSteps)) return;
    taught_ = {base_, scale_, training_->head()};
    training_.reset();
    stand_ = Stand::kDone;
  }
}

void Teaching::take(std::size_t row, std::vector<float> features, const Verdict& verdict) {
  const std::vector<double> shipped = label_probabilities(verdict, scale_);
  std::string key = std::to_string(row);
  key.insert(0, 6 - std::min<std::size_t>(key.size(), 6), '0');
  if (own_[row] >= 0 && read_ < lesson_rows_.size()) {
    const std::size_t label = label_of(static_cast<Tone>(own_[row]), scale_);
    const auto likeliest = std::max_element(shipped.begin(), shipped.end()) - shipped.begin();
    if (static_cast<std::size_t>(likeliest) != label) ++corrections_;
    lessons_.push_back({std::move(key), std::move(features), ml::base_logits(shipped), label});
  } else {
    anchors_.push_back({std::move(key), std::move(features), ml::base_logits(shipped)});
  }
  ++read_;
  if (read_ == lesson_rows_.size()) choose_anchors();
  if (read_ == lesson_rows_.size() + anchor_rows_.size()) finish_features();
}

// Which rows stand for all that nobody labelled: drawn without looking, the same for the same tones.
void Teaching::choose_anchors() {
  std::vector<std::uint32_t> rest;
  for (std::size_t row = 0; row < own_.size(); ++row)
    if (own_[row] < 0) rest.push_back(static_cast<std::uint32_t>(row));
  Random random(kSeed);
  random.shuffle(rest);
  rest.resize(std::min(rest.size(), ml::anchors_wanted(lesson_rows_.size(), corrections_)));
  anchor_rows_ = std::move(rest);
}

void Teaching::finish_features() {
  const std::size_t features = lessons_.empty() ? 0 : lessons_[0].features.size();
  data_ = std::make_shared<ml::PersonalData>(features, scale_ == Scale::kTwo ? 2 : kTones, std::move(lessons_),
                                             std::move(anchors_));
  trial_.emplace(data_, kSeed, parts_);
  stand_ = Stand::kTrial;
}

void Teaching::read_fast(const Texts& texts, ml::text::FastScorer& scorer) {
  for (std::size_t most = kFastTexts; most > 0 && stand_ == Stand::kFeatures; --most) {
    const std::size_t row =
        read_ < lesson_rows_.size() ? lesson_rows_[read_] : anchor_rows_[read_ - lesson_rows_.size()];
    const std::string& text = texts[row].text;
    take(row, ml::text::word_features(text), verdict_of(scorer.score(text)));
  }
}

void Teaching::read_deep(const Texts& texts, const DeepJudge& deep, Inference& inference) {
  const auto row_at = [&](std::size_t at) {
    return at < lesson_rows_.size() ? lesson_rows_[at] : anchor_rows_[at - lesson_rows_.size()];
  };
  if (features_.ready()) {
    auto features = features_.take();
    if (!features.ok()) {
      error_ = features.error().message;
      stand_ = Stand::kFailed;
      return;
    }
    for (Features& one : features.value()) {
      const Verdict verdict = verdict_of(deep.answers(one));
      take(row_at(read_), std::move(one), verdict);
    }
  }
  if (!features_.empty() || stand_ != Stand::kFeatures) return;
  // Anchors are known once all lessons are read: a request does not reach over that.
  const std::size_t end = read_ < lesson_rows_.size() ? lesson_rows_.size() : lesson_rows_.size() + anchor_rows_.size();
  std::vector<Pieces> pieces;
  for (std::size_t at = read_; at < end && pieces.size() < kBatchTexts; ++at)
    pieces.push_back(deep.pieces(texts[row_at(at)].text).ids);
  features_ = inference.run("deep", pieces);
}

}  // namespace cairn::sentiment::desk

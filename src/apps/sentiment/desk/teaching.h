#pragma once
// From the tones that a person gave to rows of the open collection to a head of their own: features of those rows and
// of some that nobody labelled, a trial on rows that each part had not seen, then training on all of them. What comes
// out is a function of the given tones alone; nothing of it is kept, so forgetting a tone is training without it.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apps/sentiment/desk/rows.h"
#include "apps/sentiment/desk/shelf.h"
#include "apps/sentiment/desk/taught.h"
#include "core/ports.h"
#include "ml/personal_head.h"
#include "ml/personal_trial.h"

namespace cairn::sentiment::desk {

inline constexpr std::size_t kLeastLessons = 10;

// Rows that the person judged and that teach something: on a scale of two a neutral one says neither.
std::vector<std::uint32_t> lesson_rows_of(const Rows& rows);

class Teaching {
 public:
  enum class Stand : std::uint8_t { kFeatures, kTrial, kTraining, kDone, kFailed };

  // At least one lesson.
  Teaching(Judge base, const Rows& rows, std::size_t parts);

  void tend(const Texts& texts, const Shelf& shelf, Inference& inference);  // every tick
  bool busy() const {
    return stand_ == Stand::kTrial || stand_ == Stand::kTraining ||
           (stand_ == Stand::kFeatures && base_ == Judge::kFast);
  }
  Stand stand() const { return stand_; }
  double share() const;  // 0..1 of the work
  const std::string& error() const { return error_; }

  Judge base() const { return base_; }
  Scale scale() const { return scale_; }
  std::size_t lessons() const { return lesson_rows_.size(); }
  std::size_t corrections() const;
  std::size_t parts() const { return parts_; }
  const std::vector<std::int8_t>& of() const { return own_; }  // the tones that it was made from
  const std::vector<ml::TrialRow>& trial() const;              // once done
  const Taught& taught() const { return taught_; }             // once done

 private:
  void read_fast(const Texts& texts, ml::text::FastScorer& scorer);
  void read_deep(const Texts& texts, const DeepJudge& deep, Inference& inference);
  void take(std::size_t row, std::vector<float> features, const Verdict& verdict);
  void choose_anchors();
  void finish_features();

  Judge base_;
  Scale scale_;
  std::size_t parts_;
  std::vector<std::int8_t> own_;
  std::vector<std::uint32_t> lesson_rows_, anchor_rows_;
  std::size_t read_ = 0;  // of the lessons, then of the anchors
  Stand stand_ = Stand::kFeatures;
  std::string error_;
  Pending<std::vector<Features>> features_;
  std::vector<ml::Lesson> lessons_;
  std::vector<ml::Anchor> anchors_;
  std::size_t corrections_ = 0;
  std::shared_ptr<const ml::PersonalData> data_;
  std::optional<ml::PersonalTrial> trial_;
  std::optional<ml::PersonalTraining> training_;
  Taught taught_;
};

}  // namespace cairn::sentiment::desk

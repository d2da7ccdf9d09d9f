#include "ml/personal_trial.h"

#include <algorithm>
#include <utility>

#include "ml/dense_head.h"
#include "ml/folds.h"

namespace cairn::ml {

PersonalTrial::PersonalTrial(std::shared_ptr<const PersonalData> data, std::uint64_t seed, std::size_t parts)
    : data_(std::move(data)), parts_(std::min(std::max<std::size_t>(parts, 1), data_->lessons().size())) {
  std::vector<std::size_t> labels;
  for (const Lesson& lesson : data_->lessons()) {
    labels.push_back(lesson.label);
    rows_.push_back({lesson.key, lesson.label, softmax(lesson.base), {}});
  }
  part_of_ = stratified_folds(labels, parts_, seed);
}

void PersonalTrial::judge() {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (part_of_[i] != part_) continue;
    const Lesson& lesson = data_->lessons()[i];
    rows_[i].taught = probabilities(training_->head(), lesson.features.data(), lesson.base);
  }
  training_.reset();
  ++part_;
}

bool PersonalTrial::advance(std::size_t most_steps) {
  while (!done()) {
    if (!training_) {
      std::vector<bool> left_out;
      for (const std::size_t part : part_of_) left_out.push_back(part == part_);
      training_.emplace(data_, left_out);
    }
    const std::size_t before = training_->steps();
    const bool trained = training_->advance(most_steps);
    most_steps -= training_->steps() - before;
    if (trained) judge();
    if (most_steps == 0) break;
  }
  return done();
}

}  // namespace cairn::ml

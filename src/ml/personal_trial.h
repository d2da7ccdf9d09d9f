#pragma once
// Whether teaching helps: every lesson judged by a head that has not seen it. The lessons are divided into parts
// (folds.h), and each part is judged by what the others teach (M. Stone, "Cross-validatory choice and assessment of
// statistical predictions", 1974). It says how good the head is on texts like the lessons: of someone who only
// corrects, the shipped model is never right on them, and the gain looks larger than it is on all texts.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ml/personal_head.h"

namespace cairn::ml {

struct TrialRow {
  std::string key;
  std::size_t label = 0;                // what the person says
  std::vector<double> shipped, taught;  // probabilities
};

class PersonalTrial {
 public:
  static constexpr std::size_t kParts = 5;

  // Of fewer lessons than parts each is a part.
  PersonalTrial(std::shared_ptr<const PersonalData> data, std::uint64_t seed, std::size_t parts = kParts);

  bool advance(std::size_t most_steps);  // steps as in PersonalTraining; true once all are judged
  bool done() const { return part_ >= parts_; }
  std::size_t part() const { return part_; }  // the one that is judged
  std::size_t parts() const { return parts_; }
  const std::vector<TrialRow>& rows() const { return rows_; }  // once done: by key, one a lesson

 private:
  void judge();

  std::shared_ptr<const PersonalData> data_;
  std::size_t parts_, part_ = 0;
  std::vector<std::size_t> part_of_;  // each lesson
  std::vector<TrialRow> rows_;
  std::optional<PersonalTraining> training_;
};

}  // namespace cairn::ml

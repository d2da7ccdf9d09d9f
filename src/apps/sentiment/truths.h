#pragma once
// What a file says of the tone of its own texts: by labels, or by stars.

#include <optional>
#include <string_view>
#include <vector>

#include "apps/sentiment/reading/reading.h"
#include "apps/sentiment/tone.h"

namespace cairn::sentiment {

// "positive", "Pos", "4" as a label of 0 to 4, "happy"...: what common data sets write. Nothing: not understood.
std::optional<Tone> tone_of_label(std::string_view label);

// Ratings are of a scale that the file does not name; it is told from the lowest and the highest one.
class FileTones {
 public:
  FileTones() = default;
  explicit FileTones(const std::vector<reading::ReadText>& texts);

  // The label where one is understood, else the rating: of 1 to 5, up to 2 is negative and from 4 on positive; of 0 or
  // 1 to 10, up to 4 and from 7 on; of -1 to 1, below and above 0. Nothing: the file says nothing.
  std::optional<Tone> of(const reading::ReadText& text) const;
  std::size_t count() const { return count_; }  // texts of which it says something

 private:
  enum class Stars { kNone, kFive, kTen, kSigned };
  Stars stars_ = Stars::kNone;
  std::size_t count_ = 0;
};

}  // namespace cairn::sentiment

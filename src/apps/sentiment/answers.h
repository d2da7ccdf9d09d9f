#pragma once
// What a model says of a text: for each question a probability for every label. Knows neither models nor screens.

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::sentiment {

struct Answer {
  std::string question;               // of a head: "two", "three", "irony", "sarcasm", "emotion"
  std::vector<double> probabilities;  // in the order of the head's labels; they add up to 1
  double sure = 0;                    // below it the likeliest label is not said

  std::size_t likeliest() const {  // the first of equals
    return static_cast<std::size_t>(std::max_element(probabilities.begin(), probabilities.end()) -
                                    probabilities.begin());
  }
  bool is_sure() const { return probabilities[likeliest()] >= sure; }
};

struct Answers {
  std::vector<Answer> all;

  const Answer* to(std::string_view question) const {
    for (const Answer& answer : all)
      if (answer.question == question) return &answer;
    return nullptr;
  }
};

}  // namespace cairn::sentiment

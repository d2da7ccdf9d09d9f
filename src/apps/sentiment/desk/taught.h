#pragma once
// A judge that a person has taught: a shipped one with a small correction (ml/personal_head.h).

#include <vector>

#include "apps/sentiment/desk/shelf.h"
#include "apps/sentiment/verdict.h"
#include "ml/personal_head.h"

namespace cairn::sentiment::desk {

struct Taught {
  Judge base = Judge::kFast;
  Scale scale = Scale::kThree;
  ml::PersonalHead head;
};

std::vector<double> label_probabilities(const Verdict& verdict, Scale scale);  // in the order of the labels
// The verdict with the taught tones in place of the shipped ones; features as the base judge has them.
Verdict taught_verdict(const Taught& taught, const Verdict& shipped, const std::vector<float>& features);

}  // namespace cairn::sentiment::desk

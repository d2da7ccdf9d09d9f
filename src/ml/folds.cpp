#include "ml/folds.h"

#include <algorithm>
#include <map>

#include "base/random.h"

namespace cairn::ml {

std::vector<std::size_t> stratified_folds(const std::vector<std::size_t>& labels, std::size_t folds,
                                          std::uint64_t seed) {
  folds = std::max<std::size_t>(folds, 1);
  std::map<std::size_t, std::vector<std::size_t>> of_label;
  for (std::size_t i = 0; i < labels.size(); ++i) of_label[labels[i]].push_back(i);
  Random random(seed);
  std::vector<std::size_t> out(labels.size(), 0);
  std::size_t next = 0;  // goes on from label to label, so that the parts stay of one size
  for (auto& [label, members] : of_label) {
    random.shuffle(members);
    for (const std::size_t member : members) out[member] = next++ % folds;
  }
  return out;
}

}  // namespace cairn::ml

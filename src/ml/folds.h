#pragma once
// Dividing labelled texts into parts for cross-validation.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cairn::ml {

// For each text the part it is in, 0..folds-1. Stratified: of every label the parts hold numbers that differ by one at
// most, and so do the sizes of the parts (R. Kohavi, "A study of cross-validation and bootstrap", 1995). The same for
// the same seed, on every platform. `folds` of 0 counts as 1.
std::vector<std::size_t> stratified_folds(const std::vector<std::size_t>& labels, std::size_t folds,
                                          std::uint64_t seed);

}  // namespace cairn::ml

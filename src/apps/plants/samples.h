#pragma once
// The photos that come with the page, to try the identifier with. Which they are, what they show and whose they are is
// in assets/plants/samples.json; the build adds where they lie.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::plants {

struct Sample {
  std::string name;    // "A sunflower"
  std::string path;    // within the page
  std::string author;  // empty: not known
  std::string licence, licence_url;
  std::string source;  // an address, or where to find it
};

// kCorrupt with the place.
Result<std::vector<Sample>> read_samples(std::string_view json);

}  // namespace cairn::plants

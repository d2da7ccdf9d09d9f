#pragma once
// The lines of several files as one table. An order that is in more than one of them counts as the file has it that was
// added last: exports overlap.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "apps/shop/lines.h"
#include "apps/shop/model.h"

namespace cairn::shop {

struct Combined {
  Lines lines;
  std::size_t replaced = 0;  // orders of earlier files that a later one has as well
};

// In the order in which they were added.
Combined combine(std::vector<Lines> imports);

// Lines become what the person says that their products are.
void count_as(Lines& lines, const std::map<std::string, CountedAs>& counted_as);

}  // namespace cairn::shop

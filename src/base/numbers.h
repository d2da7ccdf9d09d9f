#pragma once
// Numbers as people read them.

#include <cstddef>
#include <string>

namespace cairn {

std::string with_commas(std::size_t number);  // "50,000,000"

}  // namespace cairn

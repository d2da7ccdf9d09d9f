#include "base/phrases.h"

#include "base/numbers.h"

namespace cairn {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return with_commas(count) + " " + std::string(count == 1 ? one : many);
}

std::string in_quotation_marks(std::string_view text) { return "\xE2\x80\x9C" + std::string(text) + "\xE2\x80\x9D"; }

}  // namespace cairn

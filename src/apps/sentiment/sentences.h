#pragma once
// The sentences of a text: where a reader would pause. For English; knows titles and common abbreviations.

#include <cstddef>
#include <string_view>
#include <vector>

namespace cairn::sentiment {

struct Span {
  std::size_t begin = 0, end = 0;  // bytes
  friend bool operator==(const Span&, const Span&) = default;
};

// In order, without white space around, none empty. A sentence ends at . ! ? … (with quotes and brackets that close
// behind) before white space and not after an abbreviation or an initial, at an empty line, and at a line break that is
// HTML's.
std::vector<Span> sentences_of(std::string_view text);

}  // namespace cairn::sentiment

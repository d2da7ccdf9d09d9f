#pragma once
// Bytes of a file as UTF-8 text. Knows byte order marks; no languages.

#include <string>
#include <string_view>

#include "base/result.h"

namespace cairn::tasks::transfer {

struct Text {
  std::string utf8;    // valid, without a byte order mark
  std::string remark;  // what was done to it, for the person; empty: nothing
};

// UTF-8 and UTF-16 (with a byte order mark). Bytes that are not UTF-8: where nothing else in the file is UTF-8 beyond
// ASCII they are read as Windows-1252, else replaced by U+FFFD; both are said. kForeign: not a text.
Result<Text> decode_text(std::string_view bytes);

}  // namespace cairn::tasks::transfer

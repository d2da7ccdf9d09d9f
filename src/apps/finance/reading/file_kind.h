#pragma once
// Which kind of bank file a text is, from its content first and its name second.

#include <string_view>

#include "apps/finance/reading/statement.h"
#include "base/result.h"

namespace cairn::finance::reading {

// `bytes` are the file as it is, `text` the same as UTF-8 without a byte order mark (empty where that failed). Both may
// be cut after the first megabyte or so. kInvalid: an empty file; kForeign: something else, and the message says what
// it is and what to do.
Result<Format> find_format(std::string_view file_name, std::string_view bytes, std::string_view text);

// What bytes are that are no text of a bank: "This is an Excel workbook. ..."; empty: not known.
std::string_view what_bytes_are(std::string_view bytes);

}  // namespace cairn::finance::reading

#pragma once
// Texts from outside in HTML.

#include <cstddef>
#include <string>
#include <string_view>

namespace cairn {

// For what stands between tags or in a quoted attribute: no character of it is markup. Ill-formed UTF-8 becomes U+FFFD,
// a line break or a tab a space; other control characters are left out.
std::string escape_html(std::string_view text);
// The same without spaces at its ends, and of at most so many characters: where there are more, an ellipsis ends it.
std::string escape_html(std::string_view text, std::size_t most);

// A place or a length in a drawing, to the tenth: an exact text, the same everywhere. "12", "-0.5".
std::string svg_number(double value);

}  // namespace cairn

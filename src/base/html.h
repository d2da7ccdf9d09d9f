#pragma once
// Texts from outside in HTML.

#include <string>
#include <string_view>

namespace cairn {

// For what stands between tags or in a quoted attribute: no character of it is markup. Ill-formed UTF-8 becomes U+FFFD,
// a line break or a tab a space; other control characters are left out.
std::string escape_html(std::string_view text);

}  // namespace cairn

#include "base/html.h"

#include <doctest/doctest.h>

#include <string>

namespace cairn {
namespace {

TEST_CASE("html: a text is cut to so many characters before it is made safe, and says so") {
  CHECK(escape_html("  a < b  ", 5) == "a &lt; b");
  CHECK(escape_html("a < b", 3) == "a &lt;\xE2\x80\xA6");
  CHECK(escape_html("ab cd", 3) == "ab\xE2\x80\xA6");
  CHECK(escape_html("", 3).empty());
  // Characters, not bytes; what is no UTF-8 counts as one.
  CHECK(escape_html("\xC3\xA4\xC3\xB6\xC3\xBC", 3) == "\xC3\xA4\xC3\xB6\xC3\xBC");
  CHECK(escape_html("\xC3\xA4\xC3\xB6\xC3\xBC", 2) == "\xC3\xA4\xC3\xB6\xE2\x80\xA6");
  CHECK(escape_html("\xFFx", 1) == "\xEF\xBF\xBD\xE2\x80\xA6");
}

TEST_CASE("html: numbers of drawings are tenths, without a needless point") {
  CHECK(svg_number(12) == "12");
  CHECK(svg_number(-0.5) == "-0.5");
  CHECK(svg_number(-0.04) == "0");
  CHECK(svg_number(99.96) == "100");
  CHECK(svg_number(3.14159) == "3.1");
}

}  // namespace
}  // namespace cairn

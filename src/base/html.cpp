#include "base/html.h"

#include <cmath>
#include <cstdlib>

#include "base/text.h"

namespace cairn {

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : to_valid_utf8(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= ' ' && c != 0x7F)
          out += c;
        else if (c == '\n' || c == '\t')
          out += ' ';
    }
  }
  return out;
}

std::string escape_html(std::string_view text, std::size_t most) {
  const std::string valid = to_valid_utf8(trim(text));
  std::size_t at = 0;
  for (std::size_t seen = 0; seen < most && at < valid.size(); ++seen) at += next_code_point(valid, at).size;
  if (at >= valid.size()) return escape_html(valid);
  return escape_html(trim(std::string_view(valid).substr(0, at))) + "\xE2\x80\xA6";
}

std::string svg_number(double value) {
  const long tenths = std::lround(value * 10), size = std::labs(tenths);
  const std::string digits = std::to_string(size / 10) + (size % 10 == 0 ? "" : "." + std::to_string(size % 10));
  return (tenths < 0 ? "-" : "") + digits;
}

}  // namespace cairn

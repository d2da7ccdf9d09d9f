#pragma once
// UTF-8 and ASCII helpers for text from outside. Knows nothing of languages: no case folding beyond ASCII, no
// collation.

#include <cstddef>
#include <string>
#include <string_view>

namespace cairn {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

struct CodePoint {
  char32_t value = kReplacementCharacter;
  std::size_t size = 1;  // bytes taken; at least 1, so that a loop always gets on
  bool valid = false;    // false: an ill-formed sequence; `value` is U+FFFD
};

// The code point that starts at byte `at` (at < text.size()). Ill-formed input takes the longest well-formed prefix of
// a sequence, as Unicode's "substitution of maximal subparts" does.
CodePoint next_code_point(std::string_view text, std::size_t at);

bool is_valid_utf8(std::string_view text);
std::string to_valid_utf8(std::string_view text);  // ill-formed parts become U+FFFD
std::size_t count_code_points(std::string_view text);
void append_utf8(std::string& text, char32_t code_point);  // surrogates and out-of-range values become U+FFFD

// The longest start of `text` of at most `max_bytes` that cuts no code point in two.
std::string_view truncate_utf8(std::string_view text, std::size_t max_bytes);
// `at` moved back to the start of the code point it lies in; at most text.size().
std::size_t clamp_to_code_point(std::string_view text, std::size_t at);

std::string_view trim(std::string_view text);  // ASCII white space at both ends
std::string to_lower_ascii(std::string_view text);

}  // namespace cairn

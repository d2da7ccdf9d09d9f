#include "base/script.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace cairn {
namespace {

struct Range {
  char32_t first, last;
};

constexpr Range kShaped[] = {
    {0x0300, 0x036F},    // combining marks
    {0x0483, 0x0489},    // combining Cyrillic
    {0x0590, 0x08FF},    // Hebrew, Arabic, Syriac, Thaana, N'Ko and other scripts from the right
    {0x0900, 0x0DFF},    // Devanagari to Sinhala
    {0x0E00, 0x0FFF},    // Thai, Lao, Tibetan
    {0x1000, 0x109F},    // Myanmar
    {0x1100, 0x11FF},    // Hangul letters that join into syllables
    {0x135D, 0x135F},    // combining Ethiopic
    {0x1700, 0x18AF},    // Philippine scripts, Khmer, Mongolian
    {0x1900, 0x1CFF},    // Limbu to Vedic extensions
    {0x1DC0, 0x1DFF},    // combining marks, supplement
    {0x200C, 0x200F},    // joiners and direction marks
    {0x202A, 0x202E},    // embeddings and overrides
    {0x2066, 0x2069},    // isolates
    {0x20D0, 0x20FF},    // combining marks for symbols, key caps
    {0x302A, 0x302F},    // tone marks
    {0x3099, 0x309A},    // combining sound marks
    {0xA800, 0xABFF},    // Syloti Nagri to Meetei Mayek
    {0xD7B0, 0xD7FF},    // Hangul letters, extended
    {0xFB1D, 0xFDFF},    // Hebrew and Arabic forms
    {0xFE00, 0xFE0F},    // variation selectors
    {0xFE20, 0xFE2F},    // combining half marks
    {0xFE70, 0xFEFE},    // Arabic forms
    {0x10800, 0x11FFF},  // old scripts from the right, Brahmi and its children
    {0x1E800, 0x1EFFF},  // Mende Kikakui, Adlam, Arabic mathematics
    {0x1F1E6, 0x1F1FF},  // letters that pair into flags
    {0x1F3FB, 0x1F3FF},  // skin tones
    {0xE0020, 0xE01EF},  // tags and variation selectors
};

bool is_shaped(char32_t c) {
  const Range* range = std::lower_bound(std::begin(kShaped), std::end(kShaped), c,
                                        [](const Range& r, char32_t value) { return r.last < value; });
  return range != std::end(kShaped) && c >= range->first;
}

}  // namespace

bool needs_shaping(std::string_view utf8) {
  // The first code point of the table takes two bytes that begin with 0xCC: most text is through after this look.
  if (std::none_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xCC; }))
    return false;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint point = next_code_point(utf8, at);
    if (point.valid && is_shaped(point.value)) return true;
    at += point.size;
  }
  return false;
}

}  // namespace cairn

#include "base/fold.h"

#include "base/text.h"

namespace cairn {
namespace {

// Base letters of U+00C0..U+017F (Latin-1 Supplement and Latin Extended-A), lower case; '*' is spelt out below.
constexpr std::string_view kLatin =
    "aaaaaa*ceeeeiiii"
    "dnooooo ouuuuy**"
    "aaaaaa*ceeeeiiii"
    "dnooooo ouuuuy*y"
    "aaaaaaccccccccdd"
    "ddeeeeeeeeeegggg"
    "gggghhhhiiiiiiii"
    "ii**jjkkklllllll"
    "lllnnnnnnnnnoooo"
    "oo**rrrrrrssssss"
    "ssttttttuuuuuuuu"
    "uuuuwwyyyzzzzzzs";
static_assert(kLatin.size() == 0x180 - 0xC0);

bool is_ascii_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::string_view spelt_out(char32_t c) {
  switch (c) {
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0xDE:
    case 0xFE:
      return "th";
    case 0xDF:
      return "ss";
    case 0x132:
    case 0x133:
      return "ij";
    case 0x152:
    case 0x153:
      return "oe";
    default:
      return {};
  }
}

// Greek and Cyrillic capitals, and the letters of both that carry marks.
char32_t lower(char32_t c) {
  if (c == 0x401 || c == 0x451) return 0x435;  // io as ie
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x391 && c <= 0x3A9) return c + 0x20;
  if (c == 0x386 || c == 0x3AC) return 0x3B1;
  if (c == 0x388 || c == 0x3AD) return 0x3B5;
  if (c == 0x389 || c == 0x3AE) return 0x3B7;
  if (c == 0x38A || c == 0x3AF) return 0x3B9;
  if (c == 0x38C || c == 0x3CC) return 0x3BF;
  if (c == 0x38E || c == 0x3CD) return 0x3C5;
  if (c == 0x38F || c == 0x3CE) return 0x3C9;
  if (c == 0x3C2) return 0x3C3;  // final sigma
  return c;
}

bool is_separator(char32_t c) {
  if (c < 0xC0) return true;                    // ASCII letters and digits are handled before
  if (c >= 0x2000 && c <= 0x2BFF) return true;  // punctuation, arrows, mathematics, symbols
  if (c >= 0x3000 && c <= 0x303F) return true;
  return c == kReplacementCharacter || c == 0xD7 || c == 0xF7;
}

bool is_combining(char32_t c) { return (c >= 0x300 && c <= 0x36F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200D; }

void fold_beyond_ascii(char32_t c, std::string& out, bool& gap) {
  if (is_combining(c) || c == 0xAD) return;  // 0xAD: soft hyphen
  if (is_separator(c)) {
    gap = true;
    return;
  }
  if (gap && !out.empty()) out += ' ';
  gap = false;
  if (const std::string_view letters = spelt_out(c); !letters.empty()) {
    out += letters;
  } else if (c < 0x180) {
    out += kLatin[c - 0xC0];
  } else {
    append_utf8(out, lower(c));
  }
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) {
      const CodePoint point = next_code_point(text, at);
      fold_beyond_ascii(point.value, out, gap);
      at += point.size;
      continue;
    }
    const char c = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : static_cast<char>(byte);
    ++at;
    // "C++" and "C#" are words; a "+" by itself is not.
    const bool belongs = (c == '+' || c == '#') && !gap && !out.empty();
    if (is_ascii_word(c) || belongs) {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      out += c;
    } else {
      gap = true;
    }
  }
  return out;
}

}  // namespace cairn

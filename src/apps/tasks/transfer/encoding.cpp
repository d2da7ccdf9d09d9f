#include "apps/tasks/transfer/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

// Windows-1252, 0x80..0x9F; the rest is as in Latin-1. 0 where it defines nothing.
constexpr std::array<char32_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned char byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

Text from_utf16(std::string_view bytes, bool big_endian) {
  Text text;
  text.utf8.reserve(bytes.size());
  std::size_t broken = bytes.size() % 2;
  const auto unit = [&](std::size_t at) {
    const char32_t first = byte_at(bytes, at), second = byte_at(bytes, at + 1);
    return big_endian ? (first << 8) | second : (second << 8) | first;
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const char32_t high = unit(at);
    if (high >= 0xD800 && high <= 0xDBFF && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low <= 0xDFFF) {
        append_utf8(text.utf8, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
        at += 2;
        continue;
      }
    }
    if (high >= 0xD800 && high <= 0xDFFF) ++broken;
    append_utf8(text.utf8, high);
  }
  if (broken > 0) text.remark = "Some characters of this UTF-16 file are damaged; they show as \xEF\xBF\xBD.";
  return text;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const unsigned char c = byte_at(bytes, i);
    const char32_t defined = c >= 0x80 && c < 0xA0 ? kWindows1252[c - 0x80u] : c;
    append_utf8(out, defined == 0 && c != 0 ? kReplacementCharacter : defined);
  }
  return out;
}

struct Census {
  std::size_t well_formed = 0, ill_formed = 0, first_ill_line = 0;  // beyond ASCII
};

Census take_census(std::string_view text) {
  Census census;
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size();) {
    if (byte_at(text, at) < 0x80) {
      if (text[at] == '\n') ++line;
      ++at;
      continue;
    }
    const CodePoint point = next_code_point(text, at);
    ++(point.valid ? census.well_formed : census.ill_formed);
    if (!point.valid && census.first_ill_line == 0) census.first_ill_line = line;
    at += point.size;
  }
  return census;
}

}  // namespace

Result<Text> decode_text(std::string_view bytes) {
  Text text;
  if (starts_with(bytes, "\xFF\xFE")) {
    text = from_utf16(bytes.substr(2), false);
  } else if (starts_with(bytes, "\xFE\xFF")) {
    text = from_utf16(bytes.substr(2), true);
  } else {
    if (starts_with(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const Census census = take_census(bytes);
    if (census.ill_formed == 0) {
      text.utf8 = std::string(bytes);
    } else if (census.well_formed == 0) {
      text.utf8 = from_windows_1252(bytes);
      text.remark =
          "The file is not UTF-8; its letters were read as Windows-1252. If some look wrong, save it as UTF-8 and "
          "import that.";
    } else {
      text.utf8 = to_valid_utf8(bytes);
      text.remark = "Some bytes of the file are not UTF-8; they show as \xEF\xBF\xBD. The first is in line " +
                    std::to_string(census.first_ill_line) + ".";
    }
  }
  const bool is_text = std::none_of(text.utf8.begin(), text.utf8.end(), [](char c) {
    return c == '\0' || (static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' &&
                         c != '\v' && c != '\x1B');
  });
  if (!is_text)
    return Error{ErrorCode::kForeign,
                 "This is not a text file. CSV, JSON, todo.txt and Markdown files can be read; UTF-16 needs a byte "
                 "order mark.",
                 {}};
  return text;
}

}  // namespace cairn::tasks::transfer

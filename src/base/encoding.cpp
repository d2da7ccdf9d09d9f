#include "base/encoding.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace cairn {
namespace {

// Windows-1252, 0x80..0x9F; the rest is as in Latin-1. 0 where it defines nothing.
constexpr std::array<char32_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned char byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

// A character that no text has.
bool is_foreign(char32_t c) {
  return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1B;
}

}  // namespace

TextDecoder::TextDecoder(std::string bytes) : bytes_(std::move(bytes)) {
  const std::string_view start = std::string_view(bytes_).substr(0, 3);
  if (start.substr(0, 2) == "\xFF\xFE" || start.substr(0, 2) == "\xFE\xFF") {
    encoding_ = start[0] == '\xFF' ? Encoding::kUtf16LittleEndian : Encoding::kUtf16BigEndian;
    start_ = 2;
    step_ = Step::kChange;
    damaged_ = bytes_.size() % 2;
    text_.reserve(bytes_.size() / 2);
  } else if (start == "\xEF\xBB\xBF") {
    start_ = 3;
  }
  at_ = start_;
}

double TextDecoder::share_done() const {
  if (step_ == Step::kDone || bytes_.empty()) return 1;
  const double share = static_cast<double>(at_) / static_cast<double>(bytes_.size());
  if (encoding_ == Encoding::kUtf16LittleEndian || encoding_ == Encoding::kUtf16BigEndian) return share;
  return step_ == Step::kLook ? share / 2 : 0.5 + share / 2;
}

bool TextDecoder::advance(std::size_t most_bytes) {
  if (step_ == Step::kDone) return true;
  const std::size_t until = at_ + std::min(std::max<std::size_t>(most_bytes, 1), bytes_.size() - at_);
  if (step_ == Step::kLook) {
    look(until);
    if (at_ >= bytes_.size()) finish_look();
  } else {
    change(until);
    if (at_ >= bytes_.size()) step_ = Step::kDone;
  }
  if (step_ == Step::kDone) bytes_ = {};
  return step_ == Step::kDone;
}

void TextDecoder::look(std::size_t until) {
  while (at_ < until) {
    const unsigned char byte = byte_at(bytes_, at_);
    if (byte < 0x80) {
      if (byte == '\n') ++line_;
      if (is_foreign(byte)) is_text_ = false;
      ++at_;
      continue;
    }
    const CodePoint point = next_code_point(bytes_, at_);
    ++(point.valid ? well_formed_ : damaged_);
    if (!point.valid && damaged_line_ == 0) damaged_line_ = line_;
    at_ += point.size;
  }
}

void TextDecoder::finish_look() {
  if (damaged_ == 0 || !is_text_) {
    text_ = std::move(bytes_);
    text_.erase(0, start_);
    if (damaged_ > 0) text_.clear();
    step_ = Step::kDone;
    return;
  }
  if (well_formed_ == 0) {
    encoding_ = Encoding::kWindows1252;
    damaged_ = damaged_line_ = 0;
  }
  at_ = start_;
  line_ = 1;
  step_ = Step::kChange;
  text_.reserve(bytes_.size() + bytes_.size() / 8);
}

void TextDecoder::change(std::size_t until) {
  if (encoding_ == Encoding::kUtf16LittleEndian || encoding_ == Encoding::kUtf16BigEndian) return change_utf16(until);
  if (encoding_ == Encoding::kUtf8) {
    while (at_ < until) {
      const CodePoint point = next_code_point(bytes_, at_);
      append_utf8(text_, point.value);
      at_ += point.size;
    }
    return;
  }
  for (; at_ < until; ++at_) {
    const unsigned char c = byte_at(bytes_, at_);
    if (c == '\n') ++line_;
    const char32_t defined = c >= 0x80 && c < 0xA0 ? kWindows1252[c - 0x80u] : c;
    const bool undefined = defined == 0 && c != 0;
    if (undefined && damaged_++ == 0) damaged_line_ = line_;
    append_utf8(text_, undefined ? kReplacementCharacter : defined);
  }
}

char32_t TextDecoder::unit(std::size_t at) const {
  const char32_t first = byte_at(bytes_, at), second = byte_at(bytes_, at + 1);
  return encoding_ == Encoding::kUtf16BigEndian ? (first << 8) | second : (second << 8) | first;
}

void TextDecoder::change_utf16(std::size_t until) {
  while (at_ < until) {
    if (at_ + 1 >= bytes_.size()) {  // half of a unit at the end
      at_ = bytes_.size();
      return;
    }
    const char32_t high = unit(at_);
    at_ += 2;
    if (is_foreign(high)) is_text_ = false;
    if (high >= 0xD800 && high <= 0xDBFF && at_ + 1 < bytes_.size()) {
      const char32_t low = unit(at_);
      if (low >= 0xDC00 && low <= 0xDFFF) {
        append_utf8(text_, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
        at_ += 2;
        continue;
      }
    }
    if (high >= 0xD800 && high <= 0xDFFF) ++damaged_;
    append_utf8(text_, high);
  }
}

}  // namespace cairn

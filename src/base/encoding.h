#pragma once
// Bytes of a file as UTF-8 text, in slices. Knows byte order marks and Windows-1252; no languages.

#include <cstddef>
#include <string>
#include <string_view>

namespace cairn {

enum class Encoding { kUtf8, kUtf16LittleEndian, kUtf16BigEndian, kWindows1252 };

// UTF-8 and UTF-16 (with a byte order mark). Bytes that are not UTF-8: where nothing else of the file is UTF-8 beyond
// ASCII they are read as Windows-1252, of which Latin-1 is a part; else they become U+FFFD.
class TextDecoder {
 public:
  explicit TextDecoder(std::string bytes);

  // Works on so many bytes more, at least on one character; true once all is done.
  bool advance(std::size_t most_bytes);
  bool done() const { return step_ == Step::kDone; }
  // How far, 0..1. Bytes are looked through once and then changed, so half of it is looking.
  double share_done() const;

  // Once it is done:
  Encoding encoding() const { return encoding_; }
  std::size_t damaged() const { return damaged_; }            // characters that became U+FFFD
  std::size_t damaged_line() const { return damaged_line_; }  // of the first one, from 1; 0: none, or UTF-16
  bool is_text() const { return is_text_; }                   // no control characters but white space and escape
  std::string take() { return std::move(text_); }             // valid UTF-8, without a byte order mark

 private:
  enum class Step { kLook, kChange, kDone };
  void look(std::size_t until);
  void change(std::size_t until);
  void change_utf16(std::size_t until);
  void finish_look();
  char32_t unit(std::size_t at) const;

  std::string bytes_, text_;
  std::size_t start_ = 0, at_ = 0;  // where the text begins, where work is
  Step step_ = Step::kLook;
  Encoding encoding_ = Encoding::kUtf8;
  std::size_t well_formed_ = 0, damaged_ = 0, damaged_line_ = 0, line_ = 1;  // the first two beyond ASCII
  bool is_text_ = true;
};

}  // namespace cairn

#pragma once
// The lines of a text, one after another.

#include <cstddef>
#include <string_view>

namespace cairn::finance::reading {

class TextLines {
 public:
  explicit TextLines(std::string_view text) : text_(text) {}

  // The next line without its end ("\n", "\r\n" or "\r"); false: there is none.
  bool next(std::string_view& line) {
    if (at_ >= text_.size()) return false;
    const std::size_t end = text_.find_first_of("\r\n", at_);
    line = text_.substr(at_, end == std::string_view::npos ? end : end - at_);
    at_ = end == std::string_view::npos ? text_.size() : end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
    ++number_;
    return true;
  }
  std::size_t at() const { return at_; }          // behind it
  std::size_t number() const { return number_; }  // of the line that came last, from 1

 private:
  std::string_view text_;
  std::size_t at_ = 0, number_ = 0;
};

}  // namespace cairn::finance::reading

#pragma once
// Formats of lines, read in slices: the format says what a line is.

#include <string_view>

#include "apps/finance/reading/statement_reader.h"
#include "apps/finance/reading/text_lines.h"

namespace cairn::finance::reading {

class LineReader : public StatementReader {
 public:
  LineReader(std::string_view text, Format format) : text_(text), lines_(text) { contents_.format = format; }

  bool advance(std::size_t most_bytes) final;
  std::size_t at() const final { return lines_.at(); }

 protected:
  virtual void take_line(std::string_view line) = 0;  // without its end; lines_.number() is its number
  virtual void finish() = 0;                          // after the last one

  std::string_view text_;
  TextLines lines_;

 private:
  bool done_ = false;
};

}  // namespace cairn::finance::reading

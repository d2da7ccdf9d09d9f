#pragma once
// Formats of markup, read in slices: the format says what a record is and what lies around records.

#include <string>
#include <string_view>

#include "apps/finance/reading/elements.h"
#include "apps/finance/reading/statement_reader.h"

namespace cairn::finance::reading {

class ElementReader : public StatementReader {
 public:
  ElementReader(std::string_view text, Format format, Grammar grammar) : scanner_(text, grammar) {
    contents_.format = format;
  }

  bool advance(std::size_t most_bytes) final;
  std::size_t at() const final { return scanner_.at(); }

 protected:
  virtual void opened(const Step& step) = 0;  // a tag that is no record
  virtual void closed(const Step& step) = 0;
  virtual void take_record(const Element& record) = 0;
  virtual void finish(const Step& step) = 0;  // at the end, or where it cannot be read on

  // About a record, with its beginning.
  void problem(const Element& record, std::string reason);

  ElementScanner scanner_;

 private:
  void take(const Step& step);
  bool done_ = false;
};

}  // namespace cairn::finance::reading

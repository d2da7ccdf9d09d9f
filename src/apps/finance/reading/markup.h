#pragma once
// Tags and texts of XML, and of OFX's SGML, one after another. Comments and processing instructions are passed over.
// Namespaces' prefixes are left off names. Knows no meaning of any tag and no nesting.

#include <cstddef>
#include <string>
#include <string_view>

namespace cairn::finance::reading {

enum class MarkKind {
  kOpen,
  kEmpty,  // "<a/>"
  kClose,
  kText,   // between tags, with entities replaced; also CDATA
  kEnd,    // of the file
  kBroken  // it cannot be read on: `text` says why
};

struct Mark {
  MarkKind kind = MarkKind::kEnd;
  std::size_t line = 1;  // where it begins
  std::string_view name;
  std::string_view attributes;  // as they are written
  std::string text;
};

class MarkupScanner {
 public:
  // `text` must outlive the scanner.
  explicit MarkupScanner(std::string_view text) : text_(text) {}

  Mark next();  // kEnd and kBroken again and again, once they came
  std::size_t at() const { return at_; }

 private:
  Mark read_text();
  Mark read_tag();
  bool skip_section(std::string_view begin, std::string_view end);
  bool at_tag(std::size_t at) const;
  Mark broken(std::string reason);
  void move_to(std::size_t at);

  std::string_view text_;
  std::size_t at_ = 0, line_ = 1;
  std::string broken_;
};

// The value of an attribute, as it is written: "EUR" of `Ccy="EUR"`; empty: it is not there.
std::string_view attribute(std::string_view attributes, std::string_view name);

// With "&amp;", "&#228;", "&#xE4;" and the like replaced. What is no known entity stays: "AT&T".
std::string replace_entities(std::string_view text);

}  // namespace cairn::finance::reading

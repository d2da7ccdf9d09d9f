#pragma once
// Small trees out of a file of markup: each record (a balance, an entry) as a whole, and what lies between records as
// steps. Knows XML, where every tag is closed, and SGML as OFX has it, where many are not.

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "apps/finance/reading/markup.h"

namespace cairn::finance::reading {

inline constexpr std::size_t kMaxNesting = 64;

struct Element {
  std::string_view name;
  std::size_t line = 0, begin = 0;  // in the file: its line, and where it begins
  std::string_view attributes;
  std::string text;  // without white space at both ends
  std::vector<Element> children;
};

// The first child of that name, or none.
const Element* child_of(const Element& element, std::string_view name);
// The first element on a path of names: find(entry, {"Acct", "Id", "IBAN"}). Only the first child of each name is
// followed, but for the last two, of which all are looked at.
const Element* find(const Element& element, std::initializer_list<std::string_view> path);
// Its text, or nothing.
std::string_view text_of(const Element& element, std::initializer_list<std::string_view> path);

// What a format says about its tags.
struct Grammar {
  bool (*is_record)(std::string_view name) = nullptr;
  // In SGML: a tag that never holds other tags; with nullptr the file is XML, and a tag that is not closed breaks it.
  bool (*is_leaf)(std::string_view name) = nullptr;
};

enum class StepKind {
  kOpen,    // of a tag that is no record
  kClose,   // of it; with SGML also where only a tag around it is closed
  kRecord,  // `record` is complete
  kCut,     // `record` is not: the file ends within it
  kEnd,     // `reason`, where something is not closed
  kBroken,  // `reason`
};

struct Step {
  StepKind kind = StepKind::kEnd;
  std::size_t line = 0;
  std::string_view name;
  std::string reason;
  Element record;
};

class ElementScanner {
 public:
  ElementScanner(std::string_view text, Grammar grammar) : text_(text), marks_(text), grammar_(grammar) {}

  // Reads on until something is to be said, but not far beyond `until`; false: nothing yet.
  bool next(Step& step, std::size_t until);
  std::size_t at() const { return marks_.at(); }
  std::string_view text() const { return text_; }
  // Outside of records, from the outermost one.
  const std::vector<std::string_view>& open() const { return open_; }

 private:
  bool take(Mark& mark, std::size_t begin, Step& step);
  bool take_open(const Mark& mark, std::size_t begin, Step& step);
  bool take_close(const Mark& mark, Step& step);
  bool take_end(const Mark& mark, Step& step);
  bool break_off(std::size_t line, std::string reason, Step& step);
  bool finish_record(Step& step);
  void close_leaf();
  void pop();

  std::string_view text_;
  MarkupScanner marks_;
  Grammar grammar_;
  std::vector<std::string_view> open_;
  Element root_;                // holds the record that is being read
  std::vector<Element*> path_;  // from the record inwards; empty: none
  Mark held_;                   // a mark that is to be taken again, after what it closed was told
  std::size_t held_begin_ = 0;
  bool has_held_ = false;
  bool just_opened_ = false;  // nothing came since the last of `open_`
};

}  // namespace cairn::finance::reading

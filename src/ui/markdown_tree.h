#pragma once
// What md4c found in a text, as a tree with bounded depth. Knows nothing of drawing.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::ui::md {

inline constexpr std::size_t kMaxDepth = 12;  // of quotes and lists; deeper ones continue their parent
inline constexpr std::size_t kMaxTableColumns = 12;

struct Run {  // a stretch of text in one style
  std::string text;
  std::string href;  // not empty: a link that may be opened
  bool strong = false, italic = false, code = false, strike = false;
  bool line_break = false;  // a forced new line; no text

  bool same_style(const Run& other) const {
    return href == other.href && strong == other.strong && italic == other.italic && code == other.code &&
           strike == other.strike && !line_break && !other.line_break;
  }
};

enum class BlockKind { kDocument, kParagraph, kHeading, kList, kItem, kQuote, kCode, kRule, kTable, kRow, kCell };
enum class TaskMark { kNone, kOpen, kDone };
enum class Align { kLeft, kCenter, kRight };

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  int level = 0;          // headings: 1..6
  int first_number = -1;  // lists: of the first item; -1: bullets
  bool tight = false;     // lists
  bool head = false;      // cells of a table's first row
  TaskMark task = TaskMark::kNone;
  Align align = Align::kLeft;
  std::vector<Run> runs;
  std::vector<Block> children;
};

// Never fails: whatever cannot be understood as Markdown is text.
Block parse(std::string_view text);
bool may_open(std::string_view href);  // http, https, or a place in this application
std::string plain_text(const std::vector<Run>& runs);

}  // namespace cairn::ui::md

// Lists in Markdown (GitHub Flavored Markdown, "task list items"): indentation makes parts of a task, headings make
// projects, what is indented below a task is its note. Items without a check box are tasks in a list that has one
// elsewhere, and in a file that has none at all; otherwise they are notes like other text, and are kept aside. What a
// list without check boxes says, and what was pasted, is written by hand: it is read as the line that adds tasks is.

#include <utility>

#include "apps/tasks/transfer/dates.h"
#include "apps/tasks/transfer/item_words.h"
#include "apps/tasks/transfer/line_words.h"
#include "apps/tasks/transfer/readers.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

struct Item {
  std::size_t indent = 0;  // in columns; a tab is 4
  bool has_box = false;
  char mark = ' ';  // between the brackets
  std::string_view words;
};

std::size_t indent_of(std::string_view line, std::size_t& start) {
  std::size_t columns = 0;
  for (start = 0; start < line.size(); ++start) {
    if (line[start] == ' ') {
      ++columns;
    } else if (line[start] == '\t') {
      columns = columns / 4 * 4 + 4;
    } else {
      break;
    }
  }
  return columns;
}

// Behind "-", "*", "+", a bullet that a word processor writes, "1." or "1)"; npos where there is none.
std::size_t end_of_bullet(std::string_view line, std::size_t at) {
  if (at >= line.size()) return std::string_view::npos;
  if (line[at] == '-' || line[at] == '*' || line[at] == '+') return at + 1;
  if (line.substr(at, 3) == "\xE2\x80\xA2") return at + 3;
  const std::size_t digits = at;
  while (at < line.size() && line[at] >= '0' && line[at] <= '9' && at - digits < 9) ++at;
  if (at == digits || at >= line.size() || (line[at] != '.' && line[at] != ')')) return std::string_view::npos;
  return at + 1;
}

void take_box(Item& item) {
  const std::string_view words = item.words;
  const bool box = words.size() >= 3 && words[0] == '[' && words[2] == ']' &&
                   (words.size() == 3 || words[3] == ' ' || words[3] == '\t');  // "[x](y)" is a link
  if (!box) return;
  item.has_box = true;
  item.mark = words[1];
  item.words = trim(words.substr(3));
}

std::optional<Item> item_of(std::string_view line) {
  Item item;
  std::size_t start = 0;
  item.indent = indent_of(line, start);
  const std::size_t gap = end_of_bullet(line, start);
  if (gap == std::string_view::npos) return {};
  std::size_t at = gap;
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
  if (at == gap) return {};
  item.words = trim(line.substr(at));
  take_box(item);
  return item;
}

// A line of text as an item.
Item item_of_text(std::string_view line) {
  Item item;
  std::size_t start = 0;
  item.indent = indent_of(line, start);
  item.words = trim(line);
  take_box(item);
  return item;
}

// Level of a heading, 0: it is none.
std::size_t heading_level(std::string_view text) {
  const std::size_t level = std::min(text.find_first_not_of('#'), text.size());
  return level <= 6 && (level == text.size() || text[level] == ' ' || text[level] == '\t') ? level : 0;
}

bool is_rule(std::string_view words) {  // "---", "* * *"
  if (std::string_view("-*_").find(words[0]) == std::string_view::npos) return false;
  std::size_t marks = 0;
  for (const char c : words) {
    if (c != words[0] && c != ' ') return false;
    if (c == words[0]) ++marks;
  }
  return marks >= 3;
}

// What a line is, as far as the lines before it matter; and in the how manieth list it is.
class Kinds {
 public:
  enum Kind { kBlank, kItem, kHeading, kRule, kText, kCode };

  explicit Kinds(bool text_is_item) : text_is_item_(text_is_item) {}

  Kind next(std::string_view line) {
    const std::string_view words = trim(line);
    const bool fence = words.substr(0, 3) == "```" || words.substr(0, 3) == "~~~";
    if (fence) in_code_ = !in_code_;
    if (fence || in_code_) return kCode;
    if (words.empty()) return kBlank;
    if (is_rule(words)) return kRule;
    item_ = item_of(line);
    if (item_) return kItem;
    if (heading_level(line) > 0) {
      ++list_;
      return kHeading;
    }
    if (text_is_item_) {
      item_ = item_of_text(line);
      return kItem;
    }
    if (line[0] != ' ' && line[0] != '\t') ++list_;  // a paragraph parts two lists
    return kText;
  }
  const Item& item() const { return *item_; }  // of the line that was one
  std::size_t list() const { return list_; }

 private:
  bool text_is_item_;
  bool in_code_ = false;
  std::optional<Item> item_;
  std::size_t list_ = 0;
};

template <class Take>
void for_each_line(std::string_view text, const Take& take) {
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view row = text.substr(at, end - at);
    if (!row.empty() && row.back() == '\r') row.remove_suffix(1);
    if (!take(line, row)) return;
    at = end + 1;
  }
}

class MarkdownReader {
 public:
  MarkdownReader(std::string_view text, Reading& reading, bool text_is_item)
      : text_(text),
        reading_(reading),
        rules_{reading.today(), reading.context().utc_offset_minutes, DayOrder::kUnknown},
        kinds_(text_is_item) {
    if (text_is_item) return;
    Kinds kinds(text_is_item);
    for_each_line(text, [&](std::size_t, std::string_view line) {
      if (kinds.next(line) == Kinds::kItem && kinds.item().has_box) {
        boxed_.resize(kinds.list() + 1);
        boxed_.back() = true;
      }
      return true;
    });
  }

  void read(std::size_t line, std::string_view text) {
    const Kinds::Kind kind = kinds_.next(text);
    if (kind == Kinds::kText || kind == Kinds::kCode) return below(line, text, kind == Kinds::kCode);
    end_paragraph();
    if (kind == Kinds::kItem) return read_item(line, text, kinds_.item());
    if (kind == Kinds::kRule) return reading_.ignore();
    if (kind == Kinds::kHeading) read_heading(text);
  }
  void end() { end_paragraph(); }

 private:
  void read_heading(std::string_view text) {
    const std::size_t level = heading_level(text);
    std::string_view words = trim(text.substr(level));
    while (!words.empty() && words.back() == '#') words.remove_suffix(1);
    headings_.resize(level - 1);
    headings_.push_back(project_part(words));
    open_.clear();
    reading_.ignore();
  }

  // Text that is no item: indented below a task it is its note.
  void below(std::size_t line, std::string_view text, bool code) {
    std::size_t start = 0;
    const std::size_t indent = indent_of(text, start);
    if (open_.empty() || open_.back().key.empty() || indent <= open_.back().indent) {
      if (indent == 0 && !code) open_.clear();
      return go_on_paragraph(line, text);
    }
    end_paragraph();
    append_to_open(text, start);
  }

  void append_to_open(std::string_view text, std::size_t start) {
    if (ImportedTask* task = reading_.task_of(open_.back().key))
      reading_.append_note(*task, text.substr(std::min(start, open_.back().indent + 2)));
    reading_.attach();
  }

  // A paragraph counts as one row.
  void go_on_paragraph(std::size_t line, std::string_view text) {
    if (paragraph_.empty()) paragraph_line_ = line;
    const char* begin = paragraph_.empty() ? text.data() : paragraph_.data();
    paragraph_ = text_.substr(static_cast<std::size_t>(begin - text_.data()),
                              static_cast<std::size_t>(text.data() + text.size() - begin));
  }
  void end_paragraph() {
    if (!trim(paragraph_).empty())
      reading_.refuse(paragraph_line_, trim(paragraph_),
                      "This text belongs to no task. Write - [ ] in front of what is to become one.");
    paragraph_ = {};
  }

  bool is_note(const Item& item) const {
    return !item.has_box && !boxed_.empty() && !open_.empty() && !open_.back().key.empty() &&
           item.indent > open_.back().indent;
  }

  void read_item(std::size_t line, std::string_view text, const Item& item) {
    if (is_note(item)) {
      std::size_t start = 0;
      indent_of(text, start);
      return append_to_open(text, start);
    }
    while (!open_.empty() && open_.back().indent >= item.indent) open_.pop_back();
    const bool in_boxed_list = kinds_.list() < boxed_.size() && boxed_[kinds_.list()];
    if (!item.has_box && !boxed_.empty() && !in_boxed_list) {
      reading_.refuse(line, trim(text), "It has no check box. Write - [ ] in front of it if it is a task.");
      return open_.push_back({item.indent, {}});
    }
    Draft draft;
    draft.line = line;
    draft.text = trim(text);
    Task& task = draft.task;
    for (const std::string& heading : headings_)
      if (!heading.empty()) task.project += (task.project.empty() ? "" : ".") + heading;
    if (!open_.empty()) task.parent = open_.back().key;
    read_mark(item.mark, draft);
    const std::string inherited = task.project;
    read_item_words(item.words, rules_, draft);
    const bool by_hand = reading_.context().pasted || boxed_.empty();
    if (by_hand && task.status == RowStanding::kOpen) read_line_words(rules_.today, inherited, draft);
    if (!item.has_box && in_boxed_list) draft.remarks.emplace_back("It has no check box. It comes in as open.");
    const ImportedTask* added = reading_.add(std::move(draft));
    open_.push_back({item.indent, added ? added->key : std::string()});
  }

  void read_mark(char mark, Draft& draft) {
    Task& task = draft.task;
    if (mark == 'x' || mark == 'X') {
      task.status = RowStanding::kDone;
    } else if (mark == '-') {
      task.status = RowStanding::kDropped;
    } else if (mark == '/') {
      task.started_at = reading_.context().now;
    } else if (mark != ' ') {
      draft.remarks.push_back("The mark [" + std::string(1, static_cast<unsigned char>(mark) < 0x80 ? mark : '?') +
                              "] is not known. The task comes in as open.");
    }
  }

  struct Open {
    std::size_t indent = 0;
    std::string key;  // empty: the row was refused
  };
  std::string_view text_;
  Reading& reading_;
  DateRules rules_;
  Kinds kinds_;
  std::vector<bool> boxed_;  // lists in which an item has a check box; empty: none has, or it does not matter
  std::vector<std::string> headings_;
  std::vector<Open> open_;  // the items that the next line may be a part of
  std::string_view paragraph_;
  std::size_t paragraph_line_ = 0;
};

Status read_list(std::string_view text, Reading& reading, bool text_is_item) {
  MarkdownReader reader(text, reading, text_is_item);
  for_each_line(text, [&](std::size_t line, std::string_view row) {
    reader.read(line, row);
    return !reading.full();
  });
  if (reading.full()) return too_many_rows();
  reader.end();
  return Done{};
}

}  // namespace

Status read_markdown(std::string_view text, Reading& reading) { return read_list(text, reading, false); }
Status read_lines(std::string_view text, Reading& reading) { return read_list(text, reading, true); }

}  // namespace cairn::tasks::transfer

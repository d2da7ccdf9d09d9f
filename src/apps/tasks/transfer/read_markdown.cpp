// Check lists in Markdown (GitHub Flavored Markdown, "task list items"): indentation makes parts of a task, headings
// make projects, what is indented below a task is its note. Also the signs of Obsidian's Tasks for dates and
// priorities.

#include <utility>

#include "apps/tasks/transfer/dates.h"
#include "apps/tasks/transfer/readers.h"
#include "apps/tasks/transfer/words.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

struct Item {
  std::size_t indent = 0;  // in columns; a tab is 4
  char mark = 0;           // between the brackets
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

std::optional<Item> item_of(std::string_view line) {
  Item item;
  std::size_t at = 0;
  item.indent = indent_of(line, at);
  if (at >= line.size()) return {};
  if (line[at] == '-' || line[at] == '*' || line[at] == '+') {
    ++at;
  } else {
    const std::size_t digits = at;
    while (at < line.size() && line[at] >= '0' && line[at] <= '9' && at - digits < 9) ++at;
    if (at == digits || at >= line.size() || (line[at] != '.' && line[at] != ')')) return {};
    ++at;
  }
  const std::size_t gap = at;
  while (at < line.size() && line[at] == ' ') ++at;
  if (at == gap || at + 2 >= line.size() || line[at] != '[' || line[at + 2] != ']') return {};
  item.mark = line[at + 1];
  item.words = trim(line.substr(at + 3));
  if (at + 3 < line.size() && line[at + 3] != ' ' && line[at + 3] != '\t') return {};  // "[x](address)" is a link
  return item;
}

struct Sign {
  std::string_view text;
  enum Kind { kDue, kDefer, kDone, kCreated, kDropped, kRepeat, kPriority } kind;
  Priority priority = Priority::kNone;
};
constexpr Sign kSigns[] = {{"\xF0\x9F\x93\x85", Sign::kDue},     // calendar
                           {"\xF0\x9F\x93\x86", Sign::kDue},     // tear-off calendar
                           {"\xE2\x8F\xB3", Sign::kDefer},       // hourglass: scheduled
                           {"\xF0\x9F\x9B\xAB", Sign::kDefer},   // departure: start
                           {"\xE2\x9C\x85", Sign::kDone},        // check mark
                           {"\xE2\x9D\x8C", Sign::kDropped},     // cross mark
                           {"\xE2\x9E\x95", Sign::kCreated},     // plus
                           {"\xF0\x9F\x94\x81", Sign::kRepeat},  // repeat
                           {"\xF0\x9F\x94\xBA", Sign::kPriority, Priority::kHigh},
                           {"\xE2\x8F\xAB", Sign::kPriority, Priority::kHigh},
                           {"\xF0\x9F\x94\xBC", Sign::kPriority, Priority::kMedium},
                           {"\xF0\x9F\x94\xBD", Sign::kPriority, Priority::kLow},
                           {"\xE2\x8F\xAC", Sign::kPriority, Priority::kLow}};

struct Found {
  std::size_t at = std::string_view::npos;
  const Sign* sign = nullptr;
};

Found find_sign(std::string_view words, std::size_t from) {
  Found found;
  for (const Sign& sign : kSigns)
    if (const std::size_t at = words.find(sign.text, from); at < found.at) found = {at, &sign};
  return found;
}

class MarkdownReader {
 public:
  explicit MarkdownReader(Reading& reading)
      : reading_(reading), rules_{reading.today(), reading.context().utc_offset_minutes, DayOrder::kUnknown} {}

  void read(std::size_t line, std::string_view text) {
    const std::string_view words = trim(text);
    if (words.empty()) return;
    if (words.substr(0, 3) == "```" || words.substr(0, 3) == "~~~") {
      in_code_ = !in_code_;
      return below(text);
    }
    if (in_code_) return below(text);
    if (const auto item = item_of(text)) return read_item(line, words, *item);
    if (read_heading(text)) return reading_.ignore();
    below(text);
  }

 private:
  bool read_heading(std::string_view text) {
    const std::size_t level = std::min(text.find_first_not_of('#'), text.size());
    if (level == 0 || level > 6 || (level < text.size() && text[level] != ' ' && text[level] != '\t')) return false;
    std::string_view words = trim(text.substr(level));
    while (!words.empty() && words.back() == '#') words.remove_suffix(1);
    if (headings_.size() >= level) headings_.resize(level - 1);
    headings_.resize(level - 1);
    headings_.push_back(project_part(words));
    open_.clear();
    return true;
  }

  // Text that is no item: indented below a task it is its note.
  void below(std::string_view text) {
    std::size_t start = 0;
    const std::size_t indent = indent_of(text, start);
    if (open_.empty() || open_.back().key.empty() || indent <= open_.back().indent) {
      if (indent == 0 && !in_code_) open_.clear();
      return reading_.ignore();
    }
    if (ImportedTask* task = reading_.task_of(open_.back().key)) {
      const std::size_t inner = std::min(start, open_.back().indent + 2);
      reading_.append_note(*task, text.substr(inner));
    }
    reading_.attach();
  }

  void read_item(std::size_t line, std::string_view text, const Item& item) {
    while (!open_.empty() && open_.back().indent >= item.indent) open_.pop_back();
    Draft draft;
    draft.line = line;
    draft.text = text;
    Task& task = draft.task;
    for (const std::string& heading : headings_)
      if (!heading.empty()) task.project += (task.project.empty() ? "" : ".") + heading;
    if (!open_.empty()) task.parent = open_.back().key;
    read_mark(item.mark, draft);
    read_words(item.words, draft);
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
                              "] is not known. The task came in as open.");
    }
  }

  // The signs stand after the words, each with what belongs to it up to the next one.
  void read_words(std::string_view words, Draft& draft) {
    Found found = find_sign(words, 0);
    read_title(words.substr(0, std::min(found.at, words.size())), draft);
    while (found.sign) {
      const std::size_t start = found.at + found.sign->text.size();
      const Found next = find_sign(words, start);
      std::string_view value = words.substr(start, next.at == std::string_view::npos ? next.at : next.at - start);
      if (value.substr(0, 3) == "\xEF\xB8\x8F") value.remove_prefix(3);  // a variation selector
      read_sign(*found.sign, trim(value), draft);
      found = next;
    }
    if (trim(draft.task.title).empty()) draft.task.title = std::string(words);
  }

  static void read_title(std::string_view words, Draft& draft) {
    std::string& title = draft.task.title;
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      const std::string_view word = words.substr(at, end - at);
      const bool tag = word.size() > 1 && word[0] == '#' && !(word[1] >= '0' && word[1] <= '9') && word[1] != '#';
      std::string name = tag ? tag_name(word) : std::string();
      if (!name.empty()) {
        draft.task.tags.push_back(std::move(name));
      } else {
        if (!title.empty() || end == at) title += ' ';
        title += word;
      }
      at = end + 1;
    }
  }

  void read_sign(const Sign& sign, std::string_view value, Draft& draft) {
    Task& task = draft.task;
    if (sign.kind == Sign::kPriority) {
      task.priority = sign.priority;
      if (!value.empty()) read_title(value, draft);
      return;
    }
    if (sign.kind == Sign::kRepeat) {
      if (const auto repeat = read_repeat(value, rules_)) {
        task.repeat = repeat->repeat;
        return;
      }
      draft.note_line("Repeats: " + std::string(value));
      draft.remarks.push_back("Its recurrence \"" + std::string(truncate_utf8(value, 60)) +
                              "\" has no counterpart. It stands in the note.");
      return;
    }
    const std::string_view day_text = value.substr(0, value.find(' '));
    const auto when = read_when(day_text, rules_);
    if (!when) {
      draft.task.title += " " + std::string(sign.text) + " " + std::string(value);
      draft.remarks.push_back("The date \"" + std::string(truncate_utf8(day_text, 60)) +
                              "\" could not be read. It stands in the title.");
      return;
    }
    if (day_text.size() < value.size()) read_title(trim(value.substr(day_text.size())), draft);
    const Instant noon{(std::int64_t{when->when.day.days} * 24 * 60 + 12 * 60 - rules_.utc_offset_minutes) * 60'000};
    if (sign.kind == Sign::kDue) {
      task.due = when->when;
    } else if (sign.kind == Sign::kDefer) {
      task.defer = when->when;
    } else if (sign.kind == Sign::kCreated) {
      task.created_at = {noon.ms - std::int64_t{12} * 60 * 60'000};
      draft.created = Created::kDay;
    } else {
      task.closed_at = noon;
    }
  }

  struct Open {
    std::size_t indent = 0;
    std::string key;  // empty: the row was refused
  };
  Reading& reading_;
  DateRules rules_;
  std::vector<std::string> headings_;
  std::vector<Open> open_;  // the items that the next line may be a part of
  bool in_code_ = false;
};

}  // namespace

Status read_markdown(std::string_view text, Reading& reading) {
  MarkdownReader reader(reading);
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view row = text.substr(at, end - at);
    if (!row.empty() && row.back() == '\r') row.remove_suffix(1);
    reader.read(line, row);
    at = end + 1;
    if (reading.full()) return too_many_rows();
  }
  return Done{};
}

}  // namespace cairn::tasks::transfer

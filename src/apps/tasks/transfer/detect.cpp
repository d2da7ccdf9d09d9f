// Which format a file is in, and reading it.

#include <algorithm>

#include "apps/tasks/transfer/encoding.h"
#include "apps/tasks/transfer/readers.h"
#include "base/json_scan.h"
#include "base/text.h"

namespace cairn::tasks {
namespace transfer {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::optional<Format> json_format(std::string_view text) {
  if (json_first(text) == '[') {
    const std::string_view bare = trim(text);
    if (bare.back() == ']' && trim(bare.substr(1, bare.size() - 2)).empty())
      return Format::kTaskwarrior;  // an empty list
    JsonScan scan(text);
    const auto first = scan.next();
    if (!first || json_first(first->text) != '{') return {};
    const bool task = json_member(first->value, "description") || json_member(first->value, "uuid");
    return task || first->broken ? std::optional<Format>(Format::kTaskwarrior) : std::nullopt;
  }
  if (json_member(text, "format").value_or("") == "\"cairn-tasks\"") return Format::kJson;
  const auto inner = json_member(text, "data");
  const auto state = json_member(text, "state");
  for (const std::string_view root : {inner.value_or(text), state.value_or(text)})
    if (const auto task = json_member(root, "task"); task && json_first(*task) == '{')
      return Format::kSuperProductivity;
  if (json_member(text, "description") || json_member(text, "uuid")) return Format::kTaskwarrior;
  return {};
}

bool has_check_list(std::string_view text) {
  std::size_t at = 0;
  while ((at = text.find('[', at)) != std::string_view::npos) {
    const bool box = at + 2 < text.size() && text[at + 2] == ']' && at >= 2 && text[at - 1] == ' ' &&
                     std::string_view("-*+.)").find(text[at - 2]) != std::string_view::npos;
    if (box) return true;
    ++at;
  }
  return false;
}

// Most lines, headings apart, begin with a bullet or a number.
bool is_list(std::string_view text) {
  constexpr std::size_t kLines = 50;
  std::size_t items = 0, others = 0, at = 0;
  while (items + others < kLines && at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    if (line.empty() || line[0] == '#') continue;
    const std::size_t number = std::min(line.find_first_not_of("0123456789"), line.size());
    const bool numbered = number > 0 && line.substr(number, 2) == ". ";
    const bool item = numbered || line.substr(0, 2) == "- " || line.substr(0, 2) == "* " || line.substr(0, 2) == "+ " ||
                      line.substr(0, 4) == "\xE2\x80\xA2 ";
    ++(item ? items : others);
  }
  return items > others;
}

// In what was pasted "due:" alone says nothing: the line that adds tasks knows it too.
bool has_todo_txt_key(std::string_view line, bool pasted) {
  const std::size_t due = line.find(" due:");
  if (due == std::string_view::npos || !pasted) return due != std::string_view::npos;
  const std::size_t day = due + 5;
  return day < line.size() && line[day] >= '0' && line[day] <= '9' && line.find(" +") != std::string_view::npos;
}

bool looks_like_todo_txt(std::string_view text, bool pasted) {
  constexpr std::size_t kLines = 50;
  std::size_t at = 0;
  for (std::size_t i = 0; i < kLines && at < text.size(); ++i) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    const bool priority =
        line.size() > 4 && line[0] == '(' && line[2] == ')' && line[3] == ' ' && line[1] >= 'A' && line[1] <= 'Z';
    const bool done = line.size() > 12 && line.substr(0, 2) == "x " && parse_date(line.substr(2, 10)).has_value();
    const bool dated = line.size() > 11 && line[10] == ' ' && parse_date(line.substr(0, 10)).has_value();
    if (priority || done || dated || has_todo_txt_key(line, pasted)) return true;
  }
  return false;
}

std::optional<Format> format_of(std::string_view file_name, std::string_view text, bool pasted) {
  const std::string name = to_lower_ascii(file_name);
  const char first = json_first(text);
  if (first == '{' || first == '[')
    if (const auto format = json_format(text)) return format;
  if (ends_with(name, ".json") || ends_with(name, ".ndjson") || ends_with(name, ".jsonl")) return {};
  const bool markdown = ends_with(name, ".md") || ends_with(name, ".markdown");
  const bool table = ends_with(name, ".csv") || ends_with(name, ".tsv");
  if (!markdown) {
    const TableKind kind = kind_of_table(text);
    if (kind.todoist) return Format::kTodoistCsv;
    if (kind.own || (kind.has_titles && (table || kind.known_columns >= 2))) return Format::kCsv;
    if (table) return Format::kCsv;  // whose reader says what is missing
  }
  if (markdown || has_check_list(text) || is_list(text)) return Format::kMarkdown;
  if (ends_with(name, ".txt") || looks_like_todo_txt(text, pasted)) return Format::kTodoTxt;
  if (pasted) return Format::kLines;
  return {};
}

std::string_view origin_prefix(Format format) {
  switch (format) {
    case Format::kCsv:
      return "csv";
    case Format::kTodoistCsv:
      return "todoist-csv";
    case Format::kTodoTxt:
      return "todo-txt";
    case Format::kMarkdown:
      return "markdown";
    case Format::kLines:
      return "lines";
    case Format::kTaskwarrior:
      return "taskwarrior";
    case Format::kSuperProductivity:
      return "super-productivity";
    case Format::kJson:
      break;
  }
  return {};
}

Status read_as(Format format, std::string_view file_name, std::string_view text, Reading& reading) {
  switch (format) {
    case Format::kCsv:
      return read_csv(text, reading);
    case Format::kJson:
      return read_json(text, reading);
    case Format::kTodoistCsv:
      return read_todoist(file_name, text, reading);
    case Format::kTaskwarrior:
      return read_taskwarrior(text, reading);
    case Format::kTodoTxt:
      return read_todo_txt(text, reading);
    case Format::kSuperProductivity:
      return read_super_productivity(text, reading);
    case Format::kLines:
      return read_lines(text, reading);
    case Format::kMarkdown:
      break;
  }
  return read_markdown(text, reading);
}

}  // namespace
}  // namespace transfer

std::string_view format_name(Format format) {
  switch (format) {
    case Format::kCsv:
      return "CSV";
    case Format::kJson:
      return "JSON of Cairn";
    case Format::kTodoistCsv:
      return "Todoist CSV";
    case Format::kTaskwarrior:
      return "Taskwarrior JSON";
    case Format::kTodoTxt:
      return "todo.txt";
    case Format::kSuperProductivity:
      return "Super Productivity backup";
    case Format::kLines:
      return "Plain lines";
    case Format::kMarkdown:
      break;
  }
  return "Markdown list";
}

Result<Import> read_tasks(std::string_view file_name, std::string_view bytes, std::optional<Format> as,
                          const ImportContext& context) {
  using namespace transfer;
  if (bytes.size() > kMaxImportBytes)
    return Error{
        ErrorCode::kTooLarge, "The file is larger than 32 MB. Split it, and import the parts one after the other.", {}};
  Result<Text> decoded = decode_text(bytes);
  if (!decoded) return decoded.error();
  const std::string& text = decoded.value().utf8;
  if (trim(text).empty()) return Error{ErrorCode::kInvalid, "The file is empty.", {}};
  const std::optional<Format> format = as ? as : format_of(file_name, text, context.pasted);
  if (!format)
    return Error{ErrorCode::kForeign,
                 "No format was recognised. Cairn reads tables (CSV) with a column of titles, its own JSON, todo.txt, "
                 "lists in Markdown, and exports of Todoist, Taskwarrior and Super Productivity. Choose one of them "
                 "if the file is one.",
                 {}};
  Import import;
  import.format = *format;
  import.own = *format == Format::kJson;
  Reading reading(import, context, origin_prefix(*format));
  if (!decoded.value().remark.empty()) reading.remark(0, "", decoded.value().remark);
  if (Status status = read_as(*format, file_name, text, reading); !status.ok()) return status.error();
  reading.finish();
  std::stable_sort(import.problems.begin(), import.problems.end(),
                   [](const ImportProblem& a, const ImportProblem& b) { return a.line < b.line; });
  return import;
}

}  // namespace cairn::tasks

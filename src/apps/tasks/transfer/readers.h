#pragma once
// One reader a format. Each takes the whole text and gives every row to `reading`. Errors are about the file as a
// whole.

#include <string_view>

#include "apps/tasks/transfer/reading.h"

namespace cairn::tasks::transfer {

Status read_csv(std::string_view text, Reading& reading);  // Cairn's own, or any table with a column of titles
Status read_todoist(std::string_view file_name, std::string_view text, Reading& reading);
Status read_taskwarrior(std::string_view text, Reading& reading);
Status read_todo_txt(std::string_view text, Reading& reading);
Status read_super_productivity(std::string_view text, Reading& reading);
Status read_markdown(std::string_view text, Reading& reading);
Status read_lines(std::string_view text, Reading& reading);  // as Markdown, and every line of text is an item too
Status read_json(std::string_view text, Reading& reading);

// What a table's first rows say: its separator, and where its header is.
struct TableKind {
  bool todoist = false;
  bool own = false;
  bool has_titles = false;  // some column is one of titles
  int known_columns = 0;
};
TableKind kind_of_table(std::string_view text);

}  // namespace cairn::tasks::transfer

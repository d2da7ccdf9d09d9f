#pragma once
// What the readers of all formats share: the account of rows, the bounds of the model, and saying what was changed.

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "apps/tasks/index.h"
#include "apps/tasks/transfer/transfer.h"

namespace cairn::tasks::transfer {

using RowStanding = decltype(Task::status);  // open, done, dropped

// A row on its way to becoming a task. Texts are as the file has them.
struct Draft {
  std::size_t line = 0;
  std::string_view text;  // the row as it stands
  std::string key;        // empty: one is made of the line
  Task task;
  Created created = Created::kUnknown;
  std::string more;                  // text that found no place in a field; goes below the note
  std::vector<std::string> remarks;  // each becomes an ImportNote

  void note_line(std::string_view words) {  // a line below the note
    if (!more.empty()) more += '\n';
    more += words;
  }
};

class Reading {
 public:
  Reading(Import& into, const ImportContext& context, std::string_view origin_prefix)
      : import_(into), context_(context), prefix_(origin_prefix) {}

  const ImportContext& context() const { return context_; }
  Today today() const { return today_at(context_.now, context_.utc_offset_minutes); }
  Import& import() { return import_; }

  // Each of these takes account of one row.
  ImportedTask* add(Draft&& draft);  // nothing: it was refused. The pointer holds until the next add()
  void refuse(std::size_t line, std::string_view text, std::string problem);
  void ignore() { ++import_.rows.read, ++import_.rows.ignored; }
  void attach() { ++import_.rows.read, ++import_.rows.attached; }

  void remark(std::size_t line, std::string_view title, std::string words) {
    import_.notes.push_back({line, std::string(title), std::move(words)});
  }
  bool full() const { return import_.rows.read > kMaxImportRows; }
  bool knows(const std::string& key) const { return keys_.count(key) != 0; }
  ImportedTask* task_of(const std::string& key);

  // A line below the note of a task that has been added; says so when it does not fit.
  void append_note(ImportedTask& task, std::string_view words);

  // After the last row: what can be said of the file as a whole.
  void finish();

 private:
  bool fit(Draft& draft);
  void fit_times(Draft& draft);
  void give_origin(ImportedTask& task);
  std::string tag_of(const std::string& raw);

  Import& import_;
  const ImportContext& context_;
  std::string prefix_;  // of `origin` for a format whose tasks carry no ids; empty: origins are not made here
  std::unordered_map<std::string, std::size_t> keys_;
  std::unordered_map<std::uint64_t, int> met_;  // how often a task of the same words came before
  std::unordered_set<std::string> renamed_tags_;
  std::size_t closed_without_time_ = 0;
};

// One line, trimmed; control characters become spaces.
std::string one_line(std::string_view text);
// Line ends become LF, other control characters go.
std::string clean_note(std::string_view text);
std::string project_path(std::string_view text);   // "Home . Garden." as "Home.Garden"
std::string project_part(std::string_view text);   // one name as one part of a path: dots in it are replaced
std::string_view bare_tag(std::string_view text);  // without white space at its ends and "#", "@", "+" before it
std::string tag_name(std::string_view text);       // the same, with white space and commas in it as "-"
void sort_unique(std::vector<std::string>& names);
std::string origin_of(std::string_view program, std::string_view id);  // "taskwarrior/<id>", bounded
std::uint64_t hash_of(std::string_view text, std::uint64_t seed = 0);  // FNV-1a, 64 bit
Error too_many_rows();

}  // namespace cairn::tasks::transfer

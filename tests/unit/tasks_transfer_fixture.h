#pragma once
// Reading files in tests: a fixed moment, and tasks told in one line so that a table shows what came in.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/transfer/rrule.h"
#include "apps/tasks/transfer/transfer.h"
#include "apps/tasks/transfer/words.h"

namespace cairn::tasks::testing {

// Tuesday 24 November 2026, 10:30 in a place two hours ahead of UTC.
inline const ImportContext kHere{*parse_instant("2026-11-24T08:30:00.000Z"), 120};

inline std::function<std::string()> counting_ids() {
  return [n = 0]() mutable { return "new-" + std::to_string(++n); };
}

inline bool is_accounted_for(const Import& import) {
  const ImportRows& rows = import.rows;
  return rows.read == rows.tasks + rows.attached + rows.ignored + rows.refused && rows.tasks == import.tasks.size() &&
         rows.refused == import.problems.size();
}

inline Import read(std::string_view name, std::string_view bytes, std::optional<Format> as = {},
                   const ImportContext& context = kHere) {
  Result<Import> import = read_tasks(name, bytes, as, context);
  REQUIRE_MESSAGE(import.ok(), import.error().message);
  CHECK(is_accounted_for(import.value()));
  return std::move(import).value();
}

inline std::string first_line(std::string text) {
  std::string out;
  for (const char c : text)
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  return out;
}

// "Title [done] !high +Home.Garden #a #b <parent's title >title waited for due 2026-12-24T15:00 defer ... est 30
// rule FREQ=DAILY note ...": only what is set.
inline std::string told(const Import& import, const ImportedTask& imported) {
  const Task& t = imported.task;
  const auto title_of = [&](const std::string& key) -> std::string {
    for (const ImportedTask& other : import.tasks)
      if (other.key == key) return other.task.title;
    return "?" + key;
  };
  std::string out = t.title;
  if (t.status != decltype(t.status)::kOpen) out += " [" + std::string(transfer::word_of(t.status)) + "]";
  if (t.started_at) out += " [started]";
  if (t.priority != Priority::kNone) out += " !" + std::string(transfer::word_of(t.priority));
  if (!t.project.empty()) out += " +" + t.project;
  for (const std::string& tag : t.tags) out += " #" + tag;
  if (!t.parent.empty()) out += " <" + title_of(t.parent);
  for (const std::string& key : t.waits_for) out += " >" + title_of(key);
  if (t.due) out += " due " + transfer::when_text(*t.due);
  if (t.defer) out += " defer " + transfer::when_text(*t.defer);
  if (t.estimate_minutes != 0) out += " est " + std::to_string(t.estimate_minutes);
  if (t.repeat)
    out += " rule " + transfer::write_rrule(*t.repeat, false) + (t.repeat->after_completion ? " after" : "");
  if (!t.series.empty()) out += " series " + title_of(t.series);
  if (!t.note.empty()) out += " note " + first_line(t.note);
  return out;
}

inline std::vector<std::string> told(const Import& import) {
  std::vector<std::string> lines;
  for (const ImportedTask& task : import.tasks) lines.push_back(told(import, task));
  return lines;
}

inline std::vector<std::string> problems_of(const std::vector<ImportProblem>& problems) {
  std::vector<std::string> lines;
  for (const ImportProblem& problem : problems)
    lines.push_back(std::to_string(problem.line) + ": " +
                    problem.problem.substr(0, problem.problem.find_first_of(".:")));
  return lines;
}

inline bool has_note(const std::vector<ImportNote>& notes, std::string_view words) {
  return std::any_of(notes.begin(), notes.end(),
                     [&](const ImportNote& note) { return note.note.find(words) != std::string::npos; });
}

inline State state_after(const ImportOutcome& outcome, State state = {}) {
  for (const Event& event : outcome.events) tasks::apply(state, event);
  return state;
}

inline std::vector<std::string> ids_of(const State& state) {
  std::vector<std::string> ids;
  for (const auto& [id, task] : state.tasks) ids.push_back(id);
  return ids;
}

using Lines = std::vector<std::string>;

}  // namespace cairn::tasks::testing

namespace doctest {
template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += "\n  " + line;
    return all.c_str();
  }
};
}  // namespace doctest

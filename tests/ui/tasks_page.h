#pragma once
// What the tests of the tasks' pages say again and again.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "ui/harness.h"

namespace cairn::test {

// The one with this title.
inline const tasks::Task& task(Harness& app, std::string_view title) {
  for (const auto& [id, one] : app.shell().tasks_state().tasks)
    if (one.title == title) return one;
  FAIL("no task is called " << title);
  static const tasks::Task none;
  return none;
}

inline std::size_t tasks_in(Harness& app) { return app.shell().tasks_state().tasks.size(); }

// Writes into the line that adds and presses Enter.
inline void add(Harness& app, std::string_view line) { app.enter("Add a task", line); }

// Titles of the list's rows, from the top.
inline std::vector<std::string> rows(Harness& app) {
  std::vector<std::string> titles;
  for (const ui::Node& node : app.semantics().nodes())
    if (node.role == ui::Role::kButton && node.keys == tasks::kRowKeys) titles.push_back(node.name);
  return titles;
}

}  // namespace cairn::test

// The first tasks of a file, with all that was understood of them.

#include <algorithm>
#include <unordered_map>

#include "apps/tasks/phrases.h"
#include "apps/tasks/repeat.h"
#include "apps/tasks/view_transfer.h"
#include "ui/table.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kShownTasks = 20;
constexpr std::size_t kMostDepth = 6;  // drawn; deeper ones stand below each other
constexpr std::string_view kIndent = "\u00A0\u00A0\u00A0\u00A0";

struct Shown {
  const Task& task;
  const Incoming::Sample& sample;
  const ImportRow& row;
};

struct SampleColumn {
  ui::TableColumn head;
  std::string (*cell)(const Shown& shown, const Today& today);
};

std::string title_cell(const Shown& shown, const Today&) {
  std::string words;
  for (std::size_t i = 0; i < std::min(shown.sample.depth, kMostDepth); ++i) words += kIndent;
  if (!shown.row.here.empty())
    words += "Already there: ";
  else if (shown.row.fate == ImportFate::kLeftOut)
    words += "Twice in the file: ";
  return words + shown.task.title + (shown.task.status != TaskStatus::kOpen ? " (closed)" : "");
}
std::string tag_cell(const Shown& shown, const Today&) {
  std::string words;
  for (const std::string& tag : shown.task.tags) words += (words.empty() ? "#" : " #") + tag;
  return words;
}
std::string part_cell(const Shown& shown, const Today&) { return shown.sample.part_of; }
std::string narrow_part_cell(const Shown& shown, const Today&) {
  return shown.sample.part_of.empty() ? std::string() : "part of " + quoted(shown.sample.part_of);
}

const SampleColumn kSampleColumns[] = {
    {{"Task", 5}, title_cell},
    {{"Part of", 2.5f}, part_cell},
    {{"Due", 2}, [](const Shown& shown, const Today& today) { return due_words(shown.task, today); }},
    {{"Deferred until", 2},
     [](const Shown& shown, const Today& today) {
       return shown.task.defer ? when_words(*shown.task.defer, today) : std::string();
     }},
    {{"Repeats", 2},
     [](const Shown& shown, const Today&) {
       return shown.task.repeat ? repeat_words(*shown.task.repeat) : std::string();
     }},
    {{"Project", 2}, [](const Shown& shown, const Today&) { return shown.task.project; }},
    {{"Tags", 2}, tag_cell},
    {{"Priority", 1.2f},
     [](const Shown& shown, const Today&) {
       return shown.task.priority == Priority::kNone ? std::string() : std::string(priority_words(shown.task.priority));
     }},
    {{"Takes", 1.2f}, [](const Shown& shown, const Today&) {
       return shown.task.estimate_minutes > 0 ? format_minutes(shown.task.estimate_minutes) : std::string();
     }}};

// Columns in which something stands; where there is no room for them all that was understood is one.
ui::Table sample_table(const Incoming& incoming, const Today& today, bool narrow) {
  ui::Table table{.name = "Tasks of the file", .columns = {}, .rows = {}};
  table.rows.resize(incoming.sample.size());
  if (narrow) table.columns = {kSampleColumns[0].head, {"Understood", 4}};
  for (const SampleColumn& column : kSampleColumns) {
    const auto cell = narrow && column.cell == part_cell ? narrow_part_cell : column.cell;
    std::vector<std::string> cells;
    for (const Incoming::Sample& sample : incoming.sample)
      cells.push_back(cell({incoming.import.tasks[sample.row].task, sample, incoming.outcome.rows[sample.row]}, today));
    const bool title = &column == kSampleColumns;
    if (!title && std::all_of(cells.begin(), cells.end(), [](const std::string& one) { return one.empty(); })) continue;
    if (!narrow) table.columns.push_back(column.head);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      std::vector<std::string>& row = table.rows[i];
      if (!narrow || row.size() < 2)
        row.push_back(std::move(cells[i]));
      else if (!cells[i].empty())
        row[1] += (row[1].empty() ? "" : ", ") + cells[i];
    }
  }
  return table;
}

}  // namespace

void choose_sample(Incoming& incoming, const State& state) {
  const std::vector<ImportedTask>& tasks = incoming.import.tasks;
  const std::vector<ImportRow>& rows = incoming.outcome.rows;
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < tasks.size(); ++i)
    if (rows[i].fate != ImportFate::kRefused) places.emplace(tasks[i].key, i);
  const auto parent_of = [&](const Task& task) -> const Task* {
    if (task.parent.empty()) return nullptr;
    if (const auto place = places.find(task.parent); place != places.end()) return &tasks[place->second].task;
    const auto here = incoming.import.own ? state.tasks.find(task.parent) : state.tasks.end();
    return here == state.tasks.end() ? nullptr : &here->second;
  };
  incoming.sample.clear();
  for (std::size_t i = 0; i < tasks.size() && incoming.sample.size() < kShownTasks; ++i) {
    if (rows[i].fate == ImportFate::kRefused) continue;
    Incoming::Sample sample{i, 0, {}};
    for (const Task* above = parent_of(tasks[i].task); above && sample.depth < kMostDepth; above = parent_of(*above)) {
      if (sample.depth == 0) sample.part_of = above->title;
      ++sample.depth;
    }
    incoming.sample.push_back(std::move(sample));
  }
}

void draw_sample(Page& page) {
  const Incoming& incoming = *page.view.incoming;
  if (incoming.sample.empty()) return;
  ui::Ui& ui = page.ui;
  ui.gap(ui::space::k12);
  ui::table(ui, sample_table(incoming, page.today(), ui.phone()));
  const std::size_t all = incoming.import.tasks.size() - incoming.outcome.refused;
  if (all > incoming.sample.size()) ui.muted("And " + std::to_string(all - incoming.sample.size()) + " more.");
}

}  // namespace cairn::tasks

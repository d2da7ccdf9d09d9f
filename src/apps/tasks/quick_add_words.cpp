// A task as a line that reads back to it.

#include <algorithm>
#include <set>

#include "apps/tasks/phrases.h"
#include "apps/tasks/quick_add_claims.h"

namespace cairn::tasks {
namespace {

std::string with_backslashes(std::string_view title, const std::set<std::size_t>& before) {
  std::string text;
  for (std::size_t i = 0; i < title.size(); ++i) {
    if (before.count(i)) text += '\\';
    text += title[i];
  }
  return text;
}

std::set<std::size_t> all_words(std::string_view title) {
  std::set<std::size_t> starts;
  const Words words(title);
  for (std::size_t i = 0; i < words.size(); ++i) starts.insert(words[i].begin);
  return starts;
}

// The place in the title of byte `at` of the title with backslashes.
std::size_t place_in_title(const std::set<std::size_t>& before, std::size_t at) {
  std::size_t place = at;
  for (const std::size_t start : before) {
    if (start >= place) break;
    --place;
  }
  return place;
}

// Backslashes where the title would be taken for something else, and nowhere else.
std::string title_words(const std::string& title, const QuickAddContext& context) {
  std::set<std::size_t> before;
  const Words words(title);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (title[words[i].begin] == '\\') before.insert(words[i].begin);
  for (std::size_t round = 0; round <= words.size(); ++round) {
    const std::string text = with_backslashes(title, before);
    const QuickAdd read = parse_quick_add(text, context);
    if (read.spans.empty()) return read.task.title == title ? text : with_backslashes(title, all_words(title));
    const std::set<std::size_t> written = before;
    for (const QuickAddSpan& span : read.spans) before.insert(place_in_title(written, span.begin));
  }
  return with_backslashes(title, all_words(title));
}

bool same_draft(const Task& a, const Task& b) {
  return a.title == b.title && a.note == b.note && a.priority == b.priority && a.project == b.project &&
         a.tags == b.tags && a.due == b.due && a.defer == b.defer && a.estimate_minutes == b.estimate_minutes &&
         a.repeat == b.repeat;
}

std::string marks(const Task& task) {
  std::string text;
  for (const std::string& tag : task.tags) text += " #" + name_words(tag);
  if (!task.project.empty()) text += " @" + name_words(task.project);
  if (task.priority == Priority::kHigh) text += " !high";
  if (task.priority == Priority::kMedium) text += " !medium";
  if (task.priority == Priority::kLow) text += " !low";
  if (task.estimate_minutes > 0) text += " ~" + duration_words(task.estimate_minutes);
  if (task.due) text += " due " + when_exactly(*task.due);
  if (task.defer) text += " >" + when_exactly(*task.defer);
  if (task.repeat) text += " " + repeat_words(*task.repeat) + (task.due ? "" : " no date");
  if (!task.note.empty()) text += " // " + task.note;
  return text;
}

}  // namespace

std::string quick_add_words(const Task& task, const Today& today) {
  QuickAddContext context;
  context.today = today;
  const std::string rest = marks(task);
  std::string text = title_words(task.title, context) + rest;
  if (same_draft(parse_quick_add(text, context).task, task)) return text;
  return with_backslashes(task.title, all_words(task.title)) + rest;  // a quote that what follows would close
}

}  // namespace cairn::tasks

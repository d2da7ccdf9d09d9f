#include "shell/links.h"

#include <map>

#include "apps/roadmap/application.h"
#include "apps/tasks/application.h"
#include "base/text.h"

namespace cairn::ui {
namespace {

constexpr std::string_view kPrefix = "roadmap/";

std::string item_of(const tasks::Task& task) {
  if (task.origin.rfind(kPrefix, 0) != 0) return {};
  return task.origin.substr(kPrefix.size());
}

bool is_done(const std::optional<tasks::Task>& task) { return task && task->status == tasks::TaskStatus::kDone; }

}  // namespace

std::string roadmap_origin(const std::string& item_id) { return std::string(kPrefix) + item_id; }

std::set<std::string> linked_items(const tasks::State& tasks) {
  std::set<std::string> items;
  for (const auto& [id, task] : tasks.tasks)
    if (std::string item = item_of(task); !item.empty()) items.insert(std::move(item));
  return items;
}

Result<tasks::Events> tasks_for(const SendToTasks& sent, const tasks::State& tasks, const tasks::Context& context) {
  const std::set<std::string> there = linked_items(tasks);
  tasks::Events events;
  for (const SendToTasks::Item& item : sent.items) {
    if (there.count(item.id)) continue;
    tasks::Task task;
    task.title = truncate_utf8(item.title, tasks::kMaxTitleBytes);
    if (item.title.size() > task.title.size()) task.note = item.title;
    task.project = sent.project;
    task.estimate_minutes = item.minutes;
    task.origin = roadmap_origin(item.id);
    if (sent.due) task.due = tasks::When{*sent.due, {}};
    tasks::Context fresh = context;
    fresh.fresh_id += "-" + std::to_string(events.size());
    Result<tasks::Events> added = tasks::decide(tasks, tasks::AddTask{std::move(task)}, fresh);
    if (!added) return added.error();
    for (tasks::Event& event : added.value()) events.push_back(std::move(event));
  }
  return events;
}

std::string add_linked(const tasks::Events& events, const roadmap::State& roadmap, const roadmap::Context& context,
                       std::vector<Change>& changes) {
  std::string trouble;
  for (const tasks::Event& event : events) {
    const auto* changed = std::get_if<tasks::TaskChanged>(&event);
    if (!changed || !changed->after || !changed->before) continue;
    const std::string item = item_of(*changed->after);
    if (item.empty() || is_done(changed->before) == is_done(changed->after)) continue;
    const auto decided = roadmap::decide(roadmap, roadmap::SetTick{item, is_done(changed->after)}, context);
    if (!decided) {
      trouble = "The roadmap stays as it is: " + decided.error().message;
      continue;
    }
    for (const roadmap::Event& tick : decided.value()) changes.push_back(roadmap::to_change(tick));
  }
  return trouble;
}

std::string add_linked(const roadmap::Events& events, const tasks::State& tasks, const tasks::Context& context,
                       std::vector<Change>& changes) {
  std::map<std::string, bool> ticked;  // by origin
  for (const roadmap::Event& event : events)
    if (const auto* tick = std::get_if<roadmap::TickChanged>(&event))
      ticked[roadmap_origin(tick->key)] = tick->after.has_value();
  if (ticked.empty()) return {};
  std::vector<std::string> done, reopened;
  for (const auto& [id, task] : tasks.tasks) {
    const auto item = ticked.find(task.origin);
    if (item == ticked.end()) continue;
    if (item->second && task.status == tasks::TaskStatus::kOpen) done.push_back(id);
    if (!item->second && task.status == tasks::TaskStatus::kDone) reopened.push_back(id);
  }
  std::string trouble;
  const auto add = [&](const tasks::Command& command) {
    const auto decided = tasks::decide(tasks, command, context);
    if (!decided) {
      trouble = "The task in Tasks stays as it is: " + decided.error().message;
      return;
    }
    for (const tasks::Event& event : decided.value()) changes.push_back(tasks::to_change(event));
  };
  if (!done.empty()) add(tasks::CompleteTasks{done});
  if (!reopened.empty()) add(tasks::ReopenTasks{reopened});
  return trouble;
}

}  // namespace cairn::ui

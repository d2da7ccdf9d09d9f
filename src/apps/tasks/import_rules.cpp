// What is brought in from a file must be: new, whole, and no circle.

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "apps/tasks/codec.h"
#include "apps/tasks/commands.h"

namespace cairn::tasks {
namespace {

Error invalid(std::string message) { return {ErrorCode::kInvalid, std::move(message), "import"}; }
Error moved_on() {
  return {ErrorCode::kConflict, "The list has changed since the file was read. Read it again.", "import"};
}

bool can_be_key(const std::string& key) { return !key.empty() && key.size() <= kMaxKeyBytes; }

class ImportCheck {
 public:
  explicit ImportCheck(const State& state) : state_(state) {}

  Status check(const Events& events) {
    for (const Event& event : events)
      if (Status status = take(event); !status.ok()) return status;
    for (const auto& [id, task] : tasks_) {
      const bool has_all = (task->parent.empty() || is_there(task->parent)) &&
                           std::all_of(task->waits_for.begin(), task->waits_for.end(),
                                       [this](const std::string& other) { return is_there(other); });
      if (!has_all) return moved_on();
    }
    for (const Work* work : work_)
      if (!is_there(work->task)) return moved_on();
    if (leads_in_a_circle(&parents_of)) return invalid("A task of the file would be a part of itself.");
    if (leads_in_a_circle(&awaited_by)) return invalid("A task of the file would wait for itself.");
    return Done{};
  }

 private:
  using Links = std::vector<std::string_view>;
  static Links parents_of(const Task& task) { return task.parent.empty() ? Links() : Links{task.parent}; }
  static Links awaited_by(const Task& task) { return {task.waits_for.begin(), task.waits_for.end()}; }

  Status take(const Event& event) {
    if (const auto* task = std::get_if<TaskChanged>(&event)) {
      if (task->before || !task->after || state_.tasks.count(task->key)) return moved_on();
      if (!can_be_key(task->key) || !tasks_.emplace(task->key, &*task->after).second)
        return invalid("Two tasks of the file have one id, or an id is too long.");
      return check_task(*task->after);
    }
    if (const auto* work = std::get_if<WorkChanged>(&event)) {
      if (work->before || !work->after || state_.work.count(work->key)) return moved_on();
      if (!can_be_key(work->key) || !work_ids_.insert(work->key).second)
        return invalid("Two entries of time worked have one id, or an id is too long.");
      work_.push_back(&*work->after);
      return check_work(*work->after);
    }
    return invalid("A file brings in tasks and time worked, nothing else.");
  }

  bool is_there(const std::string& id) const { return tasks_.count(id) != 0 || state_.tasks.count(id) != 0; }

  const Task* find(std::string_view id) const {
    if (const auto found = tasks_.find(id); found != tasks_.end()) return found->second;
    const auto found = state_.tasks.find(std::string(id));
    return found == state_.tasks.end() ? nullptr : &found->second;
  }

  // A circle through a new task: what was there before may lead to one that had been deleted and is brought back.
  bool leads_in_a_circle(Links (*links_of)(const Task&)) const {
    enum class Met { kOnTheWay, kDone };
    struct Step {
      std::string_view id;
      Links next;
    };
    std::unordered_map<std::string_view, Met> met;
    std::vector<Step> way;
    const auto enter = [&](std::string_view id, const Task& task) {
      met.emplace(id, Met::kOnTheWay);
      way.push_back({id, links_of(task)});
    };
    for (const auto& [start, task] : tasks_) {
      if (links_of(*task).empty() || met.count(start) != 0) continue;
      enter(start, *task);
      while (!way.empty()) {
        if (way.back().next.empty()) {
          met[way.back().id] = Met::kDone;
          way.pop_back();
          continue;
        }
        const std::string_view to = way.back().next.back();
        way.back().next.pop_back();
        const auto known = met.find(to);
        if (known != met.end() && known->second == Met::kOnTheWay) return true;
        if (known != met.end()) continue;
        if (const Task* next = find(to)) enter(to, *next);
      }
    }
    return false;
  }

  const State& state_;
  std::unordered_map<std::string_view, const Task*> tasks_;  // that are brought in, by id
  std::unordered_set<std::string_view> work_ids_;
  std::vector<const Work*> work_;
};

}  // namespace

Status check_import(const State& state, const Events& events) { return ImportCheck(state).check(events); }

}  // namespace cairn::tasks

// Fitting a file into a state.

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "apps/tasks/transfer/already_there.h"
#include "apps/tasks/transfer/circles.h"
#include "apps/tasks/transfer/reading.h"
#include "base/text.h"

namespace cairn::tasks {
namespace transfer {
namespace {

constexpr std::size_t kMaxKeyBytes = 80;

bool can_be_id(std::string_view key) {
  return !key.empty() && key.size() <= kMaxKeyBytes &&
         std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7F && c != ','; });
}

struct Fitted {
  std::string id;
  std::string parent;                  // ids
  std::vector<std::string> waits_for;  // ids
};

class Fitting {
 public:
  Fitting(const Import& import, const State& state, const std::function<std::string()>& fresh_id, bool leave_out)
      : import_(import), state_(state), fresh_id_(fresh_id), leave_out_(leave_out), fitted_(import.tasks.size()) {
    out_.problems = import.problems;
    out_.notes = import.notes;
  }

  ImportOutcome fit() {
    find_duplicates();
    resolve();
    refuse_circles(true);
    refuse_circles(false);
    drop_links_to_refused();
    make_tasks();
    make_work();
    std::stable_sort(out_.problems.begin(), out_.problems.end(),
                     [](const ImportProblem& a, const ImportProblem& b) { return a.line < b.line; });
    return std::move(out_);
  }

 private:
  bool is_new(std::size_t row) const { return out_.rows[row].fate == ImportFate::kAdded; }

  // --- what is here already ---

  void find_duplicates() {
    const std::vector<std::optional<std::string>> here = already_there(import_, state_);
    std::unordered_map<std::string_view, const std::string*> by_origin;  // of the file's new tasks
    std::unordered_set<std::string> ids;
    out_.rows.resize(fitted_.size());
    for (std::size_t i = 0; i < fitted_.size(); ++i) {
      const ImportedTask& imported = import_.tasks[i];
      const std::string& origin = imported.task.origin;
      places_.emplace(imported.key, i);
      if (here[i]) {
        out_.rows[i].here = *here[i];
        ++out_.here;
      }
      if (here[i] && leave_out_) {
        duplicate(i, *here[i]);
      } else if (const auto twice = here[i] ? by_origin.end() : by_origin.find(origin); twice != by_origin.end()) {
        duplicate(i, *twice->second);
      } else {
        const bool keep = import_.own && !here[i] && can_be_id(imported.key) && ids.insert(imported.key).second;
        fitted_[i].id = keep ? imported.key : fresh_id_();
        if (!here[i] && !origin.empty()) by_origin.emplace(origin, &fitted_[i].id);
      }
    }
  }

  void duplicate(std::size_t row, const std::string& id) {
    out_.rows[row].fate = ImportFate::kLeftOut;
    fitted_[row].id = id;
    out_.duplicate_lines.push_back(import_.tasks[row].line);
  }

  // --- references ---

  std::optional<std::string> id_of(const std::string& key) const {
    if (const auto found = places_.find(key); found != places_.end()) return fitted_[found->second].id;
    if (import_.own && state_.tasks.count(key)) return key;
    return {};
  }

  void note(const ImportedTask& task, std::string words) {
    out_.notes.push_back({task.line, task.task.title, std::move(words)});
  }

  void resolve() {
    for (std::size_t i = 0; i < fitted_.size(); ++i) {
      const ImportedTask& imported = import_.tasks[i];
      Fitted& fitted = fitted_[i];
      if (!is_new(i)) continue;
      if (!imported.task.parent.empty()) {
        if (const auto id = id_of(imported.task.parent))
          fitted.parent = *id;
        else
          note(imported, "The task that it is a part of is not in the file. It comes in on its own.");
      }
      for (const std::string& key : imported.task.waits_for) {
        if (auto id = id_of(key))
          fitted.waits_for.push_back(std::move(*id));
        else
          note(imported, "A task that it waits for is not in the file. It does not wait for that one.");
      }
      sort_unique(fitted.waits_for);
    }
  }

  // --- circles ---

  // Along parents, or along what is waited for, through the new tasks and those of the state that lead back to new
  // ones.
  void refuse_circles(bool parents) {
    Ways ways(fitted_.size());
    for (std::size_t i = 0; i < fitted_.size(); ++i)
      if (is_new(i)) ways.name(i, fitted_[i].id);
    add_ways_of_state(parents, ways);
    for (std::size_t i = 0; i < fitted_.size(); ++i) {
      if (!is_new(i)) continue;
      if (parents && !fitted_[i].parent.empty()) ways.lead(i, fitted_[i].parent);
      if (!parents)
        for (const std::string& id : fitted_[i].waits_for) ways.lead(i, id);
    }
    for (const std::size_t row : ways.closing_rows()) refuse(row, parents);
  }

  // Tasks of the state matter only if one of them names an id that the file brings back.
  void add_ways_of_state(bool parents, Ways& ways) const {
    if (!import_.own) return;
    const auto comes_back = [&](const std::string& id) { return ways.knows(id); };
    const bool any = std::any_of(state_.tasks.begin(), state_.tasks.end(), [&](const auto& entry) {
      const Task& task = entry.second;
      return parents ? !task.parent.empty() && comes_back(task.parent)
                     : std::any_of(task.waits_for.begin(), task.waits_for.end(), comes_back);
    });
    if (!any) return;
    std::size_t place = fitted_.size();
    for (const auto& [id, task] : state_.tasks) ways.name(place++, id);
    place = fitted_.size();
    for (const auto& [id, task] : state_.tasks) {
      if (parents && !task.parent.empty()) ways.lead(place, task.parent);
      if (!parents)
        for (const std::string& other : task.waits_for) ways.lead(place, other);
      ++place;
    }
  }

  void refuse(std::size_t row, bool parents) {
    const ImportedTask& imported = import_.tasks[row];
    out_.rows[row].fate = ImportFate::kRefused;
    ++out_.refused;
    out_.problems.push_back(
        {imported.line, imported.text,
         parents ? "It would be a part of itself: the tasks above it lead in a circle. Take it out of one of them."
                 : "It would wait for itself: the tasks that it waits for lead in a circle. Take one of them away."});
  }

  void drop_links_to_refused() {
    if (out_.refused == 0) return;
    std::unordered_set<std::string_view> refused;
    for (std::size_t i = 0; i < fitted_.size(); ++i)
      if (out_.rows[i].fate == ImportFate::kRefused) refused.insert(fitted_[i].id);
    for (std::size_t i = 0; i < fitted_.size(); ++i) {
      Fitted& fitted = fitted_[i];
      if (!is_new(i)) continue;
      if (refused.count(fitted.parent)) {
        fitted.parent.clear();
        note(import_.tasks[i], "The task that it is a part of was kept aside. It comes in on its own.");
      }
      const auto gone = std::remove_if(fitted.waits_for.begin(), fitted.waits_for.end(),
                                       [&](const std::string& id) { return refused.count(id) != 0; });
      if (gone == fitted.waits_for.end()) continue;
      fitted.waits_for.erase(gone, fitted.waits_for.end());
      note(import_.tasks[i], "A task that it waits for was kept aside. It does not wait for that one.");
    }
  }

  // --- events ---

  void make_tasks() {
    out_.events.reserve(fitted_.size() + import_.work.size());
    for (std::size_t i = 0; i < fitted_.size(); ++i) {
      if (!is_new(i)) continue;
      Task task = import_.tasks[i].task;
      task.parent = std::move(fitted_[i].parent);
      task.waits_for = std::move(fitted_[i].waits_for);
      if (!out_.rows[i].here.empty()) task.origin.clear();  // the one that is here has it
      if (!task.series.empty()) {
        const auto id = id_of(task.series);
        // The first of a series may have been removed long ago; its id still holds the others together.
        if (id || !import_.own || !can_be_id(task.series)) task.series = id.value_or("");
      }
      out_.events.push_back(TaskChanged{fitted_[i].id, std::nullopt, std::move(task)});
      ++out_.tasks_added;
    }
  }

  void make_work() {
    if (import_.work.empty()) return;
    std::unordered_multimap<std::string_view, std::int64_t> known;  // when work began on tasks that are here
    for (const auto& [id, work] : state_.work) known.emplace(work.task, work.started_at.ms);
    std::unordered_set<std::string_view> ids;
    std::size_t set_aside = 0;
    for (const ImportedWork& imported : import_.work) {
      const auto place = places_.find(imported.work.task);
      if (place == places_.end() || out_.rows[place->second].fate == ImportFate::kRefused) {
        ++set_aside;
        continue;
      }
      const std::string& task = fitted_[place->second].id;
      const auto [begin, end] = known.equal_range(task);
      const bool here =
          (!imported.key.empty() && state_.work.count(imported.key)) ||
          (out_.rows[place->second].fate == ImportFate::kLeftOut &&
           std::any_of(begin, end, [&](const auto& entry) { return entry.second == imported.work.started_at.ms; }));
      if (here) {
        ++out_.work_duplicates;
        continue;
      }
      Work work = imported.work;
      work.task = task;
      const bool keep = can_be_id(imported.key) && ids.insert(imported.key).second;
      out_.events.push_back(WorkChanged{keep ? imported.key : fresh_id_(), std::nullopt, std::move(work)});
      ++out_.work_added;
    }
    if (set_aside > 0)
      out_.notes.push_back({0,
                            {},
                            std::to_string(set_aside) +
                                " entries of time worked belong to tasks that were kept aside, and stay there."});
  }

  const Import& import_;
  const State& state_;
  const std::function<std::string()>& fresh_id_;
  const bool leave_out_;
  std::vector<Fitted> fitted_;
  std::unordered_map<std::string, std::size_t> places_;  // of the file's keys
  ImportOutcome out_;
};

}  // namespace
}  // namespace transfer

ImportOutcome to_events(const Import& import, const State& state, const std::function<std::string()>& fresh_id,
                        bool leave_out) {
  return transfer::Fitting(import, state, fresh_id, leave_out).fit();
}

}  // namespace cairn::tasks

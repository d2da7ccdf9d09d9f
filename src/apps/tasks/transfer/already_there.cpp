#include "apps/tasks/transfer/already_there.h"

#include <unordered_map>
#include <unordered_set>

#include "base/fold.h"
#include "base/text.h"

namespace cairn::tasks::transfer {
namespace {

constexpr std::int64_t kDay_ms = 86'400'000;
constexpr auto kOrder_ms = static_cast<std::int64_t>(kMaxImportRows) + 1;

using Entry = std::pair<const std::string, Task>;
struct Alike {
  std::vector<const Entry*> entries;
  std::size_t from = 0;  // those before it have answered
};
using ByWords = std::unordered_map<std::string, Alike>;

class Finding {
 public:
  Finding(const Import& import, const State& state) : import_(import), state_(state), found_(import.tasks.size()) {
    for (std::size_t i = 0; i < import.tasks.size(); ++i) places_.emplace(import.tasks[i].key, i);
  }

  std::vector<std::optional<std::string>> find() {
    find_for_sure();
    find_by_creation();
    find_open_ones();
    return std::move(found_);
  }

 private:
  void found(std::size_t row, const std::string& id) {
    found_[row] = id;
    answered_.insert(id);
  }

  void find_for_sure() {
    std::unordered_map<std::string_view, const std::string*> by_origin;
    for (const auto& [id, task] : state_.tasks)
      if (!task.origin.empty()) by_origin.emplace(task.origin, &id);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const ImportedTask& imported = import_.tasks[i];
      if (import_.own && state_.tasks.count(imported.key)) {
        found(i, imported.key);
      } else if (!imported.task.origin.empty()) {
        if (const auto at = by_origin.find(imported.task.origin); at != by_origin.end()) found(i, *at->second);
      }
    }
  }

  // A task that the file knows no id of is recognised by its words and the day it was created.
  bool is_known_by_creation(std::size_t row) const {
    const ImportedTask& task = import_.tasks[row];
    const bool has_id = import_.own
                            ? task.key.rfind("line ", 0) != 0
                            : import_.format == Format::kTaskwarrior || import_.format == Format::kSuperProductivity;
    return !found_[row] && !has_id && task.created != Created::kUnknown;
  }

  static std::string words_key(const Task& task) { return task.title + '\n' + task.project; }

  void find_by_creation() {
    ByWords words;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!is_known_by_creation(i)) continue;
      if (words.empty())
        for (const Entry& entry : state_.tasks) words[words_key(entry.second)].entries.push_back(&entry);
      const ImportedTask& imported = import_.tasks[i];
      take(words, words_key(imported.task), i, [&](const Task& task) {
        // Of a day the file knows the midnight, and its order a little after that.
        const std::int64_t apart_ms = task.created_at.ms - imported.task.created_at.ms;
        return imported.created == Created::kInstant ? apart_ms > -1000 && apart_ms < 1000
                                                     : apart_ms > -kOrder_ms && apart_ms < kDay_ms;
      });
    }
  }

  static bool is_open(const Task& task) { return !task.closed_at; }

  std::string open_key(const Task& task, const Task* parent) const {
    std::string key = folded(task.title);
    key += '\n' + to_lower_ascii(task.project) + '\n';
    if (task.due) key += to_iso(task.due->day);
    return key + '\n' + (parent ? folded(parent->title) : std::string());
  }
  // Of nothing but signs folding leaves nothing.
  static std::string folded(const std::string& title) {
    std::string text = fold(title);
    return text.empty() ? title : text;
  }

  const Task* parent_of_row(const Task& task) const {
    const auto place = places_.find(task.parent);
    return place == places_.end() ? parent_here(task) : &import_.tasks[place->second].task;
  }
  const Task* parent_here(const Task& task) const {
    const auto parent = task.parent.empty() ? state_.tasks.end() : state_.tasks.find(task.parent);
    return parent == state_.tasks.end() ? nullptr : &parent->second;
  }

  void find_open_ones() {
    ByWords words;
    for (const Entry& entry : state_.tasks)
      if (is_open(entry.second)) words[open_key(entry.second, parent_here(entry.second))].entries.push_back(&entry);
    if (words.empty()) return;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Task& task = import_.tasks[i].task;
      if (found_[i] || !is_open(task)) continue;
      take(words, open_key(task, parent_of_row(task)), i, [](const Task&) { return true; });
    }
  }

  template <class Fits>
  void take(ByWords& words, const std::string& key, std::size_t row, const Fits& fits) {
    const auto found_words = words.find(key);
    if (found_words == words.end()) return;
    Alike& alike = found_words->second;
    const auto has_answered = [&](std::size_t i) { return answered_.count(alike.entries[i]->first) != 0; };
    while (alike.from < alike.entries.size() && has_answered(alike.from)) ++alike.from;
    for (std::size_t i = alike.from; i < alike.entries.size(); ++i)
      if (!has_answered(i) && fits(alike.entries[i]->second)) return found(row, alike.entries[i]->first);
  }

  const Import& import_;
  const State& state_;
  std::unordered_map<std::string_view, std::size_t> places_;  // of the file's keys
  std::vector<std::optional<std::string>> found_;
  std::unordered_set<std::string> answered_;  // ids of the state that some row is
};

}  // namespace

std::vector<std::optional<std::string>> already_there(const Import& import, const State& state) {
  return Finding(import, state).find();
}

}  // namespace cairn::tasks::transfer

#include "apps/roadmap/model.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace cairn::roadmap {
namespace {

constexpr std::size_t kCopiedKeyBytes = 64;  // of a key; the codec takes keys of 80 bytes

struct Apply {
  State& state;
  void operator()(const SettingsChanged& e) const { state.settings = e.after.value_or(Settings()); }
  void operator()(const TickChanged& e) const { apply_to(state.ticks, e); }
  void operator()(const NoteChanged& e) const { apply_to(state.notes, e); }
  void operator()(const EvidenceChanged& e) const { apply_to(state.evidence, e); }
  void operator()(const TimeChanged& e) const { apply_to(state.time, e); }
  void operator()(const TimerChanged& e) const { state.timer = e.after; }
  void operator()(const WeekChanged& e) const { apply_to(state.weeks, e); }
  void operator()(const PlanChanged& e) const { state.plan = e.after; }
};

// Of two that differ, the one that was made later.
template <class T>
T newer(const T& mine, const T& theirs) {
  return mine.at < theirs.at ? theirs : mine;
}

// Their note under a key that is taken by another text: a second copy needs a key of its own.
std::string key_for_copy(const std::set<std::string>& taken, const std::string& key) {
  const std::string stem(truncate_utf8(key, kCopiedKeyBytes));
  for (int number = 2;; ++number) {
    std::string copy = stem + "-" + std::to_string(number);
    if (!taken.count(copy)) return copy;
  }
}

// Where both wrote on a note, neither text may be lost: theirs is kept beside mine.
void merge_notes(const State& mine, const State& theirs, Events& out) {
  std::set<std::string> taken;
  std::set<std::pair<int, std::string_view>> known;  // merging the same file again adds nothing
  for (const auto& [key, note] : theirs.notes) taken.insert(key);
  for (const auto& [key, note] : mine.notes) {
    taken.insert(key);
    known.emplace(note.week, note.text);
  }
  for (const auto& [key, note] : theirs.notes) {
    const auto own = mine.notes.find(key);
    if (own == mine.notes.end()) {
      out.push_back(NoteChanged{key, std::nullopt, note});
    } else if (own->second.text == note.text && own->second.week == note.week) {
      if (own->second.updated_at < note.updated_at) out.push_back(NoteChanged{key, own->second, note});
    } else if (!known.count({note.week, note.text})) {
      out.push_back(NoteChanged{*taken.insert(key_for_copy(taken, key)).first, std::nullopt, note});
    }
  }
}

}  // namespace

void apply(State& state, const Event& event) { std::visit(Apply{state}, event); }

Event invert(const Event& event) { return inverted(event); }

Events changes_between(const State& from, const State& to) {
  Events out;
  add_settings_difference(from.settings, to.settings, out);
  add_differences(from.ticks, to.ticks, out);
  add_differences(from.notes, to.notes, out);
  add_differences(from.evidence, to.evidence, out);
  add_differences(from.time, to.time, out);
  add_difference(from.timer, to.timer, out);
  add_differences(from.weeks, to.weeks, out);
  add_difference(from.plan, to.plan, out);
  return out;
}

Events changes_to_merge(const State& mine, const State& theirs) {
  Events out;
  add_missing_settings(mine.settings, theirs.settings, out);
  add_missing(mine.ticks, theirs.ticks, out, newer<Tick>);
  merge_notes(mine, theirs, out);
  add_missing(mine.evidence, theirs.evidence, out, newer<Evidence>);
  add_missing(mine.time, theirs.time, out);
  add_missing(mine.weeks, theirs.weeks, out, newer<WeekMark>);
  add_missing(mine.timer, theirs.timer, out);
  add_missing(mine.plan, theirs.plan, out);
  return out;
}

}  // namespace cairn::roadmap

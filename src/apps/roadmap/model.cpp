#include "apps/roadmap/model.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace cairn::roadmap {
namespace {

constexpr std::size_t kCopiedKeyBytes = 64;  // of a key; the codec takes keys of 80 bytes

template <class Key, class T>
void put(std::map<Key, T>& map, const Key& key, const std::optional<T>& value) {
  if (value)
    map.insert_or_assign(key, *value);
  else
    map.erase(key);
}

struct Apply {
  State& state;
  void operator()(const SettingsChanged& e) const { state.settings = e.after.value_or(Settings()); }
  void operator()(const TickChanged& e) const { put(state.ticks, e.key, e.after); }
  void operator()(const NoteChanged& e) const { put(state.notes, e.key, e.after); }
  void operator()(const EvidenceChanged& e) const { put(state.evidence, e.key, e.after); }
  void operator()(const TimeChanged& e) const { put(state.time, e.key, e.after); }
  void operator()(const TimerChanged& e) const { state.timer = e.after; }
  void operator()(const WeekChanged& e) const { put(state.weeks, e.key, e.after); }
  void operator()(const PlanChanged& e) const { state.plan = e.after; }
};

template <class Event_, class Key, class T>
void differences(const std::map<Key, T>& from, const std::map<Key, T>& to, Events& out) {
  auto a = from.begin();
  auto b = to.begin();
  while (a != from.end() || b != to.end()) {
    if (b == to.end() || (a != from.end() && a->first < b->first)) {
      out.push_back(Event_{a->first, a->second, std::nullopt});
      ++a;
    } else if (a == from.end() || b->first < a->first) {
      out.push_back(Event_{b->first, std::nullopt, b->second});
      ++b;
    } else {
      if (!(a->second == b->second)) out.push_back(Event_{a->first, a->second, b->second});
      ++a;
      ++b;
    }
  }
}

std::optional<Settings> chosen(const Settings& settings) {
  if (settings == Settings()) return {};
  return settings;
}

// What `theirs` has and `mine` lacks; where both have it and differ, `newer` says whether theirs wins.
template <class Event_, class Key, class T, class Newer>
void merge(const std::map<Key, T>& mine, const std::map<Key, T>& theirs, Events& out, Newer newer) {
  for (const auto& [key, value] : theirs) {
    const auto own = mine.find(key);
    if (own == mine.end())
      out.push_back(Event_{key, std::nullopt, value});
    else if (!(own->second == value) && newer(own->second, value))
      out.push_back(Event_{key, own->second, value});
  }
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

Event invert(const Event& event) {
  return std::visit(
      [](auto changed) -> Event {
        std::swap(changed.before, changed.after);
        return changed;
      },
      event);
}

Events changes_between(const State& from, const State& to) {
  Events out;
  if (!(from.settings == to.settings)) out.push_back(SettingsChanged{{}, chosen(from.settings), chosen(to.settings)});
  differences<TickChanged>(from.ticks, to.ticks, out);
  differences<NoteChanged>(from.notes, to.notes, out);
  differences<EvidenceChanged>(from.evidence, to.evidence, out);
  differences<TimeChanged>(from.time, to.time, out);
  if (!(from.timer == to.timer)) out.push_back(TimerChanged{{}, from.timer, to.timer});
  differences<WeekChanged>(from.weeks, to.weeks, out);
  if (!(from.plan == to.plan)) out.push_back(PlanChanged{{}, from.plan, to.plan});
  return out;
}

Events changes_to_merge(const State& mine, const State& theirs) {
  Events out;
  if (mine.settings == Settings() && !(theirs.settings == Settings()))
    out.push_back(SettingsChanged{{}, std::nullopt, theirs.settings});
  merge<TickChanged>(mine.ticks, theirs.ticks, out, [](const Tick& a, const Tick& b) { return a.at < b.at; });
  merge_notes(mine, theirs, out);
  merge<EvidenceChanged>(mine.evidence, theirs.evidence, out,
                         [](const Evidence& a, const Evidence& b) { return a.at < b.at; });
  merge<TimeChanged>(mine.time, theirs.time, out, [](const TimeEntry&, const TimeEntry&) { return false; });
  merge<WeekChanged>(mine.weeks, theirs.weeks, out, [](const WeekMark& a, const WeekMark& b) { return a.at < b.at; });
  if (!mine.timer && theirs.timer) out.push_back(TimerChanged{{}, std::nullopt, theirs.timer});
  if (!mine.plan && theirs.plan) out.push_back(PlanChanged{{}, std::nullopt, theirs.plan});
  return out;
}

}  // namespace cairn::roadmap

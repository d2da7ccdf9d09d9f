#pragma once
// Random commands of a person with tasks, good and bad ones, and the states that they lead to. The same for the same
// seed.

#include <string>
#include <utility>
#include <vector>

#include "apps/tasks/commands.h"
#include "base/random.h"

namespace cairn::tasks::testing {

inline Instant first_noon() { return {std::int64_t{to_date({2026, 11, 23}).days} * 86'400'000 + 43'200'000}; }

template <class Map>
std::string any_key(const Map& map, Random& random) {
  if (map.empty() || random.chance(0.05)) return "no-such-key";
  auto it = map.begin();
  std::advance(it, static_cast<std::ptrdiff_t>(random.below(map.size())));
  return it->first;
}

inline std::string any_text(Random& random) {
  static const std::vector<std::string> kTexts = {"",
                                                  "Pay rent",
                                                  "\"quoted\", with, commas",
                                                  "äöü ✓",
                                                  "=1+1",
                                                  "<b>&amp;</b>",
                                                  "a\xFF",
                                                  "# Title\n\n- [x] done",
                                                  "مرحبا",
                                                  "Line\nand line",
                                                  "  spaces  "};
  return kTexts[random.index(kTexts.size())] + std::to_string(random.below(4));
}

inline std::optional<When> any_when(Random& random, Date day) {
  if (random.chance(0.3)) return {};
  When when{add_days(day, static_cast<int>(random.between(-20, 40))), {}};
  if (random.chance(0.3)) when.minute = static_cast<int>(random.between(-5, 1445));
  return when;
}

inline Repeat any_repeat(Random& random, Date day) {
  Repeat repeat;
  repeat.unit = static_cast<RepeatUnit>(random.below(4));
  repeat.every = static_cast<int>(random.between(1, 4));
  if (repeat.unit == RepeatUnit::kWeek) repeat.weekdays = static_cast<std::uint8_t>(random.below(128));
  if (repeat.unit == RepeatUnit::kMonth && random.chance(0.5))
    repeat.month_day = static_cast<int>(random.between(1, 31));
  repeat.after_completion = random.chance(0.2);
  if (random.chance(0.2)) repeat.until = add_days(day, static_cast<int>(random.below(100)));
  return repeat;
}

inline Task any_task(const State& state, Random& random, Date day) {
  static const std::vector<std::string> kProjects = {"", "Home", "Home.Garden", "Work", " Work . Deep "};
  static const std::vector<std::string> kTags = {"errands", "phone", "deep", "#loud", "a b", ""};
  Task task;
  task.title = any_text(random);
  if (random.chance(0.3)) task.note = any_text(random);
  task.priority = static_cast<Priority>(random.below(4));
  task.project = kProjects[random.index(kProjects.size())];
  for (std::uint64_t i = random.below(3); i > 0; --i) task.tags.push_back(kTags[random.index(kTags.size())]);
  task.due = any_when(random, day);
  if (random.chance(0.3)) task.defer = any_when(random, day);
  if (random.chance(0.5)) task.estimate_minutes = static_cast<int>(random.between(-5, 300));
  if (random.chance(0.3)) task.repeat = any_repeat(random, day);
  if (random.chance(0.2)) task.parent = any_key(state.tasks, random);
  if (random.chance(0.2)) task.waits_for = {any_key(state.tasks, random)};
  return task;
}

inline Patch any_patch(const State& state, Random& random, Date day) {
  const Task task = any_task(state, random, day);
  Patch patch;
  if (random.chance(0.2)) patch.title = task.title;
  if (random.chance(0.2)) patch.note = task.note;
  if (random.chance(0.2)) patch.project = task.project;
  if (random.chance(0.2)) patch.priority = task.priority;
  if (random.chance(0.2)) patch.parent = random.chance(0.3) ? "" : any_key(state.tasks, random);
  if (random.chance(0.2)) patch.tags = task.tags;
  if (random.chance(0.2)) patch.add_tags = {"added"};
  if (random.chance(0.2)) patch.remove_tags = {"added", "phone"};
  if (random.chance(0.3))
    patch.waits_for = std::vector<std::string>{any_key(state.tasks, random), any_key(state.tasks, random)};
  if (random.chance(0.3)) patch.due = task.due;
  if (random.chance(0.2)) patch.defer = task.defer;
  if (random.chance(0.2)) patch.estimate_minutes = task.estimate_minutes;
  if (random.chance(0.2)) patch.repeat = task.repeat;
  if (random.chance(0.2)) patch.started = random.chance(0.5);
  return patch;
}

inline Command random_command(const State& state, Instant now, Random& random) {
  const Date day = local_date(now, 0);
  const auto ids = [&] {
    std::vector<std::string> some;
    for (std::uint64_t i = random.below(4) + 1; i > 0; --i) some.push_back(any_key(state.tasks, random));
    return some;
  };
  switch (random.below(20)) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
      return AddTask{any_task(state, random, day)};
    case 5: {
      AddSubtask part{any_key(state.tasks, random), {}};
      part.part.title = any_text(random);
      return part;
    }
    case 6:
    case 7:
      return EditTasks{ids(), any_patch(state, random, day)};
    case 8:
    case 9:
      return CompleteTasks{ids()};
    case 10:
      return DropTasks{ids()};
    case 11:
      return ReopenTasks{ids()};
    case 12:
      return random.chance(0.5) ? Command(RemoveTasks{ids()}) : Command(SkipRepetition{any_key(state.tasks, random)});
    case 13:
      return StartFocus{any_key(state.tasks, random)};
    case 14:
      return random.chance(0.7) ? Command(StopFocus{}) : Command(DiscardFocus{});
    case 15:
      return LogWork{any_key(state.tasks, random), static_cast<int>(random.between(-1, 200))};
    case 16:
      return RemoveWork{any_key(state.work, random)};
    case 17: {
      SavedFilter filter{any_text(random), "is:open", static_cast<Layout>(random.below(4)),
                         static_cast<Sort>(random.below(6)), static_cast<Group>(random.below(5))};
      if (random.chance(0.2)) return RemoveFilter{any_key(state.filters, random)};
      return SaveFilter{random.chance(0.5) ? "" : any_key(state.filters, random), filter};
    }
    case 18: {
      Settings settings = state.settings;
      settings.focus_minutes = static_cast<int>(random.between(0, 60));
      settings.ranking = static_cast<Ranking>(random.below(3));
      return ChangeSettings{settings};
    }
    default:
      return random.chance(0.5) ? Forget{ids(), false} : Forget{{}, random.chance(0.2)};
  }
}

// Calls `seen(events)` after each gesture that was taken, with `state` already changed.
template <class Seen>
void live_through(State& state, Random& random, int gestures, Seen seen) {
  Instant now = first_noon();
  for (int i = 0; i < gestures; ++i) {
    now.ms += static_cast<std::int64_t>(random.below(8 * 3'600'000));
    const Context context{now, static_cast<int>(random.between(-12, 14)) * 60, "id" + std::to_string(random.next_u64()),
                          nullptr};
    Result<Events> events = decide(state, random_command(state, now, random), context);
    if (!events.ok() || events.value().empty()) continue;
    for (const Event& event : events.value()) tasks::apply(state, event);
    seen(events.value());
  }
}

inline State lived_state(Random& random, int gestures) {
  State state;
  live_through(state, random, gestures, [](const Events&) {});
  return state;
}

}  // namespace cairn::tasks::testing

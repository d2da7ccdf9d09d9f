#pragma once
// Random commands of a learner, good and bad ones, and the states that they lead to. The same for the same seed.

#include <string>
#include <utility>
#include <vector>

#include "apps/roadmap/commands.h"
#include "base/random.h"
#include "roadmap_fixture.h"

namespace cairn::roadmap::testing {

template <class Map>
std::string any_key(const Map& map, Random& random) {
  if (map.empty() || random.chance(0.1)) return "no-such-key";
  auto it = map.begin();
  std::advance(it, static_cast<std::ptrdiff_t>(random.below(map.size())));
  return it->first;
}

inline Command random_command(const State& state, Instant now, Random& random) {
  static const std::vector<std::string> kTexts = {"",      "plain", "# Title\n\n- [x] task", "\"quoted\", with, commas",
                                                  "äöü ✓", "=1+1",  "<b>&amp;</b>",          "a\xFF"};
  const auto text = [&] { return kTexts[random.index(kTexts.size())] + std::to_string(random.below(3)); };
  const auto url = [&] {
    return random.chance(0.8) ? "https://example.org/" + std::to_string(random.below(9)) : text();
  };
  const int week = static_cast<int>(random.between(random.chance(0.05) ? -1 : 1, random.chance(0.05) ? 38 : 36));
  const auto item = [&] {
    static const std::vector<std::string> kKinds = {"topic", "step", "goal", "res"};
    return item_id(week, kKinds[random.index(4)], static_cast<int>(random.between(1, 3)));
  };
  const Date day = add_days(local_date(now, 0), -static_cast<int>(random.below(20)));
  const auto activity = random.chance(0.4) ? Activity::kLearning : Activity::kBuilding;
  switch (random.below(16)) {
    case 0: {
      Settings settings = state.settings;
      settings.hours_per_week = static_cast<int>(random.between(0, 40));
      settings.name = text();
      settings.free_weekdays = static_cast<std::uint8_t>(random.below(256));
      if (random.chance(0.5)) settings.start_date = day;
      if (random.chance(0.3)) settings.days_off.push_back(day);
      settings.theme = random.chance(0.5) ? Theme::kDark : Theme::kLight;
      return ChangeSettings{random.chance(0.1) ? Settings() : settings};
    }
    case 1:
      return SetTick{item(), random.chance(0.7)};
    case 2:
      return SetTicks{{item(), item(), item()}, random.chance(0.7)};
    case 3:
      return WriteNote{"", week, text()};
    case 4:
      return WriteNote{any_key(state.notes, random), week, text()};
    case 5:
      return RemoveNote{any_key(state.notes, random)};
    case 6:
      return AddEvidence{week, random.chance(0.5) ? item_id(week, "goal", 1) : "", text(), url()};
    case 7:
      return EditEvidence{any_key(state.evidence, random), text(), url()};
    case 8:
      return RemoveEvidence{any_key(state.evidence, random)};
    case 9:
      return LogTime{random.chance(0.3) ? any_key(state.time, random) : "",
                     week,
                     day,
                     static_cast<int>(random.between(0, 200)),
                     activity,
                     text()};
    case 10:
      return RemoveTime{any_key(state.time, random)};
    case 11:
      return StartTimer{week, activity};
    case 12:
      return StopTimer{};
    case 13:
      return random.chance(0.3) ? Command(DiscardTimer{}) : Command(ReopenWeek{week});
    case 14:
      return MarkWeek{week, static_cast<WeekStatus>(random.below(3)), text()};
    default: {
      AcceptedPlan plan{day, {}};
      for (int i = 1; i <= kWeekCount; ++i)
        if (random.chance(0.5))
          plan.weeks[i] = {add_days(day, i), add_days(day, i + static_cast<int>(random.below(9)))};
      return AcceptPlan{plan};
    }
  }
}

// Calls `seen(events)` after each gesture that was taken, with `state` already changed.
template <class Seen>
void live_through(State& state, const Content& content, Random& random, int gestures, Seen seen) {
  Instant now = noon(first_monday());
  for (int i = 0; i < gestures; ++i) {
    now.ms += static_cast<std::int64_t>(random.below(6 * 3'600'000));
    const Context context{now, static_cast<int>(random.between(-12, 14)) * 60, "id" + std::to_string(random.next_u64()),
                          &content};
    Result<Events> events = decide(state, random_command(state, now, random), context);
    if (!events.ok()) continue;
    for (const Event& event : events.value()) roadmap::apply(state, event);
    seen(events.value());
  }
}

inline State lived_state(const Content& content, Random& random, int gestures) {
  State state;
  live_through(state, content, random, gestures, [](const Events&) {});
  return state;
}

}  // namespace cairn::roadmap::testing

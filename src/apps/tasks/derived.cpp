#include "apps/tasks/derived.h"

#include <algorithm>
#include <numeric>

#include "base/checksum.h"
#include "base/radix_sort.h"

namespace cairn::tasks {
namespace {

constexpr std::size_t kLessonsBetweenAssessments = 10;

// A lesson is never changed once it is there, so its key and time stand for it.
std::uint64_t fingerprint(const std::map<std::string, Choice>& choices) {
  std::uint64_t sum = choices.size() + 1;
  for (const auto& [id, choice] : choices) {
    const std::uint64_t one = crc32c(id) * 0x9E3779B97F4A7C15ull + static_cast<std::uint64_t>(choice.at.ms);
    sum = sum * 31 + (one ^ (one >> 29));
  }
  return sum;
}

// A time of this day that is to come: from then on the task counts otherwise.
void note_turn(const std::optional<When>& when, int minutes_later, Derived& derived) {
  if (!when || when->day != derived.today.day || !when->minute) return;
  const int turn = *when->minute + minutes_later;
  if (turn > derived.today.minute) derived.next_turn_minute = std::min(derived.next_turn_minute, turn);
}

}  // namespace

void learn(const State& state, Judging judging, Learning& learning) {
  const bool wanted = state.settings.ranking == Ranking::kLearned;
  const std::uint64_t lessons = wanted ? fingerprint(state.choices) : 0;
  if (lessons != learning.lessons) {
    learning.lessons = lessons;
    learning.model = wanted ? train(state.choices) : Model();
  }
  if (judging == Judging::kWhereInForce && !wanted) return;
  const std::size_t count = state.choices.size();
  const std::size_t apart =
      count > learning.assessed_choices ? count - learning.assessed_choices : learning.assessed_choices - count;
  const bool stale = !learning.assessed || (judging == Judging::kNow ? apart > 0 : apart >= kLessonsBetweenAssessments);
  if (!stale) return;
  learning.assessment = assess(state.choices);
  learning.assessed = true;
  learning.assessed_choices = count;
}

Derived derive(const State& state, const Learning& learning, Instant now, int utc_offset_minutes) {
  Derived derived;
  derived.today = today_at(now, utc_offset_minutes);
  derived.utc_offset_minutes = utc_offset_minutes;
  derived.index = Index(state);
  if (learned_is_in_force(state.settings.ranking, learning.assessment)) derived.model = learning.model;
  const auto& entries = derived.index.entries();
  derived.scores.assign(entries.size(), 0);
  derived.ranks.assign(entries.size(), 0);
  const Scorer score(derived.model, derived.today);
  std::vector<std::uint64_t> created, placed;
  created.reserve(entries.size());
  placed.reserve(entries.size());
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const Task& task = *entries[i].task;
    const bool open = task.status == TaskStatus::kOpen;
    if (open) {
      ++derived.open;
      derived.scores[i] = score(seen(entries[i], derived.today, utc_offset_minutes));
      note_turn(task.due, 1, derived);  // its minute is not too late yet
      note_turn(task.defer, 0, derived);
    }
    created.push_back(radix_key(task.created_at.ms));
    placed.push_back(open ? radix_key(-derived.scores[i]) : UINT64_MAX);
  }
  derived.order.resize(entries.size());
  std::iota(derived.order.begin(), derived.order.end(), 0u);
  radix_sort(derived.order, created);
  radix_sort(derived.order, placed);
  for (const std::uint32_t at : derived.order)
    if (is_actionable(entries[at], derived.today)) derived.ranks[at] = static_cast<std::uint32_t>(++derived.ranked);
  return derived;
}

bool still_holds(const Derived& derived, Instant now, int utc_offset_minutes) {
  const Today today = today_at(now, utc_offset_minutes);
  if (today.day != derived.today.day || utc_offset_minutes != derived.utc_offset_minutes) return false;
  if (slot_of(today) != slot_of(derived.today)) return false;
  return today.minute < derived.next_turn_minute;
}

}  // namespace cairn::tasks

#include "apps/tasks/derived.h"

#include <algorithm>
#include <numeric>

#include "base/checksum.h"

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

}  // namespace

void learn(const State& state, Judging judging, Learning& learning) {
  const bool wanted = state.settings.ranking == Ranking::kLearned;
  const std::uint64_t lessons = wanted ? fingerprint(state.choices) : 0;
  if (lessons != learning.lessons) {
    learning.lessons = lessons;
    learning.model = wanted ? train(state.choices) : Model();
  }
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
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    if (entries[i].task->status != TaskStatus::kOpen) continue;
    ++derived.open;
    derived.scores[i] = score(seen(entries[i], derived.today, utc_offset_minutes));
    if (is_actionable(entries[i], derived.today)) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (derived.scores[a] != derived.scores[b]) return derived.scores[a] > derived.scores[b];
    return a < b;
  });
  derived.ranked = order.size();
  for (std::size_t at = 0; at < order.size(); ++at) derived.ranks[order[at]] = static_cast<std::uint32_t>(at + 1);
  return derived;
}

bool still_holds(const Derived& derived, Instant now, int utc_offset_minutes) {
  const Today today = today_at(now, utc_offset_minutes);
  if (today.day != derived.today.day || utc_offset_minutes != derived.utc_offset_minutes) return false;
  if (slot_of(today) != slot_of(derived.today)) return false;
  if (today.minute == derived.today.minute) return true;
  // Something with a time of this day became overdue, or came into sight, in the minutes between.
  const auto between = [&](const std::optional<When>& when) {
    return when && when->day == today.day && when->minute && *when->minute >= derived.today.minute &&
           *when->minute <= today.minute;
  };
  return std::none_of(derived.index.entries().begin(), derived.index.entries().end(), [&](const Entry& entry) {
    return entry.task->status == TaskStatus::kOpen && (between(entry.task->due) || between(entry.task->defer));
  });
}

}  // namespace cairn::tasks

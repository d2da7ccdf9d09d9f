#include "apps/tasks/simulate_taste.h"

#include <string>
#include <string_view>

#include "apps/tasks/features.h"
#include "apps/tasks/urgency.h"
#include "ml/exact_math.h"

namespace cairn::tasks {
namespace {

double log2(double x) { return ml::log(x) / ml::log(2.0); }

template <std::size_t kCount>
std::size_t index_in(const std::array<const char*, kCount>& names, std::string_view name) {
  for (std::size_t i = 0; i < kCount; ++i)
    if (name == names[i]) return i;
  return 0;
}

double normal(Random& random) {  // near enough: the sum of 12 uniforms (Irwin and Hall)
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += random.unit();
  return sum;
}

Taste mixture(Random& random) {
  Taste taste;
  taste.urgency = 0.15 * random.unit();
  taste.length = 1.5 * normal(random);
  taste.age = normal(random);
  taste.soon = 3 * random.unit();
  taste.priority = random.unit();
  for (double& liking : taste.project) liking = 2.5 * normal(random);
  for (double& liking : taste.tag) liking = 2.5 * normal(random);
  return taste;
}

}  // namespace

Taste taste_of(Habit habit, const std::vector<std::size_t>& own, Random& random) {
  Taste taste;
  switch (habit) {
    case Habit::kQuickWins:
      taste.length = -3;
      break;
    case Habit::kBigRocks:
      taste.length = 3;
      break;
    case Habit::kOldestFirst:
      taste.age = 5;
      break;
    case Habit::kNewestFirst:
      taste.age = -3;
      break;
    case Habit::kHalvesOfDay:
      taste.morning[own[0]] = taste.evening[own[1]] = 6;
      taste.morning[own[1]] = taste.evening[own[0]] = -2;
      taste.length = -1.5;
      break;
    case Habit::kTagLover: {
      const std::size_t liked = random.index(kSimulatedTags.size());
      taste.tag[liked] = 6;
      taste.tag[(liked + 1 + random.index(kSimulatedTags.size() - 1)) % kSimulatedTags.size()] = -6;
      taste.length = -1.5;
      break;
    }
    case Habit::kSprinter:
      taste.soon = 7;
      taste.length = -1.5;
      break;
    case Habit::kProjectOrder:
      for (std::size_t i = 0; i < own.size(); ++i) taste.project[own[i]] = 6 - 2 * static_cast<double>(i);
      break;
    case Habit::kWeekSplit:
      taste.weekday[own[0]] = taste.weekend[own[1]] = 6;
      taste.weekday[own[1]] = taste.weekend[own[0]] = -2;
      taste.length = -1.5;
      break;
    case Habit::kEnergy:
      taste.length_by_time = 3;
      break;
    case Habit::kMixture:
      return mixture(random);
    case Habit::kFinisher:
      taste.part = 5;
      taste.blocks = 4;
      taste.begun = 4;
      taste.length = -1.5;
      break;
    case Habit::kUrgencyExact:
    case Habit::kUrgencyNoisy:
      taste.urgency = 0.6;
      break;
    case Habit::kRandom:
      break;
  }
  return taste;
}

double utility(const Taste& taste, const Seen& seen, const Today& moment) {
  const double length = log2((seen.estimate_minutes > 0 ? seen.estimate_minutes : 60) / 30.0);
  double sum = taste.urgency * urgency_of(seen).total() + taste.length * length;
  sum += taste.age * log2(1.0 + seen.age_days);
  if (seen.due_days && *seen.due_days <= 1) sum += taste.soon;
  sum += taste.priority * static_cast<double>(seen.priority);
  if (seen.is_subtask) sum += taste.part;
  if (seen.started) sum += taste.begun;
  if (seen.blocks > 0) sum += taste.blocks;
  const std::size_t slot = slot_of(moment);
  const bool morning = part_of_slot(slot) == static_cast<std::size_t>(DayPart::kMorning);
  const bool evening = part_of_slot(slot) >= static_cast<std::size_t>(DayPart::kEvening);
  sum += length * taste.length_by_time * (morning ? 1 : -1);
  if (!seen.project.empty()) {
    const std::size_t at = index_in(kSimulatedProjects, seen.project);
    sum += taste.project[at];
    if (morning) sum += taste.morning[at];
    if (evening) sum += taste.evening[at];
    sum += kind_of_slot(slot) == 0 ? taste.weekday[at] : taste.weekend[at];
  }
  for (const std::string& tag : seen.tags) sum += taste.tag[index_in(kSimulatedTags, tag)];
  return sum;
}

}  // namespace cairn::tasks

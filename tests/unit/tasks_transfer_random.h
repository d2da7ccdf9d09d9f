#pragma once
// Random states of the task tracker, as its rules allow them. The same for the same seed.

#include <set>
#include <string>
#include <vector>

#include "apps/tasks/model.h"
#include "base/ids.h"
#include "base/random.h"

namespace cairn::tasks::testing {

inline std::string random_words(Random& random, std::size_t max_words, bool one_line) {
  static const std::vector<std::string> kWords = {"plain",
                                                  "\"quoted\"",
                                                  "a,b;c",
                                                  "=1+1",
                                                  "+x",
                                                  "-y",
                                                  "@home",
                                                  "'tis",
                                                  "'=z",
                                                  "\xC3\xA4\xC3\xB6\xC3\xBC",
                                                  "\xE2\x9C\x93",
                                                  "#tag",
                                                  "\xEF\xBC\x9D",
                                                  "x",
                                                  "due:no",
                                                  "\\n",
                                                  "{}",
                                                  "tab\there",
                                                  "<b>",
                                                  "''+",
                                                  "|"};
  std::string out;
  const std::size_t count = 1 + random.index(max_words);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += one_line || random.chance(0.8) ? " " : "\n";
    std::string word = kWords[random.index(kWords.size())];
    if (one_line)
      for (char& c : word)
        if (c == '\t') c = '_';
    out += word;
  }
  return out;
}

inline When random_when(Random& random) {
  When when{Date{static_cast<std::int32_t>(random.between(20'000, 22'000))}, {}};
  if (random.chance(0.5)) when.minute = static_cast<int>(random.below(1440));
  return when;
}

inline Repeat random_repeat(Random& random) {
  Repeat repeat;
  repeat.unit = static_cast<RepeatUnit>(random.below(4));
  repeat.every = static_cast<int>(random.between(1, random.chance(0.1) ? 999 : 4));
  if (repeat.unit == RepeatUnit::kWeek) repeat.weekdays = static_cast<std::uint8_t>(random.below(128));
  if (repeat.unit == RepeatUnit::kMonth) {
    if (random.chance(0.4)) {
      repeat.month_day = static_cast<int>(random.between(1, 32));
      if (repeat.month_day == 32) repeat.month_day = -1;
    } else if (random.chance(0.6)) {
      repeat.nth_weekday = static_cast<int>(random.between(1, 5));
      if (repeat.nth_weekday == 5) repeat.nth_weekday = -1;
      repeat.weekdays = static_cast<std::uint8_t>(1u << random.below(7));
    }
  }
  repeat.after_completion = random.chance(0.3);
  if (random.chance(0.3)) repeat.until = random_when(random).day;
  return repeat;
}

inline Task random_task(Random& random, const std::vector<std::string>& earlier) {
  using Standing = decltype(Task::status);
  static const std::vector<std::string> kTags = {"home", "work", "a-b", "=x", "\xC3\xA4", "'q", "@phone"};
  static const std::vector<std::string> kProjects = {"", "Home", "Home.Garden", "Dr Who", "=SUM", "A.B.C"};
  const auto instant = [&] { return Instant{random.between(1'700'000'000'000, 1'800'000'000'000)}; };
  Task task;
  task.title = random_words(random, 6, true);
  if (random.chance(0.4)) task.note = random_words(random, 12, false);
  task.priority = static_cast<Priority>(random.below(4));
  task.project = kProjects[random.index(kProjects.size())];
  std::set<std::string> tags, first;
  for (std::size_t i = random.index(4); i > 0; --i) tags.insert(kTags[random.index(kTags.size())]);
  task.tags.assign(tags.begin(), tags.end());
  if (!earlier.empty()) {
    const auto any = [&] { return earlier[random.index(earlier.size())]; };
    if (random.chance(0.3)) task.parent = any();
    if (random.chance(0.3)) first = {any(), any()};
    if (random.chance(0.1)) task.series = any();
  }
  task.waits_for.assign(first.begin(), first.end());
  if (random.chance(0.5)) task.due = random_when(random);
  if (random.chance(0.3)) task.defer = random_when(random);
  if (random.chance(0.4)) task.estimate_minutes = static_cast<int>(random.between(1, kMaxEstimate_minutes));
  if (random.chance(0.3)) task.repeat = random_repeat(random);
  task.created_at = instant();
  if (random.chance(0.2)) task.started_at = instant();
  if (random.chance(0.4)) {
    task.status = random.chance(0.7) ? Standing::kDone : Standing::kDropped;
    task.closed_at = instant();
    task.closed_utc_offset_minutes = static_cast<int>(random.between(-48, 56)) * 15;
  }
  return task;
}

// Tasks refer to earlier ones only, so nothing goes in a circle; ids are drawn, so their order says nothing.
inline State random_state(Random& random, std::size_t max_tasks) {
  State state;
  std::vector<std::string> ids;
  const std::size_t count = random.index(max_tasks + 1);
  for (std::size_t i = 0; i < count; ++i) {
    Task task = random_task(random, ids);
    if (random.chance(0.2)) task.origin = "todoist/" + std::to_string(i);
    ids.push_back(random.chance(0.9) ? make_id(random.next_u64() >> 1) : "id" + std::to_string(i) + "-r1");
    state.tasks.emplace(ids.back(), std::move(task));
  }
  for (std::size_t i = 0; !ids.empty() && i < count; ++i) {
    if (!random.chance(0.4)) continue;
    state.work.emplace(
        make_id(random.next_u64() >> 1),
        Work{ids[random.index(ids.size())], Instant{random.between(1'700'000'000'000, 1'800'000'000'000)},
             static_cast<int>(random.between(-12, 14)) * 60, static_cast<int>(random.between(1, 1440))});
  }
  return state;
}

}  // namespace cairn::tasks::testing

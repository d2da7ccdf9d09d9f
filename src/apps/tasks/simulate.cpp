#include "apps/tasks/simulate.h"

#include <algorithm>
#include <array>
#include <string>

#include "apps/tasks/urgency.h"
#include "base/random.h"
#include "ml/exact_math.h"

namespace cairn::tasks {
namespace {

constexpr std::int64_t kMinute_ms = 60'000;
constexpr std::int32_t kFirstDay = 20'000;  // 2024-10-04
constexpr std::size_t kBacklog = 40;        // open tasks that a person has about
constexpr std::array<const char*, 10> kProjects{"Work",   "Work.Site", "Work.Team", "Home",  "Home.Garden",
                                                "Health", "Study",     "Club",      "Money", "Music"};
constexpr std::array<const char*, 8> kTags{"calls", "computer", "errands", "deep", "people", "waiting", "fun", "paper"};
constexpr std::array<int, 12> kEstimates_minutes{5, 10, 15, 20, 30, 30, 45, 60, 90, 120, 180, 300};

struct OpenTask {
  Date created;
  std::optional<Date> due;
  Seen seen;  // as far as it does not change
  int number = 0;
  std::vector<int> waits_for;  // numbers
};

// How a person likes things, in nats.
struct Taste {
  double urgency = 0;   // a point of it
  double length = 0;    // a doubling of the estimate; not estimated counts as an hour
  double age = 0;       // a doubling of 1 + age
  double soon = 0;      // due by tomorrow
  double priority = 0;  // a level
  double part = 0;      // is part of something larger
  double begun = 0;
  double blocks = 0;          // holds another up
  double length_by_time = 0;  // a doubling: for in the morning, against later
  std::array<double, kProjects.size()> project{}, morning{}, evening{}, weekday{}, weekend{};
  std::array<double, kTags.size()> tag{};
};

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

double gumbel(Random& random) {
  const double u = (static_cast<double>(random.next_u64() >> 12) + 0.5) * 0x1p-52;
  return -ml::log(-ml::log(u));
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

// `own`: the person's projects, as indices, in an order that is theirs.
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
      const std::size_t liked = random.index(kTags.size());
      taste.tag[liked] = 6;
      taste.tag[(liked + 1 + random.index(kTags.size() - 1)) % kTags.size()] = -6;
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
    const std::size_t at = index_in(kProjects, seen.project);
    sum += taste.project[at];
    if (morning) sum += taste.morning[at];
    if (evening) sum += taste.evening[at];
    sum += kind_of_slot(slot) == 0 ? taste.weekday[at] : taste.weekend[at];
  }
  for (const std::string& tag : seen.tags) sum += taste.tag[index_in(kTags, tag)];
  return sum;
}

class Life {
 public:
  Life(Habit habit, std::uint64_t seed)
      : habit_(habit), random_(seed * 1'000'003 + static_cast<std::uint64_t>(habit)), day_{kFirstDay} {
    std::vector<std::size_t> projects(kProjects.size());
    for (std::size_t i = 0; i < projects.size(); ++i) projects[i] = i;
    random_.shuffle(projects);
    projects.resize(5 + random_.index(3));
    own_ = std::move(projects);
    taste_ = taste_of(habit, own_, random_);
    for (std::size_t i = 0; i < kBacklog; ++i) arrive(static_cast<int>(random_.below(40)));
  }

  SimulatedLife live(std::size_t completions) {
    SimulatedLife life;
    while (life.choices.size() < completions) {
      forget_some();
      live_day(completions, life);
      day_ = add_days(day_, 1);
    }
    return life;
  }

 private:
  // How long ago in days it came.
  void arrive(int days_ago) {
    OpenTask task;
    task.number = next_number_++;
    task.created = add_days(day_, -days_ago);
    Seen& seen = task.seen;
    if (random_.chance(0.9)) seen.project = kProjects[own_[random_.index(own_.size())]];
    for (const char* tag : kTags)
      if (random_.chance(0.14)) seen.tags.emplace_back(tag);
    std::sort(seen.tags.begin(), seen.tags.end());
    if (random_.chance(0.85)) seen.estimate_minutes = kEstimates_minutes[random_.index(kEstimates_minutes.size())];
    const double level = random_.unit();
    seen.priority = level < 0.5    ? Priority::kNone
                    : level < 0.6  ? Priority::kLow
                    : level < 0.85 ? Priority::kMedium
                                   : Priority::kHigh;
    if (random_.chance(0.55))
      task.due = add_days(task.created, static_cast<int>(1 + random_.below(7) * random_.below(7)));
    seen.noted = random_.chance(0.3);
    seen.is_subtask = random_.chance(0.2);
    seen.started = random_.chance(0.08);
    if (!open_.empty() && random_.chance(0.15)) task.waits_for.push_back(open_[random_.index(open_.size())].number);
    open_.push_back(std::move(task));
  }

  // More comes than gets done; the rest is dropped some day, what lay about for months or is long overdue sooner.
  void forget_some() {
    const auto gone = [this](const OpenTask& task) {
      const bool old = days_between(task.created, day_) > 60 || (task.due && days_between(*task.due, day_) > 14);
      return random_.chance(old ? 0.1 : 0.03);
    };
    open_.erase(std::remove_if(open_.begin(), open_.end(), gone), open_.end());
  }

  void live_day(std::size_t completions, SimulatedLife& life) {
    std::vector<int> minutes;
    const std::size_t count = 2 + random_.index(5);
    for (std::size_t i = 0; i < count; ++i) minutes.push_back(static_cast<int>(random_.between(6 * 60, 23 * 60)));
    std::sort(minutes.begin(), minutes.end());
    for (const int minute : minutes) {
      const std::size_t wanted = kBacklog - 5 + random_.index(11);
      while (open_.size() < wanted) arrive(0);
      if (life.choices.size() < completions) complete_one({day_, minute}, life);
    }
  }

  std::vector<Seen> see(std::vector<std::size_t>& at) const {
    std::vector<Seen> seen;
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const OpenTask& task = open_[i];
      const auto is_open = [this](int number) {
        return std::any_of(open_.begin(), open_.end(),
                           [number](const OpenTask& other) { return other.number == number; });
      };
      if (std::any_of(task.waits_for.begin(), task.waits_for.end(), is_open)) continue;
      Seen now = task.seen;
      if (task.due) now.due_days = days_between(day_, *task.due);
      now.age_days = days_between(task.created, day_);
      for (const OpenTask& other : open_)
        now.blocks += static_cast<int>(std::count(other.waits_for.begin(), other.waits_for.end(), task.number));
      seen.push_back(std::move(now));
      at.push_back(i);
    }
    return seen;
  }

  void complete_one(const Today& moment, SimulatedLife& life) {
    std::vector<std::size_t> at;
    std::vector<Seen> seen = see(at);
    std::vector<double> liking(seen.size());
    for (std::size_t i = 0; i < seen.size(); ++i) liking[i] = utility(taste_, seen[i], moment);
    std::size_t picked = 0;
    const bool exact = habit_ == Habit::kUrgencyExact;
    if (!exact && random_.chance(kLapse)) {
      picked = random_.index(seen.size());
    } else {
      double best = -1e300;
      for (std::size_t i = 0; i < seen.size(); ++i) {
        const double felt = liking[i] + (exact ? 0 : kNoise * gumbel(random_));
        if (felt > best) {
          best = felt;
          picked = i;
        }
      }
    }
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < seen.size(); ++i)
      if (i != picked) others.push_back(i);
    random_.shuffle(others);
    if (others.size() > kMaxPassedOver) others.resize(kMaxPassedOver);
    Choice choice;
    choice.at = {(std::int64_t{moment.day.days} * 24 * 60 + moment.minute) * kMinute_ms};
    choice.chosen = seen[picked];
    std::vector<double> utilities{liking[picked]};
    for (const std::size_t other : others) {
      choice.passed_over.push_back(seen[other]);
      utilities.push_back(liking[other]);
    }
    std::string id = std::to_string(1'000'000 + life.choices.size());  // in the order of time, also within a minute
    life.choices.emplace(std::move(id), std::move(choice));
    life.utilities.push_back(std::move(utilities));
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(at[picked]));
  }

  Habit habit_;
  Random random_;
  Date day_;
  std::vector<std::size_t> own_;
  Taste taste_;
  std::vector<OpenTask> open_;
  int next_number_ = 0;
};

}  // namespace

std::string_view name_of(Habit habit) {
  static constexpr std::array<std::string_view, kHabits> kNames{"quick wins first",
                                                                "oldest first",
                                                                "newest first",
                                                                "projects by half of the day",
                                                                "loves and shuns a tag",
                                                                "deadline sprinter",
                                                                "projects, not priority",
                                                                "big rocks first",
                                                                "working days, weekends",
                                                                "long mornings, short evenings",
                                                                "mixture of likings",
                                                                "finisher",
                                                                "urgency, exactly",
                                                                "urgency with noise",
                                                                "at random"};
  return kNames[static_cast<std::size_t>(habit)];
}

bool is_for_tuning(Habit habit) { return habit < Habit::kWeekSplit || habit > Habit::kFinisher; }

bool is_hidden(Habit habit) { return habit < Habit::kUrgencyExact; }

SimulatedLife simulate(Habit habit, std::uint64_t seed, std::size_t completions) {
  return Life(habit, seed).live(completions);
}

}  // namespace cairn::tasks

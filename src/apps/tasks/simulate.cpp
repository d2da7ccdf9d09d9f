#include "apps/tasks/simulate.h"

#include <algorithm>
#include <array>
#include <string>

#include "apps/tasks/simulate_taste.h"
#include "base/random.h"
#include "ml/exact_math.h"

namespace cairn::tasks {
namespace {

constexpr std::int64_t kMinute_ms = 60'000;
constexpr std::int32_t kFirstDay = 20'000;  // 2024-10-04
constexpr std::size_t kBacklog = 40;        // open tasks that a person has about
constexpr std::array<int, 12> kEstimates_minutes{5, 10, 15, 20, 30, 30, 45, 60, 90, 120, 180, 300};

struct OpenTask {
  Date created;
  std::optional<Date> due;
  Seen seen;  // as far as it does not change
  int number = 0;
  std::vector<int> waits_for;  // numbers
};

double gumbel(Random& random) {
  const double u = (static_cast<double>(random.next_u64() >> 12) + 0.5) * 0x1p-52;
  return -ml::log(-ml::log(u));
}

class Life {
 public:
  Life(Habit habit, std::uint64_t seed)
      : habit_(habit), random_(seed * 1'000'003 + static_cast<std::uint64_t>(habit)), day_{kFirstDay} {
    std::vector<std::size_t> projects(kSimulatedProjects.size());
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
    if (random_.chance(0.9)) seen.project = kSimulatedProjects[own_[random_.index(own_.size())]];
    for (const char* tag : kSimulatedTags)
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

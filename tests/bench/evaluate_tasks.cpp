// How well the learned priority of the task tracker does on simulated people, and how long it takes. Prints JSON, one
// object a line; src/tools/evaluate.mjs reads it. Runs natively and as WebAssembly under Node.
//
//   evaluate_tasks people [USERS]   every habit, seeds kept for reporting
//   evaluate_tasks looks [USERS]    people with nothing to learn, judged again and again as their history grows
//   evaluate_tasks time             training, assessing and scoring
//   evaluate_tasks tune             coordinate search over the prior, on tuning seeds and habits; prints what it tries

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/assessment.h"
#include "apps/tasks/learner.h"
#include "apps/tasks/simulate.h"
#include "base/random.h"
#include "ml/metrics.h"

namespace {

using namespace cairn;         // NOLINT(google-build-using-namespace): a program, not a header
using namespace cairn::tasks;  // NOLINT(google-build-using-namespace)

constexpr std::uint64_t kReportSeed = 90'000, kTuneSeed = 1'000, kLookSeed = 80'000;
constexpr std::size_t kLearned = 100, kTested = 200;

Choices first_of(const Choices& all, std::size_t count) {
  Choices first;
  for (const auto& [id, choice] : all) {
    if (first.size() == count) break;
    first.emplace_hint(first.end(), id, choice);
  }
  return first;
}

struct Aucs {
  double ceiling = 0, urgency = 0, due = 0, learned = 0, used = 0;
};

template <class Score>
double auc_of(const Choice& choice, const Score& score) {
  std::vector<double> scores{score(choice.chosen)};
  for (const Seen& seen : choice.passed_over) scores.push_back(score(seen));
  return ml::choice_auc(scores.data(), scores.size());
}

// Trained on the first `learned` completions, tested on those after them. `used` is the order the gate lets through.
Aucs measure(const SimulatedLife& life, std::size_t learned, const Prior& prior, bool offered) {
  const Model model = train(first_of(life.choices, learned), prior);
  Aucs sums;
  std::size_t index = 0, count = 0;
  for (const auto& [id, choice] : life.choices) {
    const std::size_t at = index++;
    if (at < learned) continue;
    ++count;
    const Scorer scorer(model, today_at(choice.at, choice.utc_offset_minutes));
    sums.learned += auc_of(choice, scorer);
    sums.urgency += auc_of(choice, [](const Seen& seen) { return urgency_of(seen).total(); });
    sums.due += auc_of(choice, due_order_score);
    sums.ceiling += ml::choice_auc(life.utilities[at].data(), life.utilities[at].size());
  }
  sums.used = offered ? sums.learned : sums.urgency;
  for (double* sum : {&sums.ceiling, &sums.urgency, &sums.due, &sums.learned, &sums.used})
    *sum /= static_cast<double>(count);
  return sums;
}

void print_people(Habit habit, int users) {
  std::vector<double> ceiling, urgency, due, learned, used;
  int better = 0;
  for (int user = 0; user < users; ++user) {
    const SimulatedLife life = simulate(habit, kReportSeed + static_cast<std::uint64_t>(user), kLearned + kTested);
    const bool offered = assess(first_of(life.choices, kLearned)).standing == Standing::kBetter;
    better += offered ? 1 : 0;
    const Aucs aucs = measure(life, kLearned, {}, offered);
    ceiling.push_back(aucs.ceiling);
    urgency.push_back(aucs.urgency);
    due.push_back(aucs.due);
    learned.push_back(aucs.learned);
    used.push_back(aucs.used);
  }
  const auto mean = [](const std::vector<double>& values) { return ml::estimate(values).mean; };
  const ml::Estimate spread = ml::estimate(learned);
  std::printf(
      "{\"habit\":\"%s\",\"hidden\":%s,\"tuned\":%s,\"users\":%d,\"ceiling\":%.4f,\"urgency\":%.4f,\"due\":%.4f,"
      "\"learned\":%.4f,\"error\":%.4f,\"least\":%.4f,\"most\":%.4f,\"used\":%.4f,\"offered\":%.4f}\n",
      std::string(name_of(habit)).c_str(), is_hidden(habit) ? "true" : "false", is_for_tuning(habit) ? "true" : "false",
      users, mean(ceiling), mean(urgency), mean(due), spread.mean, spread.error,
      *std::min_element(learned.begin(), learned.end()), *std::max_element(learned.begin(), learned.end()), mean(used),
      static_cast<double>(better) / users);
}

// The share of people without anything to learn who are offered the learned order at any of many looks.
void print_looks(Habit habit, int users) {
  int ever = 0, looks = 0, offers = 0;
  for (int user = 0; user < users; ++user) {
    const SimulatedLife life = simulate(habit, kLookSeed + static_cast<std::uint64_t>(user), 300);
    bool offered = false;
    for (std::size_t count = 40; count <= 300; count += 10) {
      ++looks;
      if (assess(first_of(life.choices, count)).standing != Standing::kBetter) continue;
      ++offers;
      offered = true;
    }
    ever += offered ? 1 : 0;
  }
  std::printf("{\"looks_of\":\"%s\",\"users\":%d,\"ever\":%d,\"looks\":%d,\"offers\":%d}\n",
              std::string(name_of(habit)).c_str(), users, ever, looks, offers);
}

double now_ms() {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// What this thread has spent on a processor: what other programs take does not count. Linux; else the clock.
double processor_ms() {
  std::FILE* file = std::fopen("/proc/thread-self/schedstat", "r");
  if (file == nullptr) return now_ms();
  double ns = 0;
  const int read = std::fscanf(file, "%lf", &ns);
  std::fclose(file);
  return read == 1 ? ns / 1e6 : now_ms();
}

struct Taken {
  double processor_ms = 0;  // mean
  double clock_ms = 0;      // median
};

template <class Work>
Taken time_of(int rounds, const Work& work) {
  for (int round = 0; round < 3; ++round) work();  // until the engine has compiled it for good
  std::vector<double> times;
  const double first_ms = processor_ms();
  for (int round = 0; round < rounds; ++round) {
    const double started = now_ms();
    work();
    times.push_back(now_ms() - started);
  }
  const double all_ms = processor_ms() - first_ms;
  std::sort(times.begin(), times.end());
  return {all_ms / rounds, times[times.size() / 2]};
}

// About 25 projects and 32 tags instead of 7 and 8.
void multiply_names(Choices& choices) {
  Random random(1);
  const auto rename = [&random](Seen& seen) {
    if (!seen.project.empty()) seen.project += "." + std::to_string(random.below(3));
    for (std::string& tag : seen.tags) tag += std::to_string(random.below(4));
  };
  for (auto& [id, choice] : choices) {
    rename(choice.chosen);
    for (Seen& seen : choice.passed_over) rename(seen);
  }
}

void print_time(bool many_names) {
  constexpr std::size_t kCompletions = 5'000, kTasks = 20'000;
  SimulatedLife life = simulate(Habit::kMixture, kReportSeed, kCompletions);
  if (many_names) multiply_names(life.choices);
  Model model;
  const Taken train_time = time_of(25, [&] { model = train(life.choices); });
  const Lessons lessons = lessons_of(life.choices);
  const Taken lessons_time = time_of(9, [&] { lessons_of(life.choices); });
  const ml::Fit fit = ml::fit(lessons.data, lessons.data.choices(), lessons.design);
  Assessment assessment;
  const Taken assess_time = time_of(9, [&] { assessment = assess(life.choices); });
  std::vector<Seen> tasks;
  while (tasks.size() < kTasks) {
    for (const auto& [id, choice] : life.choices) {
      if (tasks.size() < kTasks) tasks.push_back(choice.chosen);
    }
  }
  double sum = 0;  // used, so that it is computed
  const Taken score_time = time_of(15, [&] {
    const Scorer scorer(model, {Date{20'000}, 600});
    for (const Seen& seen : tasks) sum += scorer(seen);
  });
  std::printf(
      "{\"many_names\":%s,\"completions\":%zu,\"train_ms\":%.2f,\"train_clock_ms\":%.2f,\"lessons_ms\":%.2f,"
      "\"assess_ms\":%.2f,\"tasks\":%zu,\"score_ms\":%.2f,\"steps\":%d,\"passes\":%.1f,\"parameters\":%zu,"
      "\"auc\":%.4f,\"sum\":%.1f}\n",
      many_names ? "true" : "false", kCompletions, train_time.processor_ms, train_time.clock_ms,
      lessons_time.processor_ms, assess_time.processor_ms, kTasks, score_time.processor_ms, fit.steps, fit.passes,
      fit.parameters.size(), assessment.learned.mean, sum);
}

// Mean AUC over the tuning habits that can be learned or must not be unlearned, after 50 and 100 completions.
double tuning_auc(const std::vector<SimulatedLife>& lives, const Prior& prior) {
  double sum = 0;
  for (const SimulatedLife& life : lives)
    for (const std::size_t learned : {std::size_t{50}, std::size_t{100}})
      sum += measure(life, learned, prior, true).learned;
  return sum / static_cast<double>(2 * lives.size());
}

void tune(int users) {
  std::vector<SimulatedLife> lives;
  for (std::size_t habit = 0; habit < kHabits; ++habit) {
    const auto one = static_cast<Habit>(habit);
    if (!is_for_tuning(one) || one == Habit::kRandom) continue;
    for (int user = 0; user < users; ++user)
      lives.push_back(simulate(one, kTuneSeed + static_cast<std::uint64_t>(user), 200));
  }
  using Member = double Prior::*;
  const std::array<std::pair<const char*, Member>, 16> members{{{"urgency_weight", &Prior::urgency_weight},
                                                                {"urgency_deviation", &Prior::urgency_deviation},
                                                                {"due", &Prior::due},
                                                                {"due_step", &Prior::due_step},
                                                                {"age_step", &Prior::age_step},
                                                                {"estimate", &Prior::estimate},
                                                                {"estimate_step", &Prior::estimate_step},
                                                                {"priority_step", &Prior::priority_step},
                                                                {"blocks_step", &Prior::blocks_step},
                                                                {"flag", &Prior::flag},
                                                                {"project", &Prior::project},
                                                                {"project_time", &Prior::project_time},
                                                                {"tag", &Prior::tag},
                                                                {"tag_time", &Prior::tag_time},
                                                                {"size_time", &Prior::size_time},
                                                                {"priority_time", &Prior::priority_time}}};
  Prior best;
  double best_auc = tuning_auc(lives, best);
  std::printf("start %.5f\n", best_auc);
  for (const double factor : {2.0, 1.4}) {
    for (int round = 0; round < 2; ++round) {
      for (const auto& [name, member] : members) {
        for (const double times : {factor, 1 / factor}) {
          Prior trial = best;
          trial.*member *= times;
          const double auc = tuning_auc(lives, trial);
          if (auc <= best_auc) continue;
          std::printf("%.5f %s = %.3f\n", auc, name, trial.*member);
          std::fflush(stdout);
          best = trial;
          best_auc = auc;
          break;
        }
      }
    }
  }
  for (const auto& [name, member] : members) std::printf("%s = %.3f\n", name, best.*member);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view mode = argc > 1 ? argv[1] : "people";
  const int users = argc > 2 ? std::atoi(argv[2]) : 20;
  if (users <= 0) {
    std::fprintf(stderr, "The number of people must be a whole number above 0.\n");
    return 2;
  }
  if (mode == "people") {
    for (std::size_t habit = 0; habit < kHabits; ++habit) print_people(static_cast<Habit>(habit), users);
  } else if (mode == "looks") {
    for (const Habit habit : {Habit::kUrgencyExact, Habit::kUrgencyNoisy, Habit::kRandom}) print_looks(habit, users);
  } else if (mode == "time") {
    print_time(false);
    print_time(true);
  } else if (mode == "tune") {
    tune(users);
  } else {
    std::fprintf(stderr, "Unknown mode \"%s\". Use people, looks, time or tune.\n", argv[1]);
    return 2;
  }
  return 0;
}

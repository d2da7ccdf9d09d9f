// What would move a task in the order (account.h).

#include <array>

#include "apps/tasks/account.h"
#include "ml/exact_math.h"

namespace cairn::tasks {
namespace {

// How much a step in rank counts, by how small a change makes it: a date is moved more lightly than taken away.
constexpr double kSmall = 1.0, kMiddling = 0.8, kGreat = 0.6;

class Changes {
 public:
  explicit Changes(const Seen& seen) : seen_(seen) {}

  std::vector<WhatIf> all() && {
    due();
    priority();
    rest();
    return std::move(changes_);
  }

 private:
  template <class Edit>
  void add(std::string what, double weight, const Edit& edit) {
    WhatIf change{std::move(what), seen_, weight};
    edit(change.seen);
    changes_.push_back(std::move(change));
  }

  void due() {
    const auto moved = [this](int days) {
      return [days, this](Seen& seen) { seen.due_days = *seen_.due_days + days; };
    };
    if (seen_.due_days) {
      add("due two days later", kSmall, moved(2));
      add("due two days sooner", kSmall, moved(-2));
      add("due a week later", kMiddling, moved(7));
      add("due a week sooner", kMiddling, moved(-7));
      add("without a due date", kGreat, [](Seen& seen) { seen.due_days.reset(); });
    } else {
      add("due today", kGreat, [](Seen& seen) { seen.due_days = 0; });
      add("due in a week", kMiddling, [](Seen& seen) { seen.due_days = 7; });
    }
  }

  void priority() {
    static constexpr std::array<const char*, kPriorities> kNames{"without a priority", "with low priority",
                                                                 "with medium priority", "with high priority"};
    const auto level = static_cast<std::size_t>(seen_.priority);
    const auto set = [](std::size_t to) { return [to](Seen& seen) { seen.priority = static_cast<Priority>(to); }; };
    if (level + 1 < kPriorities) add(kNames[level + 1], kMiddling, set(level + 1));
    if (level > 0) add(kNames[level - 1], kMiddling, set(level - 1));
  }

  void rest() {
    if (seen_.estimate_minutes > 1) {
      const int half = seen_.estimate_minutes / 2;
      add("half as long", kMiddling, [half](Seen& seen) { seen.estimate_minutes = half; });
      if (seen_.estimate_minutes <= kMaxEstimate_minutes / 2)
        add("twice as long", kMiddling, [](Seen& seen) { seen.estimate_minutes *= 2; });
    }
    for (std::size_t i = 0; i < seen_.tags.size(); ++i) {
      add("without the tag " + seen_.tags[i], kGreat,
          [i](Seen& seen) { seen.tags.erase(seen.tags.begin() + static_cast<std::ptrdiff_t>(i)); });
    }
    if (seen_.blocks > 0) add("if nothing waited for it", kGreat, [](Seen& seen) { seen.blocks = 0; });
    if (seen_.started) {
      add("if it were not started", kGreat, [](Seen& seen) { seen.started = false; });
    } else {
      add("once it is started", kGreat, [](Seen& seen) { seen.started = true; });
    }
  }

  const Seen& seen_;
  std::vector<WhatIf> changes_;
};

}  // namespace

std::vector<WhatIf> changes_of(const Seen& seen) { return Changes(seen).all(); }

int rank_of(const std::vector<double>& scores, std::size_t index, double score) {
  int rank = 1;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (i != index && (scores[i] > score || (scores[i] == score && i < index))) ++rank;
  }
  return rank;
}

std::optional<Counterfactual> counterfactual(const Model& model, const Seen& seen, const Today& moment,
                                             const std::vector<double>& scores, std::size_t index) {
  if (index >= scores.size()) return std::nullopt;
  const Scorer scorer(model, moment);
  const int before = rank_of(scores, index, scores[index]);
  std::optional<Counterfactual> best;
  double most = 0;
  for (WhatIf& change : changes_of(seen)) {
    const int after = rank_of(scores, index, scorer(change.seen));
    const double ratio = static_cast<double>(after) / before;
    const double step = ml::log(ratio < 1 ? 1 / ratio : ratio) * change.weight;
    if (step <= most) continue;
    most = step;
    best = Counterfactual{std::move(change.what), before, after};
  }
  return best;
}

}  // namespace cairn::tasks

#include "apps/tasks/lessons.h"

#include <algorithm>

#include "apps/tasks/urgency.h"

namespace cairn::tasks {
namespace {

constexpr auto kSlots32 = static_cast<std::uint32_t>(kSlots);
constexpr std::uint32_t kTimeParameters = kEffectParameters - 1;

// First cell of every kind. A scale's bucket 0 has no cell: it adds nothing.
constexpr std::uint32_t kDueCells = 0;
constexpr std::uint32_t kAgeCells = kDueCells + kDueBuckets - 1;
constexpr std::uint32_t kBlocksCells = kAgeCells + kAgeBuckets - 1;
constexpr std::uint32_t kFlagCells = kBlocksCells + kBlocksBuckets - 1;
constexpr std::uint32_t kEstimateCells = kFlagCells + kFlags;
constexpr std::uint32_t kPriorityCells = kEstimateCells + (kEstimateBuckets - 1) * kSlots32;
constexpr std::uint32_t kNameCells = kPriorityCells + (kPriorities - 1) * kSlots32;

std::uint32_t index32(std::size_t index) { return static_cast<std::uint32_t>(index); }

class Encoder {
 public:
  explicit Encoder(const Prior& prior) : prior_(prior), layout_(parameter_layout()) {
    lessons_.design.base_weight = prior.urgency_weight;
    lessons_.design.base_deviation = prior.urgency_deviation;
    add_deviations();
    add_fixed_cells();
    lessons_.design.related_cells = kNameCells;
    lessons_.design.related_parameters = layout_.names;
    lessons_.design.block = kEffectParameters;
  }

  void add(const Choice& choice) {
    const std::size_t slot = slot_of(today_at(choice.at, choice.utc_offset_minutes));
    add_row(choice.chosen, slot);
    for (const Seen& seen : choice.passed_over) add_row(seen, slot);
    lessons_.data.first_row.push_back(index32(lessons_.data.rows()));
    lessons_.order.push_back(&choice);
  }

  Lessons finish() && {
    add_name_cells();
    return std::move(lessons_);
  }

 private:
  struct Name {
    std::vector<std::uint32_t> effects;  // first parameters of the effects that add up: its own and its parents'
  };

  void add_deviations() {
    std::vector<double>& deviation = lessons_.design.deviation;
    const auto steps = [&deviation](std::size_t count, double first, double step) {
      for (std::size_t i = 0; i < count; ++i) deviation.push_back(i == 0 ? first : step);
    };
    steps(kDueBuckets - 1, prior_.due, prior_.due_step);
    steps(kAgeBuckets - 1, prior_.age_step, prior_.age_step);
    steps(kBlocksBuckets - 1, prior_.blocks_step, prior_.blocks_step);
    steps(kFlags, prior_.flag, prior_.flag);
    steps(kEstimateBuckets - 1, prior_.estimate, prior_.estimate_step);
    steps(kPriorities - 1, prior_.priority_step, prior_.priority_step);
    steps(kSizes * kTimeParameters, prior_.size_time, prior_.size_time);
    steps((kPriorities - 1) * kTimeParameters, prior_.priority_time, prior_.priority_time);
  }

  void close_cell() { lessons_.design.first_entry.push_back(index32(lessons_.design.parameters.size())); }

  void add_steps(std::uint32_t first, std::size_t count) {
    for (std::uint32_t i = 0; i < count; ++i) lessons_.design.parameters.push_back(first + i);
  }

  void add_time(std::uint32_t first, std::size_t slot) {  // a parameter of the part of the day, one of the kind of day
    lessons_.design.parameters.push_back(first + index32(part_of_slot(slot)));
    lessons_.design.parameters.push_back(first + index32(kDayParts + kind_of_slot(slot)));
  }

  void add_thermometer(std::uint32_t first, std::size_t buckets) {
    for (std::size_t bucket = 1; bucket < buckets; ++bucket) {
      add_steps(first, bucket);
      close_cell();
    }
  }

  void add_fixed_cells() {
    add_thermometer(layout_.due, kDueBuckets);
    add_thermometer(layout_.age, kAgeBuckets);
    add_thermometer(layout_.blocks, kBlocksBuckets);
    for (std::uint32_t flag = 0; flag < kFlags; ++flag) {
      lessons_.design.parameters.push_back(layout_.flags + flag);
      close_cell();
    }
    for (std::size_t bucket = 1; bucket < kEstimateBuckets; ++bucket) {
      for (std::size_t slot = 0; slot < kSlots; ++slot) {
        add_steps(layout_.estimate, bucket);
        add_time(layout_.size_time + index32(size_of_bucket(bucket)) * kTimeParameters, slot);
        close_cell();
      }
    }
    for (std::size_t level = 1; level < kPriorities; ++level) {
      for (std::size_t slot = 0; slot < kSlots; ++slot) {
        add_steps(layout_.priority, level);
        add_time(layout_.priority_time + index32(level - 1) * kTimeParameters, slot);
        close_cell();
      }
    }
  }

  void add_name_cells() {
    for (const Name& name : names_) {
      for (std::size_t slot = 0; slot < kSlots; ++slot) {
        for (const std::uint32_t first : name.effects) {
          lessons_.design.parameters.push_back(first);
          add_time(first + 1, slot);
        }
        close_cell();
      }
    }
  }

  // The first parameter of a name's effect, made on first sight.
  std::uint32_t effect(std::map<std::string, std::uint32_t>& effects, std::string_view name, double always,
                       double time) {
    const auto [at, fresh] = effects.try_emplace(std::string(name), index32(lessons_.design.deviation.size()));
    if (fresh) {
      lessons_.design.deviation.push_back(always);
      lessons_.design.deviation.insert(lessons_.design.deviation.end(), kTimeParameters, time);
    }
    return at->second;
  }

  std::uint32_t project(std::string_view name) {  // index in names_
    const auto found = known_projects_.find(name);
    if (found != known_projects_.end()) return found->second;
    Name fresh;
    for (const std::string_view part : with_parents(name))
      fresh.effects.push_back(effect(lessons_.projects, part, prior_.project, prior_.project_time));
    names_.push_back(std::move(fresh));
    return known_projects_.emplace(name, index32(names_.size() - 1)).first->second;
  }

  std::uint32_t tag(std::string_view name) {
    const auto found = known_tags_.find(name);
    if (found != known_tags_.end()) return found->second;
    names_.push_back({{effect(lessons_.tags, name, prior_.tag, prior_.tag_time)}});
    return known_tags_.emplace(name, index32(names_.size() - 1)).first->second;
  }

  void add_row(const Seen& seen, std::size_t slot) {
    std::vector<std::uint32_t>& cells = lessons_.data.cells;
    const auto scale = [&cells](std::uint32_t first, std::size_t bucket) {
      if (bucket > 0) cells.push_back(first + index32(bucket - 1));
    };
    const auto timed = [&cells, slot](std::uint32_t first, std::size_t place) {
      cells.push_back(first + index32(place * kSlots + slot));
    };
    scale(kDueCells, due_bucket(seen.due_days));
    scale(kAgeCells, age_bucket(seen.age_days));
    scale(kBlocksCells, blocks_bucket(seen.blocks));
    const bool flags[kFlags] = {seen.noted, seen.started, seen.is_subtask, seen.blocked};
    for (std::uint32_t flag = 0; flag < kFlags; ++flag)
      if (flags[flag]) cells.push_back(kFlagCells + flag);
    const std::size_t estimate = estimate_bucket(seen.estimate_minutes);
    if (estimate > 0) timed(kEstimateCells, estimate - 1);
    if (seen.priority != Priority::kNone) timed(kPriorityCells, static_cast<std::size_t>(seen.priority) - 1);
    if (!seen.project.empty()) timed(kNameCells, project(seen.project));
    for (const std::string& name : seen.tags) timed(kNameCells, tag(name));
    lessons_.data.first_entry.push_back(index32(cells.size()));
    lessons_.data.base.push_back(urgency_of(seen).total());
  }

  const Prior& prior_;
  ParameterLayout layout_;
  Lessons lessons_;
  std::vector<Name> names_;
  std::unordered_map<std::string_view, std::uint32_t> known_projects_, known_tags_;  // views into the choices
};

}  // namespace

ParameterLayout parameter_layout() {
  ParameterLayout layout;
  layout.age = layout.due + index32(kDueBuckets - 1);
  layout.blocks = layout.age + index32(kAgeBuckets - 1);
  layout.flags = layout.blocks + index32(kBlocksBuckets - 1);
  layout.estimate = layout.flags + index32(kFlags);
  layout.priority = layout.estimate + index32(kEstimateBuckets - 1);
  layout.size_time = layout.priority + index32(kPriorities - 1);
  layout.priority_time = layout.size_time + index32(kSizes) * kTimeParameters;
  layout.names = layout.priority_time + index32(kPriorities - 1) * kTimeParameters;
  return layout;
}

Lessons lessons_of(const Choices& choices, const Prior& prior) {
  std::vector<const Choices::value_type*> order;
  for (const auto& entry : choices)
    if (!entry.second.passed_over.empty()) order.push_back(&entry);
  std::sort(order.begin(), order.end(), [](const Choices::value_type* a, const Choices::value_type* b) {
    return a->second.at != b->second.at ? a->second.at < b->second.at : a->first < b->first;
  });
  Encoder encoder(prior);
  for (const Choices::value_type* entry : order) encoder.add(entry->second);
  return std::move(encoder).finish();
}

}  // namespace cairn::tasks

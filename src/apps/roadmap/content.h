#pragma once
// The roadmap itself: 36 weeks of content, immutable, read once from assets/roadmap. Knows nothing of the learner.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace cairn::roadmap {

inline constexpr int kWeekCount = 36;

enum class ResourceStatus { kFree, kPaid, kChanged, kGone };

struct Alternative {
  std::string title, url, why;
};

struct Resource {
  std::string id, title, named_as, part, url, cost, note, checked;  // checked: ISO date
  ResourceStatus status = ResourceStatus::kFree;
  std::optional<Alternative> alternative;
};

struct Topic {
  std::string id, text;
  int minutes = 0;
};

struct Step {
  std::string id, text;
  int minutes = 0;
};

struct Goal {
  std::string id, text, bar;
};

struct Milestone {
  std::string id, title, text;
};

struct Week {
  int number = 0, phase = 0, month = 0;
  std::string title, subject, summary, app;
  int effort_hours = 20;
  std::vector<int> needs;
  std::vector<Topic> topics;
  std::vector<Resource> resources;
  std::string project_title, project_brief;
  std::vector<Step> steps;
  std::vector<Goal> goals;
  std::optional<Milestone> milestone;
};

struct Phase {
  int number = 0, first_week = 0, last_week = 0;
  std::string title, focus, app, project;
};

struct AppInfo {
  std::string id, title, text;
};

struct SetupItem {
  std::string id, text;
  std::optional<Resource> resource;
};

struct Content {
  std::string title, summary;
  std::vector<std::string> principles;
  std::vector<Phase> phases;
  std::vector<AppInfo> apps;
  std::vector<SetupItem> setup;
  std::vector<Resource> stack, help;
  std::vector<Week> weeks;  // weeks[0] is week 1; exactly kWeekCount

  const Week& week(int number) const { return weeks.at(static_cast<std::size_t>(number - 1)); }
  const Phase& phase_of(int week_number) const;
  const AppInfo* app(std::string_view id) const;
};

// The combined file that the build makes: {"roadmap": {...}, "weeks": [...]}. Errors name the week and field.
Result<Content> read_content(std::string_view json_text);

}  // namespace cairn::roadmap

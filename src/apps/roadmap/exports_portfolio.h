#pragma once
// What a portfolio shows, before it becomes HTML or Markdown. Internal to the exports. Only what there is: projects
// nobody has begun are named as ahead, weeks without a met goal are left out, notes stay private.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "apps/roadmap/content.h"
#include "apps/roadmap/model.h"
#include "apps/roadmap/progress.h"

namespace cairn::roadmap {

struct PortfolioWeek {
  const Week* week = nullptr;
  std::vector<const Goal*> goals_met;  // never empty
};

struct PortfolioEvidence {
  const Evidence* evidence = nullptr;
  const Goal* goal = nullptr;  // nothing: for the week as a whole
};

struct PortfolioProject {
  const Phase* phase = nullptr;
  const AppInfo* app = nullptr;
  const Milestone* milestone = nullptr;
  std::optional<Date> reached_on;
  Count weeks, goals;
  std::int64_t learning_minutes = 0, building_minutes = 0;
  std::vector<PortfolioEvidence> evidence;  // by week, then in the order of adding
  std::vector<PortfolioWeek> goal_weeks;
};

struct Portfolio {
  std::string name;  // may be empty
  Date today;
  std::optional<Date> since;
  Progress progress;
  std::vector<bool> week_done;  // [0] is week 1
  std::vector<PortfolioProject> begun;
  std::vector<const Phase*> ahead;
  std::size_t evidence_count = 0;
  std::set<Grade> grades;  // of the evidence
};

Portfolio collect_portfolio(const Content& content, const State& state, Date today, int utc_offset_minutes);

// An http or https address with a host and without white space: fit to become a link.
bool is_web_address(std::string_view url);
std::string_view grade_words(Grade grade);        // "Declared"
std::string_view grade_explanation(Grade grade);  // what it promises to a reader
// A file is read years later: "Tue 24 Nov 2026", always with the year.
std::string document_date(Date date);
std::string count_words(Count count, std::string_view things);  // "13 of 36 weeks"

}  // namespace cairn::roadmap

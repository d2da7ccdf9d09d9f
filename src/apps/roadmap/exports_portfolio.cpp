// The portfolio's content, and its Markdown form; exports_portfolio_html.cpp makes the page.

#include "apps/roadmap/exports_portfolio.h"

#include <algorithm>
#include <tuple>

#include "apps/roadmap/exports.h"
#include "base/text.h"

namespace cairn::roadmap {
namespace {

bool is_done(const State& state, int week) {
  const auto mark = state.weeks.find(week);
  return mark != state.weeks.end() && mark->second.status == WeekStatus::kDone;
}

const Goal* find_goal(const Week& week, const std::string& id) {
  const auto it = std::find_if(week.goals.begin(), week.goals.end(), [&id](const Goal& goal) { return goal.id == id; });
  return it == week.goals.end() ? nullptr : &*it;
}

void collect_week(const Week& week, const State& state, const WeekProgress& progress, int utc_offset_minutes,
                  PortfolioProject& project) {
  ++project.weeks.total;
  project.weeks.done += is_done(state, week.number) ? 1 : 0;
  project.goals.done += progress.goals.done;
  project.goals.total += progress.goals.total;
  project.learning_minutes += progress.learning_minutes;
  project.building_minutes += progress.building_minutes;
  PortfolioWeek met{&week, {}};
  for (const Goal& goal : week.goals)
    if (state.ticks.count(goal.id)) met.goals_met.push_back(&goal);
  if (!met.goals_met.empty()) project.goal_weeks.push_back(std::move(met));
  if (!week.milestone) return;
  project.milestone = &*week.milestone;
  if (is_done(state, week.number)) project.reached_on = local_date(state.weeks.at(week.number).at, utc_offset_minutes);
}

void collect_evidence(const Content& content, const State& state, PortfolioProject& project) {
  for (const auto& [id, evidence] : state.evidence) {
    if (evidence.week < project.phase->first_week || evidence.week > project.phase->last_week) continue;
    project.evidence.push_back({&evidence, find_goal(content.week(evidence.week), evidence.goal_id)});
  }
  std::stable_sort(project.evidence.begin(), project.evidence.end(), [](const auto& a, const auto& b) {
    return std::tie(a.evidence->week, a.evidence->at) < std::tie(b.evidence->week, b.evidence->at);
  });
}

bool is_begun(const Phase& phase, const PortfolioProject& project, const Progress& progress) {
  if (!project.evidence.empty() || project.weeks.done > 0) return true;
  for (int week = phase.first_week; week <= phase.last_week; ++week) {
    const WeekProgress& p = progress.week(week);
    const int ticked = p.topics.done + p.resources.done + p.steps.done + p.goals.done;
    if (ticked > 0 || p.learning_minutes + p.building_minutes > 0) return true;
  }
  return false;
}

// --- Markdown ---

// One line in which nothing of the learner's text acts as a mark of Markdown or HTML.
std::string escape_markdown(std::string_view text) {
  const std::string valid = to_valid_utf8(text);
  std::string out;
  for (const char c : trim(valid)) {
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7F) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    const bool acts = std::string_view("\\`*_[]<>|~&#").find(c) != std::string_view::npos;
    const bool acts_first = out.empty() && (c == '-' || c == '+' || c == '=');
    // "1." and "1)" begin a numbered list.
    const bool numbers = (c == '.' || c == ')') && !out.empty() &&
                         std::all_of(out.begin(), out.end(), [](char d) { return d >= '0' && d <= '9'; });
    if (acts || acts_first || numbers) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_link(std::string_view title, std::string_view url) {
  if (!is_web_address(url)) {
    const std::string rest = url.empty() || title.empty() || title == url ? "" : " (" + escape_markdown(url) + ")";
    return escape_markdown(title.empty() ? url : title) + rest;
  }
  std::string address;
  for (const char c : url) {
    switch (c) {
      case '<':
        address += "%3C";
        break;
      case '>':
        address += "%3E";
        break;
      case '\\':
        address += "%5C";
        break;
      default:
        address += c;
    }
  }
  return "[" + escape_markdown(title.empty() ? url : title) + "](<" + address + ">)";
}

std::string evidence_line(const PortfolioEvidence& item) {
  const Evidence& evidence = *item.evidence;
  std::string line = "- " + markdown_link(evidence.title, evidence.url) + " (" +
                     to_lower_ascii(grade_words(evidence.grade)) + "; week " + std::to_string(evidence.week);
  if (item.goal) line += ": " + escape_markdown(item.goal->text);
  return line + ")\n";
}

std::string project_markdown(const PortfolioProject& project) {
  std::string out =
      "\n## " + std::to_string(project.phase->number) + ". " + escape_markdown(project.phase->project) + "\n\n";
  if (project.app) out += escape_markdown(project.app->text) + "\n\n";
  out += count_words(project.weeks, "weeks done") + ", " + count_words(project.goals, "goals met");
  if (const std::int64_t minutes = project.learning_minutes + project.building_minutes; minutes > 0)
    out += ", " + format_hours(minutes);
  out += ".\n";
  if (project.milestone && project.reached_on)
    out += "\n**Milestone reached on " + document_date(*project.reached_on) + ":** " +
           escape_markdown(project.milestone->title) + ". " + escape_markdown(project.milestone->text) + "\n";
  if (!project.evidence.empty()) out += "\n### Evidence\n\n";
  for (const PortfolioEvidence& item : project.evidence) out += evidence_line(item);
  if (!project.goal_weeks.empty()) out += "\n### Goals met\n\n";
  for (const PortfolioWeek& week : project.goal_weeks) {
    out += "- Week " + std::to_string(week.week->number) + ", " + escape_markdown(week.week->title) + "\n";
    for (const Goal* goal : week.goals_met)
      out += "  - " + escape_markdown(goal->text) + ": " + escape_markdown(goal->bar) + "\n";
  }
  return out;
}

std::string hours_markdown(const Portfolio& portfolio) {
  if (portfolio.progress.minutes == 0) return {};
  std::string out = "\n## Hours\n\n| Phase | Learning | Building | Together |\n|---|--:|--:|--:|\n";
  for (const PortfolioProject& project : portfolio.begun) {
    const std::int64_t together = project.learning_minutes + project.building_minutes;
    if (together == 0) continue;
    out += "| " + escape_markdown(project.phase->title) + " | " + format_hours(project.learning_minutes) + " | " +
           format_hours(project.building_minutes) + " | " + format_hours(together) + " |\n";
  }
  return out;
}

std::string grades_markdown(const Portfolio& portfolio) {
  if (portfolio.evidence_count == 0) return {};
  std::string out = "\n## What the grades mean\n\n";
  for (const Grade grade : portfolio.grades)
    out += "- " + std::string(grade_words(grade)) + ": " + std::string(grade_explanation(grade)) + "\n";
  return out;
}

}  // namespace

Portfolio collect_portfolio(const Content& content, const State& state, Date today, int utc_offset_minutes) {
  Portfolio portfolio;
  portfolio.name = std::string(trim(state.settings.name));
  portfolio.today = today;
  portfolio.since = state.settings.start_date;
  portfolio.progress = progress_of(content, state);
  portfolio.evidence_count = state.evidence.size();
  for (const auto& [id, evidence] : state.evidence) portfolio.grades.insert(evidence.grade);
  for (const Week& week : content.weeks) portfolio.week_done.push_back(is_done(state, week.number));
  for (const Phase& phase : content.phases) {
    PortfolioProject project;
    project.phase = &phase;
    project.app = content.app(phase.app);
    for (int week = phase.first_week; week <= phase.last_week; ++week)
      collect_week(content.week(week), state, portfolio.progress.week(week), utc_offset_minutes, project);
    collect_evidence(content, state, project);
    if (is_begun(phase, project, portfolio.progress))
      portfolio.begun.push_back(std::move(project));
    else
      portfolio.ahead.push_back(&phase);
  }
  return portfolio;
}

bool is_web_address(std::string_view url) {
  const std::string lower = to_lower_ascii(url.substr(0, 8));
  const std::size_t scheme = lower.rfind("https://", 0) == 0 ? 8 : lower.rfind("http://", 0) == 0 ? 7 : 0;
  if (scheme == 0 || url.size() <= scheme || std::string_view("/?#.").find(url[scheme]) != std::string_view::npos)
    return false;
  return std::none_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; });
}

std::string_view grade_words(Grade grade) {
  switch (grade) {
    case Grade::kDeclared:
      return "Declared";
    case Grade::kChecked:
      return "Checked";
    case Grade::kReproduced:
      return "Reproduced";
  }
  return "Declared";
}

std::string_view grade_explanation(Grade grade) {
  switch (grade) {
    case Grade::kDeclared:
      return "stated by the author, with a link where there is one.";
    case Grade::kChecked:
      return "a file was read and meets the goal's measurable bar.";
    case Grade::kReproduced:
      return "the figure was computed again from the file, with the same result.";
  }
  return {};
}

std::string document_date(Date date) { return format_date(date, date) + " " + std::to_string(to_civil(date).year); }

std::string count_words(Count count, std::string_view things) {
  return std::to_string(count.done) + " of " + std::to_string(count.total) + " " + std::string(things);
}

std::string portfolio_markdown(const Content& content, const State& state, Date today, int utc_offset_minutes) {
  const Portfolio portfolio = collect_portfolio(content, state, today, utc_offset_minutes);
  std::string out = "# " + (portfolio.name.empty() ? "Portfolio" : escape_markdown(portfolio.name)) + "\n\n";
  out += escape_markdown(content.title) + ".";
  if (portfolio.since && *portfolio.since <= today) out += " Begun on " + document_date(*portfolio.since) + ".";
  out += " As of " + document_date(today) + ".\n";
  if (portfolio.begun.empty()) return out + "\nNothing to show yet.\n";
  out += "\n- " + count_words({portfolio.progress.weeks_done, kWeekCount}, "weeks done") + "\n- " +
         count_words(portfolio.progress.goals, "goals met") + "\n";
  if (portfolio.progress.milestones.done > 0)
    out += "- " + count_words(portfolio.progress.milestones, "milestones reached") + "\n";
  if (portfolio.progress.minutes > 0) out += "- " + format_hours(portfolio.progress.minutes) + " logged\n";
  for (const PortfolioProject& project : portfolio.begun) out += project_markdown(project);
  if (!portfolio.ahead.empty()) out += "\n## Still ahead\n\n";
  for (const Phase* phase : portfolio.ahead) out += "- " + escape_markdown(phase->project) + "\n";
  return out + hours_markdown(portfolio) + grades_markdown(portfolio);
}

}  // namespace cairn::roadmap

// The portfolio as one HTML file: no script, no address fetched, no inline style; the same page on screen and on paper.

#include "apps/roadmap/exports.h"
#include "apps/roadmap/exports_portfolio.h"
#include "base/html.h"

namespace cairn::roadmap {
namespace {

constexpr std::string_view kStyle = R"css(
:root { color-scheme: light; --ink: #1A1C1E; --muted: #5F666B; --line: #E3E4DF; --moss: #2C6A4C; --soft: #E7F0EA; }
* { box-sizing: border-box; }
html { background: #F7F7F4; }
body { margin: 0 auto; padding: 56px 24px 72px; max-width: 800px; color: var(--ink);
  font: 15px/1.5 Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
h1, h2, h3, p, ul, dl, dd { margin: 0; }
h1 { font-size: 36px; line-height: 1.15; font-weight: 600; letter-spacing: -0.02em; }
h2 { font-size: 21px; line-height: 1.3; font-weight: 600; letter-spacing: -0.01em; }
h3 { margin: 24px 0 8px; font-size: 13px; line-height: 1.4; font-weight: 600; color: var(--muted); }
ul { padding: 0; list-style: none; }
a { color: var(--moss); text-decoration-thickness: 1px; text-underline-offset: 3px; }
a:focus-visible { outline: 2px solid var(--moss); outline-offset: 2px; border-radius: 2px; }
.small, .meta { font-size: 13px; color: var(--muted); }
.lead { margin-top: 12px; max-width: 62ch; font-size: 17px; color: var(--muted); }
.figures { display: flex; flex-wrap: wrap; gap: 16px 28px; margin: 32px 0 24px; }
.figures div { display: flex; flex-direction: column-reverse; }
.figures dd { font-size: 24px; line-height: 1.2; font-weight: 600; }
.figures dt { font-size: 13px; color: var(--muted); }
.track { display: block; width: 100%; height: auto; }
.todo { fill: #E3E4DF; }
.p1 { fill: #0072B2; } .p2 { fill: #009E73; } .p3 { fill: #D55E00; } .p4 { fill: #AA4499; } .p5 { fill: #B8860B; }
section { margin-top: 32px; padding: 28px 32px 32px; background: #FFFFFF; border: 1px solid var(--line); border-radius: 8px; }
.phase { display: flex; align-items: center; gap: 8px; margin-bottom: 4px; font-size: 13px; color: var(--muted); }
.about { margin-top: 4px; max-width: 62ch; }
.meta { margin-top: 8px; }
.milestone { margin-top: 20px; padding: 12px 16px; background: var(--soft); border-left: 3px solid var(--moss); border-radius: 0 6px 6px 0; }
.milestone strong { display: block; font-weight: 600; color: var(--moss); }
.evidence li { padding: 8px 0; border-top: 1px solid var(--line); }
.evidence li:first-child { border-top: 0; padding-top: 0; }
.grade { display: inline-block; margin: 0 4px; padding: 0 8px; border: 1px solid var(--line); border-radius: 10px;
  font-size: 12px; line-height: 18px; color: var(--muted); white-space: nowrap; }
.grade.proven { border-color: var(--soft); background: var(--soft); color: var(--moss); }
.weeks > li { margin-top: 12px; break-inside: avoid; }
.weeks > li:first-child { margin-top: 0; }
.goals li { position: relative; padding-left: 20px; }
.goals li::before { content: ""; position: absolute; left: 4px; top: 7px; width: 4px; height: 8px; border: solid var(--moss);
  border-width: 0 2px 2px 0; transform: rotate(40deg); }
table { width: 100%; margin-top: 12px; border-collapse: collapse; }
th, td { padding: 8px 0 8px 16px; border-top: 1px solid var(--line); text-align: right; font-weight: 400; }
th:first-child { padding-left: 0; text-align: left; }
thead th { border-top: 0; font-size: 13px; color: var(--muted); }
tfoot th, tfoot td { font-weight: 600; }
footer { margin-top: 32px; }
footer dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin-bottom: 16px; }
@media (max-width: 560px) { body { padding: 32px 16px 48px; } section { padding: 20px; } h1 { font-size: 30px; } }
@media print {
  @page { margin: 18mm 16mm; }
  html { background: #FFFFFF; }
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  section { padding: 20px 0 0; border-width: 1px 0 0; border-radius: 0; }
  h2, h3, .phase { break-after: avoid; }
  .milestone, .evidence li, tr, footer { break-inside: avoid; }
  a { color: var(--ink); }
  a::after { content: " " attr(href); font-size: 8.5pt; color: var(--muted); }
}
)css";

std::string link_or_text(const Evidence& evidence) {
  const std::string title = escape_html(evidence.title.empty() ? evidence.url : evidence.title);
  if (is_web_address(evidence.url))
    return "<a href=\"" + escape_html(evidence.url) + "\" rel=\"noopener noreferrer\">" + title + "</a>";
  const bool says_more = !evidence.url.empty() && !evidence.title.empty() && evidence.title != evidence.url;
  return title + (says_more ? " <span class=\"small\">" + escape_html(evidence.url) + "</span>" : "");
}

void figure(std::string& out, const std::string& value, std::string_view caption) {
  out += "<div><dt>" + std::string(caption) + "</dt><dd>" + value + "</dd></div>\n";
}

std::string of(Count count) { return std::to_string(count.done) + " of " + std::to_string(count.total); }

void write_figures(std::string& out, const Portfolio& portfolio) {
  const Progress& progress = portfolio.progress;
  out += "<dl class=\"figures\">\n";
  figure(out, of({progress.weeks_done, kWeekCount}), "weeks done");
  figure(out, of(progress.goals), "goals met");
  if (progress.milestones.done > 0) figure(out, of(progress.milestones), "milestones reached");
  if (portfolio.evidence_count > 0)
    figure(out, std::to_string(portfolio.evidence_count),
           portfolio.evidence_count == 1 ? "piece of evidence" : "pieces of evidence");
  if (progress.minutes > 0) figure(out, format_hours(progress.minutes), "learning and building");
  out += "</dl>\n";
}

// All weeks in a row, a gap between the phases.
void write_track(std::string& out, const Content& content, const Portfolio& portfolio) {
  constexpr int kStep = 20;
  constexpr int kGap = 8;
  const int width = kStep * kWeekCount + kGap * static_cast<int>(content.phases.size() - 1);
  out += "<svg class=\"track\" viewBox=\"0 0 " + std::to_string(width) + " 10\" role=\"img\" aria-label=\"" +
         count_words({portfolio.progress.weeks_done, kWeekCount}, "weeks done") + "\">";
  for (const Week& week : content.weeks) {
    const bool done = portfolio.week_done[static_cast<std::size_t>(week.number - 1)];
    const int phase = content.phase_of(week.number).number;
    out += "<rect class=\"" + (done ? "p" + std::to_string(phase) : std::string("todo")) + "\" x=\"" +
           std::to_string(kStep * (week.number - 1) + kGap * (phase - 1)) + "\" width=\"" + std::to_string(kStep - 3) +
           "\" height=\"10\" rx=\"2\"/>";
  }
  out += "</svg>\n";
}

void write_header(std::string& out, const Content& content, const Portfolio& portfolio) {
  out += "<header>\n<h1>" + (portfolio.name.empty() ? "Portfolio" : escape_html(portfolio.name)) + "</h1>\n";
  out += "<p class=\"lead\">" + escape_html(content.title);
  if (portfolio.since && *portfolio.since <= portfolio.today) out += ", since " + document_date(*portfolio.since);
  out += ".</p>\n";
  if (portfolio.begun.empty()) {
    out += "</header>\n<section><p>Nothing to show yet.</p></section>\n";
    return;
  }
  write_figures(out, portfolio);
  write_track(out, content, portfolio);
  out += "</header>\n";
}

void write_evidence(std::string& out, const PortfolioProject& project) {
  if (project.evidence.empty()) return;
  out += "<h3>Evidence</h3>\n<ul class=\"evidence\">\n";
  for (const PortfolioEvidence& item : project.evidence) {
    const bool proven = item.evidence->grade != Grade::kDeclared;
    out += "<li>" + link_or_text(*item.evidence) + " <span class=\"grade" + (proven ? " proven" : "") + "\">" +
           std::string(grade_words(item.evidence->grade)) + "</span><p class=\"small\">Week " +
           std::to_string(item.evidence->week);
    if (item.goal) out += " · " + escape_html(item.goal->text);
    out += "</p></li>\n";
  }
  out += "</ul>\n";
}

void write_goals(std::string& out, const PortfolioProject& project) {
  if (project.goal_weeks.empty()) return;
  out += "<h3>Goals met, week by week</h3>\n<ul class=\"weeks\">\n";
  for (const PortfolioWeek& week : project.goal_weeks) {
    out += "<li>Week " + std::to_string(week.week->number) + " · " + escape_html(week.week->title) +
           " <span class=\"small\">" +
           of({static_cast<int>(week.goals_met.size()), static_cast<int>(week.week->goals.size())}) +
           "</span>\n<ul class=\"goals\">\n";
    for (const Goal* goal : week.goals_met)
      out += "<li>" + escape_html(goal->text) + "<p class=\"small\">" + escape_html(goal->bar) + "</p></li>\n";
    out += "</ul></li>\n";
  }
  out += "</ul>\n";
}

void write_project(std::string& out, const PortfolioProject& project) {
  const std::string number = std::to_string(project.phase->number);
  out += "<section aria-labelledby=\"project-" + number + "\">\n<p class=\"phase\"><svg width=\"10\" height=\"10\" " +
         "aria-hidden=\"true\"><rect class=\"p" + number + "\" width=\"10\" height=\"10\" rx=\"2\"/></svg>Phase " +
         number + " · " + escape_html(project.phase->title) + "</p>\n";
  out += "<h2 id=\"project-" + number + "\">" + escape_html(project.phase->project) + "</h2>\n";
  if (project.app) out += "<p class=\"about\">" + escape_html(project.app->text) + "</p>\n";
  out +=
      "<p class=\"meta\">" + count_words(project.weeks, "weeks done") + " · " + count_words(project.goals, "goals met");
  const std::int64_t minutes = project.learning_minutes + project.building_minutes;
  out += (minutes > 0 ? " · " + format_hours(minutes) : std::string()) + "</p>\n";
  if (project.milestone && project.reached_on)
    out += "<div class=\"milestone\"><strong>Milestone: " + escape_html(project.milestone->title) + "</strong><p>" +
           escape_html(project.milestone->text) + "</p><p class=\"small\">Reached on " +
           document_date(*project.reached_on) + "</p></div>\n";
  write_evidence(out, project);
  write_goals(out, project);
  out += "</section>\n";
}

void write_hours(std::string& out, const Portfolio& portfolio) {
  if (portfolio.progress.minutes == 0) return;
  const auto row = [&out](const std::string& title, std::int64_t learning, std::int64_t building) {
    out += "<tr><th scope=\"row\">" + title + "</th><td>" + format_hours(learning) + "</td><td>" +
           format_hours(building) + "</td><td>" + format_hours(learning + building) + "</td></tr>\n";
  };
  std::int64_t learning = 0;
  std::int64_t building = 0;
  out +=
      "<section aria-labelledby=\"hours\">\n<h2 id=\"hours\">Hours</h2>\n<table>\n<thead><tr><th "
      "scope=\"col\">Phase</th>"
      "<th scope=\"col\">Learning</th><th scope=\"col\">Building</th><th "
      "scope=\"col\">Together</th></tr></thead>\n<tbody>\n";
  for (const PortfolioProject& project : portfolio.begun) {
    if (project.learning_minutes + project.building_minutes == 0) continue;
    row(escape_html(project.phase->title), project.learning_minutes, project.building_minutes);
    learning += project.learning_minutes;
    building += project.building_minutes;
  }
  out += "</tbody>\n<tfoot>\n";
  row("All", learning, building);
  out += "</tfoot>\n</table>\n</section>\n";
}

void write_ahead(std::string& out, const Portfolio& portfolio) {
  if (portfolio.ahead.empty() || portfolio.begun.empty()) return;
  out += "<section aria-labelledby=\"ahead\">\n<h2 id=\"ahead\">Still ahead</h2>\n<ul class=\"about\">\n";
  for (const Phase* phase : portfolio.ahead) out += "<li>" + escape_html(phase->project) + "</li>\n";
  out += "</ul>\n</section>\n";
}

void write_footer(std::string& out, const Portfolio& portfolio) {
  out += "<footer class=\"small\">\n";
  if (portfolio.evidence_count > 0) {
    out += "<dl>\n";
    for (const Grade grade : portfolio.grades)
      out += "<dt>" + std::string(grade_words(grade)) + "</dt><dd>" + std::string(grade_explanation(grade)) + "</dd>\n";
    out += "</dl>\n";
  }
  out += "<p>As of " + document_date(portfolio.today) + ". Made with Cairn.</p>\n</footer>\n";
}

}  // namespace

std::string portfolio_html(const Content& content, const State& state, Date today, int utc_offset_minutes) {
  const Portfolio portfolio = collect_portfolio(content, state, today, utc_offset_minutes);
  const std::string title = portfolio.name.empty() ? "Portfolio" : escape_html(portfolio.name) + " · Portfolio";
  std::string out =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" "
      "content=\"no-referrer\">\n"
      "<title>" +
      title + "</title>\n<style>";
  out += kStyle;
  out += "</style>\n</head>\n<body>\n";
  write_header(out, content, portfolio);
  out += "<main>\n";
  for (const PortfolioProject& project : portfolio.begun) write_project(out, project);
  write_hours(out, portfolio);
  write_ahead(out, portfolio);
  out += "</main>\n";
  write_footer(out, portfolio);
  return out + "</body>\n</html>\n";
}

}  // namespace cairn::roadmap

// What the learner leaves with: the five projects with their evidence, milestones, hours, and the files to take along.

#include <algorithm>
#include <cmath>

#include "apps/roadmap/exports.h"
#include "apps/roadmap/exports_portfolio.h"
#include "apps/roadmap/view.h"
#include "apps/roadmap/view_week.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

constexpr float kTwoColumns_px = 800;

struct PortfolioPage {
  ui::Ui& ui;
  const ViewContext& context;
  PortfolioView& view;
  Out& out;
};

ui::Color phase_color(const ui::Ui& ui, int phase) {
  return ui.colors().phases[static_cast<std::size_t>(std::clamp(phase, 1, 5) - 1)];
}

// --- figures ---

void draw_figures(PortfolioPage& page) {
  ui::Ui& ui = page.ui;
  const Progress& progress = page.context.derived.progress;
  const auto of = [](Count count) { return std::to_string(count.done) + " of " + std::to_string(count.total); };
  const std::pair<std::string, std::string> figures[] = {
      {std::to_string(progress.weeks_done) + " of 36", "weeks done"},
      {of(progress.goals), "goals reached"},
      {std::to_string(page.context.state.evidence.size()),
       page.context.state.evidence.size() == 1 ? "piece of evidence" : "pieces of evidence"},
      {format_hours(progress.minutes), "logged in all"},
  };
  const ui::Container region(ui, ui::Role::kRegion, "In figures", "figures region");
  ui::Grid grid(ui, "figures", 150 * ui.scale(), ui::space::k16, 4);
  for (const auto& [value, caption] : figures) {
    grid.next();
    const ui::Card card(ui, ui::CardLook::kPlain, ui::space::k16, grid.cell_h());
    ui::figure(ui, value, caption);
  }
}

// --- the five projects ---

void grade_badge(ui::Ui& ui, Grade grade) {
  const ui::Palette& c = ui.colors();
  const bool more = grade != Grade::kDeclared;
  ui::badge(ui, grade_words(grade), more ? c.good : c.muted, more ? c.accent_soft : c.hover,
            more ? icon::kCircleCheck : nullptr);
}

void draw_evidence(PortfolioPage& page, const Evidence& evidence) {
  ui::Ui& ui = page.ui;
  const std::string_view title = evidence.title.empty() ? evidence.url : evidence.title;
  const auto draw_title = [&] {
    if (evidence.url.empty())
      ui.text(ui::Type::kBody, title);
    else
      ui::link(ui, title, evidence.url);
  };
  const bool narrow = ui.phone();  // the title has a line of its own
  if (narrow) {
    draw_title();
    ui.gap(2);
  }
  const ui::Row row(ui, ui::space::k8, ui.style(ui::Type::kBody).line_px + 4);
  if (!narrow) draw_title();
  grade_badge(ui, evidence.grade);
  ui::link(ui, "Week " + std::to_string(evidence.week), "#/week/" + std::to_string(evidence.week), ui::Type::kSmall);
}

struct PhaseFigures {
  Count weeks, goals;
  std::int64_t minutes = 0;
  double fraction = 0;
};

PhaseFigures figures_of(const ViewContext& context, const Phase& phase) {
  PhaseFigures figures;
  for (int number = phase.first_week; number <= phase.last_week; ++number) {
    const WeekProgress& week = context.derived.progress.week(number);
    ++figures.weeks.total;
    figures.weeks.done += week_state(context, number) == WeekState::kDone ? 1 : 0;
    figures.goals.done += week.goals.done;
    figures.goals.total += week.goals.total;
    figures.minutes += week.learning_minutes + week.building_minutes;
    figures.fraction += week.fraction;
  }
  figures.fraction /= std::max(1, figures.weeks.total);
  return figures;
}

void draw_project(PortfolioPage& page, const Phase& phase) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, phase.number);
  const ui::Container item(ui, ui::Role::kListItem, {}, "item");
  const ui::Card card(ui);
  const PhaseFigures figures = figures_of(page.context, phase);
  const AppInfo* app = page.context.content.app(phase.app);
  {
    const ui::Row row(ui, ui::space::k8);
    ui::badge(ui, "Phase " + std::to_string(phase.number), phase_color(ui, phase.number),
              ui::mix(ui.colors().surface, phase_color(ui, phase.number), 0.12f));
    if (app) ui.muted(app->title);
  }
  ui.gap(ui::space::k8);
  ui.heading(3, phase.project);
  if (app) {
    ui.gap(2);
    ui.text(ui::Type::kSmall, app->text);
  }
  ui.gap(ui::space::k12);
  ui::progress_bar(ui, "Progress of phase " + std::to_string(phase.number), figures.fraction,
                   phase_color(ui, phase.number));
  ui.gap(ui::space::k8);
  ui.muted(std::to_string(figures.weeks.done) + " of " + std::to_string(figures.weeks.total) + " weeks · " +
           std::to_string(figures.goals.done) + " of " + std::to_string(figures.goals.total) + " goals · " +
           format_hours(figures.minutes));
  bool any = false;
  for (const auto& [id, evidence] : page.context.state.evidence)
    any = any || (evidence.week >= phase.first_week && evidence.week <= phase.last_week);
  if (!any) return;
  ui.gap(ui::space::k12);
  ui.divider();
  ui.gap(ui::space::k12);
  const ui::Container list(ui, ui::Role::kList, "Evidence of phase " + std::to_string(phase.number), "evidence");
  for (int number = phase.first_week; number <= phase.last_week; ++number) {
    for (const auto& [id, evidence] : page.context.state.evidence) {
      if (evidence.week != number) continue;
      const ui::Ui::Scope evidence_scope(ui, id);
      const ui::Container line(ui, ui::Role::kListItem, {}, "item");
      draw_evidence(page, evidence);
      ui.gap(ui.phone() ? ui::space::k12 : ui::space::k4);
    }
  }
}

void draw_projects(PortfolioPage& page) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Projects", "projects region");
  section_title(ui, "Five projects", {});
  if (page.context.state.evidence.empty()) {
    const int week = page.context.derived.current_week;
    ui.text(ui::Type::kBody,
            "Evidence shows what you built: a repository, a live page, a video. Add a link where a week lists its "
            "goals, and "
            "it appears here.");
    if (week > 0) {
      ui.gap(ui::space::k8);
      ui::button_link(ui, "Add evidence in week " + std::to_string(week), "#/week/" + std::to_string(week),
                      {.icon = icon::kPlus});
    }
    ui.gap(ui::space::k16);
  }
  const ui::Container list(ui, ui::Role::kList, "Projects", "projects");
  for (const Phase& phase : page.context.content.phases) {
    if (phase.number > 1) ui.gap(ui::space::k16);
    draw_project(page, phase);
  }
}

// --- side ---

void draw_milestones(PortfolioPage& page) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const Derived& derived = page.context.derived;
  const ui::Container region(ui, ui::Role::kRegion, "Milestones", "milestones region");
  const ui::Card card(ui);
  section_title(
      ui, "Milestones",
      std::to_string(derived.progress.milestones.done) + " of " + std::to_string(derived.progress.milestones.total));
  const ui::Container list(ui, ui::Role::kList, "Milestones", "milestones");
  const float indent = std::round(28 * std::max(1.0f, ui.scale()));
  bool first = true;
  for (const Week& week : page.context.content.weeks) {
    if (!week.milestone) continue;
    const ui::Ui::Scope scope(ui, week.number);
    const ui::Container item(ui, ui::Role::kListItem, {}, "item");
    if (!first) ui.gap(ui::space::k12);
    first = false;
    const auto mark = page.context.state.weeks.find(week.number);
    const bool done = week_state(page.context, week.number) == WeekState::kDone;
    ui.paint_icon({ui.x() + 9, ui.y() + ui.style(ui::Type::kBody).line_px / 2}, std::round(18 * ui.scale()),
                  done ? c.good : c.faint, done ? icon::kCircleCheck : icon::kFlag);
    ui.flow().x += indent;
    ui.flow().w -= indent;
    ui.text(done ? ui::Type::kBodyStrong : ui::Type::kBody, week.milestone->title);
    std::string when = "Week " + std::to_string(week.number);
    const auto planned = derived.plan.weeks.find(week.number);
    if (done && mark != page.context.state.weeks.end())
      when += " · reached " + format_date(local_date(mark->second.at, page.context.utc_offset_minutes), derived.today);
    else if (planned != derived.plan.weeks.end())
      when += " · planned for " + format_date(planned->second.last_day, derived.today);
    ui.muted(when);
    ui.flow().x -= indent;
    ui.flow().w += indent;
  }
}

void draw_name(PortfolioPage& page) {
  ui::Ui& ui = page.ui;
  PortfolioView& view = page.view;
  const Settings& settings = page.context.state.settings;
  if (!view.loaded || view.seen != settings.name) {
    view.loaded = true;
    view.seen = settings.name;
    view.name = settings.name;
    view.error.clear();
  }
  const ui::FieldResult field = ui::text_field(ui, "Name on the portfolio", view.name,
                                               {.placeholder = "As you want to be called",
                                                .error = view.error,
                                                .disabled_because = page.context.read_only_because()});
  if (!field.committed || view.name == settings.name) return;
  Settings changed = settings;
  changed.name = view.name;
  const Status status = page.out.submit(ChangeSettings{changed});
  view.error = status ? std::string() : status.error().message;
  if (status) view.seen = view.name;
}

void file_action(PortfolioPage& page, std::string_view label, const char* icon, std::string_view what,
                 ui::ButtonLook look, const auto& make) {
  ui::Ui& ui = page.ui;
  if (ui::button(ui, label, {.look = look, .icon = icon, .description = what, .width = -1})) {
    make();
    ui.request_settle();
  }
  ui.gap(ui::space::k8);
}

void draw_exports(PortfolioPage& page) {
  ui::Ui& ui = page.ui;
  const Content& content = page.context.content;
  const State& state = page.context.state;
  const Date today = page.context.derived.today;
  const std::string stamp = to_iso(today);
  const auto save = [&](std::string name, std::string mime, std::string text) {
    page.out.actions.push_back(ui::Toast{name + " goes to your downloads", false});
    page.out.actions.push_back(ui::SaveFile{std::move(name), std::move(mime), std::move(text)});
  };
  const ui::Container region(ui, ui::Role::kRegion, "Take it with you", "exports region");
  const ui::Card card(ui);
  section_title(ui, "Take it with you", {});
  draw_name(page);
  ui.gap(ui::space::k16);
  file_action(page, "Save as a web page", icon::kDownload,
              "One file that opens anywhere, with projects, evidence and hours", ui::ButtonLook::kPrimary, [&] {
                save("portfolio-" + stamp + ".html", "text/html",
                     portfolio_html(content, state, today, page.context.utc_offset_minutes));
              });
  file_action(page, "Print", icon::kPrinter, "The same page, on paper or as a PDF", ui::ButtonLook::kPlain, [&] {
    page.out.actions.push_back(ui::PrintPage{portfolio_html(content, state, today, page.context.utc_offset_minutes)});
  });
  file_action(page, "Save as Markdown", icon::kFileText, "For a README or a blog", ui::ButtonLook::kPlain, [&] {
    save("portfolio-" + stamp + ".md", "text/markdown",
         portfolio_markdown(content, state, today, page.context.utc_offset_minutes));
  });
  ui.gap(ui::space::k4);
  ui.divider();
  ui.gap(ui::space::k12);
  ui.muted("For your calendar and your tables");
  ui.gap(ui::space::k8);
  file_action(page, "Calendar (.ics)", icon::kCalendarPlus, "The weeks and milestones of the plan, for any calendar",
              ui::ButtonLook::kPlain, [&] {
                save("roadmap-" + stamp + ".ics", "text/calendar",
                     calendar_ics(content, state, today, page.context.now));
              });
  file_action(page, "Progress (CSV)", icon::kTable, "One line a week, for Notion and spreadsheets",
              ui::ButtonLook::kPlain, [&] {
                save("progress-" + stamp + ".csv", "text/csv",
                     progress_csv(content, state, today, page.context.utc_offset_minutes));
              });
}

}  // namespace

void draw_portfolio(ui::Ui& ui, const ViewContext& context, PortfolioView& view, Out& out) {
  PortfolioPage page{ui, context, view, out};
  ui.heading(1, "Portfolio");
  ui.muted("What you have built, and what shows it.");
  ui.gap(ui::space::k24);
  draw_figures(page);
  ui.gap(ui::space::k24);
  ui::Columns columns(ui, {9, 5}, ui::space::k24, kTwoColumns_px);
  columns.next();
  draw_projects(page);
  columns.next();
  draw_exports(page);
  ui.gap(ui::space::k24);
  draw_milestones(page);
}

}  // namespace cairn::roadmap

// Goals with their bar in words, and the evidence that they were reached.

#include <cmath>

#include "apps/roadmap/view_week.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

constexpr float kIndent_px = 28;

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

void grade_badge(ui::Ui& ui, Grade grade) {
  const ui::Palette& c = ui.colors();
  const bool more = grade != Grade::kDeclared;
  ui::badge(ui, grade_words(grade), more ? c.good : c.muted, more ? c.accent_soft : c.hover,
            more ? icon::kCircleCheck : nullptr);
}

void submit_evidence(WeekPage& page) {
  EvidenceDraft& draft = page.view.evidence;
  const bool fresh = draft.evidence_id.empty();
  const Command command = fresh ? Command(AddEvidence{page.week.number, draft.goal_id, draft.title, draft.url})
                                : Command(EditEvidence{draft.evidence_id, draft.title, draft.url});
  const Status status = page.out.submit(command);
  if (!status) {
    draft.error = status.error().message;
    draft.error_where = status.error().where;
    return;
  }
  page.out.actions.push_back(ui::Toast{fresh ? "Evidence added" : "Evidence changed", true});
  draft = EvidenceDraft{};
}

void draw_evidence_form(WeekPage& page) {
  ui::Ui& ui = page.ui;
  EvidenceDraft& draft = page.view.evidence;
  const ui::Ui::Scope scope(ui, "evidence form");
  const ui::Container form(ui, ui::Role::kForm, draft.evidence_id.empty() ? "New evidence" : "Edit evidence", "form");
  const bool at_url = draft.error_where == "url";
  ui.gap(ui::space::k8);
  bool enter = ui::text_field(ui, "What it shows", draft.title,
                              {.placeholder = "For example: release v1 with its tests",
                               .error = at_url ? std::string_view() : std::string_view(draft.error),
                               .autofocus = true,
                               .disabled_because = page.context.read_only_because()})
                   .submitted;
  ui.gap(ui::space::k12);
  enter |= ui::text_field(ui, "Link", draft.url,
                          {.placeholder = "https://",
                           .type = "url",
                           .error = at_url ? std::string_view(draft.error) : std::string_view(),
                           .hint = "A repository, a live page, a video. Leave it empty when the title says it all.",
                           .disabled_because = page.context.read_only_because()})
               .submitted;
  ui.gap(ui::space::k12);
  const ui::Row row(ui);
  ui::ButtonOptions save{.look = ui::ButtonLook::kPrimary};
  save.disabled_because = page.context.read_only_because();
  if (ui::button(ui, "Save evidence", save) || (enter && page.context.writable)) {
    submit_evidence(page);
    ui.request_settle();
  }
  if (ui::button(ui, "Cancel", {.look = ui::ButtonLook::kQuiet}) || form.dismissed()) {
    draft = EvidenceDraft{};
    ui.request_settle();
  }
}

void draw_evidence_row(WeekPage& page, const std::string& id, const Evidence& evidence) {
  ui::Ui& ui = page.ui;
  const auto draw_what = [&] {
    const ui::Row row(ui, ui::space::k8, ui.style(ui::Type::kBody).line_px + 4);
    const std::string_view title = evidence.title.empty() ? evidence.url : evidence.title;
    if (evidence.url.empty())
      ui.text(ui::Type::kBody, title);
    else
      ui::link(ui, title, evidence.url);
    grade_badge(ui, evidence.grade);
    ui.muted(format_date(local_date(evidence.at, page.context.utc_offset_minutes), page.context.derived.today));
  };
  const auto draw_buttons = [&] {
    const ui::Row row(ui, 0);
    ui::ButtonOptions options{.small = true};
    options.disabled_because = page.context.read_only_because();
    const std::string which = ": " + (evidence.title.empty() ? evidence.url : evidence.title);
    if (ui::icon_button(ui, "Edit evidence" + which, icon::kPencil, options)) {
      page.view.evidence = EvidenceDraft{true, id, evidence.goal_id, evidence.title, evidence.url, {}, {}};
      ui.request_settle();
    }
    if (ui::icon_button(ui, "Remove evidence" + which, icon::kTrash2, options))
      tell(page.out, page.out.submit(RemoveEvidence{id}), "Evidence removed");
  };
  with_actions(ui, 2 * icon_button_w(ui), draw_what, draw_buttons);
}

bool belongs(const Week& week, const Evidence& evidence, std::string_view goal_id) {
  if (evidence.week != week.number) return false;
  if (!goal_id.empty()) return evidence.goal_id == goal_id;
  // Evidence for the week as a whole, and what belonged to a goal that is no more.
  for (const Goal& goal : week.goals)
    if (goal.id == evidence.goal_id) return false;
  return true;
}

void draw_evidence(WeekPage& page, const std::string& goal_id, std::string_view add_words, std::string_view what_for) {
  ui::Ui& ui = page.ui;
  EvidenceDraft& draft = page.view.evidence;
  bool any = false;
  for (const auto& [id, evidence] : page.context.state.evidence) any = any || belongs(page.week, evidence, goal_id);
  if (any) {
    const ui::Container list(ui, ui::Role::kList, "Evidence", "list");
    for (const auto& [id, evidence] : page.context.state.evidence) {
      if (!belongs(page.week, evidence, goal_id)) continue;
      const ui::Ui::Scope scope(ui, id);
      const ui::Container item(ui, ui::Role::kListItem, {}, "item");
      if (draft.open && draft.evidence_id == id)
        draw_evidence_form(page);
      else
        draw_evidence_row(page, id, evidence);
    }
  }
  if (draft.open && draft.evidence_id.empty() && draft.goal_id == goal_id) {
    draw_evidence_form(page);
    return;
  }
  ui::ButtonOptions add{.look = ui::ButtonLook::kQuiet, .icon = icon::kPlus, .small = true};
  add.disabled_because = page.context.read_only_because();
  const std::string says = what_for.empty() ? std::string() : std::string(add_words) + ": " + std::string(what_for);
  add.says = says;
  const float overhang = ui::space::k8;  // the quiet button's words line up with the text above
  ui.flow().x -= overhang;
  if (ui::button(ui, add_words, add)) {
    draft = EvidenceDraft{};
    draft.open = true;
    draft.goal_id = goal_id;
    ui.request_settle();
  }
  ui.flow().x += overhang;
}

void draw_goal(WeekPage& page, const Goal& goal) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, goal.id);
  const ui::Container item(ui, ui::Role::kListItem, {}, "item");
  const std::string bar = "Reached when: " + goal.bar;
  const ui::CheckOptions options{.detail = bar, .disabled_because = page.context.read_only_because()};
  const auto changed = ui::checkbox(ui, goal.text, is_ticked(page.context.state, goal.id), options);
  if (changed) tell(page.out, page.out.submit(SetTick{goal.id, *changed}), {});
  ui.flow().x += kIndent_px;
  ui.flow().w -= kIndent_px;
  draw_evidence(page, goal.id, "Add evidence", goal.text);
  ui.flow().x -= kIndent_px;
  ui.flow().w += kIndent_px;
}

void draw_milestone(ui::Ui& ui, const Milestone& milestone) {
  ui.gap(ui::space::k12);
  ui.divider();
  ui.gap(ui::space::k12);
  {
    const ui::Row row(ui, ui::space::k8, ui.style(ui::Type::kBodyStrong).line_px);
    ui.icon(icon::kFlag, std::round(18 * ui.scale()), ui.colors().accent);
    ui.heading(3, "Milestone: " + milestone.title);
  }
  ui.gap(ui::space::k4);
  ui.text(ui::Type::kBody, milestone.text);
}

}  // namespace

void draw_week_goals(WeekPage& page) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Goals");
  const ui::Card card(ui);
  const Count goals = page.context.derived.progress.week(page.week.number).goals;
  section_title(ui, "Goals", std::to_string(goals.done) + " of " + std::to_string(goals.total) + " reached");
  {
    const ui::Container list(ui, ui::Role::kList, "Goals", "list");
    for (const Goal& goal : page.week.goals) {
      if (&goal != &page.week.goals.front()) {
        ui.gap(ui::space::k8);
        ui.divider();
        ui.gap(ui::space::k8);
      }
      draw_goal(page, goal);
    }
  }
  ui.gap(ui::space::k8);
  ui.divider();
  ui.gap(ui::space::k8);
  draw_evidence(page, {}, "Add evidence for the whole week", {});
  if (page.week.milestone) draw_milestone(ui, *page.week.milestone);
}

}  // namespace cairn::roadmap

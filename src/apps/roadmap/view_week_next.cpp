// After a week is done: the first ten minutes of the next one.

#include "apps/roadmap/view_week.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

constexpr int kStart_minutes = 10;

struct FirstPiece {
  std::string_view text;
  Activity activity = Activity::kLearning;
};

FirstPiece first_piece(const Week& week, const State& state) {
  for (const Topic& topic : week.topics)
    if (!is_ticked(state, topic.id)) return {topic.text, Activity::kLearning};
  for (const Step& step : week.steps)
    if (!is_ticked(state, step.id)) return {step.text, Activity::kBuilding};
  return {week.project_brief, Activity::kBuilding};
}

}  // namespace

void draw_next_start(WeekPage& page) {
  ui::Ui& ui = page.ui;
  const int next = page.context.derived.current_week;
  const ui::Container region(ui, ui::Role::kRegion, "What comes next");
  const ui::Card card(ui, ui::CardLook::kAccent);
  if (next < 1 || next == page.week.number) {
    ui.heading(2, "Every week is done");
    ui.text(ui::Type::kBody, "Your projects, goals and hours are ready to be shown.");
    ui.gap(ui::space::k12);
    ui::button_link(ui, "Open the portfolio", "#/portfolio", {.look = ui::ButtonLook::kPrimary});
    return;
  }
  const Week& week = page.context.content.week(next);
  const FirstPiece piece = first_piece(week, page.context.state);
  const std::string name = "week " + std::to_string(next);
  ui.heading(2, "A ten-minute start on " + name);
  ui.muted(week.title);
  ui.gap(ui::space::k8);
  ui.text(ui::Type::kBody, piece.text);
  ui.gap(ui::space::k12);
  const ui::Row row(ui);
  const std::string address = "#/week/" + std::to_string(next);
  ui::button_link(ui, "Open " + name, address, {.look = ui::ButtonLook::kPrimary, .icon = icon::kArrowRight});
  if (page.context.state.timer) return;
  ui::ButtonOptions start{.icon = icon::kTimer};
  start.disabled_because = page.context.read_only_because();
  const std::string about = "About " + std::to_string(kStart_minutes) + " minutes are enough";
  start.description = about;
  if (!ui::button(ui, "Start the timer", start)) return;
  const Status status = page.out.submit(StartTimer{next, piece.activity});
  tell(page.out, status, {});
  if (status) page.out.actions.push_back(ui::Navigate{address, false});
}

}  // namespace cairn::roadmap

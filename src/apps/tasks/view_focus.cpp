// The running focus timer: a bar on every page.

#include <algorithm>
#include <cmath>

#include "apps/tasks/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr std::int64_t kMinute_ms = 60'000;
constexpr std::int64_t kDay_ms = 24 * 60 * kMinute_ms;
constexpr float kProgress_px = 3;
constexpr float kWordsLeast_px = 240;  // beside buttons that have words

struct Act {
  std::string_view name;
  const char* icon;
  ui::ButtonLook look;
};
constexpr Act kStop{"Stop and log", icon::kSquare, ui::ButtonLook::kPrimary};
constexpr Act kDone{"Done with it", icon::kCheck, ui::ButtonLook::kPlain};
constexpr Act kDiscard{"Discard", icon::kTrash2, ui::ButtonLook::kQuiet};

void stop(const ViewContext& context, Out& out) {
  const bool enough = context.now.ms - context.state.timer->started_at.ms >= kMinute_ms / 2;
  const Status status = out.submit(StopFocus{});
  if (!status || enough)
    tell(out, status, "Time logged");
  else
    out.actions.push_back(ui::Toast{"Less than half a minute: nothing was logged", false});
}

// What is worked on, and for how long; cut where it is too long.
void draw_words(ui::Ui& ui, const ViewContext& context, const Task* task, const ui::Rect& rect, bool stacked) {
  const ui::Palette& c = ui.colors();
  const FocusTimer& timer = *context.state.timer;
  const std::int64_t ran = std::max<std::int64_t>(0, context.now.ms - timer.started_at.ms) / kMinute_ms;
  std::string time = format_minutes(ran);
  if (ran < timer.planned_minutes || !stacked) time += " of " + format_minutes(timer.planned_minutes);
  if (ran >= timer.planned_minutes) time += ". Time for a break.";
  const ui::TextStyle style = ui.style(ui::Type::kBodyStrong);
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const float time_w = std::ceil(ui.text_width(small, time)) + 2;
  const std::string_view title = task ? std::string_view(task->title) : "A task that was deleted";
  const float room = stacked ? rect.w : std::max(40.0f, rect.w - time_w - ui::space::k12);
  const float title_w = std::min(room, std::ceil(ui.text_width(style, title)) + 1);
  const float top = stacked ? rect.y + std::floor((rect.h - style.line_px - small.line_px) / 2) : rect.y;
  const ui::Rect line{rect.x, top, title_w, stacked ? style.line_px : rect.h};
  if (task) {
    ui::Node node;
    node.id = ui.id("task");
    node.role = ui::Role::kLink;
    node.name = title;
    node.href = task_href(timer.task);
    ui.paint_text(line, style, ui.hovered(node.id) ? c.accent : c.ink, title);
    ui.focus_ring(node.id, line.inset(-3, stacked ? 0 : 8), ui::kControlRadius_px);
    ui.semantics().leaf(std::move(node), line);
  } else {
    ui.label(line, style, c.ink, title);
  }
  const ui::Color ink = ran >= timer.planned_minutes ? c.accent : c.muted;
  if (stacked)
    ui.label({rect.x, line.bottom(), rect.w, small.line_px}, small, ink, time);
  else
    ui.label({line.right() + ui::space::k12, rect.y, time_w, rect.h}, small, ink, time);
}

}  // namespace

std::optional<std::int64_t> next_change_ms(const ViewContext& context) {
  const int turn = context.derived.next_turn_minute;
  if (turn == kNoTurn) return {};
  const std::int64_t since_midnight = (context.now.ms + context.utc_offset_minutes * kMinute_ms) % kDay_ms;
  return std::max<std::int64_t>(0, turn * kMinute_ms - since_midnight) + 20;
}

std::optional<std::int64_t> focus_change_ms(const State& state, Instant now) {
  if (!state.timer) return {};
  return kMinute_ms - (now.ms - state.timer->started_at.ms) % kMinute_ms + 20;
}

float focus_bar_h(const ui::Ui& ui) {
  const float two_lines = ui.style(ui::Type::kBodyStrong).line_px + ui.style(ui::Type::kSmall).line_px;
  return std::max(ui.control_h(), two_lines) + ui::space::k12;
}

void draw_focus_bar(ui::Ui& ui, const ViewContext& context, const ui::Rect& rect, Out& out) {
  const FocusTimer& timer = *context.state.timer;
  const auto found = context.state.tasks.find(timer.task);
  const Task* task = found == context.state.tasks.end() ? nullptr : &found->second;
  const ui::Ui::Scope scope(ui, "focus bar");
  ui::Node region;
  region.id = ui.id("focus");
  region.role = ui::Role::kRegion;
  region.name = "Focus timer";
  ui.semantics().open(std::move(region), rect, {rect.x, rect.y});
  ui.fill(rect, ui.colors().accent_soft);
  ui.flow() = ui::Flow{.x = rect.x, .y = rect.y, .w = rect.w};
  const double share = static_cast<double>(context.now.ms - timer.started_at.ms) /
                       (static_cast<double>(timer.planned_minutes) * kMinute_ms);
  ui::progress_bar(ui, "Focus", std::min(1.0, share), {}, kProgress_px);
  const float bar_h = focus_bar_h(ui);
  const ui::Rect line{rect.x, rect.y + kProgress_px, rect.w, bar_h - kProgress_px};
  const float pad = ui.phone() ? ui::space::k16 : ui::space::k24;
  const std::string_view off = context.read_only_because();
  float words_w = 0;
  for (const Act& act : {kStop, kDone, kDiscard})
    if (task || act.name != kDone.name) words_w += ui::button_width(ui, act.name, {.icon = act.icon}) + ui::space::k8;
  const float least = kWordsLeast_px * std::max(1.0f, ui.scale());
  const bool words = !ui.phone() && rect.w - 2 * pad - words_w >= least;
  const float icons_w = (ui.control_h() + 4) * (task ? 3 : 2);
  const float buttons_w = words ? words_w : icons_w;
  const float icon_w = std::round(18 * std::max(1.0f, ui.scale())) + 10;
  ui.paint_icon({line.x + pad + (icon_w - 10) / 2, line.center_y()}, icon_w - 10, ui.colors().accent, icon::kTimer);
  draw_words(ui, context, task,
             {line.x + pad + icon_w, line.y, rect.w - 2 * pad - icon_w - buttons_w - ui::space::k8, line.h}, !words);
  ui.flow() = ui::Flow{.x = rect.right() - pad - buttons_w + (words ? ui::space::k8 : 4),
                       .y = line.y + std::floor((line.h - ui.control_h()) / 2),
                       .w = buttons_w};
  {
    const ui::Row row(ui, words ? ui::space::k8 : 4);
    const auto pressed = [&](const Act& act) {
      const ui::ButtonOptions options{.look = act.look, .icon = act.icon, .disabled_because = off};
      return words ? ui::button(ui, act.name, options) : ui::icon_button(ui, act.name, act.icon, options);
    };
    if (pressed(kStop)) stop(context, out);
    if (task && pressed(kDone)) {
      const Index index(context.state);
      complete(out, *index.find(timer.task), today_at(context.now, context.utc_offset_minutes));
    }
    if (pressed(kDiscard)) tell(out, out.submit(DiscardFocus{}), "Timer discarded");
  }
  ui.semantics().close();
}

}  // namespace cairn::tasks

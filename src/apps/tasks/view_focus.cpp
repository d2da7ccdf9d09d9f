// The running focus timer, above everything else of the tracker.

#include <algorithm>
#include <cmath>

#include "apps/tasks/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr std::int64_t kMinute_ms = 60'000;

}  // namespace

std::optional<std::int64_t> next_change_ms(const ViewContext& context) {
  const std::int64_t in_minute = (context.now.ms + context.utc_offset_minutes * kMinute_ms) % kMinute_ms;
  if (const auto& timer = context.state.timer)
    return kMinute_ms - (context.now.ms - timer->started_at.ms) % kMinute_ms + 20;
  // What is due at a time of this day becomes overdue.
  const auto timed = [&](const Entry& entry) {
    const Task& task = *entry.task;
    const auto today = [&](const std::optional<When>& when) {
      return when && when->minute && when->day == context.derived.today.day &&
             *when->minute >= context.derived.today.minute;
    };
    return task.status == TaskStatus::kOpen && (today(task.due) || today(task.defer));
  };
  const auto& entries = context.derived.index.entries();
  if (std::any_of(entries.begin(), entries.end(), timed)) return kMinute_ms - in_minute + 20;
  return {};
}

void draw_focus(Page& page) {
  const auto& timer = page.context.state.timer;
  if (!timer) return;
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, "focus part");
  const Entry* entry = page.index().find(timer->task);
  const std::int64_t ran = std::max<std::int64_t>(0, page.context.now.ms - timer->started_at.ms) / kMinute_ms;
  const bool over = ran >= timer->planned_minutes;
  {
    const ui::Container region(ui, ui::Role::kRegion, "Focus timer", "focus");
    const ui::Card card(ui, ui::CardLook::kAccent, ui::space::k12);
    {
      const ui::Row row(ui, ui::space::k8, ui.control_h());
      ui.icon(icon::kTimer, std::round(18 * ui.scale()), ui.colors().accent);
      ui.text(ui::Type::kBodyStrong, entry ? entry->task->title : "A task that was deleted");
      ui.muted(format_minutes(ran) + " of " + format_minutes(timer->planned_minutes) +
               (over ? ". Time for a break." : ""));
    }
    ui.gap(ui::space::k8);
    ui::progress_bar(ui, "Focus", std::min(1.0, static_cast<double>(ran) / timer->planned_minutes));
    ui.gap(ui::space::k12);
    const ui::Row row(ui);
    const std::string_view off = page.context.read_only_because();
    if (ui::button(ui, "Stop and log",
                   {.look = ui::ButtonLook::kPrimary, .icon = icon::kSquare, .disabled_because = off})) {
      const bool enough = page.context.now.ms - timer->started_at.ms >= kMinute_ms / 2;
      const Status status = page.out.submit(StopFocus{});
      if (!status || enough)
        tell(page.out, status, "Time logged");
      else
        page.out.actions.push_back(ui::Toast{"Less than half a minute: nothing was logged", false});
    }
    if (entry && ui::button(ui, "Done with it", {.icon = icon::kCheck, .disabled_because = off}))
      complete(page, *entry);
    if (ui::button(ui, "Discard", {.look = ui::ButtonLook::kQuiet, .disabled_because = off}))
      tell(page.out, page.out.submit(DiscardFocus{}), "Timer discarded");
  }
  ui.gap(ui::space::k16);
}

}  // namespace cairn::tasks

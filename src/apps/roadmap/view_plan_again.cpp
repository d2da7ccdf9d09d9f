// Planning again: the offer when weeks have slipped, the preview of what would move, accepting it.

#include "apps/roadmap/view_plan.h"

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "ui/layout.h"
#include "ui/table.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

constexpr std::size_t kMissedNamed = 4;

std::string days_words(const std::optional<PlannedWeek>& days) {
  return days ? date_range_words(days->first_day, days->last_day) : "\xE2\x80\x93";
}

// "weeks 5, 6 and 9": at most a few are named.
std::string week_list(const std::vector<int>& weeks) {
  if (weeks.size() == 1) return "week " + std::to_string(weeks.front());
  if (weeks.size() > kMissedNamed) return counted(static_cast<std::int64_t>(weeks.size()), "week", "weeks");
  std::string words = "weeks ";
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    if (i > 0) words += i + 1 == weeks.size() ? " and " : ", ";
    words += std::to_string(weeks[i]);
  }
  return words;
}

void propose(PlanPage& page) {
  Result<Plan> plan = make_plan(page.context.content, page.context.state, page.context.derived.today);
  page.view.error = plan ? std::string() : plan.error().message;
  page.view.preview.reset();
  if (plan) page.view.preview = std::move(plan.value());
}

// Weeks that are done leave the plan without a word.
std::vector<PlanDifference> moved_weeks(const PlanPage& page) {
  std::vector<PlanDifference> moved;
  for (const PlanDifference& difference : differences(page.context.derived.plan, page.view.preview->dates))
    if (difference.after) moved.push_back(difference);
  return moved;
}

std::string verdict(const PlanPage& page, const std::vector<PlanDifference>& moved) {
  const Date today = page.context.derived.today;
  const Date before = page.context.derived.forecast.planned;
  const Date after = page.view.preview->finish;
  if (moved.empty()) return "The plan in force still fits: nothing would move.";
  std::string words = counted(static_cast<std::int64_t>(moved.size()), "week moves", "weeks move") + ". ";
  if (after == before) return words + "The last one still ends " + format_date(after, today) + ".";
  const int days = days_between(before, after);
  return words + "The last one ends " + format_date(after, today) + ", " + counted(std::abs(days), "day", "days") +
         (days > 0 ? " later than before." : " earlier than before.");
}

bool preview_button(PlanPage& page, ui::ButtonLook look) {
  ui::ButtonOptions options{.look = look, .icon = icon::kCalendarRange};
  options.disabled_because = page.context.read_only_because();
  if (!ui::button(page.ui, "Preview a new plan", options)) return false;
  propose(page);
  if (page.view.preview) page.out.actions.push_back(ui::Announce{"A new plan. " + verdict(page, moved_weeks(page))});
  page.ui.request_settle();
  return true;
}

void draw_preview_table(PlanPage& page, const std::vector<PlanDifference>& moved) {
  ui::Ui& ui = page.ui;
  ui::Table table;
  table.name = "Weeks that move";
  table.columns = {{"Week", ui.phone() ? 1.0f : 2.4f, 0}, {"In the plan now", 1.4f, 0}, {"In the new plan", 1.4f, 0}};
  for (const PlanDifference& difference : moved) {
    std::string name = "Week " + std::to_string(difference.week);
    if (!ui.phone()) name += ": " + page.context.content.week(difference.week).title;
    table.rows.push_back({std::move(name), days_words(difference.before), days_words(difference.after)});
  }
  ui::table(ui, table);
}

}  // namespace

void draw_plan_offer(PlanPage& page) {
  ui::Ui& ui = page.ui;
  const Lateness& late = page.context.derived.lateness;
  if (page.view.preview || late.missed_weeks.empty()) return;
  {
    const ui::Ui::Scope scope(ui, "offer");
    const ui::Container region(ui, ui::Role::kRegion, "Plan again", "region");
    const ui::Card card(ui, ui::CardLook::kInfo);
    const std::string which = week_list(late.missed_weeks);
    ui.heading(2, ui::Type::kBodyStrong,
               "W" + which.substr(1) +
                   (late.missed_weeks.size() == 1 ? " is past its planned days" : " are past their planned days"));
    ui.gap(2);
    ui.text(ui::Type::kSmall, "Cairn can move the dates: never more than " +
                                  std::to_string(page.context.state.settings.hours_per_week) +
                                  " h a week, and each week after the ones it builds on. You see it before it counts.");
    ui.gap(ui::space::k12);
    preview_button(page, ui::ButtonLook::kPrimary);
    if (!page.view.error.empty()) {
      ui.gap(ui::space::k8);
      ui::notice(ui, ui::NoticeLook::kBad, "There is no new plan", page.view.error);
    }
  }
  ui.gap(ui::space::k24);
}

void draw_plan_preview(PlanPage& page) {
  if (!page.view.preview) return;
  propose(page);  // what was ticked or undone meanwhile counts
  if (!page.view.preview) return;
  ui::Ui& ui = page.ui;
  const std::vector<PlanDifference> moved = moved_weeks(page);
  {
    const ui::Ui::Scope scope(ui, "preview");
    const ui::Container region(ui, ui::Role::kRegion, "New plan", "region");
    const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
    section_title(ui, "A new plan", {});
    ui.text(ui::Type::kBody, verdict(page, moved));
    ui.gap(ui::space::k16);
    bool close = false;
    {
      const ui::Row row(ui);
      ui::ButtonOptions accept{.look = ui::ButtonLook::kPrimary, .icon = icon::kCheck};
      accept.disabled_because = page.context.read_only_because();
      if (!moved.empty() && ui::button(ui, "Accept the new plan", accept)) {
        const Status status = page.out.submit(AcceptPlan{page.view.preview->dates});
        tell(page.out, status, "New plan accepted");
        close = status.ok();
      }
      if (ui::button(ui, moved.empty() ? "Close" : "Keep the plan as it is", {.look = ui::ButtonLook::kQuiet}))
        close = true;
    }
    if (!moved.empty()) {
      ui.gap(ui::space::k12);
      draw_preview_table(page, moved);
    }
    if (close) {
      page.view.preview.reset();
      ui.request_settle();
    }
  }
  ui.gap(ui::space::k24);
}

void draw_plan_again(PlanPage& page) {
  ui::Ui& ui = page.ui;
  if (page.view.preview || !page.context.derived.lateness.missed_weeks.empty()) return;
  const ui::Container region(ui, ui::Role::kRegion, "Plan again", "again region");
  const ui::Card card(ui);
  section_title(ui, "Plan again", {});
  const auto& accepted = page.context.state.plan;
  ui.text(ui::Type::kSmall,
          (accepted ? "You accepted this plan on " + format_date(accepted->made_on, page.context.derived.today) + ". "
                    : std::string("This is the plan from your start date. ")) +
              "After a change of hours or days off, see what would move.");
  ui.gap(ui::space::k12);
  preview_button(page, ui::ButtonLook::kPlain);
  if (!page.view.error.empty()) {
    ui.gap(ui::space::k8);
    ui::notice(ui, ui::NoticeLook::kBad, "There is no new plan", page.view.error);
  }
}

}  // namespace cairn::roadmap

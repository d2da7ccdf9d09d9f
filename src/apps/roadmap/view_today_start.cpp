// The first minute, and the hint that a plan has slipped.

#include "apps/roadmap/view_today.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

void begin_roadmap(TodayPage& page) {
  TodayView& view = page.view;
  const auto fail = [&view](std::string_view where, std::string_view what) {
    view.error = what;
    view.error_where = where;
  };
  Settings settings = page.context.state.settings;
  const std::optional<Date> start = parse_date(view.start_date);
  if (!start) return fail("start_date", "Choose the day on which you begin.");
  char* end = nullptr;
  const long hours = std::strtol(view.hours.c_str(), &end, 10);
  if (view.hours.empty() || *end != '\0' || hours < 1 || hours > 80)
    return fail("hours_per_week", "Give whole hours, from 1 to 80.");
  settings.start_date = start;
  settings.hours_per_week = static_cast<int>(hours);
  settings.free_weekdays = static_cast<std::uint8_t>(view.free_weekdays);
  settings.welcome_dismissed = true;
  const Status status = page.out.submit(ChangeSettings{settings});
  if (!status) return fail(status.error().where, status.error().message);
  page.out.actions.push_back(ui::Toast{"Your roadmap starts " + format_date(*start, page.context.derived.today), true});
  view = TodayView{};
}

// Whether Enter was pressed in one of them.
bool draw_welcome_fields(TodayPage& page) {
  ui::Ui& ui = page.ui;
  TodayView& view = page.view;
  const auto error_of = [&view](std::string_view field) {
    return view.error_where == field ? std::string_view(view.error) : std::string_view();
  };
  const ui::Container form(ui, ui::Role::kForm, "First settings", "form");
  ui::Columns columns(ui, {4, 3, 7}, ui::space::k16, 620 * ui.scale());
  columns.next();
  bool enter =
      ui::text_field(
          ui, "Start date", view.start_date,
          {.type = "date", .error = error_of("start_date"), .disabled_because = page.context.read_only_because()})
          .submitted;
  columns.next();
  enter |= ui::text_field(ui, "Hours a week", view.hours,
                          {.type = "number",
                           .error = error_of("hours_per_week"),
                           .disabled_because = page.context.read_only_because(),
                           .min = 1,
                           .max = 80,
                           .step = 1})
               .submitted;
  columns.next();
  if (const auto days = weekday_picker(ui, "Days off in a week", static_cast<std::uint8_t>(view.free_weekdays),
                                       page.context.read_only_because()))
    view.free_weekdays = *days;
  return enter;
}

}  // namespace

void draw_today_welcome(TodayPage& page) {
  ui::Ui& ui = page.ui;
  TodayView& view = page.view;
  const Settings& settings = page.context.state.settings;
  const Date today = page.context.derived.today;
  if (!view.loaded) {
    view.loaded = true;
    view.start_date = to_iso(start_date(settings, today));
    view.hours = std::to_string(settings.hours_per_week);
    view.free_weekdays = settings.free_weekdays;
  }
  {
    const ui::Ui::Scope scope(ui, "welcome");
    const ui::Container region(ui, ui::Role::kRegion, "Welcome to Cairn", "region");
    const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
    ui.heading(2, "Welcome to Cairn");
    ui.gap(ui::space::k4);
    ui.text(ui::Type::kBody,
            "From basic Python to full-stack ML engineer in 36 weeks, at your pace. These settings work as they are. "
            "Everything "
            "stays on this device.");
    ui.gap(ui::space::k16);
    bool enter = false;
    const bool brief = ui.phone() && !view.changing && view.error.empty();
    if (brief)
      ui.text(ui::Type::kBodyStrong,
              "Start " + format_date(start_date(settings, today), today) + " · " + view.hours + " hours a week");
    else
      enter = draw_welcome_fields(page);
    ui.gap(ui::space::k16);
    const ui::Row row(ui);
    const float wide = ui.phone() ? -1.0f : 0.0f;
    const ui::ButtonOptions primary{
        .look = ui::ButtonLook::kPrimary, .disabled_because = page.context.read_only_because(), .width = wide};
    if (ui::button(ui, "Begin with this", primary) || (enter && page.context.writable)) {
      begin_roadmap(page);
      ui.request_settle();
    }
    if (ui::button(ui, "Look around with a sample learner", {.icon = icon::kEye, .width = wide}))
      page.out.actions.push_back(ui::EnterSample{});
    if (brief && ui::button(ui, "Change these", {.look = ui::ButtonLook::kQuiet})) {
      view.changing = true;
      ui.request_settle();
    }
    if (ui::button(ui, "Not now",
                   {.look = ui::ButtonLook::kQuiet, .disabled_because = page.context.read_only_because()})) {
      Settings dismissed = settings;
      dismissed.welcome_dismissed = true;
      tell(page.out, page.out.submit(ChangeSettings{dismissed}), "Set aside. Settings has it all.");
    }
  }
  ui.gap(ui::space::k24);
}

void draw_today_late(TodayPage& page) {
  ui::Ui& ui = page.ui;
  const std::vector<int>& missed = page.context.derived.lateness.missed_weeks;
  if (missed.empty()) return;
  const std::string which =
      missed.size() == 1
          ? week_words(missed.front()) + " is past its planned days"
          : counted(static_cast<std::int64_t>(missed.size()), "week is", "weeks are") + " past their planned days";
  {
    const ui::Ui::Scope scope(ui, "late");
    const ui::Container region(ui, ui::Role::kRegion, "Plan", "region");
    const ui::Card card(ui, ui::CardLook::kInfo, ui::space::k12);
    const float link_w = ui::button_width(ui, "See a new plan") + ui::space::k16;
    const bool beside = ui.width() > 520;
    const auto words = [&] {
      const float top = ui.y();
      ui.flow().x += 28;
      ui.flow().w -= 28;
      ui.text(ui::Type::kBodyStrong, which);
      ui.text(ui::Type::kSmall, "Nothing is lost. Cairn can move the dates within your weekly hours.");
      ui.flow().x -= 28;
      ui.flow().w += 28;
      ui.paint_icon({ui.x() + 9, top + 11}, 18, ui.colors().info, icon::kCalendarRange);
    };
    const auto action = [&] { ui::button_link(ui, "See a new plan", "#/plan"); };
    if (beside) {
      with_actions(ui, link_w, words, [&] {
        ui.flow().x += ui::space::k16;
        ui.gap(2);
        action();
      });
    } else {
      words();
      ui.gap(ui::space::k8);
      ui.flow().x += 28;
      ui.flow().w -= 28;
      action();
      ui.flow().x -= 28;
      ui.flow().w += 28;
    }
  }
  ui.gap(ui::space::k24);
}

}  // namespace cairn::roadmap

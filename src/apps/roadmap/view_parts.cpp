// What several screens share: deciding and collecting gestures, derived figures, badges, words, the timer, the time
// form.

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "apps/roadmap/view.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

constexpr std::int64_t kMinute_ms = 60000;

std::string clock_words(Instant instant, int utc_offset_minutes) {
  constexpr std::int64_t kDay_minutes = 24 * 60;
  const std::int64_t local = instant.ms / kMinute_ms + utc_offset_minutes;
  const int minute = static_cast<int>((local % kDay_minutes + kDay_minutes) % kDay_minutes);
  char text[16];
  std::snprintf(text, sizeof text, "%02d:%02d", minute / 60, minute % 60);
  return text;
}

void draw_running_timer(ui::Ui& ui, const ViewContext& context, const Timer& timer, Out& out) {
  const std::int64_t minutes = std::max<std::int64_t>(0, context.now.ms - timer.started_at.ms) / kMinute_ms;
  {
    const ui::Row row(ui, ui::space::k8, 22);
    ui.icon(icon::kTimer, 18, ui.colors().accent);
    ui.text(ui::Type::kBodyStrong, std::string(activity_words(timer.activity)) + " · " + format_minutes(minutes));
  }
  ui.muted("Week " + std::to_string(timer.week) + ", since " +
           clock_words(timer.started_at, context.utc_offset_minutes));
  ui.gap(ui::space::k8);
  const ui::Row row(ui);
  ui::ButtonOptions stop{.look = ui::ButtonLook::kPrimary, .icon = icon::kSquare};
  stop.disabled_because = context.read_only_because();
  if (ui::button(ui, "Stop and log", stop)) {
    const Status status = out.submit(StopTimer{});
    if (!status)
      out.actions.push_back(ui::Toast{status.error().message, false});
    else if (context.now.ms - timer.started_at.ms >= kMinute_ms / 2)
      out.actions.push_back(ui::Toast{"Time logged", true});
    else
      out.actions.push_back(ui::Toast{"Less than half a minute: nothing was logged", false});
  }
  ui::ButtonOptions discard{.look = ui::ButtonLook::kQuiet};
  discard.disabled_because = context.read_only_because();
  if (ui::button(ui, "Discard", discard)) {
    const Status status = out.submit(DiscardTimer{});
    out.actions.push_back(status ? ui::Toast{"Timer discarded", true} : ui::Toast{status.error().message, false});
  }
}

void submit_time(TimeDraft& draft, Out& out) {
  const std::optional<Date> day = parse_date(draft.day);
  if (!day) {
    draft.error = "Choose the day on which you worked.";
    draft.error_where = "day";
    return;
  }
  char* end = nullptr;
  const long minutes = std::strtol(draft.minutes.c_str(), &end, 10);
  if (draft.minutes.empty() || *end != '\0' || minutes < 1 || minutes > 1440) {
    draft.error = "Give whole minutes, from 1 to 1440, for example 45.";
    draft.error_where = "minutes";
    return;
  }
  LogTime command;
  command.entry_id = draft.entry_id;
  command.week = draft.week;
  command.day = *day;
  command.minutes = static_cast<int>(minutes);
  command.activity = draft.activity == 0 ? Activity::kLearning : Activity::kBuilding;
  command.comment = draft.comment;
  const Status status = out.submit(command);
  if (!status) {
    draft.error = status.error().message;
    draft.error_where = status.error().where;
    return;
  }
  out.actions.push_back(ui::Toast{draft.entry_id.empty() ? "Time added" : "Time changed", true});
  draft = TimeDraft{};
}

}  // namespace

Status Out::submit(const Command& command) {
  // A second gesture of the same pass must see what the first one did, and needs an id of its own.
  Context context = context_;
  if (!gestures_.empty()) {
    context.fresh_id += std::to_string(gestures_.size());
    if (!ahead_) {
      ahead_ = state_;
      for (const Gesture& gesture : gestures_)
        for (const Event& event : gesture.events) apply(*ahead_, event);
    }
  }
  Result<Events> decided = decide(ahead_ ? *ahead_ : state_, command, context);
  if (!decided) return decided.error();
  Events& events = decided.value();
  if (events.empty()) return Done{};
  if (ahead_)
    for (const Event& event : events) apply(*ahead_, event);
  gestures_.push_back({std::string(kind_of(command)), std::move(events)});
  return Done{};
}

Derived derive(const Content& content, const State& state, Date today, int utc_offset_minutes) {
  constexpr int kSuggestions = 6;
  Derived derived;
  derived.today = today;
  derived.progress = progress_of(content, state);
  derived.plan = plan_in_force(content, state, today);
  derived.lateness = lateness(content, state, today);
  derived.forecast = forecast_of(content, state, today, utc_offset_minutes);
  derived.budget = budget_of(state, today);
  derived.suggestions = suggestions(content, state, today, kSuggestions);
  derived.current_week = current_week(content, state);
  return derived;
}

void open_time_form(TimeDraft& draft, int week, Date day) {
  draft = TimeDraft{};
  draft.open = true;
  draft.week = week;
  draft.day = to_iso(day);
}

void open_time_form(TimeDraft& draft, const std::string& entry_id, const TimeEntry& entry) {
  open_time_form(draft, entry.week, entry.day);
  draft.entry_id = entry_id;
  draft.minutes = std::to_string(entry.minutes);
  draft.comment = entry.comment;
  draft.activity = entry.activity == Activity::kLearning ? 0 : 1;
}

void draw_time_form(ui::Ui& ui, const ViewContext& context, TimeDraft& draft, Out& out) {
  if (!draft.open) return;
  const ui::Ui::Scope scope(ui, "time form");
  const ui::Container form(ui, ui::Role::kForm, draft.entry_id.empty() ? "Add time" : "Edit time", "form");
  const auto error_of = [&draft](std::string_view field) {
    return draft.error_where == field ? std::string_view(draft.error) : std::string_view();
  };
  bool enter = false;
  {
    ui::Columns columns(ui, {3, 2}, ui::space::k8, 250);
    columns.next();
    ui::text_field(ui, "Day", draft.day,
                   {.type = "date", .error = error_of("day"), .disabled_because = context.read_only_because()});
    columns.next();
    enter = ui::text_field(ui, "Minutes", draft.minutes,
                           {.type = "number",
                            .error = error_of("minutes"),
                            .autofocus = true,
                            .disabled_because = context.read_only_because(),
                            .min = 1,
                            .max = 1440,
                            .step = 1})
                .submitted;
  }
  ui.gap(ui::space::k12);
  if (const auto chosen = ui::segmented(ui, "Activity", {"Learning", "Building"}, draft.activity))
    draft.activity = *chosen;
  ui.gap(ui::space::k12);
  enter |=
      ui::text_field(
          ui, "What you did", draft.comment,
          {.placeholder = "Optional", .error = error_of("comment"), .disabled_because = context.read_only_because()})
          .submitted;
  const bool placed = draft.error_where == "day" || draft.error_where == "minutes" || draft.error_where == "comment";
  if (!draft.error.empty() && !placed) {
    ui.gap(ui::space::k8);
    ui::notice(ui, ui::NoticeLook::kBad, "The time was not saved", draft.error);
  }
  ui.gap(ui::space::k12);
  const ui::Row row(ui);
  ui::ButtonOptions save{.look = ui::ButtonLook::kPrimary};
  save.disabled_because = context.read_only_because();
  if (ui::button(ui, draft.entry_id.empty() ? "Save time" : "Save changes", save) || (enter && context.writable)) {
    submit_time(draft, out);
    ui.request_settle();
  }
  if (ui::button(ui, "Cancel", {.look = ui::ButtonLook::kQuiet}) || form.dismissed()) {
    draft = TimeDraft{};
    ui.request_settle();
  }
}

void draw_timer(ui::Ui& ui, const ViewContext& context, int week, Out& out) {
  const ui::Ui::Scope scope(ui, "timer");
  const ui::Container group(ui, ui::Role::kGroup, "Timer");
  if (context.state.timer) {
    draw_running_timer(ui, context, *context.state.timer, out);
    return;
  }
  const ui::Row row(ui);
  const float half = ui::space::k8 / 2;
  ui::ButtonOptions start{.icon = icon::kPlay};
  start.disabled_because = context.read_only_because();
  if (ui.width() < 420) start.width = std::floor(ui.width() / 2 - half);
  for (const Activity activity : {Activity::kLearning, Activity::kBuilding}) {
    const bool learning = activity == Activity::kLearning;
    start.description = learning ? "Starts the timer for learning" : "Starts the timer for building";
    if (!ui::button(ui, learning ? "Learn" : "Build", start)) continue;
    const Status status = out.submit(StartTimer{week, activity});
    if (status)
      out.actions.push_back(ui::Announce{learning ? "The timer runs: learning." : "The timer runs: building."});
    else
      out.actions.push_back(ui::Toast{status.error().message, false});
  }
}

std::string resource_status_words(const Resource& resource) {
  std::string words = "Free";
  switch (resource.status) {
    case ResourceStatus::kFree:
      break;
    case ResourceStatus::kPaid:
      words = "Paid";
      break;
    case ResourceStatus::kChanged:
      words = "Changed";
      break;
    case ResourceStatus::kGone:
      words = "Gone";
      break;
  }
  if (const std::optional<Date> day = parse_date(resource.checked))
    words += " · checked " + format_day_month(*day) + " " + std::to_string(to_civil(*day).year);
  return words;
}

std::string hours_words(std::int64_t minutes) { return format_hours(minutes); }

std::string_view activity_words(Activity activity) { return activity == Activity::kLearning ? "Learning" : "Building"; }

std::string date_range_words(Date first, Date last) {
  const CivilDate a = to_civil(first);
  const CivilDate b = to_civil(last);
  if (first == last) return format_day_month(first);
  if (a.year == b.year && a.month == b.month) return std::to_string(a.day) + "\xE2\x80\x93" + format_day_month(last);
  return format_day_month(first) + " \xE2\x80\x93 " + format_day_month(last);
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

void phase_badge(ui::Ui& ui, const Content& content, int week) {
  const Phase& phase = content.phase_of(week);
  const ui::Color color = ui.colors().phases[static_cast<std::size_t>(std::clamp(phase.number, 1, 5) - 1)];
  // Nearer to the ink than the plain colour, which would not reach 4.5 to 1 on its own tint.
  ui::badge(ui, "Phase " + std::to_string(phase.number) + " · " + phase.title, ui::mix(color, ui.colors().ink, 0.25f),
            ui::mix(ui.colors().background, color, 0.1f));
}

WeekState week_state(const ViewContext& context, int week) {
  const auto mark = context.state.weeks.find(week);
  if (mark != context.state.weeks.end()) {
    switch (mark->second.status) {
      case WeekStatus::kDone:
        return WeekState::kDone;
      case WeekStatus::kSkipped:
        return WeekState::kSkipped;
      case WeekStatus::kDeferred:
        return WeekState::kDeferred;
    }
  }
  if (week == context.derived.current_week) return WeekState::kCurrent;
  const WeekProgress& progress = context.derived.progress.week(week);
  const bool started =
      progress.fraction > 0 || progress.learning_minutes + progress.building_minutes > 0 || progress.resources.done > 0;
  return started ? WeekState::kStarted : WeekState::kOpen;
}

std::string_view week_state_words(WeekState state) {
  switch (state) {
    case WeekState::kOpen:
      return "Open";
    case WeekState::kStarted:
      return "Started";
    case WeekState::kCurrent:
      return "Current week";
    case WeekState::kDone:
      return "Done";
    case WeekState::kSkipped:
      return "Skipped";
    case WeekState::kDeferred:
      return "Deferred";
  }
  return "Open";
}

void week_state_badge(ui::Ui& ui, WeekState state) {
  const ui::Palette& c = ui.colors();
  switch (state) {
    case WeekState::kOpen:
      ui::badge(ui, "Open", c.muted, c.hover, icon::kCircle);
      break;
    case WeekState::kStarted:
      ui::badge(ui, "Started", c.info, c.info_soft, icon::kCircleDashed);
      break;
    case WeekState::kCurrent:
      ui::badge(ui, "Current week", c.accent, c.accent_soft, icon::kFootprints);
      break;
    case WeekState::kDone:
      ui::badge(ui, "Done", c.good, c.accent_soft, icon::kCircleCheck);
      break;
    case WeekState::kSkipped:
      ui::badge(ui, "Skipped", c.muted, c.hover, icon::kSkipForward);
      break;
    case WeekState::kDeferred:
      ui::badge(ui, "Deferred", c.warn, c.warn_soft, icon::kHistory);
      break;
  }
}

}  // namespace cairn::roadmap

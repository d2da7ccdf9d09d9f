// Beside the week's work: time spent, how the week ends, what it builds.

#include <algorithm>
#include <cmath>

#include "apps/roadmap/view_week.h"
#include "base/text.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

constexpr std::size_t kEntriesAtFirst = 5;

void draw_share(ui::Ui& ui, std::string_view words, std::int64_t minutes, std::int64_t wanted_minutes) {
  const std::string amount = hours_words(minutes) + " of " + hours_words(wanted_minutes);
  {
    ui::Row row(ui);
    ui.text(ui::Type::kSmallStrong, words);
    const float w = std::ceil(ui.text_width(ui.style(ui::Type::kSmall), amount)) + 2;
    row.push_right(w);
    ui.muted(amount);
  }
  ui.gap(ui::space::k4);
  const double share = wanted_minutes > 0 ? static_cast<double>(minutes) / static_cast<double>(wanted_minutes) : 0;
  ui::progress_bar(ui, words, share);
}

struct Entry {
  const std::string* id;
  const TimeEntry* entry;
};

std::vector<Entry> entries_of(const State& state, int week) {
  std::vector<Entry> entries;
  for (const auto& [id, entry] : state.time)
    if (entry.week == week) entries.push_back({&id, &entry});
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    if (a.entry->day != b.entry->day) return a.entry->day > b.entry->day;
    return *a.id < *b.id;
  });
  return entries;
}

std::string what_words(const TimeEntry& entry) {
  std::string what(activity_words(entry.activity));
  if (!entry.comment.empty()) what += ": " + entry.comment;
  return what;
}

void draw_entry(WeekPage& page, const std::string& id, const TimeEntry& entry) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, id);
  const ui::Container item(ui, ui::Role::kListItem, {}, "item");
  ui.gap(ui::space::k8);
  const auto draw_words = [&] {
    ui.text(ui::Type::kSmallStrong,
            format_date(entry.day, page.context.derived.today) + " · " + format_minutes(entry.minutes));
    ui.muted(what_words(entry));
  };
  const auto draw_buttons = [&] {
    const ui::Row row(ui, 0);
    ui::ButtonOptions options{.small = true};
    options.disabled_because = page.context.read_only_because();
    const std::string which = ": " + format_date(entry.day, page.context.derived.today) + ", " +
                              format_minutes(entry.minutes) + ", " + std::string(truncate_utf8(what_words(entry), 60));
    if (ui::icon_button(ui, "Edit time" + which, icon::kPencil, options)) {
      open_time_form(page.view.time, id, entry);
      ui.request_settle();
    }
    if (ui::icon_button(ui, "Remove time" + which, icon::kTrash2, options))
      tell(page.out, page.out.submit(RemoveTime{id}), "Time removed");
  };
  with_actions(ui, 2 * icon_button_w(ui), draw_words, draw_buttons);
}

void draw_entries(WeekPage& page) {
  ui::Ui& ui = page.ui;
  const std::vector<Entry> entries = entries_of(page.context.state, page.week.number);
  if (entries.empty()) return;
  ui.gap(ui::space::k16);
  ui.divider();
  const bool all = page.view.all_time_entries;
  const std::size_t shown = all ? entries.size() : std::min(entries.size(), kEntriesAtFirst);
  {
    const ui::Container list(ui, ui::Role::kList, "Time entries", "list");
    for (std::size_t i = 0; i < shown; ++i) {
      const bool edited = page.view.time.open && page.view.time.entry_id == *entries[i].id;
      if (edited) {
        ui.gap(ui::space::k12);
        draw_time_form(ui, page.context, page.view.time, page.out);
      } else {
        draw_entry(page, *entries[i].id, *entries[i].entry);
      }
    }
  }
  if (entries.size() <= kEntriesAtFirst) return;
  ui.gap(ui::space::k8);
  const std::string words = all ? "Show fewer entries" : "Show all " + std::to_string(entries.size()) + " entries";
  if (ui::button(ui, words, {.look = ui::ButtonLook::kQuiet, .width = -1, .small = true, .key = "all entries"})) {
    page.view.all_time_entries = !all;
    ui.request_settle();
  }
}

void draw_reason_form(WeekPage& page) {
  ui::Ui& ui = page.ui;
  WeekView& view = page.view;
  const bool skips = view.marking == static_cast<int>(WeekStatus::kSkipped);
  const ui::Container form(ui, ui::Role::kForm, skips ? "Skip this week" : "Defer this week", "reason form");
  const bool enter =
      ui::text_field(ui, "Reason", view.reason,
                     {.placeholder = skips ? "For example: I know this already" : "For example: after the exams",
                      .error = view.reason_error,
                      .hint = skips ? "The plan leaves this week out." : "The plan moves this week to its end.",
                      .autofocus = true,
                      .disabled_because = page.context.read_only_because()})
          .submitted;
  ui.gap(ui::space::k12);
  const ui::Row row(ui);
  ui::ButtonOptions save{.look = ui::ButtonLook::kPrimary};
  save.disabled_because = page.context.read_only_because();
  if (ui::button(ui, skips ? "Skip week" : "Defer week", save) || (enter && page.context.writable)) {
    const WeekStatus status = skips ? WeekStatus::kSkipped : WeekStatus::kDeferred;
    const Status done = page.out.submit(MarkWeek{page.week.number, status, view.reason});
    view.reason_error = done ? std::string() : done.error().message;
    if (done) {
      const std::string name = "Week " + std::to_string(page.week.number);
      page.out.actions.push_back(ui::Toast{name + (skips ? " skipped" : " deferred"), true});
      view.marking = -1;
      view.reason.clear();
    }
    ui.request_settle();
  }
  if (ui::button(ui, "Cancel", {.look = ui::ButtonLook::kQuiet}) || form.dismissed()) {
    view.marking = -1;
    view.reason.clear();
    view.reason_error.clear();
    ui.request_settle();
  }
}

void draw_open_week(WeekPage& page) {
  ui::Ui& ui = page.ui;
  const Count goals = page.context.derived.progress.week(page.week.number).goals;
  ui.muted(goals.done == goals.total
               ? "All goals are reached."
               : std::to_string(goals.done) + " of " + counted(goals.total, "goal", "goals") + " reached so far.");
  ui.gap(ui::space::k12);
  if (page.view.marking >= 0) {
    draw_reason_form(page);
    return;
  }
  ui::ButtonOptions done{.look = ui::ButtonLook::kPrimary, .icon = icon::kCheck, .width = -1};
  done.disabled_because = page.context.read_only_because();
  if (ui::button(ui, "Mark week done", done))
    tell(page.out, page.out.submit(MarkWeek{page.week.number, WeekStatus::kDone, {}}),
         "Week " + std::to_string(page.week.number) + " done");
  ui.gap(ui::space::k8);
  const ui::Row row(ui);
  ui::ButtonOptions other{.width = std::floor((ui.width() - ui::space::k8) / 2)};
  other.disabled_because = page.context.read_only_because();
  for (const WeekStatus status : {WeekStatus::kDeferred, WeekStatus::kSkipped}) {
    const bool skips = status == WeekStatus::kSkipped;
    other.icon = skips ? icon::kSkipForward : icon::kHistory;
    other.description = skips ? "Leave this week out" : "Do this week at the end";
    if (!ui::button(ui, skips ? "Skip" : "Defer", other)) continue;
    page.view.marking = static_cast<int>(status);
    ui.request_settle();
  }
}

void draw_marked_week(WeekPage& page, const WeekMark& mark) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const Date day = local_date(mark.at, page.context.utc_offset_minutes);
  const bool done = mark.status == WeekStatus::kDone;
  {
    const ui::Row row(ui, ui::space::k8, ui.style(ui::Type::kBodyStrong).line_px);
    ui.icon(done                                  ? icon::kCircleCheck
            : mark.status == WeekStatus::kSkipped ? icon::kSkipForward
                                                  : icon::kHistory,
            std::round(18 * ui.scale()), done ? c.good : c.muted);
    const std::string_view words = done ? "Done" : mark.status == WeekStatus::kSkipped ? "Skipped" : "Deferred";
    ui.text(ui::Type::kBodyStrong, std::string(words) + " on " + format_date(day, page.context.derived.today));
  }
  if (!mark.reason.empty()) {
    ui.gap(ui::space::k4);
    ui.muted(mark.reason);
  }
  ui.gap(ui::space::k12);
  ui::ButtonOptions reopen{.icon = icon::kRotateCcw, .width = -1};
  reopen.disabled_because = page.context.read_only_because();
  if (ui::button(ui, "Reopen week", reopen))
    tell(page.out, page.out.submit(ReopenWeek{page.week.number}),
         "Week " + std::to_string(page.week.number) + " reopened");
}

}  // namespace

void draw_week_time(WeekPage& page) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, "time");
  const ui::Container region(ui, ui::Role::kRegion, "Time");
  const ui::Card card(ui);
  const WeekProgress& progress = page.context.derived.progress.week(page.week.number);
  section_title(ui, "Time", hours_words(progress.learning_minutes + progress.building_minutes));
  const std::int64_t wanted = page.week.effort_hours * 60;
  const std::int64_t learning = wanted * kLearningPercent / 100;
  draw_share(ui, "Learning", progress.learning_minutes, learning);
  ui.gap(ui::space::k12);
  draw_share(ui, "Building", progress.building_minutes, wanted - learning);
  ui.gap(ui::space::k16);
  if (!page.one_column) {
    draw_timer(ui, page.context, page.week.number, page.out);
    ui.gap(ui::space::k8);
  }
  TimeDraft& draft = page.view.time;
  if (draft.open && draft.entry_id.empty()) {
    ui.gap(ui::space::k8);
    draw_time_form(ui, page.context, draft, page.out);
  } else {
    ui::ButtonOptions add{.look = ui::ButtonLook::kQuiet, .icon = icon::kPlus, .width = -1};
    add.disabled_because = page.context.read_only_because();
    if (ui::button(ui, "Add time", add)) {
      open_time_form(draft, page.week.number, page.context.derived.today);
      ui.request_settle();
    }
  }
  draw_entries(page);
}

void draw_week_status(WeekPage& page) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, "status");
  const ui::Container region(ui, ui::Role::kRegion, "Status");
  const ui::Card card(ui);
  ui.heading(2, "Status");
  ui.gap(ui::space::k8);
  const auto mark = page.context.state.weeks.find(page.week.number);
  if (mark == page.context.state.weeks.end())
    draw_open_week(page);
  else
    draw_marked_week(page, mark->second);
}

void draw_week_building(WeekPage& page) {
  ui::Ui& ui = page.ui;
  const Phase& phase = page.context.content.phase_of(page.week.number);
  const AppInfo* app = page.context.content.app(page.week.app);
  const ui::Container region(ui, ui::Role::kRegion, "What you are building");
  const ui::Card card(ui);
  ui.heading(2, "What you are building");
  ui.gap(ui::space::k8);
  ui.text(ui::Type::kBodyStrong, phase.project);
  if (app) ui.text(ui::Type::kBody, app->text);
  ui.gap(ui::space::k8);
  ui.muted((app ? app->title + " · " : std::string()) + "weeks " + std::to_string(phase.first_week) + "\xE2\x80\x93" +
           std::to_string(phase.last_week));
  const auto* menu = page.context.apps_in_menu;
  if (!app || !menu || std::find(menu->begin(), menu->end(), app->id) == menu->end()) return;
  ui.gap(ui::space::k12);
  ui::button_link(ui, "Open " + app->title, "#/" + app->id, {.icon = icon::kArrowRight, .width = -1});
}

}  // namespace cairn::roadmap

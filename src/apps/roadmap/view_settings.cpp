// How Cairn fits the learner's life and eyes. Every change applies at once and is one gesture, so undo takes it back.

#include "apps/roadmap/view_settings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

constexpr float kTwoColumns_px = 800;

void read_fields(SettingsView& view, const Settings& settings, Date today) {
  if (view.seen && *view.seen == settings) return;
  view.seen = settings;
  view.start_date = to_iso(start_date(settings, today));
  view.hours = std::to_string(settings.hours_per_week);
  view.name = settings.name;
  view.error.clear();
  view.error_where.clear();
}

std::string_view error_of(const SettingsView& view, std::string_view field) {
  return view.error_where == field ? std::string_view(view.error) : std::string_view();
}

void fail(SettingsView& view, std::string_view where, std::string_view what) {
  view.error = what;
  view.error_where = where;
}

void draw_start(SettingsPage& page) {
  SettingsView& view = page.view;
  const Settings& settings = page.context.state.settings;
  const ui::FieldResult field = ui::text_field(page.ui, "Start date", view.start_date,
                                               {.type = "date",
                                                .error = error_of(view, "start_date"),
                                                .hint = "The first day of week 1",
                                                .disabled_because = page.context.read_only_because()});
  if (!field.committed) return;
  const std::optional<Date> day = parse_date(view.start_date);
  if (!day) return fail(view, "start_date", "Choose a day.");
  if (settings.start_date == day) return;
  Settings changed = settings;
  changed.start_date = day;
  change_settings(page, changed, "start_date");
}

void draw_hours(SettingsPage& page) {
  SettingsView& view = page.view;
  const Settings& settings = page.context.state.settings;
  const ui::FieldResult field = ui::text_field(page.ui, "Hours a week", view.hours,
                                               {.type = "number",
                                                .error = error_of(view, "hours_per_week"),
                                                .hint = "The roadmap asks for 20 to 30",
                                                .disabled_because = page.context.read_only_because(),
                                                .min = 1,
                                                .max = 80,
                                                .step = 1});
  if (!field.committed) return;
  char* end = nullptr;
  const long hours = std::strtol(view.hours.c_str(), &end, 10);
  if (view.hours.empty() || *end != '\0' || hours < 1 || hours > 80)
    return fail(view, "hours_per_week", "Give whole hours, from 1 to 80.");
  if (settings.hours_per_week == hours) return fail(view, {}, {});
  Settings changed = settings;
  changed.hours_per_week = static_cast<int>(hours);
  change_settings(page, changed, "hours_per_week");
}

void add_day_off(SettingsPage& page) {
  SettingsView& view = page.view;
  const std::optional<Date> day = parse_date(view.day_off);
  if (!day) return fail(view, "days_off", "Choose the day first.");
  Settings changed = page.context.state.settings;
  if (std::find(changed.days_off.begin(), changed.days_off.end(), *day) != changed.days_off.end())
    return fail(view, "days_off", format_date(*day, page.context.derived.today) + " is on the list already.");
  changed.days_off.insert(std::upper_bound(changed.days_off.begin(), changed.days_off.end(), *day), *day);
  if (!change_settings(page, changed, "days_off")) return;
  view.day_off.clear();
  page.out.actions.push_back(ui::Toast{format_date(*day, page.context.derived.today) + " is a day off now", true});
}

void draw_days_off_list(SettingsPage& page) {
  ui::Ui& ui = page.ui;
  const Settings& settings = page.context.state.settings;
  if (settings.days_off.empty()) return ui.muted("No single days off. Holidays and trips go here.");
  const ui::Container list(ui, ui::Role::kList, "Days off", "days off");
  const ui::Row row(ui, ui::space::k8);
  for (const Date day : settings.days_off) {
    const ui::Ui::Scope scope(ui, day.days);
    const ui::Container item(ui, ui::Role::kListItem, {}, "item");
    const std::string words = format_date(day, page.context.derived.today);
    const std::string remove = "Remove " + words;
    ui::ButtonOptions options{.icon = icon::kX, .small = true, .says = remove};
    options.disabled_because = page.context.read_only_because();
    if (!ui::button(ui, words, options)) continue;
    Settings changed = settings;
    changed.days_off.erase(std::remove(changed.days_off.begin(), changed.days_off.end(), day), changed.days_off.end());
    if (change_settings(page, changed, "days_off"))
      page.out.actions.push_back(ui::Toast{words + " is a working day again", true});
  }
}

void draw_days_off(SettingsPage& page) {
  ui::Ui& ui = page.ui;
  ui.heading(3, "Single days off");
  ui.gap(ui::space::k8);
  {
    const float add_w = ui::button_width(ui, "Add day off", {.icon = icon::kPlus});
    const float wanted_w = 200 * std::max(1.0f, ui.scale());
    const float beside_w = ui.width() - add_w - ui::space::k8;
    const float field_w =
        beside_w >= std::min(wanted_w, 150.0f * ui.scale()) ? std::min(wanted_w, beside_w) : ui.width();
    const ui::Row row(ui);
    ui::text_field(ui, "Day off", page.view.day_off,
                   {.type = "date",
                    .error = error_of(page.view, "days_off"),
                    .width = field_w,
                    .show_label = false,
                    .disabled_because = page.context.read_only_because()});
    ui::ButtonOptions add{.icon = icon::kPlus};
    add.disabled_because = page.context.read_only_because();
    if (ui::button(ui, "Add day off", add)) add_day_off(page);
  }
  if (const std::string_view error = error_of(page.view, "days_off"); !error.empty()) {
    ui::Ui::TextOptions red;
    red.color = ui.colors().bad;
    ui.gap(4);
    ui.text(ui::Type::kSmall, error, red);
  }
  ui.gap(ui::space::k12);
  draw_days_off_list(page);
}

void draw_pace(SettingsPage& page) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Pace", "pace region");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  section_title(ui, "Pace", {});
  {
    ui::Columns columns(ui, {1, 1}, ui::space::k16, 380);
    columns.next();
    draw_start(page);
    columns.next();
    draw_hours(page);
  }
  ui.gap(ui::space::k24);
  const Settings& settings = page.context.state.settings;
  if (const auto days =
          weekday_picker(ui, "Days off in a week", settings.free_weekdays, page.context.read_only_because())) {
    Settings changed = settings;
    changed.free_weekdays = *days;
    change_settings(page, changed, "free_weekdays");
  }
  ui.gap(ui::space::k4);
  ui.muted("Nothing is planned on these days of any week.");
  if (const std::string_view error = error_of(page.view, "free_weekdays"); !error.empty())
    ui::notice(ui, ui::NoticeLook::kBad, "The free days stay as they were", error);
  ui.gap(ui::space::k24);
  draw_days_off(page);
}

void draw_you(SettingsPage& page) {
  ui::Ui& ui = page.ui;
  SettingsView& view = page.view;
  const ui::Container region(ui, ui::Role::kRegion, "You", "you region");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  section_title(ui, "You", {});
  const ui::FieldResult field = ui::text_field(ui, "Name", view.name,
                                               {.placeholder = "As you want to be called",
                                                .error = error_of(view, "name"),
                                                .hint = "Stands on your portfolio and nowhere else",
                                                .disabled_because = page.context.read_only_because()});
  if (!field.committed || view.name == page.context.state.settings.name) return;
  Settings changed = page.context.state.settings;
  changed.name = view.name;
  change_settings(page, changed, "name");
}

// Of the device, not of this application: the page tells more.
void draw_profiles(SettingsPage& page) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Profiles", "profiles region");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  section_title(ui, "Profiles", {});
  ui.muted(
      "Several people can use Cairn on this device, each with a log of their own and, if they like, a passphrase.");
  ui.gap(ui::space::k12);
  ui::button_link(ui, "Profiles and passphrase", "#/profiles", {.icon = icon::kUsers});
}

}  // namespace

bool change_settings(SettingsPage& page, const Settings& changed, std::string_view field) {
  const Status status = page.out.submit(ChangeSettings{changed});
  if (status) {
    fail(page.view, {}, {});
    return true;
  }
  fail(page.view, status.error().where.empty() ? field : std::string_view(status.error().where),
       status.error().message);
  return false;
}

std::optional<std::uint8_t> weekday_picker(ui::Ui& ui, std::string_view label, std::uint8_t chosen,
                                           std::string_view disabled_because) {
  constexpr std::array<const char*, 7> kDays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                             "Friday", "Saturday", "Sunday"};
  const ui::Ui::Scope scope(ui, label);
  const ui::TextStyle small = ui.style(ui::Type::kSmallStrong);
  const ui::Palette& c = ui.colors();
  const ui::Rect caption = ui.place(ui.width(), small.line_px + 4);
  ui.label({caption.x, caption.y, caption.w, small.line_px}, small, c.ink, label);
  const ui::Container group(ui, ui::Role::kGroup, label, "days");
  const float gap = 4;
  const float w = std::floor(std::min(52.0f * ui.scale(), (ui.width() - 6 * gap) / 7));
  const ui::Rect all = ui.place(ui.width(), ui.control_h());
  std::optional<std::uint8_t> result;
  for (int day = 0; day < 7; ++day) {
    const char* name = kDays[static_cast<std::size_t>(day)];
    const ui::Id id = ui.id(name);
    const bool on = (chosen >> day & 1) != 0;
    const ui::Rect rect{all.x + static_cast<float>(day) * (w + gap), all.y, w, all.h};
    ui.fill(rect, on ? c.accent_soft : ui.hovered(id) ? c.hover : c.surface, ui::kControlRadius_px);
    ui.outline(rect, on ? c.accent : c.line, ui::kControlRadius_px);
    ui.paint_text(rect, ui.style(on ? ui::Type::kSmallStrong : ui::Type::kSmall), on ? c.accent : c.ink,
                  std::string_view(name, w < 36 * ui.scale() ? 2 : 3), 0.5f);
    ui.focus_ring(id, rect, ui::kControlRadius_px);
    ui::Node node;
    node.id = id;
    node.role = ui::Role::kCheckbox;
    node.name = name;
    node.checked = on ? ui::Tri::kTrue : ui::Tri::kFalse;
    node.disabled = !disabled_because.empty();
    node.description = disabled_because;
    ui.semantics().leaf(std::move(node), rect);
    const ui::Event& event = ui.event();
    if (event.id != id || !disabled_because.empty()) continue;
    const bool changed =
        event.kind == ui::EventKind::kClick || (event.kind == ui::EventKind::kCommit && (event.value == "true") != on);
    if (changed) result = static_cast<std::uint8_t>(chosen ^ (1u << day));
  }
  return result;
}

void draw_settings(ui::Ui& ui, const ViewContext& context, SettingsView& view, Out& out) {
  SettingsPage page{ui, context, view, out};
  read_fields(view, context.state.settings, context.derived.today);
  ui.heading(1, "Settings");
  ui.muted("Changes apply at once, and undo takes them back.");
  ui.gap(ui::space::k24);
  ui::Columns columns(ui, {1, 1}, ui::space::k24, kTwoColumns_px);
  columns.next();
  draw_pace(page);
  ui.gap(ui::space::k24);
  draw_you(page);
  ui.gap(ui::space::k24);
  draw_profiles(page);
  columns.next();
  draw_settings_look(page);
  ui.gap(ui::space::k24);
  draw_settings_keys(page);
  ui.gap(ui::space::k24);
  draw_settings_about(page);
}

}  // namespace cairn::roadmap

#include "apps/roadmap/view_roadmap_cell.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "icons.h"

namespace cairn::roadmap {
namespace {

constexpr float kPadding_px = 9;
constexpr float kRing_px = 30;

struct Cell {
  const Week& week;
  const WeekProgress& progress;
  WeekState state;
  bool today = false;  // the plan gives this week the present day
  std::string when;    // planned days, or the day on which it was done
  std::string hours;
};

bool is_set_aside(WeekState state) { return state == WeekState::kSkipped || state == WeekState::kDeferred; }

Cell read_cell(const ViewContext& context, int number) {
  Cell cell{
      context.content.week(number), context.derived.progress.week(number), week_state(context, number), false, {}, {}};
  const Date today = context.derived.today;
  const auto mark = context.state.weeks.find(number);
  const auto planned = context.derived.plan.weeks.find(number);
  if (mark != context.state.weeks.end()) {
    const std::string_view words = week_state_words(cell.state);
    const Date day = local_date(mark->second.at, context.utc_offset_minutes);
    cell.when = std::string(words) + " " + format_day_month(day);
  } else if (planned != context.derived.plan.weeks.end()) {
    const PlannedWeek& days = planned->second;
    cell.when = date_range_words(days.first_day, days.last_day);
    cell.today = days.first_day <= today && today <= days.last_day;
  }
  const std::int64_t minutes = cell.progress.learning_minutes + cell.progress.building_minutes;
  if (minutes > 0) cell.hours = hours_words(minutes);
  return cell;
}

float text_x(const ui::Ui& ui) { return kPadding_px + std::round(kRing_px * std::max(1.0f, ui.scale())) + 9; }

// What the cell shows by its look; dates and hours stand in it. Also the tool tip: a title that the cell had to cut
// stands there whole.
std::string describe(const ui::Ui& ui, const Cell& cell, float width) {
  const bool cut = ui.text_width(ui.style(ui::Type::kSmallStrong), cell.week.title) > width - text_x(ui) - kPadding_px;
  std::string words = cut ? cell.week.title + ". " : std::string();
  words += week_state_words(cell.state);
  const int percent = static_cast<int>(cell.progress.fraction * 100 + 0.5);
  if (percent > 0 && percent < 100) words += ", " + std::to_string(percent) + " %";
  if (cell.today) words += ", planned for today";
  words += ", " + std::to_string(cell.progress.goals.done) + " of " +
           counted(cell.progress.goals.total, "goal", "goals") + " reached";
  return words;
}

// What the cell shows beside its title.
std::string_view tag_words(const Cell& cell) {
  const bool current = cell.state == WeekState::kCurrent;
  if (cell.today) return current ? "Today" : "Today\xE2\x80\x99s plan";
  return current ? "You are here" : "";
}

std::string second_line(const Cell& cell) {
  return cell.when + (cell.when.empty() || cell.hours.empty() ? "" : " · ") + cell.hours;
}

std::string goals_in_short(const Cell& cell) {
  return std::to_string(cell.progress.goals.done) + "/" + std::to_string(cell.progress.goals.total);
}

void paint_ring(ui::Ui& ui, const Cell& cell, ui::Point center, ui::Color phase) {
  const ui::Palette& c = ui.colors();
  const float radius = std::round(kRing_px * std::max(1.0f, ui.scale())) / 2;
  const ui::Rect box{center.x - radius, center.y - radius, 2 * radius, 2 * radius};
  const ui::TextStyle style = ui.style(ui::Type::kSmallStrong);
  const std::string number = std::to_string(cell.week.number);
  if (cell.state == WeekState::kDone) {
    ui.circle(center, radius, phase);
    ui.paint_text(box, style, c.surface, number, 0.5f);
    return;
  }
  const float line = 2.5f;
  ui.circle(center, radius - line / 2, ui::mix(c.line, c.faint, 0.25f), false, line);
  const float part = std::clamp(static_cast<float>(cell.progress.fraction), 0.0f, 1.0f);
  if (part > 0) {
    const float top = -std::numbers::pi_v<float> / 2;
    ImDrawList* list = ui.draw_list();
    list->PathArcTo({center.x, center.y}, radius - line / 2, top, top + 2 * std::numbers::pi_v<float> * part);
    list->PathStroke(ui::to_imgui(phase), 0, line);
  }
  ui.paint_text(box, style, is_set_aside(cell.state) ? c.muted : c.ink, number, 0.5f);
}

// Where the learner is, on the cell's upper edge: the planned week of this day, else the week to work on.
void paint_tag(ui::Ui& ui, const Cell& cell, const ui::Rect& box) {
  const bool current = cell.state == WeekState::kCurrent;
  if (tag_words(cell).empty()) return;
  const ui::Palette& c = ui.colors();
  const ui::TextStyle style = ui.style(ui::Type::kSmallStrong);
  const std::string_view words = tag_words(cell);
  const float w = std::ceil(ui.text_width(style, words)) + 14;
  const ui::Rect pill{std::floor(box.right() - kPadding_px - w), std::round(box.y - style.line_px * 0.6f), w,
                      style.line_px};
  ui.fill(pill, current ? c.accent : c.accent_soft, pill.h / 2);
  if (!current) ui.outline(pill, c.accent, pill.h / 2);
  ui.paint_text(pill, style, current ? c.on_accent : c.accent, words, 0.5f);
}

void paint_goals(ui::Ui& ui, const Cell& cell, const ui::Rect& line, float* room) {
  const ui::Palette& c = ui.colors();
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const std::string words = goals_in_short(cell);
  const float w = std::ceil(ui.text_width(small, words)) + 1;
  const float icon_px = std::round(13 * ui.scale());
  const float right = line.right();
  const bool all = cell.progress.goals.done == cell.progress.goals.total && cell.progress.goals.total > 0;
  ui.paint_text({right - w, line.y, w, line.h}, small, c.muted, words);
  ui.paint_icon({right - w - 4 - icon_px / 2, line.center_y()}, icon_px, all ? c.good : c.faint, icon::kTarget);
  *room = line.w - w - icon_px - 12;
}

void paint_cell(ui::Ui& ui, const Cell& cell, const ui::Rect& rect, bool hovered) {
  const ui::Palette& c = ui.colors();
  const ui::Color phase = c.phases[static_cast<std::size_t>(std::clamp(cell.week.phase, 1, 5) - 1)];
  const bool list = ui.phone();
  const bool current = cell.state == WeekState::kCurrent;
  ui::Color ground = cell.state == WeekState::kDone ? ui::mix(c.background, phase, 0.07f) : c.surface;
  if (is_set_aside(cell.state)) ground = c.background;
  if (current) ground = c.accent_soft;
  if (hovered) ground = ui::mix(ground, c.ink, 0.05f);
  const ui::Rect box = list ? ui::Rect{rect.x, rect.y, rect.w, rect.h - 6} : rect;
  ui.fill(box, ground, ui::kRadius_px);
  ui.outline(box,
             current                          ? c.accent
             : cell.state == WeekState::kDone ? ui::mix(c.line, phase, 0.15f)
                                              : c.line,
             ui::kRadius_px, current ? 1.5f : 1.0f);
  const float ring = std::round(kRing_px * std::max(1.0f, ui.scale()));
  paint_ring(ui, cell, {box.x + kPadding_px + ring / 2, std::round(box.center_y())}, phase);
  const ui::TextStyle strong = ui.style(ui::Type::kSmallStrong);
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const float x = box.x + text_x(ui);
  const float w = box.right() - kPadding_px - x;
  const float top = std::round(box.center_y() - (strong.line_px + small.line_px) / 2);
  ui.paint_text({x, top, w, strong.line_px}, strong, is_set_aside(cell.state) ? c.muted : c.ink, cell.week.title);
  const ui::Rect second{x, top + strong.line_px, w, small.line_px};
  float room = second.w;
  paint_goals(ui, cell, second, &room);
  const std::string words = second_line(cell);
  ui.paint_text({x, second.y, room, small.line_px}, small, c.muted, words);
  paint_tag(ui, cell, box);
}

}  // namespace

float week_cell_height(const ui::Ui& ui) {
  const float text_h = ui.style(ui::Type::kSmallStrong).line_px + ui.style(ui::Type::kSmall).line_px;
  return text_h + (ui.phone() ? 26.0f : ui.env().compact ? 14.0f : 20.0f);
}

void draw_week_cell(ui::Ui& ui, const ViewContext& context, int week, const ui::Rect& rect) {
  const Cell cell = read_cell(context, week);
  const ui::Id id = ui.id(week);
  if (ui.visible(rect)) {
    paint_cell(ui, cell, rect, ui.hovered(id));
    ui.focus_ring(id, rect.inset(4), ui::kRadius_px - 4);
  }
  ui::Node item;
  item.id = ui.id("item " + std::to_string(week));
  item.role = ui::Role::kListItem;
  ui.semantics().open(std::move(item), rect, {rect.x, rect.y});
  ui::Node link;
  link.id = id;
  link.role = ui::Role::kLink;
  link.name = "Week " + std::to_string(week) + ": " + cell.week.title;
  link.detail = std::string(tag_words(cell)) + "\n" + second_line(cell) + "\n" + goals_in_short(cell);
  link.description = describe(ui, cell, rect.w);
  link.href = "#/week/" + std::to_string(week);
  ui.semantics().leaf(std::move(link), rect);
  ui.semantics().close();
}

}  // namespace cairn::roadmap

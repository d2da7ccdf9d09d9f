// All 36 weeks on one screen: five phases, nine months, one cell a week. A map to look at and to choose from.

#include <algorithm>
#include <array>
#include <cmath>

#include "apps/roadmap/view.h"
#include "apps/roadmap/view_roadmap_cell.h"
#include "base/fold.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

constexpr float kMonthLabel_px = 60;
constexpr float kMinCell_px = 196;
constexpr float kToolbarSearch_px = 220;
constexpr float kRoomyToolbar_px = 950;
constexpr int kWeeksPerMonth = 4;

enum Filter { kAll, kOpen, kDone, kSetAside, kWithNotes };
const std::vector<std::string>& filter_words() {
  static const std::vector<std::string> words{"All", "Open", "Done", "Set aside", "With notes"};
  return words;
}

using Shown = std::array<bool, kWeekCount + 1>;  // by week number

std::string words_of(const Week& week) {
  std::string words = "week " + std::to_string(week.number) + " " + week.title + " " + week.subject + " " +
                      week.summary + " " + week.project_title;
  for (const Topic& topic : week.topics) words += " " + topic.text;
  for (const Resource& resource : week.resources) words += " " + resource.title + " " + resource.named_as;
  for (const Goal& goal : week.goals) words += " " + goal.text;
  return fold(words);
}

bool passes(Filter filter, WeekState state, bool has_notes) {
  const bool set_aside = state == WeekState::kSkipped || state == WeekState::kDeferred;
  switch (filter) {
    case kAll:
      return true;
    case kOpen:
      return state != WeekState::kDone && !set_aside;
    case kDone:
      return state == WeekState::kDone;
    case kSetAside:
      return set_aside;
    case kWithNotes:
      return has_notes;
  }
  return true;
}

Shown weeks_to_show(const ViewContext& context, RoadmapView& view) {
  Shown has_notes{};
  if (view.filter == kWithNotes)
    for (const auto& [id, note] : context.state.notes)
      if (note.week >= 1 && note.week <= kWeekCount) has_notes[static_cast<std::size_t>(note.week)] = true;
  const std::string query = fold(view.query);
  const bool asks = query.find_first_not_of(' ') != std::string::npos;
  if (asks && view.folded.empty())
    for (const Week& week : context.content.weeks) view.folded.push_back(words_of(week));
  Shown shown{};
  for (const Week& week : context.content.weeks) {
    const std::size_t i = static_cast<std::size_t>(week.number);
    const bool matches = !asks || match_score(query, view.folded[i - 1]).has_value();
    shown[i] = matches && passes(static_cast<Filter>(view.filter), week_state(context, week.number), has_notes[i]);
  }
  return shown;
}

void draw_search_field(ui::Ui& ui, RoadmapView& view, float width) {
  ui::text_field(ui, "Search the weeks", view.query,
                 {.placeholder = "Search the weeks",
                  .type = "search",
                  .width = width,
                  .show_label = false,
                  .icon = icon::kSearch});
}

void draw_jump(ui::Ui& ui, const ViewContext& context, float width) {
  const int current = context.derived.current_week;
  if (current < 1) return;
  const ui::ButtonOptions options{
      .icon = icon::kFootprints, .description = context.content.week(current).title, .width = width};
  ui::button_link(ui, "Go to week " + std::to_string(current), "#/week/" + std::to_string(current), options);
}

void draw_toolbar(ui::Ui& ui, const ViewContext& context, RoadmapView& view) {
  const ui::Container search(ui, ui::Role::kSearch, "Weeks");
  if (ui.phone()) {
    draw_search_field(ui, view, 0);
    ui.gap(ui::space::k8);
    const ui::Row row(ui);
    const float half = std::floor((ui.width() - ui::space::k8) / 2);
    if (const auto chosen = ui::select(ui, "Show", filter_words(), view.filter, half, false)) view.filter = *chosen;
    draw_jump(ui, context, half);
    return;
  }
  ui::Row row(ui, ui::space::k12, ui.control_h());
  draw_search_field(ui, view, std::round(kToolbarSearch_px * ui.scale()));
  const bool roomy = ui.width() >= kRoomyToolbar_px * ui.scale();
  const auto chosen = roomy ? ui::segmented(ui, "Show", filter_words(), view.filter)
                            : ui::select(ui, "Show", filter_words(), view.filter, std::round(150 * ui.scale()), false);
  if (chosen) view.filter = *chosen;
  if (context.derived.current_week < 1) return;
  const std::string label = "Go to week " + std::to_string(context.derived.current_week);
  const float w = ui::button_width(ui, label, {.icon = icon::kFootprints});
  if (ui.remaining_in_row() >= w) row.push_right(w);
  draw_jump(ui, context, 0);
}

void draw_phase_header(ui::Ui& ui, const ViewContext& context, const Phase& phase) {
  const ui::Palette& c = ui.colors();
  const ui::Color ink = c.phases[static_cast<std::size_t>(std::clamp(phase.number, 1, 5) - 1)];
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  int done = 0;
  std::int64_t minutes = 0;
  for (int week = phase.first_week; week <= phase.last_week; ++week) {
    const WeekProgress& progress = context.derived.progress.week(week);
    done += week_state(context, week) == WeekState::kDone ? 1 : 0;
    minutes += progress.learning_minutes + progress.building_minutes;
  }
  std::string figures =
      std::to_string(done) + " of " + counted(phase.last_week - phase.first_week + 1, "week", "weeks");
  if (minutes > 0) figures += " · " + hours_words(minutes);
  const float figures_w = std::ceil(ui.text_width(small, figures)) + 2;
  ui::Row row(ui, ui::space::k8, ui.style(ui::Type::kBodyStrong).line_px);
  ui::badge(ui, "Phase " + std::to_string(phase.number), c.surface, ink);
  ui.heading(2, ui::Type::kBodyStrong, phase.title);
  const float room = ui.remaining_in_row() - figures_w - 2 * ui::space::k8;
  if (room > 160) {
    const ui::Rect rect = ui.place(std::min(room, std::ceil(ui.text_width(small, phase.focus)) + 1), small.line_px);
    ui.label(rect, small, c.muted, phase.focus);
  }
  if (ui.remaining_in_row() >= figures_w) row.push_right(figures_w);
  ui.muted(figures);
}

void draw_month_label(ui::Ui& ui, const ui::Rect& rect, int month) {
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const std::string words = "Month " + std::to_string(month);
  ui.label(rect, small, ui.colors().muted, words);
}

// One month: its weeks in a line, or in as many lines as the width asks for.
void draw_month(ui::Ui& ui, const ViewContext& context, int month, const std::vector<int>& weeks) {
  const ui::Ui::Scope scope(ui, month);
  const bool list = ui.phone();
  const float gap = list ? 0 : ui::space::k8;
  const float label_w = list ? 0 : std::round(kMonthLabel_px * ui.scale());
  const float cell_h = week_cell_height(ui);
  const float room = ui.width() - label_w;
  const float quarter = (room - gap * (kWeeksPerMonth - 1)) / kWeeksPerMonth;
  const int columns = list ? 1 : quarter >= kMinCell_px * ui.scale() ? kWeeksPerMonth : 2;
  const float cell_w = std::floor((room - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  const float x = ui.x();
  if (list) {
    const float line_px = ui.style(ui::Type::kSmall).line_px;
    draw_month_label(ui, ui.place(ui.width(), line_px), month);
    ui.gap(ui::space::k4);
  } else {
    draw_month_label(ui, {x, ui.y(), label_w, cell_h}, month);
  }
  const float y = ui.y();
  const ui::Container container(ui, ui::Role::kList, "Month " + std::to_string(month), "list");
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    const int column = static_cast<int>(i) % columns;
    const int line = static_cast<int>(i) / columns;
    draw_week_cell(ui, context, weeks[i],
                   {std::floor(x + label_w + static_cast<float>(column) * (cell_w + gap)),
                    y + static_cast<float>(line) * (cell_h + gap), cell_w, cell_h});
  }
  const int lines = (static_cast<int>(weeks.size()) + columns - 1) / columns;
  ui.gap(static_cast<float>(lines) * (cell_h + gap) - gap);
}

void draw_phase(ui::Ui& ui, const ViewContext& context, const Phase& phase, const Shown& shown) {
  std::vector<std::vector<int>> months;
  for (int week = phase.first_week; week <= phase.last_week; ++week) {
    if (!shown[static_cast<std::size_t>(week)]) continue;
    const int month = context.content.week(week).month;
    if (months.empty() || context.content.week(months.back().back()).month != month) months.emplace_back();
    months.back().push_back(week);
  }
  if (months.empty()) return;
  const ui::Ui::Scope scope(ui, phase.number);
  const ui::Container region(ui, ui::Role::kRegion, "Phase " + std::to_string(phase.number) + ": " + phase.title,
                             "phase");
  draw_phase_header(ui, context, phase);
  for (const std::vector<int>& weeks : months) {
    ui.gap(&weeks == &months.front() ? ui::space::k12 : ui::space::k8);
    draw_month(ui, context, context.content.week(weeks.front()).month, weeks);
  }
  ui.gap(ui.phone() ? ui::space::k24 : ui::space::k16);
}

// Said when a filter or a search changes it; that all weeks are there is seen without words.
void draw_count(ui::Ui& ui, int count) {
  const bool all = count == kWeekCount;
  const std::string words = all ? "All " + counted(count, "week", "weeks")
                                : counted(count, "week", "weeks") + " of " + std::to_string(kWeekCount);
  ui::Ui::TextOptions quiet;
  quiet.color = ui.colors().muted;
  quiet.quiet = true;
  const float top = ui.y();
  if (!all) ui.text(ui::Type::kSmall, words, quiet);
  ui::Node status;
  status.id = ui.id("count");
  status.role = ui::Role::kStatus;
  status.name = words;
  status.font_px = ui.style(ui::Type::kSmall).size_px;
  status.line_px = ui.style(ui::Type::kSmall).line_px;
  ui.semantics().leaf(std::move(status), {ui.x(), top, ui.width(), ui.y() - top});
  if (!all) ui.gap(ui::space::k12);
}

}  // namespace

void draw_roadmap(ui::Ui& ui, const ViewContext& context, RoadmapView& view, Out& out) {
  (void)out;  // this screen changes nothing
  const Progress& progress = context.derived.progress;
  ui.heading(1, "Roadmap");
  std::string figures = std::to_string(progress.weeks_done) + " of " + std::to_string(kWeekCount) + " weeks done · " +
                        std::to_string(progress.goals.done) + " of " + counted(progress.goals.total, "goal", "goals");
  if (progress.minutes > 0) figures += " · " + hours_words(progress.minutes);
  ui.muted(figures);
  ui.gap(ui::space::k12);
  draw_toolbar(ui, context, view);
  ui.gap(ui::space::k16);
  const Shown shown = weeks_to_show(context, view);
  const int count = static_cast<int>(std::count(shown.begin(), shown.end(), true));
  draw_count(ui, count);
  if (count == 0) {
    ui::empty_state(ui, icon::kSearch, "No week fits", "No week has these words and this state.");
    const float w = ui::button_width(ui, "Show all weeks", {});
    ui::Row row(ui);
    row.gap(std::floor((ui.width() - w) / 2));
    if (ui::button(ui, "Show all weeks")) {
      view.query.clear();
      view.filter = kAll;
      ui.request_settle();
    }
    return;
  }
  for (const Phase& phase : context.content.phases) draw_phase(ui, context, phase, shown);
}

}  // namespace cairn::roadmap

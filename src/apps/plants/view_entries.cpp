// Observations as they stand in the journal: as cards in a grid, or as lines day by day. Of a long journal only what
// can be seen is drawn.

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "apps/plants/photos.h"
#include "apps/plants/view_page.h"
#include "base/numbers.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/plot.h"

namespace cairn::plants::desk {
namespace {

constexpr float kPicture_px = 150;
constexpr float kLinePicture_px = 56;
constexpr float kOverscan_px = 600;
constexpr std::size_t kWhole = 200;  // so many are described as a whole, for the browser's own search
constexpr std::size_t kMostMonths = 24;

using Entry = std::pair<const std::string, Observation>;

// How the entries of every stretch stand.
struct Shape {
  int columns = 1;
  float cell_w = 0, cell_h = 0, gap = 0, heading_h = 0;

  float lines(std::size_t count) const { return std::ceil(static_cast<float>(count) / static_cast<float>(columns)); }
  float height(std::size_t count) const { return heading_h + lines(count) * (cell_h + gap); }
};

Shape grid_shape(const ui::Ui& ui) {
  const float gap = ui::space::k12, w = ui.width();
  const int columns = std::clamp(static_cast<int>((w + gap) / (card_width(ui) + gap)), 1, 12);
  const auto n = static_cast<float>(columns);
  return {columns, std::floor((w - gap * (n - 1)) / n), card_height(ui, false), gap,
          ui::space::k16 + ui.style(ui::Type::kBodyStrong).line_px + ui::space::k8};
}

float text_height(const ui::Ui& ui) {
  return ui.style(ui::Type::kBodyStrong).line_px + 2 * ui.style(ui::Type::kSmall).line_px;
}

Shape line_shape(const ui::Ui& ui) {
  return {1, ui.width(), std::max(kLinePicture_px, text_height(ui)) + 2 * ui::space::k8, 0,
          ui::space::k16 + ui.style(ui::Type::kBodyStrong).line_px + ui::space::k4};
}

void draw_thumb(Page& page, const Observation& observation, const std::string& title, const ui::Rect& rect,
                std::string_view photo = {}) {
  if (!observation.photos.empty()) {
    draw_kept(page, thumb_key(photo.empty() ? observation.photos[0] : photo), "Photo of " + title, rect,
              ui::Pictures::Fit::kFill);
    return;
  }
  page.ui.fill(rect, page.ui.colors().hover, 8);
  page.ui.paint_icon({rect.center_x(), rect.center_y()}, 20, page.ui.colors().faint, icon::kLeaf);
}

// Its link over `rect`, and the focus noted, which keeps a line drawn however far away it is.
void link_over(Page& page, const std::string& id, const std::string& title, std::string detail, const ui::Rect& rect) {
  ui::Ui& ui = page.ui;
  ui::Node node;
  node.id = ui.id("open");
  node.role = ui::Role::kLink;
  node.name = title;
  node.detail = std::move(detail);
  node.href = observation_href(id);
  if (ui.focused(node.id)) page.desk.journal_focused = id;
  ui.focus_ring(node.id, rect.inset(2), ui::kControlRadius_px);
  ui.semantics().leaf(std::move(node), rect);
}

void add_part(std::string& words, std::string_view part) {
  if (part.empty()) return;
  if (!words.empty()) words += " \xC2\xB7 ";
  words += part;
}

void draw_line(Page& page, const Entry& entry, const ui::Rect& rect) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const Observation& observation = entry.second;
  const ui::TextStyle strong = ui.style(ui::Type::kBodyStrong), small = ui.style(ui::Type::kSmall);
  const std::string title = title_of(page, observation);
  if (ui.hovered(ui.id("open"))) ui.fill(rect.inset(-8, 0), c.hover, ui::kControlRadius_px);
  ui.line({rect.x, rect.bottom() - 0.5f}, {rect.right(), rect.bottom() - 0.5f}, c.line);
  const float middle = rect.center_y();
  draw_thumb(page, observation, title,
             {rect.x, std::round(middle - kLinePicture_px / 2), kLinePicture_px, kLinePicture_px});
  std::string where, notes(trim(observation.notes));
  if (observation.minute) add_part(where, time_words(*observation.minute));
  add_part(where, observation.place);
  std::replace(notes.begin(), notes.end(), '\n', ' ');
  const float h = strong.line_px + (where.empty() ? 0 : small.line_px) + (notes.empty() ? 0 : small.line_px);
  ui::Rect text{rect.x + kLinePicture_px + ui::space::k12, std::round(middle - h / 2),
                rect.w - kLinePicture_px - ui::space::k12, strong.line_px};
  ui.paint_text(text, strong, c.ink, title);
  text.y += text.h;
  text.h = small.line_px;
  std::string detail;
  for (const std::string* words : {&where, &notes}) {
    if (words->empty()) continue;
    ui.paint_text(text, small, c.muted, *words);
    text.y += text.h;
    detail += (detail.empty() ? "" : "\n") + *words;
  }
  link_over(page, entry.first, title, std::move(detail), rect);
}

void draw_stretch(Page& page, const Journal& journal, const Stretch& stretch, const Shape& shape,
                  std::string_view words, const std::function<void(const Entry&, const ui::Rect&)>& draw) {
  ui::Ui& ui = page.ui;
  const ui::Flow outer = ui.flow();
  const auto finish = [&] {
    ui.flow() = outer;
    ui.flow().y = outer.y + shape.height(stretch.count);
  };
  const ui::Rect all{outer.x, outer.y, outer.w, shape.height(stretch.count)};
  const bool whole = journal.ids.size() <= kWhole;
  const float least = ui.clip().y - kOverscan_px, most = ui.clip().bottom() + kOverscan_px;
  const auto begin = journal.ids.begin() + static_cast<std::ptrdiff_t>(stretch.first);
  const auto end = begin + static_cast<std::ptrdiff_t>(stretch.count);
  const auto focused = std::find(begin, end, page.desk.journal_was_focused);
  if (!whole && focused == end && (all.bottom() < least || all.y > most)) return finish();
  const ui::Ui::Scope scope(ui, words);
  ui.gap(ui::space::k16);
  {
    const ui::Row row(ui, ui::space::k8, 0);
    ui.heading(2, ui::Type::kBodyStrong, words);
    ui.muted(with_commas(stretch.count));
  }
  const float top = outer.y + shape.heading_h;
  ui::Node list;
  list.id = ui.id("list");
  list.role = ui::Role::kList;
  list.name = words;
  ui.semantics().open(std::move(list), {outer.x, top, outer.w, all.bottom() - top}, {outer.x, top});
  for (std::size_t i = 0; i < stretch.count; ++i) {
    const auto columns = static_cast<std::size_t>(shape.columns);
    const std::size_t line_number = i / columns;
    const auto column = static_cast<float>(i % columns), line = static_cast<float>(line_number);
    const ui::Rect rect{outer.x + column * (shape.cell_w + shape.gap), top + line * (shape.cell_h + shape.gap),
                        shape.cell_w, shape.cell_h};
    const std::string& id = begin[static_cast<std::ptrdiff_t>(i)];
    if (!whole && id != page.desk.journal_was_focused && (rect.bottom() < least || rect.y > most)) continue;
    const auto entry = page.context.state.observations.find(id);
    if (entry == page.context.state.observations.end()) continue;
    const ui::Ui::Scope item_scope(ui, id);
    ui::Node item;
    item.id = ui.id("item");
    item.role = ui::Role::kListItem;
    item.place = static_cast<int>(i) + 1;
    item.of = static_cast<int>(stretch.count);
    ui.semantics().open(std::move(item), rect, {rect.x, rect.y});
    draw(*entry, rect);
    ui.semantics().close();
  }
  ui.semantics().close();
  finish();
}

void draw_by_month(Page& page, const Journal& journal) {
  const std::vector<Stretch> months = by_month(journal, kMostMonths);
  if (months.size() < 2) return;
  ui::BarChart chart;
  chart.name = "Observations by month";
  chart.summary = counted(journal.ids.size(), "observation", "observations") + " from " +
                  month_words(journal.months.back().day) + " to " + month_words(journal.months.front().day) + ".";
  chart.axis_title = "Observations";
  chart.labels_title = "Month";
  chart.series = {"seen"};
  chart.values.emplace_back();
  for (const Stretch& month : months) {
    const CivilDate civil = to_civil(month.day);
    chart.labels.push_back(month_name(civil.month).substr(0, 3) + " " + std::to_string(civil.year % 100));
    chart.values[0].push_back(static_cast<float>(month.count));
  }
  chart.height = 140;
  page.ui.gap(ui::space::k12);
  ui::bar_chart(page.ui, chart);
}

}  // namespace

float card_width(const ui::Ui& ui) { return ui.phone() ? 150 : 200; }

float card_height(const ui::Ui& ui, bool with_why) {
  return 2 * ui::space::k12 + kPicture_px + ui::space::k8 + ui.style(ui::Type::kBodyStrong).line_px +
         (with_why ? 2.0f : 1.0f) * ui.style(ui::Type::kSmall).line_px;
}

void draw_card(Page& page, const std::string& id, const Observation& observation, const ui::Rect& rect,
               std::string_view why, std::string_view photo) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const ui::TextStyle strong = ui.style(ui::Type::kBodyStrong), small = ui.style(ui::Type::kSmall);
  const std::string title = title_of(page, observation);
  ui.fill(rect, ui.hovered(ui.id("open")) ? c.hover : c.surface, ui::kRadius_px);
  ui.outline(rect, c.line, ui::kRadius_px);
  const ui::Rect inside = rect.inset(ui::space::k12);
  draw_thumb(page, observation, title, {inside.x, inside.y, inside.w, kPicture_px}, photo);
  ui::Rect text{inside.x, inside.y + kPicture_px + ui::space::k8, inside.w, strong.line_px};
  ui.paint_text(text, strong, c.ink, title);
  text.y += text.h;
  text.h = small.line_px;
  std::string detail = format_date(observation.day, today(page));
  add_part(detail, observation.place);
  ui.paint_text(text, small, c.muted, detail);
  if (!why.empty()) {
    text.y += text.h;
    ui.paint_text(text, small, c.muted, why);
    detail += "\n" + std::string(why);
  }
  link_over(page, id, title, std::move(detail), rect);
}

void draw_entries(Page& page, const Journal& journal) {
  ui::Ui& ui = page.ui;
  page.desk.journal_was_focused = std::exchange(page.desk.journal_focused, {});
  if (page.desk.timeline) {
    draw_by_month(page, journal);
    const Shape shape = line_shape(ui);
    for (const Stretch& day : journal.days)
      draw_stretch(page, journal, day, shape, format_date(day.day, today(page)),
                   [&page](const Entry& entry, const ui::Rect& rect) { draw_line(page, entry, rect); });
    return;
  }
  const Shape shape = grid_shape(ui);
  for (const Stretch& month : journal.months)
    draw_stretch(
        page, journal, month, shape, month_words(month.day),
        [&page](const Entry& entry, const ui::Rect& rect) { draw_card(page, entry.first, entry.second, rect); });
}

}  // namespace cairn::plants::desk

// Cards in columns: where they stand, and what moves them from one column to another.

#include "apps/tasks/view_cards.h"

#include <algorithm>
#include <cmath>

#include "ui/layout.h"

namespace cairn::tasks {
namespace {

constexpr float kAxis_px = 84;  // beside the lines, for their words

struct Moves {
  const std::vector<CardColumn>& columns;
  // What was asked for in this pass.
  std::optional<std::uint32_t> entry;
  std::size_t to = 0;
  std::optional<CardKey> key;
  std::vector<DrawnCards> drawn;
};

std::optional<std::size_t> beside(const std::vector<CardColumn>& columns, std::size_t at, int by) {
  for (std::ptrdiff_t i = static_cast<std::ptrdiff_t>(at) + by;
       i >= 0 && i < static_cast<std::ptrdiff_t>(columns.size()); i += by) {
    if (columns[static_cast<std::size_t>(i)].takes) return static_cast<std::size_t>(i);
  }
  return {};
}

void draw_cards(Page& page, std::size_t number, Moves& moves) {
  ui::Ui& ui = page.ui;
  const CardColumn& column = moves.columns[number];
  const std::size_t shown = first_cards(ui, column.entries.size());
  std::vector<std::uint32_t>& drawn = moves.drawn[number].entries;
  drawn.assign(column.entries.begin(), column.entries.begin() + static_cast<std::ptrdiff_t>(shown));
  CardLook look;
  look.says = "Left and right arrow move it";
  for (std::size_t i = 0; i < moves.columns.size(); ++i)
    if (i != number && moves.columns[i].takes) look.places.push_back({moves.columns[i].title, i});
  {
    const ui::Container list(ui, ui::Role::kList, column.title, "list");
    for (std::size_t i = 0; i < shown; ++i) {
      const std::uint32_t at = column.entries[i];
      if (column.tells_why) look.note = waits_words(page, page.index().entries()[at]);
      const CardEvents events = draw_card(page, at, look);
      if (events.dropped) moves.entry = at;  // `to`: whose column it is
      if (!events.key.empty()) moves.key = CardKey{number, i, events.key};
      const auto to = events.sent_to ? events.sent_to
                      : events.by    ? beside(moves.columns, number, events.by)
                                     : std::nullopt;
      if (!to) continue;
      moves.entry = at;
      moves.to = *to;
    }
  }
  more_cards(ui, shown, column.entries.size());
}

// Answers how high it is by what is in it.
float draw_column(Page& page, std::size_t number, Moves& moves, float min_h) {
  ui::Ui& ui = page.ui;
  const CardColumn& column = moves.columns[number];
  const ui::Ui::Scope scope(ui, column.title);
  ui::Container region(ui, ui::Role::kRegion, column.title, "column");
  const bool answers = column.takes || !column.refuses.empty();
  const bool over = answers && ui.pointer().over == region.id();
  const float top = ui.y();
  float bottom = top;
  {
    const ui::CardLook look = !over ? ui::CardLook::kFlat : column.takes ? ui::CardLook::kAccent : ui::CardLook::kWarn;
    const ui::Card card(ui, look, ui::space::k12, min_h);
    {
      const ui::Row row(ui, ui::space::k8);
      ui.heading(2, ui::Type::kBodyStrong, column.title);
      ui.muted(std::to_string(column.entries.size()));
    }
    if (!column.hint.empty()) ui.muted(column.hint);
    ui.gap(ui::space::k8);
    if (column.head) column.head();
    if (column.entries.empty())
      ui.muted(column.empty);
    else
      draw_cards(page, number, moves);
    bottom = ui.y() + ui::space::k12;
  }
  if (ui.event().kind == ui::EventKind::kDrop && answers && ui.event().target == region.id()) moves.to = number;
  region.node().takes_drops = answers;
  return bottom - top;
}

// Words of an axis; they take no room of what comes next.
void draw_axis(ui::Ui& ui, const std::string& words, float x, float y, float w, float align) {
  const ui::Flow flow = ui.flow();
  ui.flow() = ui::Flow{.x = x, .y = y, .w = w};
  ui::Ui::TextOptions options;
  options.color = ui.colors().muted;
  options.max_width = 0;
  options.align = align;
  ui.text(ui::Type::kSmallStrong, words, options);
  ui.flow() = flow;
}

void draw_grid(Page& page, const CardGrid& layout, Moves& moves) {
  ui::Ui& ui = page.ui;
  const ui::Flow outer = ui.flow();
  const float axis_w = std::round(kAxis_px * std::max(1.0f, ui.scale()));
  const std::size_t in_line = layout.across.size();
  const bool axes = in_line > 0 && ui.width() >= axis_w + layout.min_w * static_cast<float>(in_line) +
                                                     ui::space::k12 * static_cast<float>(in_line - 1);
  if (axes) {
    ui.flow().x += axis_w;
    ui.flow().w -= axis_w;
    ui.gap(ui.style(ui::Type::kSmallStrong).line_px + ui::space::k4);
  }
  {
    ui::Grid grid(ui, "columns", layout.min_w, ui::space::k12, layout.max_columns);
    const auto columns = static_cast<std::size_t>(grid.columns());
    float highest = axes ? layout.min_h : 0;
    for (std::size_t i = 0; i < moves.columns.size(); ++i) {
      grid.next();
      if (axes && i < in_line) draw_axis(ui, layout.across[i], ui.x(), outer.y, ui.width(), 0.5f);
      if (axes && i % in_line == 0 && i / in_line < layout.down.size())
        draw_axis(ui, layout.down[i / in_line], outer.x, ui.y() + ui::space::k12, axis_w - ui::space::k12, 0);
      // Those of a line are as high as the highest was in the pass before; what became lower lets them all shrink.
      float& known = ui.memory().height[ui.id("line " + std::to_string(i / columns))];
      highest = std::max(highest, draw_column(page, i, moves, columns > 1 ? known : 0));
      if ((i + 1) % columns != 0 && i + 1 < moves.columns.size()) continue;
      if (std::abs(known - highest) > 0.5f) ui.request_settle();
      known = highest;
      highest = axes ? layout.min_h : 0;
    }
  }
  const float bottom = ui.y();
  ui.flow() = outer;
  ui.flow().y = bottom;
}

}  // namespace

void draw_card_columns(Page& page, const std::vector<CardColumn>& columns, const CardGrid& layout,
                       const MoveCard& move) {
  Moves moves{columns, {}, columns.size(), {}, {}};
  for (const CardColumn& column : columns) moves.drawn.push_back({column.title, {}});
  draw_grid(page, layout, moves);
  take_card_keys(page, moves.drawn, moves.key);
  for (const CardColumn& column : columns) paint_dragged(page, column.entries);
  if (!moves.entry || moves.to >= columns.size()) return;
  const CardColumn& target = columns[moves.to];
  if (std::find(target.entries.begin(), target.entries.end(), *moves.entry) != target.entries.end()) return;
  if (!target.takes) {
    page.out.actions.push_back(ui::Toast{target.refuses, false});
    return;
  }
  const Entry& entry = page.index().entries()[*moves.entry];
  std::string words = quoted(entry.task->title) + " moved to " + target.title;
  const Status status = move(entry, moves.to, words);
  tell(page.out, status, std::move(words));
}

}  // namespace cairn::tasks

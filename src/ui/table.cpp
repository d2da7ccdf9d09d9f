#include "ui/table.h"

#include <algorithm>
#include <cmath>

#include "ui/layout.h"

namespace cairn::ui {
namespace {

constexpr float kGap_px = space::k12;

struct Cell {
  std::string_view text;
  TextStyle style;
  Color color;
};

template <class CellOf>
void draw_row(Ui& ui, const Table& table, int index, Role first, Role other, const CellOf& cell_of) {
  const Ui::Scope scope(ui, index);
  const Container row(ui, Role::kRow, {}, "row");
  float total = 0;
  for (const TableColumn& column : table.columns) total += column.share;
  const Flow outer = ui.flow();
  const float free_w = outer.w - kGap_px * static_cast<float>(table.columns.size() - 1);
  const float pad = ui.env().compact ? 5.0f : 8.0f;
  float x = outer.x;
  float bottom = outer.y;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Ui::Scope cell_scope(ui, static_cast<int>(i));
    ui.flow() = outer;
    ui.flow().x = std::floor(x);
    ui.flow().y = outer.y + pad;
    ui.flow().w = std::floor(free_w * table.columns[i].share / total);
    const Container cell(ui, i == 0 ? first : other, {}, "cell");
    const Cell shown = cell_of(i);
    Ui::TextOptions options;
    options.color = shown.color;
    options.max_width = 0;
    options.align = table.columns[i].align;
    ui.text_block(shown.style, shown.text, options);
    bottom = std::max(bottom, ui.y());
    x += free_w * table.columns[i].share / total + kGap_px;
  }
  ui.flow() = outer;
  ui.flow().y = bottom + pad;
}

}  // namespace

void table(Ui& ui, const Table& table) {
  if (table.columns.empty()) return;
  const Palette& c = ui.colors();
  const Container container(ui, Role::kTable, table.name, "table");
  draw_row(ui, table, -1, Role::kColumnHeader, Role::kColumnHeader, [&](std::size_t i) {
    return Cell{table.columns[i].title, ui.style(Type::kSmallStrong), c.muted};
  });
  int index = 0;
  for (const std::vector<std::string>& row : table.rows) {
    ui.divider();
    draw_row(ui, table, index++, Role::kRowHeader, Role::kCell, [&](std::size_t i) {
      return Cell{i < row.size() ? std::string_view(row[i]) : std::string_view(),
                  ui.style(i == 0 ? Type::kSmallStrong : Type::kSmall), c.ink};
    });
  }
}

}  // namespace cairn::ui

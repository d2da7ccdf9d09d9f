#include "ui/table.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "ui/layout.h"

namespace cairn::ui {
namespace {

constexpr float kGap_px = space::k12;

struct Cell {
  std::string_view text;
  TextStyle style;
  Color color;
};

bool is_below(const Ui& ui, const TableColumn& column) { return column.below_on_phone && ui.phone(); }

// Numbers of the columns that stand beside each other.
std::vector<std::size_t> beside(const Ui& ui, const Table& table) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (!is_below(ui, table.columns[i])) columns.push_back(i);
  return columns;
}

std::string words_below(const Ui& ui, const Table& table, const std::vector<std::string>& row) {
  std::string words;
  for (std::size_t i = 0; i < std::min(table.columns.size(), row.size()); ++i) {
    if (!is_below(ui, table.columns[i]) || row[i].empty()) continue;
    words += (words.empty() ? "" : " \xC2\xB7 ") + table.columns[i].title + ": " + row[i];
  }
  return words;
}

struct Roles {
  Role first, other;
};

template <class CellOf>
void draw_row(Ui& ui, const Table& table, int index, Roles roles, const CellOf& cell_of, const std::string& below) {
  const Ui::Scope scope(ui, index);
  const Container row(ui, Role::kRow, {}, "row");
  const std::vector<std::size_t> columns = beside(ui, table);
  float total = 0;
  for (const std::size_t i : columns) total += table.columns[i].share;
  const Flow outer = ui.flow();
  const float free_w = outer.w - kGap_px * (static_cast<float>(columns.size()) - 1);
  const float pad = ui.env().compact ? 5.0f : 8.0f;
  float x = outer.x;
  float bottom = outer.y;
  for (const std::size_t i : columns) {
    const Ui::Scope cell_scope(ui, static_cast<int>(i));
    ui.flow() = outer;
    ui.flow().x = std::floor(x);
    ui.flow().y = outer.y + pad;
    ui.flow().w = std::floor(free_w * table.columns[i].share / total);
    const Container cell(ui, i == columns.front() ? roles.first : roles.other, {}, "cell");
    const Cell shown = cell_of(i, i == columns.front());
    Ui::TextOptions options;
    options.color = shown.color;
    options.max_width = 0;
    options.align = table.columns[i].align;
    ui.text_block(shown.style, shown.text, options);
    bottom = std::max(bottom, ui.y());
    x += free_w * table.columns[i].share / total + kGap_px;
  }
  ui.flow() = outer;
  ui.flow().y = bottom;
  if (!below.empty()) {
    const Container cell(ui, roles.other, {}, "below");
    ui.text_block(ui.style(Type::kSmall), below, {.color = ui.colors().muted, .max_width = 0});
    bottom = ui.y();
  }
  ui.flow().y = bottom + pad;
}

}  // namespace

void table(Ui& ui, const Table& table) {
  if (table.columns.empty()) return;
  const Palette& c = ui.colors();
  const Container container(ui, Role::kTable, table.name, "table");
  const auto head_of = [&](std::size_t i, bool /*first*/) {
    return Cell{table.columns[i].title, ui.style(Type::kSmallStrong), c.muted};
  };
  draw_row(ui, table, -1, {Role::kColumnHeader, Role::kColumnHeader}, head_of, "");
  int index = 0;
  for (const std::vector<std::string>& row : table.rows) {
    ui.divider();
    const auto cell_of = [&](std::size_t i, bool first) {
      return Cell{i < row.size() ? std::string_view(row[i]) : std::string_view(),
                  ui.style(first ? Type::kSmallStrong : Type::kSmall), c.ink};
    };
    draw_row(ui, table, index++, {Role::kRowHeader, Role::kCell}, cell_of, words_below(ui, table, row));
  }
}

}  // namespace cairn::ui

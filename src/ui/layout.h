#pragma once
// Layout as scopes: rows, columns, cards, grids, scrolling areas, containers that only describe. All of them give the
// flow back as they found it, moved below what they held.

#include <string_view>
#include <vector>

#include <imgui.h>

#include "ui/ui.h"

namespace cairn::ui {

// Widgets side by side, wrapping to a new line when there is no room; centred vertically in lines of `line_h`.
class Row {
 public:
  explicit Row(Ui& ui, float gap = space::k8, float line_h = 0);
  ~Row();
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;
  void push_right(float width);  // the next widgets, `width` wide in all, end at the right edge
  void gap(float extra);

 private:
  Ui& ui_;
  Flow outer_;
};

// Columns of fixed shares; below `min_w` a column they stack.
class Columns {
 public:
  Columns(Ui& ui, std::vector<float> shares, float gap, float min_total_w);
  ~Columns();
  Columns(const Columns&) = delete;
  Columns& operator=(const Columns&) = delete;
  void next();  // call before each column
  bool stacked() const { return stacked_; }

 private:
  Ui& ui_;
  Flow outer_;
  std::vector<float> shares_;
  float gap_;
  bool stacked_;
  int index_ = -1;
  float bottom_;
};

// Equal cells, as many in a line as fit; cells of a line get the height of the highest (measured in the pass before).
class Grid {
 public:
  Grid(Ui& ui, std::string_view name, float min_cell_w, float gap, int max_columns = 12);
  ~Grid();
  Grid(const Grid&) = delete;
  Grid& operator=(const Grid&) = delete;
  void next();
  float cell_h() const { return cell_h_; }  // of the current line, 0 when not yet known
  int columns() const { return columns_; }

 private:
  void finish_line();
  Ui& ui_;
  Flow outer_;
  Id id_;
  float gap_, cell_w_;
  int columns_, index_ = -1;
  float line_y_, line_bottom_, cell_h_ = 0;
};

enum class CardLook { kPlain, kAccent, kWarn, kBad, kInfo, kFlat };

// A surface with a hairline. With a name it is a region of the page.
class Card {
 public:
  explicit Card(Ui& ui, CardLook look = CardLook::kPlain, float padding = space::k16, float min_h = 0);
  ~Card();
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;

 private:
  Ui& ui_;
  Flow outer_;
  CardLook look_;
  float padding_, min_h_, top_;
  ImDrawListSplitter splitter_;
};

// Describes its content as one container (a list, a table, a group...) and draws nothing.
class Container {
 public:
  Container(Ui& ui, Role role, std::string_view name, std::string_view key = {});
  ~Container();
  Container(const Container&) = delete;
  Container& operator=(const Container&) = delete;
  Id id() const { return id_; }
  Node& node();
  bool dismissed() const;  // of a form: Escape was pressed in it

 private:
  Ui& ui_;
  Id id_;
  Flow start_;
};

// An area that scrolls its content. The page owns the scrolling (wheel, touch, keys, find); the position comes back
// here.
class Scroller {
 public:
  Scroller(Ui& ui, std::string_view key, const Rect& rect, float padding_x, float max_content_w, Role landmark,
           std::string_view name);
  ~Scroller();
  Scroller(const Scroller&) = delete;
  Scroller& operator=(const Scroller&) = delete;
  Id id() const { return id_; }

 private:
  Ui& ui_;
  Flow outer_;
  Rect outer_clip_, rect_;
  Id outer_scroller_;
  Id id_;
  float content_top_;
};
void scroll_to(Ui& ui, Id scroller, float y);
// Scrolls the area that is being drawn just so far that `rect` is seen, at least its upper end.
void reveal(Ui& ui, const Rect& rect);

// A layer over everything: dialog, sheet, palette. Dims and disables what is below (the page makes it inert).
class Overlay {
 public:
  Overlay(Ui& ui, std::string_view key, std::string_view name, float width, bool sheet_on_phone = true,
          std::string_view description = {});
  ~Overlay();
  Overlay(const Overlay&) = delete;
  Overlay& operator=(const Overlay&) = delete;
  bool dismissed() const;  // Escape or a click beside it
  float room() const;      // how high what comes next may be without making the layer scroll

 private:
  Ui& ui_;
  Flow outer_;
  Rect outer_clip_;
  ImDrawList* outer_list_;
  Id id_, scroller_id_;
  Rect rect_;
  bool sheet_;
  float content_top_, max_h_;
};

}  // namespace cairn::ui

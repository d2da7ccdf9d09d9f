#pragma once
// Runs of text in several styles, broken into lines, painted and described.

#include <string_view>
#include <vector>

#include "ui/markdown_tree.h"
#include "ui/ui.h"

namespace cairn::ui::md {

struct Look {
  TextStyle style;
  Color ink;
};

struct Fragment {  // a piece of one run on one line
  const Run* run = nullptr;
  std::string_view text;
  float x = 0, w = 0;  // with its padding
  int line = 0;
};

struct InlineLayout {
  std::vector<Fragment> fragments;
  int lines = 0;
  float width = 0;  // of the widest line
};

// `runs` must outlive the layout.
InlineLayout lay_out(const Ui& ui, const std::vector<Run>& runs, const Look& look, float width);
void paint(Ui& ui, const InlineLayout& layout, const Look& look, Point top_left);
// One paragraph, or a heading, with its styles and links, broken into lines as it is drawn.
void describe(Ui& ui, const InlineLayout& layout, const std::vector<Run>& runs, const Look& look, const Rect& rect,
              int heading_level = 0);

// Whether the canvas would show `runs` wrongly, and what the page is then given instead (Ui::shaped_text).
bool needs_page(const std::vector<Run>& runs);
std::vector<TextRun> ink_runs(const std::vector<Run>& runs);

}  // namespace cairn::ui::md

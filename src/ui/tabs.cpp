#include "ui/tabs.h"

#include <algorithm>
#include <cmath>

#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::ui {
namespace {

void draw_tab(Ui& ui, const Tab& tab) {
  const Palette& c = ui.colors();
  const TextStyle style = ui.style(tab.current ? Type::kBodyStrong : Type::kBody);
  const float icon_px = std::round(16 * std::max(1.0f, ui.scale()));
  const float w = std::ceil(ui.text_width(ui.style(Type::kBodyStrong), tab.name)) + icon_px + 27;
  const Rect rect = ui.place(w, ui.control_h());
  Node node;
  node.id = ui.id(tab.name);
  node.role = Role::kLink;
  node.name = tab.name;
  node.href = tab.href;
  node.current = tab.current ? Tri::kTrue : Tri::kNone;
  const bool hovered = ui.hovered(node.id);
  if (tab.current || hovered) ui.fill(rect, tab.current ? c.accent_soft : c.hover, kControlRadius_px);
  ui.paint_icon({rect.x + 10 + icon_px / 2, rect.center_y()}, icon_px, tab.current ? c.accent : c.muted, tab.icon);
  ui.paint_text({rect.x + 16 + icon_px, rect.y, rect.w - icon_px - 20, rect.h}, style, tab.current ? c.accent : c.ink,
                tab.name);
  ui.focus_ring(node.id, rect.inset(2), kControlRadius_px - 2);
  ui.semantics().leaf(std::move(node), rect);
}

}  // namespace

void tabs(Ui& ui, std::string_view name, const std::vector<Tab>& tabs, Actions& actions) {
  if (ui.phone()) {
    std::vector<std::string> names;
    int current = 0;
    for (const Tab& tab : tabs) {
      if (tab.current) current = static_cast<int>(names.size());
      names.push_back(tab.name);
    }
    if (const auto chosen = select(ui, "View", names, current, ui.width(), false))
      actions.push_back(Navigate{tabs[static_cast<std::size_t>(*chosen)].href});
    return;
  }
  const Container group(ui, Role::kNavigation, name, "tabs");
  const Row row(ui, 4);
  for (const Tab& tab : tabs) draw_tab(ui, tab);
}

}  // namespace cairn::ui

// A field that proposes what may stand in it: an editable combobox with a list (WAI-ARIA 1.2, combobox).

#include <algorithm>

#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::ui {
namespace {

constexpr std::size_t kMaxShown = 8;

struct List {
  Id field = 0;
  Rect rect;
  float row_h = 0;
};

bool draw_proposal(Ui& ui, const Proposal& proposal, const Rect& rect, Id id, bool active) {
  const Palette& c = ui.colors();
  if (active || ui.hovered(id)) ui.fill(rect.inset(4, 1), active ? c.accent_soft : c.hover, kControlRadius_px);
  const TextStyle small = ui.style(Type::kSmall);
  const float detail_w =
      proposal.detail.empty() ? 0 : std::min(rect.w * 0.5f, ui.text_width(small, proposal.detail) + 2);
  ui.paint_text({rect.x + 12, rect.y, rect.w - 30 - detail_w, rect.h}, ui.style(Type::kBody), c.ink, proposal.text);
  ui.paint_text({rect.right() - 12 - detail_w, rect.y, detail_w, rect.h}, small, c.muted, proposal.detail, 1);
  Node node;
  node.id = id;
  node.role = Role::kOption;
  node.name = proposal.text;
  node.detail = proposal.detail;
  node.selected = active ? Tri::kTrue : Tri::kFalse;
  ui.semantics().leaf(std::move(node), rect);
  return ui.clicked(id);
}

}  // namespace

ProposedResult proposing_field(Ui& ui, std::string_view label, std::string& text,
                               const std::vector<Proposal>& proposals, FieldOptions options) {
  options.wants_keys = true;
  const Ui::Scope scope(ui, label);
  const float top = ui.y();
  const float left = ui.flow().row ? ui.flow().row_x : ui.x();
  ProposedResult result;
  static_cast<FieldResult&>(result) = text_field(ui, label, text, options);
  const Id id = result.id;
  Node& input = *ui.semantics().last(id);
  int& active = ui.memory().picked[id];  // 1 is the first; 0: none
  bool& closed = ui.memory().open[id];
  if (result.changed) {
    active = 0;
    closed = false;
  }
  if (!result.focused) closed = false;
  const int count = static_cast<int>(std::min(proposals.size(), kMaxShown));
  const bool shown = result.focused && !closed && count > 0;
  active = shown ? std::min(active, count) : 0;
  const auto take = [&](int which) {
    text = proposals[static_cast<std::size_t>(which)].value;
    result.taken = result.changed = true;
    active = 0;
    closed = true;
  };
  const Event& event = ui.event();
  if (event.kind == EventKind::kKey && event.id == id) {
    if (event.key == "ArrowDown" && shown) active = active % count + 1;
    if (event.key == "ArrowUp" && shown) active = active <= 1 ? count : active - 1;
    if (event.key == "Enter") {
      if (active > 0)
        take(active - 1);
      else
        result.submitted = result.committed = true;
    }
    if (event.key == "Escape") {
      result.escaped = !shown;
      closed = true;
    }
  }
  if (!shown) return result;
  const Rect field = input.rect;
  const float row_h = std::max(34.0f, ui.control_h());
  const float w = std::max(std::min(field.w, 420.0f), std::min(280.0f, ui.env().width_px - left - 12));
  const float field_bottom = top + field.h + (options.show_label ? ui.style(Type::kSmallStrong).line_px + 4 : 0);
  const Rect box{left, field_bottom + 4, w, row_h * static_cast<float>(count) + 8};
  input.target = ui.id("proposals");
  input.expanded = Tri::kTrue;
  ImDrawList* below = ui.draw_list();
  ui.set_draw_list(ImGui::GetForegroundDrawList());
  ui.shadow(box, kRadius_px);
  ui.fill(box, ui.colors().raised, kRadius_px);
  ui.outline(box, ui.colors().line, kRadius_px);
  const std::string active_name = active > 0 ? "proposal " + std::to_string(active) : std::string();
  if (active > 0) input.active = ui.id(active_name);
  Node list;
  list.id = ui.id("proposals");
  list.role = Role::kListbox;
  list.name = "Proposals for " + std::string(label);
  ui.semantics().open(std::move(list), box, {box.x, box.y});
  for (int i = 0; i < count; ++i) {
    const Id row = ui.id("proposal " + std::to_string(i + 1));
    const Rect rect{box.x, box.y + 4 + row_h * static_cast<float>(i), box.w, row_h};
    if (draw_proposal(ui, proposals[static_cast<std::size_t>(i)], rect, row, i + 1 == active)) take(i);
  }
  ui.semantics().close();
  ui.set_draw_list(below);
  return result;
}

}  // namespace cairn::ui

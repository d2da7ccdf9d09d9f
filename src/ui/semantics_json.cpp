#include "ui/semantics_json.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace cairn::ui {
namespace {

const char* role_name(Role role) {
  switch (role) {
    case Role::kText:
      return "text";
    case Role::kHeading:
      return "heading";
    case Role::kLabel:
      return "label";
    case Role::kButton:
      return "button";
    case Role::kSwitch:
      return "switch";
    case Role::kLink:
      return "link";
    case Role::kCheckbox:
      return "checkbox";
    case Role::kRadio:
      return "radio";
    case Role::kTextbox:
      return "textbox";
    case Role::kTextarea:
      return "textarea";
    case Role::kCombobox:
      return "combobox";
    case Role::kSlider:
      return "slider";
    case Role::kFile:
      return "file";
    case Role::kImage:
      return "img";
    case Role::kProgress:
      return "progressbar";
    case Role::kStatus:
      return "status";
    case Role::kAlert:
      return "alert";
    case Role::kCode:
      return "code";
    case Role::kOption:
      return "option";
    case Role::kQuote:
      return "quote";
    case Role::kListbox:
      return "listbox";
    case Role::kMain:
      return "main";
    case Role::kNavigation:
      return "navigation";
    case Role::kBanner:
      return "banner";
    case Role::kRegion:
      return "region";
    case Role::kGroup:
      return "group";
    case Role::kRadioGroup:
      return "radiogroup";
    case Role::kList:
      return "list";
    case Role::kListItem:
      return "listitem";
    case Role::kDialog:
      return "dialog";
    case Role::kForm:
      return "form";
    case Role::kSearch:
      return "search";
    case Role::kTable:
      return "table";
    case Role::kRow:
      return "row";
    case Role::kCell:
      return "cell";
    case Role::kColumnHeader:
      return "columnheader";
    case Role::kRowHeader:
      return "rowheader";
    case Role::kScroller:
      return "scroller";
    case Role::kInk:
      return "ink";
  }
  return "text";
}

// Two decimals are plenty for a pixel, and keep the patch short and the same everywhere.
double px(float value) { return std::round(static_cast<double>(value) * 4.0) / 4.0; }

void put(Json& out, const char* key, const std::string& value) {
  if (!value.empty()) out[key] = value;
}
void put(Json& out, const char* key, bool value) {
  if (value) out[key] = 1;
}
void put(Json& out, const char* key, float value) {
  if (value != 0.0f) out[key] = px(value);
}
void put(Json& out, const char* key, TextAlign value) {
  if (value != TextAlign::kStart) out[key] = value == TextAlign::kCenter ? "center" : "right";
}
void put(Json& out, const char* key, Tri value) {
  if (value != Tri::kNone) out[key] = value == Tri::kTrue ? 1 : 0;
}

Json to_json(const std::vector<TextRun>& runs) {
  Json out = Json::array();
  for (const TextRun& run : runs) {
    Json one = {{"t", run.text}};
    put(one, "h", run.href);
    put(one, "b", run.strong);
    put(one, "i", run.italic);
    put(one, "c", run.code);
    put(one, "s", run.strike);
    put(one, "br", run.line_break);
    put(one, "sp", run.space);
    put(one, "tn", run.turn);
    if (run.source) one["k"] = run.source;
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

Json to_json(const Node& node) {
  Json out = Json::object();
  out["i"] = node.id;
  out["p"] = node.parent;
  out["r"] = role_name(node.role);
  out["b"] = {px(node.rect.x), px(node.rect.y), px(node.rect.w), px(node.rect.h)};
  put(out, "n", node.name);
  put(out, "v", node.value);
  put(out, "dt", node.detail);
  put(out, "d", node.description);
  put(out, "h", node.href);
  put(out, "ph", node.placeholder);
  put(out, "ty", node.input_type);
  put(out, "op", node.options);
  put(out, "ch", node.content_h);
  put(out, "sy", node.scroll_y);
  if (node.scroll_serial) out["ss"] = node.scroll_serial;
  put(out, "mn", node.min);
  put(out, "mx", node.max);
  put(out, "st", node.step);
  if (node.role == Role::kSlider || node.role == Role::kProgress) out["no"] = px(node.now);
  put(out, "fs", node.font_px);
  put(out, "lh", node.line_px);
  put(out, "px", node.pad_x);
  put(out, "py", node.pad_y);
  put(out, "al", node.align);
  put(out, "ik", node.ink);
  if (!node.runs.empty()) out["rn"] = to_json(node.runs);
  if (!node.turns.empty()) out["tu"] = node.turns;
  if (!node.detail_turns.empty()) out["td"] = node.detail_turns;
  if (node.weight) out["w"] = node.weight;
  if (node.level) out["l"] = node.level;
  if (node.target) out["t"] = node.target;
  if (node.active) out["ac"] = node.active;
  put(out, "ck", node.checked);
  put(out, "ex", node.expanded);
  put(out, "se", node.selected);
  put(out, "cu", node.current);
  put(out, "di", node.disabled);
  put(out, "iv", node.invalid);
  put(out, "rq", node.required);
  put(out, "mo", node.modal);
  put(out, "af", node.autofocus);
  put(out, "ke", node.wants_keys);
  put(out, "po", node.wants_pointer);
  put(out, "nt", node.new_tab);
  put(out, "cl", node.clip);
  put(out, "so", node.silent);
  put(out, "us", node.unseen);
  put(out, "le", node.keys);
  put(out, "dg", node.drags);
  put(out, "dr", node.takes_drops);
  if (node.of) out["pl"] = {node.place, node.of};
  return out;
}

}  // namespace cairn::ui

#include "ui/semantics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "base/json.h"

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
  return out;
}

}  // namespace

TextAlign text_align(float part) {
  return part < 0.25f ? TextAlign::kStart : part < 0.75f ? TextAlign::kCenter : TextAlign::kRight;
}

void Semantics::begin_frame() {
  assert(stack_.empty());
  nodes_.clear();
}

void Semantics::announce(std::string words, Urgency urgency) {
  if (!words.empty()) announcements_.push_back({std::move(words), urgency});
}

void Semantics::open(Node node, Rect page_rect, Point content_origin) {
  const Id id = node.id;
  const Point parent_origin = stack_.empty() ? Point{} : stack_.back().origin;
  leaf(std::move(node), page_rect);
  stack_.push_back({id, content_origin, parent_origin, nodes_.size() - 1});
}

void Semantics::close() {
  assert(!stack_.empty());
  stack_.pop_back();
}

void Semantics::leaf(Node node, Rect page_rect) {
  const Point origin = stack_.empty() ? Point{} : stack_.back().origin;
  node.parent = stack_.empty() ? 0 : stack_.back().id;
  node.rect = {page_rect.x - origin.x, page_rect.y - origin.y, page_rect.w, page_rect.h};
  nodes_.push_back(std::move(node));
}

const Node* Semantics::find(Role role, std::string_view name) const {
  const auto it =
      std::find_if(nodes_.begin(), nodes_.end(), [&](const Node& n) { return n.role == role && n.name == name; });
  return it == nodes_.end() ? nullptr : &*it;
}

const Node* Semantics::find(Id id) const {
  const auto it = std::find_if(nodes_.begin(), nodes_.end(), [&](const Node& n) { return n.id == id; });
  return it == nodes_.end() ? nullptr : &*it;
}

void Semantics::set_rect(Id id, Rect page_rect) {
  for (auto frame = stack_.rbegin(); frame != stack_.rend(); ++frame) {
    if (frame->id != id) continue;
    nodes_[frame->index].rect = {page_rect.x - frame->parent_origin.x, page_rect.y - frame->parent_origin.y,
                                 page_rect.w, page_rect.h};
    return;
  }
  assert(false && "set_rect() is for a container that is still open");
}

Node* Semantics::last(Id id) {
  for (auto node = nodes_.rbegin(); node != nodes_.rend(); ++node)
    if (node->id == id) return &*node;
  return nullptr;
}

std::string Semantics::take_patch() {
  Json changed = Json::array();
  Json orders = Json::array();
  Json removed = Json::array();
  std::unordered_map<Id, std::vector<Id>> order;
  std::vector<Id> parents;  // in document order, so that the patch is the same for the same change
  std::unordered_set<Id> alive;
  for (const Node& node : nodes_) {
    const bool is_new_id = alive.insert(node.id).second;
    assert(is_new_id && "two widgets share an id: give one of them its own scope");
    if (!is_new_id) continue;
    auto [entry, first_child] = order.try_emplace(node.parent);
    if (first_child) parents.push_back(node.parent);
    entry->second.push_back(node.id);
    auto sent = sent_.find(node.id);
    if (sent != sent_.end() && sent->second == node) continue;
    changed.push_back(to_json(node));
    sent_.insert_or_assign(node.id, node);
  }
  for (auto it = sent_.begin(); it != sent_.end();) {
    if (alive.count(it->first)) {
      ++it;
      continue;
    }
    removed.push_back(it->first);
    sent_order_.erase(it->first);
    it = sent_.erase(it);
  }
  // A parent that lost its last child starts anew: the same children coming back must be ordered again.
  for (auto it = sent_order_.begin(); it != sent_order_.end();)
    it = order.count(it->first) ? std::next(it) : sent_order_.erase(it);
  for (const Id parent : parents) {
    std::vector<Id>& now = order[parent];
    auto sent = sent_order_.find(parent);
    if (sent != sent_order_.end() && sent->second == now) continue;
    orders.push_back({parent, now});
    sent_order_.insert_or_assign(parent, std::move(now));
  }
  if (changed.empty() && orders.empty() && removed.empty() && announcements_.empty()) return {};
  std::sort(removed.begin(), removed.end());
  Json patch = {{"up", std::move(changed)}, {"or", std::move(orders)}, {"rm", std::move(removed)}};
  for (Announcement& said : std::exchange(announcements_, {}))
    patch["sa"].push_back({std::move(said.words), said.urgency == Urgency::kAtOnce ? 1 : 0});
  return to_text(patch);
}

void Semantics::page_has_value(Id id, std::string_view value) {
  const auto sent = sent_.find(id);
  if (sent != sent_.end()) sent->second.value = value;
}

void Semantics::forget() {
  sent_.clear();
  sent_order_.clear();
}

}  // namespace cairn::ui

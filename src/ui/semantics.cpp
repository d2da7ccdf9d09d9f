#include "ui/semantics.h"

#include <algorithm>
#include <cassert>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "ui/semantics_json.h"

namespace cairn::ui {

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

Node* Semantics::last(Role role) {
  for (auto node = nodes_.rbegin(); node != nodes_.rend(); ++node)
    if (node->role == role) return &*node;
  return nullptr;
}

namespace {

using Children = std::unordered_map<Id, std::vector<Id>>;

// The children of every parent, and the parents in document order, so that the patch is the same for the same change.
Children children_of(const std::vector<Node>& nodes, std::vector<Id>* parents = nullptr) {
  Children children;
  for (const Node& node : nodes) {
    const auto [entry, first] = children.try_emplace(node.parent);
    if (first && parents != nullptr) parents->push_back(node.parent);
    entry->second.push_back(node.id);
  }
  return children;
}

// The lists of a patch, each as the inside of a JSON array.
struct Patch {
  std::string changed, orders;
  std::vector<Id> removed;

  void change(const Node& node) {
    if (!changed.empty()) changed += ',';
    write_node(node, changed);
  }
  void order(Id parent, const std::vector<Id>& children) {
    orders += (orders.empty() ? "[" : ",[") + std::to_string(parent) + ',';
    write_numbers(children, orders);
    orders += ']';
  }
};

// Something came, went or moved. Answers what is shown then; `sent` is used up.
std::vector<Node> restructure(std::vector<Node>& sent, const std::vector<Node>& nodes, Patch& patch) {
  const Children before = children_of(sent);
  std::unordered_map<Id, Node*> old;
  for (Node& node : sent) old.emplace(node.id, &node);
  std::vector<Node> shown;
  shown.reserve(nodes.size());
  std::unordered_set<Id> alive;
  for (const Node& node : nodes) {
    const bool is_new_id = alive.insert(node.id).second;
    assert(is_new_id && "two widgets share an id: give one of them its own scope");
    if (!is_new_id) continue;
    const auto known = old.find(node.id);
    if (known != old.end() && *known->second == node) {
      shown.push_back(std::move(*known->second));
      continue;
    }
    patch.change(node);
    shown.push_back(node);
  }
  for (const auto& [id, node] : old)
    if (alive.count(id) == 0) patch.removed.push_back(id);
  std::sort(patch.removed.begin(), patch.removed.end());
  std::vector<Id> parents;
  const Children now = children_of(shown, &parents);
  for (const Id parent : parents) {
    const std::vector<Id>& wanted = now.at(parent);
    const auto was = before.find(parent);
    // A parent that is new, or that has lost its last child, starts with nothing.
    const bool same = was != before.end() && was->second == wanted && (parent == 0 || old.count(parent) != 0);
    if (!same) patch.order(parent, wanted);
  }
  return shown;
}

}  // namespace

bool Semantics::same_structure() const {
  return std::equal(nodes_.begin(), nodes_.end(), sent_.begin(), sent_.end(), [](const Node& now, const Node& before) {
    return now.id == before.id && now.parent == before.parent;
  });
}

std::string Semantics::take_patch() {
  Patch patch;
  if (same_structure()) {
    for (std::size_t at = 0; at < nodes_.size(); ++at) {
      if (nodes_[at] == sent_[at]) continue;
      patch.change(nodes_[at]);
      sent_[at] = nodes_[at];
    }
  } else {
    sent_ = restructure(sent_, nodes_, patch);
  }
  if (patch.changed.empty() && patch.orders.empty() && patch.removed.empty() && announcements_.empty() && focus_ == 0)
    return {};
  std::string json = "{\"up\":[" + patch.changed + "],\"or\":[" + patch.orders + "],\"rm\":";
  write_numbers(patch.removed, json);
  const char* separator = ",\"sa\":[";
  for (const Announcement& said : announcements_) {
    json += separator;
    json += '[';
    write_text(said.words, json);
    json += said.urgency == Urgency::kAtOnce ? ",1]" : ",0]";
    separator = ",";
  }
  if (!announcements_.empty()) json += ']';
  announcements_.clear();
  if (const Id wanted = std::exchange(focus_, 0)) json += ",\"fo\":" + std::to_string(wanted);
  return json + "}";
}

void Semantics::page_has_value(Id id, std::string_view value) {
  const auto shown = std::find_if(sent_.begin(), sent_.end(), [id](const Node& node) { return node.id == id; });
  if (shown != sent_.end()) shown->value = value;
}

void Semantics::forget() { sent_.clear(); }

}  // namespace cairn::ui

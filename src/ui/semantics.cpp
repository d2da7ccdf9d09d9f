#include "ui/semantics.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "base/json.h"
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

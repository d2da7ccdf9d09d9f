#include "apps/finance/reading/elements.h"

#include <algorithm>
#include <utility>

#include "apps/finance/reading/facts.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

bool is_blank(std::string_view text) { return trim(text).empty(); }

}  // namespace

const Element* child_of(const Element& element, std::string_view name) {
  for (const Element& child : element.children)
    if (child.name == name) return &child;
  return nullptr;
}

const Element* find(const Element& element, std::initializer_list<std::string_view> path) {
  const Element* at = &element;
  for (auto name = path.begin(); name != path.end(); ++name) {
    if (path.end() - name == 2) {  // the first of the parents may lack the child that a later one has
      for (const Element& parent : at->children)
        if (parent.name == *name)
          if (const Element* found = child_of(parent, *(name + 1)); found != nullptr) return found;
      return nullptr;
    }
    at = child_of(*at, *name);
    if (at == nullptr) return nullptr;
  }
  return at;
}

std::string_view text_of(const Element& element, std::initializer_list<std::string_view> path) {
  const Element* found = find(element, path);
  return found == nullptr ? std::string_view() : std::string_view(found->text);
}

bool ElementScanner::break_off(std::size_t line, std::string reason, Step& step) {
  step.kind = StepKind::kBroken;
  step.line = line;
  step.reason = std::move(reason);
  if (!path_.empty())
    step.reason += " The <" + tidy(path_.front()->name.substr(0, 60)) + "> that begins in line " +
                   std::to_string(path_.front()->line) + " is not complete and was left out.";
  return true;
}

void ElementScanner::pop() {
  Element& top = *path_.back();
  top.text = std::string(trim(top.text));
  path_.pop_back();
}

bool ElementScanner::finish_record(Step& step) {
  while (!path_.empty()) pop();
  step.kind = StepKind::kRecord;
  step.record = std::move(root_.children.front());
  step.line = step.record.line;
  step.name = step.record.name;
  root_.children.clear();
  return true;
}

// In SGML a tag with a text in it, or one that never holds others, ends where the next tag begins.
void ElementScanner::close_leaf() {
  if (grammar_.is_leaf == nullptr || path_.size() < 2) return;
  const Element& top = *path_.back();
  if (grammar_.is_leaf(top.name) || (!is_blank(top.text) && top.children.empty())) pop();
}

bool ElementScanner::take_open(const Mark& mark, std::size_t begin, Step& step) {
  const bool sgml = grammar_.is_leaf != nullptr, record = grammar_.is_record(mark.name);
  if (sgml && path_.size() == 1 && grammar_.is_leaf(path_.back()->name)) {  // a record without anything in it
    held_ = mark;
    held_begin_ = begin;
    has_held_ = true;
    return finish_record(step);
  }
  close_leaf();
  if (sgml && record && !path_.empty()) {  // records hold no records: the one before was not closed
    held_ = mark;
    held_begin_ = begin;
    has_held_ = true;
    return finish_record(step);
  }
  if (open_.size() + path_.size() >= kMaxNesting)
    return break_off(mark.line, "The file has tags within tags, more than 64 of them; such files are not read.", step);
  if (path_.empty() && !record) {
    if (sgml && grammar_.is_leaf(mark.name)) return false;
    just_opened_ = mark.kind == MarkKind::kOpen;
    if (just_opened_) open_.push_back(mark.name);
    step.kind = StepKind::kOpen;
    step.line = mark.line;
    step.name = mark.name;
    return true;
  }
  std::vector<Element>& siblings = path_.empty() ? root_.children : path_.back()->children;
  Element& element = siblings.emplace_back();
  element.name = mark.name;
  element.line = mark.line;
  element.begin = begin;
  element.attributes = mark.attributes;
  path_.push_back(&element);
  if (mark.kind == MarkKind::kOpen) return false;
  if (path_.size() == 1) return finish_record(step);
  pop();
  return false;
}

bool ElementScanner::take_close(const Mark& mark, Step& step) {
  const bool sgml = grammar_.is_leaf != nullptr;
  const auto wrong = [&](std::string_view expected) {
    return break_off(mark.line,
                     "The closing tag </" + tidy(mark.name.substr(0, 60)) + "> stands where " +
                         (expected.empty() ? std::string("none") : "</" + tidy(expected.substr(0, 60)) + ">") +
                         " is expected. The file was read up to here.",
                     step);
  };
  if (!path_.empty()) {
    if (!sgml && path_.back()->name != mark.name) return wrong(path_.back()->name);
    const auto found =
        std::find_if(path_.rbegin(), path_.rend(), [&](const Element* e) { return e->name == mark.name; });
    if (found != path_.rend()) {
      const auto keep = static_cast<std::size_t>(path_.rend() - found) - 1;
      if (keep == 0) return finish_record(step);
      while (path_.size() > keep) pop();
      return false;
    }
    if (std::find(open_.begin(), open_.end(), mark.name) == open_.end())
      return false;  // closed before, or never opened
    held_ = mark;
    held_begin_ = marks_.at();
    has_held_ = true;
    return finish_record(step);
  }
  if (!sgml && (open_.empty() || open_.back() != mark.name)) return wrong(open_.empty() ? "" : open_.back());
  if (std::find(open_.begin(), open_.end(), mark.name) == open_.end()) return false;
  step.kind = StepKind::kClose;
  step.line = mark.line;
  step.name = open_.back();
  if (step.name != mark.name) {
    held_ = mark;
    held_begin_ = marks_.at();
    has_held_ = true;
  }
  open_.pop_back();
  return true;
}

bool ElementScanner::take_end(const Mark& mark, Step& step) {
  if (!path_.empty()) {
    finish_record(step);
    step.kind = StepKind::kCut;
    return true;
  }
  step.kind = StepKind::kEnd;
  step.line = mark.line;
  if (!open_.empty()) step.reason = "The file ends before </" + tidy(open_.front().substr(0, 60)) + ">: it is cut off.";
  return true;
}

bool ElementScanner::take(Mark& mark, std::size_t begin, Step& step) {
  if (mark.kind != MarkKind::kText) just_opened_ = false;
  switch (mark.kind) {
    case MarkKind::kText:
      if (just_opened_ && grammar_.is_leaf != nullptr && !is_blank(mark.text)) {  // a leaf that no list names
        open_.pop_back();
        just_opened_ = false;
      }
      if (!path_.empty() && path_.back()->children.empty()) path_.back()->text += mark.text;
      return false;
    case MarkKind::kOpen:
    case MarkKind::kEmpty:
      return take_open(mark, begin, step);
    case MarkKind::kClose:
      return take_close(mark, step);
    case MarkKind::kEnd:
      return take_end(mark, step);
    case MarkKind::kBroken:
      return break_off(mark.line, mark.text + " The file was read up to here.", step);
  }
  return false;
}

bool ElementScanner::next(Step& step, std::size_t until) {
  step = Step();
  do {
    if (has_held_) {
      has_held_ = false;
      Mark mark = std::move(held_);
      if (take(mark, held_begin_, step)) return true;
    } else {
      const std::size_t begin = marks_.at();
      Mark mark = marks_.next();
      if (take(mark, begin, step)) return true;
    }
  } while (marks_.at() < until);
  return false;
}

}  // namespace cairn::finance::reading

// A filter as a sentence would put it, and as it is typed.

#include <algorithm>

#include "apps/tasks/filter_parts.h"

namespace cairn::tasks {
namespace {

// Which words join the parts, and which parts need parentheses there.
struct Style {
  bool typed = false;  // as it is typed, else as it is said

  std::string term(const FilterTerm& one, bool deny) const {
    if (typed) return (deny ? "-" : "") + one.text;
    return deny ? one.denied : one.words;
  }
};

std::string render(const Filter& filter, const FilterNode* node, const Style& style, bool outermost);

std::string render_part(const Filter& filter, const FilterNode* part, const Style& style, FilterNodeKind within) {
  const std::string text = render(filter, part, style, false);
  const bool binds_looser = part->kind == FilterNodeKind::kAny;
  const bool unclear = !style.typed && part->kind == FilterNodeKind::kAll && within == FilterNodeKind::kAny;
  return binds_looser || unclear ? "(" + text + ")" : text;
}

std::string render(const Filter& filter, const FilterNode* node, const Style& style, bool outermost) {
  if (node->kind == FilterNodeKind::kTerm) return style.term(filter.terms[node->term], false);
  if (node->kind == FilterNodeKind::kNot) {
    const FilterNode* part = node + 1;
    if (part->kind == FilterNodeKind::kTerm) return style.term(filter.terms[part->term], true);
    return (style.typed ? "-(" : "not (") + render(filter, part, style, false) + ")";
  }
  const bool all = node->kind == FilterNodeKind::kAll;
  const std::string_view joint = style.typed ? (all ? " " : " or ") : !all ? " or " : outermost ? ", " : " and ";
  std::string text;
  for (const FilterNode* part = node + 1; part < node + node->size; part += part->size) {
    if (!text.empty()) text += joint;
    // Said, an "or" between commas is clear.
    text += outermost && all && !style.typed && part->kind == FilterNodeKind::kAny
                ? render(filter, part, style, false)
                : render_part(filter, part, style, node->kind);
  }
  return text;
}

// Words are searched among the deferred tasks too: nobody asked for that in so many words, so it is said.
bool tells_of_deferred(const Filter& filter) {
  if (filter.without_deferred) return false;
  bool may_be_open = filter.only_open;
  for (const FilterTerm& term : filter.terms) {
    if (term.field == FilterField::kDefer) return false;
    if (term.field != FilterField::kIs) continue;
    if (term.is == FilterIs::kAny || term.is == FilterIs::kDeferred || term.is == FilterIs::kActionable) return false;
    if (term.is == FilterIs::kOpen) may_be_open = true;
  }
  return may_be_open;
}

}  // namespace

std::string filter_words(const Filter& filter) {
  std::string text = filter.only_open ? "open" : "";
  const std::string terms = filter.nodes.empty() ? "" : render(filter, filter.nodes.data(), {false}, true);
  if (!text.empty() && !terms.empty()) text += ", ";
  text += terms;
  return tells_of_deferred(filter) ? text + ", deferred ones too" : text;
}

std::string filter_text(const Filter& filter) {
  return filter.nodes.empty() ? "" : render(filter, filter.nodes.data(), {true}, true);
}

}  // namespace cairn::tasks

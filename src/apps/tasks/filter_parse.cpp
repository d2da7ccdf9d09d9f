// The grammar: either (`or`) of all (side by side) of terms and groups, some of them left out.

#include <algorithm>

#include "apps/tasks/commands.h"
#include "apps/tasks/filter_parts.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

enum class Symbol { kTerm, kNot, kAnd, kOr, kOpen, kClose, kEnd };

Symbol symbol_of(const FilterToken& token) {
  switch (token.kind) {
    case FilterTokenKind::kMinus:
      return Symbol::kNot;
    case FilterTokenKind::kOpen:
      return Symbol::kOpen;
    case FilterTokenKind::kClose:
      return Symbol::kClose;
    case FilterTokenKind::kOr:
      return Symbol::kOr;
    case FilterTokenKind::kWord:
      break;
  }
  if (token.quoted_at != std::string::npos) return Symbol::kTerm;
  const std::string lower = to_lower_ascii(token.text);
  if (lower == "or") return Symbol::kOr;
  if (lower == "and") return Symbol::kAnd;
  if (lower == "not") return Symbol::kNot;
  return Symbol::kTerm;
}

using Nodes = std::vector<FilterNode>;

// One more part of a node of that kind; what is of the same kind is taken apart.
void append_part(Nodes& whole, const Nodes& part, FilterNodeKind kind) {
  const std::ptrdiff_t from = part.front().kind == kind ? 1 : 0;
  whole.insert(whole.end(), part.begin() + from, part.end());
}

Nodes joined(FilterNodeKind kind, const std::vector<Nodes>& parts) {
  if (parts.size() == 1) return parts.front();
  Nodes whole(1);
  whole.front().kind = kind;
  for (const Nodes& part : parts) append_part(whole, part, kind);
  whole.front().size = static_cast<std::uint16_t>(whole.size());
  return whole;
}

Nodes denied(Nodes nodes) {
  if (nodes.front().kind == FilterNodeKind::kNot) return {nodes.begin() + 1, nodes.end()};
  FilterNode head;
  head.kind = FilterNodeKind::kNot;
  head.size = static_cast<std::uint16_t>(nodes.size() + 1);
  nodes.insert(nodes.begin(), head);
  return nodes;
}

class Parser {
 public:
  Parser(std::string_view text, const Today& today) : text_(text), today_(today) {}

  Result<Filter> parse() {
    if (Status read = read_tokens(); !read) return read.error();
    if (!tokens_.empty()) {
      Result<Nodes> nodes = parse_any(0);
      if (!nodes) return nodes.error();
      if (at_ < tokens_.size()) return error_at(at_, "“)” closes nothing: there is no “(” before it.");
      filter_.nodes = std::move(nodes.value());
    }
    for (const FilterTerm& term : filter_.terms) look_at(term);
    return std::move(filter_);
  }

 private:
  Status read_tokens() {
    std::size_t at = skip_filter_space(text_, 0);
    while (at < text_.size()) {
      bool closed = true;
      tokens_.push_back(next_filter_token(text_, at, closed));
      if (!closed)
        return error_at(tokens_.size() - 1,
                        "A quotation mark is missing at the end of " + said(raw(tokens_.size() - 1)) + ".");
      at = skip_filter_space(text_, tokens_.back().end);
    }
    return Done{};
  }

  std::string_view raw(std::size_t i) const {
    return i < tokens_.size() ? text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin) : std::string_view();
  }
  Symbol symbol() const { return at_ < tokens_.size() ? symbol_of(tokens_[at_]) : Symbol::kEnd; }
  Error error_at(std::size_t i, std::string message) const {
    return {ErrorCode::kInvalid, std::move(message), std::string(raw(i))};
  }

  // What a term was expected for and is not there.
  Error missing(std::size_t asked_by) const {
    const std::string word = said(raw(asked_by));
    switch (symbol_of(tokens_[asked_by])) {
      case Symbol::kNot:
        return error_at(
            asked_by, word + " stands before what is to be left out, such as -#home. To search for the sign, write \"" +
                          std::string(raw(asked_by)) + "\".");
      case Symbol::kOpen:
        return error_at(asked_by, "There is nothing between the parentheses.");
      default:
        return error_at(asked_by,
                        word + " stands between two terms: one is missing behind it. To search for the word, write \"" +
                            std::string(raw(asked_by)) + "\".");
    }
  }

  Result<Nodes> parse_any(int depth) {
    std::vector<Nodes> parts;
    for (;;) {
      Result<Nodes> part = parse_all(depth);
      if (!part) return part;
      parts.push_back(std::move(part.value()));
      if (symbol() != Symbol::kOr) return joined(FilterNodeKind::kAny, parts);
      ++at_;
    }
  }

  Result<Nodes> parse_all(int depth) {
    std::vector<Nodes> parts;
    bool after_and = false;
    for (;;) {
      const Symbol next = symbol();
      const bool begins = next == Symbol::kTerm || next == Symbol::kNot || next == Symbol::kOpen;
      if (begins) {
        Result<Nodes> part = parse_factor(depth);
        if (!part) return part;
        parts.push_back(std::move(part.value()));
        after_and = false;
        continue;
      }
      if (next == Symbol::kAnd && !parts.empty() && !after_and) {
        after_and = true;
        ++at_;
        continue;
      }
      if (!parts.empty() && !after_and && next != Symbol::kAnd) return joined(FilterNodeKind::kAll, parts);
      const bool is_first = at_ == 0 || (next == Symbol::kOr && symbol_of(tokens_[at_ - 1]) == Symbol::kOpen) ||
                            (next == Symbol::kAnd && symbol_of(tokens_[at_ - 1]) == Symbol::kOpen);
      if (!is_first) return missing(at_ - 1);
      if (next == Symbol::kClose) return error_at(at_, "“)” closes nothing: there is no “(” before it.");
      return error_at(at_, said(raw(at_)) +
                               " stands between two terms: there is none before it. To search for the word, write \"" +
                               std::string(raw(at_)) + "\".");
    }
  }

  Result<Nodes> parse_factor(int depth) {
    bool deny = false;
    while (symbol() == Symbol::kNot) {
      const bool is_minus = tokens_[at_].kind == FilterTokenKind::kMinus;
      const bool touches = at_ + 1 < tokens_.size() && tokens_[at_].end == tokens_[at_ + 1].begin;
      ++at_;
      const bool follows = symbol() == Symbol::kTerm || symbol() == Symbol::kNot || symbol() == Symbol::kOpen;
      if (!follows || (is_minus && !touches)) return missing(at_ - 1);
      deny = !deny;
    }
    Result<Nodes> nodes = symbol() == Symbol::kOpen ? parse_group(depth) : parse_term();
    if (!nodes || !deny) return nodes;
    return denied(std::move(nodes.value()));
  }

  Result<Nodes> parse_group(int depth) {
    const std::size_t open = at_++;
    if (depth >= kMaxFilterDepth)
      return Error{ErrorCode::kTooLarge, "There are more than 16 parentheses within each other. Take some away.", "("};
    Result<Nodes> nodes = parse_any(depth + 1);
    if (!nodes) return nodes;
    if (symbol() != Symbol::kClose) {
      const std::string_view rest = text_.substr(tokens_[open].begin);
      return Error{ErrorCode::kInvalid, "“)” is missing: " + said(rest) + " is not closed.",
                   std::string(truncate_utf8(rest, 60))};
    }
    ++at_;
    return nodes;
  }

  Result<Nodes> parse_term() {
    if (filter_.terms.size() >= kMaxFilterTerms)
      return Error{ErrorCode::kTooLarge,
                   "A filter has 64 terms at most. Leave some out, from " + said(raw(at_)) + " on.",
                   std::string(raw(at_))};
    Result<FilterTerm> term = make_filter_term(tokens_[at_], today_);
    if (!term) {
      Error error = term.error();
      error.where = raw(at_);
      return error;
    }
    FilterNode node;
    node.kind = FilterNodeKind::kTerm;
    node.term = static_cast<std::uint16_t>(filter_.terms.size());
    filter_.terms.push_back(std::move(term.value()));
    ++at_;
    return Nodes{node};
  }

  void look_at(const FilterTerm& term) {
    const bool about_status =
        term.field == FilterField::kClosed || (term.field == FilterField::kIs && term.is <= FilterIs::kAny);
    const bool about_sight =
        term.field == FilterField::kDefer || term.field == FilterField::kText ||
        (term.field == FilterField::kIs &&
         (term.is == FilterIs::kAny || term.is == FilterIs::kDeferred || term.is == FilterIs::kActionable));
    if (about_status) filter_.only_open = false;
    if (about_sight) filter_.without_deferred = false;
  }

  std::string_view text_;
  const Today& today_;
  std::vector<FilterToken> tokens_;
  std::size_t at_ = 0;
  Filter filter_;
};

}  // namespace

Result<Filter> parse_filter(std::string_view text, const Today& today) {
  if (text.size() > kMaxFilterBytes)
    return Error{ErrorCode::kTooLarge, "This filter is too long: " + fitting_words(text, kMaxFilterBytes) + ".",
                 std::string(said(text))};
  if (!is_valid_utf8(text))
    return Error{ErrorCode::kInvalid, "This filter holds bytes that are no text. Type it anew.", {}};
  return Parser(text, today).parse();
}

}  // namespace cairn::tasks

// What the word that is being typed could become.

#include <algorithm>

#include "apps/tasks/filter_parts.h"
#include "apps/tasks/near_names.h"
#include "base/fold.h"
#include "base/text.h"

namespace cairn::tasks {
namespace {

using Counted = Index::Counted;

// The last word and what stands before it.
struct Typed {
  std::string_view before;  // of the word, with the minus signs
  std::string_view raw;     // the word
  FilterToken token;
};

Typed last_word(std::string_view text) {
  Typed typed{text, {}, {}};
  std::size_t at = skip_filter_space(text, 0);
  while (at < text.size()) {
    bool closed = true;
    FilterToken token = next_filter_token(text, at, closed);
    const bool reaches_end = token.end == text.size() && token.kind == FilterTokenKind::kWord;
    // A quotation that was closed is finished; one that is open is still being typed.
    const bool goes_on = reaches_end && (token.quoted_at == std::string::npos || !closed);
    if (goes_on) typed.before = text.substr(0, token.begin);
    if (goes_on) typed.raw = text.substr(token.begin);
    at = skip_filter_space(text, token.end);
    typed.token = std::move(token);
  }
  return typed;
}

// Collects proposals: those that begin as typed before those that hold it elsewhere.
class Proposals {
 public:
  explicit Proposals(std::string_view before) : before_(before) {}

  void add(std::string word, std::string detail, bool finished) {
    std::string value = std::string(before_) + word + (finished ? " " : "");
    if (list_.size() >= kMaxFilterProposals || value.size() > kMaxFilterBytes) return;
    const bool twice =
        std::any_of(list_.begin(), list_.end(), [&](const FilterProposal& one) { return one.text == word; });
    if (!twice) list_.push_back({std::move(word), std::move(detail), std::move(value)});
  }
  std::vector<FilterProposal> take() { return std::move(list_); }

 private:
  std::string_view before_;
  std::vector<FilterProposal> list_;
};

std::string count_words(const Counted& counted) {
  return counted.open > 0 ? std::to_string(counted.open) + " open" : std::to_string(counted.all) + " closed";
}

void add_names(Proposals& proposals, std::vector<Counted> names, std::string_view prefix, std::string_view typed) {
  const std::string lower = lower_name(typed);
  const std::string folded = fold(typed);
  const auto begins = [&](const Counted& one) { return lower_name(one.name).substr(0, lower.size()) == lower; };
  const auto holds = [&](const Counted& one) {
    return begins(one) || (!folded.empty() && fold(one.name).find(folded) != std::string::npos);
  };
  names.erase(std::remove_if(names.begin(), names.end(), [&](const Counted& one) { return !holds(one); }), names.end());
  std::stable_sort(names.begin(), names.end(), [&](const Counted& a, const Counted& b) {
    if (begins(a) != begins(b)) return begins(a);
    return a.open > b.open;
  });
  for (const Counted& one : names)
    proposals.add(std::string(prefix) + quoted_for_filter_value(one.name), count_words(one), true);
}

void add_values(Proposals& proposals, FilterKey key, std::string_view prefix, std::string_view typed) {
  const std::string lower = to_lower_ascii(typed);
  const auto plain = [](std::string_view value) { return value.substr(!value.empty() && value[0] == '"' ? 1 : 0); };
  for (const FilterWord& word : usual_filter_values(key))
    if (plain(word.name).substr(0, lower.size()) == lower)
      proposals.add(std::string(prefix) + std::string(word.name), std::string(word.detail), true);
  std::string_view rest = lower;
  if (take_sign(rest) == FilterSign::kEqual ||
      (key != FilterKey::kDue && key != FilterKey::kDefer && key != FilterKey::kCreated && key != FilterKey::kDone &&
       key != FilterKey::kPriority))
    return;
  // Behind a sign whatever can be compared: not none, any or overdue, nor what has a sign of its own.
  const std::string sign = lower.substr(0, lower.find_first_not_of("<>="));
  for (const FilterWord& word : usual_filter_values(key)) {
    const bool compares = word.name[0] != '<' && word.name[0] != '>' && word.name != "any" && word.name != "overdue" &&
                          (word.name != "none" || key == FilterKey::kPriority);
    if (compares && plain(word.name).substr(0, rest.size()) == rest)
      proposals.add(std::string(prefix) + sign + std::string(word.name), std::string(word.detail), true);
  }
}

void add_of_key(Proposals& proposals, FilterKey key, std::string_view prefix, std::string_view typed,
                const Index& index) {
  if (key == FilterKey::kTag)
    add_names(proposals, index.tags(), "#", typed);
  else if (key == FilterKey::kProject)
    add_names(proposals, projects_and_above(index), "@", typed);
  else
    add_values(proposals, key, prefix, typed);
}

// A plain word may be the start of a key, of a state, or of a name.
void add_of_plain(Proposals& proposals, std::string_view typed, const Index& index) {
  const std::string lower = to_lower_ascii(typed);
  for (const FilterWord& key : filter_keys())
    if (key.name.substr(0, lower.size()) == lower)
      proposals.add(std::string(key.name) + ":", std::string(key.detail), false);
  for (const FilterWord& word : filter_is_words())
    if (word.name.substr(0, lower.size()) == lower)
      proposals.add("is:" + std::string(word.name), std::string(word.detail), true);
  if (lower.size() < 2) return;
  add_names(proposals, projects_and_above(index), "@", typed);
  add_names(proposals, index.tags(), "#", typed);
}

void add_starters(Proposals& proposals) {
  for (const std::string_view name : {"is", "due", "tag", "project", "priority", "has", "estimate", "age"})
    if (const auto place = place_of(filter_keys(), name))
      proposals.add(std::string(name) + ":", std::string(filter_keys()[*place].detail), false);
}

}  // namespace

std::vector<FilterProposal> complete_filter(std::string_view text, const Index& index) {
  if (text.size() > kMaxFilterBytes || !is_valid_utf8(text)) return {};
  const Typed typed = last_word(text);
  Proposals proposals(typed.before);
  if (typed.raw.empty()) {
    const bool word_is_finished =
        !text.empty() && typed.token.end == text.size() &&
        (typed.token.kind == FilterTokenKind::kWord || typed.token.kind == FilterTokenKind::kClose);
    if (!word_is_finished) add_starters(proposals);
    return proposals.take();
  }
  const std::string_view word = typed.token.text;
  const std::size_t plain = std::min(typed.token.quoted_at, word.size());
  const std::size_t colon = word.find(':');
  if (plain > 0 && (word[0] == '#' || is_plus_tag(word))) {
    add_of_key(proposals, FilterKey::kTag, "#", word.substr(1), index);
  } else if (plain > 0 && word[0] == '@') {
    add_of_key(proposals, FilterKey::kProject, "@", word.substr(1), index);
  } else if (plain > 0 && word[0] == '!') {
    for (const FilterWord& one : usual_filter_values(FilterKey::kPriority))
      if (one.name[0] != '>' && one.name.substr(0, word.size() - 1) == to_lower_ascii(word.substr(1)))
        proposals.add("!" + std::string(one.name), std::string(one.detail), true);
  } else if (colon != std::string_view::npos && colon < plain) {
    if (const auto key = filter_key_named(to_lower_ascii(word.substr(0, colon))))
      add_of_key(proposals, *key, to_lower_ascii(word.substr(0, colon)) + ":", word.substr(colon + 1), index);
  } else if (plain > 0) {
    add_of_plain(proposals, word, index);
  }
  return proposals.take();
}

}  // namespace cairn::tasks

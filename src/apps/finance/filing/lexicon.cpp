#include "apps/finance/filing/lexicon.h"

#include <algorithm>

#include "apps/finance/filing/entry_words.h"
#include "base/text.h"

namespace cairn::finance::filing {
namespace {

std::string_view take_until(std::string_view& rest, char mark) {
  const std::size_t end = std::min(rest.find(mark), rest.size());
  const std::string_view part = trim(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

}  // namespace

Result<Lexicon> Lexicon::parse(std::string_view text) {
  Lexicon lexicon;
  for (std::size_t number = 1; !text.empty(); ++number) {
    std::string_view line = take_until(text, '\n');
    if (line.empty() || line.front() == '#') continue;
    List list;
    list.category = std::string(take_until(line, '|'));
    std::string_view names = take_until(line, '|');
    while (!names.empty()) list.names.emplace_back(take_until(names, ','));
    if (list.category.empty() || line.empty())
      return Error{ErrorCode::kCorrupt, "The list of merchants cannot be read.", "line " + std::to_string(number)};
    while (!line.empty()) {
      Term term{entry_words(take_until(line, ','), {}), lexicon.lists_.size()};
      if (term.words.empty())
        return Error{ErrorCode::kCorrupt, "The list of merchants has an empty word.", "line " + std::to_string(number)};
      const std::string first = term.words.front();
      lexicon.by_first_word_[first].push_back(std::move(term));
      ++lexicon.terms_;
    }
    lexicon.lists_.push_back(std::move(list));
  }
  return lexicon;
}

Lexicon::Hit Lexicon::find(const std::vector<std::string>& words) const {
  Hit best;
  const auto has = [&](const std::string& word) { return std::find(words.begin(), words.end(), word) != words.end(); };
  for (const std::string& word : words) {
    const auto found = by_first_word_.find(word);
    if (found == by_first_word_.end()) continue;
    for (const Term& term : found->second) {
      if (!std::all_of(term.words.begin(), term.words.end(), has)) continue;
      std::string joined;
      for (const std::string& one : term.words) joined += (joined.empty() ? "" : " ") + one;
      if (joined.size() > best.term.size()) best = {&lists_[term.list], std::move(joined)};
    }
  }
  return best;
}

}  // namespace cairn::finance::filing

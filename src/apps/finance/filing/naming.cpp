#include "apps/finance/filing/naming.h"

#include <algorithm>

#include "apps/finance/filing/entry_words.h"

namespace cairn::finance::filing {
namespace {

// Words that are in names of all kinds of categories.
bool says_nothing(const std::string& word) { return word == "and" || word == "other" || word == "the" || word == "or"; }

// "restaurants" and "restaurant" are one word here, as are "movies" and "movie".
bool same(const std::string& a, const std::string& b) { return a == b || one_cut(a, b); }

}  // namespace

std::size_t category_meant(const Lexicon::List& list, const std::vector<std::string>& names) {
  for (const std::string& meaning : list.names) {
    const std::vector<std::string> wanted = entry_words(meaning, {});
    std::size_t best = names.size();
    double most = 0;
    for (std::size_t at = 0; at < names.size(); ++at) {
      const std::vector<std::string> words = entry_words(names[at], {});
      double common = 0;
      for (const std::string& word : wanted)
        if (!says_nothing(word) &&
            std::any_of(words.begin(), words.end(), [&](const std::string& one) { return same(one, word); }))
          ++common;
      const double share = common / static_cast<double>(wanted.size() + words.size());
      if (share <= most) continue;
      most = share;
      best = at;
    }
    if (best < names.size()) return best;
  }
  return names.size();
}

}  // namespace cairn::finance::filing

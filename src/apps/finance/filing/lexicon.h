#pragma once
// What well-known merchants and words are usually filed under, so that there is something to propose on the first day.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::finance::filing {

// One line a list: "id | name, name | term, term". The id is of a built-in category. The names say it more closely, the
// closest first: whoever has a category of such a name means that one. A term is one word or several that must all be
// there. Empty lines and those that begin with # say nothing.
class Lexicon {
 public:
  struct List {
    std::string category;
    std::vector<std::string> names;
  };

  // Errors: kCorrupt, with the line in `where`.
  static Result<Lexicon> parse(std::string_view text);

  struct Hit {
    const List* list = nullptr;
    std::string term;
  };
  // The longest term whose words are all among these (entry_words.h); null: none.
  Hit find(const std::vector<std::string>& words) const;
  std::size_t terms() const { return terms_; }

 private:
  struct Term {
    std::vector<std::string> words;
    std::size_t list = 0;
  };
  std::vector<List> lists_;
  std::map<std::string, std::vector<Term>> by_first_word_;
  std::size_t terms_ = 0;
};

}  // namespace cairn::finance::filing

#pragma once
// Which species pages a name stands for.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "apps/plants/species.h"

namespace cairn::plants::exchange {

struct NameFound {
  std::vector<int> pages;  // ascending; several: it does not say which
  bool says_more = false;  // than the page's own names: a cultivar, a species of a genus
};

class SpeciesNames {
 public:
  explicit SpeciesNames(const std::vector<Species>& species);

  // Surest first: a name of a page (base/fold.h); the same words in another order, which finds "Dahlia 'Bishop of
  // Llandaff'"; the Latin name of a page and what botanists put behind one: who described it, a cultivar, a lower rank,
  // or, behind the name of a genus that has a page, one of its species.
  NameFound find(std::string_view name) const;
  int with_common(std::string_view common) const;  // 0: no page is called so

 private:
  using Pages = std::map<std::string, std::vector<int>, std::less<>>;
  NameFound find_longer(std::string_view name) const;

  Pages by_name_, by_words_;  // folded; with the words in order
  Pages latin_;               // names of species and hybrids, of two words, and of genera, of one
  std::map<std::string, int, std::less<>> common_;
};

}  // namespace cairn::plants::exchange

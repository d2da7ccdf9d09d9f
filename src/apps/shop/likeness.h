#pragma once
// How alike products are by their words and tags, for those that nobody has bought yet: the cosine of the angle between
// their words, rare words counting more (tf-idf; Salton and Buckley, "Term-weighting approaches in automatic text
// retrieval", 1988, with a word counting once a product). Knows nothing of orders.

#include <cstddef>
#include <vector>

#include "apps/shop/catalogue.h"

namespace cairn::shop {

struct Alike {
  std::size_t place = 0;  // in Catalogue::all()
  double cosine = 0;      // 0..1, above 0
};

class Likeness {
 public:
  explicit Likeness(const Catalogue& catalogue);

  // The products most like that one, itself left out, the likest first, of equals the first by name.
  std::vector<Alike> like(std::size_t place, std::size_t most) const;
  double cosine(std::size_t a, std::size_t b) const;

 private:
  struct Weight {
    std::size_t number = 0;  // of a word, or the place of a product
    double weight = 0;
  };
  std::vector<std::vector<Weight>> words_of_;  // each product's, ascending by number, of length 1 or none
  std::vector<std::vector<Weight>> having_;    // each word's products, ascending by place
};

}  // namespace cairn::shop

#pragma once
// Which words tell one class of texts from the others: log-odds ratio with an informative Dirichlet prior, by B.
// Monroe, M. Colaresi and K. Quinn, "Fightin' Words: Lexical Feature Selection and Evaluation for Identifying the
// Content of Political Conflict", 2008, section 3.5. With y the count of a term in the class, n of all terms in it, and
// a the term's part of the prior (of a0 in all, divided as the terms are among all texts):
//
//     delta = log((y1 + a) / (n1 + a0 - y1 - a)) - log((y2 + a) / (n2 + a0 - y2 - a))
//     variance = 1 / (y1 + a) + 1 / (y2 + a),  z = delta / sqrt(variance)
//
// The other side (2) is all other classes together. A term counts once a text, so that one text that repeats itself
// says no more than another. Must not know what the classes mean.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ml/text/tokens.h"

namespace cairn::ml {

struct Keyword {
  std::string term;                     // one word or two, in lower case; "not" stands for "n't"
  std::size_t here = 0, elsewhere = 0;  // texts of the class, and of the others, that have it
  double log_odds = 0, z = 0;
  friend bool operator==(const Keyword&, const Keyword&) = default;
};

class Keywords {
 public:
  static constexpr double kPrior = 500;  // a0, in terms
  // Of more different terms the rarest are forgotten (G. Manku and R. Motwani, "Approximate frequency counts", 2002),
  // so that memory stays bounded; what is left may then be counted too low by the few that were forgotten.
  static constexpr std::size_t kMostTerms = 300'000;

  explicit Keywords(std::size_t classes, std::size_t most_terms = kMostTerms);

  // Words without English stop words, and pairs of words that follow each other; in a pair only a negation in the first
  // place may be a stop word. Numbers, links, names with @, punctuation and smileys part words.
  void add(std::string_view text, std::size_t in_class);

  // The terms with the highest z above 0, at most so many, each in `least_texts` texts of the class or more; equals by
  // how many texts have them, then in the order of their bytes.
  std::vector<Keyword> of(std::size_t in_class, std::size_t most, std::size_t least_texts = 2) const;

  std::size_t terms() const { return places_.size(); }

 private:
  static constexpr std::uint32_t kNoWord = 0xFFFFFFFF;
  std::uint32_t id_of(std::string_view word);
  void count(std::uint32_t first, std::uint32_t second, std::size_t in_class);
  void forget_rare();
  std::string term_of(std::uint64_t key) const;

  std::size_t classes_, most_terms_;
  text::Tokens tokens_;
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<const std::string*> words_;                  // by id; keys of ids_, which stay where they are
  std::unordered_map<std::uint64_t, std::size_t> places_;  // of a term, in counts_ and last_text_
  std::vector<std::uint32_t> counts_;                      // per term and class
  std::vector<std::uint32_t> last_text_;                   // per term: the text that counted it last
  std::uint32_t texts_ = 0, floor_ = 1;
};

}  // namespace cairn::ml

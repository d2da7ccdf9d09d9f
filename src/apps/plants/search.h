#pragma once
// One search over the journal and the species pages, by words, by a picture, or by both at once.
//
// Words: BM25 over fields of different weight (S. Robertson, H. Zaragoza and M. Taylor, "Simple BM25 Extension to
// Multiple Weighted Fields", CIKM 2004). With f the sum of the weights of the places where a word stands in a text, L
// the text's length counted in the same way, A the mean of L, N the number of texts and n of those that have the word:
//     sum over words of ln(1 + (N - n + 0.5) / (n + 0.5)) f (k + 1) / (f + k (1 - b + b L / A)),  k = 1.2, b = 0.75.
// The last word may go on, and words of five letters or more may have one wrong letter; such places weigh less. Texts
// that have all the words are found; where there is none, those that have the most of them.
//
// Pictures: the cosine of what the model saw in the query and in the first photo of each observation (photos.h).
//
// Together: reciprocal rank fusion (G. Cormack, C. Clarke and S. Buettcher, "Reciprocal Rank Fusion Outperforms
// Condorcet and Individual Rank Learning Methods", SIGIR 2009): the sum of 1 / (60 + rank) over the lists in which
// something stands.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "apps/plants/model.h"
#include "apps/plants/photos.h"
#include "apps/plants/species.h"

namespace cairn::plants {

using Thumbs = std::map<std::string, KeptThumb>;  // by id of the photo

struct Query {
  std::string text;  // the first 200 bytes count; days as 2026-05-17 or 2026-05, months by name
  const KeptThumb* picture = nullptr;
};

struct Hit {
  bool is_species = false;
  std::string observation;  // its id; empty: a species page
  int species = 0;          // of the page, or of the observation, where it has one
  double score = 0;         // of the fusion, whatever was asked by
  std::string why;          // "name, place; photo much alike"
  std::string photo;        // the one that is alike; empty: it was not looked for by a picture
};

class SearchIndex {  // of one state; made anew when it changes
 public:
  SearchIndex(const State& state, const std::vector<Species>& species);

  // By score; what is equally good in this order: observations before pages, later ones first (by day, then time; those
  // without a time last), then by id. The pictures of `thumbs` are looked at only where the query has one.
  std::vector<Hit> search(const Query& query, const Thumbs& thumbs, std::size_t limit) const;

 private:
  enum class Place : std::uint8_t { kName, kOtherName, kSpot, kDay, kFacts, kText };
  static constexpr std::array<double, 6> kWeights{6, 3, 2, 2, 1.5, 1};
  using Places = std::uint8_t;  // bits

  struct Text {  // in the order of equally good ones
    bool is_species = false;
    std::string observation;
    std::vector<std::string> photos;  // ids, the first stands for it
    int species = 0;
    double length = 0;
  };
  struct Posting {
    std::uint32_t text = 0;
    float weight = 0;  // of all the places where it stands
    Places places = 0;
  };
  struct Word {
    std::string word;
    std::vector<Posting> postings;  // by text
  };
  struct Ranked {
    std::uint32_t text = 0;
    double score = 0;
    std::size_t words = 0;
    Places places = 0;
    std::size_t photo = 0;  // of those of the text: the most alike
  };
  struct Match {
    std::size_t word = 0;  // of words_
    double share = 1;      // of the weight
  };
  class Builder;

  std::vector<Match> matches(std::string_view word, bool is_last) const;
  std::vector<Ranked> by_words(std::string_view text) const;
  std::vector<Ranked> by_picture(const KeptThumb& picture, const Thumbs& thumbs) const;
  std::string places_in_words(const Ranked& ranked) const;

  std::vector<Text> texts_;
  std::vector<Word> words_;  // sorted
  double mean_length_ = 1;
};

}  // namespace cairn::plants

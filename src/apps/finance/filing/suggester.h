#pragma once
// Under what an entry is probably filed: as the entries most like it were. Learning is remembering, so forgetting is
// exact, and every suggestion can name what it is like. Source of the idea: T. Cover, P. Hart, "Nearest Neighbor
// Pattern Classification", IEEE Transactions on Information Theory 13(1), 1967; words count by how rare they are (K.
// Sparck Jones, "A statistical interpretation of term specificity", Journal of Documentation 28(1), 1972).

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/finance/filing/lexicon.h"
#include "apps/finance/model.h"

namespace cairn::finance::filing {

// What is known of an entry before it is filed.
struct Features {
  std::vector<std::string> words;  // entry_words.h
  Minor amount = 0;
  std::string_view account;
};

struct Suggestion {
  std::string category;
  double confidence = 0;           // 0..1: how often such a suggestion is right
  std::size_t like = 0;            // entries like it that are filed under this category; 0: only the lexicon says so
  std::size_t nearest = 0;         // where like > 0: the number of the most similar one, as learn() gave it
  std::vector<std::string> words;  // in common with it, or the term of the lexicon
};

class Suggester {
 public:
  // What a list of the lexicon is called here: the id of the category a person means by it; empty: none.
  using Naming = std::function<std::string(const Lexicon::List&)>;

  // `lexicon` must outlive it; null: none.
  Suggester(const Lexicon* lexicon, Naming naming);

  // That there is such an entry, filed or not: how rare its words are depends on all.
  void see(const std::vector<std::string>& words);
  // That it was filed; later ones count more. Its number, from 0 on.
  std::size_t learn(const Features& entry, std::string category);
  std::size_t learned() const { return examples_.size(); }

  // Nothing where nothing like it is known.
  std::optional<Suggestion> suggest(const Features& entry) const;

 private:
  struct Example {
    std::vector<std::uint32_t> words;
    double weight = 0;  // of all of its words, as they were when it was learned
    Minor amount = 0;
    std::string account, category;
  };
  struct Near {
    double likeness = 0;
    std::size_t example = 0;
  };

  std::uint32_t number_of(const std::string& word);
  // How much a word tells: the rarer it is, and the more the entries with it are filed alike. The name of a city is
  // rare as well, but says nothing.
  double rarity(std::uint32_t word) const;
  std::vector<Near> nearest(const Features& entry, const std::vector<std::uint32_t>& known, double whole) const;
  // Known words that are these, or cut from them, or of which these are cut.
  std::vector<std::uint32_t> known_words(const std::vector<std::string>& words, double& whole) const;

  const Lexicon* lexicon_;
  Naming naming_;
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::vector<std::string> words_;
  std::vector<std::size_t> seen_;                          // entries with each word
  std::vector<std::vector<std::size_t>> with_word_;        // examples with each word
  std::vector<std::map<std::string, std::size_t>> filed_;  // how often examples with each word were filed under what
  std::size_t entries_ = 0;
  std::vector<Example> examples_;
};

}  // namespace cairn::finance::filing

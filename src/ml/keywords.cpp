#include "ml/keywords.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ml/exact_math.h"
#include "ml/text/stop_words.h"

namespace cairn::ml {
namespace {

bool is_word(std::string_view token) {
  if (token.empty() || token == "http") return false;
  const auto first = static_cast<unsigned char>(token[0]);
  return (first >= 'a' && first <= 'z') || first >= 0x80 || token == "n't";
}

}  // namespace

Keywords::Keywords(std::size_t classes, std::size_t most_terms)
    : classes_(std::max<std::size_t>(classes, 1)), most_terms_(std::max<std::size_t>(most_terms, 16)) {}

std::uint32_t Keywords::id_of(std::string_view word) {
  const auto [found, is_new] = ids_.try_emplace(std::string(word), static_cast<std::uint32_t>(words_.size()));
  if (is_new) words_.push_back(&found->first);
  return found->second;
}

void Keywords::add(std::string_view text, std::size_t in_class) {
  text::tokenise(text, tokens_);
  ++texts_;
  std::uint32_t before = kNoWord;  // what may begin a pair
  for (std::size_t i = 0; i < tokens_.list.size(); ++i) {
    std::string_view word = tokens_.word(i);
    if (!is_word(word)) {
      before = kNoWord;
      continue;
    }
    if (word == "n't") word = "not";
    const bool stop = text::is_stop_word(word);
    if (stop && !text::is_negation(word)) {
      before = kNoWord;
      continue;
    }
    const std::uint32_t id = id_of(word);
    if (!stop) {
      count(id, kNoWord, in_class);
      if (before != kNoWord) count(before, id, in_class);
    }
    before = id;
  }
  if (places_.size() > most_terms_) forget_rare();
}

void Keywords::count(std::uint32_t first, std::uint32_t second, std::size_t in_class) {
  const std::uint64_t key = (std::uint64_t{first} << 32) | second;
  const auto [found, is_new] = places_.try_emplace(key, last_text_.size());
  const std::size_t place = found->second;
  if (is_new) {
    counts_.resize(counts_.size() + classes_, 0);
    last_text_.push_back(0);
  }
  if (last_text_[place] == texts_) return;
  last_text_[place] = texts_;
  ++counts_[place * classes_ + std::min(in_class, classes_ - 1)];
}

// Takes out what has no more than floor_ texts, and raises the floor until a quarter is free again.
void Keywords::forget_rare() {
  const auto total = [&](std::size_t place) {
    std::uint32_t sum = 0;
    for (std::size_t k = 0; k < classes_; ++k) sum += counts_[place * classes_ + k];
    return sum;
  };
  while (places_.size() > most_terms_ - most_terms_ / 4) {
    std::unordered_map<std::uint64_t, std::size_t> places;
    std::vector<std::uint32_t> counts, last_text;
    for (const auto& [key, place] : places_) {
      if (total(place) <= floor_) continue;
      places.emplace(key, last_text.size());
      last_text.push_back(last_text_[place]);
      for (std::size_t k = 0; k < classes_; ++k) counts.push_back(counts_[place * classes_ + k]);
    }
    places_ = std::move(places);
    counts_ = std::move(counts);
    last_text_ = std::move(last_text);
    ++floor_;
  }
}

std::string Keywords::term_of(std::uint64_t key) const {
  const auto first = static_cast<std::uint32_t>(key >> 32), second = static_cast<std::uint32_t>(key & 0xFFFFFFFF);
  return second == kNoWord ? *words_[first] : *words_[first] + " " + *words_[second];
}

std::vector<Keyword> Keywords::of(std::size_t in_class, std::size_t most, std::size_t least_texts) const {
  std::vector<Keyword> out;
  if (in_class >= classes_) return out;
  double here_all = 0, all = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    all += counts_[i];
    if (i % classes_ == in_class) here_all += counts_[i];
  }
  for (const auto& [key, place] : places_) {
    std::size_t both = 0;
    for (std::size_t k = 0; k < classes_; ++k) both += counts_[place * classes_ + k];
    const std::size_t here = counts_[place * classes_ + in_class];
    if (here == 0 || here < least_texts) continue;
    const double prior = kPrior * static_cast<double>(both) / all;
    const double y1 = static_cast<double>(here) + prior, y2 = static_cast<double>(both - here) + prior;
    const double rest1 = here_all + kPrior - y1, rest2 = all - here_all + kPrior - y2;
    if (!(rest1 > 0 && rest2 > 0)) continue;  // the only term there is: nothing to compare it with
    const double delta = log(y1 / rest1) - log(y2 / rest2);
    if (!(delta > 0)) continue;
    out.push_back({term_of(key), here, both - here, delta, delta / std::sqrt(1 / y1 + 1 / y2)});
  }
  const auto before = [](const Keyword& a, const Keyword& b) {
    if (a.z != b.z) return a.z > b.z;
    if (a.here != b.here) return a.here > b.here;
    return a.term < b.term;
  };
  const auto end = out.begin() + static_cast<std::ptrdiff_t>(std::min(most, out.size()));
  std::partial_sort(out.begin(), end, out.end(), before);
  out.erase(end, out.end());
  return out;
}

}  // namespace cairn::ml

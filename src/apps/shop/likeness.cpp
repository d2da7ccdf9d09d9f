#include "apps/shop/likeness.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "base/fold.h"
#include "ml/exact_math.h"

namespace cairn::shop {
namespace {

constexpr std::size_t kShortestWord = 2;  // bytes
constexpr double kTag = 2;                // a tag counts as much as two words of a name

// Letters and digits together are a word, whatever stands between them.
std::map<std::string, double> words_of(const Product& product) {
  std::map<std::string, double> words;
  const auto add = [&](const std::string& text, double weight) {
    const std::string folded = fold(text);
    std::string word;
    for (std::size_t i = 0; i <= folded.size(); ++i) {
      const char c = i < folded.size() ? folded[i] : ' ';
      const bool inside = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
      if (inside) {
        word += c;
        continue;
      }
      if (word.size() >= kShortestWord) words[word] = std::max(words[word], weight);
      word.clear();
    }
  };
  add(product.name, 1);
  for (const std::string& tag : product.tags) add(tag, kTag);
  return words;
}

}  // namespace

Likeness::Likeness(const Catalogue& catalogue) {
  std::map<std::string, std::size_t> numbers;
  words_of_.resize(catalogue.all().size());
  for (std::size_t place = 0; place < words_of_.size(); ++place) {
    const CatalogueProduct& product = catalogue.all()[place];
    if (!is_sold(product)) continue;
    for (const auto& [word, weight] : words_of(product.product)) {
      const std::size_t number = numbers.emplace(word, numbers.size()).first->second;
      words_of_[place].push_back({number, weight});
    }
    std::sort(words_of_[place].begin(), words_of_[place].end(),
              [](const Weight& a, const Weight& b) { return a.number < b.number; });
  }
  std::vector<std::size_t> products(numbers.size(), 0);
  std::size_t all = 0;
  for (const std::vector<Weight>& words : words_of_) {
    if (!words.empty()) ++all;
    for (const Weight& word : words) ++products[word.number];
  }
  having_.resize(numbers.size());
  for (std::size_t place = 0; place < words_of_.size(); ++place) {
    double square = 0;
    for (Weight& word : words_of_[place]) {
      word.weight *= ml::log(static_cast<double>(1 + all) / static_cast<double>(products[word.number]));
      square += word.weight * word.weight;
    }
    for (Weight& word : words_of_[place]) {
      word.weight /= std::sqrt(square);
      having_[word.number].push_back({place, word.weight});
    }
  }
}

std::vector<Alike> Likeness::like(std::size_t place, std::size_t most) const {
  std::vector<double> cosines(words_of_.size(), 0);
  for (const Weight& word : words_of_[place])
    for (const Weight& other : having_[word.number]) cosines[other.number] += word.weight * other.weight;
  std::vector<Alike> all;
  for (std::size_t at = 0; at < cosines.size(); ++at)
    if (at != place && cosines[at] > 0) all.push_back({at, cosines[at]});
  std::stable_sort(all.begin(), all.end(), [](const Alike& a, const Alike& b) { return a.cosine > b.cosine; });
  if (all.size() > most) all.resize(most);
  return all;
}

double Likeness::cosine(std::size_t a, std::size_t b) const {
  double sum = 0;
  auto x = words_of_[a].begin(), y = words_of_[b].begin();
  while (x != words_of_[a].end() && y != words_of_[b].end()) {
    if (x->number == y->number)
      sum += (x++)->weight * (y++)->weight;
    else if (x->number < y->number)
      ++x;
    else
      ++y;
  }
  return sum;
}

}  // namespace cairn::shop

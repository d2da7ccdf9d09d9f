#include "apps/finance/filing/suggester.h"

#include <algorithm>

#include "apps/finance/filing/entry_words.h"
#include "ml/exact_math.h"

namespace cairn::finance::filing {
namespace {

// All found on a year and a half of entries of one person (npm run evaluate -- categories).
constexpr std::size_t kMostNear = 15;    // entries that are asked
constexpr std::size_t kMostAWord = 400;  // of those with one word: the latest
constexpr double kOlder = 0.6;           // what each counts less than the one before it
constexpr double kOtherDirection = 0.2;  // money in is seldom filed like money out
constexpr double kSameAccount = 1.05;
constexpr double kSameAmount = 1.15;
constexpr double kLexicon = 0.2;  // what it counts, where an entry with the same words counts 1
constexpr double kDoubt = 0.06;   // against all of them
constexpr double kBelief = 1;     // in a word that few entries have
constexpr double kLeast = 0.05;   // likeness below which nothing is said

double square(double value) { return value * value; }

}  // namespace

Suggester::Suggester(const Lexicon* lexicon, Naming naming) : lexicon_(lexicon), naming_(std::move(naming)) {}

std::uint32_t Suggester::number_of(const std::string& word) {
  const auto [found, fresh] = numbers_.emplace(word, static_cast<std::uint32_t>(words_.size()));
  if (fresh) {
    words_.push_back(word);
    seen_.push_back(0);
    with_word_.emplace_back();
    filed_.emplace_back();
  }
  return found->second;
}

void Suggester::see(const std::vector<std::string>& words) {
  ++entries_;
  for (const std::string& word : words) ++seen_[number_of(word)];
}

double Suggester::rarity(std::uint32_t word) const {
  const auto all = static_cast<double>(entries_), with = static_cast<double>(seen_[word]);
  const auto examples = static_cast<double>(with_word_[word].size());
  // Of two examples with it, how often both are filed alike: the estimate without bias, and some belief in half.
  double alike = 0;
  for (const auto& [category, count] : filed_[word])
    alike += static_cast<double>(count) * static_cast<double>(count - 1);
  const double pairs = examples * (examples - 1);
  const double purity = pairs > 0 ? (kBelief * 0.5 + (examples - 1) * alike / pairs) / (kBelief + examples - 1) : 0.5;
  return (ml::log((all + 2) / (with + 1)) + 0.05) * square(purity + 0.05);
}

std::size_t Suggester::learn(const Features& entry, std::string category) {
  Example example;
  example.amount = entry.amount;
  example.account = std::string(entry.account);
  example.category = std::move(category);
  for (const std::string& word : entry.words) {
    const std::uint32_t number = number_of(word);
    example.words.push_back(number);
    with_word_[number].push_back(examples_.size());
    ++filed_[number][example.category];
  }
  std::sort(example.words.begin(), example.words.end());
  examples_.push_back(std::move(example));
  return examples_.size() - 1;
}

std::vector<std::uint32_t> Suggester::known_words(const std::vector<std::string>& words, double& whole) const {
  std::vector<std::uint32_t> known;
  for (const std::string& word : words) {
    const auto exact = numbers_.find(word);
    if (exact != numbers_.end() && !with_word_[exact->second].empty()) {
      known.push_back(exact->second);
      whole += rarity(exact->second);
      continue;
    }
    // The first known one that begins like it, or with which it begins.
    std::optional<std::uint32_t> cut;
    for (auto it = numbers_.lower_bound(word); it != numbers_.end() && one_cut(word, it->first); ++it)
      if (!with_word_[it->second].empty()) {
        cut = it->second;
        break;
      }
    for (std::size_t size = word.size() - 1; !cut && size >= 4; --size) {
      const auto shorter = numbers_.find(std::string_view(word).substr(0, size));
      if (shorter != numbers_.end() && !with_word_[shorter->second].empty()) cut = shorter->second;
    }
    whole += (cut                       ? rarity(*cut)
              : exact == numbers_.end() ? ml::log(static_cast<double>(entries_) + 2) * 0.3
                                        : rarity(exact->second));
    if (cut) known.push_back(*cut);
  }
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  return known;
}

std::vector<Suggester::Near> Suggester::nearest(const Features& entry, const std::vector<std::uint32_t>& known,
                                                double whole) const {
  std::vector<std::size_t> candidates;
  for (const std::uint32_t word : known) {
    const std::vector<std::size_t>& with = with_word_[word];
    candidates.insert(candidates.end(), with.end() - static_cast<std::ptrdiff_t>(std::min(with.size(), kMostAWord)),
                      with.end());
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  std::vector<Near> near;
  for (const std::size_t number : candidates) {
    const Example& example = examples_[number];
    double common = 0, theirs = 0;
    for (const std::uint32_t word : example.words) {
      const double rare = rarity(word);
      theirs += rare;
      if (std::binary_search(known.begin(), known.end(), word)) common += rare;
    }
    double likeness = square(common) / (whole * theirs);
    if ((example.amount < 0) != (entry.amount < 0)) likeness *= kOtherDirection;
    if (example.account == entry.account) likeness *= kSameAccount;
    if (example.amount == entry.amount) likeness *= kSameAmount;
    if (likeness >= kLeast) near.push_back({likeness, number});
  }
  // The most similar first; of those as good as equal the latest.
  std::sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
    const auto step = [](double likeness) { return static_cast<int>(likeness * 10); };
    return step(a.likeness) != step(b.likeness) ? step(a.likeness) > step(b.likeness) : a.example > b.example;
  });
  if (near.size() > kMostNear) near.resize(kMostNear);
  return near;
}

std::optional<Suggestion> Suggester::suggest(const Features& entry) const {
  double whole = 0;
  const std::vector<std::uint32_t> known = known_words(entry.words, whole);
  std::map<std::string_view, double> scores;
  double all = 0, count = 1;
  const std::vector<Near> near = known.empty() ? std::vector<Near>() : nearest(entry, known, whole);
  for (const Near& one : near) {
    const double says = square(one.likeness) * count;
    scores[examples_[one.example].category] += says;
    all += says;
    count *= kOlder;
  }
  const Lexicon::Hit hit = lexicon_ == nullptr ? Lexicon::Hit{} : lexicon_->find(entry.words);
  const std::string by_lexicon = hit.list == nullptr ? std::string() : naming_(*hit.list);
  if (!by_lexicon.empty()) {
    scores[by_lexicon] += kLexicon;
    all += kLexicon;
  }
  if (scores.empty()) return std::nullopt;
  const auto best =
      std::max_element(scores.begin(), scores.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  Suggestion suggestion;
  suggestion.category = std::string(best->first);
  suggestion.confidence = best->second / (all + kDoubt);
  for (const Near& one : near) {
    const Example& example = examples_[one.example];
    if (example.category != suggestion.category || one.likeness < near.front().likeness / 2) continue;
    if (suggestion.like++ > 0) continue;
    suggestion.nearest = one.example;
    for (const std::uint32_t word : example.words)
      if (std::binary_search(known.begin(), known.end(), word)) suggestion.words.push_back(words_[word]);
  }
  if (suggestion.like == 0) suggestion.words = {hit.term};
  return suggestion;
}

}  // namespace cairn::finance::filing

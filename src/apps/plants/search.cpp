#include "apps/plants/search.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "apps/plants/search_words.h"
#include "base/text.h"
#include "ml/exact_math.h"

namespace cairn::plants {
namespace {

constexpr double kSaturation = 1.2, kLengthShare = 0.75;  // k and b
constexpr double kFusion = 60;
constexpr std::size_t kMostBytes = 200, kMostWords = 16;
constexpr std::size_t kFewestLetters = 5;  // of a word in which one may be wrong
constexpr std::size_t kMostAlike = 100;    // pictures in the list; the others are hardly like it

// How much a place counts where the word was not found as it was typed.
constexpr double kGoesOn = 0.5, kGoesOnTyped = 0.4;  // the more of the word was typed the more
constexpr double kOneWrong = 0.3;
constexpr double kOneWrongBesides = 0.1;  // where the word itself stands somewhere too

constexpr std::array<std::string_view, 6> kPlaceNames{"name", "other name", "place", "day", "facts", "text"};

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool starts(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

// kMuch is about the nearness to a prototype from which a photo counts as familiar (models/plants/calibration.json);
// kSomewhat is a choice.
std::string likeness_words(double likeness) {
  constexpr double kMuch = 0.6, kSomewhat = 0.45;
  return likeness >= kMuch ? "photo much alike" : likeness >= kSomewhat ? "photo alike" : "photo a little alike";
}

}  // namespace

std::vector<SearchIndex::Match> SearchIndex::matches(std::string_view word, bool is_last) const {
  std::vector<Match> found;
  const auto first = std::lower_bound(words_.begin(), words_.end(), word,
                                      [](const Word& a, std::string_view b) { return a.word < b; });
  for (auto at = first; at != words_.end() && starts(at->word, word); ++at) {
    const bool whole = at->word.size() == word.size();
    if (!whole && !is_last) break;  // a whole one stands first
    const double typed = static_cast<double>(word.size()) / static_cast<double>(at->word.size());
    found.push_back({static_cast<std::size_t>(at - words_.begin()), whole ? 1 : kGoesOn + kGoesOnTyped * typed});
  }
  if (count_code_points(word) < kFewestLetters || has_digit(word)) return found;
  const bool besides = !found.empty();
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::string& other = words_[i].word;
    const bool meant = differ_by_one_letter(word, other) ||
                       (is_last && !besides && other.size() > word.size() && starts_but_for_one_letter(word, other));
    if (meant && !(is_last && starts(other, word))) found.push_back({i, besides ? kOneWrongBesides : kOneWrong});
  }
  return found;
}

std::vector<SearchIndex::Ranked> SearchIndex::by_words(std::string_view text) const {
  std::vector<std::string> words = search_words(truncate_utf8(text, kMostBytes));
  if (words.size() > kMostWords) words.resize(kMostWords);
  std::vector<Ranked> all(texts_.size());
  std::vector<double> weights(texts_.size());
  std::vector<std::uint32_t> having;
  for (std::size_t i = 0; i < words.size(); ++i) {
    having.clear();
    for (const Match& match : matches(words[i], i + 1 == words.size())) {
      for (const Posting& posting : words_[match.word].postings) {
        if (weights[posting.text] == 0) having.push_back(posting.text);
        weights[posting.text] += match.share * static_cast<double>(posting.weight);
        all[posting.text].places = static_cast<Places>(all[posting.text].places | posting.places);
      }
    }
    const auto n = static_cast<double>(having.size()), count = static_cast<double>(texts_.size());
    const double rarity = ml::log(1 + (count - n + 0.5) / (n + 0.5));
    for (const std::uint32_t at : having) {
      const double weight = std::exchange(weights[at], 0);
      const double length = 1 - kLengthShare + kLengthShare * texts_[at].length / mean_length_;
      all[at].score += rarity * weight * (kSaturation + 1) / (weight + kSaturation * length);
      ++all[at].words;
    }
  }
  std::size_t most = 1;
  for (const Ranked& one : all) most = std::max(most, one.words);
  std::vector<Ranked> ranked;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    all[i].text = i;
    if (all[i].words == most) ranked.push_back(all[i]);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
  return ranked;
}

std::vector<SearchIndex::Ranked> SearchIndex::by_picture(const KeptThumb& picture, const Thumbs& thumbs) const {
  std::vector<Ranked> ranked;
  for (std::uint32_t i = 0; i < texts_.size(); ++i) {
    Ranked best{i, 0, 0, 0, 0};
    for (std::size_t photo = 0; photo < texts_[i].photos.size(); ++photo) {
      const auto thumb = thumbs.find(texts_[i].photos[photo]);
      if (thumb == thumbs.end()) continue;
      const double alike = likeness(picture, thumb->second);
      if (alike > best.score) best = {i, alike, 0, 0, photo};
    }
    if (best.score > 0) ranked.push_back(best);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
  if (ranked.size() > kMostAlike) ranked.resize(kMostAlike);
  return ranked;
}

std::string SearchIndex::places_in_words(const Ranked& ranked) const {
  std::string words;
  for (std::size_t place = 0; place < kPlaceNames.size(); ++place) {
    if ((ranked.places >> place & 1U) == 0) continue;
    const bool notes = static_cast<Place>(place) == Place::kText && !texts_[ranked.text].is_species;
    words += words.empty() ? "" : ", ";
    words += notes ? "notes" : kPlaceNames[place];
  }
  return words;
}

std::vector<Hit> SearchIndex::search(const Query& query, const Thumbs& thumbs, std::size_t limit) const {
  std::map<std::uint32_t, Hit> hits;  // by text, which is the order of equally good ones
  const auto add = [&](const Ranked& ranked, std::size_t rank, const std::string& why) -> Hit& {
    const Text& text = texts_[ranked.text];
    const auto [at, is_new] =
        hits.try_emplace(ranked.text, Hit{text.is_species, text.observation, text.species, 0, {}, {}});
    at->second.score += 1 / (kFusion + static_cast<double>(rank));
    at->second.why += (is_new ? "" : "; ") + why;
    return at->second;
  };
  std::size_t rank = 0;
  for (const Ranked& ranked : by_words(query.text)) add(ranked, ++rank, places_in_words(ranked));
  rank = 0;
  if (query.picture != nullptr)
    for (const Ranked& ranked : by_picture(*query.picture, thumbs))
      add(ranked, ++rank, likeness_words(ranked.score)).photo = texts_[ranked.text].photos[ranked.photo];
  std::vector<Hit> found;
  found.reserve(hits.size());
  for (auto& [text, hit] : hits) found.push_back(std::move(hit));
  std::stable_sort(found.begin(), found.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace cairn::plants

// What search() looks into.

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "apps/plants/search.h"
#include "apps/plants/search_words.h"
#include "base/date.h"

namespace cairn::plants {

// Words get numbers as they come and are sorted at the end.
class SearchIndex::Builder {
 public:
  Builder(SearchIndex& index, const std::vector<Species>& species) : index_(index) {
    for (const Species& page : species) names_.emplace(page.id, names_of(page));
  }

  void add(const std::string& id, const Observation& o) {
    Text text{false, id, o.photos, o.species, 0};
    if (const auto names = names_.find(o.species); names != names_.end()) here_ = names->second;
    put(Place::kName, o.name);
    put(Place::kSpot, o.place);
    put(Place::kText, o.notes);
    for (const std::string& word : words_of_day(o.day)) here_.emplace_back(number_of(word), Place::kDay);
    finish(std::move(text));
  }

  void add(const Species& page) {
    here_ = names_.at(page.id);
    put(Place::kFacts, page.family);
    put(Place::kFacts, page.family_common);
    put(Place::kFacts, page.toxicity);
    for (const auto* list : {&page.habit, &page.colours})
      for (const std::string& one : *list) put(Place::kFacts, one);
    for (const int month : page.months) put(Place::kFacts, month_name(month));
    for (const std::string* text : {&page.origin, &page.season, &page.flower, &page.leaves, &page.grows_in, &page.light,
                                    &page.water, &page.hardiness, &page.care, &page.toxicity_note, &page.note})
      put(Place::kText, *text);
    for (const LookAlike& look_alike : page.look_alikes) {
      put(Place::kText, look_alike.name);
      put(Place::kText, look_alike.tell);
    }
    finish({true, {}, {}, page.id, 0});
  }

  void finish_all() {
    std::sort(index_.words_.begin(), index_.words_.end(), [](const Word& a, const Word& b) { return a.word < b.word; });
    double sum = 0;
    for (const Text& text : index_.texts_) sum += text.length;
    if (sum > 0) index_.mean_length_ = sum / static_cast<double>(index_.texts_.size());
  }

 private:
  using Standing = std::vector<std::pair<std::uint32_t, Place>>;  // a word, and where it stands

  std::uint32_t number_of(std::string_view word) {
    const auto [at, is_new] = numbers_.emplace(std::string(word), static_cast<std::uint32_t>(index_.words_.size()));
    if (is_new) index_.words_.push_back({at->first, {}});
    return at->second;
  }

  void put(Place place, std::string_view text) {
    for (const std::string& word : search_words(text)) here_.emplace_back(number_of(word), place);
  }

  Standing names_of(const Species& page) {
    here_.clear();
    put(Place::kName, page.common);
    put(Place::kName, page.latin);
    for (const auto* list : {&page.also, &page.synonyms})
      for (const std::string& name : *list) put(Place::kOtherName, name);
    return std::exchange(here_, {});
  }

  void finish(Text text) {
    std::sort(here_.begin(), here_.end());
    const auto number = static_cast<std::uint32_t>(index_.texts_.size());
    for (std::size_t i = 0; i < here_.size();) {
      Posting posting{number, 0, 0};
      const std::uint32_t word = here_[i].first;
      for (; i < here_.size() && here_[i].first == word; ++i) {
        const auto place = static_cast<std::size_t>(here_[i].second);
        posting.weight += static_cast<float>(kWeights[place]);
        posting.places = static_cast<Places>(posting.places | 1U << place);
      }
      text.length += static_cast<double>(posting.weight);
      index_.words_[word].postings.push_back(posting);
    }
    index_.texts_.push_back(std::move(text));
    here_.clear();
  }

  SearchIndex& index_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // looked up only, so its order does not matter
  std::map<int, Standing> names_;
  Standing here_;  // of the text that is being read
};

SearchIndex::SearchIndex(const State& state, const std::vector<Species>& species) {
  std::vector<std::pair<const std::string*, const Observation*>> observations;
  for (const auto& [id, observation] : state.observations) observations.emplace_back(&id, &observation);
  std::stable_sort(observations.begin(), observations.end(), [](const auto& a, const auto& b) {
    return std::tuple(b.second->day, b.second->minute) < std::tuple(a.second->day, a.second->minute);
  });
  Builder builder(*this, species);
  for (const auto& [id, observation] : observations) builder.add(*id, *observation);
  for (const Species& page : species) builder.add(page);
  builder.finish_all();
}

}  // namespace cairn::plants

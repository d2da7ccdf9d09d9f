#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "apps/plants/search.h"
#include "apps/plants/search_words.h"
#include "plants_random.h"

using namespace cairn;
using namespace cairn::plants;
using namespace cairn::plants::testing;

namespace {

constexpr int kRose = 74, kTigerLily = 6, kSunflower = 54;

void add(State& state, const std::string& id, int species, const char* day, const std::string& place = "",
         const std::string& notes = "", const std::string& name = "", const std::string& photo = "") {
  Observation o;
  o.species = species;
  o.day = *parse_date(day);
  o.place = place;
  o.notes = notes;
  o.name = name;
  if (!photo.empty()) o.photos = {photo};
  state.observations.emplace(id, o);
}

State journal() {
  State state;
  add(state, "rose", kRose, "2026-06-03", "Front garden", "With black spot", "", "p1");
  add(state, "lily", kTigerLily, "2026-07-20", "Botanic garden, Kew", "Bulbils in the leaf axils", "", "p2");
  add(state, "sun", kSunflower, "2025-08-11", "Allotment", "Taller than the shed", "", "p3");
  add(state, "unknown", 0, "2026-05-17", "Path to the station", "Smells of honey", "Honey thing");
  return state;
}

std::string ids(const std::vector<Hit>& hits) {
  std::string out;
  for (const Hit& hit : hits)
    out += (out.empty() ? "" : " ") + (hit.is_species ? std::to_string(hit.species) : hit.observation);
  return out;
}

struct Asked {
  SearchIndex index{journal(), shipped_species()};
  std::vector<Hit> operator()(const std::string& text, std::size_t limit = 50) const {
    return index.search({text, nullptr}, {}, limit);
  }
  std::string first(const std::string& text) const { return ids((*this)(text, 1)); }
  bool finds(const std::string& text, const std::string& what) const {
    return (" " + ids((*this)(text, 200)) + " ").find(" " + what + " ") != std::string::npos;
  }
};

KeptThumb seen(std::vector<std::int8_t> vector) { return {1, 1, "AAAA", std::move(vector), 0.01F}; }

}  // namespace

TEST_CASE("plants, search: observations and pages are found by names, places, notes and days") {
  const Asked asked;
  CHECK(asked.first("rose") == "rose");
  CHECK(asked.finds("rose", "74"));
  CHECK(asked.first("tiger lily") == "lily");
  CHECK(asked.first("Lilium lancifolium") == "lily");
  CHECK(asked.first("lilium tigrinum") == "lily");  // a synonym
  CHECK(ids(asked("kew")) == "lily");
  CHECK(asked.first("honey thing") == "unknown");
  CHECK(asked.finds("bulbils", "lily"));
  CHECK(asked.first("shed") == "sun");
  CHECK(ids(asked("2026-05-17")) == "unknown");
  CHECK(ids(asked("2026-07")) == "lily");
  CHECK(ids(asked("2025")) == "sun");
  CHECK(asked.finds("may", "unknown"));
  CHECK(asked.finds("17 may 2026", "unknown"));
  CHECK(!asked.finds("17 may 2026", "rose"));
  CHECK(asked.finds("theaceae", "96"));
  CHECK(asked.finds("poinsettia", "44"));
  CHECK(asked.first("colt's-foot") == "12");
  CHECK(asked.first("COLTSFOOT") == "12");
  CHECK(asked.first("monkshood") == "9");
}

TEST_CASE("plants, search: names before texts") {
  const Asked asked;
  const std::vector<Hit> hits = asked("foxglove");
  REQUIRE(!hits.empty());
  CHECK(hits[0].is_species);
  CHECK(hits[0].species == 94);
  CHECK(hits.size() > 2);  // those that look like it
  CHECK(hits[0].why.substr(0, 4) == "name");
  CHECK(asked("kew")[0].why == "place");
  CHECK(asked("shed")[0].why == "notes");
}

TEST_CASE("plants, search: all words, or else the most of them") {
  const Asked asked;
  CHECK(asked.first("rose garden black spot") == "rose");
  CHECK(!asked.finds("rose garden black spot", "lily"));
  CHECK(asked.first("rose qqqq") == "rose");
  CHECK(asked("qqqq wwww").empty());
  CHECK(asked("").empty());
  CHECK(asked(" - ").empty());
  CHECK(asked("rose", 0).empty());
  CHECK(asked("rose", 1).size() == 1);
}

TEST_CASE("plants, search: the last word may go on, the others may not") {
  const Asked asked;
  CHECK(asked.finds("sunfl", "sun"));
  CHECK(asked.finds("tiger li", "lily"));
  CHECK(asked.first("allot") == "sun");
  CHECK(!asked.finds("allot tall", "rose"));
  CHECK(ids(asked("2026-05-1")) == "unknown");
}

TEST_CASE("plants, search: one wrong letter from five letters on") {
  const Asked asked;
  for (const char* word : {"sunflwer", "sunflowwer", "sunglower", "snuflower", "sunflower"})
    CHECK_MESSAGE(asked.finds(word, "sun"), word);
  CHECK(!asked.finds("snflwer", "sun"));
  CHECK(asked.finds("sumflow", "sun"));  // begun, with a slip
  CHECK(!asked.finds("rpse", "rose"));   // too short
  CHECK(!asked.finds("2027", "rose"));
  CHECK(!asked.finds("20260", "nothing"));
  CHECK(ids(asked("20261")).empty());  // numbers mean themselves
}

TEST_CASE("plants, search: a name as it was typed before one with a slip") {
  State state;
  add(state, "slip", 0, "2026-06-03", "", "", "petunja");
  add(state, "exact", 0, "2026-06-02", "", "a petunia", "");
  const SearchIndex index(state, {});
  CHECK(ids(index.search({"petunia", nullptr}, {}, 9)) == "exact slip");
}

TEST_CASE("plants, search: words that differ by one letter") {
  CHECK(differ_by_one_letter("poppy", "poppi"));
  CHECK(differ_by_one_letter("poppy", "popy"));
  CHECK(differ_by_one_letter("poppy", "popppy"));
  CHECK(differ_by_one_letter("poppy", "oppy"));
  CHECK(differ_by_one_letter("poppy", "opppy"));
  CHECK(differ_by_one_letter("", "a"));
  CHECK(differ_by_one_letter("\xD0\xB0\xD0\xB1", "\xD0\xB1\xD0\xB0"));
  CHECK(differ_by_one_letter("\xD0\xB0\xD0\xB1", "\xD0\xB0\xD1\x81"));
  CHECK(!differ_by_one_letter("poppy", "poppy"));
  CHECK(!differ_by_one_letter("poppy", "pappi"));
  CHECK(!differ_by_one_letter("poppy", "pop"));
  CHECK(!differ_by_one_letter("ab", "cd"));
  CHECK(starts_but_for_one_letter("sumf", "sunflower"));
  CHECK(!starts_but_for_one_letter("samf", "sunflower"));
  Random random(4);
  for (int i = 0; i < 3000; ++i) {
    std::string a, b;
    for (std::size_t n = random.index(6); n > 0; --n) a += random.chance(0.5) ? "x" : "\xC3\xA4";
    for (std::size_t n = random.index(6); n > 0; --n) b += random.chance(0.5) ? "x" : "\xC3\xB6";
    CHECK(differ_by_one_letter(a, b) == differ_by_one_letter(b, a));
    if (!a.empty()) CHECK(differ_by_one_letter(a, a.substr(a[0] == 'x' ? 1 : 2)));
  }
}

TEST_CASE("plants, search: days are one word, other numbers are not") {
  CHECK(search_words("On 2026-05-17, 2-3 m; 2026-05 and 12026-05") ==
        std::vector<std::string>{"on", "20260517", "2", "3", "m", "202605", "and", "12026", "05"});
  CHECK(words_of_day(*parse_date("2026-05-07")) == std::vector<std::string>{"20260507", "202605", "2026", "may", "7"});
}

TEST_CASE("plants, search: by a picture alone the likest comes first") {
  const Asked asked;
  const Thumbs thumbs{
      {"p1", seen({10, 90, 0})}, {"p2", seen({90, 10, 0})}, {"p3", seen({-1, 0, 0})}, {"x", seen({1, 0, 0})}};
  const KeptThumb query = seen({100, 0, 0});
  const std::vector<Hit> hits = asked.index.search({"", &query}, thumbs, 9);
  CHECK(ids(hits) == "lily rose");  // what is turned away is not alike
  CHECK(hits[0].why == "photo much alike");
  CHECK(hits[0].score == 1.0 / 61);
  CHECK(hits[1].score == 1.0 / 62);
  const KeptThumb other_model = seen({1, 0});
  CHECK(asked.index.search({"", &other_model}, thumbs, 9).empty());
}

TEST_CASE("plants, search: of an observation the photo that is most alike counts, and is named") {
  State state;
  add(state, "lily", kTigerLily, "2026-07-20", "", "", "", "p2");
  state.observations["lily"].photos = {"p2", "p3", "p4"};
  const Thumbs thumbs{{"p2", seen({0, 100})}, {"p3", seen({50, 100})}, {"p4", seen({10, 100})}};
  const KeptThumb query = seen({100, 0});
  const std::vector<Hit> hits = SearchIndex(state, {}).search({"", &query}, thumbs, 9);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].photo == "p3");
  CHECK(hits[0].why == "photo a little alike");
}

TEST_CASE("plants, search: words and a picture together") {
  const Asked asked;
  const Thumbs thumbs{{"p1", seen({90, 10})}, {"p2", seen({80, 40})}};
  const KeptThumb query = seen({100, 0});
  const std::vector<Hit> hits = asked.index.search({"kew", &query}, thumbs, 9);
  REQUIRE(hits.size() == 2);
  CHECK(ids(hits) == "lily rose");
  CHECK(hits[0].score == 1.0 / 61 + 1.0 / 62);
  CHECK(hits[0].why == "place; photo much alike");
  CHECK(hits[1].score == 1.0 / 61);
}

TEST_CASE("plants, search: equally good ones have an order") {
  State state;
  add(state, "b", 0, "2026-05-17", "Here");
  add(state, "a", 0, "2026-05-17", "Here");
  add(state, "c", 0, "2026-05-19", "Here");
  add(state, "d", 0, "2026-05-17", "Here");
  state.observations["d"].minute = 5;
  CHECK(ids(SearchIndex(state, {}).search({"here", nullptr}, {}, 9)) == "c d a b");
}

TEST_CASE(
    "plants, search: whatever the state and the query, hits are of the state, in order, once, and the same each time") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const State state = any_state(random, 60);
    const SearchIndex index(state, shipped_species());
    for (int i = 0; i < 40; ++i) {
      const std::string text = any_words(random, 4);
      const std::vector<Hit> hits = index.search({text, nullptr}, {}, 1000);
      std::set<std::string> seen_ids;
      for (std::size_t h = 0; h < hits.size(); ++h) {
        if (h > 0) CHECK(hits[h].score <= hits[h - 1].score);
        CHECK(!hits[h].why.empty());
        if (hits[h].is_species) {
          CHECK(hits[h].observation.empty());
          CHECK(seen_ids.insert(std::to_string(hits[h].species)).second);
        } else {
          REQUIRE(state.observations.count(hits[h].observation) == 1);
          CHECK(state.observations.at(hits[h].observation).species == hits[h].species);
          CHECK(seen_ids.insert("o" + hits[h].observation).second);
        }
      }
      CHECK(ids(SearchIndex(state, shipped_species()).search({text, nullptr}, {}, 1000)) == ids(hits));
    }
    for (const auto& [id, o] : state.observations) {
      const std::vector<Hit> hits = index.search({to_iso(o.day), nullptr}, {}, 1000);
      CHECK(std::any_of(hits.begin(), hits.end(), [&key = id](const Hit& hit) { return hit.observation == key; }));
    }
  }
}

TEST_CASE("plants, search: every page is found first by its own names") {
  const SearchIndex index({}, shipped_species());
  for (const Species& page : shipped_species()) {
    CAPTURE(page.common);
    const std::vector<Hit> hits = index.search({page.common + " " + page.latin, nullptr}, {}, 3);
    REQUIRE(!hits.empty());
    CHECK(hits[0].species == page.id);
  }
}

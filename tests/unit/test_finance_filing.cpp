// Under what entries are probably filed: the words of bank texts, the built-in lexicon, and what is learned.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "apps/finance/categories.h"
#include "apps/finance/filing/entry_words.h"
#include "apps/finance/filing/naming.h"
#include "apps/finance/filing/suggester.h"
#include "base/random.h"

using namespace cairn;
using namespace cairn::finance;
using namespace cairn::finance::filing;

namespace {

Features entry(const char* text, Minor amount = -10'00, std::string_view account = "a") {
  return {entry_words(text, {}), amount, account};
}

std::string by_id(const Lexicon::List& list) { return list.category; }

Lexicon lexicon_of(const char* text) {
  Result<Lexicon> read = Lexicon::parse(text);
  REQUIRE(read.ok());
  return std::move(read).value();
}

Lexicon built_in() {
  std::ifstream file(CAIRN_ASSETS_DIR "/finance/lexicon.txt", std::ios::binary);
  REQUIRE(file.good());
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return lexicon_of(text.c_str());
}

}  // namespace

TEST_CASE("finance filing: words of bank texts, without codes") {
  using Words = std::vector<std::string>;
  CHECK(entry_words("POS DEB 0932 GROCERY STORE #4294", "BELLEVU") ==
        Words{"pos", "deb", "grocery", "store", "bellevu"});
  CHECK(entry_words("Café Zürich K2", "café 18.09. 17:20") == Words{"cafe", "zurich"});
  CHECK(entry_words("", "").empty());
  CHECK(entry_words("41400673 // 12", "").empty());
  CHECK(one_cut("grocery", "groc"));
  CHECK(one_cut("groc", "groc"));
  CHECK_FALSE(one_cut("gro", "grocery"));
  CHECK_FALSE(one_cut("group", "grocery"));
}

TEST_CASE("finance filing: a lexicon is read, or says which line is wrong") {
  const Lexicon lexicon = lexicon_of("# merchants\n\nmedia | films | netflix, amazon video\nshopping | | amazon\n");
  CHECK(lexicon.terms() == 3);
  CHECK(lexicon.find(entry_words("AMAZON VIDEO 123", {})).list->category == "media");
  CHECK(lexicon.find(entry_words("AMAZON MKTPLACE", {})).list->category == "shopping");
  CHECK(lexicon.find(entry_words("VIDEO", {})).list == nullptr);
  CHECK(Lexicon::parse("media | films").error().where == "line 1");
  CHECK(Lexicon::parse("media | films | \n").error().where == "line 1");
  CHECK(Lexicon::parse("a | b | c3po\n").error().message == "The list of merchants has an empty word.");
  CHECK(Lexicon::parse("a | b | good\na | b | fine, 12\n").error().where == "line 2");
}

TEST_CASE("finance filing: every list of the built-in lexicon is of a built-in category, and means it by name") {
  const Lexicon lexicon = built_in();
  CHECK(lexicon.terms() > 500);
  std::set<std::string> ids;
  std::vector<std::string> names;
  for (const CategoryAt& one : all_categories(State{})) {
    ids.insert(one.id);
    names.push_back(one.category.name);
  }
  for (const char* text : {"REWE SAGT DANKE", "Shell 2231", "NETFLIX.COM", "IKEA Deutschland", "Deutsche Bahn AG",
                           "ALLIANZ VERSICHERUNG", "Gehalt November", "ATM 4411"}) {
    const Lexicon::Hit hit = lexicon.find(entry_words(text, {}));
    CAPTURE(text);
    REQUIRE(hit.list != nullptr);
    CHECK(ids.count(hit.list->category) == 1);
  }
  CHECK(lexicon.find(entry_words("Shell 2231", {})).list->category == "fuel");
}

TEST_CASE("finance filing: the closest name that somebody has is meant") {
  const Lexicon::List food{"restaurants", {"fast food", "restaurants"}};
  CHECK(category_meant(food, {"Restaurants", "Fast Food", "Gas & Fuel"}) == 1);
  CHECK(category_meant(food, {"Restaurants", "Gas & Fuel"}) == 0);
  CHECK(category_meant(food, {"Gas & Fuel"}) == 1);
  CHECK(category_meant({"fuel", {"fuel"}}, {"Food", "Gas & Fuel"}) == 1);
  CHECK(category_meant({"x", {}}, {"Food"}) == 1);
}

TEST_CASE("finance filing: on the first day the lexicon speaks, later the person does") {
  const Lexicon lexicon = lexicon_of("media | films | netflix\n");
  Suggester suggester(&lexicon, by_id);
  std::optional<Suggestion> found = suggester.suggest(entry("NETFLIX.COM 8841"));
  REQUIRE(found.has_value());
  CHECK(found->category == "media");
  CHECK(found->like == 0);
  CHECK(found->words == std::vector<std::string>{"netflix"});
  const double first = found->confidence;
  CHECK_FALSE(suggester.suggest(entry("Chess club")).has_value());

  suggester.learn(entry("NETFLIX.COM 7710"), "leisure");
  found = suggester.suggest(entry("NETFLIX.COM 8841"));
  REQUIRE(found.has_value());
  CHECK(found->category == "leisure");
  CHECK(found->like == 1);
  CHECK(found->nearest == 0);
  suggester.learn(entry("NETFLIX.COM 7711"), "leisure");
  const std::optional<Suggestion> surer = suggester.suggest(entry("NETFLIX.COM 8841"));
  CHECK(surer->like == 2);
  CHECK(surer->nearest == 1);
  CHECK(surer->confidence > found->confidence);
  CHECK(first < 1);
}

TEST_CASE("finance filing: what is filed otherwise twice is what it is from then on") {
  Suggester suggester(nullptr, by_id);
  for (int i = 0; i < 12; ++i) suggester.learn(entry("Netflix"), "films");
  suggester.learn(entry("Netflix"), "television");
  CHECK(suggester.suggest(entry("Netflix"))->category == "films");
  suggester.learn(entry("Netflix"), "television");
  CHECK(suggester.suggest(entry("Netflix"))->category == "television");
}

TEST_CASE("finance filing: cities and codes do not decide, cut words still do") {
  Suggester suggester(nullptr, by_id);
  const char* const kCities[] = {"SEATTLE", "PORTLAND", "TACOMA"};
  for (int i = 0; i < 30; ++i) {
    const std::string city = kCities[i % 3];
    const std::string texts[] = {"GROCERY STORE #" + std::to_string(i) + " " + city, "CINEMA " + city,
                                 "BARBER " + city};
    const char* const kIds[] = {"groceries", "leisure", "care"};
    for (int kind = 0; kind < 3; ++kind) {
      const Features one = entry(texts[kind].c_str());
      suggester.see(one.words);
      suggester.learn(one, kIds[kind]);
    }
  }
  CHECK(suggester.suggest(entry("POS 12 GROCE PORTLAND"))->category == "groceries");
  CHECK(suggester.suggest(entry("VISA CINEM 33 SEATTLE"))->category == "leisure");
  CHECK(suggester.suggest(entry("BARBERSHOP TACOMA"))->category == "care");
  const std::optional<Suggestion> city_only = suggester.suggest(entry("KIOSK PORTLAND"));
  CHECK((!city_only || city_only->confidence < 0.7));
}

TEST_CASE("finance filing: money in is not filed like money out") {
  Suggester suggester(nullptr, by_id);
  suggester.learn(entry("ACME Ltd", -40'00), "shopping");
  suggester.learn(entry("ACME Ltd", 2'500'00), "salary");
  suggester.learn(entry("ACME Ltd", -45'00), "shopping");
  CHECK(suggester.suggest(entry("ACME Ltd", 2'510'00))->category == "salary");
  CHECK(suggester.suggest(entry("ACME Ltd", -41'00))->category == "shopping");
}

TEST_CASE("finance filing: forgetting is exact: without an entry all is as if it had never been filed") {
  const char* const kTexts[] = {"REWE Berlin", "EDEKA Berlin", "Kino Berlin", "Kino International", "BVG Ticket"};
  const char* const kIds[] = {"groceries", "groceries", "leisure", "leisure", "transport"};
  for (std::size_t forgotten = 0; forgotten < 5; ++forgotten) {
    Suggester never(nullptr, by_id), again(nullptr, by_id);
    for (std::size_t i = 0; i < 5; ++i) {
      never.see(entry(kTexts[i]).words);
      again.see(entry(kTexts[i]).words);
    }
    for (std::size_t i = 0; i < 5; ++i)
      if (i != forgotten) never.learn(entry(kTexts[i]), kIds[i]);
    for (std::size_t i = 0; i < 5; ++i)
      if (i != forgotten) again.learn(entry(kTexts[i]), kIds[i]);
    for (const char* text : {"REWE Berlin Mitte", "Kino", "Berlin", "BVG"}) {
      const std::optional<Suggestion> a = never.suggest(entry(text)), b = again.suggest(entry(text));
      REQUIRE(a.has_value() == b.has_value());
      if (!a) continue;
      CHECK(a->category == b->category);
      CHECK(a->confidence == b->confidence);
    }
  }
}

TEST_CASE("finance filing: confidence is a share, whatever is asked") {
  Random random(5);
  const char* const kWords[] = {"alpha", "beta", "gamma", "delta", "epsil", "epsilon", "zeta", "eta"};
  const Lexicon lexicon = lexicon_of("media | | alpha\nfuel | | zeta eta\n");
  Suggester suggester(&lexicon, by_id);
  const auto any = [&] {
    std::string text;
    for (std::size_t n = random.index(5); n > 0; --n) text += std::string(kWords[random.index(8)]) + " ";
    return entry(text.c_str(), random.between(-3, 3) * 100);
  };
  for (int round = 0; round < 400; ++round) {
    const Features one = any();
    suggester.see(one.words);
    const std::optional<Suggestion> found = suggester.suggest(one);
    if (found) {
      CHECK(found->confidence > 0);
      CHECK(found->confidence < 1);
      CHECK_FALSE(found->words.empty());
      CHECK((found->like == 0 || found->nearest < suggester.learned()));
    }
    suggester.learn(one, random.chance(0.5) ? "a" : "b");
  }
}

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "apps/plants/commands.h"
#include "apps/plants/hidden_names.h"
#include "apps/plants/quiz.h"
#include "base/fold.h"
#include "plants_random.h"

using namespace cairn;
using namespace cairn::plants;
using namespace cairn::plants::testing;
using memory::Rating;

namespace {

constexpr QuestionKind kKinds[] = {QuestionKind::kPhoto, QuestionKind::kDescription, QuestionKind::kFamily,
                                   QuestionKind::kLookAlike};

Date day(int number) { return to_date({2026, 5, number}); }
Instant noon(Date date) { return {std::int64_t{date.days} * 86'400'000 + 43'200'000}; }

const Species& page(int id) { return shipped_species()[static_cast<std::size_t>(id - 1)]; }

Card card_due(Date date, int reviews = 3, int lapses = 0) {
  Card card;
  card.stability_ms = 5000;
  card.difficulty_e3 = 5000;
  card.reviewed_at = noon(add_days(date, -5));
  card.due = date;
  card.reviews = reviews;
  card.lapses = lapses;
  return card;
}

void see(State& state, const std::string& id, int species, Date date, std::vector<std::string> photos = {}) {
  Observation o;
  o.species = species;
  o.day = date;
  o.photos = std::move(photos);
  state.observations.emplace(id, o);
}

bool says(std::string_view text, std::string_view name) {
  return (" " + fold(text) + " ").find(" " + fold(name) + " ") != std::string::npos;
}

}  // namespace

TEST_CASE("plants, quiz: what is due, longest first") {
  State state;
  state.cards = {
      {"3", card_due(day(17))}, {"20", card_due(day(10))}, {"1", card_due(day(17))}, {"7", card_due(day(18))}};
  CHECK(due(state, day(17)) == std::vector<int>{20, 1, 3});
  CHECK(due(state, day(9)).empty());
  state.cards["1"].reviewed_at.ms += 1;  // answered a moment ago: last
  CHECK(due(state, day(17)) == std::vector<int>{20, 3, 1});
}

TEST_CASE("plants, quiz: new ones are those of the journal, the last seen first, then opened pages") {
  State state;
  see(state, "a", 74, day(1));
  see(state, "b", 6, day(3));
  see(state, "c", 0, day(4));
  see(state, "d", 12, day(5));
  see(state, "e", 74, day(2));
  state.cards = {{"12", card_due(day(30))}};
  CHECK(not_begun(state, {50, 6, 51, 50, 0, 999, 12}) == std::vector<int>{6, 74, 50, 51});
}

TEST_CASE("plants, quiz: what was answered wrongly comes again after the others") {
  State state;
  const std::vector<int> opened{1, 2, 3};
  state.cards["9"] = card_due(day(10));  // from another day
  CHECK(to_ask(state, opened, day(17), 0) == std::vector<int>{9, 1, 2, 3});
  state.cards["9"] = after_answer(state.cards["9"], Rating::kAgain, noon(day(17)), day(17));
  CHECK(to_ask(state, opened, day(17), 0) == std::vector<int>{1, 2, 3, 9});
  state.cards["1"] = after_answer(std::nullopt, Rating::kAgain, {noon(day(17)).ms + 1}, day(17));
  CHECK(to_ask(state, opened, day(17), 0) == std::vector<int>{2, 3, 9, 1});
}

TEST_CASE("plants, quiz: new ones have a limit a day, due ones have none") {
  State state;
  std::vector<int> opened;
  for (int id = 1; id <= 30; ++id) opened.push_back(id);
  CHECK(to_ask(state, opened, day(17), 0).size() == kNewADay);
  for (int round = 1; round <= 7; ++round) {
    const std::vector<int> asked = to_ask(state, opened, day(17), 0);
    if (asked.empty()) break;
    const std::string key = card_key(asked[0]);
    const auto found = state.cards.find(key);
    const std::optional<Card> before = found == state.cards.end() ? std::nullopt : std::optional<Card>(found->second);
    // The first is answered wrongly twice, and then known.
    state.cards[key] = after_answer(before, round <= 2 ? Rating::kAgain : Rating::kGood, noon(day(17)), day(17));
  }
  CHECK(state.cards.size() == kNewADay);
  CHECK(to_ask(state, opened, day(17), 0).empty());
  CHECK(begun_on(state, day(17), 0) == kNewADay);
  CHECK(begun_on(state, day(18), 0) == 0);
  const std::vector<int> next = to_ask(state, opened, day(18), 0);
  CHECK(next.size() == due(state, day(18)).size() + kNewADay);
  CHECK(to_ask(state, opened, day(18), 0, 0) == due(state, day(18)));
}

TEST_CASE("plants, quiz: a card after its answers holds what the scheduler says") {
  const Card good = after_answer({}, Rating::kGood, noon(day(1)), day(1));
  CHECK(good.stability_ms == 3173);  // the third of the published parameters
  CHECK(good.due == day(4));
  CHECK(good.reviews == 1);
  CHECK(good.lapses == 0);
  CHECK(good.reviewed_at == noon(day(1)));
  const Card easy = after_answer({}, Rating::kEasy, noon(day(1)), day(1));
  CHECK(easy.stability_ms == 15691);
  CHECK(easy.due == day(17));
  const Card again = after_answer(good, Rating::kAgain, noon(day(4)), day(4));
  CHECK(again.due == day(4));
  CHECK(again.stability_ms < good.stability_ms);
  CHECK(again.difficulty_e3 > good.difficulty_e3);
  CHECK(again.reviews == 2);
  CHECK(again.lapses == 1);
  const Card later = after_answer(good, Rating::kGood, noon(day(4)), day(4));
  CHECK(later.stability_ms > good.stability_ms);
  const memory::Memory expected = memory::after({3.173, good.difficulty_e3 / 1000.0}, 3, Rating::kGood);
  CHECK(later.stability_ms == doctest::Approx(expected.stability * 1000).epsilon(0.001));
}

TEST_CASE("plants, quiz: due never before today, after a lapse within a day, and every card can be kept") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    std::optional<Card> card;
    if (random.chance(0.3)) card = any_card(random);
    Instant now = noon(day(17));
    for (int i = 0; i < 40; ++i) {
      const Date today = local_date(now, 0);
      const auto rating = static_cast<Rating>(random.between(1, 4));
      const Card before = card.value_or(Card());
      card = after_answer(card, rating, now, today);
      CHECK(check_card(*card).ok());
      CHECK(card->due >= today);
      CHECK(card->due <= to_date({2199, 12, 31}));
      if (rating == Rating::kAgain)
        CHECK(days_between(today, card->due) <= 1);
      else
        CHECK(card->due > today);
      CHECK(card->reviews == before.reviews + 1);
      CHECK(card->lapses == before.lapses + (rating == Rating::kAgain ? 1 : 0));
      State state;
      CHECK(decide(state, ReviewCard{1, *card}, Context{now}).ok());
      now.ms += random.between(-86'400'000, std::int64_t{40} * 86'400'000);
    }
  }
}

TEST_CASE("plants, quiz: cards at the ends of their ranges") {
  Card card = card_due(day(17));
  card.stability_ms = card.reviews = card.lapses = std::numeric_limits<int>::max();
  card.difficulty_e3 = 1000;
  for (const Rating rating : {Rating::kAgain, Rating::kHard, Rating::kGood, Rating::kEasy}) {
    CHECK(check_card(after_answer(card, rating, noon(day(18)), day(18))).ok());
    Card least = card_due(day(17));
    least.stability_ms = 1;
    CHECK(check_card(after_answer(least, rating, noon(day(18)), day(18))).ok());
    CHECK(parse_date(to_iso(after_answer(card, rating, noon(day(18)), to_date({2199, 12, 31})).due)));
  }
}

TEST_CASE("plants, quiz: options are different, hold the right one, and the same seed asks the same") {
  State state;
  for (const Species& one : shipped_species())
    see(state, "o" + std::to_string(one.id), one.id, day(one.id % 28 + 1), {"p" + std::to_string(one.id)});
  for (const Species& one : shipped_species()) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
      CAPTURE(one.common);
      CAPTURE(seed);
      for (const QuestionKind kind : kKinds) {
        const auto q = question_of_kind(kind, one.id, state, shipped_species(), seed);
        if (!q) {
          CHECK((kind == QuestionKind::kLookAlike || kind == QuestionKind::kFamily));
          continue;
        }
        CHECK(q == question_of_kind(kind, one.id, state, shipped_species(), seed));
        CHECK(q->species == one.id);
        CHECK(q->kind == kind);
        CHECK(!q->prompt.empty());
        CHECK(std::set<int>(q->options.begin(), q->options.end()).size() == q->options.size());
        CHECK(std::count(q->options.begin(), q->options.end(), q->right) == 1);
        CHECK(q->options.size() == (kind == QuestionKind::kLookAlike ? 2 : kOptions));
        if (kind != QuestionKind::kLookAlike) CHECK(q->right == one.id);
        if (kind == QuestionKind::kPhoto) CHECK(q->prompt == "p" + std::to_string(one.id));
        if (kind == QuestionKind::kFamily) {
          std::set<std::string> families;
          for (const int option : q->options) families.insert(page(option).family);
          CHECK(families.size() == q->options.size());
        }
        if (kind == QuestionKind::kDescription || kind == QuestionKind::kLookAlike) {
          CHECK_MESSAGE(!says(q->prompt, page(q->right).common), q->prompt);
          CHECK_MESSAGE(!says(q->prompt, page(q->right).latin), q->prompt);
        }
      }
      const auto any = question_about(one.id, state, shipped_species(), seed);
      REQUIRE(any);
      CHECK(any == question_about(one.id, state, shipped_species(), seed));
    }
  }
}

TEST_CASE("plants, quiz: all kinds come up, in all places") {
  State state;
  see(state, "o", 74, day(1), {"p1", "p2"});
  std::set<QuestionKind> kinds;
  std::set<std::string> photos;
  std::set<std::size_t> places;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const auto q = question_about(74, state, shipped_species(), seed);
    REQUIRE(q);
    kinds.insert(q->kind);
    if (q->kind == QuestionKind::kPhoto) photos.insert(q->prompt);
    places.insert(
        static_cast<std::size_t>(std::find(q->options.begin(), q->options.end(), q->right) - q->options.begin()));
  }
  CHECK(kinds.size() == 4);
  CHECK(photos.size() == 2);
  CHECK(places.size() == kOptions);
}

TEST_CASE("plants, quiz: what looks like it is offered first, then its family, then its colours") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto q = question_of_kind(QuestionKind::kDescription, 94, {}, shipped_species(), seed);
    REQUIRE(q);
    for (const int option : q->options)
      CHECK((option == 94 || option == 3 || option == 9 || option == 11));  // foxglove's look-alikes
    const auto primrose = question_of_kind(QuestionKind::kDescription, 88, {}, shipped_species(), seed);
    REQUIRE(primrose);
    CHECK(std::count(primrose->options.begin(), primrose->options.end(), 53) == 1);  // of cyclamen's family
    for (const int option : primrose->options) {
      const auto& colours = page(option).colours;
      CHECK(std::any_of(colours.begin(), colours.end(), [](const std::string& colour) {
        return colour == "pink" || colour == "white" || colour == "red" || colour == "purple";
      }));
    }
  }
}

TEST_CASE("plants, quiz: without material there is no question") {
  CHECK(!question_about(0, {}, shipped_species(), 1));
  CHECK(!question_about(103, {}, shipped_species(), 1));
  CHECK(!question_about(1, {}, {}, 1));
  CHECK(!question_about(1, {}, {page(1)}, 1));
  CHECK(!question_of_kind(QuestionKind::kPhoto, 1, {}, shipped_species(), 1));
  CHECK(!question_of_kind(QuestionKind::kFamily, 99, {}, shipped_species(), 1));  // Bromeliaceae itself
}

TEST_CASE("plants, quiz: names are hidden, one or many of it") {
  const auto hide = [](std::string_view text, int id, Hide what = Hide::kNamesAndKind) {
    return with_names_hidden(text, page(id), what, "X");
  };
  CHECK(hide("A rose, roses and Rosa: rosy.", 74) == "A X, X and X: rosy.");
  CHECK(hide("True lilies such as the tiger lily", 6) == "True X such as the X");
  CHECK(hide("True lilies such as the tiger lily", 6, Hide::kNames) == "True lilies such as the X");
  CHECK(hide("Gladioli have stiff leaves.", 43) == "X have stiff leaves.");
  CHECK(hide("African daisies close; daisies do not.", 66) == "X close; X do not.");
  CHECK(hide("Colt\xE2\x80\x99s-foot, coltsfoot", 12) == "X, X");
  CHECK(hide("Canterbury bells stay deep bells", 3) == "X stay deep bells");
  CHECK(hide("", 3).empty());
  CHECK(hide("\xFF\xC3", 3) == "\xFF\xC3");
}

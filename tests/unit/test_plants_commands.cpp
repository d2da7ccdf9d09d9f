#include <doctest/doctest.h>

#include <limits>
#include <set>
#include <string>
#include <vector>

#include "apps/plants/commands.h"
#include "plants_random.h"

using namespace cairn;
using namespace cairn::plants;
using namespace cairn::plants::testing;

namespace {

const Context kNow{first_noon()};

Observation seen() {
  Observation o;
  o.day = to_date({2026, 5, 17});
  return o;
}

State taken(const State& state, const Command& command) {
  const Result<Events> events = decide(state, command, kNow);
  REQUIRE_MESSAGE(events.ok(), (events.ok() ? "" : events.error().message));
  State after = state;
  for (const Event& event : events.value()) plants::apply(after, event);
  return after;
}

Error refused(const State& state, const Command& command) {
  const Result<Events> events = decide(state, command, kNow);
  REQUIRE(!events.ok());
  CHECK(!events.error().message.empty());
  return events.error();
}

std::string wrong_place(const Observation& o) { return refused({}, AddObservation{"a", o}).where; }

State with_one() { return taken({}, AddObservation{"a", seen()}); }

}  // namespace

TEST_CASE("plants: an observation is kept with the moment, and its texts are cleaned") {
  Observation o = seen();
  o.name = "  Blue\none\t";
  o.place = "\n Path ";
  o.notes = "  first\nsecond\xFF  ";
  o.added_at = {5};
  const State state = taken({}, AddObservation{"a", o});
  const Observation& kept = state.observations.at("a");
  CHECK(kept.added_at == kNow.now);
  CHECK(kept.name == "Blue one");
  CHECK(kept.place == "Path");
  CHECK(kept.notes == "first\nsecond\xEF\xBF\xBD");
  o.species = 3;
  CHECK(taken({}, AddObservation{"a", o}).observations.at("a").name.empty());
}

TEST_CASE("plants: what an observation may not be") {
  const auto with = [](auto change) {
    Observation o = seen();
    change(o);
    return wrong_place(o);
  };
  CHECK(with([](Observation& o) { o.species = kSpecies + 1; }) == "species");
  CHECK(with([](Observation& o) { o.species = -1; }) == "species");
  CHECK(with([](Observation& o) { o.name = std::string(kMaxNameBytes + 1, 'x'); }) == "name");
  CHECK(with([](Observation& o) { o.place = std::string(kMaxPlaceBytes + 1, 'x'); }) == "place");
  CHECK(with([](Observation& o) { o.notes = std::string(kMaxNotesBytes + 1, 'x'); }) == "notes");
  CHECK(with([](Observation& o) { o.minute = 1440; }) == "minute");
  CHECK(with([](Observation& o) { o.minute = -1; }) == "minute");
  CHECK(with([](Observation& o) { o.position = Position{90'000'001, 0}; }) == "position");
  CHECK(with([](Observation& o) { o.position = Position{0, -180'000'001}; }) == "position");
  CHECK(with([](Observation& o) { o.position = Position{std::numeric_limits<int>::min(), 0}; }) == "position");
  CHECK(with([](Observation& o) { o.told = {kSpecies + 1, 5, true}; }) == "told");
  CHECK(with([](Observation& o) { o.told = {1, 1001, true}; }) == "told");
  CHECK(with([](Observation& o) { o.photos.assign(kMaxPhotos + 1, "p"); }) == "photos");
  CHECK(with([](Observation& o) { o.photos = {""}; }) == "photos");
  CHECK(with([](Observation& o) { o.photos = {std::string(kMaxPhotoIdBytes + 1, 'p')}; }) == "photos");
  CHECK(with([](Observation& o) { o.day = to_date({1899, 12, 31}); }) == "day");
  CHECK(with([](Observation& o) { o.day = to_date({2200, 1, 1}); }) == "day");
  CHECK(with([](Observation& o) { o.told = {0, 5, false}; }) == "told");
  CHECK(with([](Observation& o) { o.told = {0, 0, true}; }) == "told");
  Observation most = seen();
  most.name = std::string(kMaxNameBytes, 'x');
  most.position = Position{-90'000'000, 180'000'000};
  most.minute = 1439;
  most.photos.assign(kMaxPhotos, std::string(kMaxPhotoIdBytes, 'p'));
  CHECK(taken({}, AddObservation{"a", most}).observations.size() == 1);
}

TEST_CASE("plants: ids are new, and each once") {
  const State state = with_one();
  CHECK(refused(state, AddObservation{"a", seen()}).where == "id");
  CHECK(refused(state, AddObservation{"", seen()}).where == "id");
  CHECK(refused(state, AddObservation{std::string(81, 'i'), seen()}).where == "id");  // the log could not be read back
  CHECK(refused(state, AddObservations{{{"b", seen()}, {"b", seen()}}}).where == "id");
  CHECK(taken(state, AddObservations{{{"b", seen()}, {"c", seen()}}}).observations.size() == 3);
}

TEST_CASE("plants: one bad observation of a file keeps all of them out") {
  Observation bad = seen();
  bad.minute = 5000;
  CHECK(refused({}, AddObservations{{{"b", seen()}, {"c", bad}}}).where == "minute");
  CHECK(taken({}, AddObservations{}) == State());
}

TEST_CASE("plants: changing an observation changes what is given, and nothing is no change") {
  State state = with_one();
  EditObservation edit;
  edit.id = "a";
  CHECK(decide(state, edit, kNow).value().empty());
  edit.place = " Path ";
  edit.minute = std::optional<int>(5);
  edit.position = std::optional<Position>(Position{1, 2});
  state = taken(state, edit);
  CHECK(state.observations.at("a").place == "Path");
  CHECK(state.observations.at("a").minute == 5);
  CHECK(state.observations.at("a").position == Position{1, 2});
  CHECK(decide(state, edit, kNow).value().empty());
  EditObservation clear;
  clear.id = "a";
  clear.minute = std::optional<int>();
  clear.position = std::optional<Position>();
  state = taken(state, clear);
  CHECK(!state.observations.at("a").minute);
  CHECK(!state.observations.at("a").position);
  CHECK(state.observations.at("a").place == "Path");
  EditObservation photos;
  photos.id = "a";
  photos.photos = std::vector<std::string>{"p1", "p2"};
  state = taken(state, photos);
  CHECK(state.observations.at("a").photos == std::vector<std::string>{"p1", "p2"});
  CHECK(state.observations.at("a").place == "Path");
  photos.photos->resize(kMaxPhotos + 1, "p");
  CHECK(refused(state, photos).where == "photos");
  EditObservation name;
  name.id = "a";
  name.name = "Blue one";
  state = taken(state, name);
  name.name.reset();
  name.species = 7;
  CHECK(taken(state, name).observations.at("a").name.empty());
  name.id = "no-such-id";
  CHECK(refused(state, name).code == ErrorCode::kNotFound);
  name.id = "a";
  name.species = 103;
  CHECK(refused(state, name).where == "species");
}

TEST_CASE("plants: observations are removed together, each once") {
  const State state = taken(with_one(), AddObservation{"b", seen()});
  CHECK(taken(state, RemoveObservations{{"a", "b"}}) == State());
  CHECK(taken(state, RemoveObservations{{"a"}}).observations.count("b") == 1);
  CHECK(decide(state, RemoveObservations{{"a", "a"}}, kNow).value().size() == 1);
  CHECK(refused(state, RemoveObservations{{"a", "c"}}).code == ErrorCode::kNotFound);
}

TEST_CASE("plants: cards are kept, replaced and forgotten") {
  Random random(1);
  const Card first = any_card(random), second = any_card(random);
  State state = taken({}, ReviewCard{5, first});
  CHECK(state.cards.at("5") == first);
  const Events events = decide(state, ReviewCard{5, second}, kNow).value();
  REQUIRE(events.size() == 1);
  CHECK(events[0] == Event(CardChanged{"5", first, second}));
  CHECK(taken(state, ForgetCards{}) == State());
  CHECK(refused({}, ForgetCards{}).where == "cards");
  CHECK(refused({}, ReviewCard{0, first}).where == "species");
  CHECK(refused({}, ReviewCard{kSpecies + 1, first}).where == "species");
  const auto with = [&](auto change) {
    Card card = first;
    change(card);
    return refused({}, ReviewCard{1, card}).where;
  };
  CHECK(with([](Card& c) { c.stability_ms = 0; }) == "card");
  CHECK(with([](Card& c) { c.difficulty_e3 = 999; }) == "card");
  CHECK(with([](Card& c) { c.difficulty_e3 = 10'001; }) == "card");
  CHECK(with([](Card& c) { c.reviews = 0; }) == "card");
  CHECK(with([](Card& c) { c.lapses = c.reviews + 1; }) == "card");
  CHECK(with([](Card& c) { c.lapses = -1; }) == "card");
  CHECK(with([](Card& c) { c.due = to_date({2200, 1, 1}); }) == "card");
  CHECK(with([](Card& c) { c.reviewed_at.ms = -3'000'000'000'000; }) == "card");
}

TEST_CASE("plants: each kind of gesture has a name and words of its own") {
  std::set<std::string_view> kinds, words;
  for (const Command& command : {Command(AddObservation{}), Command(EditObservation{}), Command(RemoveObservations{}),
                                 Command(AddObservations{}), Command(ReviewCard{}), Command(ForgetCards{})}) {
    kinds.insert(kind_of(command));
    words.insert(words_for(kind_of(command)));
  }
  CHECK(kinds.size() == 6);
  CHECK(words.size() == 6);
  CHECK(words.count("change") == 0);
  CHECK(words_for("plants.something") == "change");
}

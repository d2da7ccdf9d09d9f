// What a person does with the shop, as events and as JSON: rules, undo, replay, merging, and damage.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "apps/shop/application.h"
#include "apps/shop/commands.h"
#include "base/random.h"

namespace cairn::shop {
namespace {

Import any_import(Random& random) {
  Import import;
  import.name = random.chance(0.05) ? "  " : "Orders " + std::to_string(random.below(9));
  import.origin = random.chance(0.3) ? "" : "orders \"2011\".csv";
  import.lines = static_cast<int>(random.below(4000));
  import.set_aside = static_cast<int>(random.below(5));
  import.first = {static_cast<std::int32_t>(14'000 + random.below(300))};
  import.last = add_days(import.first, static_cast<int>(random.below(200)));
  import.made_up = random.chance(0.2);
  return import;
}

Command any_command(Random& random) {
  const std::string id = "i" + std::to_string(random.below(12));
  switch (random.below(6)) {
    case 0:
    case 1: {
      AddImport add{id, any_import(random), {}, {}};
      if (random.chance(0.6)) {
        add.mapping_key = mapping_key("columns " + std::to_string(random.below(4)));
        add.mapping = Mapping{{{"order", "Invoice"}, {"date", "When"}}, "day", "point", "GBP"};
      }
      return add;
    }
    case 2:
      return RenameImport{id, random.chance(0.1) ? std::string(200, 'x') : "Renamed\n" + id};
    case 3:
      return RemoveImport{id};
    case 4: {
      CountProduct count{"P" + std::to_string(random.below(5)), {}};
      if (random.chance(0.7)) count.kind = static_cast<LineKind>(random.below(kLineKinds));
      return count;
    }
    default:
      return ForgetMappings{};
  }
}

template <class Visit>
void live_through(State& state, Random& random, int commands, Visit visit) {
  for (int i = 0; i < commands; ++i) {
    const Result<Events> events = decide(state, any_command(random), {Instant{1'000 + i}});
    if (!events.ok()) {
      CHECK_FALSE(events.error().message.empty());
      continue;
    }
    for (const Event& event : events.value()) shop::apply(state, event);
    visit(events.value());
  }
}

State any_state(std::uint64_t seed) {
  Random random(seed);
  State state;
  live_through(state, random, 80, [](const Events&) {});
  return state;
}

TEST_CASE("shop: every event can be undone, and the rules hold in every state") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    State state;
    std::vector<State> states{state};
    Events log;
    live_through(state, random, 200, [&](const Events& events) {
      State at = states.back();
      for (const Event& event : events) {
        CHECK(invert(invert(event)) == event);
        shop::apply(at, event);
        log.push_back(event);
        states.push_back(at);
      }
      CHECK(at == state);
      for (const auto& [id, import] : state.imports) CHECK(check_import(import).ok());
      for (const auto& [key, mapping] : state.mappings) CHECK(check_mapping(mapping).ok());
    });
    REQUIRE(log.size() > 60);
    for (std::size_t i = log.size(); i > 0; --i) {
      shop::apply(state, invert(log[i - 1]));
      CHECK(state == states[i - 1]);
    }
  }
}

TEST_CASE("shop: what is replayed from JSON equals what was lived through") {
  for (std::uint64_t seed = 11; seed <= 14; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    State lived, replayed;
    live_through(lived, random, 150, [&](const Events& events) {
      for (const Event& event : events) {
        const Result<Event> again = to_event(to_change(event));
        REQUIRE(again.ok());
        CHECK(again.value() == event);
        shop::apply(replayed, again.value());
      }
    });
    CHECK(replayed == lived);
    const Result<State> restored = state_from_json(state_to_json(lived));
    REQUIRE(restored.ok());
    CHECK(restored.value() == lived);
  }
}

TEST_CASE("shop: changes between two states lead from one to the other, and merging keeps both") {
  const State a = any_state(21), b = any_state(22);
  State at = a;
  for (const Event& event : changes_between(a, b)) shop::apply(at, event);
  CHECK(at == b);
  at = a;
  for (const Event& event : changes_to_merge(a, b)) shop::apply(at, event);
  for (const auto& [id, import] : a.imports) CHECK(at.imports.at(id) == import);
  for (const auto& [id, import] : b.imports) CHECK(at.imports.count(id) == 1);
}

TEST_CASE("shop: what is refused says why") {
  State state;
  const Context context{Instant{5}};
  Random random(3);
  Import import = any_import(random);
  import.name = "March";
  import.lines = 10;
  const auto refused = [&](const Command& command) {
    const Result<Events> events = decide(state, command, context);
    REQUIRE_FALSE(events.ok());
    return events.error().message;
  };
  CHECK(refused(RenameImport{"none", "x"}) == "These orders do not exist any more.");
  CHECK(refused(RemoveImport{"none"}) == "These orders do not exist any more.");
  CHECK(refused(ForgetMappings{}) == "There is nothing to forget.");
  CHECK(refused(CountProduct{"", LineKind::kFee}) == "There is no such product.");
  import.name = " \n";
  CHECK(refused(AddImport{"a", import, {}, {}}) == "Orders need a name.");
  import.name = std::string(121, 'x');
  CHECK(refused(AddImport{"a", import, {}, {}}) == "The name is too long: its first 120 characters fit.");
  import.name = "March";
  import.lines = 0;
  CHECK(refused(AddImport{"a", import, {}, {}}) == "A file holds 1 to 3,000,000 order lines.");
  import.lines = 10;
  const Result<Events> added = decide(state, AddImport{"a", import, {}, {}}, context);
  REQUIRE(added.ok());
  for (const Event& event : added.value()) shop::apply(state, event);
  CHECK(state.imports.at("a").added_at == Instant{5});
  CHECK(refused(AddImport{"a", import, {}, {}}) == "These orders are there already.");
  CHECK(words_for("shop.import") == "adding orders");
  CHECK(words_for("shop.unknown") == "change");
}

TEST_CASE("shop: JSON that is not what it must be is refused, never misread") {
  const Json sound{{"name", "x"},
                   {"added", "2026-05-17T12:00:00.000Z"},
                   {"lines", 3},
                   {"first", "2011-01-01"},
                   {"last", "2011-02-01"}};
  REQUIRE(decode(sound, static_cast<Import*>(nullptr)).ok());
  for (const auto& item : sound.items()) {
    const std::string& key = item.key();
    CAPTURE(key);
    for (const Json& strange : {Json(), Json(true), Json(-1), Json(1.5), Json(""), Json(Json::array())}) {
      Json changed = sound;
      changed[key] = strange;
      CHECK_FALSE(decode(changed, static_cast<Import*>(nullptr)).ok());
    }
    Json without = sound;
    without.erase(key);
    CHECK_FALSE(decode(without, static_cast<Import*>(nullptr)).ok());
  }
  CHECK_FALSE(decode(Json{{"columns", 3}}, static_cast<Mapping*>(nullptr)).ok());
  CHECK_FALSE(decode(Json{{"columns", {{"a", 1}}}}, static_cast<Mapping*>(nullptr)).ok());
  CHECK_FALSE(decode(Json{{"as", "nonsense"}}, static_cast<CountedAs*>(nullptr)).ok());
  CHECK_FALSE(decode(Json::object(), static_cast<CountedAs*>(nullptr)).ok());
  CHECK_FALSE(state_from_json(Json{{"schema", 2}}).ok());
}

TEST_CASE("shop: products are known by their code, or by their name") {
  CHECK(product_key({"85123A", "Heart"}) == "85123A");
  CHECK(product_key({"", "Heart"}) == "Heart");
  const std::string a = product_key({std::string(70, 'x') + "a", ""}),
                    b = product_key({std::string(70, 'x') + "b", ""});
  CHECK(a != b);
  CHECK(a.size() <= kMaxKeyBytes);
}

}  // namespace
}  // namespace cairn::shop

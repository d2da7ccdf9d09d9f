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

Product any_product(Random& random) {
  Product product;
  product.code = random.chance(0.3) ? "" : "P" + std::to_string(random.below(9));
  product.name = random.chance(0.05) ? " " : "Thing\t" + std::to_string(random.below(9));
  if (random.chance(0.6)) product.price = static_cast<Amount>(random.below(2'000'000)) - 20'000;
  if (random.chance(0.5)) product.currency = "EUR";
  for (std::uint64_t n = random.below(4); n > 0; --n) product.tags.emplace_back(n == 2 ? " " : "tag");
  if (random.chance(0.4))
    product.stock =
        Stock{static_cast<Quantity>(random.below(90)) * kOne, {static_cast<std::int32_t>(14'000 + random.below(300))}};
  if (random.chance(0.2)) product.picture = "abc";
  return product;
}

Command any_product_command(Random& random) {
  const std::string key = "P" + std::to_string(random.below(9));
  switch (random.below(6)) {
    case 0:
      return AddProduct{any_product(random)};
    case 1:
      return ChangeProduct{key, any_product(random)};
    case 2:
      return ArchiveProduct{key, any_product(random), random.chance(0.7)};
    case 3:
      return RemoveProduct{key};
    case 4:
      return PutInCart{key, static_cast<int>(random.below(4))};
    default:
      return EmptyCart{};
  }
}

Command any_command(Random& random) {
  const std::string id = "i" + std::to_string(random.below(12));
  if (random.chance(0.4)) return any_product_command(random);
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
      return RemoveImport{
          id, random.chance(0.5) ? std::vector<std::string>{"P1", "P2", "none"} : std::vector<std::string>()};
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
      for (const auto& [key, product] : state.products) CHECK(check_product(product).ok());
      for (const auto& [key, cart] : state.cart) CHECK(cart.pieces > 0);
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

TEST_CASE("shop: with a made-up file goes what was kept of its products, and nothing else") {
  State state;
  Random random(3);
  const auto done = [&](const Command& command) {
    const Result<Events> events = decide(state, command, {Instant{5}});
    REQUIRE(events.ok());
    for (const Event& event : events.value()) shop::apply(state, event);
  };
  Import import = any_import(random);
  import.name = "Made-up shop";
  import.lines = 10;
  done(AddImport{"m", import, {}, {}});
  Product product;
  product.name = "Slate mug";
  for (const char* const key : {"MUG", "OWN"}) {
    done(ChangeProduct{key, product});
    done(PutInCart{key, 2});
    done(CountProduct{key, LineKind::kFee});
  }
  done(RemoveImport{"m", {"MUG", "PLATE"}});
  CHECK(state.imports.empty());
  CHECK(state.products.count("MUG") + state.cart.count("MUG") + state.counted_as.count("MUG") == 0);
  CHECK(state.products.count("OWN") + state.cart.count("OWN") + state.counted_as.count("OWN") == 3);
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

TEST_CASE("shop: what is refused of a product and of the cart says why, and what is kept is tidy") {
  State state;
  const Context context{Instant{0}, 120};
  const auto refused = [&](const Command& command) {
    const Result<Events> events = decide(state, command, context);
    REQUIRE_FALSE(events.ok());
    return events.error();
  };
  Product product;
  CHECK(refused(AddProduct{product}).message == "A product needs a name.");
  product.name = "Mug\n";
  product.price = -1;
  CHECK(refused(AddProduct{product}).where == "price");
  product.price = kUnit;
  product.tags = {std::string(41, 'x')};
  CHECK(refused(AddProduct{product}).message == "The tag is too long: its first 40 characters fit.");
  product.tags = {"a", " a ", "", "b"};
  const Result<Events> added = decide(state, AddProduct{product}, context);
  REQUIRE(added.ok());
  for (const Event& event : added.value()) shop::apply(state, event);
  REQUIRE(state.products.count("Mug") == 1);
  CHECK(state.products.at("Mug").tags == std::vector<std::string>{"a", "b"});
  CHECK(state.products.at("Mug").added_on == Date{0});
  CHECK(refused(AddProduct{product}).where == "name");
  product.code = "Mug";
  product.name = "Another";
  CHECK(refused(AddProduct{product}).where == "code");
  CHECK(refused(RemoveProduct{"none"}).code == ErrorCode::kNotFound);
  CHECK(refused(PutInCart{"", 1}).code == ErrorCode::kNotFound);
  CHECK(refused(PutInCart{"Mug", -1}).where == "pieces");
  CHECK(refused(PutInCart{"Mug", kMaxPiecesInCart + 1}).where == "pieces");
  const auto put = decide(state, PutInCart{"Mug", 2}, context);
  REQUIRE(put.ok());
  for (const Event& event : put.value()) shop::apply(state, event);
  const auto removed = decide(state, RemoveProduct{"Mug"}, context);  // it leaves the cart as well
  REQUIRE(removed.ok());
  for (const Event& event : removed.value()) shop::apply(state, event);
  CHECK(state == State());
}

TEST_CASE("shop: a product's JSON that is not what it must be is refused, never misread") {
  const Json sound{{"name", "Mug"},     {"added", "2026-05-17"}, {"code", "M"},     {"price", 95'000},
                   {"currency", "EUR"}, {"tags", {"a", "b"}},    {"stock", 12'000}, {"counted", "2026-05-18"}};
  const auto kept = decode(sound, static_cast<Product*>(nullptr));
  REQUIRE(kept.ok());
  CHECK(encode(kept.value()) == sound);
  for (const auto& item : sound.items()) {
    const std::string& key = item.key();
    CAPTURE(key);
    for (const Json& strange : {Json(true), Json(-1), Json(1.5), Json(Json::object())}) {
      Json changed = sound;
      changed[key] = strange;
      CHECK_FALSE(decode(changed, static_cast<Product*>(nullptr)).ok());
    }
  }
  for (const char* needed : {"name", "added", "stock", "counted"}) {
    Json without = sound;
    without.erase(needed);
    CHECK_FALSE(decode(without, static_cast<Product*>(nullptr)).ok());
  }
  CHECK_FALSE(decode(Json{{"pieces", 0}}, static_cast<InCart*>(nullptr)).ok());
  CHECK_FALSE(decode(Json::object(), static_cast<InCart*>(nullptr)).ok());
  Json before = state_to_json(State());  // as versions without products wrote it
  before.erase("products");
  before.erase("cart");
  CHECK(state_from_json(before).ok());
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

// What is chosen as a text of the address: there and back, and texts that somebody wrote.
#include <doctest/doctest.h>

#include "apps/shop/desk/choice_address.h"
#include "shop_fixture.h"

namespace cairn::shop::desk {
namespace {

Asking any_asking(Random& random, const Lines& lines) {
  Asking asking;
  asking.period = static_cast<Period>(random.below(6));
  asking.first_day = "2011-01-01";
  asking.last_day = "2011-02-03";
  figures::Choice& choice = asking.choice;
  choice.currency = static_cast<std::uint8_t>(random.below(lines.currencies.size()));
  if (random.chance(0.5)) choice.weekdays = {static_cast<std::uint8_t>(random.below(7))};
  if (random.chance(0.5)) choice.months = {static_cast<std::uint8_t>(random.below(11)), 11};
  if (random.chance(0.5)) choice.countries = {static_cast<std::uint16_t>(random.below(3)), kNowhere};
  if (random.chance(0.5)) choice.products = {static_cast<std::uint32_t>(random.below(8)), kNoProduct};
  if (random.chance(0.5)) choice.customers = {kNobody, static_cast<std::uint32_t>(random.below(10))};
  return asking;
}

TEST_CASE("shop address: whatever is chosen comes back from its text, and nothing more") {
  Lines lines = random_lines(1);
  lines.products[3].code = "odd;; code: ;";
  lines.countries[1] = "C\xC3\xB4te d'Ivoire; north";
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Asking asking = any_asking(random, lines);
    const std::string text = choice_text(asking, lines);
    CAPTURE(text);
    Asking fallback;
    fallback.choice.weekdays = {2};
    const Asking back = choice_of(text, lines, fallback);
    CHECK(back.choice == asking.choice);
    CHECK(back.period == asking.period);
    if (asking.period == Period::kOwn) {
      CHECK(back.first_day == asking.first_day);
      CHECK(back.last_day == asking.last_day);
    }
    CHECK(choice_text(back, lines) == text);
  }
}

TEST_CASE("shop address: what means nothing is passed over, and many are left out") {
  const Lines lines = random_lines(1);
  Asking fallback;
  fallback.choice.currency = 1;
  const Asking odd = choice_of(
      "nonsense;;days:soon;days:2011-02-30..2011-03-01;weekday:0;weekday:8;month:13;month:x;country:Atlantis;"
      "product:;customer:nobody;currency:XXX;weekday:7;weekday:7",
      lines, fallback);
  figures::Choice expected;
  expected.currency = 1;
  expected.weekdays = {6};
  CHECK(odd.choice == expected);
  CHECK(odd.period == Period::kQuarter);
  Asking many;
  for (std::uint32_t i = 0; i < 9; ++i) many.choice.customers.push_back(i);
  CHECK(choice_text(many, lines) == "days:90;currency:GBP");
}

}  // namespace
}  // namespace cairn::shop::desk

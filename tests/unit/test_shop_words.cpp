#include <doctest/doctest.h>

#include <limits>

#include "apps/shop/words.h"

namespace cairn::shop {
namespace {

TEST_CASE("shop: money is rounded half away from zero, with its sign and its currency") {
  CHECK(money(12'345'000, "GBP") ==
        "\xC2\xA3"
        "1,235");
  CHECK(money(12'345'000, "GBP", Cents::kAlways) ==
        "\xC2\xA3"
        "1,234.50");
  CHECK(money(125'000, "EUR") ==
        "\xE2\x82\xAC"
        "12.50");
  CHECK(money(-50'000, "USD") == "\xE2\x88\x92$5.00");
  CHECK(money(49, "USD") == "$0.00");
  CHECK(money(50, "USD") == "$0.01");
  CHECK(money(-49, "USD") == "$0.00");
  CHECK(money(12'345'000, "SEK", Cents::kAlways) == "1,234.50 SEK");
  CHECK(money(10'000, "") == "1.00");
  CHECK(money(12'345'000, "JPY", Cents::kAlways) ==
        "\xC2\xA5"
        "1,235");
  CHECK(money(97'477'480'000, "GBP") ==
        "\xC2\xA3"
        "9,747,748");
  CHECK(money(std::numeric_limits<Amount>::min(), "").rfind("\xE2\x88\x92", 0) == 0);
}

TEST_CASE("shop: amounts and quantities for files are plain") {
  CHECK(plain_amount(12'345'000) == "1234.50");
  CHECK(plain_amount(425) == "0.0425");
  CHECK(plain_amount(-50'000) == "-5.00");
  CHECK(plain_quantity(1'500) == "1.5");
  CHECK(plain_quantity(-12'000) == "-12");
  CHECK(plain_quantity(5'176'450'500) == "5176450.5");  // a whole shop's pieces are more than a line's can be
  CHECK(quantity_words(1'250'000) == "1,250");
  CHECK(quantity_words(1'005) == "1.005");
  CHECK(quantity_words(-2'000) ==
        "\xE2\x88\x92"
        "2");
  CHECK(minute_words(0) == "1970-01-01 00:00");
  CHECK(minute_words(-1) == "1969-12-31 23:59");
}

TEST_CASE("shop: shares and changes") {
  CHECK(share_words(0) == "0 %");
  CHECK(share_words(0.0001) == "under 0.1 %");
  CHECK(share_words(0.004) == "0.4 %");
  CHECK(share_words(0.05) == "5 %");
  CHECK(share_words(0.1234) == "12 %");
  CHECK(share_words(1) == "100 %");
  CHECK(change_words(112, 100) == "+12 %");
  CHECK(change_words(97, 100) ==
        "\xE2\x88\x92"
        "3 %");
  CHECK(change_words(100.2, 100) == "the same");
  CHECK(change_words(1300, 100) == "\xC3\x97 13");
  CHECK(change_words(1, 0).empty());
  CHECK(change_words(-50, -100) == "+50 %");
}

}  // namespace
}  // namespace cairn::shop

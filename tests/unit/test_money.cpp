// Money: exact, in the smallest unit of its currency, read and written without rounding.
#include <doctest/doctest.h>

#include <limits>

#include "base/money.h"
#include "base/random.h"

using namespace cairn;

TEST_CASE("money: decimals are those of the currency") {
  CHECK(decimals_of("EUR") == 2);
  CHECK(decimals_of("JPY") == 0);
  CHECK(decimals_of("KWD") == 3);
  CHECK(decimals_of("CLF") == 4);
  CHECK(decimals_of("???") == 2);
  CHECK(decimals_of("") == 2);
}

TEST_CASE("money: what a currency cannot hold is refused, not rounded") {
  CHECK(minor_of_millionths(12'340'000, 2) == 1234);
  CHECK(minor_of_millionths(-12'340'000, 2) == -1234);
  CHECK_FALSE(minor_of_millionths(12'345'000, 2).has_value());
  CHECK(minor_of_millionths(12'345'000, 3) == 12345);
  CHECK(minor_of_millionths(12'000'000, 0) == 12);
  CHECK_FALSE(minor_of_millionths(12'500'000, 0).has_value());
  CHECK(minor_of_millionths(1, 6) == 1);
  CHECK(minor_of_millionths(0, 0) == 0);
}

TEST_CASE("money: there and back is the same, for every number of decimals") {
  Random random(1);
  for (int round = 0; round < 2000; ++round) {
    const auto decimals = static_cast<int>(random.index(7));
    const auto units = static_cast<std::int64_t>(random.index(1'000'000'000)) * 100;
    const std::int64_t minor = random.index(2) == 0 ? units : -units;
    CHECK(minor_of_millionths(millionths_of_minor(minor, decimals), decimals) == minor);
  }
}

TEST_CASE("money: as people read it, and as files have it") {
  CHECK(format_amount(123'456, 2) == "1,234.56");
  CHECK(format_amount(-5, 2) ==
        "\xE2\x88\x92"
        "0.05");
  CHECK(format_amount(0, 2) == "0.00");
  CHECK(format_amount(1'234'567'890, 0) == "1,234,567,890");
  CHECK(format_amount(100'007, 3) == "100.007");
  CHECK(format_money(100'000, "EUR") == "1,000.00 EUR");
  CHECK(format_money(100'000, "JPY") == "100,000 JPY");
  CHECK(plain_amount(-123'456, 2) == "-1234.56");
  CHECK(plain_amount(7, 3) == "0.007");
  CHECK(plain_amount(std::numeric_limits<std::int64_t>::min(), 0) == "-9223372036854775808");
}

#include "base/numbers.h"

#include "doctest/doctest.h"

using namespace cairn;

TEST_CASE("numbers: thousands are parted by commas") {
  CHECK(with_commas(0) == "0");
  CHECK(with_commas(999) == "999");
  CHECK(with_commas(1000) == "1,000");
  CHECK(with_commas(123'456) == "123,456");
  CHECK(with_commas(50'000'000) == "50,000,000");
}

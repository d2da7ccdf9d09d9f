#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <vector>

#include "base/random.h"

using namespace cairn;

TEST_CASE("a seed gives the same numbers everywhere") {
  Random random(42);
  CHECK(random.next_u64() == 1546998764402558742u);
  CHECK(random.next_u64() == 6990951692964543102u);
  CHECK(random.next_u64() == 12544586762248559009u);
  CHECK(random.next_u64() == 17057574109182124193u);
}

TEST_CASE("bounded numbers stay in bounds and are spread evenly") {
  Random random(1);
  std::array<int, 6> counts{};
  for (int i = 0; i < 60000; ++i) ++counts[random.index(6)];
  for (const int count : counts) CHECK(std::abs(count - 10000) < 500);
  CHECK(random.below(0) == 0);
  CHECK(random.below(1) == 0);
  for (int i = 0; i < 1000; ++i) {
    const auto value = random.between(-3, 4);
    CHECK(value >= -3);
    CHECK(value <= 4);
    const double unit = random.unit();
    CHECK(unit >= 0.0);
    CHECK(unit < 1.0);
  }
  CHECK(random.between(5, 5) == 5);
  CHECK(random.between(7, 2) == 7);
  (void)random.between(INT64_MIN, INT64_MAX);  // the whole range: no division by zero
}

TEST_CASE("shuffling keeps all items") {
  Random random(3);
  std::vector<int> items(100);
  std::iota(items.begin(), items.end(), 0);
  auto shuffled = items;
  random.shuffle(shuffled);
  CHECK(shuffled != items);
  std::sort(shuffled.begin(), shuffled.end());
  CHECK(shuffled == items);
}

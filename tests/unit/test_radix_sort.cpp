#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "base/radix_sort.h"
#include "base/random.h"

using namespace cairn;

TEST_CASE("radix sort: the order of a stable sort, whatever the keys") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::size_t count = random.index(400);
    std::vector<std::uint64_t> keys;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint64_t wide = random.next_u64();
      keys.push_back(seed % 3 == 0 ? wide % 5 : seed % 3 == 1 ? wide : wide & 0xFF00FF00FF00FF00ull);
    }
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    std::reverse(order.begin(), order.end());
    std::vector<std::uint32_t> expected = order;
    std::stable_sort(expected.begin(), expected.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
    radix_sort(order, keys);
    CHECK(order == expected);
  }
}

TEST_CASE("radix sort: keys of numbers sort as the numbers do") {
  const std::vector<double> reals{
      -std::numeric_limits<double>::infinity(), -1e300, -2.5, -1e-300, -0.0, 0.0, 1e-300, 0.1, 2.5, 1e300,
      std::numeric_limits<double>::infinity()};
  for (std::size_t i = 1; i < reals.size(); ++i) CHECK(radix_key(reals[i - 1]) < radix_key(reals[i]));
  const std::vector<std::int64_t> whole{INT64_MIN, -5, -1, 0, 1, 7, INT64_MAX};
  for (std::size_t i = 1; i < whole.size(); ++i) CHECK(radix_key(whole[i - 1]) < radix_key(whole[i]));
}

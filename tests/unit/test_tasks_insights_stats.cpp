#include <doctest/doctest.h>

#include <algorithm>

#include "apps/tasks/insights_stats.h"
#include "base/random.h"

using namespace cairn;
using namespace cairn::tasks;

TEST_CASE("a share has the interval that Wilson's formula gives") {
  const Share half = share_of(5, 10);  // figures of R's prop.test(correct = FALSE)
  CHECK(half.value == 0.5);
  CHECK(half.low == doctest::Approx(0.2366).epsilon(0.001));
  CHECK(half.high == doctest::Approx(0.7634).epsilon(0.001));
  const Share most = share_of(17, 20);
  CHECK(most.low == doctest::Approx(0.6396).epsilon(0.001));
  CHECK(most.high == doctest::Approx(0.9476).epsilon(0.001));
}

TEST_CASE("an interval lies in 0..1, holds its share, and narrows as there is more of it") {
  for (int of = 1; of <= 60; ++of) {
    for (int count = 0; count <= of; ++count) {
      const Share share = share_of(count, of);
      REQUIRE(share.low >= 0);
      REQUIRE(share.low <= share.value);
      REQUIRE(share.value <= share.high);
      REQUIRE(share.high <= 1);
      const Share tenfold = share_of(10 * count, 10 * of);
      REQUIRE(tenfold.high - tenfold.low < share.high - share.low);
    }
  }
}

TEST_CASE("nothing of nothing is not known, and no count is outside its whole") {
  CHECK_FALSE(share_of(0, 0).known());
  CHECK(share_of(0, 0).low == 0);
  CHECK(share_of(0, 0).high == 1);
  CHECK(share_of(5, 3).count == 3);
  CHECK(share_of(-1, 3).count == 0);
  CHECK_FALSE(share_of(2, -3).known());
}

TEST_CASE("the middle is that of sorted values") {
  CHECK(median_of({}) == 0);
  CHECK(median_of({7}) == 7);
  CHECK(median_of({9, 1, 5}) == 5);
  CHECK(median_of({4, 1, 3, 2}) == 2.5);
  CHECK(median_ratio_of({}) == 0);
  CHECK(median_ratio_of({2, 0.5}) == 1);
  CHECK(median_ratio_of({8, 2, 100, 1}) == 4);
  CHECK(median_ratio_of({3, 3}) == 3);
}

TEST_CASE("ratios upside down have their middle upside down") {
  Random random(4);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> ratios, inverse;
    for (std::size_t n = 1 + random.index(30); n > 0; --n) {
      ratios.push_back(0.1 + 4 * random.unit());
      inverse.push_back(1 / ratios.back());
    }
    REQUIRE(median_ratio_of(ratios) * median_ratio_of(inverse) == doctest::Approx(1));
  }
}

TEST_CASE("the exact interval of the median leaves out as many values as the tables say") {
  // Conover's table and R's qbinom(0.025, n, 0.5) - 1.
  const std::vector<std::pair<int, int>> table = {{5, -1}, {6, 0},  {7, 0},   {8, 0},    {9, 1},
                                                  {10, 1}, {11, 1}, {12, 2},  {15, 3},   {17, 4},
                                                  {20, 5}, {25, 7}, {50, 17}, {100, 39}, {1000, 468}};
  for (const auto& row : table) {
    CAPTURE(row.first);
    CHECK(values_outside_median_interval(row.first) == row.second);
  }
  CHECK(values_outside_median_interval(0) == -1);
  for (int n = 6; n < 3000; n += 7) REQUIRE(2 * values_outside_median_interval(n) < n);
}

TEST_CASE("the interval of the median holds the true one in about 95 of 100 samples or more") {
  Random random(8);
  for (const int n : {8, 9, 23}) {
    int held = 0;
    for (int round = 0; round < 1000; ++round) {
      std::vector<double> values;
      for (int i = 0; i < n; ++i) values.push_back(random.unit());
      std::sort(values.begin(), values.end());
      const auto outside = static_cast<std::size_t>(values_outside_median_interval(n));
      if (values[outside] <= 0.5 && values[values.size() - 1 - outside] >= 0.5) ++held;
    }
    CAPTURE(n);
    CHECK(held >= 935);
  }
}

TEST_CASE("a percentile is a value with that share at or below it") {
  const std::vector<double> ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  CHECK(percentile_of(ten, 0) == 1);
  CHECK(percentile_of(ten, 10) == 1);
  CHECK(percentile_of(ten, 11) == 2);
  CHECK(percentile_of(ten, 90) == 9);
  CHECK(percentile_of(ten, 100) == 10);
  CHECK(percentile_of(ten, 400) == 10);
  CHECK(percentile_of({}, 50) == 0);
}

#include <array>
#include <cmath>

#include "doctest/doctest.h"
#include "ml/metrics.h"

using namespace cairn;

TEST_CASE("the AUC of a choice is the share of the others below the chosen one, ties counting half") {
  const auto auc = [](std::initializer_list<double> scores) { return ml::choice_auc(scores.begin(), scores.size()); };
  CHECK(auc({3, 1, 2}) == 1);
  CHECK(auc({0, 1, 2}) == 0);
  CHECK(auc({1, 1, 0, 2, 2}) == doctest::Approx(1.5 / 4));
  CHECK(auc({1, 1, 1}) == 0.5);
  CHECK(auc({7}) == 0.5);
}

TEST_CASE("a mean has the standard error of the mean") {
  const ml::Estimate one = ml::estimate({2});
  CHECK(one.mean == 2);
  CHECK(one.error == 0);
  CHECK(ml::estimate({}).count == 0);
  const ml::Estimate four = ml::estimate({0, 1, 0, 1});
  CHECK(four.mean == 0.5);
  CHECK(four.error == doctest::Approx(std::sqrt(1.0 / 3) / 2));
  CHECK(four.count == 4);
}

TEST_CASE("a difference is taken pair by pair, so what both share cancels") {
  const ml::Estimate gain = ml::estimate_difference({0.9, 0.4, 0.7}, {0.8, 0.3, 0.6});
  CHECK(gain.mean == doctest::Approx(0.1));
  CHECK(gain.error < 1e-9);
}

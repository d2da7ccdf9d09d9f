#include <cmath>
#include <limits>

#include "base/random.h"
#include "doctest/doctest.h"
#include "ml/exact_math.h"

using namespace cairn;

namespace {

double relative(double value, double truth) { return std::abs(value - truth) / std::abs(truth); }

}  // namespace

TEST_CASE("exp agrees with the C library to a few units in the last place over its whole range") {
  Random random(1);
  double worst = 0;
  for (int i = 0; i < 200'000; ++i) {
    const double x = -700 + 1400 * random.unit();
    worst = std::max(worst, relative(ml::exp(x), std::exp(x)));
  }
  for (int i = 0; i < 200'000; ++i) {
    const double x = -2 + 4 * random.unit();
    worst = std::max(worst, relative(ml::exp(x), std::exp(x)));
  }
  CHECK(worst < 1e-15);
}

TEST_CASE("exp at the edges of its range") {
  CHECK(ml::exp(0) == 1);
  CHECK(ml::exp(-0.0) == 1);
  CHECK(ml::exp(-708.5) == 0);
  CHECK(ml::exp(-std::numeric_limits<double>::infinity()) == 0);
  CHECK(ml::exp(710) == std::numeric_limits<double>::infinity());
  CHECK(ml::exp(std::numeric_limits<double>::infinity()) == std::numeric_limits<double>::infinity());
  CHECK(std::isnan(ml::exp(std::numeric_limits<double>::quiet_NaN())));
  CHECK(relative(ml::exp(708.99), std::exp(708.99)) < 1e-15);
  CHECK(relative(ml::exp(-707.99), std::exp(-707.99)) < 1e-15);
}

TEST_CASE("log agrees with the C library, near 1 too, where the result is small") {
  Random random(2);
  double worst = 0;
  for (int i = 0; i < 200'000; ++i) {
    const double x = std::exp(-700 + 1400 * random.unit());
    worst = std::max(worst, relative(ml::log(x), std::log(x)));
  }
  for (int i = 0; i < 200'000; ++i) {
    const double x = 1 + (random.unit() - 0.5) * (i % 2 == 0 ? 1.0 : 1e-6);
    if (x != 1) worst = std::max(worst, relative(ml::log(x), std::log(x)));
  }
  CHECK(worst < 1e-15);
}

TEST_CASE("log at the edges of its range") {
  CHECK(ml::log(1) == 0);
  CHECK(ml::log(0) == -std::numeric_limits<double>::infinity());
  CHECK(std::isnan(ml::log(-1)));
  CHECK(std::isnan(ml::log(std::numeric_limits<double>::quiet_NaN())));
  CHECK(ml::log(std::numeric_limits<double>::infinity()) == std::numeric_limits<double>::infinity());
  CHECK(relative(ml::log(5e-324), std::log(5e-324)) < 1e-15);
  CHECK(relative(ml::log(std::numeric_limits<double>::max()), std::log(std::numeric_limits<double>::max())) < 1e-15);
}

TEST_CASE("exp and log have the same bits everywhere") {
  // Sums of many values: exact only if every value is.
  double sum = 0;
  for (int i = 1; i <= 1000; ++i) sum += ml::exp(i * 0.013 - 6) * ml::log(i * 1.7);
  CHECK(sum == 0x1.30eaaa82a08fep+19);
}

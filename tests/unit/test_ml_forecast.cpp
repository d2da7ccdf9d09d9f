// Forecasts: each method on series whose future is known, the test of seasons, what moves nothing, and bands that hold
// the share of futures that they promise.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/random.h"
#include "ml/forecast/combination.h"
#include "ml/forecast/forecaster.h"
#include "ml/forecast/nelder_mead.h"
#include "ml/forecast/robust_regression.h"
#include "ml/forecast/seasonality.h"
#include "ml/forecast/smoothing.h"

using namespace cairn;
using namespace cairn::forecast;

namespace {

constexpr int kYear = 12;

double uniform(Random& random) { return static_cast<double>(random.index(1'000'001)) / 1e6; }

// Of 12 uniform numbers: near enough to a normal one, of deviation 1.
double noise(Random& random) {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += uniform(random);
  return sum;
}

Forecast run(std::vector<double> history, int horizon, int period = kYear) {
  Forecaster forecaster(std::move(history), period, horizon);
  while (!forecaster.advance()) {
  }
  return forecaster.result();
}

std::vector<double> months(std::size_t count, double level, double slope, double season, double spread,
                           Random& random) {
  std::vector<double> series;
  for (std::size_t i = 0; i < count; ++i)
    series.push_back(level + slope * static_cast<double>(i) + (i % kYear == 11 ? season : 0) + spread * noise(random));
  return series;
}

}  // namespace

TEST_CASE("forecast: the minimum of a curved valley is found") {
  // H. H. Rosenbrock's function; its least value is at (1, 1).
  const Variables least = minimise(
      [](const Variables& at) {
        const double along = 1 - at[0], across = at[1] - at[0] * at[0];
        return along * along + 100 * across * across;
      },
      {-1.2, 1}, {1, 1}, 500);
  CHECK(least[0] == doctest::Approx(1).epsilon(1e-3));
  CHECK(least[1] == doctest::Approx(1).epsilon(1e-3));
}

TEST_CASE("forecast: seasons are found where they are, and add up to nothing") {
  Random random(1);
  const std::vector<double> plain = months(60, 100, 0, 0, 5, random), seasonal = months(60, 100, 0.5, 40, 5, random);
  CHECK_FALSE(is_seasonal(plain, kYear));
  CHECK(is_seasonal(seasonal, kYear));
  CHECK_FALSE(is_seasonal(std::vector<double>(seasonal.begin(), seasonal.begin() + 35), kYear));
  CHECK_FALSE(is_seasonal(std::vector<double>(60, 7.0), kYear));
  const std::vector<double> effects = seasonal_effects(seasonal, kYear);
  double sum = 0;
  for (const double effect : effects) sum += effect;
  CHECK(std::abs(sum) < 1e-9);
  CHECK(std::max_element(effects.begin(), effects.end()) - effects.begin() == 11);
  CHECK(effects[11] == doctest::Approx(40 - 40.0 / 12).epsilon(0.15));
}

TEST_CASE("forecast: a series that does not change stays as it is, by every method") {
  for (const double level : {0.0, 12.5, -3.0}) {
    const Prepared series(std::vector<double>(30, level), kYear);
    for (std::size_t method = 0; method < kMethods; ++method)
      for (const double value : ahead(static_cast<Method>(method), series, 6))
        CHECK(series.in_units(value) == doctest::Approx(level));
  }
}

TEST_CASE("forecast: a straight line goes on") {
  std::vector<double> line;
  line.reserve(40);
  for (int i = 0; i < 40; ++i) line.push_back(100 + 2 * i);
  for (int step = 0; step < 3; ++step) {
    const auto at = static_cast<std::size_t>(step);
    CHECK(robust_line(line, 3)[at] == doctest::Approx(180 + 2 * step));
    CHECK(damped_trend(line, 3)[at] == doctest::Approx(180 + 2 * step).epsilon(0.01));
  }
  // Theta goes on with half of the slope from where the level is.
  const std::vector<double> halved = theta(line, 3);
  CHECK(halved[1] - halved[0] == doctest::Approx(1));
}

TEST_CASE("forecast: Theta is simple smoothing and half the slope of the line") {
  Random random(2);
  const std::vector<double> series = months(48, 50, 0.3, 0, 4, random);
  const std::vector<double> level = simple_smoothing(series, 5), drifting = theta(series, 5);
  double top = 0, bottom = 0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const double away = static_cast<double>(i) - 23.5;
    top += away * series[i];
    bottom += away * away;
  }
  for (std::size_t step = 1; step < 5; ++step) {
    CHECK(level[step] == level[0]);
    CHECK(drifting[step] - drifting[step - 1] == doctest::Approx(top / bottom / 2));
  }
}

TEST_CASE("forecast: one large value does not move the robust line, and moves the mean") {
  Random random(3);
  std::vector<double> series = months(36, 200, 0, 0, 10, random);
  const double before = robust_line(series, 1)[0];
  series[20] += 5000;
  CHECK(std::abs(robust_line(series, 1)[0] - before) < 3);
}

TEST_CASE("forecast: seasons come back in the forecast, also where they multiply") {
  std::vector<double> series;
  series.reserve(60);
  for (int i = 0; i < 60; ++i) series.push_back(100 * (1 + 0.01 * i) * (i % kYear == 5 ? 1.8 : 1));
  const Forecast found = run(series, 12);
  CHECK(found.seasonal());
  CHECK(found.point(6) == doctest::Approx(160 * 1.8).epsilon(0.05));
  CHECK(found.point(5) == doctest::Approx(160).epsilon(0.05));
}

TEST_CASE("forecast: noughts, negative values and values far apart are taken as they are") {
  std::vector<double> series(36, 0.0);
  for (std::size_t i = 0; i < series.size(); i += 5) series[i] = 300;
  series[7] = -40;
  const Forecast found = run(series, 6);
  for (int step = 1; step <= 6; ++step) {
    const Interval band = found.band(step, 0.9);
    CHECK(std::isfinite(found.point(step)));
    CHECK(band.low <= found.point(step));
    CHECK(found.point(step) <= band.high);
  }
}

TEST_CASE("forecast: the shortest history gives a forecast, and a band that admits how little it knows") {
  const std::vector<double> few = {10, 12, 11, 13, 12, 14};
  REQUIRE(few.size() == kShortestHistory);
  const Forecast short_one = run(few, 3);
  Random random(4);
  const Forecast long_one = run(months(60, 12, 0, 0, 1, random), 3);
  const auto relative = [](const Forecast& found) {
    const Interval band = found.band(1, 0.9);
    return (band.high - band.low) / found.point(1);
  };
  CHECK(relative(short_one) > relative(long_one));
}

TEST_CASE("forecast: bands are wider for more certainty, and hold about what they promise") {
  Random random(5);
  int inside = 0, inside_total = 0, count = 0;
  for (int round = 0; round < 60; ++round) {
    // A random walk with noise, so that errors grow with the steps.
    std::vector<double> series;
    double level = 500;
    for (int i = 0; i < 72; ++i) {
      level += 8 * noise(random);
      series.push_back(level + 10 * noise(random));
    }
    const std::vector<double> truth(series.end() - 12, series.end());
    series.resize(60);
    const Forecast found = run(series, 12);
    double total = 0;
    for (int step = 1; step <= 12; ++step) {
      const Interval half = found.band(step, 0.5), most = found.band(step, 0.8), nearly = found.band(step, 0.9);
      CHECK(nearly.low <= most.low);
      CHECK(most.low <= half.low);
      CHECK(half.high <= most.high);
      CHECK(most.high <= nearly.high);
      const double value = truth[static_cast<std::size_t>(step - 1)];
      total += value;
      inside += value >= nearly.low && value <= nearly.high ? 1 : 0;
      ++count;
    }
    const Interval year = found.total_band(12, 0.9);
    inside_total += total >= year.low && total <= year.high ? 1 : 0;
  }
  CHECK(inside > count * 84 / 100);
  CHECK(inside < count * 97 / 100);
  CHECK(inside_total > 60 * 80 / 100);
}

TEST_CASE("forecast: the total is the sum of the points") {
  Random random(6);
  const Forecast found = run(months(48, 100, 1, 30, 5, random), 12);
  double sum = 0;
  for (int step = 1; step <= 12; ++step) {
    sum += found.point(step);
    CHECK(found.total(step) == doctest::Approx(sum));
    CHECK(found.total_band(step, 0.8).low <= sum);
    CHECK(found.total_band(step, 0.8).high >= sum);
  }
}

TEST_CASE("forecast: another method than the combination is chosen only where it was much better") {
  // A steady amount with a few huge months, which smoothing follows and the robust line does not.
  std::vector<double> jumps(48, 100.0);
  for (const std::size_t month : {6U, 17U, 25U, 33U, 41U}) jumps[month] = 900;
  for (std::size_t i = 0; i < jumps.size(); i += 2) jumps[i] += 3;
  CHECK(run(jumps, 6).method() == Method::kRobustRegression);
  Random random(7);
  CHECK(run(months(60, 100, 0.5, 0, 6, random), 6).method() == Method::kCombination);
}

TEST_CASE("forecast: errors are shares of the best method's, and progress ends at 1") {
  Random random(8);
  Forecaster forecaster(months(40, 100, 0, 0, 10, random), kYear, 6);
  CHECK(forecaster.share_done() == 0);
  while (!forecaster.advance()) CHECK(forecaster.share_done() < 1);
  CHECK(forecaster.share_done() == 1);
  CHECK(forecaster.advance());
  const auto errors = forecaster.errors();
  CHECK(*std::min_element(errors.begin(), errors.end()) == 1);
}

#include "ml/forecast/smoothing.h"

#include <cmath>
#include <cstddef>

#include "ml/exact_math.h"
#include "ml/forecast/nelder_mead.h"

namespace cairn::forecast {
namespace {

constexpr double kLeastAlpha = 1e-4;

double share(double logit) { return 1 / (1 + ml::exp(-logit)); }

struct Level {
  double alpha = 0, level = 0, squares = 0;
};

// The errors are linear in the level at the start, so the best one for a given alpha has a closed form.
Level smooth(std::span<const double> series, double alpha) {
  double state = 0, weight = 1, top = 0, bottom = 0, squares = 0;
  for (const double value : series) {
    const double error = value - state;  // as if it had started from 0
    top += error * weight;
    bottom += weight * weight;
    squares += error * error;
    state += alpha * error;
    weight *= 1 - alpha;
  }
  const double start = top / bottom;
  return {alpha, state + weight * start, squares - top * start};
}

// Least squares over alpha: the best of a grid, then a golden section around it.
Level fit_level(std::span<const double> series) {
  constexpr int kGrid = 20;
  constexpr double kGolden = 0.6180339887498949;
  const auto alpha_at = [](double place) { return kLeastAlpha + (1 - 2 * kLeastAlpha) * place; };
  int best = 0;
  double least = 0;
  for (int i = 0; i <= kGrid; ++i) {
    const double squares = smooth(series, alpha_at(static_cast<double>(i) / kGrid)).squares;
    if (i > 0 && !(squares < least)) continue;
    best = i;
    least = squares;
  }
  double low = std::max(0, best - 1) / static_cast<double>(kGrid);
  double high = std::min(kGrid, best + 1) / static_cast<double>(kGrid);
  for (int step = 0; step < 20; ++step) {
    const double left = high - kGolden * (high - low), right = low + kGolden * (high - low);
    if (smooth(series, alpha_at(left)).squares < smooth(series, alpha_at(right)).squares)
      high = right;
    else
      low = left;
  }
  return smooth(series, alpha_at((low + high) / 2));
}

// Of the least squares line.
double slope_of(std::span<const double> series) {
  const double middle = static_cast<double>(series.size() - 1) / 2;
  double top = 0, bottom = 0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const double away = static_cast<double>(i) - middle;
    top += away * series[i];
    bottom += away * away;
  }
  return bottom > 0 ? top / bottom : 0;
}

struct Damped {
  double phi = 0, level = 0, trend = 0, squares = 0;
};

struct Run {  // the states, and the errors, are linear in the level and the trend at the start
  double level = 0, trend = 0;
  double advance(double value, double alpha, double beta, double phi) {
    const double before = level + phi * trend, error = value - before;
    level = before + alpha * error;
    trend = phi * trend + beta * error;
    return error;
  }
};

Damped smooth_damped(std::span<const double> series, double alpha, double beta, double phi) {
  Run none, of_level{1, 0}, of_trend{0, 1};
  double ll = 0, lt = 0, tt = 0, le = 0, te = 0, ee = 0;
  for (const double value : series) {
    const double error = none.advance(value, alpha, beta, phi);
    const double l = of_level.advance(0, alpha, beta, phi), t = of_trend.advance(0, alpha, beta, phi);
    ll += l * l;
    lt += l * t;
    tt += t * t;
    le += l * error;
    te += t * error;
    ee += error * error;
  }
  // error + level * l + trend * t is the error that counts.
  const double determinant = ll * tt - lt * lt;
  const bool both = determinant > 1e-12 * ll * tt;
  const double level = both ? (lt * te - tt * le) / determinant : -le / ll;
  const double trend = both ? (lt * le - ll * te) / determinant : 0;
  return {phi, none.level + level * of_level.level + trend * of_trend.level,
          none.trend + level * of_level.trend + trend * of_trend.trend, ee + level * le + trend * te};
}

}  // namespace

std::vector<double> simple_smoothing(std::span<const double> series, int horizon) {
  std::vector<double> ahead(static_cast<std::size_t>(horizon), fit_level(series).level);
  return ahead;
}

std::vector<double> theta(std::span<const double> series, int horizon) {
  const Level fit = fit_level(series);
  double kept = 1;  // (1 - alpha)^n: how much of the start is left
  for (std::size_t i = 0; i < series.size(); ++i) kept *= 1 - fit.alpha;
  const double drift = slope_of(series) / 2;
  std::vector<double> ahead;
  ahead.reserve(static_cast<std::size_t>(horizon));
  for (int step = 0; step < horizon; ++step) ahead.push_back(fit.level + drift * (step + (1 - kept) / fit.alpha));
  return ahead;
}

std::vector<double> damped_trend(std::span<const double> series, int horizon) {
  const auto fit = [&](const Variables& at) {
    const double alpha = share(at[0]);
    return smooth_damped(series, alpha, alpha * share(at[1]), 0.8 + 0.18 * share(at[2]));
  };
  const Damped best =
      fit(minimise([&](const Variables& at) { return std::max(0.0, fit(at).squares); }, {0, -2, 1}, {1, 1, 1}, 200));
  std::vector<double> ahead;
  double factor = 1, sum = 0;
  for (int step = 0; step < horizon; ++step) {
    factor *= best.phi;
    sum += factor;
    ahead.push_back(best.level + sum * best.trend);
  }
  return ahead;
}

}  // namespace cairn::forecast

#include "ml/forecast/combination.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "ml/forecast/smoothing.h"

namespace cairn::forecast {
namespace {

// Means of so many steps each; what is too much for whole groups is left out at the beginning.
std::vector<double> means_of(std::span<const double> series, std::size_t steps) {
  std::vector<double> means;
  for (std::size_t i = series.size() % steps; i < series.size(); i += steps) {
    double sum = 0;
    for (std::size_t step = 0; step < steps; ++step) sum += series[i + step];
    means.push_back(sum / static_cast<double>(steps));
  }
  return means;
}

// Groups ahead as steps ahead: along straight lines between the middles of groups, the first one from the last group
// that is known.
std::vector<double> as_steps(double last, const std::vector<double>& groups, std::size_t steps, int horizon) {
  const auto value = [&](std::ptrdiff_t group) {
    if (group < 0) return last;
    return groups[std::min(static_cast<std::size_t>(group), groups.size() - 1)];
  };
  std::vector<double> ahead;
  for (int step = 0; step < horizon; ++step) {
    const double place = (step + 0.5) / static_cast<double>(steps) - 0.5;  // in groups from the middle of the first
    const double before = std::floor(place);
    const auto group = static_cast<std::ptrdiff_t>(before);
    ahead.push_back(value(group) + (place - before) * (value(group + 1) - value(group)));
  }
  return ahead;
}

}  // namespace

std::vector<double> combination(std::span<const double> series, int horizon) {
  std::vector<double> sum(static_cast<std::size_t>(horizon), 0.0);
  int members = 0;
  const auto add = [&](const std::vector<double>& ahead) {
    for (std::size_t step = 0; step < sum.size(); ++step) sum[step] += ahead[step];
    ++members;
  };
  add(theta(series, horizon));
  add(damped_trend(series, horizon));
  for (const std::size_t steps : {std::size_t{3}, std::size_t{6}}) {
    const std::vector<double> means = means_of(series, steps);
    if (means.size() < 6) continue;
    const int groups = (horizon + static_cast<int>(steps) - 1) / static_cast<int>(steps);
    add(as_steps(means.back(), theta(means, groups), steps, horizon));
    add(as_steps(means.back(), damped_trend(means, groups), steps, horizon));
  }
  for (double& value : sum) value /= members;
  return sum;
}

}  // namespace cairn::forecast

#include "apps/tasks/insights_stats.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace cairn::tasks {
namespace {

constexpr double kNormal_95 = 1.959963984540054;  // the quantile of the normal distribution at 97.5 %

// The two middle values; the same one twice where the number is odd.
std::pair<double, double> middle_of(std::vector<double>& values) {
  const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), half, values.end());
  if (values.size() % 2 == 1) return {*half, *half};
  return {*std::max_element(values.begin(), half), *half};
}

}  // namespace

Share share_of(int count, int of) {
  Share share;
  share.of = std::max(of, 0);
  share.count = std::clamp(count, 0, share.of);
  if (share.of == 0) return share;
  const double n = share.of;
  const double z2 = kNormal_95 * kNormal_95;
  share.value = share.count / n;
  const double centre = (share.value + z2 / (2 * n)) / (1 + z2 / n);
  const double half = kNormal_95 / (1 + z2 / n) * std::sqrt(share.value * (1 - share.value) / n + z2 / (4 * n * n));
  // The interval holds the value; rounding must not say otherwise at 0 and 1.
  share.low = std::clamp(centre - half, 0.0, share.value);
  share.high = std::clamp(centre + half, share.value, 1.0);
  return share;
}

double median_of(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto [lower, upper] = middle_of(values);
  return lower + (upper - lower) / 2;
}

double median_ratio_of(std::vector<double> ratios) {
  if (ratios.empty()) return 0;
  const auto [lower, upper] = middle_of(ratios);
  return lower == upper ? lower : std::sqrt(lower * upper);
}

int values_outside_median_interval(int n) {
  if (n < 6) return -1;
  // The probabilities of 0..n/2 successes relative to that of n/2, which cannot overflow: from the middle outwards
  // each is smaller. Those that become 0 are too far out to matter.
  std::vector<double> relative(static_cast<std::size_t>(n / 2) + 1, 0.0);
  double sum = 0;
  double term = 1;
  for (int k = n / 2; k >= 0; --k) {
    relative[static_cast<std::size_t>(k)] = term;
    const bool is_own_mirror = 2 * k == n;
    sum += is_own_mirror ? term : 2 * term;
    term = term * k / (n - k + 1);
  }
  double tail = 0;
  int outside = -1;
  for (int k = 0; k <= n / 2; ++k) {
    tail += relative[static_cast<std::size_t>(k)] / sum;
    if (tail > 0.025) break;
    outside = k;
  }
  return outside;
}

double percentile_of(const std::vector<double>& sorted, int percent) {
  if (sorted.empty()) return 0;
  const std::size_t n = sorted.size();
  const std::size_t rank = (n * static_cast<std::size_t>(std::clamp(percent, 0, 100)) + 99) / 100;
  return sorted[rank == 0 ? 0 : rank - 1];
}

}  // namespace cairn::tasks

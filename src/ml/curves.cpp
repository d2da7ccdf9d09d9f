#include "ml/curves.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "ml/classification.h"

namespace cairn::ml {
namespace {

// After each distinct score, from the highest: how many true and false ones have been told yes.
struct Step {
  std::size_t hits = 0, misses = 0;
  double threshold = 0;
};

std::vector<Step> steps_of(const std::vector<double>& scores, const std::vector<bool>& truths) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  std::vector<Step> steps;
  Step step;
  for (std::size_t i = 0; i < order.size(); ++i) {
    ++(truths[order[i]] ? step.hits : step.misses);
    step.threshold = scores[order[i]];
    if (i + 1 == order.size() || scores[order[i + 1]] != step.threshold) steps.push_back(step);
  }
  return steps;
}

double share(std::size_t part, std::size_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

// Of a run of steps in one direction only its ends show.
std::vector<Step> corners(const std::vector<Step>& steps) {
  std::vector<Step> kept;
  const auto turn = [](const Step& a, const Step& b, const Step& c) {
    const auto x = [](const Step& from, const Step& to) { return static_cast<double>(to.misses - from.misses); };
    const auto y = [](const Step& from, const Step& to) { return static_cast<double>(to.hits - from.hits); };
    return x(a, b) * y(b, c) != y(a, b) * x(b, c);
  };
  for (const Step& step : steps) {
    while (kept.size() >= 2 && !turn(kept[kept.size() - 2], kept.back(), step)) kept.pop_back();
    kept.push_back(step);
  }
  return kept;
}

// Both ends, and those nearest before equal parts of the way along the curve.
std::vector<CurvePoint> thinned(const std::vector<CurvePoint>& points, std::size_t most) {
  most = std::max<std::size_t>(most, 2);
  if (points.size() <= most) return points;
  std::vector<double> way(points.size(), 0.0);
  for (std::size_t i = 1; i < points.size(); ++i)
    way[i] = way[i - 1] + std::abs(points[i].x - points[i - 1].x) + std::abs(points[i].y - points[i - 1].y);
  std::vector<CurvePoint> kept = {points.front()};
  std::size_t parts = 1;
  for (std::size_t i = 1; i + 1 < points.size() && kept.size() + 1 < most; ++i) {
    if (way[i + 1] <= way.back() * share(parts, most - 1)) continue;
    kept.push_back(points[i]);
    while (parts < most && way[i + 1] > way.back() * share(parts, most - 1)) ++parts;
  }
  kept.push_back(points.back());
  return kept;
}

}  // namespace

std::optional<Curve> roc_curve(const std::vector<double>& scores, const std::vector<bool>& truths,
                               std::size_t most_points) {
  const std::optional<double> area = roc_auc(scores, truths);
  if (!area) return std::nullopt;
  std::vector<Step> steps = steps_of(scores, truths);
  const Step all = steps.back();
  steps.insert(steps.begin(), {0, 0, std::numeric_limits<double>::infinity()});
  std::vector<CurvePoint> points;
  for (const Step& step : corners(steps))
    points.push_back({share(step.misses, all.misses), share(step.hits, all.hits), step.threshold});
  return Curve{thinned(points, most_points), *area};
}

std::optional<Curve> precision_recall_curve(const std::vector<double>& scores, const std::vector<bool>& truths,
                                            std::size_t most_points) {
  const std::vector<Step> steps = steps_of(scores, truths);
  if (steps.empty() || steps.back().hits == 0) return std::nullopt;
  const std::size_t all = steps.back().hits;
  Curve curve;
  std::size_t before = 0;
  for (const Step& step : steps) {
    const double precision = share(step.hits, step.hits + step.misses);
    curve.area += share(step.hits - before, all) * precision;
    before = step.hits;
    curve.points.push_back({share(step.hits, all), precision, step.threshold});
  }
  curve.points = thinned(curve.points, most_points);
  return curve;
}

}  // namespace cairn::ml

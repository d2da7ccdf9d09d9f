#pragma once
// Curves over all thresholds of a score for yes or no. Scores are finite numbers, one a truth.

#include <cstddef>
#include <optional>
#include <vector>

namespace cairn::ml {

struct CurvePoint {
  double x = 0, y = 0;   // 0..1
  double threshold = 0;  // told yes from this score on
};

struct Curve {
  std::vector<CurvePoint> points;  // from the highest threshold down, so x never falls
  double area = 0;                 // of all points, however few of them are kept
};

inline constexpr std::size_t kChartPoints = 200;

// x: share of the false ones told yes; y: share of the true ones told yes (T. Fawcett, "An introduction to ROC
// analysis", 2006). Begins at (0, 0), with a threshold above every score, ends at (1, 1). Equal scores are one step,
// and `area` is roc_auc(). None if there is no true or no false one. Points that lie on a straight line between others
// are left out; of more than `most_points` (at least 2) those that part the way evenly are kept, and both ends.
std::optional<Curve> roc_curve(const std::vector<double>& scores, const std::vector<bool>& truths,
                               std::size_t most_points = kChartPoints);

// x: recall; y: precision. `area` is the average precision, the sum of (R_n - R_{n-1}) P_n without interpolation
// (C. Manning, P. Raghavan and H. Schütze, "Introduction to Information Retrieval", 2008, chapter 8). Begins with the
// highest score, not at recall 0. None if there is no true one.
std::optional<Curve> precision_recall_curve(const std::vector<double>& scores, const std::vector<bool>& truths,
                                            std::size_t most_points = kChartPoints);

}  // namespace cairn::ml

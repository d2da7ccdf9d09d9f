// Curves, reliability and folds, against cases worked by hand and slow definitions.
#include "ml/curves.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "ml/classification.h"
#include "ml/folds.h"
#include "ml/reliability.h"

namespace cairn::ml {
namespace {

struct Sample {
  std::vector<double> scores;
  std::vector<bool> truths;
};

Sample random_sample(Random& random, std::size_t most, std::size_t levels) {
  Sample sample;
  for (std::size_t n = random.index(most + 1); n > 0; --n) {
    sample.scores.push_back(static_cast<double>(random.index(levels)));
    sample.truths.push_back(random.chance(0.4));
  }
  return sample;
}

double trapezoids(const std::vector<CurvePoint>& points) {
  double area = 0;
  for (std::size_t i = 1; i < points.size(); ++i)
    area += (points[i].x - points[i - 1].x) * (points[i].y + points[i - 1].y) / 2;
  return area;
}

TEST_CASE("ROC curve: a case worked by hand") {
  const auto curve = roc_curve({0.9, 0.8, 0.7, 0.6, 0.5}, {true, true, false, true, false});
  REQUIRE(curve.has_value());
  CHECK(curve->area == doctest::Approx(5.0 / 6));
  // 0.8 stays: the way turns there; 0.9 lies between (0, 0) and it.
  REQUIRE(curve->points.size() == 5);
  CHECK(std::isinf(curve->points[0].threshold));
  CHECK(curve->points[1].threshold == 0.8);
  CHECK(curve->points[1].x == 0);
  CHECK(curve->points[1].y == doctest::Approx(2.0 / 3));
  CHECK(curve->points[2].x == 0.5);
  CHECK(curve->points[4].x == 1);
  CHECK(curve->points[4].y == 1);
  CHECK_FALSE(roc_curve({1, 2}, {true, true}).has_value());
  CHECK_FALSE(roc_curve({}, {}).has_value());
}

TEST_CASE("ROC curve: corners alone hold the whole area, and thinning keeps ends, order and number") {
  Random random(2);
  for (int round = 0; round < 300; ++round) {
    const Sample sample = random_sample(random, 200, 1 + random.index(150));
    const auto whole = roc_curve(sample.scores, sample.truths, 1000);
    CHECK(whole.has_value() == roc_auc(sample.scores, sample.truths).has_value());
    if (!whole) continue;
    CHECK(trapezoids(whole->points) == doctest::Approx(*roc_auc(sample.scores, sample.truths)));
    const std::size_t most = 2 + random.index(20);
    const auto thin = roc_curve(sample.scores, sample.truths, most);
    CHECK(thin->points.size() <= most);
    CHECK(thin->points.size() >= 2);
    CHECK(thin->area == whole->area);
    CHECK(thin->points.front().x == 0);
    CHECK(thin->points.back().y == 1);
    CHECK(std::is_sorted(thin->points.begin(), thin->points.end(),
                         [](const CurvePoint& a, const CurvePoint& b) { return a.x < b.x; }));
  }
}

TEST_CASE("precision and recall: a case worked by hand") {
  const auto curve = precision_recall_curve({0.9, 0.8, 0.7, 0.6}, {true, false, true, false});
  REQUIRE(curve.has_value());
  CHECK(curve->area == doctest::Approx(0.5 * 1 + 0.5 * 2 / 3));
  REQUIRE(curve->points.size() == 4);
  CHECK(curve->points[2].x == 1);
  CHECK(curve->points[2].y == doctest::Approx(2.0 / 3));
  CHECK(curve->points[2].threshold == 0.7);
  CHECK(precision_recall_curve({1, 1}, {true, false})->area == doctest::Approx(0.5));
  CHECK_FALSE(precision_recall_curve({1, 2}, {false, false}).has_value());
}

TEST_CASE("precision and recall: every point is what its threshold gives") {
  Random random(3);
  for (int round = 0; round < 200; ++round) {
    const Sample sample = random_sample(random, 60, 1 + random.index(30));
    const auto curve = precision_recall_curve(sample.scores, sample.truths);
    if (!curve) continue;
    double area = 0, before = 0;
    for (const CurvePoint& point : curve->points) {
      double told = 0, hits = 0, all = 0;
      for (std::size_t i = 0; i < sample.scores.size(); ++i) {
        if (sample.truths[i]) ++all;
        if (sample.scores[i] < point.threshold) continue;
        ++told;
        if (sample.truths[i]) ++hits;
      }
      CHECK(point.y == doctest::Approx(hits / told));
      CHECK(point.x == doctest::Approx(hits / all));
      area += (point.x - before) * point.y;
      before = point.x;
    }
    CHECK(curve->area == doctest::Approx(area));
  }
}

TEST_CASE("reliability: bins are those of the calibration error") {
  Random random(5);
  std::vector<Judgement> judgements;
  for (int i = 0; i < 500; ++i) {
    const double p = random.unit();
    judgements.push_back({{p, 1 - p}, random.index(2)});
  }
  judgements.push_back({{1, 0}, 0});
  const std::vector<ReliabilityBin> bins = reliability_bins(judgements);
  REQUIRE(bins.size() == kReliabilityBins);
  double error = 0;
  std::size_t count = 0;
  for (const ReliabilityBin& bin : bins) {
    error += static_cast<double>(bin.count) * std::abs(bin.confidence - bin.accuracy);
    count += bin.count;
    if (bin.count > 0) CHECK((bin.confidence > bin.from && bin.confidence <= bin.to));
  }
  CHECK(count == judgements.size());
  CHECK(error / static_cast<double>(count) ==
        doctest::Approx(classification_figures(judgements, 2, 0).calibration_error));
  CHECK(bins[0].count == 0);
  CHECK(bins[0].accuracy == 0);
  CHECK(bins[14].to == 1);
}

TEST_CASE("folds: every part has its share of every label, the same for the same seed") {
  Random random(6);
  for (int round = 0; round < 100; ++round) {
    std::vector<std::size_t> labels(random.index(200));
    for (std::size_t& label : labels) label = random.index(4);
    const std::size_t folds = 1 + random.index(10);
    const std::vector<std::size_t> parts = stratified_folds(labels, folds, 9);
    CHECK(parts == stratified_folds(labels, folds, 9));
    std::vector<std::vector<std::size_t>> counts(5, std::vector<std::size_t>(folds, 0));
    REQUIRE(parts.size() == labels.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      REQUIRE(parts[i] < folds);
      ++counts[labels[i]][parts[i]];
      ++counts[4][parts[i]];  // whatever the label
    }
    for (const auto& of_label : counts) {
      const auto [least, most] = std::minmax_element(of_label.begin(), of_label.end());
      CHECK(*most - *least <= 1);
    }
  }
  CHECK(stratified_folds({0, 0, 0, 0, 0, 0, 0, 0}, 2, 1) != stratified_folds({0, 0, 0, 0, 0, 0, 0, 0}, 2, 2));
  CHECK(stratified_folds({0, 1}, 0, 1) == std::vector<std::size_t>{0, 0});
}

}  // namespace
}  // namespace cairn::ml

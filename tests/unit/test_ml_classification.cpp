// Figures of a classifier, against small cases worked by hand and against slow definitions.
#include <cmath>

#include "base/random.h"
#include "doctest/doctest.h"
#include "ml/classification.h"

using namespace cairn;
using namespace cairn::ml;

TEST_CASE("classification: a case worked by hand") {
  const std::vector<Judgement> judgements = {{{0.9, 0.1}, 0}, {{0.6, 0.4}, 1}, {{0.2, 0.8}, 1}, {{0.3, 0.7}, 0}};
  const ClassificationFigures figures = classification_figures(judgements, 2, 0.75);
  CHECK(figures.count == 4);
  CHECK(figures.accuracy == doctest::Approx(0.5));
  CHECK(figures.macro_f1 == doctest::Approx(0.5));
  CHECK(figures.macro_recall == doctest::Approx(0.5));
  CHECK(figures.auc.value() == doctest::Approx(0.75));
  CHECK(figures.coverage == doctest::Approx(0.5));
  CHECK(figures.answered_accuracy == doctest::Approx(1.0));
  // Bins of 1/15: 0.9, 0.6, 0.8, 0.7 are alone in theirs.
  CHECK(figures.calibration_error == doctest::Approx((0.1 + 0.6 + 0.2 + 0.7) / 4));
  CHECK(figures.confusion == std::vector<std::vector<std::size_t>>{{1, 1}, {1, 1}});
}

TEST_CASE("classification: labels that do not occur do not count, nothing is divided by nothing") {
  const ClassificationFigures none = classification_figures({}, 3, 0.5);
  CHECK(none.count == 0);
  CHECK(none.accuracy == 0);
  CHECK_FALSE(none.auc.has_value());
  const ClassificationFigures one = classification_figures({{{1, 0, 0}, 0}}, 3, 0.5);
  CHECK(one.macro_recall == 1);
  CHECK(one.macro_f1 == 1);
  CHECK(one.labels[2] == LabelFigures{});
}

TEST_CASE("classification: the area under the curve is the share of ordered pairs") {
  Random random(4);
  for (int round = 0; round < 200; round++) {
    std::vector<double> scores;
    std::vector<bool> truths;
    const std::size_t size = random.index(30);
    for (std::size_t i = 0; i < size; i++) {
      scores.push_back(static_cast<double>(random.index(6)));
      truths.push_back(random.index(2) == 1);
    }
    double above = 0, pairs = 0;
    for (std::size_t i = 0; i < size; i++)
      for (std::size_t j = 0; j < size; j++) {
        if (!truths[i] || truths[j]) continue;
        pairs++;
        above += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
      }
    const auto auc = roc_auc(scores, truths);
    CHECK(auc.has_value() == (pairs > 0));
    if (auc) CHECK(*auc == doctest::Approx(above / pairs));
  }
}

// Comparing two classifiers, against published or hand-worked cases and slow definitions.
#include "ml/comparison.h"

#include <doctest/doctest.h>

#include <cmath>

#include "ml/classification.h"

namespace cairn::ml {
namespace {

using Labels = std::vector<std::size_t>;

TEST_CASE("McNemar: few pairs are counted exactly, many by chi-square with correction") {
  const McNemar few = mcnemar(1, 9);
  CHECK(few.exact);
  CHECK(few.p == doctest::Approx(2 * (1 + 10) / 1024.0));
  CHECK(mcnemar(5, 5).p == 1);
  CHECK(mcnemar(0, 0).p == 1);
  CHECK(mcnemar(0, 24).p == doctest::Approx(std::pow(2.0, -23)));
  // The example of A. Agresti, "An Introduction to Categorical Data Analysis", is 86 and 150; with the correction
  // (64 - 1)^2 / 236.
  const McNemar many = mcnemar(150, 86);
  CHECK_FALSE(many.exact);
  CHECK(many.statistic == doctest::Approx(63.0 * 63 / 236));
  CHECK(many.p == doctest::Approx(std::erfc(std::sqrt(63.0 * 63 / 236 / 2))));
  CHECK(mcnemar(20, 20).p == 1);
  const McNemar told = mcnemar({0, 0, 1, 1, 2}, {0, 1, 1, 0, 0}, {0, 0, 1, 1, 0});
  CHECK(told.only_first == 0);
  CHECK(told.only_second == 2);
  CHECK(told.p == doctest::Approx(0.5));
}

TEST_CASE("the complementary error function is the library's") {
  for (int i = 0; i <= 2600; ++i) {
    const double x = i / 100.0, want = std::erfc(x);
    if (want < 1e-300) break;
    CHECK(std::abs(complementary_error(x) - want) <= 1e-11 * want);
  }
}

TEST_CASE("Cohen's kappa: cases worked by hand") {
  // Agreement 35 of 50, by chance 0.5 * 0.6 + 0.5 * 0.4.
  CHECK(cohens_kappa({{20, 5}, {10, 15}}).value() == doctest::Approx(0.4));
  CHECK(cohens_kappa({{3, 0}, {0, 4}}).value() == doctest::Approx(1));
  CHECK(cohens_kappa({{0, 5}, {5, 0}}).value() == doctest::Approx(-1));
  CHECK_FALSE(cohens_kappa({{9, 0}, {0, 0}}).has_value());
  CHECK_FALSE(cohens_kappa({}).has_value());
}

TEST_CASE("bootstrap: the value is that of the texts, and the interval is as wide as theory says") {
  Labels truths, told;
  for (std::size_t i = 0; i < 400; ++i) {
    truths.push_back(i % 2);
    told.push_back(i % 5 == 0 ? 1 - i % 2 : i % 2);  // four of five right
  }
  Bootstrap bootstrap(truths, told, 2, 1);
  CHECK(bootstrap.accuracy() == Interval{0.8, 0.8, 0.8});
  CHECK_FALSE(bootstrap.advance(999));
  CHECK(bootstrap.advance(999));
  CHECK(bootstrap.made() == Bootstrap::kResamples);
  const Interval accuracy = bootstrap.accuracy();
  const double error = std::sqrt(0.8 * 0.2 / 400);
  CHECK(accuracy.value == doctest::Approx(0.8));
  CHECK(accuracy.low == doctest::Approx(0.8 - 1.96 * error).epsilon(0.01));
  CHECK(accuracy.high == doctest::Approx(0.8 + 1.96 * error).epsilon(0.01));
  const Interval narrow = bootstrap.accuracy(0, 0.5);
  CHECK((narrow.low > accuracy.low && narrow.high < accuracy.high));
  std::vector<Judgement> judgements;
  for (std::size_t i = 0; i < truths.size(); ++i)
    judgements.push_back({told[i] == 0 ? std::vector<double>{1, 0} : std::vector<double>{0, 1}, truths[i]});
  CHECK(bootstrap.macro_f1().value == doctest::Approx(classification_figures(judgements, 2, 0).macro_f1));
}

TEST_CASE("bootstrap: two models on the same resamples") {
  Labels truths(300, 0), worse(300, 0), better(300, 0);
  for (std::size_t i = 0; i < 300; ++i) {
    truths[i] = i % 3;
    worse[i] = i % 4 == 0 ? 0 : truths[i];
    better[i] = i % 8 == 0 ? 0 : truths[i];
  }
  Bootstrap same(truths, worse, worse, 3, 4, 200);
  while (!same.advance(7)) continue;
  CHECK(same.accuracy_difference() == Interval{0, 0, 0});
  Bootstrap different(truths, worse, better, 3, 4, 200), again(truths, worse, better, 3, 4, 200);
  different.advance(200);
  while (!again.advance(11)) continue;
  const Interval gain = different.accuracy_difference();
  CHECK(gain.low > 0);
  CHECK((gain.low < gain.value && gain.value < gain.high));
  CHECK(gain == again.accuracy_difference());  // slices change nothing
  CHECK(different.macro_f1_difference().value ==
        doctest::Approx(different.macro_f1(1).value - different.macro_f1(0).value));
  Bootstrap none({}, {}, 2, 1);
  CHECK(none.advance(1));
  CHECK(none.accuracy() == Interval{});
}

TEST_CASE("bootstrap: the draws are the same on every platform") {
  Bootstrap bootstrap({0, 1, 1, 0, 1, 0, 1}, {0, 1, 0, 0, 1, 1, 1}, 2, 12, 100);
  bootstrap.advance(100);
  CHECK(bootstrap.accuracy().value == 5.0 / 7);
  CHECK(bootstrap.accuracy().low == 2.0 / 7);
  CHECK(bootstrap.accuracy().high == doctest::Approx(6.525 / 7));  // between 6 and 7 of 7
}

}  // namespace
}  // namespace cairn::ml

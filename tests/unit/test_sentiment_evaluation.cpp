// Evaluation: that it brings together what ml/ computes, that slices do not matter, and the file that leaves it.
#include "apps/sentiment/evaluation.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/csv.h"
#include "base/random.h"

namespace cairn::sentiment {
namespace {

// Right of that share of the texts, and the surer the oftener.
Contender contender(std::string name, const std::vector<std::size_t>& truths, double right, std::uint64_t seed) {
  Random random(seed);
  Contender out{std::move(name), {}, 0.6};
  for (const std::size_t truth : truths) {
    const std::size_t told = random.chance(right) ? truth : random.index(3);
    std::vector<double> p(3, 0.0);
    const double most = 0.4 + 0.6 * random.unit();
    for (std::size_t k = 0; k < 3; ++k) p[k] = k == told ? most : (1 - most) / 2;
    out.probabilities.push_back(p);
  }
  return out;
}

std::vector<std::size_t> some_truths(std::size_t count) {
  Random random(1);
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(random.index(3));
  return out;
}

void finish(Evaluation& evaluation, std::size_t slice) {
  while (!evaluation.advance(slice)) CHECK(evaluation.share() < 1);
  CHECK(evaluation.share() == 1);
}

TEST_CASE("evaluation: two models on the same texts, the same whatever the slices") {
  const std::vector<std::size_t> truths = some_truths(200);
  const Contender worse = contender("Worse", truths, 0.4, 2), better = contender("Better", truths, 0.9, 3);
  Evaluation evaluation(truths, 3, {worse, better}, 7), in_slices(truths, 3, {worse, better}, 7);
  CHECK(evaluation.contenders().empty());
  finish(evaluation, 100'000);
  finish(in_slices, 13);
  REQUIRE(evaluation.contenders().size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    const ContenderFigures &one = evaluation.contenders()[i], &same = in_slices.contenders()[i];
    std::vector<ml::Judgement> judgements;
    for (std::size_t row = 0; row < truths.size(); ++row)
      judgements.push_back({(i == 0 ? worse : better).probabilities[row], truths[row]});
    CHECK(one.figures == ml::classification_figures(judgements, 3, 0.6));
    CHECK(one.figures == same.figures);
    CHECK(one.accuracy == same.accuracy);
    CHECK(one.accuracy.value == one.figures.accuracy);
    CHECK(one.accuracy.low < one.accuracy.value);
    CHECK(one.accuracy.high > one.accuracy.value);
    CHECK(one.macro_f1 == same.macro_f1);
    CHECK(one.reliability.size() == ml::kReliabilityBins);
    REQUIRE(one.curves.size() == 3);
    for (const LabelCurves& curves : one.curves) {
      CHECK(curves.roc->area > 0.5);
      CHECK(curves.precision_recall->area > 0.2);
    }
  }
  REQUIRE(evaluation.pair().has_value());
  const PairFigures& pair = *evaluation.pair();
  CHECK(pair.mcnemar.p < 0.001);
  CHECK(pair.mcnemar.only_second > pair.mcnemar.only_first);
  CHECK(pair.accuracy_difference.low > 0);
  CHECK(pair.accuracy_difference == in_slices.pair()->accuracy_difference);
  CHECK(pair.macro_f1_difference.value > 0);
  CHECK(pair.kappa.value() < 1);
  std::size_t both = 0;
  for (const auto& row : pair.agreement)
    for (const std::size_t count : row) both += count;
  CHECK(both == 200);
}

TEST_CASE("evaluation: a model against itself") {
  const std::vector<std::size_t> truths = some_truths(60);
  const Contender one = contender("One", truths, 0.7, 4);
  Evaluation evaluation(truths, 3, {one, one}, 1);
  finish(evaluation, 500);
  CHECK(evaluation.pair()->mcnemar.p == 1);
  CHECK(evaluation.pair()->accuracy_difference == ml::Interval{0, 0, 0});
  CHECK(evaluation.pair()->kappa.value() == doctest::Approx(1));
}

TEST_CASE("evaluation: texts that do not fit are left out, of both") {
  const std::vector<std::size_t> all = some_truths(50);
  const Contender first = contender("A", all, 0.8, 5), second = contender("B", all, 0.8, 6);
  std::vector<std::size_t> truths = all;
  truths[0] = 3;
  Contender broken = first, other = second;
  broken.probabilities[1].pop_back();
  broken.probabilities[2][0] = std::numeric_limits<double>::quiet_NaN();
  other.probabilities.resize(49);
  Evaluation evaluation(truths, 3, {broken, other}, 1);
  CHECK(evaluation.left_out() == 4);
  CHECK(evaluation.texts() == 46);
  finish(evaluation, 500);
  const auto part = [](auto whole) { return decltype(whole)(whole.begin() + 3, whole.begin() + 49); };
  Evaluation clean(part(all), 3, {{"A", part(first.probabilities), 0.6}, {"B", part(second.probabilities), 0.6}}, 1);
  finish(clean, 500);
  for (std::size_t i = 0; i < 2; ++i) CHECK(evaluation.contenders()[i].figures == clean.contenders()[i].figures);
}

TEST_CASE("evaluation: no text, no contender, one label only") {
  Evaluation nothing({}, 3, {{"A", {}, 0.5}}, 1);
  finish(nothing, 10);
  CHECK(nothing.contenders()[0].figures.count == 0);
  CHECK_FALSE(nothing.contenders()[0].curves[0].roc.has_value());
  Evaluation nobody({1, 2}, 3, {}, 1);
  CHECK(nobody.advance(1));
  Evaluation one_label({1, 1}, 3, {{"A", {{0, 1, 0}, {1, 0, 0}}, 0.5}}, 1);
  finish(one_label, 100);
  CHECK(one_label.contenders()[0].figures.accuracy == 0.5);
  CHECK_FALSE(one_label.contenders()[0].curves[1].roc.has_value());
  CHECK_FALSE(one_label.pair().has_value());
}

TEST_CASE("evaluation: the file reads back, and hostile names stay text") {
  const std::vector<std::size_t> truths = some_truths(40);
  const std::string hostile = "=HYPERLINK(\"x\"),\n@y";
  Evaluation evaluation(truths, 3, {contender(hostile, truths, 0.6, 8), contender("B", truths, 0.7, 9)}, 1);
  finish(evaluation, 500);
  const std::string file = evaluation_csv(evaluation, {"Negative", "-Neutral", "Positive"});
  CsvReader reader(file, ',');
  CsvRow row;
  std::size_t rows = 0, accuracies = 0, of_neutral = 0;
  while (reader.next(row)) {
    CHECK(row.fault == CsvRow::Fault::kNone);
    REQUIRE(row.cells.size() == 6);
    for (const std::string& cell : row.cells)
      if (!cell.empty() && &cell < &row.cells[3]) CHECK(std::string("=+@-").find(cell[0]) == std::string::npos);
    if (++rows == 1) continue;
    if (row.cells[1] == "Accuracy") {
      ++accuracies;
      const std::size_t which = row.cells[0] == "B" ? 1 : 0;
      if (which == 0) CHECK(without_formula_guard(row.cells[0]) == hostile);
      CHECK(std::stod(row.cells[3]) == evaluation.contenders()[which].accuracy.value);
      CHECK(std::stod(row.cells[4]) == evaluation.contenders()[which].accuracy.low);
      CHECK(std::stod(row.cells[5]) == evaluation.contenders()[which].accuracy.high);
    }
    if (without_formula_guard(row.cells[2]) == "-Neutral") ++of_neutral;
  }
  CHECK(accuracies == 2);
  CHECK(of_neutral == 12);
  CHECK(rows > 50);
}

}  // namespace
}  // namespace cairn::sentiment

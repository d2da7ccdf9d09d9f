#include <cmath>

#include "base/random.h"
#include "doctest/doctest.h"
#include "ml/choice_model.h"
#include "ml/exact_math.h"

using namespace cairn;

namespace {

// Cells 0..3 are a thermometer over parameters 0..3; cells 4.. hold one parameter each.
ml::Design toy_design(std::uint32_t names) {
  ml::Design design;
  for (std::uint32_t cell = 0; cell < 4; ++cell) {
    for (std::uint32_t i = 0; i <= cell; ++i) design.parameters.push_back(i);
    design.first_entry.push_back(static_cast<std::uint32_t>(design.parameters.size()));
  }
  for (std::uint32_t name = 0; name < names; ++name) {
    design.parameters.push_back(4 + name);
    design.first_entry.push_back(static_cast<std::uint32_t>(design.parameters.size()));
  }
  design.deviation.assign(4 + names, 1.5);
  design.base_weight = 0.5;
  design.base_deviation = 1;
  return design;
}

constexpr std::uint32_t kNames = 6;
const std::vector<double> kTruth{0.5, 0.0, 1.5, -1.0, 2, -2, 0, 0, 1, -1};

// Choices by the softmax of base * 0.8 + the true weights.
ml::ChoiceData toy_data(std::size_t choices, std::uint64_t seed) {
  const std::vector<double> weights = ml::cell_weights(toy_design(kNames), kTruth);
  Random random(seed);
  ml::ChoiceData data;
  struct Row {
    double base = 0, felt = 0;
    std::vector<std::uint32_t> cells;
  };
  for (std::size_t c = 0; c < choices; ++c) {
    std::vector<Row> rows(2 + random.index(8));
    std::size_t best = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Row& row = rows[i];
      row.base = 4 * random.unit();
      if (random.chance(0.8)) row.cells.push_back(static_cast<std::uint32_t>(random.below(4)));
      if (random.chance(0.8)) row.cells.push_back(4 + static_cast<std::uint32_t>(random.below(kNames)));
      row.felt = 0.8 * row.base - ml::log(-ml::log(random.unit() + 1e-9));  // Gumbel: a softmax
      for (const std::uint32_t cell : row.cells) row.felt += weights[cell];
      if (row.felt > rows[best].felt) best = i;
    }
    std::swap(rows[0], rows[best]);
    for (const Row& row : rows) {
      data.cells.insert(data.cells.end(), row.cells.begin(), row.cells.end());
      data.first_entry.push_back(static_cast<std::uint32_t>(data.cells.size()));
      data.base.push_back(row.base);
    }
    data.first_row.push_back(static_cast<std::uint32_t>(data.rows()));
  }
  return data;
}

double objective(const ml::ChoiceData& data, const ml::Design& design, const ml::Fit& fit) {
  std::vector<double> utilities;
  ml::add_utilities(data, 0, data.choices(), ml::cell_weights(design, fit.parameters), fit.base_weight, utilities);
  double sum = 0;
  for (std::size_t c = 0; c < data.choices(); ++c) {
    double total = 0;
    for (std::size_t row = data.first_row[c]; row < data.first_row[c + 1]; ++row) total += std::exp(utilities[row]);
    sum += std::log(total) - utilities[data.first_row[c]];
  }
  for (std::size_t i = 0; i < fit.parameters.size(); ++i)
    sum += 0.5 * std::pow(fit.parameters[i] / design.deviation[i], 2);
  return sum + 0.5 * std::pow((fit.base_weight - design.base_weight) / design.base_deviation, 2);
}

}  // namespace

TEST_CASE("without a choice the fit is the prior") {
  const ml::Fit fit = ml::fit({}, 0, toy_design(kNames));
  CHECK(fit.base_weight == 0.5);
  CHECK(fit.converged);
  for (const double parameter : fit.parameters) CHECK(parameter == 0);
}

TEST_CASE("a choice among one teaches nothing") {
  ml::ChoiceData data;
  data.cells = {4};
  data.first_entry.push_back(1);
  data.base.push_back(3);
  data.first_row.push_back(1);
  const ml::Fit fit = ml::fit(data, 1, toy_design(kNames));
  CHECK(fit.base_weight == 0.5);
  CHECK(fit.parameters == std::vector<double>(4 + kNames, 0.0));
}

TEST_CASE("no small step from the fit makes the choices more probable") {
  for (const std::size_t choices : {std::size_t{5}, std::size_t{60}, std::size_t{300}}) {
    CAPTURE(choices);
    const ml::ChoiceData data = toy_data(choices, 3);
    ml::Design design = toy_design(kNames);
    const ml::Fit fit = ml::fit(data, choices, design);
    CHECK(fit.converged);
    const double best = objective(data, design, fit);
    for (std::size_t i = 0; i <= fit.parameters.size(); ++i) {
      for (const double step : {-0.1, 0.1}) {
        ml::Fit other = fit;
        (i < fit.parameters.size() ? other.parameters[i] : other.base_weight) += step;
        CHECK(objective(data, design, other) > best);
      }
    }
  }
}

TEST_CASE("with many choices the fit comes near the truth") {
  const ml::Design design = toy_design(kNames);
  const ml::Fit fit = ml::fit(toy_data(4000, 4), 4000, design);
  CHECK(fit.converged);
  CHECK(std::abs(fit.base_weight - 0.8) < 0.1);
  for (std::size_t i = 0; i < kTruth.size(); ++i) {
    CAPTURE(i);
    CHECK(std::abs(fit.parameters[i] - kTruth[i]) < 0.3);
  }
}

TEST_CASE("what only speeds up the fit does not change it") {
  const std::size_t choices = 350;
  const ml::ChoiceData data = toy_data(choices, 5);
  ml::Design plain = toy_design(kNames);
  ml::Design helped = plain;
  helped.related_cells = 4;
  helped.related_parameters = 4;
  helped.block = 3;
  const ml::Fit a = ml::fit(data, choices, plain), b = ml::fit(data, choices, helped);
  const ml::Fit warm = ml::fit(data, choices, plain, &b);
  CHECK(objective(data, plain, a) == doctest::Approx(objective(data, plain, b)).epsilon(1e-4));
  CHECK(objective(data, plain, a) == doctest::Approx(objective(data, plain, warm)).epsilon(1e-4));
  CHECK(warm.steps <= 1);
}

TEST_CASE("the first choices alone are fitted when asked for") {
  const ml::Design design = toy_design(kNames);
  const ml::Fit part = ml::fit(toy_data(200, 6), 120, design);
  const ml::Fit alone = ml::fit(toy_data(120, 6), 120, design);
  CHECK(part.parameters == alone.parameters);
  CHECK(part.base_weight == alone.base_weight);
}

TEST_CASE("utilities so far apart that e to their power overflows are fitted all the same") {
  ml::ChoiceData data = toy_data(50, 7);
  for (double& base : data.base) base *= 1e5;
  const ml::Fit fit = ml::fit(data, 50, toy_design(kNames));
  CHECK(std::isfinite(fit.base_weight));
  for (const double parameter : fit.parameters) CHECK(std::isfinite(parameter));
}

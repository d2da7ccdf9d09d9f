// How good forecasts and their bands are on many series, by the shipped code, as one line of JSON:
//   FILE test|hold-out
// FILE is CSV with the columns series, category, start, n_train, horizon, train and test, the last two values separated
// by blanks. `hold-out` takes the end of each history for the test, as long as the horizon, and never looks at the
// test: that is what choices were made on.
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/csv.h"
#include "base/json.h"
#include "ml/forecast/forecaster.h"

namespace {

using namespace cairn;
using forecast::kMethods;
using forecast::Method;

constexpr int kFailed = 2, kMonths = 12;
constexpr double kCoverage = 0.9;
constexpr std::size_t kLeastHeldOut = 30;  // values that must be left of a history

int fail(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  return kFailed;
}

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

struct Series {
  std::vector<double> history, truth;
};

std::vector<double> values_of(const std::string& cell) {
  std::vector<double> values;
  const char* at = cell.c_str();
  for (char* end = nullptr;; at = end) {
    const double value = std::strtod(at, &end);
    if (end == at) return values;
    values.push_back(value);
  }
}

Result<std::vector<Series>> read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{ErrorCode::kNotFound, path + " cannot be read.", {}};
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  CsvReader reader(text, ',');
  std::vector<Series> all;
  CsvRow row;
  reader.next(row);  // the names
  while (reader.next(row)) {
    const std::string where = path + " line " + std::to_string(row.line);
    if (row.cells.size() != 7) return Error{ErrorCode::kInvalid, where + " has not seven cells.", {}};
    Series series{values_of(row.cells[5]), values_of(row.cells[6])};
    if (series.history.size() <= kMonths || series.truth.empty())
      return Error{ErrorCode::kInvalid, where + " needs more than a year of training, and a test.", {}};
    all.push_back(std::move(series));
  }
  if (all.empty()) return Error{ErrorCode::kInvalid, path + " has no series.", {}};
  return all;
}

std::vector<Series> hold_out(const std::vector<Series>& all) {
  std::vector<Series> shorter;
  for (const Series& series : all) {
    const std::size_t horizon = series.truth.size();
    if (series.history.size() < horizon + kLeastHeldOut) continue;
    const auto cut = series.history.end() - static_cast<std::ptrdiff_t>(horizon);
    shorter.push_back({{series.history.begin(), cut}, {cut, series.history.end()}});
  }
  return shorter;
}

// Mean over steps of 200 |y - f| / (|y| + |f|).
double smape(const std::vector<double>& truth, const std::vector<double>& expected) {
  double sum = 0;
  for (std::size_t step = 0; step < truth.size(); ++step) {
    const double size = std::abs(truth[step]) + std::abs(expected[step]);
    if (size > 0) sum += 200 * std::abs(truth[step] - expected[step]) / size;
  }
  return sum / static_cast<double>(truth.size());
}

// Mean error of "as a year ago" within the history: what MASE counts in.
double yearly_error(const std::vector<double>& history) {
  double sum = 0;
  for (std::size_t i = kMonths; i < history.size(); ++i) sum += std::abs(history[i] - history[i - kMonths]);
  return sum / static_cast<double>(history.size() - kMonths);
}

double mase(const Series& series, const std::vector<double>& expected) {
  double sum = 0;
  for (std::size_t step = 0; step < expected.size(); ++step) sum += std::abs(series.truth[step] - expected[step]);
  return sum / static_cast<double>(expected.size()) / yearly_error(series.history);
}

struct Score {
  double smape = 0, mase = 0;
  void add(const Series& series, const std::vector<double>& expected) {
    smape += ::smape(series.truth, expected);
    mase += ::mase(series, expected);
  }
  Json json(double count) const { return {{"smape", smape / count}, {"mase", mase / count}}; }
};

struct Coverage {
  std::vector<double> inside, count;
  double below = 0, above = 0, width = 0, total = 0;  // width in yearly errors
  void add(const Series& series, const forecast::Forecast& ahead) {
    inside.resize(std::max(inside.size(), series.truth.size()), 0.0);
    count.resize(inside.size(), 0.0);
    const double unit = yearly_error(series.history);
    for (std::size_t step = 0; step < series.truth.size(); ++step) {
      const forecast::Interval band = ahead.band(static_cast<int>(step) + 1, kCoverage);
      const double truth = series.truth[step];
      if (truth < band.low)
        ++below;
      else if (truth > band.high)
        ++above;
      else
        ++inside[step];
      ++count[step];
      width += (band.high - band.low) / unit;
      ++total;
    }
  }
  Json json() const {
    Json steps = Json::array();
    double all = 0;
    for (std::size_t step = 0; step < inside.size(); ++step) {
      steps.push_back(inside[step] / count[step]);
      all += inside[step];
    }
    return {{"wanted", kCoverage},    {"coverage", all / total}, {"by_step", std::move(steps)},
            {"below", below / total}, {"above", above / total},  {"width_in_yearly_errors", width / total}};
  }
};

// Whether the sum of the first year lies in its band.
struct Totals {
  double inside = 0, count = 0;
  void add(const Series& series, const forecast::Forecast& ahead) {
    if (series.truth.size() < kMonths) return;
    double truth = 0;
    for (std::size_t step = 0; step < kMonths; ++step) truth += series.truth[step];
    const forecast::Interval band = ahead.total_band(kMonths, kCoverage);
    inside += truth >= band.low && truth <= band.high ? 1 : 0;
    ++count;
  }
};

int evaluate(const std::vector<Series>& all, bool held_out) {
  const double begun = seconds();
  Score used;
  std::array<Score, kMethods> by_method;
  std::array<int, kMethods> chosen{};
  Coverage coverage;
  Totals totals;
  double longest = 0;
  for (const Series& series : all) {
    const auto horizon = static_cast<int>(series.truth.size());
    forecast::Forecaster forecaster(series.history, kMonths, horizon);
    for (bool done = false; !done;) {
      const double slice = seconds();
      done = forecaster.advance();
      longest = std::max(longest, seconds() - slice);
    }
    const forecast::Forecast ahead = forecaster.result();
    std::vector<double> expected;
    for (int step = 1; step <= horizon; ++step) expected.push_back(ahead.point(step));
    used.add(series, expected);
    coverage.add(series, ahead);
    totals.add(series, ahead);
    ++chosen[static_cast<std::size_t>(ahead.method())];
    const forecast::Prepared prepared(series.history, kMonths);
    for (std::size_t method = 0; method < kMethods; ++method) {
      expected = forecast::ahead(static_cast<Method>(method), prepared, horizon);
      for (double& value : expected) value = prepared.in_units(value);
      by_method[method].add(series, expected);
    }
  }
  const auto count = static_cast<double>(all.size());
  Json methods = Json::object(), times_chosen = Json::object();
  for (std::size_t method = 0; method < kMethods; ++method) {
    const std::string id(forecast::method_id(static_cast<Method>(method)));
    methods[id] = by_method[method].json(count);
    times_chosen[id] = chosen[method];
  }
  Json out = used.json(count);
  out["series"] = all.size();
  out["tested_on"] = held_out ? "the end of each history, held out" : "test";
  out["band"] = coverage.json();
  if (totals.count > 0) out["band_of_first_year"] = {{"wanted", kCoverage}, {"coverage", totals.inside / totals.count}};
  out["by_method"] = std::move(methods);
  out["chosen"] = std::move(times_chosen);
  out["seconds"] = seconds() - begun;
  out["longest_slice_ms"] = longest * 1000;
  std::printf("%s\n", to_text(out).c_str());
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string on = count == 3 ? arguments[2] : "";
  if (on != "test" && on != "hold-out") return fail("usage: FILE test|hold-out");
  const Result<std::vector<Series>> all = read(arguments[1]);
  if (!all.ok()) return fail(all.error().message);
  return on == "test" ? evaluate(all.value(), false) : evaluate(hold_out(all.value()), true);
}

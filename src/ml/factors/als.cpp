#include "ml/factors/als.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/random.h"

namespace cairn::factors {
namespace {

// Y^T Y + ridge I; both triangles.
std::vector<double> square_of(const std::vector<double>& vectors, std::size_t factors, double ridge) {
  std::vector<double> square(factors * factors, 0.0);
  for (std::size_t at = 0; at < vectors.size(); at += factors)
    for (std::size_t i = 0; i < factors; ++i)
      for (std::size_t j = 0; j <= i; ++j) square[i * factors + j] += vectors[at + i] * vectors[at + j];
  for (std::size_t i = 0; i < factors; ++i) {
    square[i * factors + i] += ridge;
    for (std::size_t j = 0; j < i; ++j) square[j * factors + i] = square[i * factors + j];
  }
  return square;
}

// The lower triangle of `matrix` gets `weight` v v^T more.
void add_outer(double* matrix, const double* v, std::size_t factors, double weight) {
  for (std::size_t i = 0; i < factors; ++i) {
    const double w = weight * v[i];
    for (std::size_t j = 0; j <= i; ++j) matrix[i * factors + j] += w * v[j];
  }
}

// Cholesky's factor in the place of the lower triangle. The matrix is positive definite: a ridge is in it.
void factorise(double* a, std::size_t n) {
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = j; i < n; ++i) {
      double sum = a[i * n + j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i * n + k] * a[j * n + k];
      a[i * n + j] = i == j ? std::sqrt(sum) : sum / a[j * n + j];
    }
  }
}

void solve(const double* factor, double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) x[i] -= factor[i * n + k] * x[k];
    x[i] /= factor[i * n + i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) x[i] -= factor[k * n + i] * x[k];
    x[i] /= factor[i * n + i];
  }
}

double dot(const double* a, const double* b, std::size_t n) {
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += a[i] * b[i];
  return sum;
}

// The factor of Y^T C Y + ridge I for this history.
std::vector<double> factor_of(HistoryView history, const std::vector<double>& vectors,
                              const std::vector<double>& square, const AlsSettings& settings) {
  std::vector<double> matrix = square;
  ItemHistory item;
  for (Items items(history); items.next(item);)
    add_outer(matrix.data(), vectors.data() + item.item * settings.factors, settings.factors,
              settings.alpha * static_cast<double>(item.bought.size()));
  factorise(matrix.data(), settings.factors);
  return matrix;
}

}  // namespace

Als::Als(std::vector<double> item_vectors, const AlsSettings& settings)
    : vectors_(std::move(item_vectors)),
      square_(square_of(vectors_, settings.factors, settings.ridge)),
      settings_(settings) {}

void Als::score(HistoryView history, Purpose, std::vector<double>& scores) const {
  const std::size_t n = settings_.factors;
  scores.assign(items(), 0.0);
  if (history.empty()) return;
  const std::vector<double> factor = factor_of(history, vectors_, square_, settings_);
  std::vector<double> customer(n, 0.0);
  ItemHistory item;
  for (Items all(history); all.next(item);) {
    const double confidence = 1 + settings_.alpha * static_cast<double>(item.bought.size());
    for (std::size_t i = 0; i < n; ++i) customer[i] += confidence * vectors_[item.item * n + i];
  }
  solve(factor.data(), customer.data(), n);
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = dot(customer.data(), vectors_.data() + i * n, n);
}

Reasons Als::reasons(HistoryView history, Purpose, std::uint32_t item) const {
  const std::size_t n = settings_.factors;
  Reasons reasons;
  if (history.empty()) return reasons;
  const std::vector<double> factor = factor_of(history, vectors_, square_, settings_);
  const auto own = vectors_.begin() + static_cast<std::ptrdiff_t>(item * n);
  std::vector<double> seen(own, own + static_cast<std::ptrdiff_t>(n));  // W y_i, with W the inverse
  solve(factor.data(), seen.data(), n);
  ItemHistory from;
  for (Items all(history); all.next(from);) {
    const double confidence = 1 + settings_.alpha * static_cast<double>(from.bought.size());
    const double part = confidence * dot(seen.data(), vectors_.data() + from.item * n, n);
    reasons.bought.push_back({from.item, part});
    reasons.score += part;
  }
  return reasons;
}

AlsTraining::AlsTraining(const Interactions& data, const AlsSettings& settings) : settings_(settings) {
  struct Pair {
    std::uint32_t customer, item;
    double orders;
  };
  std::vector<Pair> pairs;
  ItemHistory item;
  customers_.first.assign(data.customers() + 1, 0);
  items_.first.assign(data.items() + 1, 0);
  for (std::size_t customer = 0; customer < data.customers(); ++customer)
    for (Items items(data.of(customer)); items.next(item);)
      pairs.push_back({static_cast<std::uint32_t>(customer), item.item, static_cast<double>(item.bought.size())});
  const auto fill = [&](Side& side, std::uint32_t Pair::*own, std::uint32_t Pair::*other) {
    for (const Pair& pair : pairs) ++side.first[pair.*own + 1];
    for (std::size_t row = 0; row < side.rows(); ++row) side.first[row + 1] += side.first[row];
    std::vector<std::size_t> next(side.first.begin(), side.first.end() - 1);
    side.others.resize(pairs.size());
    side.counts.resize(pairs.size());
    for (const Pair& pair : pairs) {
      const std::size_t at = next[pair.*own]++;
      side.others[at] = pair.*other;
      side.counts[at] = pair.orders;
    }
    side.vectors.assign(side.rows() * settings_.factors, 0.0);
  };
  fill(customers_, &Pair::customer, &Pair::item);
  fill(items_, &Pair::item, &Pair::customer);
  constexpr double kSpread = 0.02;
  Random random(settings_.seed);
  for (double& x : items_.vectors) x = (random.unit() - 0.5) * kSpread;
}

double AlsTraining::share_done() const {
  const std::size_t round = customers_.rows() + items_.rows(), rounds = half_ / 2;
  const std::size_t done = rounds * round + (half_ % 2 == 1 ? customers_.rows() : 0) + row_;
  const std::size_t all = settings_.rounds * round;
  return all == 0 ? 1 : static_cast<double>(done) / static_cast<double>(all);
}

std::size_t AlsTraining::solve_row(Side& side, const Side& other, std::size_t row) {
  const std::size_t n = settings_.factors, begin = side.first[row], end = side.first[row + 1];
  double* const x = side.vectors.data() + row * n;
  std::fill(x, x + n, 0.0);
  if (begin == end) return 0;
  matrix_ = square_;
  for (std::size_t at = begin; at < end; ++at) {
    const double* const y = other.vectors.data() + side.others[at] * n;
    const double more = settings_.alpha * side.counts[at];
    add_outer(matrix_.data(), y, n, more);
    for (std::size_t i = 0; i < n; ++i) x[i] += (1 + more) * y[i];
  }
  factorise(matrix_.data(), n);
  solve(matrix_.data(), x, n);
  constexpr std::size_t kOperationsAUnit = 50'000;
  return (n * n * n / 3 + (end - begin) * n * n) / 2 / kOperationsAUnit + 1;
}

bool AlsTraining::advance(std::size_t units) {
  while (half_ < 2 * settings_.rounds) {
    Side& side = half_ % 2 == 0 ? customers_ : items_;
    const Side& other = half_ % 2 == 0 ? items_ : customers_;
    if (!begun_) {
      square_ = square_of(other.vectors, settings_.factors, settings_.ridge);
      begun_ = true;
    }
    for (; row_ < side.rows(); ++row_) {
      if (units == 0) return false;
      units -= std::min(units, solve_row(side, other, row_));
    }
    ++half_;
    row_ = 0;
    begun_ = false;
  }
  return true;
}

std::unique_ptr<Als> AlsTraining::take() { return std::make_unique<Als>(std::exchange(items_.vectors, {}), settings_); }

}  // namespace cairn::factors

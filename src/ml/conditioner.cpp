#include "ml/conditioner.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <utility>

namespace cairn::ml {
namespace {

using Vector = std::vector<double>;

// Cholesky's factor of a symmetric matrix that is the identity plus something positive, by rows, in place.
void factorise(double* matrix, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = matrix[i * n + j];
      for (std::size_t k = 0; k < j; ++k) sum -= matrix[i * n + k] * matrix[j * n + k];
      // At least the identity: less is rounding.
      matrix[i * n + j] = i == j ? std::sqrt(sum > 1 ? sum : 1) : sum / matrix[j * n + j];
    }
  }
}

void solve_factorised(const double* factor, std::size_t n, double* values) {
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) values[i] -= factor[i * n + k] * values[k];
    values[i] /= factor[i * n + i];
  }
  for (std::size_t i = n; i-- > 0;) {
    values[i] /= factor[i * n + i];
    for (std::size_t k = 0; k < i; ++k) values[k] -= factor[i * n + k] * values[i];
  }
}

// The Hessian of the related cells and the base, on evenly spaced choices, as a full square matrix in parameters, plus
// the prior's identity.
std::vector<double> related_hessian(const ChoiceData& data, const Design& design, const Vector& probability,
                                    std::size_t choices, std::size_t stride) {
  const std::size_t cells = design.related_cells, places = cells + 1;  // the base is the last place
  Vector in_cells(places * places, 0.0), mean(places, 0.0);
  std::vector<std::uint32_t> touched;
  const auto weight = static_cast<double>(stride);
  for (std::size_t c = 0; c < choices; c += stride) {
    touched.assign(1, static_cast<std::uint32_t>(cells));
    for (std::size_t row = data.first_row[c]; row < data.first_row[c + 1]; ++row) {
      const double p = probability[row], base = data.base[row];
      if (p == 0) continue;
      mean[cells] += p * base;
      in_cells[cells * places + cells] += weight * p * base * base;
      const std::uint32_t first = data.first_entry[row], end = data.first_entry[row + 1];
      for (std::uint32_t e = first; e < end; ++e) {
        const std::uint32_t cell = data.cells[e];
        if (cell >= cells) continue;
        if (mean[cell] == 0) touched.push_back(cell);
        mean[cell] += p;
        in_cells[cells * places + cell] += weight * p * base;
        for (std::uint32_t f = first; f < end; ++f) {
          if (data.cells[f] <= cell) in_cells[cell * places + data.cells[f]] += weight * p;
        }
      }
    }
    for (const std::uint32_t a : touched) {
      for (const std::uint32_t b : touched)
        if (b <= a) in_cells[a * places + b] -= weight * mean[a] * mean[b];
    }
    for (const std::uint32_t a : touched) mean[a] = 0;
  }
  const std::size_t n = design.related_parameters + 1;
  Vector half(places * n, 0.0), result(n * n, 0.0);
  const auto spread = [&design, cells, n](std::size_t place, const auto& take) {
    if (place == cells) {
      take(n - 1, design.base_deviation);
      return;
    }
    for (std::uint32_t e = design.first_entry[place]; e < design.first_entry[place + 1]; ++e)
      take(design.parameters[e], design.deviation[design.parameters[e]]);
  };
  for (std::size_t a = 0; a < places; ++a) {
    for (std::size_t b = 0; b < places; ++b) {
      const double value = a >= b ? in_cells[a * places + b] : in_cells[b * places + a];
      if (value != 0) spread(b, [&](std::size_t i, double deviation) { half[a * n + i] += value * deviation; });
    }
  }
  for (std::size_t a = 0; a < places; ++a) {
    spread(a, [&](std::size_t i, double deviation) {
      for (std::size_t k = 0; k < n; ++k) result[i * n + k] += half[a * n + k] * deviation;
    });
  }
  for (std::size_t i = 0; i < n; ++i) result[i * n + i] += 1;
  return result;
}

}  // namespace

Conditioner::Conditioner(Vector related, std::size_t related_size, Vector blocks, std::size_t block)
    : related_(std::move(related)), n_(related_size), blocks_(std::move(blocks)), block_(block) {
  factorise(related_.data(), n_);
  for (std::size_t at = 0; at < blocks_.size(); at += block_ * block_) factorise(&blocks_[at], block_);
}

std::vector<double> Conditioner::solve(Vector values) const {
  const std::size_t first = n_ - 1;  // the base weight is the last coordinate, but a related one
  std::rotate(values.begin() + static_cast<std::ptrdiff_t>(first), values.end() - 1, values.end());
  solve_factorised(related_.data(), n_, values.data());
  for (std::size_t at = 0, to = n_; at < blocks_.size(); at += block_ * block_, to += block_)
    solve_factorised(&blocks_[at], block_, &values[to]);
  std::rotate(values.begin() + static_cast<std::ptrdiff_t>(first), values.begin() + static_cast<std::ptrdiff_t>(n_),
              values.end());
  return values;
}

Conditioner make_conditioner(const ChoiceData& data, std::size_t choices, std::size_t stride, const Design& design,
                             const Vector& probability) {
  constexpr std::size_t kSampled = 400;
  while (choices / stride > kSampled) stride *= 2;
  Vector hessian = related_hessian(data, design, probability, choices, stride);
  const std::size_t block = design.block, related = design.related_parameters;
  assert((design.deviation.size() - related) % block == 0);
  Vector curves(design.cells(), 0.0), blocks((design.deviation.size() - related) * block, 0.0);
  for (std::size_t c = 0; c < choices; c += stride) {
    for (std::size_t row = data.first_row[c]; row < data.first_row[c + 1]; ++row) {
      const double curve = probability[row] * (1 - probability[row]) * static_cast<double>(stride);
      for (std::uint32_t e = data.first_entry[row]; e < data.first_entry[row + 1]; ++e) curves[data.cells[e]] += curve;
    }
  }
  for (std::size_t i = 0; i < blocks.size(); i += block) blocks[i + i / block % block] = 1;
  for (std::size_t cell = design.related_cells; cell < design.cells(); ++cell) {
    for (std::uint32_t e = design.first_entry[cell]; e < design.first_entry[cell + 1]; ++e) {
      const std::size_t i = design.parameters[e] - related;
      for (std::uint32_t f = design.first_entry[cell]; f < design.first_entry[cell + 1]; ++f) {
        const std::size_t j = design.parameters[f] - related;
        if (i / block == j / block)
          blocks[i * block + j % block] += curves[cell] * design.deviation[i + related] * design.deviation[j + related];
      }
    }
  }
  return {std::move(hessian), related + 1, std::move(blocks), block};
}

}  // namespace cairn::ml

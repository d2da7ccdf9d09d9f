#include "ml/factors/symmetric_matrix.h"

#include <algorithm>
#include <array>
#include <utility>

namespace cairn::factors {
namespace {

constexpr std::size_t kSide = kTile, kNumbers = kSide * kSide;
using Tile = std::array<float, kNumbers>;

void pack(const float* tile, float* out, std::size_t panel) {
  for (std::size_t first = 0; first < kSide; first += panel)
    for (std::size_t column = 0; column < kSide; ++column)
      for (std::size_t row = first; row < first + panel; ++row) *out++ = tile[row * kSide + column];
}

void transpose(const float* from, float* to) {
  for (std::size_t row = 0; row < kSide; ++row)
    for (std::size_t column = 0; column < kSide; ++column) to[column * kSide + row] = from[row * kSide + column];
}

// The inverse of one tile, in double precision, by the same operator number by number; false: a pivot is not positive.
bool invert(float* tile) {
  std::vector<double> a(tile, tile + kNumbers);
  for (std::size_t k = 0; k < kSide; ++k) {
    double* const pivot_row = a.data() + k * kSide;
    if (!(pivot_row[k] > 0)) return false;
    const double inverse = 1 / pivot_row[k];
    for (std::size_t i = 0; i < kSide; ++i) {
      if (i == k) continue;
      double* const row = a.data() + i * kSide;
      const double factor = row[k] * inverse;
      for (std::size_t j = 0; j < kSide; ++j)
        if (j != k) row[j] -= factor * pivot_row[j];
    }
    for (std::size_t i = 0; i < kSide; ++i) {
      if (i == k) continue;
      a[i * kSide + k] *= inverse;
      pivot_row[i] *= inverse;
    }
    pivot_row[k] = -inverse;
  }
  for (std::size_t i = 0; i < kNumbers; ++i) tile[i] = static_cast<float>(-a[i]);
  return true;
}

void negate(float* tile) {
  for (std::size_t i = 0; i < kNumbers; ++i) tile[i] = -tile[i];
}

}  // namespace

SymmetricMatrix::SymmetricMatrix(std::size_t side) : side_(side) {
  const std::size_t count = tiles();
  numbers_.assign(count * (count + 1) / 2 * kNumbers, 0.0f);
  for (std::size_t i = side; i < count * kSide; ++i)  // what fills the last tile up stands for itself
    tile(i / kSide, i / kSide)[(i % kSide) * (kSide + 1)] = 1;
}

const float* SymmetricMatrix::place(std::size_t row, std::size_t column) const {
  if (row < column) std::swap(row, column);
  const std::size_t tile_row = row / kSide, tile_column = column / kSide;
  return numbers_.data() + (tile_row * (tile_row + 1) / 2 + tile_column) * kNumbers + (row % kSide) * kSide +
         column % kSide;
}

void SymmetricMatrix::add(std::size_t row, std::size_t column, float value) {
  if (row < column) std::swap(row, column);
  const std::size_t tile_row = row / kSide, tile_column = column / kSide;
  float* const at = tile(tile_row, tile_column);
  at[(row % kSide) * kSide + column % kSide] += value;
  if (tile_row == tile_column && row != column) at[(column % kSide) * kSide + row % kSide] += value;
}

Inversion::Inversion(SymmetricMatrix& matrix)
    : matrix_(matrix), left_(matrix.tiles() * kNumbers), right_(matrix.tiles() * kNumbers) {}

double Inversion::share_done() const {
  const std::size_t all = matrix_.tiles();
  if (all == 0) return 1;
  const std::size_t done = row_ * (row_ + 1) / 2 + column_, tiles = all * (all + 1) / 2;
  const double within = static_cast<double>(done) / static_cast<double>(tiles);
  return (static_cast<double>(pivot_) + within) / static_cast<double>(all);
}

// With the pivot's tile P and the others of its column Q_i: Q_i becomes W_i = Q_i P^-1, and all others then lose
// W_i Q_j^T.
bool Inversion::begin_pivot() {
  float* const pivot = matrix_.tile(pivot_, pivot_);
  if (!invert(pivot)) return false;
  Tile inverse, whole, packed;
  pack(pivot, inverse.data(), kRightPanel);  // symmetric: its rows are its columns
  for (std::size_t i = 0; i < matrix_.tiles(); ++i) {
    if (i == pivot_) continue;
    const bool below = i > pivot_;
    float* const kept = below ? matrix_.tile(i, pivot_) : matrix_.tile(pivot_, i);
    if (below)
      std::copy(kept, kept + kNumbers, whole.data());
    else
      transpose(kept, whole.data());
    pack(whole.data(), right_.data() + i * kNumbers, kRightPanel);
    pack(whole.data(), packed.data(), kLeftPanel);
    whole.fill(0);
    subtract_product(whole.data(), packed.data(), inverse.data());
    negate(whole.data());
    pack(whole.data(), left_.data() + i * kNumbers, kLeftPanel);
    if (below)
      std::copy(whole.begin(), whole.end(), kept);
    else
      transpose(whole.data(), kept);
  }
  row_ = column_ = 0;
  return true;
}

void Inversion::end_pivot() {
  negate(matrix_.tile(pivot_, pivot_));
  ++pivot_;
  row_ = column_ = 0;
  in_pivot_ = false;
}

bool Inversion::advance(std::size_t most_tiles) {
  const std::size_t all = matrix_.tiles();
  while (!failed_ && pivot_ < all) {
    if (most_tiles == 0) return false;
    if (!in_pivot_) {
      failed_ = !begin_pivot();
      in_pivot_ = true;
      most_tiles -= std::min(most_tiles, all);
      continue;
    }
    if (row_ == all) {
      end_pivot();
      continue;
    }
    if (row_ != pivot_ && column_ != pivot_) {
      subtract_product(matrix_.tile(row_, column_), left_.data() + row_ * kNumbers, right_.data() + column_ * kNumbers);
      --most_tiles;
    }
    if (++column_ > row_) {
      ++row_;
      column_ = 0;
    }
  }
  return true;
}

}  // namespace cairn::factors

#pragma once
// A large symmetric matrix, of which one triangle is kept, in tiles; and its inverse, worked out in place and in
// slices.

#include <cstddef>
#include <vector>

#include "ml/factors/tile_kernel.h"

namespace cairn::factors {

class SymmetricMatrix {
 public:
  explicit SymmetricMatrix(std::size_t side);  // zeros

  std::size_t side() const { return side_; }
  float at(std::size_t row, std::size_t column) const { return *place(row, column); }
  void add(std::size_t row, std::size_t column, float value);  // at (row, column) and (column, row)

 private:
  friend class Inversion;
  static constexpr std::size_t kSide = kTile, kNumbers = kSide * kSide;
  std::size_t tiles() const { return (side_ + kSide - 1) / kSide; }  // along a side
  // Of the triangle below: row >= column. Those on the diagonal are kept whole.
  float* tile(std::size_t row, std::size_t column) {
    return numbers_.data() + (row * (row + 1) / 2 + column) * kNumbers;
  }
  const float* place(std::size_t row, std::size_t column) const;

  std::size_t side_;
  std::vector<float> numbers_;
};

// Turns a positive definite matrix A into -A^-1, tile by tile along the diagonal: the sweep operator (J. H. Goodnight,
// "A tutorial on the SWEEP operator", The American Statistician 33(3), 1979), with a tile in the place of a pivot. It
// takes side^3 additions and multiplications together, like Cholesky's way, in one loop. In single precision: with the
// condition numbers of ridge regressions, up to some thousands, the result is good to four digits.
class Inversion {
 public:
  explicit Inversion(SymmetricMatrix& matrix);  // which must outlive it

  // Works on so many tiles more, some 50 microseconds each; true once it has ended.
  bool advance(std::size_t most_tiles);
  bool failed() const { return failed_; }  // the matrix was not positive definite; it is spoilt
  double share_done() const;               // 0..1

 private:
  bool begin_pivot();  // false: it failed
  void end_pivot();

  SymmetricMatrix& matrix_;
  std::size_t pivot_ = 0, row_ = 0, column_ = 0;
  bool in_pivot_ = false, failed_ = false;
  std::vector<float> left_, right_;  // the pivot's column of tiles, packed: times the pivot's inverse, and as it was
};

}  // namespace cairn::factors

// The arithmetic that item-item methods rest on, held to what plain loops in double precision give.
#include <cmath>

#include "base/random.h"
#include "doctest/doctest.h"
#include "ml/factors/symmetric_matrix.h"

namespace cairn::factors {
namespace {

// Like X^T X + ridge I of random baskets.
SymmetricMatrix random_matrix(std::size_t side, std::uint64_t seed) {
  Random random(seed);
  SymmetricMatrix matrix(side);
  for (std::size_t basket = 0; basket < 2 * side; ++basket) {
    std::vector<std::size_t> items(1 + random.index(6));
    for (std::size_t& item : items) item = random.index(side);
    for (std::size_t i = 0; i < items.size(); ++i)
      for (std::size_t j = 0; j <= i; ++j) matrix.add(items[i], items[j], i == j || items[i] != items[j] ? 1 : 2);
  }
  for (std::size_t i = 0; i < side; ++i) matrix.add(i, i, 3);
  return matrix;
}

TEST_CASE("factors: a product of tiles is that of plain loops, to the last bit") {
  constexpr std::size_t kSide = kTile, kNumbers = kSide * kSide;
  Random random(3);
  std::vector<float> a(kNumbers), b(kNumbers), tile(kNumbers), left(kNumbers), right(kNumbers);
  for (auto* numbers : {&a, &b, &tile})
    for (float& number : *numbers) number = static_cast<float>(random.unit() - 0.5);
  const auto pack = [](const std::vector<float>& from, std::vector<float>& to, std::size_t panel) {
    std::size_t at = 0;
    for (std::size_t first = 0; first < kSide; first += panel)
      for (std::size_t column = 0; column < kSide; ++column)
        for (std::size_t row = first; row < first + panel; ++row) to[at++] = from[row * kSide + column];
  };
  pack(a, left, kLeftPanel);
  pack(b, right, kRightPanel);
  std::vector<float> expected = tile;
  for (std::size_t i = 0; i < kSide; ++i) {
    for (std::size_t j = 0; j < kSide; ++j) {
      float sum = 0;
      for (std::size_t k = 0; k < kSide; ++k) sum += a[i * kSide + k] * b[j * kSide + k];
      expected[i * kSide + j] -= sum;
    }
  }
  subtract_product(tile.data(), left.data(), right.data());
  CHECK(tile == expected);
}

TEST_CASE("factors: a matrix times its inverse is the identity, whatever its side") {
  for (const std::size_t side : {1u, 2u, 63u, 64u, 65u, 130u, 200u}) {
    CAPTURE(side);
    const SymmetricMatrix matrix = random_matrix(side, side);
    SymmetricMatrix inverse = matrix;
    Inversion inversion(inverse);
    CHECK(inversion.share_done() == 0);
    CHECK(inversion.advance(1'000'000));
    CHECK_FALSE(inversion.failed());
    CHECK(inversion.share_done() == 1);
    double worst = 0;
    for (std::size_t i = 0; i < side; ++i) {
      for (std::size_t j = 0; j < side; ++j) {
        double sum = i == j ? -1 : 0;
        for (std::size_t k = 0; k < side; ++k)
          sum -= static_cast<double>(matrix.at(i, k)) * static_cast<double>(inverse.at(k, j));
        worst = std::max(worst, std::abs(sum));
      }
    }
    CHECK(worst < 1e-5);
  }
}

TEST_CASE("factors: in slices the inverse is the same to the last bit") {
  SymmetricMatrix whole = random_matrix(200, 1), sliced = whole;
  Inversion at_once(whole), in_slices(sliced);
  REQUIRE(at_once.advance(1'000'000));
  std::size_t slices = 0;
  double share = 0;
  while (!in_slices.advance(1)) {
    ++slices;
    CHECK(in_slices.share_done() >= share);
    share = in_slices.share_done();
  }
  CHECK(slices >= 10);
  for (std::size_t i = 0; i < 200; ++i)
    for (std::size_t j = 0; j <= i; ++j) REQUIRE(whole.at(i, j) == sliced.at(i, j));
}

TEST_CASE("factors: a matrix that has no such inverse is said to have none") {
  SymmetricMatrix matrix(70);
  for (std::size_t i = 0; i < 70; ++i) matrix.add(i, i, i == 66 ? -1.0f : 1.0f);
  Inversion inversion(matrix);
  CHECK(inversion.advance(1000));
  CHECK(inversion.failed());
}

}  // namespace
}  // namespace cairn::factors

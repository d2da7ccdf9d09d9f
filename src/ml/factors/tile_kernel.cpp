#include "ml/factors/tile_kernel.h"

namespace cairn::factors {
namespace {

using Four = float __attribute__((vector_size(16)));

Four load(const float* at) {
  Four four;
  __builtin_memcpy(&four, at, sizeof four);
  return four;
}

void subtract(float* at, Four four) {
  four = load(at) - four;
  __builtin_memcpy(at, &four, sizeof four);
}

Four all(float x) { return Four{x, x, x, x}; }

}  // namespace

// A block of 4 x 8 sums is held in registers while the columns go by (K. Goto and R. van de Geijn, "Anatomy of
// high-performance matrix multiplication", ACM TOMS 34(3), 2008).
void subtract_product(float* tile, const float* left, const float* right) {
  for (int j = 0; j < kTile; j += kRightPanel) {
    for (int i = 0; i < kTile; i += kLeftPanel) {
      const float* a = left + i * kTile;
      const float* b = right + j * kTile;
      Four s00{}, s01{}, s10{}, s11{}, s20{}, s21{}, s30{}, s31{};
      for (int k = 0; k < kTile; ++k, a += kLeftPanel, b += kRightPanel) {
        const Four b0 = load(b), b1 = load(b + 4);
        s00 += all(a[0]) * b0, s01 += all(a[0]) * b1;
        s10 += all(a[1]) * b0, s11 += all(a[1]) * b1;
        s20 += all(a[2]) * b0, s21 += all(a[2]) * b1;
        s30 += all(a[3]) * b0, s31 += all(a[3]) * b1;
      }
      float* row = tile + i * kTile + j;
      subtract(row, s00), subtract(row + 4, s01), row += kTile;
      subtract(row, s10), subtract(row + 4, s11), row += kTile;
      subtract(row, s20), subtract(row + 4, s21), row += kTile;
      subtract(row, s30), subtract(row + 4, s31);
    }
  }
}

}  // namespace cairn::factors

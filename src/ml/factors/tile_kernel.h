#pragma once
// The one loop that training spends its time in, for four numbers at once. A file of its own, since WebAssembly has
// such instructions only where a file is built with them (-msimd128).

namespace cairn::factors {

inline constexpr int kTile = 64;       // rows and columns of a tile, which is stored by rows
inline constexpr int kLeftPanel = 4;   // rows of the left factor that are packed together
inline constexpr int kRightPanel = 8;  // of the right one

// tile -= left * right^T, all three kTile x kTile. The factors are packed: for every panel of rows, for every column,
// the panel's numbers of that column. The same bits on every platform: one sum a number, in the order of the columns.
void subtract_product(float* tile, const float* left, const float* right);

}  // namespace cairn::factors

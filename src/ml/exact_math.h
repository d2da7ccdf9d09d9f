#pragma once
// exp and log with the same bits on every platform. The C library's differ between systems in the last digit, and a
// model trained with them would too; these use + - * / on doubles only, whose results IEEE 754 fixes. Relative error
// below 1e-15. No long double, no fused multiply-add, no table.

namespace cairn::ml {

// e^x. Below -708: 0; above 709: infinity; NaN stays NaN. No subnormal results.
double exp(double x);

// Natural logarithm. 0: -infinity; negative or NaN: NaN; subnormal numbers are taken as they are.
double log(double x);

}  // namespace cairn::ml

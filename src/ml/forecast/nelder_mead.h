#pragma once
// Minimises a function of a few variables without its derivatives.
// Source: J. A. Nelder, R. Mead, "A Simplex Method for Function Minimization", The Computer Journal 7(4), 1965, with
// their coefficients: reflection 1, expansion 2, contraction 1/2, shrinking 1/2.

#include <functional>
#include <vector>

namespace cairn::forecast {

using Variables = std::vector<double>;

// Starts with a simplex of `start` and one step along each axis; `step` has as many members, none of them 0. Ends when
// the values at its corners are as good as equal, or after `most_steps`. The function may answer infinity, not NaN.
// The same on every platform, where the function is.
Variables minimise(const std::function<double(const Variables&)>& function, const Variables& start,
                   const Variables& step, int most_steps);

}  // namespace cairn::forecast

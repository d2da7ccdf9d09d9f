#pragma once
// The few statistics that the insights are made of. Knows nothing of tasks. Only + - * / and the square root, so that
// every platform finds the same figures.

#include <vector>

namespace cairn::tasks {

// `count` of `of`, with the 95 % interval of Wilson (1927), "Probable inference, the law of succession, and statistical
// inference". Where `of` is 0 nothing is known: value 0, interval 0..1.
struct Share {
  int count = 0, of = 0;
  double value = 0, low = 0, high = 1;
  bool known() const { return of > 0; }
  friend bool operator==(const Share&, const Share&) = default;
};
Share share_of(int count, int of);  // 0 <= count <= of; anything else is brought into that range

// The middle of the values: the mean of the two middle ones where their number is even. 0 of none.
double median_of(std::vector<double> values);
// The same for ratios: the geometric mean of the two middle ones, so that the middle of 1/2 and 2 is 1 and looking at
// them upside down changes nothing. It is exp of the median of the logarithms, without either function. Values > 0.
double median_ratio_of(std::vector<double> ratios);

// How many values to leave out at both ends of n sorted ones so that what is left covers their median with at least
// 95 %: the exact interval from the binomial distribution (Conover, "Practical Nonparametric Statistics", 3.2). It
// assumes nothing of how the values are spread. -1 where n < 6: no interval of the values reaches 95 %.
int values_outside_median_interval(int n);

// The value below which `percent` % of the sorted values lie, by rank (the smallest value with at least that share at
// or below it). 0 of none.
double percentile_of(const std::vector<double>& sorted, int percent);

}  // namespace cairn::tasks

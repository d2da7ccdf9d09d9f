#include "ml/exact_math.h"

#include <cstdint>
#include <cstring>
#include <limits>

namespace cairn::ml {
namespace {

// ln 2 in two parts: the first has 32 trailing zero bits, so that its product with a small whole number is exact
// (W. J. Cody and W. Waite, "Software Manual for the Elementary Functions", 1980).
constexpr double kLn2High = 0x1.62e42feep-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
constexpr double kInverseLn2 = 0x1.71547652b82fep+0;
constexpr double kSqrt2 = 0x1.6a09e667f3bcdp+0;
constexpr int kBias = 1023;

double from_bits(std::uint64_t bits) {
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

std::uint64_t to_bits(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

double power_of_two(int exponent) { return from_bits(static_cast<std::uint64_t>(exponent + kBias) << 52); }

}  // namespace

double exp(double x) {
  if (!(x >= -708)) return x < -708 ? 0 : x;
  if (x > 709) return std::numeric_limits<double>::infinity();
  const double scaled = x * kInverseLn2;
  const int whole = static_cast<int>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
  const double count = whole;
  const double r = (x - count * kLn2High) - count * kLn2Low;  // |r| <= ln(2) / 2
  // Taylor's series up to r^13 / 13!: the next term is below 2e-17. Halves are summed by themselves, so that a
  // processor can work on both at a time.
  const double s = r * r;
  const double even =
      1.0 +
      s * (1.0 / 2 + s * (1.0 / 24 + s * (1.0 / 720 + s * (1.0 / 40320 + s * (1.0 / 3628800 + s / 479001600.0)))));
  const double odd =
      1.0 +
      s * (1.0 / 6 + s * (1.0 / 120 + s * (1.0 / 5040 + s * (1.0 / 362880 + s * (1.0 / 39916800 + s / 6227020800.0)))));
  const double sum = even + r * odd;
  if (whole > 1000) return sum * power_of_two(whole - 1) * 2;  // 2^1024 is no double
  return sum * power_of_two(whole);
}

double log(double x) {
  if (!(x > 0)) return x == 0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
  if (x > std::numeric_limits<double>::max()) return x;
  double count = 0;
  if (x < std::numeric_limits<double>::min()) {
    x *= 0x1p54;
    count = -54;
  }
  const std::uint64_t bits = to_bits(x);
  count += static_cast<int>(bits >> 52) - kBias;
  double m = from_bits((bits & 0x000f'ffff'ffff'ffffU) | (static_cast<std::uint64_t>(kBias) << 52));
  if (m > kSqrt2) {
    m *= 0.5;
    count += 1;
  }
  // log(m) = 2 atanh(s) with s = (m - 1) / (m + 1), |s| <= 0.1716: terms up to s^21 / 21. The leading 2s is put as
  // f - s f, f = m - 1 exact, which keeps the relative error near m = 1.
  const double f = m - 1;
  const double s = f / (m + 1);
  const double q = s * s;
  const double tail =
      q *
      (1.0 / 3 +
       q * (1.0 / 5 +
            q * (1.0 / 7 +
                 q * (1.0 / 9 +
                      q * (1.0 / 11 + q * (1.0 / 13 + q * (1.0 / 15 + q * (1.0 / 17 + q * (1.0 / 19 + q / 21.0)))))))));
  const double of_m = f - s * (f - 2 * tail);
  return count * kLn2High + (of_m + count * kLn2Low);
}

}  // namespace cairn::ml

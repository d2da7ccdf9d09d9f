#pragma once
// A small seeded generator with the same numbers on every platform (the standard distributions promise no such thing).
// Not for secrets. Source: xoshiro256** 1.0 and its seeding by splitmix64, David Blackman and Sebastiano Vigna,
// https://prng.di.unimi.it/ (public domain).

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace cairn {

class Random {
 public:
  explicit Random(std::uint64_t seed);

  std::uint64_t next_u64();
  // Uniform in [0, bound) without bias; 0 when bound is 0.
  std::uint64_t below(std::uint64_t bound);
  // Uniform in [0, count): where to look in a container of that size, the same place on 32 and 64 bits.
  std::size_t index(std::size_t count) { return static_cast<std::size_t>(below(count)); }
  // Uniform in [low, high], both included; low when high <= low.
  std::int64_t between(std::int64_t low, std::int64_t high);
  // Uniform in [0, 1), a multiple of 2^-53.
  double unit();
  // True with that probability.
  bool chance(double probability) { return unit() < probability; }

  template <class Container>
  void shuffle(Container& items) {  // Fisher and Yates, from the back
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[index(i)]);
  }

 private:
  std::array<std::uint64_t, 4> state_;
};

}  // namespace cairn

#pragma once
// Which products are ordered together more often than by chance. A basket is the products of an order whose goods were
// paid for, each once, in any currency; baskets without a product do not count.
//
// What is a fluke is told by Dunning's likelihood ratio, which holds for rare products too: a pair that was seen
// together a few times by luck stays behind one that is seen together every week. Source: Ted Dunning, "Accurate
// Methods for the Statistics of Surprise and Coincidence", Computational Linguistics 19(1), 1993.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "apps/shop/lines.h"

namespace cairn::shop::figures {

// Fewer orders together tell nothing; products in fewer orders are not looked at.
inline constexpr std::uint32_t kFewestTogether = 5;
// That are kept of each product, the strongest ones, so that memory is bounded.
inline constexpr std::size_t kMost_pairs_a_product = 50;

struct Pair {
  std::uint32_t a = 0, b = 0;  // in Lines::products
  std::uint32_t together = 0;  // orders with both
  std::uint32_t orders_a = 0, orders_b = 0;
  double support = 0;        // the share of orders with both
  double lift = 0;           // how many times as often together as by chance; above 1
  double confidence_ab = 0;  // the share of orders with a that have b too
  double confidence_ba = 0;  // and the other way round
  double g2 = 0;             // G squared, twice the log likelihood ratio; 10.8 is one chance in 1000, for one pair
};

// In slices, product by product: the orders of a product say what was ordered with it.
class Baskets {
 public:
  // `counts`: one a line, 0: left out; empty: none is left out; copied. `lines` must outlive the work.
  explicit Baskets(const Lines& lines, std::span<const std::uint8_t> counts = {});

  // So many units more, each of about 50 microseconds, and the rest of the order or product at hand; true once done.
  bool advance(std::size_t units);
  bool done() const { return step_ == Step::kDone; }
  double share_done() const;  // 0 to 1

  std::uint32_t orders() const { return orders_; }  // with a product

  // The strongest first: by g2, then by a and b; a < b. A pair that is among the kept ones of either product counts, so
  // up to kMost_pairs_a_product of them are exactly the strongest of all.
  std::vector<Pair> strongest(std::size_t most) const;
  // The same for one product, which is a; kMost_pairs_a_product at most.
  std::vector<Pair> with(std::uint32_t product, std::size_t most) const;

 private:
  enum class Step : std::uint8_t { kReading, kTurning, kCounting, kDone };
  struct Kept {
    std::uint32_t other, together;
    double g2;
  };
  void read(std::int64_t& budget);
  void close_basket();
  void begin_turning();
  void turn(std::int64_t& budget);
  void count(std::int64_t& budget);
  std::int64_t judge(std::uint32_t product);  // what was counted with it; gives the work that it was
  double g2(std::uint32_t together, std::uint32_t orders_a, std::uint32_t orders_b) const;
  Pair pair(std::uint32_t product, const Kept& kept) const;
  static bool stronger(const Kept& left, const Kept& right);

  const Lines& lines_;
  std::vector<std::uint8_t> counts_;
  Step step_ = Step::kReading;
  std::uint32_t orders_ = 0;
  std::vector<std::uint32_t> orders_with_;  // of each product

  // Baskets one after the other; once turned, only those of products that are looked at.
  std::vector<std::uint32_t> in_baskets_, basket_ends_;
  std::size_t line_ = 0;                      // the next one to read
  std::vector<std::uint32_t> last_order_;     // of each product
  std::size_t basket_ = 0, turned_from_ = 0;  // the next one to turn, and where it begins
  std::size_t turned_ = 0;                    // how many are left of those that were turned
  // The baskets of each product: from where to where in with_product_.
  std::vector<std::uint32_t> with_product_, with_from_, with_end_;
  std::vector<double> x_log_x_;  // of 0 to all orders

  std::uint32_t product_ = 0;           // whose orders are gone through
  std::size_t at_ = 0;                  // how many of them are done
  std::int64_t met_ = 0, to_meet_ = 0;  // pairs of places in baskets: done and all
  std::vector<std::uint32_t> together_, touched_;
  std::vector<std::vector<Kept>> kept_;  // of each product, the strongest first
};

}  // namespace cairn::shop::figures

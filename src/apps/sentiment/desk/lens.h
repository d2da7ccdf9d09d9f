#pragma once
// Which rows of a collection are shown, and in which order. Looks through them in slices; until it is through, the last
// order stays.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "apps/sentiment/desk/rows.h"

namespace cairn::sentiment::desk {

enum class Which : std::uint8_t { kAll, kNegative, kNeutral, kPositive, kUnsure, kToLookAt, kOwn };
enum class Order : std::uint8_t { kAsRead, kNewest, kMostNegative, kMostPositive, kLeastSure };

struct Filter {
  std::string words;  // all of them occur in the text, in any case and without marks
  Which which = Which::kAll;
  std::string author, source;  // empty: any
  Order order = Order::kAsRead;
  friend bool operator==(const Filter&, const Filter&) = default;
};

class Lens {
 public:
  // `basis` changes whenever what Rows hold has changed. True: there is more to look through in the next tick.
  bool tend(const Filter& filter, std::uint64_t basis, const Rows& rows);
  const std::vector<std::uint32_t>& shown() const { return shown_; }

 private:
  bool lets_through(const Rows& rows, std::size_t row);
  void sort(const Rows& rows);

  Filter filter_;
  std::uint64_t basis_ = ~0ull;
  bool looking_ = false;
  std::size_t at_ = 0;
  std::vector<std::string> words_;
  std::vector<std::uint32_t> found_, shown_;
  std::vector<std::string> folded_;  // of the texts, as far as they were needed
};

}  // namespace cairn::sentiment::desk

#pragma once
// Names by number. A name is looked up once a row, so nothing is allocated for one that is known.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::shop::reading {

class Dictionary {
 public:
  std::uint32_t number_of(std::string_view name);  // adds what is new; numbers count from 0 in that order
  const std::vector<std::string>& names() const { return names_; }
  std::vector<std::string> take() { return std::move(names_); }

 private:
  void grow();

  std::vector<std::string> names_;
  std::vector<std::uint32_t> hashes_;  // of the names
  std::vector<std::uint32_t> places_;  // open addressing: number + 1; 0: free
};

// How often each pair of numbers came, for pairs in any order.
class PairCounts {
 public:
  void add(std::uint32_t first, std::uint32_t second);
  // Calls use(first, second, count) in the order in which the pairs came first.
  template <class Use>
  void each(const Use& use) const {
    for (const Entry& entry : entries_) use(entry.first, entry.second, entry.count);
  }

 private:
  struct Entry {
    std::uint32_t first, second, count;
  };
  void grow();

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> places_;
};

// Whether a hash was there before. 64 bits are taken for the thing itself: of three million the odds of one mistake are
// one in four million.
class SeenHashes {
 public:
  bool add(std::uint64_t hash);  // false: it was there

 private:
  void grow();

  std::vector<std::uint64_t> places_;  // 0: free
  std::size_t size_ = 0;
};

}  // namespace cairn::shop::reading

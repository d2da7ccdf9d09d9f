#pragma once
// The order lines that the screens work with: read from beside the log when the state speaks of other imports than
// before, put together, and what follows from them. In slices.

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apps/shop/figures/crossfilter.h"
#include "apps/shop/lines_codec.h"
#include "apps/shop/model.h"
#include "core/ports.h"

namespace cairn::shop::desk {

class Orders {
 public:
  enum class Stand : std::uint8_t { kNothing, kReading, kOpen };

  // Every tick. `version`: of the state.
  void tend(const State& state, std::uint64_t version, Storage& storage);
  Stand stand() const { return stand_; }
  bool busy() const { return stand_ == Stand::kReading && reading_.empty(); }  // work that waits for nothing
  double share_done() const;                                                   // 0..1

  // ---- Open
  figures::Crossfilter* figures() { return figures_.get(); }
  const Lines& lines() const { return lines_; }
  std::size_t replaced() const { return replaced_; }  // orders that a later file has as well
  // Keys of products that no import has but made-up ones.
  const std::vector<std::string>& only_made_up() const { return only_made_up_; }
  // Imports whose lines could not be read, and why.
  const std::map<std::string, std::string>& troubles() const { return troubles_; }
  std::uint64_t serial() const { return serial_; }  // counts what was opened

  // Lines that were kept just now need not be read again.
  void adopt(const std::string& import, Lines lines);

 private:
  void begin(const State& state);
  void take_chunk(const State& state);
  void open(const State& state);
  void find_made_up(const State& state);

  Stand stand_ = Stand::kNothing;
  std::uint64_t version_ = ~0ull, serial_ = 0;
  std::vector<std::string> wanted_;              // imports, in the order in which they were added
  std::map<std::string, CountedAs> counted_as_;  // that the lines are counted by
  std::map<std::string, Lines> adopted_;
  std::vector<Lines> read_;  // of `wanted_`, so far
  Pending<std::vector<Blob>> reading_;
  std::vector<Blob> blobs_;
  std::size_t taken_ = 0;
  LinesReader reader_;
  Lines lines_;
  std::unique_ptr<figures::Crossfilter> figures_;
  std::size_t replaced_ = 0;
  std::vector<std::string> only_made_up_;
  std::map<std::string, std::string> troubles_;
};

}  // namespace cairn::shop::desk

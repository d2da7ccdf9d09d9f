#pragma once
// What all rows of a collection say together: sums by tone, day, source and author, and the words that tell tones
// apart. Goes through the rows in slices as they are judged; until it is through, the last sums stay.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "apps/sentiment/desk/rows.h"
#include "ml/keywords.h"

namespace cairn::sentiment::desk {

struct Tally {
  std::array<std::size_t, kTones> tones{};
  std::size_t unsure = 0;
  std::size_t all() const { return tones[0] + tones[1] + tones[2] + unsure; }
  // Positive less negative, as a share of all, -1..1.
  double balance() const {
    return all() == 0 ? 0
                      : (static_cast<double>(tones[2]) - static_cast<double>(tones[0])) / static_cast<double>(all());
  }
};

// The names with the most texts, and how many names there are.
struct Names {
  static constexpr std::size_t kMost = 10;
  std::vector<std::pair<std::string, Tally>> most;  // equals by name
  std::size_t count = 0;
};

struct Sums {
  std::size_t rows = 0;  // that were judged and are counted here
  Tally all;
  std::map<std::int32_t, Tally> days;  // by local day, since 1970; only rows with a time
  Names sources, authors;
  std::array<std::size_t, kEmotions.size()> emotions{};  // rows where one is likely enough to be said
  std::size_t with_emotions = 0;                         // rows whose emotion was asked for
  std::size_t ironic = 0, with_irony = 0;
  std::array<std::vector<ml::Keyword>, kTones> topics;
};

struct DigestRules {
  int utc_offset_minutes = 0;
  double emotion_sure = 1, irony_sure = 1;
  bool resting = true;  // no more rows are being judged just now
};

class Digest {
 public:
  // `basis` changes whenever something else than the number of judged rows has changed. True: there is more to do in
  // the next tick.
  bool tend(std::uint64_t basis, const Rows& rows, const DigestRules& rules);
  const Sums& sums() const { return shown_; }

 private:
  void add(const Rows& rows, std::size_t row, const DigestRules& rules);
  void finish_some();

  std::uint64_t basis_ = ~0ull;
  bool through_ = false;
  Sums counting_, shown_, next_;
  std::map<std::string, Tally> sources_, authors_;
  // What is to be shown is put together in steps, one a slice: the sums, then the topics of each tone. 0: nothing is.
  std::size_t finishing_ = 0;
  std::unique_ptr<ml::Keywords> keywords_;
  std::size_t told_ = 0;  // rows at which sums were shown last
};

}  // namespace cairn::sentiment::desk

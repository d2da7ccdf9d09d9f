#pragma once
// Which entries of a file are in the ledger already, whatever file or format they came in before.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "apps/finance/bookings.h"
#include "apps/finance/ledger.h"

namespace cairn::finance {

enum class Likeness : std::uint8_t {
  kReference,  // the bank's own id and the amount are the same
  kEntry,      // day, amount and words are the same
  kDay,        // day and amount are the same, the words are others: certain where the format is another one
  kNearDay,    // amount and words are the same, the day is up to kNearDays away: never certain
};

inline constexpr int kNearDays = 4;  // a card payment is booked so much later than it is seen, at most

struct Known {
  std::size_t place = 0;  // among the new bookings
  std::string key;        // of the entry that it seems to be
  Likeness likeness = Likeness::kReference;
  bool certain = false;
};

// Every entry of the ledger is found once at most: two coffees on one day are two. Where both files are of one format
// and give each entry an id, entries with different ids are different. In the order of `place`.
std::vector<Known> find_known(const std::vector<Booking>& fresh, std::string_view format, const State& state,
                              const Ledger& ledger, std::string_view account);

// Whether two texts share half of the words (filing/entry_words.h) of the shorter one. Neither has any: true.
bool alike(std::string_view one, std::string_view other);

}  // namespace cairn::finance

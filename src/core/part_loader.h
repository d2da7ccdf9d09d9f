#pragma once
// Which parts of the program are here. A door of a part takes a Here<> of it, which only this class makes, and only
// when the part is here: a call into what was not fetched does not compile. Knows nothing of how a wait is shown.

#include <array>
#include <cstdint>
#include <optional>

#include "core/ports.h"

namespace cairn {

// The proof that a part is here. It stays here for as long as the program runs.
template <Part kPart>
class Here {
  friend class PartLoader;
  Here() = default;
};

class PartLoader {
 public:
  PartLoader(Parts& parts, const Clock& clock) : parts_(parts), clock_(clock) {}

  void tick();                          // takes in what has arrived
  void want(Part part);                 // fetches it, unless it is here, on its way or has failed
  void retry(Part part);                // after a failure
  const Error* error(Part part) const;  // of the last attempt; null: none, or one is under way
  bool slow(Part part) const;           // on its way for so long that it is to be said
  double fraction(Part part) const;     // of it that is here, 0..1
  std::int64_t size_bytes(Part part) const { return parts_.size_bytes(part); }  // 0: not known
  bool first_told(Part part);                     // true once for each attempt that is slow or has failed
  std::optional<std::int64_t> change_ms() const;  // until one becomes slow

  template <Part kPart>
  std::optional<Here<kPart>> here() const {
    if (!state(kPart).here) return std::nullopt;
    return Here<kPart>();
  }

 private:
  struct State {
    bool here = false;
    bool told = false;
    Instant since;
    Pending<Done> pending;
    std::optional<Error> error;
  };
  State& state(Part part) { return states_[static_cast<std::size_t>(part)]; }
  const State& state(Part part) const { return states_[static_cast<std::size_t>(part)]; }
  static void take(State& state);

  Parts& parts_;
  const Clock& clock_;
  std::array<State, kPartNames.size()> states_;
};

}  // namespace cairn

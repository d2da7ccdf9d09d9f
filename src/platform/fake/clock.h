#pragma once
// A clock that stands still until a test moves it, and random numbers from a seed.

#include <cstdint>

#include "base/random.h"
#include "core/ports.h"

namespace cairn::fake {

class FakeClock final : public Clock {
 public:
  explicit FakeClock(Instant now = {1'790'000'000'000}, std::uint64_t seed = 36) : now_(now), random_(seed) {}

  Instant now() const override { return now_; }
  int utc_offset_minutes() const override { return utc_offset_minutes_; }
  std::uint64_t random_u64() override { return random_.next_u64(); }

  void set(Instant now) { now_ = now; }
  void advance_ms(std::int64_t ms) { now_.ms += ms; }
  void advance_days(int days) { now_.ms += std::int64_t{days} * 86'400'000; }
  void set_utc_offset_minutes(int minutes) { utc_offset_minutes_ = minutes; }

 private:
  Instant now_;
  int utc_offset_minutes_ = 60;
  Random random_;
};

}  // namespace cairn::fake

#pragma once
// How much every item is wanted, by all customers together: ever, lately, and by whom for the first time.

#include <vector>

#include "ml/factors/history.h"

namespace cairn::factors {

inline constexpr float kMonth_days = 30, kFortnight_days = 14, kWeek_days = 7;
inline constexpr double kDiscovery_days = 10;  // half-life of a discovery

// One number an item. Whoever bought it several times counts once.
struct Demand {
  std::vector<float> ever, month, fortnight, week;  // customers who bought it at all, and in the last so many days
  // Customers who bought it for the first time, fading; not those who were new themselves.
  std::vector<float> discovered;
  // sqrt(fortnight / (ever * 14 / span + 1)): 1 where it sells as it always did, above where it sells better. The 1
  // keeps what hardly sells at all from passing for a trend.
  std::vector<float> trend;
};

Demand demand_of(const Interactions& data);

}  // namespace cairn::factors

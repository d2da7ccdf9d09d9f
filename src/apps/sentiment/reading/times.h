#pragma once
// Points of time as exports write them. English names of months only.

#include <optional>
#include <string_view>

#include "base/date.h"

namespace cairn::sentiment::reading {

// "2018-10-10", "2018-10-10T20:19:24.5+02:00", "2018-10-10 20:19:24 UTC", "Wed Oct 10 20:19:24 +0000 2018" (X), "Wed,
// 10 Oct 2018 20:19:24 GMT", "October 10, 2018", seconds since 1970 (nine or ten digits, with or without a fraction)
// and milliseconds (12 or 13). Without a zone: UTC; a day alone: its first moment. Years 1990 to 2199. Nothing: not
// understood. "03/04/2018" is not, as nothing says which is the day.
std::optional<Instant> read_time(std::string_view text);

}  // namespace cairn::sentiment::reading

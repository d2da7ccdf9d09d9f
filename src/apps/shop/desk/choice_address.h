#pragma once
// What is chosen of the orders as a text of the address, "days:all;country:France", and back. By names, not by numbers:
// it means the same after other files were added.

#include <cstdint>
#include <string>
#include <string_view>

#include "apps/shop/figures/crossfilter.h"
#include "apps/shop/lines.h"

namespace cairn::shop::desk {

// Which days a person asks for; the last one is that of the last order.
enum class Period : std::uint8_t { kWeek, kMonth, kQuarter, kYear, kAll, kOwn };

struct Asking {
  Period period = Period::kQuarter;
  std::string first_day, last_day;  // of kOwn, as typed
  figures::Choice choice;           // but for its days
};

// Of each kind, more are not put into an address.
inline constexpr std::size_t kMostInAddress = 8;

std::string choice_text(const Asking& asking, const Lines& lines);
// What `text` says; what it does not say, or names nothing of these lines, is as in `fallback` (its currency) or
// nothing.
Asking choice_of(std::string_view text, const Lines& lines, const Asking& fallback);

}  // namespace cairn::shop::desk

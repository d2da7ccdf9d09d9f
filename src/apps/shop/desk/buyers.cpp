#include "apps/shop/desk/buyers.h"

#include <utility>
#include <vector>

namespace cairn::shop::desk {

void Buyers::look(const figures::Crossfilter& figures, std::uint64_t serial) {
  figures::Choice choice = figures.choice();
  choice.days.reset();
  if (serial_ == serial && choice_ == choice) return;
  serial_ = serial;
  choice_ = std::move(choice);
  const std::vector<std::uint8_t> counts = figures.passing_on_any_day();
  const figures::Counting counting{counts, choice_.currency};
  const Date last = figures.span() ? figures.span()->last : Date{0};
  table_ = figures::customers_of(figures.lines(), counting, last);
  cohorts_ = figures::cohorts_of(figures.lines(), counting);
}

}  // namespace cairn::shop::desk

#pragma once
// All that the shop's screens work with and remember between passes. None of it is logged.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apps/shop/desk/importing.h"
#include "apps/shop/desk/orders.h"
#include "core/ports.h"

namespace cairn::shop::desk {

// Which days a person asks for; the last one is that of the last order.
enum class Period : std::uint8_t { kWeek, kMonth, kQuarter, kYear, kAll, kOwn };

struct Desk {
  bool soon = false;  // something was begun that the next tick has to take up
  Orders orders;
  std::unique_ptr<Importing> importing;
  std::string renamed, new_name, name_error;  // the import whose name is being changed, and its fields

  Period period = Period::kQuarter;
  std::string first_day, last_day, day_error;  // of kOwn, as typed
  figures::Choice choice;                      // but for its days
  std::uint64_t chosen_for = ~0ull;            // serial of the orders that the choice is about
  bool worst = false;                          // products: the least sold first
  std::string product_query;

  // Lines of imports that were removed are thrown away when the page is loaded again: until then undo works.
  bool swept = false;
  Pending<std::vector<std::string>> sweep_keys;
  std::vector<std::string> sweep;
  Pending<Done> sweeping;
};

}  // namespace cairn::shop::desk

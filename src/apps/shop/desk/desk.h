#pragma once
// All that the shop's screens work with and remember between passes. None of it is logged.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apps/shop/desk/advice.h"
#include "apps/shop/desk/importing.h"
#include "apps/shop/desk/orders.h"
#include "apps/shop/desk/recommending.h"
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

  bool recommend_wanted = false;  // its screen was opened
  Recommending recommending;
  Asked asked;
  std::uint64_t asked_for = ~0ull, advice_for = ~0ull;  // serials of the orders that they are about
  std::optional<Advice> advice;                         // the answer to what was asked last
  std::string customer_query, customer_error;
  std::unique_ptr<Comparing> comparing;
  std::uint64_t comparing_for = 0;          // serial of its orders
  int first_method = 6, second_method = 2;  // places in the table: the blend, and what was bought before

  // Lines of imports that were removed are thrown away when the page is loaded again: until then undo works.
  bool swept = false;
  Pending<std::vector<std::string>> sweep_keys;
  std::vector<std::string> sweep;
  Pending<Done> sweeping;
};

}  // namespace cairn::shop::desk

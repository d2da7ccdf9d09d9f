#include "ml/factors/sales.h"

#include <algorithm>

namespace cairn::factors {
namespace {

std::vector<Sale>::const_iterator first_at(const Sales& sales, std::int32_t minute) {
  return std::lower_bound(sales.all.begin(), sales.all.end(), minute,
                          [](const Sale& sale, std::int32_t at) { return sale.minute < at; });
}

}  // namespace

Interactions before(const Sales& sales, std::int32_t minute) {
  std::vector<Purchase> purchases;
  for (auto sale = sales.all.begin(), end = first_at(sales, minute); sale != end; ++sale) {
    const double age_minutes = static_cast<double>(minute) - static_cast<double>(sale->minute);
    purchases.push_back({sale->customer, {sale->item, static_cast<float>(age_minutes / kDay_minutes)}});
  }
  return {sales.customers, sales.items, purchases};
}

std::vector<Trial> trials_after(const Sales& sales, const Interactions& history, std::int32_t minute,
                                std::int32_t end) {
  std::vector<std::vector<std::uint32_t>> later(sales.customers);
  for (auto sale = first_at(sales, minute), stop = first_at(sales, end); sale != stop; ++sale)
    later[sale->customer].push_back(sale->item);
  std::vector<Trial> trials;
  for (std::size_t customer = 0; customer < sales.customers; ++customer) {
    const HistoryView bought = history.of(customer);
    std::vector<std::uint32_t>& items = later[customer];
    if (bought.empty() || items.empty()) continue;
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    trials.push_back({History(bought.begin(), bought.end()), std::move(items)});
  }
  return trials;
}

}  // namespace cairn::factors

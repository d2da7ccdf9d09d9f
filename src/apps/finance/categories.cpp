#include "apps/finance/categories.h"

#include <algorithm>
#include <array>

namespace cairn::finance {
namespace {

struct BuiltIn {
  std::string_view id, name;
  CategoryKind kind = CategoryKind::kSpending;
};
// Ids are kept in logs and files; they never change.
constexpr std::array<BuiltIn, 33> kBuiltIn{{{"groceries", "Groceries"},
                                            {"restaurants", "Restaurants"},
                                            {"coffee", "Coffee and snacks"},
                                            {"bars", "Bars and alcohol"},
                                            {"housing", "Rent and mortgage"},
                                            {"utilities", "Electricity, water and heating"},
                                            {"phone", "Phone and internet"},
                                            {"home", "Home and garden"},
                                            {"transport", "Public transport and taxis"},
                                            {"fuel", "Fuel and charging"},
                                            {"car", "Car and bicycle"},
                                            {"insurance", "Insurance"},
                                            {"health", "Health"},
                                            {"care", "Hair and body care"},
                                            {"clothing", "Clothing and shoes"},
                                            {"shopping", "Shopping"},
                                            {"electronics", "Electronics and software"},
                                            {"media", "Films, music and news"},
                                            {"leisure", "Leisure and culture"},
                                            {"sports", "Sports"},
                                            {"travel", "Travel"},
                                            {"education", "Education"},
                                            {"children", "Children"},
                                            {"pets", "Pets"},
                                            {"gifts", "Gifts and donations"},
                                            {"taxes", "Taxes"},
                                            {"fees", "Fees and interest paid"},
                                            {"cash", "Cash withdrawn"},
                                            {"salary", "Salary", CategoryKind::kIncome},
                                            {"interest", "Interest and dividends", CategoryKind::kIncome},
                                            {"refunds", "Refunds", CategoryKind::kIncome},
                                            {"benefits", "Pensions and benefits", CategoryKind::kIncome},
                                            {"moved", "Moved to or from elsewhere", CategoryKind::kMoved}}};

const BuiltIn* built_in(std::string_view id) {
  const auto found = std::find_if(kBuiltIn.begin(), kBuiltIn.end(), [&](const BuiltIn& one) { return one.id == id; });
  return found == kBuiltIn.end() ? nullptr : &*found;
}

}  // namespace

std::vector<CategoryAt> all_categories(const State& state) {
  std::vector<CategoryAt> all;
  for (const BuiltIn& one : kBuiltIn) {
    const auto changed = state.categories.find(std::string(one.id));
    all.push_back({std::string(one.id),
                   changed == state.categories.end() ? Category{std::string(one.name), one.kind} : changed->second});
  }
  const auto own = static_cast<std::ptrdiff_t>(all.size());
  for (const auto& [id, category] : state.categories)
    if (built_in(id) == nullptr) all.push_back({id, category});
  std::stable_sort(all.begin() + own, all.end(),
                   [](const CategoryAt& a, const CategoryAt& b) { return a.category.name < b.category.name; });
  return all;
}

bool is_category(const State& state, std::string_view id) {
  return built_in(id) != nullptr || state.categories.count(std::string(id)) != 0;
}

CategoryKind category_kind(const State& state, std::string_view id) {
  const auto own = state.categories.find(std::string(id));
  if (own != state.categories.end()) return own->second.kind;
  const BuiltIn* known = built_in(id);
  return known == nullptr ? CategoryKind::kSpending : known->kind;
}

std::string category_name(const State& state, std::string_view id) {
  const auto own = state.categories.find(std::string(id));
  if (own != state.categories.end()) return own->second.name;
  const BuiltIn* known = built_in(id);
  return std::string(known == nullptr ? id : known->name);
}

}  // namespace cairn::finance

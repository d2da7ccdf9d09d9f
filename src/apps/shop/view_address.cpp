// What the addresses of the shop mean. It stays in the first load: titles are wanted before the part is here.

#include "apps/shop/view.h"

#include <array>

namespace cairn::shop {

namespace {

struct Address {
  std::string_view argument, title;
  Screen screen;
};
constexpr std::array<Address, 11> kAddresses{{{"", "Shop", Screen::kDashboard},
                                              {"customers", "Shop: customers", Screen::kCustomers},
                                              {"together", "Shop: bought together", Screen::kTogether},
                                              {"products", "Shop: products", Screen::kProducts},
                                              {"product", "Shop: product", Screen::kProduct},
                                              {"store", "Shop: store", Screen::kStore},
                                              {"item", "Shop: product in the store", Screen::kItem},
                                              {"cart", "Shop: cart", Screen::kCart},
                                              {"recommend", "Shop: recommendations", Screen::kRecommend},
                                              {"lines", "Shop: lines", Screen::kLines},
                                              {"files", "Shop: files", Screen::kFiles}}};

}  // namespace

Screen screen_of(std::string_view argument) {
  for (const Address& address : kAddresses)
    if (address.argument == argument) return address.screen;
  return Screen::kNone;
}

std::string title_of(std::string_view argument) {
  for (const Address& address : kAddresses)
    if (address.argument == argument) return std::string(address.title);
  return "Shop";
}

}  // namespace cairn::shop

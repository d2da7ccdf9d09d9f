// What the addresses of the shop mean. It stays in the first load: titles are wanted before the part is here.

#include "apps/shop/view.h"

namespace cairn::shop {

Screen screen_of(std::string_view argument) {
  if (argument.empty()) return Screen::kDashboard;
  if (argument == "lines") return Screen::kLines;
  if (argument == "recommend") return Screen::kRecommend;
  if (argument == "files") return Screen::kFiles;
  return Screen::kNone;
}

std::string title_of(std::string_view argument) {
  switch (screen_of(argument)) {
    case Screen::kLines:
      return "Shop: lines";
    case Screen::kRecommend:
      return "Shop: recommendations";
    case Screen::kFiles:
      return "Shop: files";
    case Screen::kDashboard:
    case Screen::kNone:
      break;
  }
  return "Shop";
}

}  // namespace cairn::shop

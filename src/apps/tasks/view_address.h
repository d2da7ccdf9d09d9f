#pragma once
// The addresses of the tracker's page: its views, and what is shown in them. Internal to the page.

#include <array>
#include <string>
#include <string_view>

#include "apps/tasks/view_page.h"

namespace cairn::tasks {

struct Tab {
  Screen screen;
  std::string_view argument;  // of the address
  std::string_view name;
  const char* icon;
};
extern const std::array<Tab, 7> kTabs;

// Of a view with what is shown now: the filter goes along.
std::string href_of(const View& view, const Tab& tab);
// What is shown stays the same when the page is loaded again, and can be sent to somebody.
void keep_in_address(Page& page);

}  // namespace cairn::tasks

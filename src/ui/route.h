#pragma once
// Addresses within the page: "#/week/7", "#/search?q=numpy".

#include <optional>
#include <string>
#include <string_view>

namespace cairn::ui {

struct Route {
  std::string screen = "today";  // the first part
  std::string argument;          // the second part: "7"
  std::string query;             // decoded value of q=
  std::string sort, group;       // of those parameters
  friend bool operator==(const Route&, const Route&) = default;
};

Route parse_route(std::string_view hash);
std::string href_of(const Route& route);          // "#/tasks/board?q=..." percent-encoded; what is empty is left out
std::string search_href(std::string_view query);  // "#/search?q=..."

}  // namespace cairn::ui

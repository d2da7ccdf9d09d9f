#include "ui/route.h"

namespace cairn::ui {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
    if (text[i] == '%' && high >= 0 && low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

std::string percent_encoded(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (plain) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

}  // namespace

Route parse_route(std::string_view hash) {
  Route route;
  if (hash.rfind("#/", 0) != 0) return route;
  hash.remove_prefix(2);
  const std::size_t question = hash.find('?');
  std::string_view query = question == std::string_view::npos ? std::string_view() : hash.substr(question + 1);
  const std::string_view path = hash.substr(0, question);
  const std::size_t slash = path.find('/');
  if (!path.empty()) route.screen = path.substr(0, slash);
  if (slash != std::string_view::npos) route.argument = path.substr(slash + 1);
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    const std::size_t equals = pair.find('=');
    const std::string_view name = pair.substr(0, equals);
    if (equals != std::string_view::npos) {
      std::string* const value = name == "q"       ? &route.query
                                 : name == "sort"  ? &route.sort
                                 : name == "group" ? &route.group
                                                   : nullptr;
      if (value) *value = percent_decoded(pair.substr(equals + 1));
    }
    query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
  }
  return route;
}

std::string href_of(const Route& route) {
  std::string href = "#/" + route.screen;
  if (!route.argument.empty()) href += "/" + route.argument;
  char separator = '?';
  const auto add = [&](std::string_view name, const std::string& value) {
    if (value.empty()) return;
    href += separator;
    href += name;
    href += '=';
    href += percent_encoded(value);
    separator = '&';
  };
  add("q", route.query);
  add("sort", route.sort);
  add("group", route.group);
  return href;
}

std::string search_href(std::string_view query) { return "#/search?q=" + percent_encoded(query); }

}  // namespace cairn::ui

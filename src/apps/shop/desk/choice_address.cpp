#include "apps/shop/desk/choice_address.h"

#include <algorithm>
#include <array>
#include <optional>

#include "apps/shop/model.h"
#include "base/date.h"

namespace cairn::shop::desk {
namespace {

constexpr std::array<std::string_view, 5> kPeriods{"7", "30", "90", "365", "all"};  // in the order of Period
constexpr std::string_view kNone = "-";                                             // lines without one

// Semicolons part the terms; in a name they are written twice.
void add(std::string& text, std::string_view kind, std::string_view value) {
  if (!text.empty()) text += ';';
  text.append(kind).append(":");
  for (const char c : value) text.append(c == ';' ? 2 : 1, c);
}

std::optional<std::string> next_term(std::string_view& rest) {
  if (rest.empty()) return {};
  std::string term;
  while (!rest.empty()) {
    const char c = rest.front();
    rest.remove_prefix(1);
    if (c != ';') {
      term += c;
    } else if (!rest.empty() && rest.front() == ';') {
      term += c;
      rest.remove_prefix(1);
    } else {
      break;
    }
  }
  return term;
}

// A small number from 0; nothing: it is none below `end`.
std::optional<std::uint8_t> number_below(std::string_view text, int end) {
  if (text.empty() || text.size() > 2) return {};
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    number = number * 10 + (c - '0');
  }
  return number < end ? std::optional<std::uint8_t>(static_cast<std::uint8_t>(number)) : std::nullopt;
}

template <class Number>
void add_once(std::vector<Number>& to, Number number) {
  if (std::find(to.begin(), to.end(), number) == to.end()) to.push_back(number);
}

template <class Number, class Names, class KeyOf>
void add_named(std::vector<Number>& to, std::string_view name, Number none, const Names& names, KeyOf key_of) {
  if (name == kNone) return add_once(to, none);
  for (std::size_t at = 0; at < names.size(); ++at)
    if (key_of(names[at]) == name) return add_once(to, static_cast<Number>(at));
}

std::string customer_key(const CustomerName& customer) { return customer.key.empty() ? customer.name : customer.key; }
std::string itself(const std::string& name) { return name; }

void read_days(std::string_view value, Asking& asking) {
  constexpr std::string_view kTo = "..";
  const auto period = std::find(kPeriods.begin(), kPeriods.end(), value);
  if (period != kPeriods.end()) {
    asking.period = static_cast<Period>(period - kPeriods.begin());
    return;
  }
  const std::size_t to = value.find(kTo);
  if (to == std::string_view::npos) return;
  const std::string_view first = value.substr(0, to), last = value.substr(to + kTo.size());
  if (!parse_date(first) || !parse_date(last)) return;
  asking.period = Period::kOwn;
  asking.first_day = first;
  asking.last_day = last;
}

}  // namespace

std::string choice_text(const Asking& asking, const Lines& lines) {
  const figures::Choice& choice = asking.choice;
  std::string text;
  if (asking.period == Period::kOwn)
    add(text, "days", asking.first_day + ".." + asking.last_day);
  else
    add(text, "days", kPeriods[static_cast<std::size_t>(asking.period)]);
  if (lines.currencies.size() > 1 && choice.currency < lines.currencies.size())
    add(text, "currency", lines.currencies[choice.currency]);
  const auto add_all = [&](const auto& chosen, std::string_view kind, auto words) {
    if (chosen.size() > kMostInAddress) return;
    for (const auto number : chosen) add(text, kind, words(number));
  };
  add_all(choice.weekdays, "weekday", [](std::uint8_t day) { return std::to_string(day + 1); });
  add_all(choice.months, "month", [](std::uint8_t month) { return std::to_string(month + 1); });
  add_all(choice.countries, "country",
          [&](std::uint16_t at) { return at < lines.countries.size() ? lines.countries[at] : std::string(kNone); });
  add_all(choice.products, "product", [&](std::uint32_t at) {
    return at < lines.products.size() ? product_key(lines.products[at]) : std::string(kNone);
  });
  add_all(choice.all_of, "with", [&](std::uint32_t at) {
    return at < lines.products.size() ? product_key(lines.products[at]) : std::string(kNone);
  });
  add_all(choice.customers, "customer", [&](std::uint32_t at) {
    return at < lines.customers.size() ? customer_key(lines.customers[at]) : std::string(kNone);
  });
  return text;
}

Asking choice_of(std::string_view text, const Lines& lines, const Asking& fallback) {
  Asking asking = fallback;
  asking.choice = {};
  asking.choice.currency = fallback.choice.currency;
  figures::Choice& choice = asking.choice;
  while (const std::optional<std::string> term = next_term(text)) {
    const std::size_t colon = term->find(':');
    if (colon == std::string::npos) continue;
    const std::string kind = term->substr(0, colon), value = term->substr(colon + 1);
    if (kind == "days") read_days(value, asking);
    if (kind == "currency") {
      const auto found = std::find(lines.currencies.begin(), lines.currencies.end(), value);
      if (found != lines.currencies.end())
        choice.currency = static_cast<std::uint8_t>(found - lines.currencies.begin());
    }
    constexpr int kWeekdays = 7, kMonths = 12;
    const auto add_number = [&](std::vector<std::uint8_t>& to, int count) {
      const auto number = number_below(value, count + 1);
      if (number && *number > 0) add_once(to, static_cast<std::uint8_t>(*number - 1));
    };
    if (kind == "weekday") add_number(choice.weekdays, kWeekdays);
    if (kind == "month") add_number(choice.months, kMonths);
    if (kind == "country") add_named(choice.countries, value, kNowhere, lines.countries, itself);
    if (kind == "product") add_named(choice.products, value, kNoProduct, lines.products, product_key);
    if (kind == "with") add_named(choice.all_of, value, kNoProduct, lines.products, product_key);
    if (kind == "customer") add_named(choice.customers, value, kNobody, lines.customers, customer_key);
  }
  return asking;
}

}  // namespace cairn::shop::desk

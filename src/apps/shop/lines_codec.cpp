#include "apps/shop/lines_codec.h"

#include <algorithm>
#include <array>
#include <optional>
#include <type_traits>
#include <utility>

#include "apps/shop/model.h"
#include "base/checked_base64.h"
#include "base/packed.h"
#include "base/text.h"

namespace cairn::shop {
namespace {

constexpr std::size_t kLinesAChunk = 20'000;
constexpr std::size_t kNameBytesAChunk = 150'000;
constexpr std::size_t kDigits = 5;
constexpr char kNames = 'n', kLines = 'l';
constexpr std::size_t kMostNames = 16'000'000;

Error damaged() {
  return {ErrorCode::kCorrupt,
          "Some of these orders are damaged on this device. Remove them and read their file again, or import a backup "
          "that holds them.",
          "lines"};
}

// Lists of names, one after the other: orders, products (code, name), customers (key, name), countries, currencies.
enum class List : std::uint8_t { kOrders, kProducts, kCustomers, kCountries, kCurrencies, kCount };
constexpr std::size_t kLists = static_cast<std::size_t>(List::kCount);

std::array<std::size_t, kLists> sizes_of(const Lines& lines) {
  return {lines.orders.size(), lines.products.size(), lines.customers.size(), lines.countries.size(),
          lines.currencies.size()};
}

struct Name {
  List list = List::kOrders;
  std::string_view first, second;
};

Name name_at(const Lines& lines, std::size_t at) {
  const auto sizes = sizes_of(lines);
  std::size_t list = 0;
  for (; at >= sizes[list]; ++list) at -= sizes[list];
  switch (static_cast<List>(list)) {
    case List::kOrders:
      return {List::kOrders, lines.orders[at], {}};
    case List::kProducts:
      return {List::kProducts, lines.products[at].code, lines.products[at].name};
    case List::kCustomers:
      return {List::kCustomers, lines.customers[at].key, lines.customers[at].name};
    case List::kCountries:
      return {List::kCountries, lines.countries[at], {}};
    case List::kCurrencies:
    case List::kCount:
      break;
  }
  return {List::kCurrencies, lines.currencies[at], {}};
}

bool has_second(List list) { return list == List::kProducts || list == List::kCustomers; }

// Calls visit(column) for every column of numbers. A column is {its vector, how a number becomes 64 bits and back}.
template <class L, class Visit>
void for_each_column(L& lines, Visit visit) {
  visit(lines.order);
  visit(lines.product);
  visit(lines.customer);
  visit(lines.country);
  visit(lines.currency);
  visit(lines.kind);
  visit(lines.minute);
  visit(lines.quantity);
  visit(lines.amount);
  visit(lines.row_line);
}

}  // namespace

std::string import_prefix(std::string_view import) { return std::string(kAllPrefix) + std::string(import) + "/"; }
std::string lines_prefix(std::string_view import) { return import_prefix(import) + "lines/"; }

std::string_view import_of(std::string_view key) {
  if (key.substr(0, kAllPrefix.size()) != kAllPrefix) return {};
  key.remove_prefix(kAllPrefix.size());
  const std::size_t slash = key.find('/');
  return slash == std::string_view::npos ? std::string_view() : key.substr(0, slash);
}

LinesWriter::LinesWriter(const Lines& lines, std::string_view import)
    : lines_(lines),
      prefix_(lines_prefix(import)),
      name_chunks_{0},
      line_chunks_((lines.size() + kLinesAChunk - 1) / kLinesAChunk) {
  std::size_t all = 0, bytes = 0;
  for (const std::size_t size : sizes_of(lines)) all += size;
  for (std::size_t at = 0; at < all; ++at) {
    const Name name = name_at(lines, at);
    bytes += name.first.size() + name.second.size() + 2;
    if (bytes < kNameBytesAChunk && at + 1 < all) continue;
    name_chunks_.push_back(at + 1);
    bytes = 0;
  }
}

Blob LinesWriter::chunk(std::size_t at) const {
  const std::size_t names = name_chunks_.size() - 1;
  std::string number = std::to_string(at);
  number.insert(0, kDigits - std::min(kDigits, number.size()), '0');
  return {prefix_ + number, to_checked_base64(at < names ? names_chunk(at) : lines_chunk(at - names))};
}

std::string LinesWriter::names_chunk(std::size_t at) const {
  std::string bytes(1, kNames);
  for (std::size_t name = name_chunks_[at]; name < name_chunks_[at + 1]; ++name) {
    const Name one = name_at(lines_, name);
    bytes.push_back(static_cast<char>(one.list));
    put_text(bytes, one.first);
    if (has_second(one.list)) put_text(bytes, one.second);
  }
  return bytes;
}

std::string LinesWriter::lines_chunk(std::size_t at) const {
  const std::size_t begin = at * kLinesAChunk, end = std::min(begin + kLinesAChunk, lines_.size());
  std::string bytes(1, kLines);
  put_number(bytes, static_cast<std::int64_t>(end - begin));
  for_each_column(lines_, [&](const auto& column) {
    std::int64_t before = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const auto value = static_cast<std::int64_t>(column[i]);
      put_number(bytes, value - before);
      before = value;
    }
  });
  return bytes;
}

Status LinesReader::add(std::string_view text) {
  const std::optional<std::string> bytes = from_checked_base64(text);
  if (!bytes) return damaged();
  const std::string_view rest = std::string_view(*bytes).substr(1);
  if ((*bytes)[0] == kNames) return add_names(rest);
  if ((*bytes)[0] == kLines) return add_lines(rest);
  return damaged();
}

Status LinesReader::add_names(std::string_view bytes) {
  if (lines_.size() > 0) return damaged();
  while (!bytes.empty()) {
    const auto list = static_cast<std::size_t>(static_cast<unsigned char>(bytes[0]));
    bytes.remove_prefix(1);
    std::optional<std::string_view> first = take_text(bytes), second = std::string_view();
    if (list < kLists && has_second(static_cast<List>(list))) second = take_text(bytes);
    if (list >= kLists || !first || !second || !is_valid_utf8(*first) || !is_valid_utf8(*second)) return damaged();
    switch (static_cast<List>(list)) {
      case List::kOrders:
        lines_.orders.emplace_back(*first);
        break;
      case List::kProducts:
        lines_.products.push_back({std::string(*first), std::string(*second)});
        break;
      case List::kCustomers:
        lines_.customers.push_back({std::string(*first), std::string(*second)});
        break;
      case List::kCountries:
        lines_.countries.emplace_back(*first);
        break;
      case List::kCurrencies:
      case List::kCount:
        lines_.currencies.emplace_back(*first);
        break;
    }
  }
  const auto sizes = sizes_of(lines_);
  if (std::any_of(sizes.begin(), sizes.end(), [](std::size_t size) { return size > kMostNames; })) return damaged();
  return Done{};
}

Status LinesReader::add_lines(std::string_view bytes) {
  const std::optional<std::int64_t> count = take_number(bytes);
  if (!count || *count < 1 || *count > static_cast<std::int64_t>(kLinesAChunk)) return damaged();
  if (lines_.size() + static_cast<std::size_t>(*count) > static_cast<std::size_t>(kMaxLines)) return damaged();
  const auto sizes = sizes_of(lines_);
  // What may stand in each column, in their order; beyond it only the sign for "none".
  struct Bounds {
    std::int64_t low, high, none;
  };
  const auto below = [](std::size_t size, std::int64_t none) {
    return Bounds{0, static_cast<std::int64_t>(size) - 1, none};
  };
  constexpr std::int64_t kMostMinutes = std::int64_t{231} * 366 * 24 * 60;  // the year 2200
  const std::array<Bounds, 10> bounds{below(sizes[0], -1),
                                      below(sizes[1], kNoProduct),
                                      below(sizes[2], kNobody),
                                      below(sizes[3], kNowhere),
                                      below(sizes[4], -1),
                                      below(kLineKinds, -1),
                                      Bounds{-kMostMinutes, kMostMinutes, 0},
                                      Bounds{-kMostQuantity, kMostQuantity, 0},
                                      Bounds{-kMostAmount, kMostAmount, 0},
                                      Bounds{0, 0xFFFF'FFFF, 0}};
  bool sound = true;
  std::size_t at = 0;
  for_each_column(lines_, [&](auto& column) {
    using Value = typename std::remove_reference_t<decltype(column)>::value_type;
    const Bounds& bound = bounds[at++];
    std::int64_t value = 0;
    column.reserve(column.size() + static_cast<std::size_t>(*count));
    for (std::int64_t i = 0; sound && i < *count; ++i) {
      const std::optional<std::int64_t> difference = take_number(bytes);
      sound = difference && *difference >= -2 * kMostAmount && *difference <= 2 * kMostAmount;
      if (!sound) break;
      value += *difference;
      sound = (value >= bound.low && value <= bound.high) || (bound.none > 0 && value == bound.none);
      column.push_back(static_cast<Value>(value));
    }
  });
  if (!sound || !bytes.empty()) return damaged();
  return Done{};
}

Result<Lines> LinesReader::finish(std::size_t lines) {
  if (lines_.size() != lines) return damaged();
  for (std::size_t i = 1; i < lines; ++i)
    if (lines_.minute[i] < lines_.minute[i - 1]) return damaged();
  return std::move(lines_);
}

}  // namespace cairn::shop

#include "base/money.h"

#include <array>

namespace cairn {
namespace {

constexpr std::array<std::int64_t, 7> kPowers = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};

std::int64_t power(int decimals) { return kPowers[static_cast<std::size_t>(decimals)]; }

bool is_one_of(std::string_view codes, std::string_view code) {
  for (std::size_t at = 0; at < codes.size(); at += 4)
    if (codes.substr(at, 3) == code) return true;
  return false;
}

std::string digits(std::uint64_t size, int decimals, bool grouped) {
  const auto unit = static_cast<std::uint64_t>(power(decimals));
  const std::uint64_t whole = size / unit;
  std::string text;
  if (grouped && whole >= 1000)
    text = digits(whole / 1000, 0, true) + ',' + std::to_string(1000 + whole % 1000).substr(1);
  else
    text = std::to_string(whole);
  if (decimals > 0) text += '.' + std::to_string(unit + size % unit).substr(1);
  return text;
}

std::uint64_t size_of(std::int64_t value) {
  return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

}  // namespace

int decimals_of(std::string_view currency) {
  if (is_one_of("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF ", currency)) return 0;
  if (is_one_of("BHD IQD JOD KWD LYD OMR TND ", currency)) return 3;
  return is_one_of("CLF UYW ", currency) ? 4 : 2;
}

std::optional<std::int64_t> minor_of_millionths(std::int64_t millionths, int decimals) {
  const std::int64_t step = power(kMillionthPlaces - decimals);
  if (millionths % step != 0) return std::nullopt;
  return millionths / step;
}

std::int64_t millionths_of_minor(std::int64_t minor, int decimals) {
  return minor * power(kMillionthPlaces - decimals);
}

std::string format_amount(std::int64_t minor, int decimals) {
  return (minor < 0 ? "\xE2\x88\x92" : "") + digits(size_of(minor), decimals, true);
}

std::string format_money(std::int64_t minor, std::string_view currency) {
  return format_amount(minor, decimals_of(currency)) + ' ' + std::string(currency);
}

std::string plain_amount(std::int64_t minor, int decimals) {
  return (minor < 0 ? "-" : "") + digits(size_of(minor), decimals, false);
}

}  // namespace cairn

#include "apps/shop/words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/date.h"
#include "base/numbers.h"

namespace cairn::shop {
namespace {

constexpr std::string_view kMinus = "\xE2\x88\x92";  // U+2212

struct Sign {
  std::string_view currency, sign;
};
constexpr std::array<Sign, 8> kSigns{{{"GBP", "\xC2\xA3"},
                                      {"EUR", "\xE2\x82\xAC"},
                                      {"USD", "$"},
                                      {"JPY", "\xC2\xA5"},
                                      {"AUD", "A$"},
                                      {"CAD", "CA$"},
                                      {"NZD", "NZ$"},
                                      {"INR", "\xE2\x82\xB9"}}};

std::uint64_t size_of(Amount amount) {
  return amount < 0 ? ~static_cast<std::uint64_t>(amount) + 1 : static_cast<std::uint64_t>(amount);
}

std::string with_commas64(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string padded(std::uint64_t number, std::size_t digits) {
  std::string out = std::to_string(number);
  out.insert(0, digits - std::min(digits, out.size()), '0');
  return out;
}

}  // namespace

int decimals_of(std::string_view currency) {
  for (const std::string_view whole : {"JPY", "KRW", "CLP", "ISK", "VND", "HUF"})
    if (currency == whole) return 0;
  return 2;
}

std::string money(Amount amount, std::string_view currency, Cents cents) {
  constexpr std::uint64_t kFromHereOn = 1000;
  int decimals = decimals_of(currency);
  const std::uint64_t size = size_of(amount);
  const bool large = size >= kFromHereOn * static_cast<std::uint64_t>(kUnit);
  if (cents == Cents::kNone || (cents == Cents::kSmall && large)) decimals = 0;
  const std::uint64_t step = decimals == 0 ? kUnit : kUnit / 100;
  const std::uint64_t rounded = (size + step / 2) / step;
  std::string out(amount < 0 && rounded > 0 ? kMinus : "");
  const auto* const known =
      std::find_if(kSigns.begin(), kSigns.end(), [&](const Sign& sign) { return sign.currency == currency; });
  if (known != kSigns.end()) out.append(known->sign);
  out.append(with_commas64(decimals == 0 ? rounded : rounded / 100));
  if (decimals != 0) out.append(".").append(padded(rounded % 100, 2));
  if (known == kSigns.end() && !currency.empty()) out.append(" ").append(currency);
  return out;
}

std::string plain_amount(Amount amount) {
  const std::uint64_t size = size_of(amount);
  std::string decimals = padded(size % static_cast<std::uint64_t>(kUnit), 4);
  while (decimals.size() > 2 && decimals.back() == '0') decimals.pop_back();
  return (amount < 0 ? "-" : "") + std::to_string(size / static_cast<std::uint64_t>(kUnit)) + "." + decimals;
}

std::string plain_quantity(std::int64_t thousandths) {
  std::string out = (thousandths < 0 ? "-" : "") + std::to_string(size_of(thousandths) / 1000);
  if (thousandths % 1000 == 0) return out;
  std::string decimals = padded(size_of(thousandths) % 1000, 3);
  while (decimals.back() == '0') decimals.pop_back();
  return out + "." + decimals;
}

std::string minute_words(std::int32_t minute) {
  constexpr std::int32_t kDay = 24 * 60;
  const std::int32_t clock = ((minute % kDay) + kDay) % kDay;
  return to_iso(Date{(minute - clock) / kDay}) + " " + padded(static_cast<std::uint64_t>(clock / 60), 2) + ":" +
         padded(static_cast<std::uint64_t>(clock % 60), 2);
}

std::string quantity_words(std::int64_t thousandths) {
  const std::uint64_t size = size_of(thousandths);
  std::string out = (thousandths < 0 ? std::string(kMinus) : std::string()) + with_commas64(size / 1000);
  if (size % 1000 == 0) return out;
  std::string decimals = padded(size % 1000, 3);
  while (decimals.back() == '0') decimals.pop_back();
  return out + "." + decimals;
}

std::string share_words(double share) {
  const double percent = share * 100;
  if (percent > 0 && percent < 0.05) return "under 0.1 %";
  if (std::abs(percent) >= 9.95 || percent == 0) return std::to_string(std::lround(percent)) + " %";
  const long tenths = std::lround(std::abs(percent) * 10);
  return (percent < 0 ? std::string(kMinus) : std::string()) + std::to_string(tenths / 10) +
         (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10)) + " %";
}

std::string change_words(double now, double before) {
  if (before == 0) return "";
  const double ratio = now / before;
  if (before > 0 && ratio >= 10) return "\xC3\x97 " + std::to_string(std::lround(ratio));
  const long percent = std::lround((now - before) / std::abs(before) * 100);
  if (percent == 0) return "the same";
  return (percent > 0 ? "+" : std::string(kMinus)) + with_commas(static_cast<std::size_t>(std::labs(percent))) + " %";
}

std::string_view kind_words(LineKind kind) {
  constexpr std::array<std::string_view, kLineKinds> kWords{"Goods", "Returns",   "Postage",
                                                            "Fees",  "Discounts", "Vouchers"};
  return kWords[static_cast<std::size_t>(kind)];
}

}  // namespace cairn::shop

#include "base/currency.h"

#include <array>

#include "base/amounts.h"

namespace cairn {
namespace {

constexpr std::string_view kCodes =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP "
    "CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG "
    "HUF "
    "IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD "
    "MMK "
    "MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF "
    "SAR "
    "SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS "
    "VES "
    "VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL ";

struct CurrencySign {
  std::string_view sign, code;
};
constexpr std::array<CurrencySign, 25> kSigns = {{{"$", "USD"},
                                                  {"US$", "USD"},
                                                  {"C$", "CAD"},
                                                  {"CA$", "CAD"},
                                                  {"A$", "AUD"},
                                                  {"AU$", "AUD"},
                                                  {"NZ$", "NZD"},
                                                  {"HK$", "HKD"},
                                                  {"S$", "SGD"},
                                                  {"R$", "BRL"},
                                                  {"\xC2\xA3", "GBP"},
                                                  {"\xE2\x82\xAC", "EUR"},
                                                  {"\xC2\xA5", "JPY"},
                                                  {"\xE2\x82\xB9", "INR"},
                                                  {"\xE2\x82\xBA", "TRY"},
                                                  {"\xE2\x82\xA9", "KRW"},
                                                  {"\xE2\x82\xBD", "RUB"},
                                                  {"\xE2\x82\xB4", "UAH"},
                                                  {"\xE2\x82\xAA", "ILS"},
                                                  {"z\xC5\x82", "PLN"},
                                                  {"K\xC4\x8D", "CZK"},
                                                  {"Ft", "HUF"},
                                                  {"Fr.", "CHF"},
                                                  {"kr", "kr"},
                                                  {"kr.", "kr"}}};

}  // namespace

std::string currency_of(std::string_view text) {
  text = trim_spaces(text);
  for (const CurrencySign& known : kSigns)
    if (known.sign == text) return std::string(known.code);
  if (text.size() != 3) return {};
  std::string code;
  for (const char c : text) code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  for (std::size_t at = 0; at < kCodes.size(); at += 4)
    if (kCodes.substr(at, 3) == code) return code;
  return {};
}

}  // namespace cairn

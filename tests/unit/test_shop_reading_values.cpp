// Numbers, money, days, times, kinds and names by number, each by itself.
#include <cstdlib>

#include "apps/shop/reading/dictionary.h"
#include "apps/shop/reading/kinds.h"
#include "apps/shop/reading/times_price.h"
#include "base/amounts.h"
#include "base/currency.h"
#include "base/date.h"
#include "base/random.h"
#include "base/written_dates.h"
#include "shop_reading_fixture.h"

namespace cairn::shop::reading::testing {
namespace {

// "12.3400 EUR", or the fault.
std::string number_words(std::string_view text, DecimalSign sign) {
  const ReadNumber number = read_number(text, sign, 4);
  switch (number.fault) {
    case NumberFault::kEmpty:
      return "empty";
    case NumberFault::kNotANumber:
      return "no number";
    case NumberFault::kOtherSign:
      return "other sign";
    case NumberFault::kTooLarge:
      return "too large";
    case NumberFault::kNone:
      break;
  }
  const std::string currency = currency_of(number.currency);
  return std::to_string(number.value) + (currency.empty() ? "" : " " + currency) + (number.rounded ? " rounded" : "");
}

TEST_CASE("shop reading: numbers with a decimal point") {
  const auto read = [](std::string_view text) { return number_words(text, DecimalSign::kPoint); };
  CHECK(read("1234.5") == "12345000");
  CHECK(read("1,234.56") == "12345600");
  CHECK(read("1,234,567") == "12345670000");
  CHECK(read("1 234.56") == "12345600");
  CHECK(read("1\xC2\xA0"
             "234") == "12340000");
  CHECK(read("1\xE2\x80\xAF"
             "234.5") == "12345000");
  CHECK(read("1'234.50") == "12345000");
  CHECK(read("1\xE2\x80\x99"
             "234.50") == "12345000");
  CHECK(read(".5") == "5000");
  CHECK(read("0.0425") == "425");
  CHECK(read("0.00005") == "1 rounded");
  CHECK(read("-0.00005") == "-1 rounded");
  CHECK(read("0.00004") == "0 rounded");
  CHECK(read("2.500000") == "25000");
  CHECK(read("12.299999999999999") == "123000 rounded");
  CHECK(read("-5") == "-50000");
  CHECK(read("(5.00)") == "-50000");
  CHECK(read("($5.00)") == "-50000 USD");
  CHECK(read("5.00-") == "-50000");
  CHECK(read("\xE2\x88\x92"
             "5") == "-50000");
  CHECK(read("+5") == "50000");
  CHECK(read("-$1,234.50") == "-12345000 USD");
  CHECK(read("$-1.50") == "-15000 USD");
  CHECK(read("\xC2\xA3"
             "3.20") == "32000 GBP");
  CHECK(read("EUR 12.00") == "120000 EUR");
  CHECK(read("12.00 chf") == "120000 CHF");
  CHECK(read("12 kr") == "120000 kr");
  CHECK(read("  ") == "empty");
  CHECK(read("abc") == "no number");
  CHECK(read("12 pcs") == "no number");
  CHECK(read("EUR 12 EUR") == "no number");
  CHECK(read("--5") == "no number");
  CHECK(read("-5-") == "no number");
  CHECK(read("12.") == "no number");
  CHECK(read("12%") == "no number");
  CHECK(read("1.2.3") == "no number");
  CHECK(read("1e5") == "no number");
  CHECK(read("12,50") == "other sign");
  CHECK(read("1.234,56") == "other sign");
  CHECK(read("1.234.567") == "other sign");
  CHECK(read("99999999999999") == "too large");
  CHECK(read("9999999999999999999999999.99") == "too large");
}

TEST_CASE("shop reading: numbers with a decimal comma") {
  const auto read = [](std::string_view text) { return number_words(text, DecimalSign::kComma); };
  CHECK(read("12,50") == "125000");
  CHECK(read("1.234,56") == "12345600");
  CHECK(read("1 234,56 \xE2\x82\xAC") == "12345600 EUR");
  CHECK(read("1.234") == "12340000");
  CHECK(read("1234") == "12340000");
  CHECK(read("12,-") == "120000");
  CHECK(read("-12,50") == "-125000");
  CHECK(read("12.50") == "other sign");
  CHECK(read("1,234.56") == "other sign");
}

TEST_CASE("shop reading: what a number says of its decimal sign") {
  CHECK(decimal_hint("12.50") == DecimalHint::kPoint);
  CHECK(decimal_hint("12,50") == DecimalHint::kComma);
  CHECK(decimal_hint("1,234.56") == DecimalHint::kPoint);
  CHECK(decimal_hint("1.234.567") == DecimalHint::kComma);
  CHECK(decimal_hint("0.125") == DecimalHint::kPoint);
  CHECK(decimal_hint("0,125") == DecimalHint::kComma);
  CHECK(decimal_hint("1,234") == DecimalHint::kEither);
  CHECK(decimal_hint("$1.234") == DecimalHint::kEither);
  CHECK(decimal_hint("1234") == DecimalHint::kNothing);
  CHECK(decimal_hint("none") == DecimalHint::kNothing);
  CHECK(decimal_hint("1.2.3") == DecimalHint::kNothing);
}

TEST_CASE("shop reading: currencies") {
  CHECK(currency_of("eur") == "EUR");
  CHECK(currency_of("CA$") == "CAD");
  CHECK(currency_of("z\xC5\x82") == "PLN");
  CHECK(currency_of("ABC").empty());
  CHECK(currency_of("").empty());
  CHECK(currency_of("D A").empty());
}

TEST_CASE("shop reading: quantity times price is exact") {
  CHECK(times_price(6'000, 25'500) == 153'000);
  CHECK(times_price(-1'000, 275'000) == -275'000);
  CHECK(times_price(1'500, 3) == 5);  // 4.5 ten-thousandths, away from zero
  CHECK(times_price(-1'500, 3) == -5);
  CHECK(times_price(2'000'000'000, 1'000'000'000'000) == 2'000'000'000'000'000'000);
  Random random(5);
  for (int i = 0; i < 10'000; ++i) {
    const std::int64_t quantity = random.between(-30'000, 30'000), price = random.between(-3'000'000, 3'000'000);
    const std::int64_t product = quantity * price;
    const std::int64_t rounded = (product < 0 ? -1 : 1) * ((std::abs(product) + 500) / 1000);
    CHECK(times_price(static_cast<std::int32_t>(quantity), price) == rounded);
  }
}

// "2010-12-01 8:26" with the minute of the day, or the fault.
std::string date_words(std::string_view text, DateOrder order = DateOrder::kDayFirst) {
  const ReadDate date = read_date(text, order);
  if (date.fault == DateFault::kEmpty) return "empty";
  if (date.fault == DateFault::kNotADate) return "no date";
  if (date.fault == DateFault::kOtherOrder) return "other order";
  if (date.fault == DateFault::kNoSuchDay) return "no such day";
  return to_iso(Date{date.day}) + (date.has_time ? " " + std::to_string(date.minute) : "");
}

TEST_CASE("shop reading: dates") {
  CHECK(date_words("2010-12-01") == "2010-12-01");
  CHECK(date_words("2010-12-01T08:26:00.5+02:00") == "2010-12-01 506");
  CHECK(date_words("2010-12-01 08:26:00 -0500") == "2010-12-01 506");
  CHECK(date_words("2010-12-01T23:50Z") == "2010-12-01 1430");
  CHECK(date_words("2010-12-01 23:50 UTC") == "2010-12-01 1430");
  CHECK(date_words("2010/12/01 8:26") == "2010-12-01 506");
  CHECK(date_words("20101201") == "2010-12-01");
  CHECK(date_words("20101201T0826") == "2010-12-01 506");
  CHECK(date_words("20101201 082659") == "2010-12-01 506");
  CHECK(date_words("01/12/2010 8:26") == "2010-12-01 506");
  CHECK(date_words("12/1/10 8:26 PM", DateOrder::kMonthFirst) == "2010-12-01 1226");
  CHECK(date_words("12/1/2010 12:05 a.m.", DateOrder::kMonthFirst) == "2010-12-01 5");
  CHECK(date_words("1.12.2010") == "2010-12-01");
  CHECK(date_words("1. 12. 2010, 8:26", DateOrder::kMonthFirst) == "2010-12-01 506");
  CHECK(date_words("01-Dec-2010") == "2010-12-01");
  CHECK(date_words("2010-Dec-01") == "2010-12-01");
  CHECK(date_words("Dec 1, 2010") == "2010-12-01");
  CHECK(date_words("December 1st, 2010 at 8:26") == "2010-12-01 506");
  CHECK(date_words("Wed, 1 December 2010 08:26:59 GMT") == "2010-12-01 506");
  CHECK(date_words("Wed Dec 1, 2010") == "2010-12-01");
  CHECK(date_words("1 de diciembre de 2010") == "2010-12-01");
  CHECK(date_words("1er ao\xC3\xBBt 2010 \xC3\xA0 8h26") == "2010-08-01 506");
  CHECK(date_words("3. M\xC3\xA4rz 2010 um 8:26") == "2010-03-03 506");
  CHECK(date_words("3 maggio 2010") == "2010-05-03");
  CHECK(date_words("3 mei 2010") == "2010-05-03");
  CHECK(date_words("3 Okt 10") == "2010-10-03");
  CHECK(date_words("3 jui 2010") == "no date");  // June or July
  CHECK(date_words("13/12/2010", DateOrder::kMonthFirst) == "other order");
  CHECK(date_words("12/13/2010") == "other order");
  CHECK(date_words("31/02/2010") == "no such day");
  CHECK(date_words("02/31/2010", DateOrder::kMonthFirst) == "no such day");
  CHECK(date_words("31.04.2010 08:26") == "no such day");
  CHECK(date_words("2010-02-30") == "no such day");
  CHECK(date_words("31 June 2010") == "no such day");
  CHECK(date_words("32.01.2010") == "no date");
  CHECK(date_words("00/02/2010") == "no date");
  CHECK(date_words("29.02.2012") == "2012-02-29");
  CHECK(date_words("29.02.2011") == "no such day");
  CHECK(date_words("2010-13-01") == "no date");
  CHECK(date_words("1869-01-01") == "no date");
  CHECK(date_words("2010-12-01 25:00") == "no date");
  CHECK(date_words("2010-12-01 8") == "no date");
  CHECK(date_words("2010-12-01 8:26 or so, I think") == "no date");
  CHECK(date_words("2010-12-01x") == "no date");
  CHECK(date_words("536365") == "no date");
  CHECK(date_words("12") == "no date");
  CHECK(date_words("soon") == "no date");
  CHECK(date_words("") == "empty");
}

TEST_CASE("shop reading: times of the day and what dates say of their order") {
  CHECK(read_clock("8:26") == 506);
  CHECK(read_clock("08:26:30 PM") == 1226);
  CHECK(read_clock("8 pm") == 1200);
  CHECK(read_clock("12 am") == 0);
  CHECK(read_clock("8h26") == 506);
  CHECK(read_clock("0826") == 506);
  CHECK_FALSE(read_clock("13 pm"));
  CHECK_FALSE(read_clock("8:6"));
  CHECK_FALSE(read_clock("8"));
  CHECK_FALSE(read_clock(""));
  CHECK(date_hint("13/12/2010") == DateHint::kDayFirst);
  CHECK(date_hint("12-13-2010 8:00") == DateHint::kMonthFirst);
  CHECK(date_hint("01/12/2010") == DateHint::kEither);
  CHECK(date_hint("01/01/2010") == DateHint::kNothing);
  CHECK(date_hint("01.12.2010") == DateHint::kNothing);
  CHECK(date_hint("2010-12-01") == DateHint::kNothing);
  CHECK(date_hint("31/02/2010") == DateHint::kNothing);
}

TEST_CASE("shop reading: every day of many years, written in many ways") {
  constexpr std::array<const char*, 12> kEnglish = {"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};
  for (std::int32_t day = 0; day < 84'000; day += 13) {
    const CivilDate civil = to_civil(Date{day});
    const std::string iso = to_iso(Date{day});
    const std::string y = std::to_string(civil.year), m = std::to_string(civil.month), d = std::to_string(civil.day);
    const std::string name = kEnglish[static_cast<std::size_t>(civil.month - 1)];
    CHECK(date_words(iso) == iso);
    for (const auto& [parts, order] :
         std::vector<std::pair<Strings, DateOrder>>{{{d, "/", m, "/", y}, DateOrder::kDayFirst},
                                                    {{m, "/", d, "/", y}, DateOrder::kMonthFirst},
                                                    {{d, ".", m, ".", y}, DateOrder::kMonthFirst},
                                                    {{name, " ", d, ", ", y}, DateOrder::kDayFirst},
                                                    {{d, " ", name.substr(0, 3), " ", y}, DateOrder::kDayFirst}}) {
      std::string text;
      for (const std::string& part : parts) text += part;
      CHECK(date_words(text, order) == iso);
      text += " 0:07";
      CHECK(date_words(text, order) == iso + " 7");
    }
  }
}

TEST_CASE("shop reading: kinds by code and by the whole name") {
  CHECK(special_of_code("POST", false) == Special::kPostage);
  CHECK(special_of_code("gift_0001_20", false) == Special::kVoucher);
  for (const char* code : {"M", "m", "B", "S", "AMAZONFEE", "BANK CHARGES", "CRUK", "ADJUST2"})
    CHECK(special_of_code(code, true) == Special::kFee);
  CHECK(special_of_code("M", false) == Special::kPlain);
  CHECK(special_of_code("DOT", true) == Special::kPostage);
  CHECK(special_of_code("C2", true) == Special::kPostage);
  CHECK(special_of_code("D", true) == Special::kDiscount);
  CHECK(special_of_code("TEST001", true) == Special::kTest);
  CHECK(special_of_code("PADS", true) == Special::kFee);
  CHECK(special_of_name("DOTCOM POSTAGE") == Special::kPostage);
  CHECK(special_of_name("Versandkosten") == Special::kPostage);
  CHECK(special_of_name("Frais de port") == Special::kPostage);
  CHECK(special_of_name("Gastos de env\xC3\xADo") == Special::kPostage);
  CHECK(special_of_name("Spese di spedizione") == Special::kPostage);
  CHECK(special_of_name("Verzendkosten") == Special::kPostage);
  CHECK(special_of_name("Shipping 4.95 EUR") == Special::kPostage);
  CHECK(special_of_name("VINTAGE POSTAGE STAMP BOX") == Special::kPlain);
  CHECK(special_of_name("Bank charges") == Special::kFee);
  CHECK(special_of_name("Rabatt") == Special::kDiscount);
  CHECK(special_of_name("Gift card - $50.00") == Special::kVoucher);
  CHECK(special_of_name("Gift card holder") == Special::kPlain);
  CHECK(special_of_name("") == Special::kPlain);
  CHECK(special_of_name("12") == Special::kPlain);
  CHECK(standing_of("Refund") == Standing::kReturn);
  CHECK(standing_of("wc-cancelled") == Standing::kCancelled);
  CHECK(standing_of("wc-on-hold") == Standing::kNotPaid);
  CHECK(standing_of("requires_payment_method") == Standing::kNotPaid);
  CHECK(standing_of("Completed") == Standing::kSale);
  CHECK(standing_of("\xC3\x89"
                    "chou\xC3\xA9") == Standing::kNotPaid);
}

TEST_CASE("shop reading: names by number, pairs and hashes") {
  Dictionary names;
  std::vector<std::string> wanted;
  Random random(3);
  for (int i = 0; i < 5000; ++i) {
    const std::string name = "n" + std::to_string(random.below(900));
    const auto found = std::find(wanted.begin(), wanted.end(), name);
    CHECK(names.number_of(name) == static_cast<std::uint32_t>(found - wanted.begin()));
    if (found == wanted.end()) wanted.push_back(name);
  }
  CHECK(names.names() == wanted);
  PairCounts pairs;
  for (std::uint32_t i = 0; i < 1000; ++i) pairs.add(i % 50, i % 20);
  std::size_t count = 0, different = 0;
  pairs.each([&](std::uint32_t, std::uint32_t, std::uint32_t times) {
    count += times;
    ++different;
  });
  CHECK(count == 1000);
  CHECK(different == 100);
  SeenHashes seen;
  for (std::uint64_t i = 0; i < 1000; ++i) CHECK(seen.add(i * 2));
  for (std::uint64_t i = 2; i < 1000; ++i) CHECK_FALSE(seen.add(i * 2));
}

}  // namespace
}  // namespace cairn::shop::reading::testing

// Random files against sums of the test's own, and damage of any kind.
#include <cstdlib>
#include <map>

#include "base/amounts.h"
#include "base/date.h"
#include "base/random.h"
#include "base/written_dates.h"
#include "shop_reading_fixture.h"

namespace cairn::shop::reading::testing {
namespace {

struct Dialect {
  char separator = ',';
  bool comma = false, groups = false, crlf = false, quotes = false;
  int dates = 0;
};

std::string money(std::int64_t cents, const Dialect& dialect) {
  const std::int64_t size = cents < 0 ? -cents : cents;
  std::string whole = std::to_string(size / 100);
  if (dialect.groups)
    for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, dialect.comma ? "." : ",");
  const std::string part = std::to_string(100 + size % 100).substr(1);
  return (cents < 0 ? "-" : "") + whole + (dialect.comma ? "," : ".") + part;
}

std::string date_text(std::int32_t day, int minute, int style) {
  const CivilDate civil = to_civil(Date{day});
  const std::string y = std::to_string(civil.year), m = std::to_string(civil.month), d = std::to_string(civil.day);
  const std::string time = std::to_string(minute / 60) + ":" + std::to_string(100 + minute % 60).substr(1);
  switch (style) {
    case 0:
      return to_iso(Date{day}) + "T0" + std::to_string(minute / 60 % 10) + time.substr(time.find(':'));
    case 1:
      return d + "/" + m + "/" + y + " " + time;
    case 2:
      return m + "/" + d + "/" + y + " " + time;
    case 3:
      return d + "." + m + "." + y + " " + time;
    default:
      return month_name(civil.month) + " " + d + ", " + y + " " + time;
  }
}

TEST_CASE("shop reading: random tables in random dialects add up to the penny") {
  Random random(2024);
  for (int round = 0; round < 150; ++round) {
    Dialect dialect{",;\t|"[random.index(4)], random.chance(0.5), random.chance(0.5),
                    random.chance(0.5),       random.chance(0.5), static_cast<int>(random.below(5))};
    const std::string end = dialect.crlf ? "\r\n" : "\n";
    const auto row = [&](const Strings& cells) {
      std::string out;
      for (const std::string& cell : cells) {
        if (!out.empty()) out += dialect.separator;
        const bool quoted = dialect.quotes || cell.find_first_of(",;\t|") != std::string::npos;
        out += quoted ? '"' + cell + '"' : cell;
      }
      return out + end;
    };
    std::string file = row({"order", "date", "product", "quantity", "unit price", "customer"});
    std::map<LineKind, std::int64_t> wanted;
    std::map<std::string, std::int64_t> by_customer;
    const std::size_t rows = 30 + random.index(150);
    std::size_t aside = 0;
    std::int32_t day = 19'000;
    for (std::size_t i = 0; i < rows; ++i) {
      // Every day comes, so the order of day and month shows; minutes are of hours below ten, for the ISO form.
      day += static_cast<std::int32_t>(random.below(2));
      if (i == 0) day = 19'000;
      const bool last = i + 1 == rows;
      const std::int32_t on = last ? 19'022 : day;
      const std::int64_t quantity = random.chance(0.1) ? -random.between(1, 5) : random.between(1, 3000);
      const std::int64_t cents = random.chance(0.05) ? 0 : random.between(1, 400'000);
      const std::string customer = "c" + std::to_string(random.below(9));
      const bool postage = random.chance(0.1);
      file += row({"o" + std::to_string(i), date_text(on, static_cast<int>(random.below(600)), dialect.dates),
                   postage ? "Postage" : "Thing " + std::to_string(random.below(5)), std::to_string(quantity),
                   money(cents, dialect), customer});
      if (cents == 0 || quantity * cents > 10'000'000'000) {
        ++aside;
        continue;
      }
      const LineKind kind = postage ? LineKind::kPostage : quantity < 0 ? LineKind::kReturn : LineKind::kGoods;
      wanted[kind] += quantity * cents * 100;
      by_customer[customer] += quantity * cents * 100;
    }
    Reading reading("a.txt", file);
    read_all(reading, 1 + random.index(50));
    CAPTURE(file);
    CHECK(reading.shape().separator == dialect.separator);
    CHECK(reading.counts().rows == rows);
    CHECK(reading.counts().set_aside == aside);
    const Lines lines = take_sound(reading);
    std::map<LineKind, std::int64_t> got;
    std::map<std::string, std::int64_t> got_by_customer;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      got[lines.kind[i]] += lines.amount[i];
      got_by_customer[customer_of(lines, i)] += lines.amount[i];
    }
    CHECK(got == wanted);
    CHECK(got_by_customer == by_customer);
  }
}

TEST_CASE("shop reading: damaged cells are read or refused, never more") {
  Random random(11);
  const std::string letters = "0123456789.,-/: TZapmdec\xC2\xA0\xE2\x82\xAC()$'+%";
  for (int i = 0; i < 50'000; ++i) {
    std::string text;
    for (std::size_t size = random.index(14); size > 0; --size) text += letters[random.index(letters.size())];
    for (const DecimalSign sign : {DecimalSign::kPoint, DecimalSign::kComma}) {
      const ReadNumber number = read_number(text, sign, 4);
      if (number.fault == NumberFault::kNone) CHECK(std::abs(number.value) <= 10'000'000'000'000'000);
    }
    const ReadDate date = read_date(text, DateOrder::kDayFirst);
    if (date.fault == DateFault::kNone) CHECK((date.day >= 0 && date.day < 84'007 && date.minute < 1440));
    decimal_hint(text);
    date_hint(text);
    if (const auto minute = read_clock(text)) CHECK((*minute >= 0 && *minute < 1440));
  }
}

TEST_CASE("shop reading: damage of any kind never crashes it, and rows add up") {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"a.csv",
       "Name,Email,Currency,Shipping,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,"
       "Cancelled at,Refunded Amount\n#1,a@b,EUR,4.90,1.00,2024-03-01 10:00,2,\"Tea, green\",10.00,,\n"
       "#1,,,,,,1,Mug,15.00,,\n#2,c@d,GBP,0,0,2024-03-02,1,Tea,10.00,2024-03-05,5\n"},
      {"b.csv", "id;Datum;Artikel;Menge;Preis;Kunde;Land\n1;1.2.2024;Tee;2;1,50;Anna;DE\n2;13.2.2024;Porto;1;4,90;;\n"},
      {"c.json",
       R"([{"id":7,"number":"7","status":"completed","date_created":"2024-01-02T10:00:00","shipping_total":"4.90",
"line_items":[{"name":"Tea","sku":"T1","quantity":2,"total":"7.00"}],"refunds":[{"id":9,"total":"-3.50"}]},{"a":{"b":[]}}])"},
      {"d.jsonl",
       "{\"order\":1,\"date\":\"2024-01-02\",\"product\":\"Tea\",\"price\":3.5}\n"
       "{\"order\":2,\"date\":\"2024-01-03\",\"product\":\"Mug\",\"price\":1}\n"}};
  Random random(77);
  for (int round = 0; round < 1200; ++round) {
    const std::size_t which = random.index(files.size());
    std::string text = files[which].second;
    for (std::size_t times = 1 + random.index(6); times > 0 && !text.empty(); --times) {
      const std::size_t at = random.index(text.size());
      if (random.chance(0.3))
        text.erase(at, 1 + random.index(9));
      else if (random.chance(0.3))
        text.insert(at, text.substr(random.index(text.size()), random.index(40)));
      else
        text[at] = random.chance(0.7) ? "\",;\n{}[]-0.9\t|/"[random.index(15)] : static_cast<char>(random.below(256));
    }
    CAPTURE(text);
    Reading reading(files[which].first, text);
    look(reading);
    if (reading.phase() == Phase::kRefused) {
      CHECK_FALSE(reading.refusal().message.empty());
      continue;
    }
    reading.preview(reading.plan());
    Plan plan = reading.plan();
    if (!reading.start(plan).ok()) {
      for (std::size_t& place : plan.columns.at)
        if (place == kNoColumn || random.chance(0.2)) place = random.index(reading.columns().size() + 1);
      if (!reading.start(plan).ok()) continue;
    }
    while (reading.phase() == Phase::kReading) reading.advance(3);
    take_sound(reading);
  }
}

}  // namespace
}  // namespace cairn::shop::reading::testing

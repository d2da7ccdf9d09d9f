// Order lines beside the log, and those of several files put together.
#include <doctest/doctest.h>

#include <limits>
#include <set>
#include <utility>

#include "apps/shop/combine.h"
#include "apps/shop/lines_codec.h"
#include "apps/shop/purchases.h"
#include "apps/shop/sample.h"
#include "base/packed.h"
#include "shop_fixture.h"

namespace cairn::shop {
namespace {

bool same_lines(const Lines& a, const Lines& b) {
  return a.order == b.order && a.product == b.product && a.customer == b.customer && a.country == b.country &&
         a.currency == b.currency && a.kind == b.kind && a.minute == b.minute && a.quantity == b.quantity &&
         a.amount == b.amount && a.row_line == b.row_line && a.orders == b.orders && a.countries == b.countries &&
         a.currencies == b.currencies && a.products.size() == b.products.size() &&
         a.customers.size() == b.customers.size();
}

std::vector<Blob> written(const Lines& lines) {
  const LinesWriter writer(lines, "abc");
  std::vector<Blob> blobs;
  for (std::size_t i = 0; i < writer.chunks(); ++i) blobs.push_back(writer.chunk(i));
  return blobs;
}

Result<Lines> read(const std::vector<Blob>& blobs, std::size_t lines) {
  LinesReader reader;
  for (const Blob& blob : blobs)
    if (const Status status = reader.add(blob.text); !status.ok()) return status.error();
  return reader.finish(lines);
}

Amount sum_of(const Lines& lines) {
  Amount sum = 0;
  for (const Amount amount : lines.amount) sum += amount;
  return sum;
}

TEST_CASE("shop: numbers of any size go through few bytes") {
  std::string bytes;
  const std::vector<std::int64_t> numbers{0,
                                          1,
                                          -1,
                                          63,
                                          64,
                                          -64,
                                          1'000'000,
                                          std::numeric_limits<std::int64_t>::max(),
                                          std::numeric_limits<std::int64_t>::min()};
  for (const std::int64_t number : numbers) put_number(bytes, number);
  std::string_view rest = bytes;
  for (const std::int64_t number : numbers) CHECK(take_number(rest) == number);
  CHECK_FALSE(take_number(rest).has_value());
  std::string_view endless("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01");
  CHECK_FALSE(take_number(endless).has_value());
}

TEST_CASE("shop: lines come back from beside the log as they were") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Lines lines = random_lines(seed);
    const std::vector<Blob> blobs = written(lines);
    for (const Blob& blob : blobs) {
      CHECK(is_blob_key(blob.key));
      CHECK(import_of(blob.key) == "abc");
      CHECK(blob.key.rfind(lines_prefix("abc"), 0) == 0);
    }
    const Result<Lines> back = read(blobs, lines.size());
    REQUIRE(back.ok());
    CHECK(same_lines(lines, back.value()));
    CHECK(back.value().products[3].name == lines.products[3].name);
    CHECK(back.value().customers[3].name == "Name");
    CHECK_FALSE(read(blobs, lines.size() + 1).ok());
  }
  const Lines large = random_lines(9, 20'000);
  const std::vector<Blob> blobs = written(large);
  CHECK(blobs.size() > 3);
  const Result<Lines> back = read(blobs, large.size());
  REQUIRE(back.ok());
  CHECK(same_lines(large, back.value()));
  CHECK(import_of("plants/thumbs/x").empty());
}

TEST_CASE("shop: damaged lines are noticed, and nothing is read out of bounds") {
  const Lines lines = random_lines(4, 20);
  const std::vector<Blob> blobs = written(lines);
  Random random(8);
  for (int round = 0; round < 3000; ++round) {
    std::vector<Blob> changed = blobs;
    std::string& text = changed[random.index(changed.size())].text;
    if (random.chance(0.2))
      text.resize(random.index(text.size()));
    else
      text[random.index(text.size())] = static_cast<char>(random.below(256));
    const Result<Lines> back = read(changed, lines.size());
    if (back.ok()) CHECK(same_lines(lines, back.value()));
  }
  std::vector<Blob> wrong_order = blobs;
  std::swap(wrong_order.front(), wrong_order.back());
  const Result<Lines> back = read(wrong_order, lines.size());
  REQUIRE_FALSE(back.ok());
  CHECK(back.error().message ==
        "Some of these orders are damaged on this device. Remove them and read their file again, or import a backup "
        "that holds them.");
}

TEST_CASE("shop: one file alone is as it was, and two that overlap count an order once") {
  const Lines lines = random_lines(1);
  CHECK(same_lines(combine({lines}).lines, lines));
  CHECK(combine({}).lines.size() == 0);
  const Combined twice = combine({lines, lines});
  CHECK(twice.lines.size() == lines.size());
  CHECK(twice.replaced == lines.orders.size());
  CHECK(sum_of(twice.lines) == sum_of(lines));
}

TEST_CASE("shop: files put together keep every line, its names, and its order together") {
  Lines first = random_lines(1), second = random_lines(2);
  for (std::string& order : second.orders) order.insert(0, 1, 'B');
  std::swap(second.countries[0], second.countries[2]);
  second.products[0] = {"P7", "Product 7 again"};  // the same code as another one of the first file
  const Amount both = sum_of(first) + sum_of(second);
  const Combined combined = combine({first, second});
  const Lines& all = combined.lines;
  CHECK(combined.replaced == 0);
  CHECK(all.size() == first.size() + second.size());
  CHECK(sum_of(all) == both);
  CHECK(all.countries.size() == 3);
  CHECK(all.products.size() == 8);
  std::vector<std::uint8_t> seen(all.orders.size(), 0);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0) CHECK(all.minute[i] >= all.minute[i - 1]);
    if (i > 0 && all.order[i] == all.order[i - 1]) continue;
    CHECK(seen[all.order[i]] == 0);
    seen[all.order[i]] = 1;
  }
}

TEST_CASE("shop: the file that was added last has the say about an order") {
  Lines old = random_lines(1), fresh = random_lines(1);
  for (Amount& amount : fresh.amount) amount += kUnit;
  fresh.orders[0] = "only in the new one";
  const Combined combined = combine({old, fresh});
  Amount expected = sum_of(fresh);
  for (std::size_t i = 0; i < old.size(); ++i)
    if (old.order[i] == 0) expected += old.amount[i];
  CHECK(sum_of(combined.lines) == expected);
  CHECK(combined.replaced == old.orders.size() - 1);
}

TEST_CASE("shop: orders without a number are the same when all of them is, and never else") {
  Lines first = random_lines(1), second = random_lines(1), other = random_lines(2);
  for (Lines* lines : {&first, &second, &other})
    for (std::string& order : lines->orders) order.clear();
  const Amount one = sum_of(first), two = sum_of(other);
  CHECK(sum_of(combine({first, other}).lines) == one + two);
  const Combined twice = combine({first, second});
  CHECK(sum_of(twice.lines) == one);
  CHECK(twice.replaced == first.orders.size());
}

TEST_CASE("shop: a number that stands twice in a file is two orders, in another file too") {
  Lines lines = random_lines(1);
  lines.orders[5] = lines.orders[4];
  const Amount sum = sum_of(lines);
  const Combined combined = combine({lines, lines});
  CHECK(sum_of(combined.lines) == sum);
  CHECK(combined.lines.orders.size() == lines.orders.size());
}

TEST_CASE("shop: what recommenders learn from is goods that known customers paid for, once an order") {
  const Lines lines = random_lines(6, 200);
  const factors::Sales sales = sales_of(lines);
  std::set<std::pair<std::uint32_t, std::uint32_t>> expected;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines.kind[i] == LineKind::kGoods && lines.customer[i] != kNobody && lines.amount[i] > 0)
      expected.emplace(lines.order[i], lines.product[i]);
  CHECK(sales.all.size() == expected.size());
  CHECK(sales.customers == lines.customers.size());
  for (std::size_t i = 1; i < sales.all.size(); ++i) CHECK(sales.all[i].minute >= sales.all[i - 1].minute);
}

TEST_CASE("shop: products become what the person says they are") {
  Lines lines = random_lines(3);
  count_as(lines, {{"P2", {LineKind::kPostage}}, {"P3", {LineKind::kGoods}}});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines.product[i] == 2) CHECK(lines.kind[i] == LineKind::kPostage);
    if (lines.product[i] == 3)
      CHECK(lines.kind[i] == (lines.amount[i] < 0 || lines.quantity[i] < 0 ? LineKind::kReturn : LineKind::kGoods));
  }
}

TEST_CASE("shop: the made-up shop is the same whenever it is made, and has what a shop has") {
  const Date last = to_date({2026, 9, 21});
  const Lines lines = sample_shop(last), again = sample_shop(last);
  CHECK(same_lines(lines, again));
  CHECK(lines.size() > 5000);
  std::array<std::size_t, kLineKinds> kinds{};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ++kinds[static_cast<std::size_t>(lines.kind[i])];
    if (i > 0) REQUIRE(lines.minute[i] >= lines.minute[i - 1]);
    REQUIRE(lines.minute[i] < (last.days + 1) * 24 * 60);
  }
  CHECK(kinds[static_cast<std::size_t>(LineKind::kReturn)] > 20);
  CHECK(kinds[static_cast<std::size_t>(LineKind::kPostage)] > 500);
  const Result<Lines> back = read(written(lines), lines.size());
  REQUIRE(back.ok());
  CHECK(same_lines(back.value(), lines));
}

}  // namespace
}  // namespace cairn::shop

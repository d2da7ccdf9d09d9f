#include "apps/shop/sample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/random.h"

namespace cairn::shop {
namespace {

constexpr int kDays = 730;
constexpr std::size_t kCustomers = 900;
constexpr std::uint64_t kSeed = 20'261;
constexpr Amount kPostage = 39'500, kFreeFrom = 400'000;  // free postage for orders of 40 and more

// A product is a thing of a collection; things of one collection are bought together.
struct Collection {
  std::string_view name;
  int peak_month;  // 1..12; 0: none
  int since_day;   // it is sold from here on
};
constexpr std::array<Collection, 9> kCollections{{{"Meadow", 5, 0},
                                                  {"Harbour", 7, 0},
                                                  {"Nordic", 12, 0},
                                                  {"Orchard", 9, 0},
                                                  {"Rose", 2, 0},
                                                  {"Slate", 0, 0},
                                                  {"Linen", 0, 200},
                                                  {"Fern", 4, 620},
                                                  {"Dusk", 0, 723}}};
struct Thing {
  std::string_view name, code;
  Amount price;
  int liked;  // how often it is bought beside others
};
constexpr std::array<Thing, 12> kThings{{{"mug", "MUG", 95'000, 10},
                                         {"bowl", "BWL", 125'000, 8},
                                         {"plate", "PLT", 145'000, 7},
                                         {"tea towel", "TWL", 65'000, 9},
                                         {"apron", "APR", 245'000, 4},
                                         {"candle", "CDL", 185'000, 8},
                                         {"vase", "VAS", 325'000, 3},
                                         {"cushion", "CSH", 285'000, 5},
                                         {"notebook", "NTB", 75'000, 6},
                                         {"tray", "TRY", 225'000, 3},
                                         {"teapot", "TPT", 395'000, 2},
                                         {"print", "PRN", 155'000, 4}}};
constexpr std::size_t kCatalogue = kCollections.size() * kThings.size();
constexpr std::array<std::string_view, 6> kCountries{"United Kingdom", "Ireland",     "Germany",
                                                     "France",         "Netherlands", "Sweden"};
constexpr std::array<int, 6> kCountryWeights{78, 6, 6, 4, 4, 2};
constexpr std::array<int, 7> kWeekdays{11, 10, 10, 10, 9, 4, 7};  // orders, Monday first
constexpr std::array<std::string_view, 10> kFirstNames{"Ada",  "Ben",   "Clara", "David", "Elif",
                                                       "Finn", "Grace", "Hugo",  "Ines",  "Jonas"};
constexpr std::array<std::string_view, 10> kLastNames{"Archer",  "Brandt", "Costa", "Doyle", "Evans",
                                                      "Fischer", "Garcia", "Holm",  "Ivers", "Jansen"};

struct Customer {
  std::uint16_t country = 0;
  std::size_t likes = 0, likes_too = 0;  // collections
  int since_day = 0;
  int between = 0;  // days between orders, about
};

template <std::size_t N>
std::size_t drawn(Random& random, const std::array<int, N>& weights) {
  int all = 0;
  for (const int weight : weights) all += weight;
  auto at = static_cast<int>(random.below(static_cast<std::uint64_t>(all)));
  std::size_t i = 0;
  while (at >= weights[i]) at -= weights[i++];
  return i;
}

int month_distance(int a, int b) {
  const int apart = std::abs(a - b);
  return std::min(apart, 12 - apart);
}

class Maker {
 public:
  explicit Maker(Date last_day) : random_(kSeed), first_(add_days(last_day, 1 - kDays)) {}

  Lines make() {
    name_things();
    for (std::size_t c = 0; c < kCustomers; ++c) customers_.push_back(new_customer());
    struct Order {
      int day;
      std::int32_t minute;
      std::size_t customer;
    };
    std::vector<Order> orders;
    for (std::size_t c = 0; c < kCustomers; ++c) {
      for (int day = customers_[c].since_day; day < kDays; day += 1 + until_next(customers_[c])) {
        const int on = moved_to_likely_weekday(day);
        orders.push_back({on, static_cast<std::int32_t>(8 * 60 + random_.below(13 * 60)), c});
        if (random_.chance(0.28)) break;  // does not come back
      }
    }
    std::stable_sort(orders.begin(), orders.end(), [](const Order& a, const Order& b) {
      return std::pair(a.day, a.minute) < std::pair(b.day, b.minute);
    });
    for (const Order& order : orders) add_order(order.day, order.minute, order.customer);
    in_order();
    return std::move(lines_);
  }

 private:
  void name_things() {
    for (const Collection& collection : kCollections)
      for (const Thing& thing : kThings)
        lines_.products.push_back({std::string(thing.code) + "-" + std::string(collection.name.substr(0, 3)),
                                   std::string(collection.name) + " " + std::string(thing.name)});
    lines_.products.push_back({"POSTAGE", "Postage"});
    for (const std::string_view country : kCountries) lines_.countries.emplace_back(country);
    lines_.currencies = {"GBP"};
  }

  Customer new_customer() {
    Customer customer;
    customer.country = static_cast<std::uint16_t>(drawn(random_, kCountryWeights));
    customer.likes = random_.index(kCollections.size());
    customer.likes_too = random_.index(kCollections.size());
    // The shop grows: more of them begin late.
    customer.since_day = static_cast<int>(std::sqrt(random_.unit()) * kDays);
    customer.between = 20 + static_cast<int>(random_.below(120));
    const std::size_t number = lines_.customers.size();
    const std::string name = std::string(kFirstNames[random_.index(kFirstNames.size())]) + " " +
                             std::string(kLastNames[random_.index(kLastNames.size())]);
    lines_.customers.push_back({"C" + std::to_string(1001 + number), name});
    return customer;
  }

  int until_next(const Customer& customer) {
    return static_cast<int>(static_cast<double>(customer.between) * (0.4 + 1.2 * random_.unit()));
  }

  int moved_to_likely_weekday(int day) {
    const auto wanted = static_cast<int>(drawn(random_, kWeekdays));
    const int is = static_cast<int>(weekday_of(add_days(first_, day)));
    const int moved = day + wanted - is;
    return moved >= 0 && moved < kDays ? moved : day;
  }

  std::size_t choose_collection(const Customer& customer, int day) {
    const int month = to_civil(add_days(first_, day)).month;
    for (;;) {
      const std::size_t chosen = random_.chance(0.6)   ? customer.likes
                                 : random_.chance(0.5) ? customer.likes_too
                                                       : random_.index(kCollections.size());
      const Collection& collection = kCollections[chosen];
      if (day < collection.since_day) {
        if (random_.chance(0.5)) return 5;  // Slate is always there
        continue;
      }
      const bool in_season = collection.peak_month == 0 || month_distance(month, collection.peak_month) <= 2;
      if (in_season || random_.chance(0.35)) return chosen;
    }
  }

  std::size_t choose_thing() {
    std::array<int, kThings.size()> weights{};
    for (std::size_t i = 0; i < kThings.size(); ++i) weights[i] = kThings[i].liked;
    return drawn(random_, weights);
  }

  void add_order(int day, std::int32_t minute, std::size_t customer) {
    const Customer& who = customers_[customer];
    const std::int32_t at = add_days(first_, day).days * 24 * 60 + minute;
    const std::uint32_t order = new_order();
    const std::size_t collection = choose_collection(who, day);
    Amount sum = 0;
    const std::size_t first_line = lines_.size();
    std::size_t thing = choose_thing();
    for (std::size_t n = 1 + random_.index(4); n > 0; --n) {
      const std::size_t from = random_.chance(0.8) ? collection : choose_collection(who, day);
      const std::size_t product = from * kThings.size() + thing;
      const auto pieces = static_cast<Quantity>(1 + random_.below(random_.chance(0.1) ? 8 : 2));
      const Amount amount = kThings[thing].price * pieces;
      add(order, static_cast<std::uint32_t>(product), customer, LineKind::kGoods, at, pieces * kOne, amount);
      sum += amount;
      // A cup goes with a plate, a teapot with a mug.
      thing = thing == 0 && random_.chance(0.35) ? 2 : thing == 10 && random_.chance(0.7) ? 0 : choose_thing();
    }
    if (sum < kFreeFrom) add(order, kCatalogue, customer, LineKind::kPostage, at, kOne, kPostage);
    if (random_.chance(0.04)) give_back(first_line, customer, at);
  }

  void give_back(std::size_t line, std::size_t customer, std::int32_t at) {
    const auto later = at + static_cast<std::int32_t>(2 * 24 * 60 + random_.below(10 * 24 * 60));
    if (later >= add_days(first_, kDays).days * 24 * 60) return;
    add(new_order(), lines_.product[line], customer, LineKind::kReturn, later, -lines_.quantity[line],
        -lines_.amount[line]);
  }

  std::uint32_t new_order() {
    lines_.orders.push_back("#" + std::to_string(1001 + lines_.orders.size()));
    return static_cast<std::uint32_t>(lines_.orders.size() - 1);
  }

  void add(std::uint32_t order, std::uint32_t product, std::size_t customer, LineKind kind, std::int32_t minute,
           Quantity quantity, Amount amount) {
    lines_.order.push_back(order);
    lines_.product.push_back(product);
    lines_.customer.push_back(static_cast<std::uint32_t>(customer));
    lines_.country.push_back(customers_[customer].country);
    lines_.currency.push_back(0);
    lines_.kind.push_back(kind);
    lines_.minute.push_back(minute);
    lines_.quantity.push_back(quantity);
    lines_.amount.push_back(amount);
    lines_.row_line.push_back(static_cast<std::uint32_t>(lines_.size()));
  }

  // Returns were added with their sale; they belong to their own day.
  void in_order() {
    std::vector<std::size_t> at(lines_.size());
    for (std::size_t i = 0; i < at.size(); ++i) at[i] = i;
    std::stable_sort(at.begin(), at.end(),
                     [&](std::size_t a, std::size_t b) { return lines_.minute[a] < lines_.minute[b]; });
    const Lines was = lines_;
    for (std::size_t i = 0; i < at.size(); ++i) {
      lines_.order[i] = was.order[at[i]];
      lines_.product[i] = was.product[at[i]];
      lines_.customer[i] = was.customer[at[i]];
      lines_.country[i] = was.country[at[i]];
      lines_.kind[i] = was.kind[at[i]];
      lines_.minute[i] = was.minute[at[i]];
      lines_.quantity[i] = was.quantity[at[i]];
      lines_.amount[i] = was.amount[at[i]];
    }
  }

  Random random_;
  Date first_;
  Lines lines_;
  std::vector<Customer> customers_;
};

}  // namespace

Lines sample_shop(Date last_day) { return Maker(last_day).make(); }

}  // namespace cairn::shop

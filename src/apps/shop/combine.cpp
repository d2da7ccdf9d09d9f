#include "apps/shop/combine.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace cairn::shop {
namespace {

// Names to numbers in one list.
template <class Name>
class Merger {
 public:
  explicit Merger(std::vector<Name>& into) : into_(into) {}
  // `keys`: what each name is known by.
  std::vector<std::uint32_t> add(std::vector<Name>& names, const std::vector<std::string>& keys) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto [at, fresh] = numbers_.emplace(keys[i], static_cast<std::uint32_t>(into_.size()));
      if (fresh) into_.push_back(std::move(names[i]));
      numbers.push_back(at->second);
    }
    return numbers;
  }

 private:
  std::vector<Name>& into_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

template <class Name, class KeyOf>
std::vector<std::string> keys_of(const std::vector<Name>& names, KeyOf key_of) {
  std::vector<std::string> keys;
  keys.reserve(names.size());
  for (const Name& name : names) keys.push_back(key_of(name));
  return keys;
}

std::string itself(const std::string& name) { return name; }
// A code of one kind and a name of the other are not the same product.
std::string product_of(const ProductName& name) { return name.code.empty() ? "n" + name.name : "c" + name.code; }
std::string customer_of(const CustomerName& name) { return name.key.empty() ? "n" + name.name : "k" + name.key; }

// An order is known by its number; where it has none, by when it was, whose, and what it came to. A number that stands
// twice in a file (an order, and its cancelling) is two orders.
std::vector<std::string> order_keys(const Lines& lines) {
  struct Order {
    std::int32_t minute = 0;
    std::uint32_t customer = kNobody;
    std::size_t lines = 0;
    Amount sum = 0;
  };
  std::vector<Order> orders(lines.orders.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Order& order = orders[lines.order[i]];
    order.minute = lines.minute[i];
    order.customer = lines.customer[i];
    ++order.lines;
    order.sum += lines.amount[i];
  }
  std::unordered_map<std::string, std::size_t> times;
  std::vector<std::string> keys;
  keys.reserve(orders.size());
  for (std::size_t at = 0; at < orders.size(); ++at) {
    std::string key = lines.orders[at];
    if (key.empty()) {
      const Order& order = orders[at];
      const std::string customer = order.customer == kNobody ? "" : customer_of(lines.customers[order.customer]);
      key = "\n" + std::to_string(order.minute) + "\n" + customer + "\n" + std::to_string(order.lines) + "\n" +
            std::to_string(order.sum);
    }
    if (const std::size_t before = times[key]++; before > 0) key += "\n" + std::to_string(before);
    keys.push_back(std::move(key));
  }
  return keys;
}

template <class Number>
Number renumbered(Number number, Number none, const std::vector<std::uint32_t>& numbers) {
  return number == none ? none : static_cast<Number>(numbers[number]);
}

void append(Lines& all, Lines& one, const std::vector<std::uint32_t>& orders,
            const std::vector<std::uint32_t>& products, const std::vector<std::uint32_t>& customers,
            const std::vector<std::uint32_t>& countries, const std::vector<std::uint32_t>& currencies) {
  for (std::size_t i = 0; i < one.size(); ++i) {
    all.order.push_back(orders[one.order[i]]);
    all.product.push_back(renumbered(one.product[i], kNoProduct, products));
    all.customer.push_back(renumbered(one.customer[i], kNobody, customers));
    all.country.push_back(renumbered(one.country[i], kNowhere, countries));
    all.currency.push_back(static_cast<std::uint8_t>(currencies[one.currency[i]]));
  }
  const auto join = [](auto& to, auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  join(all.kind, one.kind);
  join(all.minute, one.minute);
  join(all.quantity, one.quantity);
  join(all.amount, one.amount);
  join(all.row_line, one.row_line);
  one = {};
}

template <class Column>
void reorder(Column& column, const std::vector<std::uint32_t>& order) {
  Column out;
  out.reserve(order.size());
  for (const std::uint32_t at : order) out.push_back(column[at]);
  column = std::move(out);
}

}  // namespace

Combined combine(std::vector<Lines> imports) {
  Combined combined;
  if (imports.empty()) return combined;
  Lines& all = combined.lines;
  if (imports.size() == 1) {
    all = std::move(imports[0]);
    return combined;
  }
  Merger<std::string> orders(all.orders), countries(all.countries), currencies(all.currencies);
  Merger<ProductName> products(all.products);
  Merger<CustomerName> customers(all.customers);
  std::vector<std::size_t> ends;         // of each import's lines
  std::vector<std::size_t> last_import;  // that has the order
  for (std::size_t at = 0; at < imports.size(); ++at) {
    Lines& one = imports[at];
    const std::vector<std::uint32_t> order_numbers = orders.add(one.orders, order_keys(one));
    last_import.resize(all.orders.size(), at);
    for (const std::uint32_t order : order_numbers) {
      if (last_import[order] != at) ++combined.replaced;
      last_import[order] = at;
    }
    append(all, one, order_numbers, products.add(one.products, keys_of(one.products, product_of)),
           customers.add(one.customers, keys_of(one.customers, customer_of)),
           countries.add(one.countries, keys_of(one.countries, itself)),
           currencies.add(one.currencies, keys_of(one.currencies, itself)));
    ends.push_back(all.size());
  }
  // By time, and within it as they came: the lines of an order keep together, since they have one minute.
  std::vector<std::uint32_t> keep;
  for (std::size_t at = 0, line = 0; at < ends.size(); ++at)
    for (; line < ends[at]; ++line)
      if (last_import[all.order[line]] == at) keep.push_back(static_cast<std::uint32_t>(line));
  std::stable_sort(keep.begin(), keep.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return all.minute[a] < all.minute[b]; });
  reorder(all.order, keep);
  reorder(all.product, keep);
  reorder(all.customer, keep);
  reorder(all.country, keep);
  reorder(all.currency, keep);
  reorder(all.kind, keep);
  reorder(all.minute, keep);
  reorder(all.quantity, keep);
  reorder(all.amount, keep);
  reorder(all.row_line, keep);
  return combined;
}

void count_as(Lines& lines, const std::map<std::string, CountedAs>& counted_as) {
  if (counted_as.empty()) return;
  std::vector<const CountedAs*> of(lines.products.size(), nullptr);
  for (std::size_t product = 0; product < of.size(); ++product) {
    const auto found = counted_as.find(product_key(lines.products[product]));
    if (found != counted_as.end()) of[product] = &found->second;
  }
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const std::uint32_t product = lines.product[line];
    if (product == kNoProduct || of[product] == nullptr) continue;
    const LineKind kind = of[product]->kind;
    const bool back = lines.amount[line] < 0 || lines.quantity[line] < 0;
    lines.kind[line] = kind == LineKind::kGoods && back ? LineKind::kReturn : kind;
  }
}

}  // namespace cairn::shop

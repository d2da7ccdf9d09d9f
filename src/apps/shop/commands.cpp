#include "apps/shop/commands.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/numbers.h"
#include "base/text.h"
#include "core/changed_codec.h"

namespace cairn::shop {
namespace {

struct Kind {
  std::string_view kind, words;
};
// In the order of Command's alternatives.
constexpr std::array<Kind, 11> kKinds{{{"shop.import", "adding orders"},
                                       {"shop.rename", "renaming orders"},
                                       {"shop.remove", "removing orders"},
                                       {"shop.count", "counting a product as something else"},
                                       {"shop.forget", "forgetting how files are read"},
                                       {"shop.add_product", "adding a product"},
                                       {"shop.product", "changing a product"},
                                       {"shop.archive", "archiving a product"},
                                       {"shop.remove_product", "removing a product"},
                                       {"shop.cart", "changing the cart"},
                                       {"shop.empty_cart", "emptying the cart"}}};

Error invalid(std::string message, std::string where) {
  return {ErrorCode::kInvalid, std::move(message), std::move(where)};
}
Error no_such_product() { return {ErrorCode::kNotFound, "There is no such product any more.", "product"}; }
Error no_such_import() { return {ErrorCode::kNotFound, "These orders do not exist any more.", "import"}; }

template <class T>
std::optional<T> present(const std::map<std::string, T>& map, const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? std::nullopt : std::optional<T>(found->second);
}

// As it is kept: one line each, tags once.
Product tidied(Product product) {
  product.code = clean_name(product.code);
  product.name = clean_name(product.name);
  std::vector<std::string> tags;
  for (const std::string& tag : product.tags) {
    std::string clean = clean_name(tag);
    if (!clean.empty() && std::find(tags.begin(), tags.end(), clean) == tags.end()) tags.push_back(std::move(clean));
  }
  product.tags = std::move(tags);
  return product;
}

struct Decide {
  const State& state;
  const Context& context;

  Result<Events> operator()(const AddImport& add) const {
    if (add.id.empty() || add.id.size() > kMaxKeyBytes || state.imports.count(add.id) != 0)
      return invalid("These orders are there already.", "id");
    if (state.imports.size() >= kMaxImports)
      return invalid("There are " + with_commas(kMaxImports) +
                         " files of orders here, which is as many as fit. Remove some that a later file holds too.",
                     "id");
    Import import = add.import;
    import.name = clean_name(import.name);
    import.added_at = context.now;
    if (Status status = check_import(import); !status.ok()) return status.error();
    Events out{ImportChanged{add.id, std::nullopt, std::move(import)}};
    if (!add.mapping) return out;
    Mapping mapping = *add.mapping;
    std::sort(mapping.columns.begin(), mapping.columns.end());
    if (Status status = check_mapping(mapping); !status.ok()) return status.error();
    const std::optional<Mapping> before = present(state.mappings, add.mapping_key);
    if (before != mapping) out.push_back(MappingChanged{add.mapping_key, before, std::move(mapping)});
    return out;
  }

  Result<Events> operator()(const RenameImport& rename) const {
    const std::optional<Import> before = present(state.imports, rename.id);
    if (!before) return no_such_import();
    Import after = *before;
    after.name = clean_name(rename.name);
    if (Status status = check_import(after); !status.ok()) return status.error();
    if (after == *before) return Events();
    return Events{ImportChanged{rename.id, before, std::move(after)}};
  }

  Result<Events> operator()(const RemoveImport& remove) const {
    const std::optional<Import> before = present(state.imports, remove.id);
    if (!before) return no_such_import();
    Events out{ImportChanged{remove.id, before, std::nullopt}};
    for (const std::string& key : remove.with_products) forget(key, out);
    return out;
  }

  Result<Events> operator()(const CountProduct& count) const {
    if (count.product_key.empty() || count.product_key.size() > kMaxKeyBytes)
      return invalid("There is no such product.", "product");
    const std::optional<CountedAs> before = present(state.counted_as, count.product_key);
    const std::optional<CountedAs> after = count.kind ? std::optional<CountedAs>(CountedAs{*count.kind}) : std::nullopt;
    if (before == after) return Events();
    return Events{CountedAsChanged{count.product_key, before, after}};
  }

  Result<Events> operator()(const ForgetMappings&) const {
    if (state.mappings.empty()) return invalid("There is nothing to forget.", "mappings");
    Events out;
    for (const auto& [key, mapping] : state.mappings) out.push_back(MappingChanged{key, mapping, std::nullopt});
    return out;
  }

  // From what is kept of it, if anything is, to `product`.
  Result<Events> kept(const std::string& key, Product product) const {
    if (key.empty() || key.size() > kMaxKeyBytes) return no_such_product();
    const std::optional<Product> before = present(state.products, key);
    if (!before && state.products.size() >= kMaxProducts)
      return invalid("There are " + with_commas(kMaxProducts) +
                         " products kept by hand, which is as many as fit. Remove some that are not sold any more.",
                     "name");
    if (before) product.added_on = before->added_on;
    product = tidied(std::move(product));
    if (Status status = check_product(product); !status.ok()) return status.error();
    if (before == product) return Events();
    return Events{ProductChanged{key, before, std::move(product)}};
  }

  Result<Events> operator()(const AddProduct& add) const {
    Product product = tidied(add.product);
    product.added_on = local_date(context.now, context.utc_offset_minutes);
    if (Status status = check_product(product); !status.ok()) return status.error();
    const std::string key = product_key({product.code, product.name});
    if (const auto same = state.products.find(key); same != state.products.end())
      return invalid("There is a product like that already: \xE2\x80\x9C" + same->second.name +
                         "\xE2\x80\x9D. Give this one another " + (product.code.empty() ? "name." : "code."),
                     product.code.empty() ? "name" : "code");
    return kept(key, std::move(product));
  }

  Result<Events> operator()(const ChangeProduct& change) const { return kept(change.key, change.product); }

  Result<Events> operator()(const ArchiveProduct& archive) const {
    Product product = archive.product;
    product.archived = archive.archived;
    return kept(archive.key, std::move(product));
  }

  Result<Events> operator()(const RemoveProduct& remove) const {
    const std::optional<Product> before = present(state.products, remove.key);
    if (!before) return no_such_product();
    Events out{ProductChanged{remove.key, before, std::nullopt}};
    if (const std::optional<InCart> cart = present(state.cart, remove.key))
      out.push_back(InCartChanged{remove.key, cart, std::nullopt});
    return out;
  }

  void forget(const std::string& product_key, Events& out) const {
    if (const auto product = present(state.products, product_key))
      out.push_back(ProductChanged{product_key, product, std::nullopt});
    if (const auto counted = present(state.counted_as, product_key))
      out.push_back(CountedAsChanged{product_key, counted, std::nullopt});
    if (const auto cart = present(state.cart, product_key))
      out.push_back(InCartChanged{product_key, cart, std::nullopt});
  }

  Result<Events> operator()(const PutInCart& put) const {
    if (put.key.empty() || put.key.size() > kMaxKeyBytes) return no_such_product();
    if (put.pieces < 0 || put.pieces > kMaxPiecesInCart)
      return invalid(
          "A cart holds 1 to " + with_commas(static_cast<std::size_t>(kMaxPiecesInCart)) + " pieces of a product.",
          "pieces");
    const std::optional<InCart> before = present(state.cart, put.key);
    if (!before && put.pieces > 0 && state.cart.size() >= kMaxInCart)
      return invalid("A cart holds at most " + with_commas(kMaxInCart) + " products.", "pieces");
    const std::optional<InCart> after = put.pieces == 0 ? std::nullopt : std::optional<InCart>(InCart{put.pieces});
    if (before == after) return Events();
    return Events{InCartChanged{put.key, before, after}};
  }

  Result<Events> operator()(const EmptyCart&) const {
    Events out;
    for (const auto& [key, cart] : state.cart) out.push_back(InCartChanged{key, cart, std::nullopt});
    return out;
  }
};

}  // namespace

std::string clean_name(std::string_view text) {
  std::string name = to_valid_utf8(text);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return std::string(trim(name));
}

Status check_import(const Import& import) {
  if (import.name.empty()) return invalid("Orders need a name.", "name");
  if (import.name.size() > kMaxNameBytes)
    return invalid("The name is too long: its first " +
                       std::to_string(count_code_points(truncate_utf8(import.name, kMaxNameBytes))) +
                       " characters fit.",
                   "name");
  if (import.origin.size() > kMaxOriginBytes) return invalid("The file's name is too long.", "origin");
  if (import.lines < 1 || import.lines > kMaxLines)
    return invalid("A file holds 1 to " + with_commas(static_cast<std::size_t>(kMaxLines)) + " order lines.", "lines");
  if (import.set_aside < 0) return invalid("The rows set aside cannot be read.", "set_aside");
  if (!parse_date(to_iso(import.first)) || !parse_date(to_iso(import.last)) || import.last < import.first)
    return invalid("The days of the orders lie in the years 1900 to 2199, in their order.", "first");
  return Done{};
}

Status check_mapping(const Mapping& mapping) {
  if (mapping.columns.size() > kMaxColumns) return invalid("So many columns mean nothing.", "columns");
  const auto fits = [](const std::string& text) { return text.size() <= kMaxColumnBytes; };
  for (const auto& [field, column] : mapping.columns)
    if (field.empty() || !fits(field) || !fits(column)) return invalid("A column has no such name.", "columns");
  if (!fits(mapping.date_order) || !fits(mapping.decimal_sign) || !fits(mapping.currency))
    return invalid("How the file is read cannot be read.", "columns");
  return Done{};
}

Status check_product(const Product& product) {
  const auto too_long = [](std::string_view what, std::string_view text, std::size_t most) {
    return "The " + std::string(what) + " is too long: its first " +
           std::to_string(count_code_points(truncate_utf8(text, most))) + " characters fit.";
  };
  if (product.name.empty()) return invalid("A product needs a name.", "name");
  if (product.name.size() > kMaxProductNameBytes)
    return invalid(too_long("name", product.name, kMaxProductNameBytes), "name");
  if (product.code.size() > kMaxCodeBytes) return invalid(too_long("code", product.code, kMaxCodeBytes), "code");
  if (product.price && (*product.price < 0 || *product.price > kMostAmount))
    return invalid("A price is not below 0, and at most 300 million.", "price");
  if (product.currency.size() > kMaxCurrencyBytes)
    return invalid("A currency is three letters, such as EUR.", "currency");
  if (product.tags.size() > kMaxTags)
    return invalid("A product has at most " + std::to_string(kMaxTags) + " tags.", "tags");
  for (const std::string& tag : product.tags)
    if (tag.size() > kMaxTagBytes) return invalid(too_long("tag", tag, kMaxTagBytes), "tags");
  if (product.stock && (product.stock->pieces < 0 || product.stock->pieces > kMostQuantity))
    return invalid("A stock is 0 to 2 million pieces.", "stock");
  return Done{};
}

Result<Events> decide(const State& state, const Command& command, const Context& context) {
  return std::visit(Decide{state, context}, command);
}

std::string_view kind_of(const Command& command) { return kKinds[command.index()].kind; }

std::string_view words_for(std::string_view gesture_kind) {
  for (const Kind& kind : kKinds)
    if (kind.kind == gesture_kind) return kind.words;
  return "change";
}

}  // namespace cairn::shop

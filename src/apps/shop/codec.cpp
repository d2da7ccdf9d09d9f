// Entities, events and state as JSON. What comes in is untrusted: from this device's storage, or from a file.

#include "apps/shop/codec.h"

#include <limits>

#include "apps/shop/application.h"
#include "apps/shop/commands.h"
#include "base/ids.h"

namespace cairn::shop {
namespace {

constexpr int kSnapshotSchema = 1;
constexpr int kMost = std::numeric_limits<int>::max();

// In the order of Event's alternatives.
constexpr std::array<const char*, 5> kKinds{"shop.import", "shop.mapping", "shop.counted", "shop.product", "shop.cart"};
constexpr const char* const kLineKindNames[]{"goods", "return", "postage", "fee", "discount", "voucher"};
static_assert(std::size(kLineKindNames) == kLineKinds);

}  // namespace

Json encode(const Import& i) {
  Json json{{"name", i.name},
            {"added", to_iso(i.added_at)},
            {"lines", i.lines},
            {"first", to_iso(i.first)},
            {"last", to_iso(i.last)}};
  if (!i.origin.empty()) json["origin"] = i.origin;
  if (i.set_aside > 0) json["set_aside"] = i.set_aside;
  if (i.made_up) json["made_up"] = true;
  return json;
}

Result<Import> decode(const Json& json, Import*) {
  if (!json.is_object()) return bad_value("import", "import");
  JsonFields fields(json);
  Import i;
  fields.take("name", i.name, kMaxNameBytes);
  fields.take("origin", i.origin, kMaxOriginBytes);
  fields.take("added", i.added_at);
  fields.take("lines", i.lines, 1, kMaxLines);
  fields.take("set_aside", i.set_aside, 0, kMost);
  fields.take("first", i.first);
  fields.take("last", i.last);
  fields.take("made_up", i.made_up);
  if (!fields.ok()) return fields.error("import");
  if (Status status = check_import(i); !status.ok()) return status.error();
  return i;
}

Json encode(const Mapping& m) {
  Json columns = Json::object();
  for (const auto& [field, column] : m.columns) columns[field] = column;
  Json json{{"columns", std::move(columns)}};
  if (!m.date_order.empty()) json["dates"] = m.date_order;
  if (!m.decimal_sign.empty()) json["decimals"] = m.decimal_sign;
  if (!m.currency.empty()) json["currency"] = m.currency;
  return json;
}

Result<Mapping> decode(const Json& json, Mapping*) {
  if (!json.is_object()) return bad_value("mapping", "mapping");
  const Json* columns = get_object(json, "columns");
  if (columns == nullptr || columns->size() > kMaxColumns) return bad_value("mapping", "columns");
  Mapping m;
  for (const auto& [field, column] : columns->items()) {
    if (!column.is_string()) return bad_value("mapping", "columns");
    m.columns.emplace_back(field, column.get_ref<const std::string&>());
  }
  JsonFields fields(json);
  fields.take("dates", m.date_order, kMaxColumnBytes);
  fields.take("decimals", m.decimal_sign, kMaxColumnBytes);
  fields.take("currency", m.currency, kMaxColumnBytes);
  if (!fields.ok()) return fields.error("mapping");
  if (Status status = check_mapping(m); !status.ok()) return status.error();
  return m;
}

Json encode(const CountedAs& c) { return {{"as", word_of(c.kind, kLineKindNames)}}; }

Result<CountedAs> decode(const Json& json, CountedAs*) {
  if (!json.is_object()) return bad_value("kind of product", "counted");
  JsonFields fields(json);
  CountedAs c;
  fields.require(fields.find("as") != nullptr, "as");
  fields.take("as", c.kind, kLineKindNames);
  if (!fields.ok()) return fields.error("kind of product");
  return c;
}

Json encode(const Product& p) {
  Json json{{"name", p.name}, {"added", to_iso(p.added_on)}};
  if (!p.code.empty()) json["code"] = p.code;
  if (p.price) json["price"] = *p.price;
  if (!p.currency.empty()) json["currency"] = p.currency;
  if (!p.tags.empty()) json["tags"] = p.tags;
  if (p.stock) json["stock"] = p.stock->pieces;
  if (p.stock) json["counted"] = to_iso(p.stock->counted_on);
  if (!p.picture.empty()) json["picture"] = p.picture;
  if (p.archived) json["archived"] = true;
  return json;
}

Result<Product> decode(const Json& json, Product*) {
  if (!json.is_object()) return bad_value("product", "product");
  JsonFields fields(json);
  Product p;
  fields.take("name", p.name, kMaxProductNameBytes);
  fields.take("code", p.code, kMaxCodeBytes);
  fields.take("currency", p.currency, kMaxCurrencyBytes);
  fields.take("tags", p.tags, kMaxTags, kMaxTagBytes);
  fields.take("picture", p.picture, kIdLength);
  fields.take("added", p.added_on);
  fields.take("archived", p.archived);
  if (const Json* price = fields.find("price"); price != nullptr) {
    fields.require(price->is_number_integer(), "price");
    if (price->is_number_integer()) p.price = price->get<Amount>();
  }
  std::optional<Date> counted;
  fields.take("counted", counted);
  const bool has_stock = fields.find("stock") != nullptr;
  fields.require(has_stock == counted.has_value(), "stock");
  if (has_stock && counted) {
    Stock stock{0, *counted};
    fields.take("stock", stock.pieces, 0, kMostQuantity);
    p.stock = stock;
  }
  if (!fields.ok()) return fields.error("product");
  if (Status status = check_product(p); !status.ok()) return status.error();
  return p;
}

Json encode(const InCart& c) { return {{"pieces", c.pieces}}; }

Result<InCart> decode(const Json& json, InCart*) {
  if (!json.is_object()) return bad_value("cart", "cart");
  JsonFields fields(json);
  InCart c;
  fields.require(fields.find("pieces") != nullptr, "pieces");
  fields.take("pieces", c.pieces, 1, kMaxPiecesInCart);
  if (!fields.ok()) return fields.error("cart");
  return c;
}

Change to_change(const Event& event) { return change_of(event, kKinds); }

Result<Event> to_event(const Change& change) { return event_of<Event>(change, kKinds); }

Json state_to_json(const State& state) {
  return {{"schema", kSnapshotSchema},
          {"imports", encode_map(state.imports)},
          {"mappings", encode_map(state.mappings)},
          {"counted_as", encode_map(state.counted_as)},
          {"products", encode_map(state.products)},
          {"cart", encode_map(state.cart)}};
}

Result<State> state_from_json(const Json& json) {
  if (Status s = check_schema(json, kSnapshotSchema); !s.ok()) return s.error();
  State state;
  if (Status s = decode_into(json, "imports", state.imports); !s.ok()) return s.error();
  if (Status s = decode_into(json, "mappings", state.mappings); !s.ok()) return s.error();
  if (Status s = decode_into(json, "counted_as", state.counted_as); !s.ok()) return s.error();
  // Earlier versions kept neither products nor a cart.
  if (json.contains("products"))
    if (Status s = decode_into(json, "products", state.products); !s.ok()) return s.error();
  if (json.contains("cart"))
    if (Status s = decode_into(json, "cart", state.cart); !s.ok()) return s.error();
  return state;
}

}  // namespace cairn::shop

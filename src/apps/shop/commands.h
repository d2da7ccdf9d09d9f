#pragma once
// What the person can do. decide() holds every rule: it looks at the state and either returns the events of one gesture
// or says why not. It changes nothing.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "apps/shop/model.h"
#include "base/result.h"

namespace cairn::shop {

struct AddImport {
  std::string id;  // under which its lines were kept; not in use
  Import import;   // `added_at` is decided here
  std::string mapping_key;
  std::optional<Mapping> mapping;  // to be remembered with it, in the same gesture
};
struct RenameImport {
  std::string id, name;
};
struct RemoveImport {
  std::string id;
  // Keys of products that are to go with it: what is kept of them, what they count as, and what of them is in the cart.
  std::vector<std::string> with_products{};
};
struct CountProduct {  // as goods, postage, ...; nothing: as the reader found it
  std::string product_key;
  std::optional<LineKind> kind;
};
struct ForgetMappings {};
struct AddProduct {  // that is in no order; its key is made of its code or its name
  Product product;   // `added_on` is decided here
};
struct ChangeProduct {  // one that is kept by hand, or from now on one of the orders
  std::string key;
  Product product;
};
struct ArchiveProduct {  // or take it back into the store
  std::string key;
  Product product;  // as it is now: one of the orders is kept by hand from then on
  bool archived = true;
};
struct RemoveProduct {  // what was kept of it; one of the orders stays as they have it
  std::string key;
};
struct PutInCart {  // so many pieces, of a product that the caller knows to be there; 0 takes it out
  std::string key;
  int pieces = 1;
};
struct EmptyCart {};

using Command = std::variant<AddImport, RenameImport, RemoveImport, CountProduct, ForgetMappings, AddProduct,
                             ChangeProduct, ArchiveProduct, RemoveProduct, PutInCart, EmptyCart>;

struct Context {
  Instant now;
  int utc_offset_minutes = 0;
};

// Errors: kInvalid with `where` naming the field ("name", "code", "price", "tags", "stock", "lines"), kNotFound.
Result<Events> decide(const State& state, const Command& command, const Context& context);

// The gesture's name in the log, e.g. "shop.import"; stable, since undo words it.
std::string_view kind_of(const Command& command);
// "adding orders", for the UI. Unknown kinds give "change".
std::string_view words_for(std::string_view gesture_kind);

Status check_import(const Import& import);  // what it must be to be kept
Status check_mapping(const Mapping& mapping);
Status check_product(const Product& product);
std::string clean_name(std::string_view text);  // one line, trimmed, valid UTF-8

}  // namespace cairn::shop

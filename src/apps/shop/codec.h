#pragma once
// Each entity of the shop's state as a JSON object, both ways. What is read is untrusted: errors are kInvalid with the
// field in `where`. Fields that hold their default are left out.

#include "apps/shop/model.h"
#include "base/json.h"
#include "base/result.h"
#include "core/changed_codec.h"

namespace cairn::shop {

// decode() is chosen by the type of its second argument, a null pointer.
Json encode(const Import& value);
Result<Import> decode(const Json& json, Import*);
Json encode(const Mapping& value);
Result<Mapping> decode(const Json& json, Mapping*);
Json encode(const CountedAs& value);
Result<CountedAs> decode(const Json& json, CountedAs*);
Json encode(const Product& value);
Result<Product> decode(const Json& json, Product*);
Json encode(const InCart& value);
Result<InCart> decode(const Json& json, InCart*);

Json state_to_json(const State& state);
Result<State> state_from_json(const Json& json);

}  // namespace cairn::shop

#pragma once
// Each entity of the identifier's state as a JSON object, both ways. What is read is untrusted: errors are kInvalid
// with the field in `where`. Fields that hold their default are left out.

#include "apps/plants/model.h"
#include "base/json.h"
#include "base/result.h"
#include "core/changed_codec.h"

namespace cairn::plants {

// decode() is chosen by the type of its second argument, a null pointer.
Json encode(const Observation& value);
Result<Observation> decode(const Json& json, Observation*);
Json encode(const Card& value);
Result<Card> decode(const Json& json, Card*);

Json state_to_json(const State& state);
Result<State> state_from_json(const Json& json);

}  // namespace cairn::plants

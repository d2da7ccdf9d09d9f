#pragma once
// Each entity of the analyser's state as a JSON object, both ways. What is read is untrusted: errors are kInvalid with
// the field in `where`. Fields that hold their default are left out.

#include "apps/sentiment/model.h"
#include "base/json.h"
#include "base/result.h"
#include "core/changed_codec.h"

namespace cairn::sentiment {

// decode() is chosen by the type of its second argument, a null pointer.
Json encode(const Collection& value);
Result<Collection> decode(const Json& json, Collection*);
Json encode(const OwnTone& value);
Result<OwnTone> decode(const Json& json, OwnTone*);

Json state_to_json(const State& state);
Result<State> state_from_json(const Json& json);

}  // namespace cairn::sentiment

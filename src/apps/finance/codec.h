#pragma once
// Each entity of the finance application's state as a JSON object, both ways. What is read is untrusted: errors are
// kInvalid with the field in `where`. Fields that hold their default are left out.

#include "apps/finance/model.h"
#include "base/json.h"
#include "base/result.h"
#include "core/changed_codec.h"

namespace cairn::finance {

// decode() is chosen by the type of its second argument, a null pointer.
Json encode(const Account& value);
Result<Account> decode(const Json& json, Account*);
Json encode(const Import& value);
Result<Import> decode(const Json& json, Import*);
Json encode(const Entry& value);
Result<Entry> decode(const Json& json, Entry*);
Json encode(const Filing& value);
Result<Filing> decode(const Json& json, Filing*);
Json encode(const Mapping& value);
Result<Mapping> decode(const Json& json, Mapping*);
Json encode(const Reconciliation& value);
Result<Reconciliation> decode(const Json& json, Reconciliation*);
Json encode(const Category& value);
Result<Category> decode(const Json& json, Category*);

Json encode(const Schedule& value);
Result<Schedule> decode(const Json& json, Schedule*);

Json state_to_json(const State& state);
Result<State> state_from_json(const Json& json);

}  // namespace cairn::finance

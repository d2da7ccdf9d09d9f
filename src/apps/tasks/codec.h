#pragma once
// Each entity of the tracker's state as a JSON object, both ways. What is read is untrusted: types and bounds are
// checked, errors are kInvalid with the field in `where`. Fields that hold their default are left out, so that twenty
// thousand tasks stay small.

#include "apps/tasks/model.h"
#include "base/json.h"
#include "base/result.h"
#include "core/changed_codec.h"

namespace cairn::tasks {

// decode() is chosen by the type of its second argument, a null pointer.
Json encode(const Task& value);
Result<Task> decode(const Json& json, Task*);
Json encode(const Work& value);
Result<Work> decode(const Json& json, Work*);
Json encode(const FocusTimer& value);
Result<FocusTimer> decode(const Json& json, FocusTimer*);
Json encode(const Choice& value);
Result<Choice> decode(const Json& json, Choice*);
Json encode(const SavedFilter& value);
Result<SavedFilter> decode(const Json& json, SavedFilter*);
Json encode(const Settings& value);
Result<Settings> decode(const Json& json, Settings*);

Json state_to_json(const State& state);
Result<State> state_from_json(const Json& json);

}  // namespace cairn::tasks

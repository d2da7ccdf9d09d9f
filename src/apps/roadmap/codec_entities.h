#pragma once
// Each entity of the learner's state as a JSON object, both ways. What is read is untrusted: types and bounds are
// checked, errors are kInvalid with the field in `where`. Internal to the codec.

#include <cstddef>
#include <optional>
#include <string>

#include "apps/roadmap/model.h"
#include "base/json.h"
#include "base/result.h"
#include "core/changed_codec.h"

namespace cairn::roadmap {

std::optional<int> week_from_key(const std::string& text);  // "7"

// decode() is chosen by the type of its second argument, a null pointer.
Json encode(const Settings& value);
Result<Settings> decode(const Json& json, Settings*);
Json encode(const Tick& value);
Result<Tick> decode(const Json& json, Tick*);
Json encode(const Note& value);
Result<Note> decode(const Json& json, Note*);
Json encode(const Evidence& value);
Result<Evidence> decode(const Json& json, Evidence*);
Json encode(const TimeEntry& value);
Result<TimeEntry> decode(const Json& json, TimeEntry*);
Json encode(const Timer& value);
Result<Timer> decode(const Json& json, Timer*);
Json encode(const WeekMark& value);
Result<WeekMark> decode(const Json& json, WeekMark*);
Json encode(const AcceptedPlan& value);
Result<AcceptedPlan> decode(const Json& json, AcceptedPlan*);

}  // namespace cairn::roadmap

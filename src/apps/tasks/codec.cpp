// Events and state as JSON. What comes in is untrusted: from this device's storage, or from a file.

#include "apps/tasks/codec.h"

#include "apps/tasks/application.h"

namespace cairn::tasks {
namespace {

constexpr int kSnapshotSchema = 1;

// In the order of Event's alternatives.
constexpr std::array<const char*, 6> kKinds{"tasks.task",   "tasks.work",  "tasks.choice",
                                            "tasks.filter", "tasks.timer", "tasks.settings"};

}  // namespace

Change to_change(const Event& event) { return change_of(event, kKinds); }
Result<Event> to_event(const Change& change) { return event_of<Event>(change, kKinds); }

Json state_to_json(const State& state) {
  return {{"schema", kSnapshotSchema},
          {"tasks", encode_map(state.tasks)},
          {"work", encode_map(state.work)},
          {"choices", encode_map(state.choices)},
          {"filters", encode_map(state.filters)},
          {"timer", encode_optional(state.timer)},
          {"settings", encode(state.settings)}};
}

Result<State> state_from_json(const Json& json) {
  if (Status s = check_schema(json, kSnapshotSchema); !s.ok()) return s.error();
  State state;
  if (Status s = decode_into(json, "settings", state.settings); !s.ok()) return s.error();
  if (Status s = decode_into(json, "tasks", state.tasks); !s.ok()) return s.error();
  if (Status s = decode_into(json, "work", state.work); !s.ok()) return s.error();
  if (Status s = decode_into(json, "choices", state.choices); !s.ok()) return s.error();
  if (Status s = decode_into(json, "filters", state.filters); !s.ok()) return s.error();
  if (Status s = decode_into(json, "timer", state.timer); !s.ok()) return s.error();
  return state;
}

}  // namespace cairn::tasks

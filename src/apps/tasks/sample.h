#pragma once
// A plausible person's tasks: three months of them up to `today`, what was done and what not, with the lessons of it.
// Deterministic for a given date.

#include "apps/tasks/model.h"

namespace cairn::tasks {

State sample_state(Date today);

}  // namespace cairn::tasks

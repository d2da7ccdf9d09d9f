#pragma once
// A node as web/mirror.js reads it: short keys, defaults left out.

#include "base/json.h"
#include "ui/semantics.h"

namespace cairn::ui {

Json to_json(const Node& node);

}  // namespace cairn::ui

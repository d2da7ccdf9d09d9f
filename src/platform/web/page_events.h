#pragma once
// What web/boot.js and web/mirror.js report, as the shell wants it.

#include <string>
#include <string_view>

#include "base/json.h"
#include "shell/shell.h"

namespace cairn::web {

ui::Environment environment_from(const Json& json);

// Events about widgets; unknown kinds do nothing.
void widget_event(const std::string& kind, const Json& json, std::string_view bytes, ui::Shell& shell);

}  // namespace cairn::web

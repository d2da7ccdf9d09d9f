#pragma once
// Markdown (CommonMark with strikethrough, task lists, tables; no raw HTML) drawn with our widgets. Parsed by md4c.

#include <string_view>

#include "ui/ui.h"

namespace cairn::ui {

inline constexpr std::size_t kMaxMarkdownBytes = 64 * 1024;  // drawn; what is beyond is cut and said to be

// Links open only http, https and "#/..." addresses; everything else is shown as text. `top_heading_level` is the level
// that a "#" heading has on the page it stands on.
void markdown(Ui& ui, std::string_view text, int top_heading_level = 3);

}  // namespace cairn::ui

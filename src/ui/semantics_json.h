#pragma once
// A patch as web/mirror.js reads it: short keys, defaults left out. Each appends to `out`.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/semantics.h"

namespace cairn::ui {

void write_node(const Node& node, std::string& out);
void write_text(std::string_view text, std::string& out);  // quoted; invalid UTF-8 replaced
void write_numbers(const std::vector<std::uint32_t>& numbers, std::string& out);
void write_px(float value, std::string& out);       // to a quarter
void write_decimal(float value, std::string& out);  // to a thousandth, as people write it

}  // namespace cairn::ui

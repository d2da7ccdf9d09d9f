#pragma once
// Names of the columns of tables, as they are compared.

#include <string>
#include <string_view>
#include <vector>

namespace cairn {

// Without anything but letters and digits, in lower case and without marks: "Währung" is "wahrung".
std::string plain_name(std::string_view name);

// But for case and spaces at the ends: "order" of " Order ".
std::string same_name(std::string_view name);

// The same for files with the same columns in the same order, as same_name() compares them. 16 hexadecimal digits.
std::string header_signature(const std::vector<std::string>& columns);

}  // namespace cairn

#pragma once
// Names of columns in English, German, Dutch, French, Spanish, Italian, Czech, Polish and Hungarian, plain (see
// plain_name()), parted by spaces.

#include <string_view>

#include "apps/finance/reading/table/columns.h"
#include "base/column_names.h"

namespace cairn::finance::reading {

std::string_view names_of_field(Field field);  // best first
// Of text columns that say what was paid for or where, and are the payee's name where no column is.
std::string_view description_names();
bool is_column_name(std::string_view plain);  // of any field

}  // namespace cairn::finance::reading

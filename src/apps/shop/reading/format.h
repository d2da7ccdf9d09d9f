#pragma once
// What kind of file a text is, and how its rows lie in it.

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace cairn::shop::reading {

enum class Format : std::uint8_t {
  kTable,      // commas, semicolons, tabs or bars between cells
  kJson,       // a list of objects, by itself or in an object
  kJsonLines,  // an object a line
};
std::string_view format_name(Format format);  // "Table"

struct Shape {
  Format format = Format::kTable;
  char separator = ',';   // of a table: one of , ; tab |
  bool header = false;    // of a table: the first row names its columns
  std::string_view body;  // where rows are: the text after "sep=;", the list of JSON, or the one order that it is
};

// `text` is UTF-8 and outlives the shape. kInvalid: nothing in it; kForeign: a JSON text without a list of objects.
Result<Shape> find_shape(std::string_view file_name, std::string_view text);

// As a person says it is: a table with that separator; 0: the separator is guessed. The header is guessed.
Shape table_shape(std::string_view text, char separator);

// Up to a line end near `most` bytes, so that no row of it is cut in two.
std::string_view first_part(std::string_view text, std::size_t most);

// The name of a list that holds the lines of an order.
bool names_lines(std::string_view member);

}  // namespace cairn::shop::reading

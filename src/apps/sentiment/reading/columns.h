#pragma once
// Which column means what: a guess by names and by values, for a person to change.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::sentiment::reading {

enum class Field { kText, kTime, kAuthor, kSource, kId, kLabel, kRating, kCount };
inline constexpr std::size_t kFields = static_cast<std::size_t>(Field::kCount);
inline constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);
std::string_view field_name(Field field);  // "Text"

struct Columns {
  std::array<std::size_t, kFields> at;  // place of each field among the columns; kNoColumn: none
  Columns() { at.fill(kNoColumn); }
  std::size_t& operator[](Field field) { return at[static_cast<std::size_t>(field)]; }
  std::size_t operator[](Field field) const { return at[static_cast<std::size_t>(field)]; }
  friend bool operator==(const Columns&, const Columns&) = default;
};

// The field that a column of this name holds, and how surely (0: the best name); kCount: none. Names of parts of JSON
// are paths: "user.name".
struct NamedField {
  Field field = Field::kCount;
  std::size_t rank = 0;
};
NamedField field_of_name(std::string_view name);

// `rows` are the first ones of the file.
Columns propose_columns(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rows);

// Whether a table's first row looks like names, beside the rows below it.
bool looks_like_header(const std::vector<std::string>& first, const std::vector<std::vector<std::string>>& rows);

}  // namespace cairn::sentiment::reading

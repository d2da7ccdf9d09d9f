#pragma once
// One entry of MT940: its statement line (:61:) and what follows it.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "apps/finance/reading/mt940/fields.h"
#include "apps/finance/reading/statement.h"

namespace cairn::finance::reading {

// A tag and the lines of its value.
struct MtField {
  std::string_view tag;
  std::size_t line = 0;
  std::vector<std::string_view> lines;

  std::string_view first() const { return lines.empty() ? std::string_view() : lines.front(); }
};

// Puts names, texts and numbers into an entry whose amount and days are there. `read` is of `line`, which is :61:;
// `details` is :86: and `coded` is :NS:.
void fill_mt_entry(const StatementLine& read, const MtField& line, const std::optional<MtField>& details,
                   const std::optional<MtField>& coded, Entry& entry);

}  // namespace cairn::finance::reading

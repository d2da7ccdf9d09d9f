#pragma once
// The reader of a file whose kind is known, with the plan that its content proposes.

#include <memory>
#include <string_view>

#include "apps/finance/reading/statement_reader.h"

namespace cairn::finance::reading {

// `text` is valid UTF-8 and must outlive the reader.
std::unique_ptr<StatementReader> open_statements(Format format, std::string_view text);

}  // namespace cairn::finance::reading

#pragma once
// Firefly III: each row has both sides of an entry, of which one or both are accounts of one's own.

#include <memory>

#include "apps/finance/reading/table/sources.h"

namespace cairn::finance::reading {

// Rows of one group become one entry with parts. A transfer becomes an entry in each of the two accounts.
std::unique_ptr<SourceRows> open_firefly(const TableShape& shape, const TablePlan& plan);

}  // namespace cairn::finance::reading

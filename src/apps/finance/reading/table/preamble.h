#pragma once
// The lines above a bank's table: an account, a balance, a period.

#include "apps/finance/reading/table/shape.h"

namespace cairn::finance::reading {

// Takes what is clear: an account with a number, a balance with a day. The rest is in `lines`.
Preamble read_preamble(const TableRows& rows);

}  // namespace cairn::finance::reading

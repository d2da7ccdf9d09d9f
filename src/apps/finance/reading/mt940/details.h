#pragma once
// What a bank tells of an entry in :86: (or, of old German programs, in :NS:): name, account and purpose. Knows the
// German form with numbered parts, the form with words between slashes, and plain text.

#include <string>
#include <string_view>
#include <vector>

#include "apps/finance/reading/statement.h"

namespace cairn::finance::reading {

struct MtDetails {
  std::string name, account, purpose;  // of the other side
  std::string foreign_currency;
  Millionths foreign_amount = 0;  // without a sign
};

// `lines` as they stand in the file; `credit`: money came in.
MtDetails read_mt_details(const std::vector<std::string_view>& lines, bool credit);
// The form of :NS:, a code of two digits at the start of each line.
MtDetails read_mt_coded_lines(const std::vector<std::string_view>& lines);

// "/OCMT/USD10,50/": what was paid in another currency, wherever it stands in the text.
void read_mt_foreign(std::string_view text, MtDetails& out);

// Lines of a text that was broken after 65 characters: a full line goes on without a space.
std::string join_wrapped(const std::vector<std::string_view>& lines);

}  // namespace cairn::finance::reading

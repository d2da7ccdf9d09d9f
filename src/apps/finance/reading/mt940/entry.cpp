#include "apps/finance/reading/mt940/entry.h"

#include <string>
#include <utility>

#include "apps/finance/reading/facts.h"
#include "apps/finance/reading/mt940/details.h"
#include "base/text.h"

namespace cairn::finance::reading {
namespace {

// Blank lines part the other side, which the line before repeats, from the purpose.
bool take_repeated_name(const std::vector<std::string_view>& details, std::string_view reference, std::string_view name,
                        Entry& entry) {
  if (details.empty() || reference.empty() || name.empty()) return false;
  if (tidy(details.front()) != tidy(std::string(reference) + ' ' + std::string(name))) return false;
  entry.payee = tidy(name);
  entry.other_account = tidy(reference);
  entry.memo = join_wrapped({details.begin() + 1, details.end()});
  return true;
}

}  // namespace

void fill_mt_entry(const StatementLine& read, const MtField& line, const std::optional<MtField>& details,
                   const std::optional<MtField>& coded, Entry& entry) {
  const std::vector<std::string_view>& lines = line.lines;
  const std::string added = join_wrapped({lines.begin() + (lines.empty() ? 0 : 1), lines.end()});
  std::string_view reference = trim(read.reference);
  // Rabobank fills the reference up to its 16 characters and puts the name of the other side behind it.
  std::string_view behind;
  if (read.bank_reference.empty() && reference.size() > 16 && reference[15] == ' ') {
    const std::size_t cut = clamp_to_code_point(reference, 16);
    behind = trim(reference.substr(cut));
    reference = trim(reference.substr(0, cut));
  }
  if (!is_no_reference(read.bank_reference)) entry.reference = tidy(read.bank_reference);
  const bool number = reference.size() >= 7 && reference.find_first_not_of("0123456789") == std::string_view::npos;
  if (looks_like_iban(reference) || (!behind.empty() && number)) entry.other_account = reference;
  if (read.kind.size() == 4 && read.kind.substr(1) == "CHK" && digits_at(reference, 0, 2) >= 0)
    entry.check_number = tidy(reference);
  entry.payee = tidy(behind);
  if (details && !take_repeated_name(details->lines, reference, added, entry)) {
    MtDetails found = read_mt_details(details->lines, entry.amount >= 0);
    if (entry.payee.empty()) entry.payee = std::move(found.name);
    if (entry.other_account.empty()) entry.other_account = std::move(found.account);
    // Codes of the bank between slashes are of no use beside the purpose.
    const bool codes = added.substr(0, 1) == "/" && !found.purpose.empty();
    entry.memo = codes ? found.purpose : tidy(joined(found.purpose, added));
    if (found.foreign_currency.empty()) read_mt_foreign(added, found);
    entry.foreign_currency = std::move(found.foreign_currency);
    entry.foreign_amount = entry.amount < 0 ? -found.foreign_amount : found.foreign_amount;
  } else if (!details) {
    entry.memo = added;
  }
  if (!coded) return;
  const MtDetails found = read_mt_coded_lines(coded->lines);
  if (entry.payee.empty()) entry.payee = found.name;
  if (entry.other_account.empty()) entry.other_account = found.account;
  entry.memo = tidy(joined(entry.memo, found.purpose));
}

}  // namespace cairn::finance::reading

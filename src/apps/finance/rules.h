#pragma once
// What each entity must be to be kept, whatever it came from: a gesture, this device's storage, or a file.

#include <string>
#include <string_view>

#include "apps/finance/model.h"
#include "base/result.h"

namespace cairn::finance {

// Errors: kInvalid with `where` naming the field, in words for the person.
Status check(const Account& account);
Status check(const Import& import);
Status check(const Entry& entry);
Status check(const Filing& filing);
Status check(const Mapping& mapping);
Status check(const Reconciliation& reconciliation);
Status check(const Category& category);
Status check(const Schedule& schedule);

// Whether shares are those of an entry of this amount: none, or two and more that add up to it, each with a category.
Status check_shares(const std::vector<Share>& shares, Minor amount, std::string_view currency);

// One line, trimmed, valid UTF-8, at most so many bytes.
std::string clean_line(std::string_view text, std::size_t most_bytes);
// An IBAN or account number without spaces.
std::string clean_number(std::string_view text);

}  // namespace cairn::finance

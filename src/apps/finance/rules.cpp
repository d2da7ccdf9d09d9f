#include "apps/finance/rules.h"

#include <algorithm>

#include "base/currency.h"
#include "base/money.h"
#include "base/numbers.h"
#include "base/text.h"
#include "core/changed_codec.h"

namespace cairn::finance {
namespace {

Error invalid(std::string message, std::string where) {
  return {ErrorCode::kInvalid, std::move(message), std::move(where)};
}

bool fits(Minor amount) { return amount >= -kMostMinor && amount <= kMostMinor; }
bool is_day(Date day) { return parse_date(to_iso(day)).has_value(); }
bool is_key(const std::string& key) { return !key.empty() && key.size() <= kMaxKeyBytes; }

Error amount_too_large(std::string where) {
  return invalid("An amount has at most " + with_commas(static_cast<std::size_t>(kMostMinor)) +
                     " of the smallest unit of its currency.",
                 std::move(where));
}

Error too_long(std::string_view what, std::string_view text, std::size_t most, std::string where) {
  return invalid("The " + std::string(what) + " is too long: its first " +
                     std::to_string(count_code_points(truncate_utf8(text, most))) + " characters fit.",
                 std::move(where));
}

Error bad_day(std::string where) { return invalid("A day lies in the years 1900 to 2199.", std::move(where)); }

}  // namespace

Status check(const Account& account) {
  if (account.name.empty()) return invalid("An account needs a name.", "name");
  if (account.name.size() > kMaxNameBytes) return too_long("name", account.name, kMaxNameBytes, "name");
  if (account.currency.size() != 3 || currency_of(account.currency) != account.currency)
    return invalid("A currency is three letters, such as EUR, USD or JPY.", "currency");
  if (account.number.size() > kMaxNumberBytes)
    return too_long("account number", account.number, kMaxNumberBytes, "number");
  if (!fits(account.opening)) return amount_too_large("opening");
  if (!fits(account.floor)) return amount_too_large("floor");
  return Done{};
}

Status check(const Import& import) {
  if (!is_key(import.file)) return invalid("The file has no name here.", "file");
  if (!is_key(import.account)) return invalid("Say which account the file is of.", "account");
  if (import.origin.size() > kMaxOriginBytes || import.format.size() > kMaxNameBytes)
    return invalid("The file's name is too long.", "origin");
  if (import.bookings < 1 || import.bookings > kMaxBookings)
    return invalid(
        "A file holds 1 to " + with_commas(static_cast<std::size_t>(kMaxBookings)) + " entries of an account.",
        "bookings");
  if (import.known < 0 || import.set_aside < 0) return invalid("What was left out cannot be read.", "known");
  if (!is_day(import.first) || !is_day(import.last) || import.last < import.first) return bad_day("first");
  if (import.closing && !is_day(import.closing->day)) return bad_day("closing");
  if (import.closing && !fits(import.closing->amount)) return amount_too_large("closing");
  return Done{};
}

Status check(const Entry& entry) {
  if (!is_key(entry.account)) return invalid("Say which account it is in.", "account");
  if (!is_day(entry.day)) return bad_day("day");
  if (!fits(entry.amount)) return amount_too_large("amount");
  if (entry.payee.size() > kMaxTextBytes) return too_long("payee", entry.payee, kMaxTextBytes, "payee");
  if (entry.memo.size() > kMaxTextBytes) return too_long("text", entry.memo, kMaxTextBytes, "memo");
  return Done{};
}

Status check(const Filing& filing) {
  if (filing.category.size() > kMaxKeyBytes || filing.counterpart.size() > kMaxKeyBytes)
    return invalid("There is no such category.", "category");
  if (filing.note.size() > kMaxTextBytes) return too_long("note", filing.note, kMaxTextBytes, "note");
  if (filing.shares.size() == 1 || filing.shares.size() > kMaxShares)
    return invalid("An entry is split into 2 to " + std::to_string(kMaxShares) + " parts.", "shares");
  const int said =
      (filing.category.empty() ? 0 : 1) + (filing.shares.empty() ? 0 : 1) + (filing.counterpart.empty() ? 0 : 1);
  if (said > 1) return invalid("An entry is of one category, or split, or one side of a transfer.", "category");
  if (said == 0 && filing.note.empty()) return invalid("Nothing is said of this entry.", "category");
  for (const Share& share : filing.shares) {
    if (!is_key(share.category)) return invalid("Each part needs a category.", "shares");
    if (share.note.size() > kMaxTextBytes) return too_long("note", share.note, kMaxTextBytes, "shares");
    if (!fits(share.amount)) return amount_too_large("shares");
  }
  return Done{};
}

Status check_shares(const std::vector<Share>& shares, Minor amount, std::string_view currency) {
  Filing filing;
  filing.shares = shares;
  filing.note = "-";  // so that none is an answer too
  if (Status status = check(filing); !status.ok()) return status;
  if (shares.empty()) return Done{};
  Minor rest = amount;
  for (const Share& share : shares) rest -= share.amount;
  if (rest == 0) return Done{};
  return invalid("The parts do not add up: " + format_money(rest < 0 ? -rest : rest, currency) +
                     ((rest > 0) == (amount >= 0) ? " is left over." : " is too much."),
                 "shares");
}

Status check(const Mapping& mapping) {
  if (mapping.columns.size() > kMaxColumns) return invalid("So many columns mean nothing.", "columns");
  const auto short_enough = [](const std::string& text) { return text.size() <= kMaxColumnBytes; };
  for (const auto& [field, column] : mapping.columns)
    if (field.empty() || !short_enough(field) || !short_enough(column))
      return invalid("A column has no such name.", "columns");
  if (!short_enough(mapping.date_order) || !short_enough(mapping.decimal_sign) || !short_enough(mapping.currency))
    return invalid("How the file is read cannot be read.", "columns");
  return Done{};
}

Status check(const Reconciliation& reconciliation) {
  if (!is_key(reconciliation.account)) return invalid("Say which account it is.", "account");
  if (!is_day(reconciliation.stated.day)) return bad_day("day");
  if (!fits(reconciliation.stated.amount)) return amount_too_large("amount");
  return Done{};
}

Status check(const Category& category) {
  if (category.name.empty()) return invalid("A category needs a name.", "name");
  if (category.name.size() > kMaxNameBytes) return too_long("name", category.name, kMaxNameBytes, "name");
  return Done{};
}

Status check(const Schedule& schedule) {
  if (!is_key(schedule.account)) return invalid("Say which account it is in.", "account");
  if (schedule.name.empty()) return invalid("What comes or goes needs a name.", "name");
  if (schedule.name.size() > kMaxNameBytes) return too_long("name", schedule.name, kMaxNameBytes, "name");
  if (schedule.amount == 0) return invalid("Say how much comes or goes.", "amount");
  if (!fits(schedule.amount)) return amount_too_large("amount");
  if (schedule.step < 1 || schedule.step > kMostSteps)
    return invalid("It comes every 1 to " + std::to_string(kMostSteps) + " weeks or months.", "step");
  if (!is_day(schedule.first)) return bad_day("first");
  if (schedule.last && (!is_day(*schedule.last) || *schedule.last < schedule.first))
    return invalid("It ends on the first day or later.", "last");
  if (schedule.category.size() > kMaxKeyBytes) return invalid("There is no such category.", "category");
  const auto is_word = [](const std::string& word) { return !word.empty() && word.size() <= kMaxWordBytes; };
  if (schedule.words.size() > kMaxWords || !std::all_of(schedule.words.begin(), schedule.words.end(), is_word))
    return invalid("The words by which its entries are known cannot be read.", "words");
  return Done{};
}

std::string clean_line(std::string_view text, std::size_t most_bytes) {
  std::string line = to_valid_utf8(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return std::string(trim(truncate_utf8(trim(line), most_bytes)));
}

std::string clean_number(std::string_view text) {
  std::string number;
  for (const char c : clean_line(text, text.size()))
    if (c != ' ') number += c;
  return number;
}

}  // namespace cairn::finance

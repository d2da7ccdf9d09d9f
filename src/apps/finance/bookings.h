#pragma once
// The entries of an import, as they are kept beside the log: what the bank wrote, never changed.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/finance/model.h"
#include "base/date.h"
#include "base/result.h"
#include "core/ports.h"

namespace cairn::finance {

struct BookingPart {     // of an entry that the file has split
  std::string category;  // in the file's words
  std::string memo;
  Minor amount = 0;
  friend bool operator==(const BookingPart&, const BookingPart&) = default;
};

struct Booking {
  Date day;                       // on which it counts in the account
  std::optional<Date> value_day;  // where it is another one
  Minor amount = 0;               // negative: out of the account
  std::string payee, memo;
  std::string reference;  // the bank's own id of it; may be empty
  std::string check_number;
  std::string other_account;     // IBAN or number of the other side
  std::string category;          // in the file's words; may be empty
  std::string own_account;       // name of another own account, in the file's words
  std::string foreign_currency;  // ISO 4217, of what was paid where that is another one
  Minor foreign_amount = 0;      // in minor units of it
  bool pending = false;
  std::vector<BookingPart> parts;  // none, or they add up to the amount
  friend bool operator==(const Booking&, const Booking&) = default;
};

// --- Beside the log, in chunks that are blobs under keys of their own: base64 of whole numbers of 7 bits a byte
// (base/packed.h), and a checksum.

inline constexpr std::string_view kAllPrefix = "finance/";
std::string import_prefix(std::string_view import);    // "finance/<import>/", all that is kept of it
std::string bookings_prefix(std::string_view import);  // "finance/<import>/lines/"

std::vector<Blob> to_blobs(const std::vector<Booking>& bookings, std::string_view import);
// The blobs of one import in the order of their keys. Untrusted: kCorrupt where one is not what to_blobs() made, or
// where they do not hold so many bookings.
Result<std::vector<Booking>> from_blobs(const std::vector<Blob>& blobs, std::size_t bookings);

}  // namespace cairn::finance

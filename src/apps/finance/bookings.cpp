#include "apps/finance/bookings.h"

#include <algorithm>
#include <optional>

#include "base/checked_base64.h"
#include "base/packed.h"
#include "base/text.h"

namespace cairn::finance {
namespace {

constexpr std::size_t kBookingsAChunk = 2'000;
constexpr std::size_t kDigits = 5;
constexpr std::int64_t kMostParts = 500;
// What a booking has besides its day, amount, payee and memo.
constexpr std::int64_t kValueDay = 1, kReference = 2, kCheckNumber = 4, kOtherAccount = 8, kCategory = 16,
                       kOwnAccount = 32, kForeign = 64, kPending = 128, kParts = 256;

Error damaged() {
  return {ErrorCode::kCorrupt,
          "Some of these entries are damaged on this device. Remove their file and read it again, or import a backup "
          "that holds them.",
          "bookings"};
}

void put(std::string& bytes, const Booking& b, Date before) {
  std::int64_t has = 0;
  if (b.value_day) has |= kValueDay;
  if (!b.reference.empty()) has |= kReference;
  if (!b.check_number.empty()) has |= kCheckNumber;
  if (!b.other_account.empty()) has |= kOtherAccount;
  if (!b.category.empty()) has |= kCategory;
  if (!b.own_account.empty()) has |= kOwnAccount;
  if (!b.foreign_currency.empty()) has |= kForeign;
  if (b.pending) has |= kPending;
  if (!b.parts.empty()) has |= kParts;
  put_number(bytes, has);
  put_number(bytes, b.day.days - before.days);
  put_number(bytes, b.amount);
  put_text(bytes, b.payee);
  put_text(bytes, b.memo);
  if (has & kValueDay) put_number(bytes, b.value_day->days - b.day.days);
  if (has & kReference) put_text(bytes, b.reference);
  if (has & kCheckNumber) put_text(bytes, b.check_number);
  if (has & kOtherAccount) put_text(bytes, b.other_account);
  if (has & kCategory) put_text(bytes, b.category);
  if (has & kOwnAccount) put_text(bytes, b.own_account);
  if (has & kForeign) {
    put_text(bytes, b.foreign_currency);
    put_number(bytes, b.foreign_amount);
  }
  if (has & kParts) {
    put_number(bytes, static_cast<std::int64_t>(b.parts.size()));
    for (const BookingPart& part : b.parts) {
      put_text(bytes, part.category);
      put_text(bytes, part.memo);
      put_number(bytes, part.amount);
    }
  }
}

// Takes what put() wrote off the front; the first thing that is not that makes all the rest fail.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : rest_(bytes) {}
  bool ok() const { return ok_; }
  bool done() const { return rest_.empty(); }

  std::int64_t number(std::int64_t least, std::int64_t most) {
    const std::optional<std::int64_t> found = ok_ ? take_number(rest_) : std::nullopt;
    ok_ = found && *found >= least && *found <= most;
    return ok_ ? *found : least;
  }
  Minor amount() { return number(-kMostMinor, kMostMinor); }
  std::string text() {
    const std::optional<std::string_view> found = ok_ ? take_text(rest_) : std::nullopt;
    ok_ = found && found->size() <= kMaxTextBytes && is_valid_utf8(*found);
    return ok_ ? std::string(*found) : std::string();
  }
  Date day(Date from) {
    const std::int64_t days = from.days + number(-200'000, 200'000);
    ok_ = ok_ && days > -200'000 && days < 200'000;
    return {static_cast<std::int32_t>(ok_ ? days : 0)};
  }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

Booking take(Taker& from, Date before) {
  Booking b;
  const std::int64_t has = from.number(0, 2 * kParts - 1);
  b.day = from.day(before);
  b.amount = from.amount();
  b.payee = from.text();
  b.memo = from.text();
  if (has & kValueDay) b.value_day = from.day(b.day);
  if (has & kReference) b.reference = from.text();
  if (has & kCheckNumber) b.check_number = from.text();
  if (has & kOtherAccount) b.other_account = from.text();
  if (has & kCategory) b.category = from.text();
  if (has & kOwnAccount) b.own_account = from.text();
  if (has & kForeign) {
    b.foreign_currency = from.text();
    b.foreign_amount = from.amount();
  }
  b.pending = (has & kPending) != 0;
  if (has & kParts)
    for (std::int64_t parts = from.number(1, kMostParts); parts > 0 && from.ok(); --parts) {
      BookingPart part;
      part.category = from.text();
      part.memo = from.text();
      part.amount = from.amount();
      b.parts.push_back(std::move(part));
    }
  return b;
}

bool adds_up(const Booking& booking) {
  Minor rest = booking.amount;
  for (const BookingPart& part : booking.parts) rest -= part.amount;
  return booking.parts.empty() || rest == 0;
}

}  // namespace

std::string import_prefix(std::string_view import) { return std::string(kAllPrefix) + std::string(import) + "/"; }
std::string bookings_prefix(std::string_view import) { return import_prefix(import) + "lines/"; }

std::vector<Blob> to_blobs(const std::vector<Booking>& bookings, std::string_view import) {
  std::vector<Blob> blobs;
  for (std::size_t begin = 0; begin < bookings.size(); begin += kBookingsAChunk) {
    const std::size_t end = std::min(begin + kBookingsAChunk, bookings.size());
    std::string bytes;
    put_number(bytes, static_cast<std::int64_t>(begin));
    Date before;
    for (std::size_t at = begin; at < end; ++at) {
      put(bytes, bookings[at], before);
      before = bookings[at].day;
    }
    std::string number = std::to_string(blobs.size());
    number.insert(0, kDigits - std::min(kDigits, number.size()), '0');
    blobs.push_back({bookings_prefix(import) + number, to_checked_base64(std::move(bytes))});
  }
  return blobs;
}

Result<std::vector<Booking>> from_blobs(const std::vector<Blob>& blobs, std::size_t bookings) {
  std::vector<Booking> out;
  for (const Blob& blob : blobs) {
    const std::optional<std::string> bytes = from_checked_base64(blob.text);
    if (!bytes) return damaged();
    Taker from(*bytes);
    if (from.number(0, kMaxBookings) != static_cast<std::int64_t>(out.size())) return damaged();
    Date before;
    while (from.ok() && !from.done()) {
      Booking booking = take(from, before);
      if (!from.ok() || !adds_up(booking) || out.size() == static_cast<std::size_t>(kMaxBookings)) return damaged();
      before = booking.day;
      out.push_back(std::move(booking));
    }
    if (!from.ok()) return damaged();
  }
  if (out.size() != bookings) return damaged();
  return out;
}

}  // namespace cairn::finance

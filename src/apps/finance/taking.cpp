#include "apps/finance/taking.h"

#include <string>

#include "base/money.h"
#include "base/numbers.h"

namespace cairn::finance {
namespace {

// As short as it is exact: "12.345".
std::string exact(reading::Millionths amount) {
  std::string text = plain_amount(amount, kMillionthPlaces);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

class Taker {
 public:
  explicit Taker(std::string_view currency) : currency_(currency), decimals_(decimals_of(currency)) {}

  Taken run(const reading::Statement& statement) {
    taken_.bookings.reserve(statement.entries.size());
    for (const reading::Entry& entry : statement.entries) add(entry);
    taken_.opening = balance(statement.opening, "opening");
    taken_.closing = balance(statement.closing, "closing");
    if (foreign_left_out_ > 0)
      taken_.notes.push_back("What was paid in another currency is left out of " + with_commas(foreign_left_out_) +
                             (foreign_left_out_ == 1 ? " entry" : " entries") +
                             ": it has more decimals than that currency.");
    return std::move(taken_);
  }

 private:
  std::optional<Minor> minor(reading::Millionths amount, int decimals) const {
    const std::optional<Minor> found = minor_of_millionths(amount, decimals);
    return found && *found >= -kMostMinor && *found <= kMostMinor ? found : std::nullopt;
  }

  std::string why_not(reading::Millionths amount) const {
    const std::string said = "The amount " + exact(amount) + " " + currency_;
    if (!minor_of_millionths(amount, decimals_))
      return said + " is no whole number of the smallest unit of " + currency_ + ", which has " +
             (decimals_ == 0 ? "no decimals" : std::to_string(decimals_) + " decimals") +
             ". Nothing is rounded here, so the entry was left out.";
    return said + " is more than an entry can have. It was left out.";
  }

  void add(const reading::Entry& entry) {
    const std::optional<Minor> amount = minor(entry.amount, decimals_);
    if (!amount) {
      taken_.problems.push_back({entry.line, why_not(entry.amount), entry.payee.empty() ? entry.memo : entry.payee});
      return;
    }
    Booking booking;
    booking.day = entry.booked;
    booking.value_day = entry.value;
    booking.amount = *amount;
    booking.payee = entry.payee;
    booking.memo = entry.memo;
    booking.reference = entry.reference;
    booking.check_number = entry.check_number;
    booking.other_account = entry.other_account;
    booking.category = entry.category;
    booking.own_account = entry.own_account;
    booking.pending = entry.pending;
    add_foreign(entry, booking);
    if (!add_parts(entry, booking)) return;
    taken_.bookings.push_back(std::move(booking));
  }

  void add_foreign(const reading::Entry& entry, Booking& booking) {
    if (entry.foreign_currency.empty()) return;
    const std::optional<Minor> amount = minor(entry.foreign_amount, decimals_of(entry.foreign_currency));
    if (!amount) {
      ++foreign_left_out_;
      return;
    }
    booking.foreign_currency = entry.foreign_currency;
    booking.foreign_amount = *amount;
  }

  bool add_parts(const reading::Entry& entry, Booking& booking) {
    for (const reading::Part& part : entry.parts) {
      const std::optional<Minor> amount = minor(part.amount, decimals_);
      if (!amount) {
        taken_.problems.push_back({entry.line, "A part of this entry: " + why_not(part.amount), entry.payee});
        return false;
      }
      booking.parts.push_back({part.category, part.memo, *amount});
    }
    return true;
  }

  std::optional<StatedBalance> balance(const std::optional<reading::Balance>& said, std::string_view which) {
    if (!said) return std::nullopt;
    const std::optional<Minor> amount = minor(said->amount, decimals_);
    if (amount) return StatedBalance{said->day, *amount};
    taken_.notes.push_back("The " + std::string(which) + " balance " + exact(said->amount) + " " + currency_ +
                           " is no amount of that currency and was left out.");
    return std::nullopt;
  }

  std::string currency_;
  int decimals_;
  Taken taken_;
  std::size_t foreign_left_out_ = 0;
};

}  // namespace

Taken take(const reading::Statement& statement, std::string_view currency) { return Taker(currency).run(statement); }

}  // namespace cairn::finance

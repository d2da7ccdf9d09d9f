#pragma once
// A small household for the tests of the finance application: its state, its books, and what changes them.

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "apps/finance/commands.h"
#include "apps/finance/ledger.h"
#include "base/date.h"

namespace cairn::finance {

inline Date day(const char* iso) { return parse_date(iso).value_or(Date{}); }

inline Booking booking(const char* iso, Minor amount, std::string payee, std::string memo = {},
                       std::string reference = {}) {
  Booking b;
  b.day = day(iso);
  b.amount = amount;
  b.payee = std::move(payee);
  b.memo = std::move(memo);
  b.reference = std::move(reference);
  return b;
}

struct Household {
  State state;
  Books books;
  Context context{Instant{1'790'000'000'000}};

  // Decides and applies; the events, or the error.
  Result<Events> tell(const Command& command) {
    Result<Events> events = decide(state, command, context);
    if (events.ok())
      for (const Event& event : events.value()) apply(state, event);
    return events;
  }
  Error refused(const Command& command) {
    const State before = state;
    const Result<Events> events = tell(command);
    REQUIRE_FALSE(events.ok());
    CHECK(state == before);
    return events.error();
  }

  void account(const std::string& id, const std::string& name, const std::string& currency = "EUR", Minor opening = 0,
               const std::string& number = {}) {
    Account a;
    a.name = name;
    a.currency = currency;
    a.opening = opening;
    a.number = number;
    REQUIRE(tell(AddAccount{id, a}).ok());
  }

  // One import of one file, with the file's id for its own as well.
  void file(const std::string& id, const std::string& account_id, std::vector<Booking> bookings,
            const std::string& format = "OFX") {
    ++context.now.ms;
    REQUIRE(tell(AddFile{id, {}, {{id, import_of_bookings(account_id, bookings, format)}}, {}, {}}).ok());
    books[id] = std::move(bookings);
  }

  static Import import_of_bookings(const std::string& account_id, const std::vector<Booking>& bookings,
                                   const std::string& format) {
    Import import;
    import.account = account_id;
    import.format = format;
    import.bookings = static_cast<int>(bookings.size());
    import.first = import.last = bookings.front().day;
    for (const Booking& b : bookings) {
      import.first = std::min(import.first, b.day);
      import.last = std::max(import.last, b.day);
    }
    return import;
  }

  Ledger ledger() const { return {state, books}; }

  EntryAt at(const std::string& key) const {
    const Ledger all = ledger();
    const LedgerEntry* entry = all.find(key);
    REQUIRE(entry != nullptr);
    return {key, all.accounts()[entry->account].id, entry->amount};
  }
};

}  // namespace cairn::finance

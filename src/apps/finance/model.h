#pragma once
// What the finance application holds in the log: accounts, which files were read into them, entries made by hand, what
// a person said of entries, and how a bank's files are read. The entries of files lie beside the log
// (bookings_codec.h). Money is whole numbers of the smallest unit of the account's currency (base/money.h), called
// minor units here. Pure data; rules live in commands.h.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "core/changed.h"

namespace cairn::finance {

using Minor = std::int64_t;
inline constexpr Minor kMostMinor = 1'000'000'000'000;  // of one amount, either sign: sums of millions of them fit

inline constexpr std::size_t kMaxNameBytes = 120;
inline constexpr std::size_t kMaxNumberBytes = 64;  // of an IBAN or an account number
inline constexpr std::size_t kMaxOriginBytes = 200;
inline constexpr std::size_t kMaxTextBytes = 1'000;  // of a payee, a memo, a note
inline constexpr std::size_t kMaxColumns = 40, kMaxColumnBytes = 200;
inline constexpr int kMaxBookings = 500'000;  // of an import
inline constexpr std::size_t kMaxAccounts = 200, kMaxImports = 2'000, kMaxEntries = 200'000, kMaxShares = 50;

enum class AccountKind : std::uint8_t { kCurrent, kSavings, kCard, kCash, kLoan, kInvestment };
inline constexpr std::size_t kAccountKinds = 6;

struct Account {     // key: id
  std::string name;  // one line, not empty
  AccountKind kind = AccountKind::kCurrent;
  std::string currency;  // ISO 4217
  std::string number;    // IBAN, or as files of the bank name it, without spaces; may be empty
  Minor opening = 0;     // balance before its first entry
  Minor floor = 0;       // it should not fall below this
  Instant added_at;
  bool closed = false;
  friend bool operator==(const Account&, const Account&) = default;
};

struct StatedBalance {  // what the bank says the account holds at the end of a day
  Date day;
  Minor amount = 0;
  friend bool operator==(const StatedBalance&, const StatedBalance&) = default;
};

// Entries of one account out of one file. A file with several accounts becomes several of these with the same `file`;
// they come and go together.
struct Import {         // key: id
  std::string file;     // one id for all that came with it
  std::string account;  // id
  std::string origin;   // the file's name; may be empty
  std::string format;   // as the reader names it: "OFX"
  Instant added_at;
  int bookings = 0;                      // 1..kMaxBookings
  int known = 0;                         // entries of the file that were here already and were not taken again
  int set_aside = 0;                     // pieces of the file that could not be read
  Date first, last;                      // days of the first and of the last booking
  std::optional<StatedBalance> closing;  // as the file says
  friend bool operator==(const Import&, const Import&) = default;
};

struct Entry {          // made by hand; key: id
  std::string account;  // id
  Date day;
  Minor amount = 0;  // negative: out of the account
  std::string payee, memo;
  friend bool operator==(const Entry&, const Entry&) = default;
};

struct Share {  // of an entry that is split
  std::string category;
  std::string note;
  Minor amount = 0;
  friend bool operator==(const Share&, const Share&) = default;
};

// What a person said of an entry, whether it came from a file or was made by hand.
struct Filing {               // key: entry_key()
  std::string category;       // id; empty: not filed, split, or a transfer
  std::vector<Share> shares;  // none, or two and more, which add up to the amount of the entry
  std::string note;
  std::string counterpart;  // key of the entry of another own account that is the other side of this transfer
  friend bool operator==(const Filing&, const Filing&) = default;
};

// How the columns of a bank's files were understood, to be proposed again for a file with the same ones.
struct Mapping {                                             // key: mapping_key()
  std::vector<std::pair<std::string, std::string>> columns;  // what it is ("booked"), the column's name
  std::string date_order, decimal_sign, currency;            // as the reader names them; empty: nothing was chosen
  bool reversed_sign = false;                                // money out is written without a minus
  friend bool operator==(const Mapping&, const Mapping&) = default;
};
std::string mapping_key(std::string_view header_signature);

// That all entries up to the end of a day are the bank's own, to the cent.
struct Reconciliation {  // key: account and day
  std::string account;
  StatedBalance stated;
  Instant at;
  friend bool operator==(const Reconciliation&, const Reconciliation&) = default;
};

enum class Every : std::uint8_t { kWeek, kMonth };

// Money that comes or goes at regular times, as the person confirmed it.
struct Schedule {       // key: id
  std::string account;  // id
  std::string name;     // one line, not empty
  Minor amount = 0;     // negative: out of the account; not 0
  bool about = false;   // the amount varies, this is the usual one
  Every every = Every::kMonth;
  int step = 1;                    // every so many of them, 1..kMostSteps: 12 months are a year, 2 weeks a fortnight
  Date first;                      // the day of the month counts; where a month is shorter, its last day
  std::optional<Date> last;        // none after this day
  std::string category;            // to file its entries under; may be empty
  std::vector<std::string> words;  // of its entries (filing/entry_words.h), by which they are known; may be empty
  friend bool operator==(const Schedule&, const Schedule&) = default;
};
inline constexpr int kMostSteps = 60;
inline constexpr std::size_t kMaxSchedules = 500, kMaxWords = 20, kMaxWordBytes = 60;

// What money filed under a category is. Moved: it stays the person's own, in an account that is not here.
enum class CategoryKind : std::uint8_t { kSpending, kIncome, kMoved };
inline constexpr std::size_t kCategoryKinds = 3;

struct Category {    // one that a person made, or a built-in one that was renamed; key: id
  std::string name;  // one line, not empty
  CategoryKind kind = CategoryKind::kSpending;
  bool hidden = false;  // not offered any more; what is filed under it stays
  friend bool operator==(const Category&, const Category&) = default;
};

struct State {
  std::map<std::string, Account> accounts;
  std::map<std::string, Import> imports;
  std::map<std::string, Entry> entries;
  std::map<std::string, Filing> filings;
  std::map<std::string, Mapping> mappings;
  std::map<std::string, Reconciliation> reconciliations;
  std::map<std::string, Category> categories;
  std::map<std::string, Schedule> schedules;
  friend bool operator==(const State&, const State&) = default;
};

using AccountChanged = Changed<std::string, Account>;
using ImportChanged = Changed<std::string, Import>;
using EntryChanged = Changed<std::string, Entry>;
using FilingChanged = Changed<std::string, Filing>;
using MappingChanged = Changed<std::string, Mapping>;
using ReconciliationChanged = Changed<std::string, Reconciliation>;
using CategoryChanged = Changed<std::string, Category>;
using ScheduleChanged = Changed<std::string, Schedule>;
using Event = std::variant<AccountChanged, ImportChanged, EntryChanged, FilingChanged, MappingChanged,
                           ReconciliationChanged, CategoryChanged, ScheduleChanged>;
using Events = std::vector<Event>;

// Of the booking at this place of an import. Entries made by hand have their id for a key.
std::string entry_key(std::string_view import, std::size_t place);
// The import of such a key; empty: it is one made by hand.
std::string_view import_of(std::string_view entry_key);

void apply(State& state, const Event& event);  // total
Event invert(const Event& event);              // total; apply(invert(e)) undoes apply(e)
Events changes_between(const State& from, const State& to);
Events changes_to_merge(const State& mine, const State& theirs);

}  // namespace cairn::finance

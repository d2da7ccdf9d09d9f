// The ledger: order, balances, what lies beside the log, and what must hold after any sequence of gestures.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "apps/finance/application.h"
#include "apps/finance/categories.h"
#include "apps/finance/rules.h"
#include "base/random.h"
#include "finance_fixture.h"

using namespace cairn;
using namespace cairn::finance;

namespace {

// --- What must hold, whatever was done.

void check_ledger(const Household& home) {
  const Ledger ledger = home.ledger();
  std::size_t expected = home.state.entries.size();
  for (const auto& [id, import] : home.state.imports) expected += home.books.at(id).size();
  REQUIRE(ledger.entries().size() == expected);
  std::map<std::string, Minor> sums;
  std::map<std::string, Minor> moved;  // by currency
  for (const LedgerEntry& entry : ledger.entries()) {
    const auto& line = ledger.accounts()[entry.account];
    sums[line.id] += entry.amount;
    CHECK(ledger.find(entry.key) == &entry);
    if (entry.filing == nullptr) continue;
    CHECK(*entry.filing == home.state.filings.at(entry.key));
    if (!entry.filing->shares.empty()) {
      Minor parts = 0;
      for (const Share& share : entry.filing->shares) parts += share.amount;
      CHECK(parts == entry.amount);
      CHECK(entry.split);
    }
    if (entry.filing->counterpart.empty()) continue;
    const LedgerEntry* other = ledger.find(entry.filing->counterpart);
    REQUIRE(other != nullptr);
    CHECK(entry.transfer);
    CHECK(other->transfer);
    CHECK(other->filing->counterpart == entry.key);
    CHECK(other->account != entry.account);
    const std::string& currency = line.account->currency;
    if (ledger.accounts()[other->account].account->currency == currency) moved[currency] += entry.amount;
  }
  for (const auto& [currency, sum] : moved) CHECK(sum == 0);
  for (const auto& line : ledger.accounts()) {
    CHECK(ledger.balance(line) == line.account->opening + sums[line.id]);
    CHECK(line.entries.size() == line.balances.size());
  }
  for (const auto& [key, filing] : home.state.filings) {
    CHECK(check(filing).ok());
    CHECK(ledger.find(key) != nullptr);
  }
  for (const auto& [id, schedule] : home.state.schedules) {
    CHECK(check(schedule).ok());
    CHECK(home.state.accounts.count(schedule.account) == 1);
  }
  for (std::size_t i = 1; i < ledger.entries().size(); ++i)
    CHECK(ledger.entries()[i - 1].day <= ledger.entries()[i].day);
}

void check_codec(const State& state, const Events& events) {
  for (const Event& event : events) {
    const Result<Event> back = to_event(to_change(event));
    REQUIRE(back.ok());
    CHECK(back.value() == event);
  }
  const Result<State> back = state_from_json(state_to_json(state));
  REQUIRE(back.ok());
  CHECK(back.value() == state);
}

// --- A person who does anything at all.

const char* const kCurrencies[] = {"EUR", "JPY", "KWD"};
const char* const kCategories[] = {"groceries", "salary", "moved", "none-such", ""};

class Anybody {
 public:
  explicit Anybody(std::uint64_t seed) : random_(seed) {}

  Command next(const Household& home, std::vector<Booking>& bookings) {
    const Ledger ledger = home.ledger();
    switch (random_.below(14)) {
      case 0:
      case 1:
        return AddAccount{fresh(), account()};
      case 2:
        return ChangeAccount{any(home.state.accounts), account()};
      case 3:
        return random_.chance(0.3) ? Command(RemoveAccount{any(home.state.accounts)})
                                   : Command(RemoveFile{any_file(home.state)});
      case 4:
      case 5: {
        for (std::size_t n = 1 + random_.index(12); n > 0; --n) bookings.push_back(random_booking());
        const std::string id = fresh();
        return AddFile{
            id, {}, {{id, Household::import_of_bookings(any(home.state.accounts), bookings, "OFX")}}, {}, {}};
      }
      case 6:
        return AddEntry{fresh(), entry(home), kCategories[random_.index(5)]};
      case 7:
        return random_.chance(0.3) ? Command(RemoveEntry{any(home.state.entries)})
                                   : Command(ChangeEntry{any(home.state.entries), entry(home)});
      case 8: {
        FileEntries file{{}, kCategories[random_.index(5)]};
        for (std::size_t n = 1 + random_.index(3); n > 0; --n) file.entries.push_back(at(ledger));
        return file;
      }
      case 9: {
        const EntryAt whole = at(ledger);
        const Minor part = random_.between(-50'000, 50'000), slip = random_.chance(0.2) ? 1 : 0;
        return SplitEntry{whole, {{"groceries", "a", part}, {"gifts", "", whole.amount - part + slip}}};
      }
      case 10:
        return NoteEntry{at(ledger), random_.chance(0.5) ? "note" : ""};
      case 11:
        return pair(ledger);
      case 12:
        return schedule(home);
      default:
        return PartTransfer{at(ledger).key};
    }
  }

  Random& random() { return random_; }

 private:
  std::string fresh() { return "id" + std::to_string(++count_); }

  template <class T>
  std::string any(const std::map<std::string, T>& map) {
    if (map.empty()) return "none";
    return std::next(map.begin(), static_cast<std::ptrdiff_t>(random_.index(map.size())))->first;
  }
  std::string any_file(const State& state) {
    const std::string import = any(state.imports);
    return state.imports.count(import) == 0 ? "none" : state.imports.at(import).file;
  }

  Date any_day() { return add_days(day("2024-02-20"), static_cast<int>(random_.below(20))); }
  // Few amounts, so that opposite ones occur; nought among them.
  Minor any_amount() { return random_.between(-6, 6) * 2'500; }

  Account account() {
    Account a;
    a.name = "Account " + std::to_string(random_.below(40));
    a.currency = kCurrencies[random_.index(3)];
    a.opening = random_.between(-100'000, 100'000);
    if (random_.chance(0.5)) a.number = "DE" + std::to_string(random_.below(50));
    return a;
  }
  Booking random_booking() {
    Booking b;
    b.day = any_day();
    b.amount = any_amount();
    b.payee = "Payee " + std::to_string(random_.below(5));
    return b;
  }
  Entry entry(const Household& home) {
    return {any(home.state.accounts), any_day(), any_amount(), "By hand", random_.chance(0.5) ? "memo" : ""};
  }
  EntryAt at(const Ledger& ledger) {
    if (ledger.entries().empty()) return {"none.0", "none", 0};
    return at(ledger, ledger.entries()[random_.index(ledger.entries().size())]);
  }
  static EntryAt at(const Ledger& ledger, const LedgerEntry& entry) {
    return {entry.key, ledger.accounts()[entry.account].id, entry.amount};
  }
  Command schedule(const Household& home) {
    if (random_.chance(0.3)) return RemoveSchedule{any(home.state.schedules)};
    Schedule s;
    s.account = any(home.state.accounts);
    s.name = random_.chance(0.9) ? "Rent" : "";
    s.amount = any_amount();
    s.about = random_.chance(0.3);
    s.every = random_.chance(0.5) ? Every::kWeek : Every::kMonth;
    s.step = static_cast<int>(random_.between(1, 12));
    s.first = any_day();
    if (random_.chance(0.3)) s.last = any_day();
    s.category = kCategories[random_.index(5)];
    if (random_.chance(0.5)) s.words = {"rent", "house"};
    if (random_.chance(0.5)) return AddSchedule{fresh(), s};
    return ChangeSchedule{any(home.state.schedules), s};
  }
  // Mostly two that fit.
  Command pair(const Ledger& ledger) {
    const EntryAt one = at(ledger);
    for (const LedgerEntry& entry : ledger.entries())
      if (entry.amount == -one.amount && ledger.accounts()[entry.account].id != one.account && random_.chance(0.5))
        return PairTransfer{one, at(ledger, entry)};
    return PairTransfer{one, at(ledger)};
  }

  Random random_;
  int count_ = 0;
};

}  // namespace

TEST_CASE("finance: whatever a person does, shares add up, transfers net to nothing and balances are sums") {
  int done = 0, refused = 0, pairs = 0, splits = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    Anybody anybody(seed);
    Household home;
    std::vector<std::pair<State, Events>> history;
    for (int step = 0; step < 120; ++step) {
      std::vector<Booking> bookings;
      const Command command = anybody.next(home, bookings);
      const State before = home.state;
      const Result<Events> events = home.tell(command);
      if (!events.ok()) {
        ++refused;
        CHECK(home.state == before);
        CHECK_FALSE(events.error().message.empty());
        continue;
      }
      ++done;
      if (const auto* file = std::get_if<AddFile>(&command)) home.books[file->file] = bookings;
      pairs += std::holds_alternative<PairTransfer>(command) ? 1 : 0;
      splits += std::holds_alternative<SplitEntry>(command) ? 1 : 0;
      check_ledger(home);
      check_codec(home.state, events.value());
      history.emplace_back(before, events.value());
    }
    // Undone one by one, it is as it was each time.
    for (auto it = history.rbegin(); it != history.rend(); ++it) {
      for (auto event = it->second.rbegin(); event != it->second.rend(); ++event)
        finance::apply(home.state, invert(*event));
      REQUIRE(home.state == it->first);
      check_ledger(home);
    }
  }
  CHECK(done > 400);
  CHECK(refused > 100);
  CHECK(pairs > 20);
  CHECK(splits > 20);
}

TEST_CASE("finance: balances at the end of a day, from the opening one on, in the order of the bank") {
  Household home;
  home.account("a", "Current", "EUR", 10'00);
  home.file("f", "a",
            {booking("2024-02-29", -3'00, "Second"), booking("2024-02-28", 5'00, "First"),
             booking("2024-02-29", -1'00, "Third")});
  REQUIRE(home.tell(AddEntry{"e", {"a", day("2024-02-29"), 2'00, "By hand", ""}, ""}).ok());
  const Ledger ledger = home.ledger();
  std::vector<std::string> payees;
  for (const LedgerEntry& entry : ledger.entries()) payees.emplace_back(entry.payee);
  CHECK(payees == std::vector<std::string>{"First", "Second", "Third", "By hand"});
  const auto& line = *ledger.find_account("a");
  CHECK(ledger.balance(line, day("2024-02-27")) == 10'00);
  CHECK(ledger.balance(line, day("2024-02-28")) == 15'00);
  CHECK(ledger.balance(line, day("2024-02-29")) == 13'00);
  CHECK(ledger.balance(line, day("2024-03-01")) == 13'00);
  CHECK(ledger.balance(line) == 13'00);
  CHECK(ledger.find_account("b") == nullptr);
  CHECK(ledger.find("f.9") == nullptr);
}

TEST_CASE("finance: entries that are not here yet are not in the ledger, and what was said of them waits") {
  Household home;
  home.account("a", "Current");
  home.file("f", "a", {booking("2026-01-01", -1'00, "Bread"), booking("2026-01-02", -2'00, "Milk")});
  REQUIRE(home.tell(FileEntries{{home.at("f.1")}, "groceries"}).ok());
  const Ledger empty(home.state, Books{});
  CHECK(empty.entries().empty());
  CHECK(home.ledger().find("f.1")->filing->category == "groceries");
}

TEST_CASE("finance: one side that alone speaks of a transfer is none") {
  Household home;
  home.account("a", "Current");
  home.account("b", "Savings");
  home.file("f", "a", {booking("2026-01-01", -1'00, "Out")});
  home.file("g", "b", {booking("2026-01-01", 1'00, "In")});
  Filing lonely;
  lonely.counterpart = "g.0";
  finance::apply(home.state, FilingChanged{"f.0", std::nullopt, lonely});  // as merging two copies may leave it
  CHECK_FALSE(home.ledger().find("f.0")->transfer);
}

TEST_CASE("finance: bookings lie beside the log and come back the same, whatever they hold") {
  Random random(11);
  std::vector<Booking> bookings;
  for (int i = 0; i < 4'500; ++i) {
    Booking b = booking("2024-02-29", random.between(-kMostMinor, kMostMinor), "Payee " + std::to_string(i));
    b.day = add_days(b.day, static_cast<int>(random.between(-30'000, 30'000)));
    if (random.chance(0.3)) b.value_day = add_days(b.day, static_cast<int>(random.between(-5, 5)));
    if (random.chance(0.3)) b.memo = "Café \xF0\x9F\x8D\x9E";
    if (random.chance(0.3)) b.reference = "ref" + std::to_string(i);
    if (random.chance(0.1)) b.check_number = "12";
    if (random.chance(0.3)) b.other_account = "DE89370400440532013000";
    if (random.chance(0.1)) b.category = "Food:Out";
    if (random.chance(0.1)) b.own_account = "Savings";
    if (random.chance(0.1)) b.foreign_currency = "USD";
    if (!b.foreign_currency.empty()) b.foreign_amount = random.between(-1'000'000, 1'000'000);
    b.pending = random.chance(0.1);
    if (random.chance(0.1)) b.parts = {{"A", "", b.amount - 7}, {"B", "rest", 7}};
    if (!b.parts.empty() && b.parts[0].amount < -kMostMinor) b.parts.clear();
    bookings.push_back(std::move(b));
  }
  const std::vector<Blob> blobs = to_blobs(bookings, "f");
  CHECK(blobs.size() == 3);
  CHECK(blobs.front().key == "finance/f/lines/00000");
  for (const Blob& blob : blobs) CHECK(is_blob_key(blob.key));
  const Result<std::vector<Booking>> back = from_blobs(blobs, bookings.size());
  REQUIRE(back.ok());
  CHECK(back.value() == bookings);
  CHECK(from_blobs(blobs, bookings.size() - 1).error().code == ErrorCode::kCorrupt);
  CHECK_FALSE(from_blobs({blobs[0], blobs[2]}, bookings.size()).ok());
  CHECK_FALSE(from_blobs({blobs[1], blobs[0], blobs[2]}, bookings.size()).ok());
}

TEST_CASE("finance: damaged bookings are found out") {
  const std::vector<Blob> blobs = to_blobs({booking("2026-01-01", -1'00, "Bread", "and butter", "r1")}, "f");
  REQUIRE(blobs.size() == 1);
  Random random(12);
  for (int round = 0; round < 500; ++round) {
    Blob blob = blobs[0];
    blob.text[random.index(blob.text.size())] = static_cast<char>(random.below(128));
    const Result<std::vector<Booking>> back = from_blobs({blob}, 1);
    if (blob.text == blobs[0].text)
      CHECK(back.ok());
    else
      CHECK_FALSE(back.ok());
    blob.text = blobs[0].text.substr(0, random.index(blobs[0].text.size()));
    CHECK_FALSE(from_blobs({blob}, 1).ok());
  }
}

TEST_CASE("finance: what storage holds is checked before it counts") {
  const auto change = [](const char* kind, const char* after) {
    Change c{kind, Json::object()};
    c.data["key"] = "k";
    c.data["after"] = parse_json(after, 1000).value();
    return to_event(c).ok();
  };
  CHECK(change("finance.account", R"({"name":"A","currency":"EUR","added":"2026-01-01T00:00:00.000Z"})"));
  CHECK_FALSE(change("finance.account", R"({"name":"A","currency":"EURO","added":"2026-01-01T00:00:00.000Z"})"));
  CHECK_FALSE(
      change("finance.account", R"({"name":"A","currency":"EUR","added":"2026-01-01T00:00:00.000Z","opening":1.5})"));
  CHECK(change("finance.entry", R"({"account":"a","day":"2024-02-29","amount":-5})"));
  CHECK_FALSE(change("finance.entry", R"({"account":"a","day":"2023-02-29","amount":-5})"));
  CHECK_FALSE(change("finance.entry", R"({"account":"a","day":"2024-02-29"})"));
  CHECK_FALSE(change("finance.entry", R"({"account":"a","day":"2024-02-29","amount":99999999999999})"));
  CHECK(change("finance.filing", R"({"category":"bars"})"));
  CHECK_FALSE(change("finance.filing", R"({"category":"bars","counterpart":"x"})"));
  CHECK_FALSE(change("finance.filing", R"({})"));
  CHECK_FALSE(change("finance.filing", R"({"shares":[{"category":"bars","amount":1}]})"));
  CHECK_FALSE(change("finance.filing", R"({"shares":[{"category":"bars","amount":1},{"amount":2}]})"));
  CHECK_FALSE(change("finance.filing", R"({"shares":[1,2]})"));
  CHECK_FALSE(change("finance.nothing", R"({})"));
}

#include "apps/finance/commands.h"

#include <algorithm>
#include <utility>

#include "apps/finance/categories.h"
#include "apps/finance/filings.h"
#include "apps/finance/rules.h"
#include "base/money.h"
#include "base/numbers.h"
#include "core/changed_codec.h"

namespace cairn::finance {
namespace {

constexpr std::size_t kMostIdBytes = 40;  // so that keys made of one, a point and more fit

Error invalid(std::string message, std::string where) {
  return {ErrorCode::kInvalid, std::move(message), std::move(where)};
}
Error gone(std::string_view what) {
  return {ErrorCode::kNotFound, "There is no such " + std::string(what) + " any more.", std::string(what)};
}

template <class T>
std::optional<T> present(const std::map<std::string, T>& map, const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? std::nullopt : std::optional<T>(found->second);
}

struct Decide {
  const State& state;
  const Context& context;

  Account tidied(Account account) const {
    account.name = clean_line(account.name, account.name.size());
    account.number = clean_number(account.number);
    return account;
  }

  // Of two accounts with one name, or one number, nobody could tell which is which.
  Status check_apart(const std::string& id, const Account& account) const {
    for (const auto& [other_id, other] : state.accounts) {
      if (other_id == id) continue;
      if (other.name == account.name)
        return invalid("There is an account called “" + account.name + "” already.", "name");
      if (!account.number.empty() && other.number == account.number)
        return invalid("“" + other.name + "” has this number already.", "number");
    }
    return Done{};
  }

  Result<Account> new_account(const std::string& id, const Account& given) const {
    if (id.empty() || id.size() > kMostIdBytes || state.accounts.count(id) != 0)
      return invalid("This account is there already.", "id");
    Account account = tidied(given);
    account.added_at = context.now;
    if (Status status = check(account); !status.ok()) return status.error();
    if (Status status = check_apart(id, account); !status.ok()) return status.error();
    return account;
  }

  static Error too_many_accounts() {
    return invalid("There are as many accounts as fit: " + with_commas(kMaxAccounts) + ".", "name");
  }

  Result<Events> operator()(const AddAccount& add) const {
    if (state.accounts.size() >= kMaxAccounts) return too_many_accounts();
    Result<Account> account = new_account(add.id, add.account);
    if (!account.ok()) return account.error();
    return Events{AccountChanged{add.id, std::nullopt, std::move(account).value()}};
  }

  bool has_entries(const std::string& account) const {
    return std::any_of(state.imports.begin(), state.imports.end(),
                       [&](const auto& one) { return one.second.account == account; }) ||
           std::any_of(state.entries.begin(), state.entries.end(),
                       [&](const auto& one) { return one.second.account == account; });
  }

  Result<Events> operator()(const ChangeAccount& change) const {
    const std::optional<Account> before = present(state.accounts, change.id);
    if (!before) return gone("account");
    Account after = tidied(change.account);
    after.added_at = before->added_at;
    if (Status status = check(after); !status.ok()) return status.error();
    if (Status status = check_apart(change.id, after); !status.ok()) return status.error();
    if (after.currency != before->currency && has_entries(change.id))
      return invalid(
          "This account has entries in " + before->currency + ". Add another account for money in another currency.",
          "currency");
    if (after == *before) return Events();
    return Events{AccountChanged{change.id, before, std::move(after)}};
  }

  Result<Events> operator()(const RemoveAccount& remove) const {
    const std::optional<Account> before = present(state.accounts, remove.id);
    if (!before) return gone("account");
    Events out{AccountChanged{remove.id, before, std::nullopt}};
    Forgetting forgetting(state);
    for (const auto& [id, import] : state.imports) {
      if (import.account != remove.id) continue;
      out.push_back(ImportChanged{id, import, std::nullopt});
      forgetting.import(id);
    }
    for (const auto& [id, entry] : state.entries) {
      if (entry.account != remove.id) continue;
      out.push_back(EntryChanged{id, entry, std::nullopt});
      forgetting.entry(id);
    }
    for (const auto& [key, reconciliation] : state.reconciliations)
      if (reconciliation.account == remove.id) out.push_back(ReconciliationChanged{key, reconciliation, std::nullopt});
    for (const auto& [id, schedule] : state.schedules)
      if (schedule.account == remove.id) out.push_back(ScheduleChanged{id, schedule, std::nullopt});
    forgetting.finish(out);
    return out;
  }

  Status add_mapping(const AddFile& add, Events& out) const {
    if (!add.mapping) return Done{};
    if (add.mapping_key.empty() || add.mapping_key.size() > kMaxKeyBytes)
      return invalid("How the file is read cannot be read.", "columns");
    Mapping mapping = *add.mapping;
    std::sort(mapping.columns.begin(), mapping.columns.end());
    if (Status status = check(mapping); !status.ok()) return status;
    const std::optional<Mapping> before = present(state.mappings, add.mapping_key);
    if (before != mapping) out.push_back(MappingChanged{add.mapping_key, before, std::move(mapping)});
    return Done{};
  }

  Result<Events> operator()(const AddFile& add) const {
    if (add.imports.empty()) return invalid("This file holds no entry that is not here already.", "file");
    if (state.imports.size() + add.imports.size() > kMaxImports)
      return invalid("There are as many files as fit: " + with_commas(kMaxImports) + ".", "file");
    if (state.accounts.size() + add.accounts.size() > kMaxAccounts) return too_many_accounts();
    Events out;
    for (const auto& [id, given] : add.accounts) {
      Result<Account> account = new_account(id, given);
      if (!account.ok()) return account.error();
      for (const Event& event : out) {
        const auto& other = std::get<AccountChanged>(event);
        if (other.key == id || other.after->name == account.value().name)
          return invalid("Two new accounts have one name: “" + account.value().name + "”.", "name");
        if (!account.value().number.empty() && other.after->number == account.value().number)
          return invalid("Two new accounts have one number: " + account.value().number + ".", "number");
      }
      out.push_back(AccountChanged{id, std::nullopt, std::move(account).value()});
    }
    const std::size_t accounts = out.size();
    for (const auto& [id, given] : add.imports) {
      Import import = given;
      import.file = add.file;
      import.origin = clean_line(import.origin, kMaxOriginBytes);
      import.added_at = context.now;
      if (id.empty() || id.size() > kMostIdBytes || id.find('.') != std::string::npos || state.imports.count(id) != 0)
        return invalid("This file is there already.", "id");
      if (Status status = check(import); !status.ok()) return status.error();
      const bool known =
          state.accounts.count(import.account) != 0 ||
          std::any_of(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(accounts),
                      [&](const Event& event) { return std::get<AccountChanged>(event).key == import.account; });
      if (!known) return gone("account");
      for (std::size_t i = accounts; i < out.size(); ++i)
        if (std::get<ImportChanged>(out[i]).key == id) return invalid("This file is there already.", "id");
      out.push_back(ImportChanged{id, std::nullopt, std::move(import)});
    }
    if (Status status = add_mapping(add, out); !status.ok()) return status.error();
    return out;
  }

  Result<Events> operator()(const RemoveFile& remove) const {
    Events out;
    Forgetting forgetting(state);
    for (const auto& [id, import] : state.imports) {
      if (import.file != remove.file) continue;
      out.push_back(ImportChanged{id, import, std::nullopt});
      forgetting.import(id);
    }
    if (out.empty()) return gone("file");
    forgetting.finish(out);
    return out;
  }

  Result<Entry> sound(const Entry& given) const {
    if (state.accounts.count(given.account) == 0) return gone("account");
    Entry entry = given;
    entry.payee = clean_line(entry.payee, entry.payee.size());
    entry.memo = clean_line(entry.memo, entry.memo.size());
    if (Status status = check(entry); !status.ok()) return status.error();
    return entry;
  }

  Result<Events> operator()(const AddEntry& add) const {
    if (add.id.empty() || add.id.size() > kMaxKeyBytes || add.id.find('.') != std::string::npos ||
        state.entries.count(add.id) != 0)
      return invalid("This entry is there already.", "id");
    if (state.entries.size() >= kMaxEntries)
      return invalid("There are as many entries made by hand as fit: " + with_commas(kMaxEntries) + ".", "id");
    Result<Entry> entry = sound(add.entry);
    if (!entry.ok()) return entry.error();
    Events out{EntryChanged{add.id, std::nullopt, std::move(entry).value()}};
    if (add.category.empty()) return out;
    if (!is_category(state, add.category)) return gone("category");
    Filing filing;
    filing.category = add.category;
    add_filing(state, add.id, filing, out);
    return out;
  }

  Result<Events> operator()(const ChangeEntry& change) const {
    const std::optional<Entry> before = present(state.entries, change.id);
    if (!before) return gone("entry");
    Result<Entry> after = sound(change.entry);
    if (!after.ok()) return after.error();
    if (after.value() == *before) return Events();
    const bool other_money = after.value().amount != before->amount || after.value().account != before->account;
    Events out{EntryChanged{change.id, before, std::move(after).value()}};
    Filing filing = said_of(state, change.id);
    if (!other_money) return out;
    // Neither its parts nor its other side need fit any more.
    if (!filing.counterpart.empty()) part(change.id, filing.counterpart, out);
    filing.counterpart.clear();
    filing.shares.clear();
    if (state.filings.count(change.id) != 0 && said_of(state, change.id).counterpart.empty())
      add_filing(state, change.id, filing, out);
    return out;
  }

  Result<Events> operator()(const RemoveEntry& remove) const {
    const std::optional<Entry> before = present(state.entries, remove.id);
    if (!before) return gone("entry");
    Events out{EntryChanged{remove.id, before, std::nullopt}};
    Forgetting forgetting(state);
    forgetting.entry(remove.id);
    forgetting.finish(out);
    return out;
  }

  // An entry that a file brought cannot be looked up here; its import and its place can.
  Status check_there(const EntryAt& at) const {
    if (state.accounts.count(at.account) == 0) return gone("account");
    const std::string_view import = import_of(at.key);
    if (import.empty()) {
      const auto entry = state.entries.find(at.key);
      if (entry == state.entries.end()) return gone("entry");
      if (entry->second.account != at.account || entry->second.amount != at.amount) return stale();
      return Done{};
    }
    const auto found = state.imports.find(std::string(import));
    if (found == state.imports.end() || at.key.size() > kMaxKeyBytes) return gone("entry");
    if (found->second.account != at.account) return stale();
    return Done{};
  }
  static Error stale() {
    return {ErrorCode::kConflict, "This entry has changed meanwhile. Look at it again, and repeat.", "entry"};
  }

  Result<Events> operator()(const FileEntries& file) const {
    if (!file.category.empty() && !is_category(state, file.category)) return gone("category");
    Events out;
    for (const EntryAt& at : file.entries) {
      if (Status status = check_there(at); !status.ok()) return status.error();
      Filing filing = said_of(state, at.key);
      if (!filing.counterpart.empty())
        return invalid("This is one side of a transfer between your accounts. Part it first, then file it.",
                       "category");
      filing.category = file.category;
      filing.shares.clear();
      add_filing(state, at.key, filing, out);
    }
    return out;
  }

  Result<Events> operator()(const SplitEntry& split) const {
    if (Status status = check_there(split.entry); !status.ok()) return status.error();
    Filing filing = said_of(state, split.entry.key);
    if (!filing.counterpart.empty())
      return invalid("This is one side of a transfer between your accounts. Part it first, then split it.", "shares");
    if (split.shares.size() < 2) return invalid("An entry is split into two parts or more.", "shares");
    filing.category.clear();
    filing.shares = split.shares;
    for (Share& share : filing.shares) {
      share.note = clean_line(share.note, share.note.size());
      if (!share.category.empty() && !is_category(state, share.category)) return gone("category");
    }
    const std::string& currency = state.accounts.at(split.entry.account).currency;
    if (Status status = check_shares(filing.shares, split.entry.amount, currency); !status.ok()) return status.error();
    Events out;
    add_filing(state, split.entry.key, filing, out);
    return out;
  }

  Result<Events> operator()(const NoteEntry& note) const {
    if (Status status = check_there(note.entry); !status.ok()) return status.error();
    Filing filing = said_of(state, note.entry.key);
    filing.note = clean_line(note.note, note.note.size());
    if (!(filing == Filing{}))
      if (Status status = check(filing); !status.ok()) return status.error();
    Events out;
    add_filing(state, note.entry.key, filing, out);
    return out;
  }

  Result<Events> operator()(const PairTransfer& pair) const {
    for (const EntryAt* side : {&pair.one, &pair.other})
      if (Status status = check_there(*side); !status.ok()) return status.error();
    if (pair.one.account == pair.other.account)
      return invalid("A transfer goes from one account to another one.", "account");
    if (pair.one.amount == 0 || (pair.one.amount > 0) == (pair.other.amount > 0))
      return invalid("Of a transfer one side is money out, the other is money in.", "amount");
    const Account& from = state.accounts.at(pair.one.account);
    const Account& to = state.accounts.at(pair.other.account);
    if (from.currency == to.currency && pair.one.amount + pair.other.amount != 0)
      return invalid("The two sides differ: " + format_money(pair.one.amount, from.currency) + " and " +
                         format_money(pair.other.amount, to.currency) + ". A fee is an entry of its own.",
                     "amount");
    Events out;
    for (const auto& [side, other] : {std::pair(&pair.one, &pair.other), std::pair(&pair.other, &pair.one)}) {
      Filing filing = said_of(state, side->key);
      if (!filing.counterpart.empty() && filing.counterpart != other->key)
        return invalid("One of the two belongs to another transfer already. Part that one first.", "entry");
      filing.category.clear();
      filing.shares.clear();
      filing.counterpart = other->key;
      add_filing(state, side->key, filing, out);
    }
    return out;
  }

  void part(const std::string& key, const std::string& other, Events& out) const {
    for (const auto& [side, counterpart] : {std::pair(key, other), std::pair(other, key)}) {
      Filing filing = said_of(state, side);
      if (filing.counterpart != counterpart) continue;
      filing.counterpart.clear();
      add_filing(state, side, filing, out);
    }
  }

  Result<Events> operator()(const PartTransfer& parting) const {
    const Filing filing = said_of(state, parting.key);
    if (filing.counterpart.empty()) return gone("transfer");
    Events out;
    part(parting.key, filing.counterpart, out);
    return out;
  }

  Result<Events> operator()(const Reconcile& reconcile) const {
    const auto account = state.accounts.find(reconcile.account);
    if (account == state.accounts.end()) return gone("account");
    Reconciliation after{reconcile.account, reconcile.stated, context.now};
    if (Status status = check(after); !status.ok()) return status.error();
    const Minor rest = reconcile.stated.amount - reconcile.ledger;
    const std::string& currency = account->second.currency;
    if (rest != 0)
      return invalid("The bank says " + format_money(reconcile.stated.amount, currency) + ", the entries here make " +
                         format_money(reconcile.ledger, currency) + ": " +
                         format_money(rest < 0 ? -rest : rest, currency) +
                         (rest > 0 ? " is missing." : " is too much."),
                     "amount");
    const std::string key = reconcile.account + '.' + to_iso(reconcile.stated.day);
    const std::optional<Reconciliation> before = present(state.reconciliations, key);
    if (before && before->stated == after.stated) return Events();
    return Events{ReconciliationChanged{key, before, std::move(after)}};
  }

  Result<Events> kept(const std::string& id, Category category) const {
    category.name = clean_line(category.name, category.name.size());
    if (Status status = check(category); !status.ok()) return status.error();
    for (const CategoryAt& other : all_categories(state))
      if (other.id != id && other.category.name == category.name)
        return invalid("There is a category called “" + category.name + "” already.", "name");
    const std::optional<Category> before = present(state.categories, id);
    if (before == category) return Events();
    return Events{CategoryChanged{id, before, std::move(category)}};
  }

  Result<Events> operator()(const AddCategory& add) const {
    if (add.id.empty() || add.id.size() > kMaxKeyBytes || is_category(state, add.id))
      return invalid("This category is there already.", "id");
    return kept(add.id, add.category);
  }

  Result<Events> operator()(const ChangeCategory& change) const {
    if (!is_category(state, change.id)) return gone("category");
    return kept(change.id, change.category);
  }

  Result<Events> kept(const std::string& id, Schedule schedule) const {
    if (state.accounts.count(schedule.account) == 0) return gone("account");
    if (!schedule.category.empty() && !is_category(state, schedule.category)) return gone("category");
    schedule.name = clean_line(schedule.name, schedule.name.size());
    if (Status status = check(schedule); !status.ok()) return status.error();
    const std::optional<Schedule> before = present(state.schedules, id);
    if (before == schedule) return Events();
    return Events{ScheduleChanged{id, before, std::move(schedule)}};
  }

  Result<Events> operator()(const AddSchedule& add) const {
    if (add.id.empty() || add.id.size() > kMostIdBytes || state.schedules.count(add.id) != 0)
      return invalid("This regular payment is there already.", "id");
    if (state.schedules.size() >= kMaxSchedules)
      return invalid("There are as many regular payments as fit: " + with_commas(kMaxSchedules) + ".", "id");
    return kept(add.id, add.schedule);
  }

  Result<Events> operator()(const ChangeSchedule& change) const {
    if (state.schedules.count(change.id) == 0) return gone("regular payment");
    return kept(change.id, change.schedule);
  }

  Result<Events> operator()(const RemoveSchedule& remove) const {
    const std::optional<Schedule> before = present(state.schedules, remove.id);
    if (!before) return gone("regular payment");
    return Events{ScheduleChanged{remove.id, before, std::nullopt}};
  }

  Result<Events> operator()(const ForgetMappings&) const {
    if (state.mappings.empty()) return invalid("There is nothing to forget.", "mappings");
    Events out;
    for (const auto& [key, mapping] : state.mappings) out.push_back(MappingChanged{key, mapping, std::nullopt});
    return out;
  }
};

}  // namespace

Result<Events> decide(const State& state, const Command& command, const Context& context) {
  return std::visit(Decide{state, context}, command);
}

}  // namespace cairn::finance

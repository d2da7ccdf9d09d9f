// Entities, events and state as JSON. What comes in is untrusted: from this device's storage, or from a file.

#include "apps/finance/codec.h"

#include <array>
#include <limits>

#include "apps/finance/application.h"
#include "apps/finance/rules.h"

namespace cairn::finance {
namespace {

constexpr int kSnapshotSchema = 1;
constexpr int kMost = std::numeric_limits<int>::max();

// In the order of Event's alternatives.
constexpr std::array<const char*, 8> kKinds{"finance.account",  "finance.import",  "finance.entry",
                                            "finance.filing",   "finance.mapping", "finance.reconciliation",
                                            "finance.category", "finance.schedule"};
constexpr const char* const kAccountKindNames[]{"current", "savings", "card", "cash", "loan", "investment"};
static_assert(std::size(kAccountKindNames) == kAccountKinds);
constexpr const char* const kEveryNames[]{"week", "month"};
constexpr const char* const kCategoryKindNames[]{"spending", "income", "moved"};
static_assert(std::size(kCategoryKindNames) == kCategoryKinds);

void take(JsonFields& fields, const char* key, Minor& out) {
  const Json* value = fields.find(key);
  if (value == nullptr) return;
  fields.require(value->is_number_integer(), key);
  if (value->is_number_integer()) out = value->get<Minor>();
}

void take_present(JsonFields& fields, const char* key, Minor& out) {
  fields.require(fields.find(key) != nullptr, key);
  take(fields, key, out);
}

// What it must be besides is what check() says.
template <class T>
Result<T> checked(const JsonFields& fields, T value, const char* what) {
  if (!fields.ok()) return fields.error(what);
  if (Status status = check(value); !status.ok()) return status.error();
  return value;
}

}  // namespace

Json encode(const Account& a) {
  Json json{{"name", a.name},
            {"kind", word_of(a.kind, kAccountKindNames)},
            {"currency", a.currency},
            {"added", to_iso(a.added_at)}};
  if (!a.number.empty()) json["number"] = a.number;
  if (a.opening != 0) json["opening"] = a.opening;
  if (a.floor != 0) json["floor"] = a.floor;
  if (a.closed) json["closed"] = true;
  return json;
}

Result<Account> decode(const Json& json, Account*) {
  if (!json.is_object()) return bad_value("account", "account");
  JsonFields fields(json);
  Account a;
  fields.take("name", a.name, kMaxNameBytes);
  fields.take("kind", a.kind, kAccountKindNames);
  fields.take("currency", a.currency, 3);
  fields.take("number", a.number, kMaxNumberBytes);
  fields.take("added", a.added_at);
  fields.take("closed", a.closed);
  take(fields, "opening", a.opening);
  take(fields, "floor", a.floor);
  return checked(fields, std::move(a), "account");
}

Json encode(const Import& i) {
  Json json{{"file", i.file},         {"account", i.account},     {"added", to_iso(i.added_at)},
            {"bookings", i.bookings}, {"first", to_iso(i.first)}, {"last", to_iso(i.last)}};
  if (!i.origin.empty()) json["origin"] = i.origin;
  if (!i.format.empty()) json["format"] = i.format;
  if (i.known > 0) json["known"] = i.known;
  if (i.set_aside > 0) json["set_aside"] = i.set_aside;
  if (i.closing) json["closing"] = i.closing->amount;
  if (i.closing) json["closing_day"] = to_iso(i.closing->day);
  return json;
}

Result<Import> decode(const Json& json, Import*) {
  if (!json.is_object()) return bad_value("file", "import");
  JsonFields fields(json);
  Import i;
  fields.take("file", i.file, kMaxKeyBytes);
  fields.take("account", i.account, kMaxKeyBytes);
  fields.take("origin", i.origin, kMaxOriginBytes);
  fields.take("format", i.format, kMaxNameBytes);
  fields.take("added", i.added_at);
  fields.take("bookings", i.bookings, 1, kMaxBookings);
  fields.take("known", i.known, 0, kMost);
  fields.take("set_aside", i.set_aside, 0, kMost);
  fields.take("first", i.first);
  fields.take("last", i.last);
  std::optional<Date> closing_day;
  fields.take("closing_day", closing_day);
  fields.require((fields.find("closing") != nullptr) == closing_day.has_value(), "closing");
  if (closing_day) {
    i.closing = StatedBalance{*closing_day, 0};
    take(fields, "closing", i.closing->amount);
  }
  return checked(fields, std::move(i), "file");
}

Json encode(const Entry& e) {
  Json json{{"account", e.account}, {"day", to_iso(e.day)}, {"amount", e.amount}};
  if (!e.payee.empty()) json["payee"] = e.payee;
  if (!e.memo.empty()) json["memo"] = e.memo;
  return json;
}

Result<Entry> decode(const Json& json, Entry*) {
  if (!json.is_object()) return bad_value("entry", "entry");
  JsonFields fields(json);
  Entry e;
  fields.take("account", e.account, kMaxKeyBytes);
  fields.take("day", e.day);
  fields.take("payee", e.payee, kMaxTextBytes);
  fields.take("memo", e.memo, kMaxTextBytes);
  take_present(fields, "amount", e.amount);
  return checked(fields, std::move(e), "entry");
}

namespace {

Json encode_shares(const std::vector<Share>& shares) {
  Json list = Json::array();
  for (const Share& share : shares) {
    Json json{{"category", share.category}, {"amount", share.amount}};
    if (!share.note.empty()) json["note"] = share.note;
    list.push_back(std::move(json));
  }
  return list;
}

void take_shares(JsonFields& fields, std::vector<Share>& out) {
  const Json* list = fields.find("shares");
  if (list == nullptr) return;
  fields.require(list->is_array() && list->size() <= kMaxShares, "shares");
  if (!fields.ok()) return;
  for (const Json& json : *list) {
    fields.require(json.is_object(), "shares");
    if (!fields.ok()) return;
    JsonFields of_share(json);
    Share share;
    of_share.take("category", share.category, kMaxKeyBytes);
    of_share.take("note", share.note, kMaxTextBytes);
    take_present(of_share, "amount", share.amount);
    fields.require(of_share.ok(), "shares");
    out.push_back(std::move(share));
  }
}

}  // namespace

Json encode(const Filing& f) {
  Json json = Json::object();
  if (!f.category.empty()) json["category"] = f.category;
  if (!f.shares.empty()) json["shares"] = encode_shares(f.shares);
  if (!f.note.empty()) json["note"] = f.note;
  if (!f.counterpart.empty()) json["counterpart"] = f.counterpart;
  return json;
}

Result<Filing> decode(const Json& json, Filing*) {
  if (!json.is_object()) return bad_value("filing", "filing");
  JsonFields fields(json);
  Filing f;
  fields.take("category", f.category, kMaxKeyBytes);
  fields.take("note", f.note, kMaxTextBytes);
  fields.take("counterpart", f.counterpart, kMaxKeyBytes);
  take_shares(fields, f.shares);
  return checked(fields, std::move(f), "filing");
}

Json encode(const Mapping& m) {
  Json columns = Json::object();
  for (const auto& [field, column] : m.columns) columns[field] = column;
  Json json{{"columns", std::move(columns)}};
  if (!m.date_order.empty()) json["dates"] = m.date_order;
  if (!m.decimal_sign.empty()) json["decimals"] = m.decimal_sign;
  if (!m.currency.empty()) json["currency"] = m.currency;
  if (m.reversed_sign) json["reversed"] = true;
  return json;
}

Result<Mapping> decode(const Json& json, Mapping*) {
  if (!json.is_object()) return bad_value("mapping", "mapping");
  const Json* columns = get_object(json, "columns");
  if (columns == nullptr || columns->size() > kMaxColumns) return bad_value("mapping", "columns");
  Mapping m;
  for (const auto& [field, column] : columns->items()) {
    if (!column.is_string()) return bad_value("mapping", "columns");
    m.columns.emplace_back(field, column.get_ref<const std::string&>());
  }
  JsonFields fields(json);
  fields.take("dates", m.date_order, kMaxColumnBytes);
  fields.take("decimals", m.decimal_sign, kMaxColumnBytes);
  fields.take("currency", m.currency, kMaxColumnBytes);
  fields.take("reversed", m.reversed_sign);
  return checked(fields, std::move(m), "mapping");
}

Json encode(const Reconciliation& r) {
  return {{"account", r.account}, {"day", to_iso(r.stated.day)}, {"amount", r.stated.amount}, {"at", to_iso(r.at)}};
}

Result<Reconciliation> decode(const Json& json, Reconciliation*) {
  if (!json.is_object()) return bad_value("reconciliation", "reconciliation");
  JsonFields fields(json);
  Reconciliation r;
  fields.take("account", r.account, kMaxKeyBytes);
  fields.take("day", r.stated.day);
  fields.take("at", r.at);
  take_present(fields, "amount", r.stated.amount);
  return checked(fields, std::move(r), "reconciliation");
}

Json encode(const Category& c) {
  Json json{{"name", c.name}};
  if (c.kind != CategoryKind::kSpending) json["kind"] = word_of(c.kind, kCategoryKindNames);
  if (c.hidden) json["hidden"] = true;
  return json;
}

Result<Category> decode(const Json& json, Category*) {
  if (!json.is_object()) return bad_value("category", "category");
  JsonFields fields(json);
  Category c;
  fields.take("name", c.name, kMaxNameBytes);
  fields.take("kind", c.kind, kCategoryKindNames);
  fields.take("hidden", c.hidden);
  return checked(fields, std::move(c), "category");
}

Json encode(const Schedule& s) {
  Json json{{"account", s.account},
            {"name", s.name},
            {"amount", s.amount},
            {"every", word_of(s.every, kEveryNames)},
            {"first", to_iso(s.first)}};
  if (s.about) json["about"] = true;
  if (s.step != 1) json["step"] = s.step;
  if (s.last) json["last"] = to_iso(*s.last);
  if (!s.category.empty()) json["category"] = s.category;
  if (!s.words.empty()) json["words"] = s.words;
  return json;
}

Result<Schedule> decode(const Json& json, Schedule*) {
  if (!json.is_object()) return bad_value("regular payment", "schedule");
  JsonFields fields(json);
  Schedule s;
  fields.take("account", s.account, kMaxKeyBytes);
  fields.take("name", s.name, kMaxNameBytes);
  fields.take("every", s.every, kEveryNames);
  fields.take("step", s.step, 1, kMostSteps);
  fields.take("first", s.first);
  fields.take("last", s.last);
  fields.take("about", s.about);
  fields.take("category", s.category, kMaxKeyBytes);
  fields.take("words", s.words, kMaxWords, kMaxWordBytes);
  take_present(fields, "amount", s.amount);
  return checked(fields, std::move(s), "regular payment");
}

Change to_change(const Event& event) { return change_of(event, kKinds); }

Result<Event> to_event(const Change& change) { return event_of<Event>(change, kKinds); }

Json state_to_json(const State& state) {
  return {{"schema", kSnapshotSchema},
          {"accounts", encode_map(state.accounts)},
          {"imports", encode_map(state.imports)},
          {"entries", encode_map(state.entries)},
          {"filings", encode_map(state.filings)},
          {"mappings", encode_map(state.mappings)},
          {"reconciliations", encode_map(state.reconciliations)},
          {"categories", encode_map(state.categories)},
          {"schedules", encode_map(state.schedules)}};
}

Result<State> state_from_json(const Json& json) {
  if (Status s = check_schema(json, kSnapshotSchema); !s.ok()) return s.error();
  State state;
  if (Status s = decode_into(json, "accounts", state.accounts); !s.ok()) return s.error();
  if (Status s = decode_into(json, "imports", state.imports); !s.ok()) return s.error();
  if (Status s = decode_into(json, "entries", state.entries); !s.ok()) return s.error();
  if (Status s = decode_into(json, "filings", state.filings); !s.ok()) return s.error();
  if (Status s = decode_into(json, "mappings", state.mappings); !s.ok()) return s.error();
  if (Status s = decode_into(json, "reconciliations", state.reconciliations); !s.ok()) return s.error();
  if (Status s = decode_into(json, "categories", state.categories); !s.ok()) return s.error();
  if (Status s = decode_into(json, "schedules", state.schedules); !s.ok()) return s.error();
  return state;
}

}  // namespace cairn::finance

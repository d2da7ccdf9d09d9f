#include "core/log.h"

#include <utility>

#include "base/checksum.h"

namespace cairn {
namespace {

void append_field(std::string& out, const char* name, const Json& value) {
  out += std::string(",\"") + name + "\":";
  append_canonical(out, value);
}

// Everything of a record behind its "at", in the order of names: the checksum stands before it.
std::string rest_of(const Record& record) {
  std::string out = "\"data\":[";
  for (const Change& change : record.changes) {
    out += &change == record.changes.data() ? "{\"data\":" : ",{\"data\":";
    append_canonical(out, change.data);
    append_field(out, "kind", change.kind);
    out += '}';
  }
  out += ']';
  append_field(out, "kind", record.kind);
  if (record.redoes) append_field(out, "redoes", *record.redoes);
  append_field(out, "schema", record.schema);
  append_field(out, "seq", record.seq);
  if (record.undoes) append_field(out, "undoes", *record.undoes);
  return out + '}';
}

Error damaged(std::string message, std::string where) {
  return {ErrorCode::kCorrupt, std::move(message), std::move(where)};
}

Error missing(const char* field) { return damaged("The field is missing or of the wrong type.", field); }

// The seq of another record in an optional field: nothing when absent.
Result<std::optional<std::uint64_t>> read_reference(const Json& json, const char* field, std::uint64_t before) {
  if (!json.contains(field)) return std::optional<std::uint64_t>();
  const auto seq = get_int(json, field);
  if (!seq || *seq < 1 || static_cast<std::uint64_t>(*seq) >= before) {
    return damaged("The field must name an earlier record.", field);
  }
  return std::optional<std::uint64_t>(static_cast<std::uint64_t>(*seq));
}

Result<std::vector<Change>> read_changes(const Json& json) {
  const Json* list = get_array(json, "data");
  if (list == nullptr) return missing("data");
  std::vector<Change> changes;
  changes.reserve(list->size());
  for (const Json& item : *list) {
    const std::string where = "data[" + std::to_string(changes.size()) + "]";
    auto kind = get_string(item, "kind");
    if (!kind) return damaged("The field is missing or of the wrong type.", where + ".kind");
    const Json* data = get_object(item, "data");
    if (data == nullptr) return damaged("The field is missing or of the wrong type.", where + ".data");
    changes.push_back({std::move(*kind), *data});
  }
  if (changes.empty()) return damaged("The record holds no changes.", "data");
  return changes;
}

// The same as matches_checksum() for text that is still as encode_record() wrote it, which nearly all is: without
// printing it again, the checksum is that of the bytes around the field.
bool matches_as_written(std::string_view text, std::string_view stated) {
  const std::string field = "\"checksum\":\"" + std::string(stated) + "\",";
  const std::size_t at = text.find(field);
  if (at == std::string_view::npos) return false;
  return to_hex(crc32c(text.substr(at + field.size()), crc32c(text.substr(0, at)))) == stated;
}

bool matches_checksum(Json json, std::string_view stated) {
  json.erase("checksum");
  std::string text;
  append_canonical(text, json);
  return to_hex(crc32c(text)) == stated;
}

// `text` is what `json` was parsed from; empty when that is not known.
Status check_integrity(const Json& json, std::string_view text) {
  const auto stated = get_string(json, "checksum");
  if (!stated) return missing("checksum");
  if (!matches_as_written(text, *stated) && !matches_checksum(json, *stated)) {
    return damaged("The content does not match its checksum.", "checksum");
  }
  const auto schema = get_int(json, "schema");
  if (!schema || *schema < 1) return missing("schema");
  if (*schema > kLogSchema) {
    return Error{ErrorCode::kTooNew,
                 "The record was written by a newer version of Cairn (schema " + std::to_string(*schema) + ").",
                 "schema"};
  }
  return Done{};
}

Result<Record> read_record(const Json& json, std::string_view text) {
  if (!json.is_object()) return damaged("A record must be an object in braces.", {});
  if (const Status integrity = check_integrity(json, text); !integrity) return integrity.error();
  Record record;
  record.schema = static_cast<int>(*get_int(json, "schema"));
  const auto seq = get_int(json, "seq");
  if (!seq || *seq < 1) return missing("seq");
  record.seq = static_cast<std::uint64_t>(*seq);
  const auto at = parse_instant(get_string(json, "at").value_or(""));
  if (!at) return damaged("The field must be an instant like 2026-11-24T09:12:33.120Z.", "at");
  record.at = *at;
  auto kind = get_string(json, "kind");
  if (!kind || kind->empty()) return missing("kind");
  record.kind = std::move(*kind);
  auto changes = read_changes(json);
  if (!changes) return changes.error();
  record.changes = std::move(changes).value();
  const auto undoes = read_reference(json, "undoes", record.seq);
  if (!undoes) return undoes.error();
  record.undoes = undoes.value();
  const auto redoes = read_reference(json, "redoes", record.seq);
  if (!redoes) return redoes.error();
  record.redoes = redoes.value();
  return record;
}

}  // namespace

Change inverted(Change change) {
  Json& before = change.data["before"];  // null where it was missing
  std::swap(before, change.data["after"]);
  return change;
}

std::string encode_record(const Record& record) {
  std::string text = "{\"at\":\"" + to_iso(record.at) + "\",";
  const std::string rest = rest_of(record);
  text += "\"checksum\":\"" + to_hex(crc32c(rest, crc32c(text))) + "\",";
  return text + rest;
}

Result<Record> decode_record(std::string_view text) {
  const auto json = parse_json(text, kMaxRecordBytes);
  if (!json) return json.error();
  return read_record(json.value(), text);
}

Result<Record> record_from_json(const Json& json) { return read_record(json, {}); }

}  // namespace cairn

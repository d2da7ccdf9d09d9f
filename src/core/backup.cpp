#include "core/backup.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/checksum.h"
#include "base/text.h"

namespace cairn {
namespace {

constexpr std::string_view kTexts = "/texts/", kLines = "/lines/", kThumbs = "/thumbs/", kPhotos = "/photos/";
constexpr const char* kFormat = "cairn-backup";
constexpr const char* kAdvice = " Nothing was changed. Use another copy of the backup, or export it again.";

Error damaged(const std::string& message, std::string where) {
  return {ErrorCode::kCorrupt, message + kAdvice, std::move(where)};
}

Error foreign(const std::string& message) {
  return {ErrorCode::kForeign,
          message + " Nothing was changed. Choose a file that Cairn exported; its name ends in .json.",
          {}};
}

Error too_new(std::string where) {
  return {
      ErrorCode::kTooNew,
      "This backup was made by a newer version of Cairn. Nothing was changed. Reload the page to update, then import "
      "again.",
      std::move(where)};
}

std::string_view without_byte_order_mark(std::string_view text) {
  return text.substr(0, 3) == "\xEF\xBB\xBF" ? text.substr(3) : text;
}

Error unreadable(std::string_view text, const Error& cause) {
  if (trim(text).substr(0, 1) != "{") return foreign("This is not a Cairn backup: it does not begin like one.");
  if (cause.code == ErrorCode::kTooLarge) {
    return {ErrorCode::kTooLarge, cause.message + " Nothing was changed. A Cairn backup is never like that.",
            cause.where};
  }
  const bool cut_short = cause.message.find("too early") != std::string::npos;
  const std::string what = cut_short ? "The file is cut short" : "The file is damaged";
  std::string detail = cause.message;
  if (!detail.empty() && detail.back() == '.') detail.pop_back();
  return damaged(what + " at " + cause.where + ". " + detail + ".", cause.where);
}

Result<Json> read_envelope(std::string_view text) {
  if (text.size() > kMaxBackupBytes) {
    return Error{ErrorCode::kTooLarge,
                 "The file is larger than " + std::to_string(kMaxBackupBytes >> 20) +
                     " MB. Nothing was changed. A Cairn backup is never that large.",
                 {}};
  }
  if (trim(text).empty()) return foreign("The file is empty.");
  auto json = parse_json(text, kMaxBackupBytes);
  if (!json) return unreadable(without_byte_order_mark(text), json.error());
  if (!json.value().is_object()) return foreign("This is not a Cairn backup: it holds no object in braces.");
  const auto format = get_string(json.value(), "format");
  if (format.value_or("") != kFormat) {
    return foreign("This is a JSON file, but not a Cairn backup: its \"format\" is not \"" + std::string(kFormat) +
                   "\".");
  }
  const auto version = get_int(json.value(), "version");
  if (!version || *version < 1) return damaged("The field \"version\" is missing or wrong.", "version");
  if (*version > kBackupVersion) return too_new("version " + std::to_string(*version));
  if (get_array(json.value(), "records") == nullptr) {
    return damaged("The list \"records\" is missing.", "records");
  }
  return json;
}

// Numbers of the records that the program which wrote the file had already set aside.
std::set<std::uint64_t> read_quarantine(const Json& json, std::vector<std::string>& notices) {
  std::set<std::uint64_t> seqs;
  const Json* list = get_array(json, "quarantine");
  if (list == nullptr) {
    notices.emplace_back(
        "The list of damaged records is missing from the file. The records are complete all the same.");
    return seqs;
  }
  for (const Json& item : *list) seqs.insert(static_cast<std::uint64_t>(get_int(item, "seq").value_or(0)));
  if (!list->empty()) {
    notices.push_back(
        (list->size() == 1 ? std::string("One damaged record") : std::to_string(list->size()) + " damaged records") +
        " had been set aside when this backup was made. They are in the file, but are not imported.");
  }
  return seqs;
}

std::string name_of(std::size_t index, const Json& item) {
  std::string name = "record " + std::to_string(index + 1);
  if (const auto seq = get_int(item, "seq")) name += " (number " + std::to_string(*seq) + ")";
  return name;
}

std::string checksum_of(const Blob& blob) { return to_hex(crc32c(blob.text, crc32c("\n", crc32c(blob.key)))); }

// Moves the texts out of `json`, which may hold 30 MB of them.
Status read_blobs(Json& json, Backup& backup, std::string& checksums) {
  if (!json.contains("blobs")) return Done{};
  if (get_array(json, "blobs") == nullptr) return damaged("The list \"blobs\" is no list.", "blobs");
  for (Json& item : json["blobs"]) {
    const std::string name = "text " + std::to_string(backup.blobs.size() + 1);
    const auto bad = [&](const std::string& what, const char* field) {
      const std::string place = name + ", field " + field;
      std::string words = "The backup is damaged at ";
      words.append(place).append(". ").append(what);
      return damaged(words, place);
    };
    Blob blob{get_string(item, "key").value_or(""), {}};
    if (!is_blob_key(blob.key)) return bad("The name of a text is missing or wrong.", "key");
    std::string* text = item.contains("text") ? item["text"].get_ptr<std::string*>() : nullptr;
    if (text == nullptr) return bad("The text is missing.", "text");
    blob.text = std::move(*text);
    const std::string checksum = checksum_of(blob);
    if (get_string(item, "checksum") != checksum) return bad("The content does not match its checksum.", "checksum");
    if (!backup.blobs.empty() && blob.key <= backup.blobs.back().key) return bad("It is out of order.", "key");
    checksums += checksum;
    backup.blobs.push_back(std::move(blob));
  }
  return Done{};
}

Error bad_record(const std::string& name, const Error& cause) {
  const std::string where = name + (cause.where.empty() ? "" : ", field " + cause.where);
  if (cause.code == ErrorCode::kTooNew) return too_new(where);
  return damaged("The backup is damaged at " + where + ". " + cause.message, where);
}

std::string missing_notice(std::uint64_t first, std::uint64_t last) {
  const bool one = first == last;
  return (one ? "Record " + std::to_string(first) + " is"
              : "Records " + std::to_string(first) + " to " + std::to_string(last) + " are") +
         " not in the backup. What " + (one ? "it" : "they") + " changed is not imported.";
}

// Counts and checksums over the whole file: they find records that were removed, added or exchanged by hand.
Status check_whole(const Json& json, const std::string& checksums) {
  const std::size_t found = get_array(json, "records")->size();
  const auto count = get_int(json, "count");
  if (!count) return damaged("The field \"count\" is missing.", "count");
  if (*count != static_cast<std::int64_t>(found)) {
    return damaged("The backup says that it holds " + std::to_string(*count) + " records, but " +
                       std::to_string(found) + " are there.",
                   "count");
  }
  const auto checksum = get_string(json, "checksum");
  if (!checksum) return damaged("The field \"checksum\" is missing.", "checksum");
  if (*checksum != to_hex(crc32c(checksums))) {
    return damaged("The records or texts do not match the checksum of the whole backup.", "checksum");
  }
  return Done{};
}

struct Line {
  const StoredRecord* stored;
  std::string checksum;
};

}  // namespace

BackedUp backed_up(const std::vector<std::string>& keys) {
  std::set<std::string> prefixes, photos;
  for (const std::string& key : keys) {
    for (const std::string_view mark : {kTexts, kLines, kThumbs, kPhotos}) {
      const std::size_t at = key.find(mark);
      if (at == std::string::npos) continue;
      if (mark == kPhotos)
        photos.insert(key);
      else
        prefixes.insert(key.substr(0, at + mark.size()));
      break;
    }
  }
  return {{prefixes.begin(), prefixes.end()}, {photos.begin(), photos.end()}};
}

std::string write_backup(const std::vector<StoredRecord>& records, const std::vector<QuarantinedRecord>& quarantine,
                         Instant exported_at, const std::vector<Blob>& blobs) {
  std::vector<QuarantinedRecord> set_aside = quarantine;
  const auto is_set_aside = [&](const StoredRecord& record) {
    return std::any_of(quarantine.begin(), quarantine.end(), [&](const QuarantinedRecord& other) {
      return other.seq == record.seq && other.text == record.text;
    });
  };
  std::vector<Line> lines;
  for (const StoredRecord& record : records) {
    if (is_set_aside(record)) continue;
    const auto json = parse_json(record.text, kMaxRecordBytes);
    const auto decoded = json ? record_from_json(json.value()) : Result<Record>(json.error());
    // A record of a newer version is sound: it belongs into the backup, for that version to read.
    if (decoded || decoded.error().code == ErrorCode::kTooNew) {
      lines.push_back({&record, get_string(json.value(), "checksum").value_or("")});
    } else {
      set_aside.push_back({record.seq, decoded.error().message, record.text});
    }
  }
  std::string text = "{\n\"format\":\"" + std::string(kFormat) + "\",\n\"version\":" + (blobs.empty() ? "1" : "2") +
                     ",\n\"exported_at\":\"" + to_iso(exported_at) + "\",\n\"records\":[\n";
  std::string checksums;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    text += lines[i].stored->text;
    text += i + 1 < lines.size() ? ",\n" : "\n";
    checksums += lines[i].checksum;
  }
  text += "],\n\"quarantine\":[\n";
  for (std::size_t i = 0; i < set_aside.size(); ++i) {
    const QuarantinedRecord& item = set_aside[i];
    text += to_text(Json{{"reason", item.reason}, {"seq", item.seq}, {"text", item.text}});
    text += i + 1 < set_aside.size() ? ",\n" : "\n";
  }
  if (!blobs.empty()) text += "],\n\"blobs\":[\n";
  for (std::size_t i = 0; i < blobs.size(); ++i) {
    const std::string checksum = checksum_of(blobs[i]);
    text += to_text(Json{{"checksum", checksum}, {"key", blobs[i].key}, {"text", blobs[i].text}});
    text += i + 1 < blobs.size() ? ",\n" : "\n";
    checksums += checksum;
  }
  text +=
      "],\n\"count\":" + std::to_string(lines.size()) + ",\n\"checksum\":\"" + to_hex(crc32c(checksums)) + "\"\n}\n";
  return text;
}

Result<Backup> read_backup(std::string_view text) {
  auto json = read_envelope(text);
  if (!json) return json.error();
  Backup backup;
  const auto exported_at = parse_instant(get_string(json.value(), "exported_at").value_or(""));
  if (exported_at) {
    backup.exported_at = *exported_at;
  } else {
    backup.notices.emplace_back("The file does not say when it was exported.");
  }
  const std::set<std::uint64_t> set_aside = read_quarantine(json.value(), backup.notices);
  std::string checksums;
  std::uint64_t last = 0;
  std::size_t index = 0;
  for (const Json& item : *get_array(json.value(), "records")) {
    const std::string name = name_of(index++, item);
    checksums += get_string(item, "checksum").value_or("");
    const auto seq = static_cast<std::uint64_t>(get_int(item, "seq").value_or(0));
    auto record = record_from_json(item);
    if (!record && set_aside.count(seq) != 0) continue;  // the quarantine list accounts for it
    if (!record) return bad_record(name, record.error());
    if (seq <= last) return damaged("The records are out of order at " + name + ".", name + ", field seq");
    if (seq > last + 1 && set_aside.count(last + 1) == 0) backup.notices.push_back(missing_notice(last + 1, seq - 1));
    last = seq;
    if (set_aside.count(seq) == 0) backup.records.push_back(std::move(record).value());
  }
  if (const Status status = read_blobs(json.value(), backup, checksums); !status) return status.error();
  if (const Status status = check_whole(json.value(), checksums); !status) return status.error();
  return backup;
}

Result<std::map<std::string, Json>> replay_backup(const Backup& backup, const std::vector<Application*>& fresh) {
  ApplicationSet applications(fresh);
  applications.clear();
  for (const Record& record : backup.records) {
    auto steps = applications.read(record.changes);
    if (!steps) {
      const std::string name = "record number " + std::to_string(record.seq);
      const Error& cause = steps.error();
      if (cause.code == ErrorCode::kTooNew) return too_new(name + ": " + cause.where);
      return Error{ErrorCode::kInvalid, "The backup breaks a rule at " + name + ". " + cause.message + kAdvice,
                   name + (cause.where.empty() ? "" : ", " + cause.where)};
    }
    applications.apply(std::move(steps).value());
  }
  std::map<std::string, Json> snapshots;
  for (const Application* application : fresh) {
    snapshots.emplace(std::string(application->name()), application->snapshot());
  }
  return snapshots;
}

}  // namespace cairn

#pragma once
// The one open file that holds everything, and what it says when it cannot be read.
//
// Format (JSON): {"format":"cairn-backup","version":1,"exported_at":"...","records":[<record objects in order>],
//                 "quarantine":[{"seq":..,"reason":"..","text":".."}],
//                 "blobs":[{"checksum":"<CRC-32C of key, line feed and text>","key":"..","text":".."}],
//                 "count":N,"checksum":"<CRC-32C of the own checksums of records, then blobs, concatenated>"}
// "blobs", texts and photos beside the log, is there when there are some, and then the version is 2: a Cairn that does
// not know them refuses the file instead of leaving them out. `count` is of the records. One record a line; records
// that cannot be read are under "quarantine" only, with their text as it was found. It holds the log itself, so an
// import loses no history that a replay can use, and any JSON tool can read it.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/application.h"
#include "core/log.h"
#include "core/ports.h"

namespace cairn {

inline constexpr int kBackupVersion = 2;  // the newest that is read; 1 is written where nothing needs more
inline constexpr std::size_t kMaxBackupBytes = 256u << 20;

// Which blobs belong into a backup: those whose keys hold "/texts/", "/lines/", "/thumbs/" or "/photos/". Others can be
// computed again.
struct BackedUp {
  std::vector<std::string>
      prefixes;                     // of texts, lines and thumbs: how their keys begin, ascending, none begins another
  std::vector<std::string> photos;  // keys, ascending: large, so they are read one by one
};
BackedUp backed_up(const std::vector<std::string>& keys);

// `blobs`: ascending by key.
std::string write_backup(const std::vector<StoredRecord>& records, const std::vector<QuarantinedRecord>& quarantine,
                         Instant exported_at, const std::vector<Blob>& blobs = {});

struct Backup {
  Instant exported_at;
  std::vector<Record> records;
  std::vector<Blob> blobs;           // ascending by key
  std::vector<std::string> notices;  // in words: what in the file was odd but did no harm
};

// Reads and checks the whole file before anything is changed. Errors: kCorrupt (truncated: says at which line and
// column; hand-broken: says which record and field), kForeign, kTooNew, kTooLarge.
Result<Backup> read_backup(std::string_view text);

// Replays a backup into fresh states made by `fresh` and returns their snapshots by application name.
// Errors: kInvalid (says which record and change), kTooNew.
Result<std::map<std::string, Json>> replay_backup(const Backup& backup, const std::vector<Application*>& fresh);

}  // namespace cairn

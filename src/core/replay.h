#pragma once
// From stored text to states: replays records, sets aside those that cannot be read, reads and writes snapshots. Knows
// no storage: it is given what was loaded.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/application.h"
#include "core/history.h"
#include "core/ports.h"

namespace cairn {

// Up to where the log has been read. The fingerprint tells whether the log is still the one that was read: after a wipe
// in another tab the same number may name another record.
struct LogPosition {
  std::uint64_t seq = 0;
  std::uint32_t fingerprint = 0;  // CRC-32C of the stored text of record `seq`
  friend bool operator==(const LogPosition&, const LogPosition&) = default;
};

LogPosition position_of(const StoredRecord& record);

struct ReplayReport {
  LogPosition position;                      // the last record seen, good or bad; unchanged when there was none
  std::vector<QuarantinedRecord> set_aside;  // bad records and gaps, in order
  std::optional<Error> too_new;              // a record of a newer version: nothing from it on was applied
};

// Replays records[first..]. Records up to `from.seq` are in the states already and only fill the history.
ReplayReport replay(const std::vector<StoredRecord>& records, std::size_t first, LogPosition from,
                    ApplicationSet& applications, History& history);

// Snapshot text: "<CRC-32C of the rest, 8 hex digits> {"fingerprint":..,"schema":1,"seq":..,"states":{..}}".
std::string encode_snapshot(const ApplicationSet& applications, LogPosition position);
// Restores the states. Errors leave them cleared: kCorrupt, kTooNew, or what an application says.
Result<LogPosition> restore_snapshot(const StoredSnapshot& snapshot, ApplicationSet& applications);

}  // namespace cairn

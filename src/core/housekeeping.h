#pragma once
// What a session stores beside the log: snapshots now and then, and the records that were set aside. Both only save
// time or keep evidence; a failure here loses nothing of the learner's.

#include <cstdint>
#include <vector>

#include "core/application.h"
#include "core/ports.h"
#include "core/replay.h"

namespace cairn {

inline constexpr std::uint64_t kRecordsPerSnapshot = 256;

class Housekeeping {
 public:
  explicit Housekeeping(Storage& storage) : storage_(storage) {}

  // A fresh start: what storage holds already.
  void reset(const std::vector<QuarantinedRecord>& stored);
  void snapshot_found(std::uint64_t seq) { snapshot_seq_ = seq; }
  // Adds to the list what is not on it yet, and stores it when tidy() is called next.
  void set_aside(const std::vector<QuarantinedRecord>& records);
  void notice(const QuarantinedRecord& record) { add(record); }  // shown, not stored

  void tick();  // takes in completions
  // Only for the writing tab, when `applications` hold the state at `position` and everything up to it is stored.
  void tidy(const ApplicationSet& applications, LogPosition position);

  const std::vector<QuarantinedRecord>& quarantined() const { return quarantined_; }

 private:
  bool add(const QuarantinedRecord& record);

  Storage& storage_;
  std::vector<QuarantinedRecord> quarantined_;
  std::vector<QuarantinedRecord> unsaved_;
  std::size_t saving_count_ = 0;       // how many of unsaved_ are on their way
  std::uint64_t retry_after_seq_ = 0;  // try unsaved_ again once more than this is stored
  std::uint64_t last_seq_ = 0;
  std::uint64_t snapshot_seq_ = 0;
  Pending<Done> saving_snapshot_;
  Pending<Done> saving_quarantine_;
};

}  // namespace cairn

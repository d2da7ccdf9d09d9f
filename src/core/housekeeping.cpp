#include "core/housekeeping.h"

#include <algorithm>
#include <utility>

namespace cairn {

void Housekeeping::reset(const std::vector<QuarantinedRecord>& stored) {
  snapshot_seq_ = 0;
  saving_snapshot_.reset();
  saving_quarantine_.reset();
  saving_count_ = 0;
  retry_after_seq_ = 0;
  unsaved_.clear();
  quarantined_.clear();
  for (const QuarantinedRecord& record : stored) add(record);
}

bool Housekeeping::add(const QuarantinedRecord& record) {
  const auto same = [&](const QuarantinedRecord& other) {
    return other.seq == record.seq && other.text == record.text &&
           (!record.text.empty() || other.reason == record.reason);
  };
  if (std::any_of(quarantined_.begin(), quarantined_.end(), same)) return false;
  quarantined_.push_back(record);
  return true;
}

void Housekeeping::set_aside(const std::vector<QuarantinedRecord>& records) {
  for (const QuarantinedRecord& record : records) {
    if (add(record)) unsaved_.push_back(record);
  }
}

void Housekeeping::tick() {
  // A snapshot that could not be stored costs time at the next load, nothing else; the next one is tried in its turn.
  if (saving_snapshot_.ready()) saving_snapshot_.reset();
  if (!saving_quarantine_.ready()) return;
  if (saving_quarantine_.take().ok()) {
    unsaved_.erase(unsaved_.begin(), unsaved_.begin() + static_cast<std::ptrdiff_t>(saving_count_));
  } else {
    retry_after_seq_ =
        last_seq_;  // they stay on the list and in the log; storing works again when a record goes through
  }
  saving_count_ = 0;
}

void Housekeeping::tidy(const ApplicationSet& applications, LogPosition position) {
  last_seq_ = position.seq;
  if (!unsaved_.empty()) {
    if (saving_quarantine_.empty() && (retry_after_seq_ == 0 || position.seq > retry_after_seq_)) {
      saving_count_ = unsaved_.size();
      saving_quarantine_ = storage_.quarantine(unsaved_);
    }
    return;  // a snapshot would hide the bad records from the next load before they are kept elsewhere
  }
  if (position.seq < snapshot_seq_ + kRecordsPerSnapshot || !saving_snapshot_.empty()) return;
  snapshot_seq_ = position.seq;
  saving_snapshot_ = storage_.save_snapshot({position.seq, encode_snapshot(applications, position)});
}

}  // namespace cairn

// The session's reading half: the first load, following another tab, and what happens when the log has moved on.

#include <algorithm>
#include <utility>

#include "core/session.h"

namespace cairn {
namespace {

constexpr std::uint32_t kHistoryRecords = 200;

// The snapshot is of this log: the record that it stands on is there and has the same text.
bool stands_on(const LogPosition& snapshot, const std::vector<StoredRecord>& records) {
  const auto found = std::lower_bound(records.begin(), records.end(), snapshot.seq,
                                      [](const StoredRecord& record, std::uint64_t seq) { return record.seq < seq; });
  return found != records.end() && position_of(*found) == snapshot;
}

}  // namespace

void Session::begin_load(Loading what) {
  loading_ = what;
  load_began_as_writer_ = storage_.role() == StorageRole::kWriter;
  log_moved_ = false;
  switch (what) {
    case Loading::kNothing:
      break;
    case Loading::kAll:
      log_replaced_ = false;
      load_ = storage_.load(kHistoryRecords);
      load_quarantine_ = storage_.load_quarantine();
      break;
    case Loading::kWholeLog:
      load_ = storage_.load_since(1);
      break;
    case Loading::kTail:
      // With the last known record in front, which shows whether this is still the same log.
      load_ = storage_.load_since(std::max<std::uint64_t>(1, position_.seq));
      break;
  }
}

// Begins whatever load is due; false when none is.
bool Session::begin_needed_load() {
  if (loading_ != Loading::kNothing) return false;
  if (!loaded_ || load_error_ || sample_ || !wipe_.empty() || queue_.in_flight()) return false;
  if (log_replaced_) {
    begin_load(Loading::kAll);
  } else if (log_moved_ || (storage_.role() == StorageRole::kWriter && !caught_up_)) {
    begin_load(Loading::kTail);
  } else {
    return false;
  }
  return true;
}

void Session::take_in_loads() {
  while (load_.ready() && !load_quarantine_.waiting()) {
    const auto log = load_.take();
    const Loading what = std::exchange(loading_, Loading::kNothing);
    if (!log) {
      load_error_ = log.error();
      load_quarantine_.reset();
      return;
    }
    if (what == Loading::kTail) {
      finish_tail(log.value());
    } else {
      finish_full_load(log.value(), what);
    }
    if (loading_ == Loading::kNothing) {
      caught_up_ = load_began_as_writer_ && storage_.role() == StorageRole::kWriter && !log_replaced_ && !log_moved_;
    }
  }
}

void Session::finish_full_load(const StoredLog& log, Loading what) {
  applications_.clear();
  history_.clear();
  ++version_;
  LogPosition from;
  if (what == Loading::kAll) {
    std::vector<QuarantinedRecord> stored;
    std::optional<Error> unreadable;
    if (load_quarantine_.ready()) {
      auto list = load_quarantine_.take();
      if (list) {
        stored = std::move(list).value();
      } else {
        unreadable = list.error();
      }
    }
    housekeeping_.reset(stored);
    if (unreadable) {
      housekeeping_.notice(
          {0, "The list of records that were set aside earlier could not be read: " + unreadable->message, {}});
    }
    if (log.snapshot) {
      const auto restored = restore_snapshot(*log.snapshot, applications_);
      if (!restored || !stands_on(restored.value(), log.records)) {
        applications_.clear();
        loaded_ = false;
        begin_load(Loading::kWholeLog);  // the log alone says everything that the snapshot should have said
        return;
      }
      from = restored.value();
      housekeeping_.snapshot_found(from.seq);
    }
  }
  loaded_ = true;
  adopt(replay(log.records, 0, from, applications_, history_));
  give_up_unsaved();
}

void Session::finish_tail(const StoredLog& log) {
  const std::vector<StoredRecord>& records = log.records;
  std::size_t next = 0;
  if (position_.seq > 0) {
    if (records.empty() || position_of(records.front()) != position_) {
      log_replaced_ = true;  // wiped or restored by another tab
      return;
    }
    next = 1;
  }
  bool found_own = false;
  while (next < records.size() && !queue_.empty() && records[next].seq == queue_.front().seq &&
         records[next].text == queue_.front().text) {
    position_ = position_of(records[next++]);
    queue_.pop_front();
    found_own = true;
  }
  const bool refused = std::exchange(append_refused_, false);
  if (next < records.size() && !queue_.empty()) {
    log_replaced_ = true;  // the unsaved gestures were made on a state that is no longer the latest
    return;
  }
  if (next < records.size()) {
    adopt(replay(records, next, position_, applications_, history_));
  } else if (storage_.role() == StorageRole::kWriter && (found_own || !refused)) {
    queue_.send();  // nothing stands in the way; a second refusal in a row waits for retry() instead
  }
}

void Session::adopt(const ReplayReport& report) {
  position_ = report.position;
  seq_ = position_.seq;
  housekeeping_.set_aside(report.set_aside);
  load_error_ = report.too_new;
  ++version_;
}

void Session::give_up_unsaved() {
  append_refused_ = false;
  std::vector<QuarantinedRecord> lost;
  for (StoredRecord& record : queue_.take_all()) {
    lost.push_back({record.seq, "Another tab saved something else first, so this change could not be saved.",
                    std::move(record.text)});
  }
  if (lost.empty()) return;
  housekeeping_.set_aside(lost);
  news_ = Error{ErrorCode::kConflict,
                (lost.size() == 1 ? std::string("One change") : std::to_string(lost.size()) + " changes") +
                    " made here could not be saved because another tab saved something else first. You now see what is "
                    "stored. Make the change again if you still want it; what was lost is listed under Data.",
                {}};
}

}  // namespace cairn

#pragma once
// The session: the one owner of the log in this tab. Replays it into the applications' states, appends gestures, undoes
// and redoes, follows another tab that writes, keeps what could not be read aside. Knows applications only as
// Application.
//
// A gesture is applied to the state at once and appended in one transaction; until that completes `save_state()` is
// kSaving. If it fails, the gesture stays visible, save_state() is kFailed, and retry() tries again: nothing is
// dropped. Only when another tab has meanwhile written to the log, this tab's unsaved gestures cannot follow it any
// more: then the state is that of the log, save_error() says so, and the gestures are kept in quarantined().

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "core/application.h"
#include "core/history.h"
#include "core/housekeeping.h"
#include "core/log.h"
#include "core/ports.h"
#include "core/replay.h"
#include "core/save_queue.h"

namespace cairn {

enum class SaveState { kSaved, kSaving, kFailed };

class Session {
 public:
  Session(Storage& storage, Clock& clock, std::vector<Application*> applications);

  void start();  // begins loading
  void tick();   // takes in completions; call at the start of every tick

  bool loaded() const { return loaded_; }  // there is a state to show
  // Why nothing, or not everything, could be loaded. With kTooNew the state up to the newer record is shown, read-only;
  // after other errors retry() loads again.
  const Error* load_error() const { return load_error_ ? &*load_error_ : nullptr; }
  bool writable() const;  // a gesture would be taken now
  StorageRole role() const { return storage_.role(); }
  std::uint64_t seq() const { return seq_; }          // the last applied record; changes whenever any state changes
  std::uint64_t version() const { return version_; }  // grows with every change of any state, also in a sample session
  SaveState save_state() const;
  // What could not be saved, wiped or kept. May be set while save_state() is kSaved: then it is news that retry()
  // dismisses.
  const Error* save_error() const;
  void retry();

  // Applies and appends one gesture. Errors: kConflict when another tab is the writer; kInvalid from the application.
  // An empty `changes` does nothing.
  Status commit(std::string_view kind, std::vector<Change> changes);

  bool can_undo() const { return history_.next_undo() != nullptr && writable(); }
  bool can_redo() const { return history_.next_redo() != nullptr && writable(); }
  std::string_view undo_kind() const;  // kind of the gesture that undo() would undo; empty when none
  std::string_view redo_kind() const;
  const std::vector<Change>& undo_changes() const;  // of that gesture, forwards; none where there is none
  const std::vector<Change>& redo_changes() const;
  Status undo();
  Status redo();

  // A sample to look around in: states come from `snapshots` (application name -> snapshot); nothing is stored, and
  // leave_sample() brings back the learner's own state. Gestures work (also undo) but live in memory only.
  Status enter_sample(const std::map<std::string, Json>& snapshots);
  void leave_sample();
  bool in_sample() const { return sample_ != nullptr; }

  // What was set aside instead of being dropped, with the reason in words: damaged records, gaps, gestures lost to
  // another tab.
  const std::vector<QuarantinedRecord>& quarantined() const { return housekeeping_.quarantined(); }
  std::size_t record_count() const { return static_cast<std::size_t>(position_.seq); }  // in the stored log
  Json snapshot() const { return applications_.snapshot(); }                            // {"roadmap": {...}, ...}

  // Ends a sample and wipes the storage; on completion the states are cleared. A failure shows in save_error().
  void wipe();

 private:
  enum class Loading { kNothing, kAll, kWholeLog, kTail };
  struct Sample {
    Json own_states;
    History own_history;
    std::uint64_t seq = 0;
  };

  Status perform(Record record);
  Status refusal() const;

  void begin_load(Loading what);
  bool begin_needed_load();
  void take_in_loads();
  void finish_full_load(const StoredLog& log, Loading what);
  void finish_tail(const StoredLog& log);
  void adopt(const ReplayReport& report);
  void give_up_unsaved();

  void watch_storage();
  void take_in_appends();
  void take_in_wipe();

  Storage& storage_;
  Clock& clock_;
  ApplicationSet applications_;
  History history_;
  SaveQueue queue_;
  Housekeeping housekeeping_;

  bool loaded_ = false;
  std::optional<Error> load_error_;
  std::optional<Error> news_;  // a failure that is over and done with, still to be shown
  std::uint64_t seq_ = 0;      // last applied
  std::uint64_t version_ = 0;
  LogPosition position_;  // last known to be stored and applied

  Loading loading_ = Loading::kNothing;
  Pending<StoredLog> load_;
  Pending<std::vector<QuarantinedRecord>> load_quarantine_;
  bool load_began_as_writer_ = false;
  bool caught_up_ = false;       // as the writer, with everything earlier writers have stored
  bool log_moved_ = false;       // another tab has written since the last load began
  bool log_replaced_ = false;    // the log is not the one that was read: load all of it
  bool append_refused_ = false;  // an append met a conflict that the next tail explains

  Pending<Done> wipe_;
  std::unique_ptr<Sample> sample_;
};

}  // namespace cairn

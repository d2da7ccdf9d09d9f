#include "core/session.h"

#include <utility>

namespace cairn {

Session::Session(Storage& storage, Clock& clock, std::vector<Application*> applications)
    : storage_(storage),
      clock_(clock),
      applications_(std::move(applications)),
      queue_(storage),
      housekeeping_(storage) {}

void Session::start() { begin_load(Loading::kAll); }

void Session::tick() {
  watch_storage();
  take_in_wipe();
  take_in_appends();
  housekeeping_.tick();
  do {
    take_in_loads();
  } while (begin_needed_load() && load_.ready());
  if (!sample_ && writable() && queue_.empty()) housekeeping_.tidy(applications_, position_);
}

void Session::watch_storage() {
  if (storage_.role() != StorageRole::kWriter) caught_up_ = false;
  if (storage_.log_moved()) {
    log_moved_ = true;
    caught_up_ = false;
  }
}

// ---- Gestures

bool Session::writable() const {
  if (sample_) return true;
  return loaded_ && !load_error_ && caught_up_ && storage_.role() == StorageRole::kWriter && wipe_.empty();
}

// Why a gesture cannot be taken now, in the order a person would want to know.
Status Session::refusal() const {
  if (writable()) return Done{};
  if (load_error_) return *load_error_;
  if (!loaded_) return Error{ErrorCode::kUnavailable, "Your data is still being read. Try again in a moment.", {}};
  if (!wipe_.empty()) return Error{ErrorCode::kConflict, "Your data is being wiped. Wait until that is done.", {}};
  if (storage_.role() != StorageRole::kWriter) {
    return Error{
        ErrorCode::kConflict,
        "Cairn is open in another tab, and that one saves changes. Make the change there, or take over here first.",
        {}};
  }
  return Error{ErrorCode::kConflict, "This tab is reading what another one has saved. Try again in a moment.", {}};
}

Status Session::commit(std::string_view kind, std::vector<Change> changes) {
  Record record;
  record.kind = kind;
  record.changes = std::move(changes);
  return perform(std::move(record));
}

Status Session::perform(Record record) {
  if (record.changes.empty()) return Done{};
  if (Status status = refusal(); !status) return status;
  Result<ApplicationSet::Steps> steps = applications_.read(record.changes);
  if (!steps) return steps.error();
  record.at = clock_.now();
  if (sample_) {
    record.seq = ++sample_->seq;
  } else {
    record.seq = seq_ + 1;
    std::string text = encode_record(record);
    if (text.size() > kMaxRecordBytes) {
      return Error{ErrorCode::kTooLarge, "This is more than can be saved in one step. Split it into smaller ones.", {}};
    }
    queue_.push({record.seq, std::move(text)});
    seq_ = record.seq;
  }
  applications_.apply(std::move(steps).value());
  history_.add(std::move(record));
  ++version_;
  return Done{};
}

std::string_view Session::undo_kind() const {
  const History::Step* step = history_.next_undo();
  return step != nullptr ? std::string_view(step->kind) : std::string_view();
}

std::string_view Session::redo_kind() const {
  const History::Step* step = history_.next_redo();
  return step != nullptr ? std::string_view(step->kind) : std::string_view();
}

const std::vector<Change>& Session::undo_changes() const {
  static const std::vector<Change> kNone;
  const History::Step* step = history_.next_undo();
  return step != nullptr ? step->changes : kNone;
}

const std::vector<Change>& Session::redo_changes() const {
  static const std::vector<Change> kNone;
  const History::Step* step = history_.next_redo();
  return step != nullptr ? step->changes : kNone;
}

Status Session::undo() {
  const History::Step* step = history_.next_undo();
  if (step == nullptr) return Error{ErrorCode::kNotFound, "There is nothing to undo.", {}};
  Record record;
  record.kind = step->kind;
  record.changes = inverted(step->changes);
  record.undoes = step->seq;
  return perform(std::move(record));
}

Status Session::redo() {
  const History::Step* step = history_.next_redo();
  if (step == nullptr) return Error{ErrorCode::kNotFound, "There is nothing to redo.", {}};
  Record record;
  record.kind = step->kind;
  record.changes = step->changes;
  record.redoes = step->seq;
  return perform(std::move(record));
}

// ---- Saving

SaveState Session::save_state() const {
  if (queue_.error() != nullptr) return SaveState::kFailed;
  return queue_.empty() && wipe_.empty() ? SaveState::kSaved : SaveState::kSaving;
}

const Error* Session::save_error() const {
  if (queue_.error() != nullptr) return queue_.error();
  return news_ ? &*news_ : nullptr;
}

void Session::retry() {
  news_.reset();
  if (load_error_ && load_error_->code != ErrorCode::kTooNew && loading_ == Loading::kNothing) {
    load_error_.reset();
    if (loaded_) {
      log_moved_ = true;
    } else {
      begin_load(Loading::kAll);
    }
  }
  if (queue_.failed() && writable()) queue_.send();
}

void Session::take_in_appends() {
  const bool had_error = queue_.error() != nullptr;
  if (const auto stored = queue_.tick()) position_ = *stored;
  if (!had_error && queue_.error() != nullptr && queue_.error()->code == ErrorCode::kConflict) {
    // Either another tab has written, or this very record had got through though its completion did not: the log tells.
    append_refused_ = true;
    caught_up_ = false;
    log_moved_ = true;
  }
}

void Session::wipe() {
  leave_sample();
  if (!wipe_.empty()) return;
  if (loading_ == Loading::kTail) log_moved_ = true;  // should the wipe fail, the interrupted load is due again
  if (loading_ == Loading::kAll && loaded_) log_replaced_ = true;
  load_.reset();
  load_quarantine_.reset();
  loading_ = Loading::kNothing;
  news_.reset();
  wipe_ = storage_.wipe();
}

void Session::take_in_wipe() {
  if (!wipe_.ready()) return;
  const auto result = wipe_.take();
  if (!result) {
    news_ = result.error();
    if (!loaded_ && !load_error_) begin_load(Loading::kAll);  // that wipe() had interrupted
    return;
  }
  (void)queue_.take_all();  // wiped as was asked
  history_.clear();
  applications_.clear();
  housekeeping_.reset({});
  position_ = {};
  seq_ = 0;
  load_error_.reset();
  loaded_ = true;
  log_replaced_ = append_refused_ = false;
  caught_up_ = storage_.role() == StorageRole::kWriter;
  ++version_;
}

// ---- Sample

Status Session::enter_sample(const std::map<std::string, Json>& snapshots) {
  if (!wipe_.empty() || loading_ == Loading::kAll || loading_ == Loading::kWholeLog) {
    return Error{ErrorCode::kUnavailable, "Your data is still being read. Try again in a moment.", {}};
  }
  if (loading_ == Loading::kTail) {  // read again when the sample is left
    load_.reset();
    loading_ = Loading::kNothing;
    log_moved_ = true;
  }
  Json before = applications_.snapshot();
  if (Status status = applications_.restore(Json(snapshots)); !status) {
    if (!applications_.restore(before)) log_replaced_ = true;
    ++version_;
    return status;
  }
  if (!sample_) {
    sample_ = std::make_unique<Sample>();
    sample_->own_states = std::move(before);
    std::swap(sample_->own_history, history_);
  }
  history_.clear();
  ++version_;
  return Done{};
}

void Session::leave_sample() {
  if (!sample_) return;
  if (!applications_.restore(sample_->own_states))
    log_replaced_ = true;  // a bug of that application; the log knows better
  history_ = std::move(sample_->own_history);
  sample_.reset();
  ++version_;
}

}  // namespace cairn

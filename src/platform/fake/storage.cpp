#include "platform/fake/storage.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cairn::fake {

namespace {

Error not_the_writer() { return {ErrorCode::kConflict, "Another tab is the one that writes.", {}}; }

bool begins_with(std::string_view key, std::string_view prefix) { return key.substr(0, prefix.size()) == prefix; }

}  // namespace

FakeStorage::FakeStorage(std::shared_ptr<FakeDisk> disk, Completion completion)
    : disk_(std::move(disk)), completion_(completion) {
  disk_->tabs.push_back(this);
  if (disk_->writer == nullptr) disk_->writer = this;
}

FakeStorage::FakeStorage(Completion completion) : FakeStorage(std::make_shared<FakeDisk>(), completion) {}

FakeStorage::~FakeStorage() { leave(); }

void FakeStorage::leave() {
  auto& tabs = disk_->tabs;
  tabs.erase(std::remove(tabs.begin(), tabs.end(), this), tabs.end());
  if (disk_->wants_writer == this) disk_->wants_writer = nullptr;
  if (disk_->writer == this) disk_->writer = tabs.empty() ? nullptr : tabs.front();
}

template <class T>
Pending<T> FakeStorage::run(std::function<Result<T>()> operation) {
  Promise<T> promise;
  Pending<T> pending = promise.pending();
  if (torn_) return pending;  // a dead tab hears nothing
  operations_.push_back([this, promise, operation = std::move(operation)]() mutable {
    if (failures_.empty()) {
      promise.complete(operation());
      return;
    }
    const Failure failure = std::move(failures_.front());
    failures_.pop_front();
    if (failure.effect == Effect::kTaken) (void)operation();
    promise.complete(failure.error);
  });
  if (completion_ == Completion::kAtOnce) pump();
  return pending;
}

void FakeStorage::pump(std::size_t count) {
  for (; count > 0 && !operations_.empty(); --count) {
    const auto operation = std::move(operations_.front());
    operations_.pop_front();
    operation();
  }
  hand_over();
}

void FakeStorage::tear(std::size_t committed) {
  for (; committed > 0 && !operations_.empty(); --committed) {
    operations_.front()();  // its completion is never looked at again: the program in this tab is gone
    operations_.pop_front();
  }
  operations_.clear();
  torn_ = true;
  leave();
}

StoredLog FakeStorage::records_from(std::uint64_t first_seq) const {
  StoredLog log;
  std::copy_if(disk_->log.begin(), disk_->log.end(), std::back_inserter(log.records),
               [first_seq](const StoredRecord& record) { return record.seq >= first_seq; });
  return log;
}

Pending<StoredLog> FakeStorage::load(std::uint32_t history) {
  return run<StoredLog>([this, history]() -> Result<StoredLog> {
    if (!disk_->snapshot) return records_from(1);
    const std::uint64_t seq = disk_->snapshot->seq;
    StoredLog log = records_from(seq >= history ? seq - history + 1 : 1);
    log.snapshot = disk_->snapshot;
    return log;
  });
}

Pending<StoredLog> FakeStorage::load_since(std::uint64_t first_seq) {
  return run<StoredLog>([this, first_seq]() -> Result<StoredLog> { return records_from(first_seq); });
}

Pending<Done> FakeStorage::append(std::vector<StoredRecord> records) {
  return run<Done>([this, records = std::move(records)]() -> Status {
    if (disk_->writer != this) return not_the_writer();
    const std::uint64_t last = disk_->log.empty() ? 0 : disk_->log.back().seq;
    if (records.empty() || records.front().seq != last + 1) {
      return Error{ErrorCode::kConflict, "The log has moved on to record " + std::to_string(last) + ".", {}};
    }
    disk_->log.insert(disk_->log.end(), records.begin(), records.end());
    tell_others();
    return Done{};
  });
}

Pending<Done> FakeStorage::save_snapshot(StoredSnapshot snapshot) {
  return run<Done>([this, snapshot = std::move(snapshot)]() -> Status {
    disk_->snapshot = snapshot;
    return Done{};
  });
}

Pending<Done> FakeStorage::quarantine(std::vector<QuarantinedRecord> records) {
  return run<Done>([this, records = std::move(records)]() -> Status {
    disk_->quarantine.insert(disk_->quarantine.end(), records.begin(), records.end());
    return Done{};
  });
}

Pending<std::vector<QuarantinedRecord>> FakeStorage::load_quarantine() {
  return run<std::vector<QuarantinedRecord>>(
      [this]() -> Result<std::vector<QuarantinedRecord>> { return disk_->quarantine; });
}

Pending<Done> FakeStorage::wipe() {
  return run<Done>([this]() -> Status {
    disk_->log.clear();
    disk_->snapshot.reset();
    disk_->quarantine.clear();
    disk_->meta.clear();
    disk_->blobs.clear();
    tell_others();
    return Done{};
  });
}

Pending<std::optional<std::string>> FakeStorage::read_meta(std::string_view key) {
  return run<std::optional<std::string>>([this, key = std::string(key)]() -> Result<std::optional<std::string>> {
    const auto found = disk_->meta.find(key);
    if (found == disk_->meta.end()) return std::optional<std::string>();
    return std::optional<std::string>(found->second);
  });
}

Pending<Done> FakeStorage::write_meta(std::string_view key, std::string_view value) {
  return run<Done>([this, key = std::string(key), value = std::string(value)]() -> Status {
    disk_->meta[key] = value;
    return Done{};
  });
}

Pending<Done> FakeStorage::write_blobs(std::vector<Blob> blobs) {
  return run<Done>([this, blobs = std::move(blobs)]() -> Status {
    if (disk_->writer != this) return not_the_writer();
    auto all = disk_->blobs;
    for (const Blob& blob : blobs) {
      if (!is_blob_key(blob.key)) return Error{ErrorCode::kInvalid, "This is no name for a text.", blob.key};
      all[blob.key] = blob.text;
    }
    std::size_t bytes = 0;
    for (const auto& [key, text] : all) bytes += key.size() + text.size();
    if (bytes > disk_->blob_room) {
      return Error{
          ErrorCode::kStorageFull, "The browser has no room left. Free some space on this device, then try again.", {}};
    }
    disk_->blobs = std::move(all);
    return Done{};
  });
}

Pending<std::vector<Blob>> FakeStorage::read_blobs(std::string_view prefix) {
  return run<std::vector<Blob>>([this, prefix = std::string(prefix)]() -> Result<std::vector<Blob>> {
    std::vector<Blob> blobs;
    for (auto at = disk_->blobs.lower_bound(prefix); at != disk_->blobs.end() && begins_with(at->first, prefix); ++at)
      blobs.push_back({at->first, at->second});
    return blobs;
  });
}

Pending<std::vector<std::string>> FakeStorage::blob_keys(std::string_view prefix) {
  return run<std::vector<std::string>>([this, prefix = std::string(prefix)]() -> Result<std::vector<std::string>> {
    std::vector<std::string> keys;
    for (auto at = disk_->blobs.lower_bound(prefix); at != disk_->blobs.end() && begins_with(at->first, prefix); ++at)
      keys.push_back(at->first);
    return keys;
  });
}

Pending<Done> FakeStorage::remove_blobs(std::string_view prefix) {
  return run<Done>([this, prefix = std::string(prefix)]() -> Status {
    if (disk_->writer != this) return not_the_writer();
    const auto first = disk_->blobs.lower_bound(prefix);
    auto last = first;
    while (last != disk_->blobs.end() && begins_with(last->first, prefix)) ++last;
    disk_->blobs.erase(first, last);
    return Done{};
  });
}

StorageRole FakeStorage::role() const { return disk_->writer == this ? StorageRole::kWriter : StorageRole::kFollower; }

bool FakeStorage::log_moved() { return std::exchange(moved_, false); }

void FakeStorage::request_writer() {
  disk_->wants_writer = this;
  if (disk_->writer != nullptr) disk_->writer->hand_over();
}

// The writing tab finishes what it has begun, then lets go.
void FakeStorage::hand_over() {
  if (disk_->writer != this || disk_->wants_writer == nullptr || !operations_.empty()) return;
  disk_->writer = std::exchange(disk_->wants_writer, nullptr);
}

void FakeStorage::tell_others() {
  for (FakeStorage* tab : disk_->tabs) {
    if (tab != this) tab->moved_ = true;
  }
}

Pending<StorageUsage> FakeStorage::usage() {
  return run<StorageUsage>([this]() -> Result<StorageUsage> { return disk_->usage; });
}

Pending<bool> FakeStorage::request_persistence() {
  return run<bool>([this]() -> Result<bool> {
    disk_->usage.persistent = disk_->usage.persist_supported;
    return disk_->usage.persistent;
  });
}

}  // namespace cairn::fake

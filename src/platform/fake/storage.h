#pragma once
// Storage in memory. A FakeDisk is what survives a kill; every FakeStorage on it is one tab. In manual completion an
// operation takes effect, and its Pending completes, when the test pumps; tear() kills the tab with operations
// unfinished.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports.h"

namespace cairn::fake {

class FakeStorage;

struct FakeDisk {
  std::vector<StoredRecord> log;
  std::optional<StoredSnapshot> snapshot;
  std::vector<QuarantinedRecord> quarantine;
  std::map<std::string, std::string, std::less<>> meta;
  std::map<std::string, std::string, std::less<>> blobs;
  std::size_t blob_room = SIZE_MAX;  // bytes that all keys and texts of blobs may take; more is kStorageFull
  StorageUsage usage{4096, 1 << 30, false, true};
  std::vector<FakeStorage*> tabs;  // living ones, in the order of opening
  FakeStorage* writer = nullptr;
  FakeStorage* wants_writer = nullptr;
};

enum class Completion { kAtOnce, kOnPump };

class FakeStorage final : public Storage {
 public:
  explicit FakeStorage(std::shared_ptr<FakeDisk> disk, Completion completion = Completion::kAtOnce);
  explicit FakeStorage(Completion completion = Completion::kAtOnce);
  ~FakeStorage() override;
  FakeStorage(const FakeStorage&) = delete;
  FakeStorage& operator=(const FakeStorage&) = delete;

  Pending<StoredLog> load(std::uint32_t history) override;
  Pending<StoredLog> load_since(std::uint64_t first_seq) override;
  Pending<Done> append(std::vector<StoredRecord> records) override;
  Pending<Done> save_snapshot(StoredSnapshot snapshot) override;
  Pending<Done> quarantine(std::vector<QuarantinedRecord> records) override;
  Pending<std::vector<QuarantinedRecord>> load_quarantine() override;
  Pending<Done> wipe() override;
  Pending<std::optional<std::string>> read_meta(std::string_view key) override;
  Pending<Done> write_meta(std::string_view key, std::string_view value) override;
  Pending<Done> write_blobs(std::vector<Blob> blobs) override;
  Pending<std::vector<Blob>> read_blobs(std::string_view prefix) override;
  Pending<std::vector<std::string>> blob_keys(std::string_view prefix) override;
  Pending<Done> remove_blobs(std::string_view prefix) override;
  StorageRole role() const override;
  bool log_moved() override;
  void request_writer() override;
  Pending<StorageUsage> usage() override;
  Pending<bool> request_persistence() override;

  // The test's side.
  FakeDisk& disk() { return *disk_; }
  std::size_t waiting() const { return operations_.size(); }
  void pump(std::size_t count = SIZE_MAX);  // completes that many operations, oldest first
  // The next operation that runs fails with `error` and changes nothing; several calls queue up.
  void fail_next(Error error) { failures_.push_back({std::move(error), Effect::kNone}); }
  // The next operation takes effect, but its completion reports `error`: a time-out after the transaction went through.
  void fail_next_after_effect(Error error) { failures_.push_back({std::move(error), Effect::kTaken}); }
  // Kills the tab: the oldest `committed` unfinished operations have reached the disk, the others have not; none
  // completes.
  void tear(std::size_t committed = 0);

 private:
  enum class Effect { kNone, kTaken };
  struct Failure {
    Error error;
    Effect effect;
  };

  template <class T>
  Pending<T> run(std::function<Result<T>()> operation);
  StoredLog records_from(std::uint64_t first_seq) const;
  void tell_others();
  void hand_over();
  void leave();

  std::shared_ptr<FakeDisk> disk_;
  Completion completion_;
  std::deque<std::function<void()>> operations_;
  std::deque<Failure> failures_;
  bool moved_ = false;
  bool torn_ = false;
};

}  // namespace cairn::fake

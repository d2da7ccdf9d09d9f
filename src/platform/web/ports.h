#pragma once
// The core's ports over the bridge. Operation names are those of web/ops.js.

#include "core/ports.h"
#include "platform/web/bridge.h"
#include "platform/web/conversions.h"
#include "ui/page.h"

namespace cairn::web {

class WebStorage final : public Storage {
 public:
  explicit WebStorage(Bridge& bridge) : bridge_(bridge) {}

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
  StorageRole role() const override { return role_; }
  bool log_moved() override { return std::exchange(moved_, false); }
  void request_writer() override;
  Pending<StorageUsage> usage() override;
  Pending<bool> request_persistence() override;

  // From the page.
  void set_role(StorageRole role) { role_ = role; }
  void set_moved() { moved_ = true; }
  void pump() { conversions_.pump(); }

 private:
  Pending<Done> done(std::string_view op, const Json& args);
  Bridge& bridge_;
  Conversions conversions_;
  StorageRole role_ = StorageRole::kFollower;
  bool moved_ = false;
};

class WebFiles final : public Files {
 public:
  explicit WebFiles(Bridge& bridge) : bridge_(bridge) {}
  Pending<Done> save(std::string_view name, std::string_view mime, std::string_view bytes) override;
  Pending<Done> print(std::string_view html) override;
  Pending<Done> copy_text(std::string_view text) override;
  void pump() { conversions_.pump(); }

 private:
  Bridge& bridge_;
  Conversions conversions_;
};

class WebProfiles final : public Profiles {
 public:
  explicit WebProfiles(Bridge& bridge) : bridge_(bridge) {}
  Pending<ProfileList> list() override;
  Pending<bool> ask(ProfileTask task, std::string_view id) override;
  Pending<Done> lock_after(int minutes) override;
  void pump() { conversions_.pump(); }

 private:
  Bridge& bridge_;
  Conversions conversions_;
};

class WebParts final : public Parts {
 public:
  explicit WebParts(Bridge& bridge) : bridge_(bridge) {}
  Pending<Done> load(Part part) override;
  std::int64_t size_bytes(Part part) const override { return sizes_[static_cast<std::size_t>(part)]; }
  void set_sizes(const Json& sizes);  // from the page, by name
  void pump() { conversions_.pump(); }

 private:
  Bridge& bridge_;
  Conversions conversions_;
  std::array<std::int64_t, kPartNames.size()> sizes_{};
};

class WebClock final : public Clock {
 public:
  Instant now() const override;
  int utc_offset_minutes() const override { return utc_offset_minutes_; }
  std::uint64_t random_u64() override;
  void set_utc_offset(int minutes) { utc_offset_minutes_ = minutes; }

 private:
  int utc_offset_minutes_ = 0;
};

class WebPage final : public ui::Page {
 public:
  explicit WebPage(Bridge& bridge) : bridge_(bridge) {}
  void navigate(std::string_view href, ui::History history) override;
  void set_title(std::string_view title) override;
  void set_theme(std::string_view theme) override;
  void set_single_keys(bool on) override;
  void apply_update() override { bridge_.notify("page.update", "{}"); }
  void install() override { bridge_.notify("page.install", "{}"); }

 private:
  Bridge& bridge_;
};

}  // namespace cairn::web

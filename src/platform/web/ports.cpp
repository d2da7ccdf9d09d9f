#include "platform/web/ports.h"

#include <chrono>
#include <memory>
#include <utility>

extern "C" std::uint32_t cairn_host_random();

namespace cairn::web {

void Conversions::pump() {
  std::vector<std::unique_ptr<Item>> waiting;
  waiting.swap(items_);  // completing one may add another
  for (auto& item : waiting)
    if (!item->step()) items_.push_back(std::move(item));
}

namespace {

Json records_json(const std::vector<StoredRecord>& records) {
  Json list = Json::array();
  for (const StoredRecord& record : records) list.push_back({{"seq", record.seq}, {"text", record.text}});
  return list;
}

std::uint64_t seq_of(const Json& object) { return static_cast<std::uint64_t>(get_int(object, "seq").value_or(0)); }

Result<StoredLog> to_log(const Json& json) {
  StoredLog log;
  if (const Json* snapshot = get_object(json, "snapshot"))
    log.snapshot = StoredSnapshot{seq_of(*snapshot), get_string(*snapshot, "text").value_or("")};
  const Json* records = get_array(json, "records");
  if (!records) return Error{ErrorCode::kInternal, "The storage answered without records.", "store.load"};
  log.records.reserve(records->size());
  for (const Json& record : *records) log.records.push_back({seq_of(record), get_string(record, "text").value_or("")});
  return log;
}

Status to_done(const Json&) { return Done{}; }

Result<bool> to_bool(const Json& json) { return json.is_boolean() && json.get<bool>(); }

Result<ProfileList> to_profiles(const Json& json) {
  ProfileList list;
  list.can_lock = get_bool(json, "can_lock").value_or(false);
  const Json* profiles = get_array(json, "profiles");
  if (!profiles) return Error{ErrorCode::kInternal, "The page answered without profiles.", "profiles.list"};
  for (const Json& profile : *profiles)
    list.profiles.push_back({get_string(profile, "id").value_or(""), get_string(profile, "name").value_or(""),
                             get_bool(profile, "locked").value_or(false), get_bool(profile, "current").value_or(false),
                             static_cast<int>(get_int(profile, "lock_after").value_or(0))});
  return list;
}

std::string_view task_name(ProfileTask task) {
  switch (task) {
    case ProfileTask::kAdd:
      return "add";
    case ProfileTask::kSwitch:
      return "switch";
    case ProfileTask::kRename:
      return "rename";
    case ProfileTask::kLock:
      return "lock";
    case ProfileTask::kChangePassphrase:
      return "change_passphrase";
    case ProfileTask::kRemovePassphrase:
      return "remove_passphrase";
    case ProfileTask::kLockNow:
      return "lock_now";
    case ProfileTask::kDelete:
      return "delete";
  }
  return "";
}

}  // namespace

Pending<Done> WebStorage::done(std::string_view op, const Json& args) {
  return conversions_.add<Done>(bridge_.call(op, args), to_done);
}

Pending<StoredLog> WebStorage::load(std::uint32_t history) {
  return conversions_.add<StoredLog>(bridge_.call("store.load", {{"history", history}}), to_log);
}

Pending<StoredLog> WebStorage::load_since(std::uint64_t first_seq) {
  return conversions_.add<StoredLog>(bridge_.call("store.load_since", {{"first_seq", first_seq}}), to_log);
}

Pending<Done> WebStorage::append(std::vector<StoredRecord> records) {
  return done("store.append", {{"records", records_json(records)}});
}

Pending<Done> WebStorage::save_snapshot(StoredSnapshot snapshot) {
  return done("store.save_snapshot", {{"seq", snapshot.seq}, {"text", snapshot.text}});
}

Pending<Done> WebStorage::quarantine(std::vector<QuarantinedRecord> records) {
  Json list = Json::array();
  for (const QuarantinedRecord& record : records)
    list.push_back({{"seq", record.seq}, {"reason", record.reason}, {"text", record.text}});
  return done("store.quarantine", {{"records", std::move(list)}});
}

Pending<std::vector<QuarantinedRecord>> WebStorage::load_quarantine() {
  const auto convert = [](const Json& json) -> Result<std::vector<QuarantinedRecord>> {
    std::vector<QuarantinedRecord> records;
    if (!json.is_array()) return records;
    for (const Json& record : json)
      records.push_back(
          {seq_of(record), get_string(record, "reason").value_or(""), get_string(record, "text").value_or("")});
    return records;
  };
  return conversions_.add<std::vector<QuarantinedRecord>>(bridge_.call("store.load_quarantine", Json::object()),
                                                          convert);
}

Pending<Done> WebStorage::wipe() { return done("store.wipe", Json::object()); }

Pending<std::optional<std::string>> WebStorage::read_meta(std::string_view key) {
  const auto convert = [](const Json& json) -> Result<std::optional<std::string>> {
    if (json.is_string()) return std::optional<std::string>(json.get<std::string>());
    return std::optional<std::string>();
  };
  return conversions_.add<std::optional<std::string>>(bridge_.call("store.read_meta", {{"key", std::string(key)}}),
                                                      convert);
}

Pending<Done> WebStorage::write_meta(std::string_view key, std::string_view value) {
  return done("store.write_meta", {{"key", std::string(key)}, {"value", std::string(value)}});
}

// Texts are moved from the list to the message and from the answer to the list: there may be 30 MB of them.
Pending<Done> WebStorage::write_blobs(std::vector<Blob> blobs) {
  Json list = Json::array();
  for (Blob& blob : blobs) list.push_back({{"key", std::move(blob.key)}, {"text", std::move(blob.text)}});
  return done("store.write_blobs", {{"blobs", std::move(list)}});
}

Pending<std::vector<Blob>> WebStorage::read_blobs(std::string_view prefix) {
  const auto convert = [](Json&& json) -> Result<std::vector<Blob>> {
    std::vector<Blob> blobs;
    if (!json.is_array()) return blobs;
    blobs.reserve(json.size());
    for (Json& item : json) {
      Blob blob{get_string(item, "key").value_or(""), {}};
      if (auto* text = item.is_object() ? item["text"].get_ptr<std::string*>() : nullptr) blob.text = std::move(*text);
      blobs.push_back(std::move(blob));
    }
    return blobs;
  };
  return conversions_.add<std::vector<Blob>>(bridge_.call("store.read_blobs", {{"prefix", std::string(prefix)}}),
                                             convert);
}

Pending<std::vector<std::string>> WebStorage::blob_keys(std::string_view prefix) {
  const auto convert = [](const Json& json) -> Result<std::vector<std::string>> {
    std::vector<std::string> keys;
    if (!json.is_array()) return keys;
    for (const Json& key : json)
      if (key.is_string()) keys.push_back(key.get<std::string>());
    return keys;
  };
  return conversions_.add<std::vector<std::string>>(bridge_.call("store.blob_keys", {{"prefix", std::string(prefix)}}),
                                                    convert);
}

Pending<Done> WebStorage::remove_blobs(std::string_view prefix) {
  return done("store.remove_blobs", {{"prefix", std::string(prefix)}});
}

void WebStorage::request_writer() { bridge_.notify("store.request_writer", "{}"); }

Pending<StorageUsage> WebStorage::usage() {
  const auto convert = [](const Json& json) -> Result<StorageUsage> {
    return StorageUsage{get_int(json, "used_bytes").value_or(0), get_int(json, "quota_bytes").value_or(0),
                        get_bool(json, "persistent").value_or(false),
                        get_bool(json, "persist_supported").value_or(false)};
  };
  return conversions_.add<StorageUsage>(bridge_.call("store.usage", Json::object()), convert);
}

Pending<bool> WebStorage::request_persistence() {
  return conversions_.add<bool>(bridge_.call("store.persist", Json::object()), to_bool);
}

Pending<ProfileList> WebProfiles::list() {
  return conversions_.add<ProfileList>(bridge_.call("profiles.list", Json::object()), to_profiles);
}

Pending<bool> WebProfiles::ask(ProfileTask task, std::string_view id) {
  const Json args{{"task", std::string(task_name(task))}, {"id", std::string(id)}};
  return conversions_.add<bool>(bridge_.call("profiles.ask", args), to_bool);
}

Pending<Done> WebProfiles::lock_after(int minutes) {
  return conversions_.add<Done>(bridge_.call("profiles.lock_after", {{"minutes", minutes}}), to_done);
}

Pending<Done> WebParts::load(Part part) {
  const Json args{{"name", std::string(kPartNames[static_cast<std::size_t>(part)])}};
  return conversions_.add<Done>(bridge_.call("parts.load", args), to_done);
}

void WebParts::set_sizes(const Json& sizes) {
  for (std::size_t i = 0; i < kPartNames.size(); ++i) sizes_[i] = get_int(sizes, kPartNames[i].data()).value_or(0);
}

Pending<Done> WebFiles::save(std::string_view name, std::string_view mime, std::string_view bytes) {
  const Json args{{"name", std::string(name)}, {"mime", std::string(mime)}, {"text", std::string(bytes)}};
  return conversions_.add<Done>(bridge_.call("files.save", args), to_done);
}

Pending<Done> WebFiles::print(std::string_view html) {
  return conversions_.add<Done>(bridge_.call("files.print", {{"html", std::string(html)}}), to_done);
}

Pending<Done> WebFiles::copy_text(std::string_view text) {
  return conversions_.add<Done>(bridge_.call("files.copy_text", {{"text", std::string(text)}}), to_done);
}

Instant WebClock::now() const {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

std::uint64_t WebClock::random_u64() {
  return (static_cast<std::uint64_t>(cairn_host_random()) << 32) | cairn_host_random();
}

void WebPage::navigate(std::string_view href, ui::History history) {
  bridge_.notify("page.navigate",
                 to_text({{"href", std::string(href)}, {"replace", history == ui::History::kReplace}}));
}

void WebPage::set_title(std::string_view title) {
  bridge_.notify("page.title", to_text({{"title", std::string(title)}}));
}

void WebPage::set_theme(std::string_view theme) {
  bridge_.notify("page.theme", to_text({{"theme", std::string(theme)}}));
}

void WebPage::set_single_keys(bool on) { bridge_.notify("page.single_keys", to_text({{"on", on}})); }

}  // namespace cairn::web

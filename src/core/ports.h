#pragma once
// What the core needs of the world. platform/web implements these over the bridge, platform/fake in memory for the
// tests. Every Pending completes exactly once: a failure, a time-out and an abort are completions too.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/pending.h"

namespace cairn {

struct StoredRecord {
  std::uint64_t seq = 0;  // 1, 2, 3, ... without gaps
  std::string text;       // one log record as JSON text, see core/log.h
};

struct StoredSnapshot {
  std::uint64_t seq = 0;  // the state after this record
  std::string text;
};

struct StoredLog {
  std::optional<StoredSnapshot> snapshot;  // the newest one
  std::vector<StoredRecord> records;       // ascending; from `first_seq` asked for to the last
};

struct QuarantinedRecord {
  std::uint64_t seq = 0;
  std::string reason;
  std::string text;
};

// A text that an application keeps beside the log under a name of its own, "sentiment/<collection>/texts/00000". It is
// in no record, snapshot or undo, and the second copy of the log does not hold it (decisions/0012).
struct Blob {
  std::string key;   // is_blob_key()
  std::string text;  // UTF-8
};

// 1..200 bytes of printable ASCII.
inline bool is_blob_key(std::string_view key) {
  if (key.empty() || key.size() > 200) return false;
  for (const char c : key)
    if (c < ' ' || c > '~') return false;
  return true;
}

enum class StorageRole { kWriter, kFollower };

struct StorageUsage {
  std::int64_t used_bytes = 0;
  std::int64_t quota_bytes = 0;  // 0 when the browser does not say
  bool persistent = false;       // the browser has promised not to evict
  bool persist_supported = false;
};

// Durable storage of one append-only log. `append` is one transaction and completes when that transaction has completed
// on the device, not before. Errors: kStorageFull, kConflict (not the writer, or the sequence has moved on),
// kUnavailable.
class Storage {
 public:
  virtual ~Storage() = default;

  // Newest snapshot and all records after it, preceded by up to `history` earlier ones (for undo).
  virtual Pending<StoredLog> load(std::uint32_t history) = 0;
  // All records with seq >= first_seq, without a snapshot.
  virtual Pending<StoredLog> load_since(std::uint64_t first_seq) = 0;
  virtual Pending<Done> append(std::vector<StoredRecord> records) = 0;
  virtual Pending<Done> save_snapshot(StoredSnapshot snapshot) = 0;  // replaces the older ones
  virtual Pending<Done> quarantine(std::vector<QuarantinedRecord> records) = 0;
  virtual Pending<std::vector<QuarantinedRecord>> load_quarantine() = 0;
  virtual Pending<Done> wipe() = 0;  // log, snapshots, quarantine, blobs and meta, all in one transaction
  // Small key-value facts about this device that are not part of the log, e.g. "last_backup_at".
  virtual Pending<std::optional<std::string>> read_meta(std::string_view key) = 0;
  virtual Pending<Done> write_meta(std::string_view key, std::string_view value) = 0;

  // Large texts beside the log. Writing and removing need the writer's role (kConflict). One call is one transaction;
  // those with the same key are replaced.
  virtual Pending<Done> write_blobs(std::vector<Blob> blobs) = 0;
  // All whose key begins with `prefix`, ascending by key. One that the device has damaged arrives as words that say so,
  // like a record does: check what is read.
  virtual Pending<std::vector<Blob>> read_blobs(std::string_view prefix) = 0;
  virtual Pending<std::vector<std::string>> blob_keys(std::string_view prefix) = 0;
  virtual Pending<Done> remove_blobs(std::string_view prefix) = 0;

  virtual StorageRole role() const = 0;  // may change at the start of a tick
  virtual bool log_moved() = 0;          // true once after another tab has appended (followers reload the tail)
  virtual void request_writer() = 0;     // ask the writing tab to hand over
  virtual Pending<StorageUsage> usage() = 0;
  virtual Pending<bool> request_persistence() = 0;
};

struct PickedFile {
  std::string name;
  std::string bytes;
};

class Files {
 public:
  virtual ~Files() = default;
  // Hands a file to the person: a download on the web.
  virtual Pending<Done> save(std::string_view name, std::string_view mime, std::string_view bytes) = 0;
  virtual Pending<Done> print(std::string_view html) = 0;
  virtual Pending<Done> copy_text(std::string_view text) = 0;
};

inline constexpr std::string_view kFirstProfileName = "First profile";  // until somebody gives it another

struct Profile {
  std::string id;
  std::string name;
  bool locked = false;  // asks for a passphrase
  bool current = false;
  int lock_after_minutes = 0;  // without input it locks by itself; 0: it does not. 0..1440
};

struct ProfileList {
  std::vector<Profile> profiles;  // in the order in which they were made
  bool can_lock = false;          // the browser offers encryption to this page
};

enum class ProfileTask { kAdd, kSwitch, kRename, kLock, kChangePassphrase, kRemovePassphrase, kLockNow, kDelete };

// Several people on one device: each profile is a whole Cairn with a log of its own (decisions/0006). What has to be
// asked, passphrases above all, is asked by the platform itself and never comes here.
class Profiles {
 public:
  virtual ~Profiles() = default;
  virtual Pending<ProfileList> list() = 0;
  // Completes with whether it was done; false: it was left. Only kSwitch, kRename and kDelete are about `id`, the
  // others about the present profile. What loads the page again never completes.
  virtual Pending<bool> ask(ProfileTask task, std::string_view id) = 0;
  // Of the present profile, which has a passphrase. 0: never.
  virtual Pending<Done> lock_after(int minutes) = 0;
};

// What is fetched apart when it is first needed (decisions/0008). src/parts.json says what belongs to each.
enum class Part : std::uint8_t { kTasks, kTasksInsights, kTasksTransfer, kModels, kShop, kSentiment, kPlants };
inline constexpr std::array<std::string_view, 7> kPartNames{"tasks", "tasks_insights", "tasks_transfer", "models",
                                                            "shop",  "sentiment",      "plants"};  // of each

class Parts {
 public:
  virtual ~Parts() = default;
  // Completes when the part can be called into. Whoever calls earlier stops the program: ask through PartLoader. After
  // an error (kUnavailable: the network, or the server) it may be asked again.
  virtual Pending<Done> load(Part part) = 0;
  virtual std::int64_t size_bytes(Part part) const = 0;  // as it arrives, unpacked; 0: not known
};

// A model as it is known on this device. A model's runtime counts as its own.
struct ModelState {
  std::string id;
  std::vector<std::string> needs;     // other models, by id: fetched with it, and it goes when one of them is deleted
  std::int64_t bytes = 0;             // of its own files
  std::int64_t here_bytes = 0;        // of these, on this device
  std::int64_t fetch_bytes = 0;       // with all that it needs
  std::int64_t fetch_here_bytes = 0;  // of these, on this device
  bool stopped = false;               // running it ended the program; it does not run before allow()
  bool here() const { return fetch_here_bytes == fetch_bytes; }
};

struct ModelList {
  std::vector<ModelState> models;
  bool lasting = true;  // false: the browser keeps nothing for this page, what is fetched is gone with it
};

// Files of models on this device (decisions/0009). Nothing is fetched that was not asked for.
class Models {
 public:
  virtual ~Models() = default;
  virtual Pending<ModelList> list() = 0;
  // Fetches what of it, and of what it needs, is not here; the progress is the share of fetch_bytes that is. Dropping
  // the Pending stops it; what has arrived stays. Errors: kUnavailable (network, server), kCorrupt (not what it must
  // be), kStorageFull, kConflict (another tab is at it).
  virtual Pending<Done> fetch(std::string_view id) = 0;
  virtual Pending<Done> remove(std::string_view id) = 0;  // and whatever needs it
  // The bytes of a file by its path in models/, e.g. "fast/model.bin"; "manifest.json" is always there. kNotFound.
  virtual Pending<std::string> read(std::string_view path) = 0;
  virtual Pending<Done> allow() = 0;  // what ended the program may be tried again
  virtual bool changed() = 0;         // true once after another tab has fetched or deleted something
};

using Pieces = std::vector<std::int32_t>;  // of a text: numbers in the model's vocabulary; at least one
using Features = std::vector<float>;       // of a text: as many as the model's manifest says

// Runs models that are here, one request after another in the order in which they were asked. A request that fails
// leaves nothing behind for the next. kNotFound: not on this device; kUnavailable: stopped, see ModelState.
class Inference {
 public:
  virtual ~Inference() = default;
  virtual Pending<Done> open(std::string_view id) = 0;  // so that the first run is quick; run() does it too
  virtual Pending<std::vector<Features>> run(std::string_view id, const std::vector<Pieces>& texts) = 0;
  // What a model of photos makes of one: 3 bytes a pixel, as many as its manifest says. `output` names what is wanted.
  virtual Pending<Features> see(std::string_view id, std::string_view rgb, std::string_view output) = 0;
};

// Large texts of our own that only some screens need.
class Assets {
 public:
  virtual ~Assets() = default;
  virtual Pending<std::string> read(std::string_view name) = 0;  // "species": assets/plants. kUnavailable
};

// A photo that the person chose, dropped or took: the page holds the file, the program its number.
struct ChosenPhoto {
  int number = 0;  // until it is released, of no other photo
  std::string name;
  std::int64_t bytes = 0;
};

// Which photo: one that was chosen, or one that is kept, as JPEG in base64.
struct PhotoSource {
  int number = 0;
  std::string_view jpeg;  // where the number is 0
};

struct PhotoPixels {
  int width = 0, height = 0;  // upright
  std::string rgba;           // 4 bytes a pixel, rows from the top
};

// Opens photos, away from the page's own thread, one after another in the order in which they were asked for. What a
// file is and how large, base/photo_header.h finds out of its beginning first: nothing unknown is opened. Errors:
// kNotFound (released, or the file has gone from the device), kCorrupt (it cannot be decoded), kUnavailable.
class Photos {
 public:
  virtual ~Photos() = default;
  virtual Pending<std::string> beginning(int number, std::size_t bytes) = 0;  // all of a shorter one
  // The long side reduced to `side` where it is longer.
  virtual Pending<PhotoPixels> open(const PhotoSource& source, int side) = 0;
  // The same as JPEG in base64, without what the file says of place, time and camera. quality: 0..1.
  virtual Pending<std::string> jpeg(const PhotoSource& source, int side, double quality) = 0;
  // One that comes with the page, as if it had been chosen; `path` within the page.
  virtual Pending<ChosenPhoto> fetch(std::string_view path, std::string_view name) = 0;
  // Hands a picture to the person as a PNG. rgb: 3 bytes a pixel.
  virtual Pending<Done> save_png(std::string_view name, int width, int height, std::string_view rgb) = 0;
  virtual void release(int number) = 0;
};

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  virtual int utc_offset_minutes() const = 0;  // local = UTC + offset, at `now`
  virtual std::uint64_t random_u64() = 0;      // for ids; seeded in tests
};

}  // namespace cairn

#include "ui/data_panel.h"

#include <algorithm>

#include "base/phrases.h"

namespace cairn::ui {
namespace {

constexpr std::string_view kBackupAt = "last_backup_at";
constexpr std::string_view kBackupSeq = "last_backup_seq";

// Digits only, as written below; anything else counts as nothing known.
std::uint64_t parse_seq(std::string_view text) {
  if (text.empty() || text.size() > 18) return 0;
  std::uint64_t seq = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    seq = seq * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return seq;
}

}  // namespace

DataPanel::DataPanel(Session& session, std::vector<Application*> applications, Storage& storage, Files& files,
                     Clock& clock, MakeApplications make_fresh, CountWords count_words, BesideWords beside_words)
    : session_(session),
      applications_(std::move(applications)),
      storage_(storage),
      files_(files),
      clock_(clock),
      make_fresh_(std::move(make_fresh)),
      count_words_(count_words ? std::move(count_words) : CountWords(count_plainly)),
      beside_words_(std::move(beside_words)) {}

void DataPanel::logic() {
  if (session_.loaded() && !facts_seq_) refresh_facts();
  take_in_facts();
  take_in_persistence();
  take_in_wipe();
  take_in_import();
  while (advance_export()) {
  }
}

std::optional<Instant> DataPanel::last_backup_at() const { return facts_.last_backup_at; }

Actions DataPanel::take_news() { return std::exchange(news_, Actions()); }

bool DataPanel::take_state_replaced() { return std::exchange(state_replaced_, false); }

// ---- Facts

void DataPanel::refresh_facts() {
  facts_seq_ = session_.record_count();
  usage_load_ = storage_.usage();
  if (beside_words_) keys_load_ = storage_.blob_keys("");
  backup_at_load_ = storage_.read_meta(kBackupAt);
  backup_seq_load_ = storage_.read_meta(kBackupSeq);
}

void DataPanel::take_in_facts() {
  if (usage_load_.ready()) {
    auto usage = usage_load_.take();
    facts_.usage = usage ? std::optional<StorageUsage>(usage.value()) : std::nullopt;
  }
  if (keys_load_.ready()) {
    const auto keys = keys_load_.take();
    facts_.beside = keys.ok() ? beside_words_(keys.value()) : "Not known: " + keys.error().message;
  }
  if (backup_at_load_.ready() && !backup_seq_load_.waiting()) {
    const auto at = backup_at_load_.take();
    facts_.backup_known = at.ok();
    facts_.error = at.ok() ? std::string() : at.error().message;
    facts_.last_backup_at = at && at.value() ? parse_instant(*at.value()) : std::nullopt;
    facts_.last_backup_seq = 0;
    if (backup_seq_load_.ready()) {
      const auto seq = backup_seq_load_.take();
      if (seq && seq.value()) facts_.last_backup_seq = parse_seq(*seq.value());
    }
  }
  notes_.erase(std::remove_if(notes_.begin(), notes_.end(),
                              [this](Pending<Done>& note) {
                                if (!note.ready()) return false;
                                if (const Status status = note.take(); !status) {
                                  facts_.error = "The date of the backup could not be kept. " + status.error().message;
                                }
                                return true;
                              }),
               notes_.end());
}

void DataPanel::ask_to_persist() {
  persistence_ = Persistence::kAsking;
  persistence_error_.clear();
  persist_ = storage_.request_persistence();
}

void DataPanel::take_in_persistence() {
  if (!persist_.ready()) return;
  const auto granted = persist_.take();
  persistence_ = granted && granted.value() ? Persistence::kNotAsked : Persistence::kRefused;
  if (!granted) persistence_error_ = granted.error().message;
  if (granted && granted.value()) {
    if (facts_.usage) facts_.usage->persistent = true;
    news_.push_back(Toast{"The browser will keep your data", false});
  }
}

bool DataPanel::nothing_stored() const {
  return session_.record_count() == 0 && session_.seq() == 0 && session_.load_error() == nullptr &&
         session_.quarantined().empty();
}

std::uint64_t DataPanel::changes_since_backup() const {
  const std::uint64_t stored = session_.record_count();
  return stored > facts_.last_backup_seq ? stored - facts_.last_backup_seq : 0;
}

Date DataPanel::today() const { return local_date(clock_.now(), clock_.utc_offset_minutes()); }

std::string DataPanel::day_words(Instant at) const {
  return format_date(local_date(at, clock_.utc_offset_minutes()), today());
}

std::string_view DataPanel::cannot_import_because() const {
  if (session_.in_sample()) return "This is the sample. Leave it first: an import changes your own data";
  if (session_.writable()) return {};
  if (wipe_) return "Your data is being wiped";
  if (session_.load_error() != nullptr) return "What is stored here could not be read in full";
  if (session_.role() != StorageRole::kWriter) return "Cairn is open for writing in another tab";
  return "Your data is still being read";
}

std::string_view DataPanel::cannot_wipe_because() const {
  if (session_.in_sample()) return "This is the sample. Leave it first: wiping removes your own data";
  if (wipe_) return "Your data is being wiped";
  if (export_) return "A backup is being exported";
  if (import_) return "A backup is being imported";
  if (session_.role() != StorageRole::kWriter) return "Cairn is open for writing in another tab";
  if (session_.load_error() == nullptr && nothing_stored()) return "Nothing is stored here yet";
  return {};
}

void DataPanel::finish_export(const Status& saved) {
  if (!saved) {
    if (saved.error().code == ErrorCode::kCancelled) {
      export_.reset();
    } else {
      fail_export(saved.error().message);
    }
    return;
  }
  facts_.last_backup_at = export_->at;
  facts_.last_backup_seq = export_->last_seq;
  facts_.backup_known = true;
  facts_.error.clear();
  backup_at_load_.reset();  // what it would say is out of date
  backup_seq_load_.reset();
  notes_.push_back(storage_.write_meta(kBackupAt, to_iso(export_->at)));
  notes_.push_back(storage_.write_meta(kBackupSeq, std::to_string(export_->last_seq)));
  std::string without;
  if (!export_->complete) without = ", without the changes that are not saved yet";
  if (const std::size_t photos = export_->photos_left_out; photos > 0) {
    without = ", without " + counted(photos, "photo", "photos");
    export_warning_ =
        counted(photos, "photo is", "photos are") + " not in it: a file holds at most " +
        bytes_words(static_cast<std::int64_t>(kMaxBackupBytes)) +
        ", and these are the last ones. Their small pictures are in it. Keep this device's data until they "
        "are elsewhere.";
  }
  news_.push_back(Toast{"Exported " + export_->name + without, false});
  export_.reset();
}

// ---- Wipe

void DataPanel::wipe() {
  wipe_error_.clear();
  session_.wipe();
  const Error* error = session_.save_error();
  wipe_ = Wipe{session_.version(), error != nullptr ? error->message : std::string()};
}

void DataPanel::take_in_wipe() {
  if (!wipe_) return;
  const Error* error = session_.save_error();
  const bool done = session_.version() != wipe_->version && session_.seq() == 0 && session_.record_count() == 0;
  // A failure leaves the session as it was, with news that was not there before.
  const bool failed = !done && (session_.writable() || (error != nullptr && error->message != wipe_->error_before));
  if (failed) {
    wipe_.reset();
    wipe_error_ = error != nullptr ? error->message : "The browser did not wipe the data. Try again.";
  }
  if (!done) return;
  wipe_.reset();
  wipe_open_ = false;
  wipe_typed_.clear();
  preview_.reset();
  import_error_.clear();
  export_error_.clear();
  facts_ = {};
  refresh_facts();
  persistence_ = Persistence::kNotAsked;
  state_replaced_ = true;
  news_.push_back(Navigate{"#/today", true});
  news_.push_back(Toast{"Everything is wiped. Cairn is as on the first visit.", false});
}

}  // namespace cairn::ui

// Export: everything that is stored, and the texts beside it, in one file.

#include <algorithm>

#include "ui/data_panel.h"

namespace cairn::ui {
namespace {

bool contains(const std::vector<QuarantinedRecord>& list, const QuarantinedRecord& record) {
  return std::any_of(list.begin(), list.end(), [&](const QuarantinedRecord& other) {
    return other.seq == record.seq && other.text == record.text;
  });
}

}  // namespace

void DataPanel::start_backup() {
  if (export_ || wipe_) return;
  export_error_.clear();
  export_warning_.clear();
  if (nothing_stored()) {
    news_.push_back(Toast{"There is nothing to export yet", false});
    return;
  }
  export_ = Export{};
  while (advance_export()) {
  }
}

// One step of the export; false when there is nothing to go on with now.
bool DataPanel::advance_export() {
  if (!export_) return false;
  switch (export_->step) {
    case ExportStep::kWaiting:
      // What is on its way to storage belongs into the file.
      if (session_.save_state() == SaveState::kSaving) return false;
      export_->complete = session_.save_state() == SaveState::kSaved;
      export_->log = storage_.load_since(1);
      export_->quarantine = storage_.load_quarantine();
      export_->keys = storage_.blob_keys("");
      export_->step = ExportStep::kReading;
      return true;
    case ExportStep::kReading:
      return !export_->log.waiting() && !export_->quarantine.waiting() && !export_->keys.waiting() && take_log();
    case ExportStep::kReadingTexts:
      return !export_->reading.waiting() && take_texts();
    case ExportStep::kSaving:
      if (!export_->save.ready()) return false;
      finish_export(export_->save.take());
      return false;
  }
  return false;
}

bool DataPanel::take_log() {
  auto log = export_->log.take();
  const auto keys = export_->keys.take();
  if (!log || !keys) {
    fail_export("What is stored could not be read. " + (log ? keys.error() : log.error()).message);
    return false;
  }
  export_->records = std::move(log).value().records;
  // What is set aside but not stored yet is evidence too; a list that cannot be read must not stop the backup.
  export_->set_aside = session_.quarantined();
  if (const auto stored = export_->quarantine.take()) {
    for (const QuarantinedRecord& record : stored.value()) {
      if (!contains(export_->set_aside, record)) export_->set_aside.push_back(record);
    }
  }
  export_->beside = backed_up(keys.value());
  export_->step = ExportStep::kReadingTexts;
  return true;
}

// Takes in the texts of one prefix, or one photo, and asks for the next.
bool DataPanel::take_texts() {
  Export& now = *export_;
  if (now.reading.ready()) {
    auto texts = now.reading.take();
    if (!texts) {
      fail_export("The texts and photos could not be read. " + texts.error().message);
      return false;
    }
    for (Blob& text : texts.value()) {
      const bool of_another = now.photos_read > 0 && text.key != now.beside.photos[now.photos_read - 1];
      if (of_another) continue;  // whose key begins with the one that was asked for
      const std::size_t bytes = text.key.size() + text.text.size();
      if (now.photos_read > 0 && now.bytes + bytes > most_bytes_) {
        now.photos_left_out = now.beside.photos.size() - now.photos_read + 1;
        break;
      }
      now.bytes += bytes;
      now.texts.push_back(std::move(text));
    }
  }
  if (now.prefixes_read < now.beside.prefixes.size()) {
    now.reading = storage_.read_blobs(now.beside.prefixes[now.prefixes_read++]);
    return true;
  }
  if (now.photos_read < now.beside.photos.size() && now.photos_left_out == 0) {
    now.reading = storage_.read_blobs(now.beside.photos[now.photos_read++]);
    return true;
  }
  std::sort(now.texts.begin(), now.texts.end(), [](const Blob& a, const Blob& b) { return a.key < b.key; });
  now.at = clock_.now();
  now.last_seq = now.records.empty() ? 0 : now.records.back().seq;
  now.name = "cairn-backup-" + to_iso(today()) + ".json";
  std::string bytes = write_backup(now.records, now.set_aside, now.at, now.texts);
  now.records.clear();
  now.texts.clear();
  now.save = files_.save(now.name, "application/json", bytes);
  now.step = ExportStep::kSaving;
  return true;
}

void DataPanel::fail_export(const std::string& message) {
  export_.reset();
  export_error_ = message;
  news_.push_back(Toast{"The backup was not exported. " + message, false});
}

}  // namespace cairn::ui

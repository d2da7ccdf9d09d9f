// Import: the file is read and checked as a whole, replayed into fresh states, and compared with what is here. Only
// then does the learner choose, and either choice is one gesture that undo takes back.

#include <set>

#include "ui/data_panel.h"

namespace cairn::ui {
void DataPanel::read_import(const ChosenFile& file) {
  preview_.reset();
  import_error_.clear();
  auto backup = read_backup(file.bytes);
  if (!backup) {
    import_error_ = backup.error().message;
    return;
  }
  const auto fresh = make_fresh_();
  std::vector<Application*> applications;
  applications.reserve(fresh.size());
  for (const auto& application : fresh) applications.push_back(application.get());
  auto states = replay_backup(backup.value(), applications);
  if (!states) {
    import_error_ = states.error().message;
    return;
  }
  Preview preview;
  preview.file_name = file.name;
  preview.exported_at = backup.value().exported_at;
  preview.record_count = backup.value().records.size();
  preview.notices = backup.value().notices;
  preview.states = std::move(states).value();
  for (const Record& record : backup.value().records) {
    if (!preview.first_at || record.at < *preview.first_at) preview.first_at = record.at;
    if (!preview.last_at || record.at > *preview.last_at) preview.last_at = record.at;
  }
  if (const Status status = compare(preview); !status) {
    import_error_ = status.error().message;
    return;
  }
  preview.texts = std::move(backup.value().blobs);
  for (const Blob& text : preview.texts) preview.texts_bytes += static_cast<std::int64_t>(text.text.size());
  if (!preview.texts.empty()) preview.keys = storage_.blob_keys("");
  preview_ = std::move(preview);
  take_in_keys();
}

// Which of the file's texts are not here. They may be missing though the log is not: its second copy does not hold
// them.
void DataPanel::take_in_keys() {
  if (!preview_ || !preview_->keys.ready()) return;
  auto keys = preview_->keys.take();
  if (!keys) {
    import_error_ = "The file could not be compared with what is stored here. " + keys.error().message;
    preview_.reset();
    return;
  }
  const std::set<std::string> here(keys.value().begin(), keys.value().end());
  for (const Blob& text : preview_->texts) {
    const bool missing = here.count(text.key) == 0;
    preview_->missing.push_back(missing);
    if (!missing) continue;
    preview_->texts_missing = true;
    preview_->missing_bytes += static_cast<std::int64_t>(text.text.size());
  }
}

Status DataPanel::compare(Preview& preview) const {
  preview.version = session_.version();
  preview.merge.clear();
  preview.replace.clear();
  preview.nothing_here = true;
  const auto fresh = make_fresh_();
  for (const Application* mine : applications_) {
    for (const auto& empty : fresh) {
      if (empty->name() == mine->name() && empty->snapshot() != mine->snapshot()) preview.nothing_here = false;
    }
    const auto theirs = preview.states.find(std::string(mine->name()));
    if (theirs == preview.states.end()) continue;
    auto replace = mine->changes_to(theirs->second);
    if (!replace) return replace.error();
    auto merge = mine->changes_to_merge(theirs->second);
    if (!merge) return merge.error();
    for (Change& change : replace.value()) preview.replace.push_back(std::move(change));
    for (Change& change : merge.value()) preview.merge.push_back(std::move(change));
  }
  preview.merge_effects = effects_of(preview.merge, count_words_);
  preview.replace_effects = effects_of(preview.replace, count_words_);
  return Done{};
}

// The states may have changed since the preview was made: by undo, by another tab, by leaving a sample.
void DataPanel::follow_state() {
  if (!preview_ || preview_->version == session_.version()) return;
  if (const Status status = compare(*preview_); !status) {
    import_error_ = status.error().message;
    preview_.reset();
  }
}

// Texts first: a change that speaks of them is made when they are there, and not at all where they cannot be kept.
void DataPanel::begin_import(Choice choice, Actions& actions) {
  Preview& preview = *preview_;
  preview.error.clear();
  // Where both have a text of that name, merging keeps ours and replacing takes the file's.
  const bool all = choice == Choice::kImport || choice == Choice::kReplace;
  std::vector<Blob> texts;
  for (std::size_t i = 0; i < preview.texts.size(); ++i)
    if (all || preview.missing[i]) texts.push_back(preview.texts[i]);
  if (texts.empty()) {
    finish_import(choice, actions);
    return;
  }
  import_ = Import{choice, storage_.write_blobs(std::move(texts))};
}

void DataPanel::take_in_import() {
  take_in_keys();
  if (!import_ || !import_->writing.ready()) return;
  const Choice choice = import_->choice;
  const Status written = import_->writing.take();
  import_.reset();
  follow_state();
  if (!preview_) return;
  const std::string_view blocked = cannot_import_because();
  if (!written)
    preview_->error = written.error().message;
  else if (!blocked.empty())
    preview_->error = std::string(blocked) + ".";
  else
    finish_import(choice, news_);
}

void DataPanel::finish_import(Choice choice, Actions& actions) {
  const bool merge = choice == Choice::kMerge || choice == Choice::kTextsOnly;
  const std::vector<Change>& changes = merge ? preview_->merge : preview_->replace;
  if (const Status status = session_.commit(choice == Choice::kReplace ? "data.replace" : "data.merge", changes);
      !status) {
    preview_->error = status.error().message;
    return;
  }
  std::string toast = "Backup imported";
  if (choice == Choice::kMerge) toast = "Backup merged into yours";
  if (choice == Choice::kReplace) toast = "Yours is replaced by the backup";
  if (choice == Choice::kTextsOnly) toast = "Texts and photos are here again";
  actions.push_back(Toast{std::move(toast), !changes.empty()});
  preview_.reset();
  state_replaced_ = true;
}

}  // namespace cairn::ui

#include "apps/sentiment/desk/importing.h"

#include <algorithm>
#include <utility>

#include "apps/sentiment/commands.h"
#include "apps/sentiment/texts.h"
#include "base/text.h"

namespace cairn::sentiment::desk {
namespace {

constexpr std::size_t kRowsInAFrame = 50;

std::string name_of_file(std::string_view file) {
  if (const std::size_t slash = file.find_last_of("/\\"); slash != std::string_view::npos)
    file.remove_prefix(slash + 1);
  if (const std::size_t dot = file.rfind('.'); dot != std::string_view::npos && dot > 0) file = file.substr(0, dot);
  return clean_name(truncate_utf8(file, kMaxNameBytes));
}

}  // namespace

Importing::Importing(std::string file_name, std::string bytes, std::string id)
    : name(name_of_file(file_name)), id_(std::move(id)), origin_(file_name) {
  reading_ = std::make_unique<reading::Reading>(std::move(file_name), std::move(bytes));
}

Importing::Importing(std::vector<reading::ReadText> texts, std::string title, std::string id, bool made_up)
    : name(std::move(title)),
      id_(std::move(id)),
      made_up_(made_up),
      texts_(std::move(texts)),
      stand_(Stand::kKeeping) {}

bool Importing::busy() const {
  if (stand_ != Stand::kReading || !reading_) return false;
  const reading::Phase phase = reading_->phase();
  return phase == reading::Phase::kDecoding || phase == reading::Phase::kLooking || phase == reading::Phase::kReading;
}

void Importing::keep(bool only_english, Scale scale) {
  scale_ = scale;
  texts_ = reading_->take_texts();
  reading_.reset();
  if (only_english)
    texts_.erase(
        std::remove_if(texts_.begin(), texts_.end(),
                       [](const reading::ReadText& text) { return text.language == reading::Language::kOther; }),
        texts_.end());
  stand_ = Stand::kKeeping;
}

void Importing::retry() {
  if (stand_ == Stand::kFailed) stand_ = Stand::kKeeping;
  error_.clear();
}

double Importing::share_kept() const {
  return texts_.empty() ? 0 : static_cast<double>(kept_) / static_cast<double>(texts_.size());
}

void Importing::tend(Storage& storage) {
  if (stand_ == Stand::kReading && reading_) reading_->advance(kRowsInAFrame);
  if (stand_ != Stand::kKeeping) return;
  if (writing_.ready()) {
    const Status status = writing_.take();
    if (!status.ok()) {
      error_ = status.error().message;
      stand_ = Stand::kFailed;
      return;
    }
    kept_ = keeping_;
  }
  if (!writing_.empty()) return;
  if (kept_ == texts_.size()) {
    stand_ = Stand::kKept;
    return;
  }
  keeping_ = std::min(kept_ + kChunkRows, texts_.size());
  writing_ = storage.write_blobs(
      {{chunk_key(texts_prefix(id_), kept_ / kChunkRows), encode_texts(&texts_[kept_], keeping_ - kept_)}});
}

Collection Importing::collection() const {
  Collection collection;
  collection.name = name;
  collection.origin = std::string(truncate_utf8(origin_, kMaxNameBytes));
  collection.rows = static_cast<int>(texts_.size());
  collection.scale = scale_;
  collection.made_up = made_up_;
  return collection;
}

}  // namespace cairn::sentiment::desk

#include "apps/plants/desk/adding.h"

#include <algorithm>
#include <utility>

namespace cairn::plants::desk {
namespace {

// Nothing of them is shown before they are kept.
class Unwatched final : public ShotWatcher {
 public:
  void opened(const Shot&, const vision::Image&, const vision::Image&) override {}
};

}  // namespace

void Adding::begin(std::string observation, std::string prefix, std::vector<ChosenPhoto> files, std::size_t room,
                   Photos& photos) {
  stop(photos);
  observation_ = std::move(observation);
  prefix_ = std::move(prefix);
  left_out_ = files.size() - std::min(files.size(), room);
  refused_.clear();
  while (files.size() > room) {
    photos.release(files.back().number);
    files.pop_back();
  }
  shots_.add(std::move(files), photos);
}

void Adding::tend(Photos& photos, Inference& inference, const Recogniser* recogniser, Storage& storage) {
  if (shots_.all().empty()) return;
  if (keeping_) return keeping_->tend(photos, storage);
  Unwatched watcher;
  shots_.tend(photos, inference, recogniser, watcher);
  if (shots_.settled() < shots_.all().size()) return;
  std::vector<const Shot*> answered;
  refused_.clear();
  for (const Shot& shot : shots_.all()) {
    if (shot.answered())
      answered.push_back(&shot);
    else
      refused_.push_back({shot.file.name, shot.refusal});
  }
  if (answered.empty()) return stop(photos);
  keeping_.emplace(prefix_, Observation{}, answered);
  keeping_->tend(photos, storage);
}

void Adding::retry() {
  if (keeping_) keeping_->retry();
}

void Adding::stop(Photos& photos) {
  shots_.clear(photos);
  keeping_.reset();
}

Adding::Stand Adding::stand() const {
  if (shots_.all().empty()) return Stand::kNone;
  if (!keeping_) return Stand::kLooking;
  switch (keeping_->stand()) {
    case Keeping::Stand::kWorking:
      return Stand::kKeeping;
    case Keeping::Stand::kKept:
      return Stand::kKept;
    case Keeping::Stand::kFailed:
      break;
  }
  return Stand::kFailed;
}

}  // namespace cairn::plants::desk

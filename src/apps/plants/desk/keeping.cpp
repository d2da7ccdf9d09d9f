#include "apps/plants/desk/keeping.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ml/photo_head.h"

namespace cairn::plants::desk {
namespace {

constexpr double kQuality = 0.85;

// The sides of a photo whose long one is at most `side`; as web/photo_worker.js has them.
std::pair<int, int> fitted(int width, int height, int side) {
  const double factor = std::min(1.0, static_cast<double>(side) / std::max({width, height, 1}));
  const auto reduced = [&](int of) { return std::max(1, static_cast<int>(std::lround(of * factor))); };
  return {reduced(width), reduced(height)};
}

}  // namespace

Keeping::Keeping(std::string id, Observation observation, const std::vector<const Shot*>& shots)
    : id_(std::move(id)), observation_(std::move(observation)) {
  observation_.photos.clear();
  for (const Shot* shot : shots) {
    observation_.photos.push_back(id_ + "-" + std::to_string(items_.size()));
    items_.push_back({shot->file.number, shot->width, shot->height, quantised(ml::unit_length(shot->features))});
  }
}

std::vector<int> Keeping::numbers() const {
  std::vector<int> all;
  for (const Item& item : items_) all.push_back(item.number);
  return all;
}

void Keeping::fail(const Error& error) {
  stand_ = Stand::kFailed;
  error_ = error.message;
}

void Keeping::retry() {
  stand_ = Stand::kWorking;
  error_.clear();
  photo_jpeg_.clear();
}

void Keeping::tend(Photos& photos, Storage& storage) {
  if (stand_ != Stand::kWorking) return;
  if (writing_.ready()) {
    const Status status = writing_.take();
    if (!status.ok()) return fail(status.error());
    ++at_;
  }
  if (jpeg_.ready()) take_in_jpeg(photos, storage);
  if (stand_ == Stand::kWorking && jpeg_.empty() && writing_.empty()) next(photos);
}

void Keeping::next(Photos& photos) {
  if (at_ == items_.size())
    stand_ = Stand::kKept;
  else
    jpeg_ = photos.jpeg({items_[at_].number, {}}, kKeptSide_px, kQuality);
}

// The photo first, then the small one; both are written together.
void Keeping::take_in_jpeg(Photos& photos, Storage& storage) {
  Result<std::string> jpeg = jpeg_.take();
  if (!jpeg.ok()) return fail(jpeg.error());
  const Item& item = items_[at_];
  if (photo_jpeg_.empty()) {
    photo_jpeg_ = std::move(jpeg).value();
    jpeg_ = photos.jpeg({item.number, {}}, kThumbSide_px, kQuality);
    return;
  }
  const auto [width, height] = fitted(item.width, item.height, kKeptSide_px);
  const auto [small_width, small_height] = fitted(item.width, item.height, kThumbSide_px);
  const KeptPhoto photo{width, height, std::exchange(photo_jpeg_, {})};
  const KeptThumb thumb{small_width, small_height, std::move(jpeg).value(), item.vector.vector, item.vector.scale};
  const std::string& name = observation_.photos[at_];
  writing_ = storage.write_blobs({{photo_key(name), to_text(photo)}, {thumb_key(name), to_text(thumb)}});
}

}  // namespace cairn::plants::desk

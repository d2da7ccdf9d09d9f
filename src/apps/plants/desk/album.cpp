#include "apps/plants/desk/album.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "apps/plants/photos.h"

namespace cairn::plants::desk {
namespace {

// The picture in a blob of either kind.
Result<std::string> jpeg_of(const Blob& blob) {
  if (blob.key.rfind(kThumbsPrefix, 0) == 0) {
    auto thumb = read_kept_thumb(blob.text);
    if (!thumb.ok()) return thumb.error();
    return std::move(thumb.value().jpeg);
  }
  auto photo = read_kept_photo(blob.text);
  if (!photo.ok()) return photo.error();
  return std::move(photo.value().jpeg);
}

}  // namespace

void Album::want(std::string_view key) {
  if (key == key_ || failures_.find(key) != failures_.end()) return;
  if (std::find(wanted_.begin(), wanted_.end(), key) == wanted_.end()) wanted_.emplace_back(key);
}

const std::string* Album::failure(std::string_view key) const {
  const auto found = failures_.find(key);
  return found == failures_.end() ? nullptr : &found->second;
}

void Album::fail(const Error& error) { failures_[std::exchange(key_, {})] = error.message; }

void Album::tend(Photos& photos, Storage& storage, AlbumWatcher& watcher) {
  if (reading_.ready()) {
    const auto blobs = reading_.take();
    const auto found = !blobs.ok() ? std::vector<Blob>::const_iterator()
                                   : std::find_if(blobs.value().begin(), blobs.value().end(),
                                                  [this](const Blob& blob) { return blob.key == key_; });
    if (!blobs.ok())
      fail(blobs.error());
    else if (found == blobs.value().end())
      fail({ErrorCode::kNotFound, "This photo is not on this device any more.", {}});
    else if (const auto jpeg = jpeg_of(*found); !jpeg.ok())
      fail(jpeg.error());
    else
      opening_ = photos.open({0, jpeg.value()}, kMaxSide);
  }
  if (opening_.ready()) {
    const auto pixels = opening_.take();
    const auto photo = pixels.ok() ? vision::from_rgba(pixels.value().width, pixels.value().height, pixels.value().rgba)
                                   : Result<vision::Image>(pixels.error());
    if (photo.ok())
      watcher.opened(std::exchange(key_, {}), photo.value());
    else
      fail(photo.error());
  }
  if (!reading_.empty() || !opening_.empty() || wanted_.empty()) return;
  key_ = std::move(wanted_.front());
  wanted_.pop_front();
  reading_ = storage.read_blobs(key_);
}

}  // namespace cairn::plants::desk

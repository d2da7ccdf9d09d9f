#include "apps/shop/desk/showcase.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "apps/shop/product_pictures.h"
#include "base/photo_header.h"

namespace cairn::shop::desk {
namespace {

constexpr double kQuality = 0.85;

}  // namespace

void Showcase::want(std::string_view id) {
  if (id == shown_ || failures_.find(id) != failures_.end()) return;
  if (std::find(wanted_.begin(), wanted_.end(), id) == wanted_.end()) wanted_.emplace_back(id);
}

const std::string* Showcase::failure(std::string_view id) const {
  const auto found = failures_.find(id);
  return found == failures_.end() ? nullptr : &found->second;
}

void Showcase::take(ChosenPhoto file, std::string product, std::string id, Photos& photos) {
  if (!product_.empty()) end_taking("Another picture was chosen in its place.", photos);
  file_ = std::move(file);
  product_ = std::move(product);
  id_ = std::move(id);
  beginning_ = photos.beginning(file_.number, kPhotoHeaderBytes);
}

std::optional<Showcase::Taken> Showcase::taken() { return std::exchange(taken_, std::nullopt); }

void Showcase::end_taking(std::string error, Photos& photos) {
  photos.release(std::exchange(file_, {}).number);
  beginning_ = {};
  jpeg_ = {};
  writing_ = {};
  taken_ = Taken{std::exchange(product_, {}), error.empty() ? id_ : std::string(), std::move(error)};
}

// What it is and how large, before anybody decodes it.
void Showcase::check_header(Photos& photos) {
  const Result<std::string> bytes = beginning_.take();
  if (!bytes.ok()) return end_taking(bytes.error().message, photos);
  const Result<PhotoReading> header = read_photo_header(bytes.value(), static_cast<std::size_t>(file_.bytes));
  if (!header.ok()) return end_taking(header.error().message, photos);
  if (const auto* more = std::get_if<MoreBytes>(&header.value()))
    beginning_ = photos.beginning(file_.number, more->bytes);
  else
    jpeg_ = photos.jpeg({file_.number, {}}, kPictureSide_px, kQuality);
}

void Showcase::tend(Photos& photos, Storage& storage, ShowcaseWatcher& watcher) {
  if (beginning_.ready()) check_header(photos);
  if (jpeg_.ready()) {
    Result<std::string> jpeg = jpeg_.take();
    if (!jpeg.ok())
      end_taking(jpeg.error().message, photos);
    else
      writing_ = storage.write_blobs({{picture_key(id_), std::move(jpeg).value()}});
  }
  if (writing_.ready()) {
    const Status status = writing_.take();
    end_taking(status.ok() ? std::string() : status.error().message, photos);
  }
  show(photos, storage, watcher);
}

void Showcase::show(Photos& photos, Storage& storage, ShowcaseWatcher& watcher) {
  if (reading_.ready()) {
    const auto blobs = reading_.take();
    if (!blobs.ok())
      failures_[std::exchange(shown_, {})] = blobs.error().message;
    else if (blobs.value().empty())
      failures_[std::exchange(shown_, {})] = "This picture is not on this device any more.";
    else if (!is_picture_text(blobs.value()[0].text))
      failures_[std::exchange(shown_, {})] = "This picture is damaged.";
    else
      opening_ = photos.open({0, blobs.value()[0].text}, kPictureSide_px);
  }
  if (opening_.ready()) {
    const auto pixels = opening_.take();
    const std::string id = std::exchange(shown_, {});
    if (pixels.ok())
      watcher.opened(id, pixels.value());
    else
      failures_[id] = pixels.error().message;
  }
  if (!reading_.empty() || !opening_.empty() || wanted_.empty()) return;
  shown_ = std::move(wanted_.front());
  wanted_.pop_front();
  reading_ = storage.read_blobs(picture_key(shown_));
}

}  // namespace cairn::shop::desk

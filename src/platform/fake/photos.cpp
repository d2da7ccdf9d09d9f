#include "platform/fake/photos.h"

#include <utility>

#include "base/base64.h"

namespace cairn::fake {
namespace {

const Error kGone{ErrorCode::kNotFound, "The photo is not open any more. Choose it again.", {}};

}  // namespace

ChosenPhoto FakePhotos::choose(std::string name, Photo photo) {
  const auto bytes = static_cast<std::int64_t>(photo.file.size());
  chosen_[++last_] = std::move(photo);
  return {last_, std::move(name), bytes};
}

const FakePhotos::Photo* FakePhotos::find(const PhotoSource& source) const {
  if (source.number != 0) {
    const auto found = chosen_.find(source.number);
    return found == chosen_.end() ? nullptr : &found->second;
  }
  const auto found = kept_.find(source.jpeg);
  return found == kept_.end() ? nullptr : &found->second;
}

Pending<std::string> FakePhotos::beginning(int number, std::size_t bytes) {
  if (failure_) return ready_pending<std::string>(*std::exchange(failure_, std::nullopt));
  const Photo* photo = find({number, {}});
  if (!photo) return ready_pending<std::string>(kGone);
  return ready_pending<std::string>(photo->file.substr(0, bytes));
}

Pending<PhotoPixels> FakePhotos::open(const PhotoSource& source, int) {
  if (failure_) return ready_pending<PhotoPixels>(*std::exchange(failure_, std::nullopt));
  const Photo* photo = find(source);
  if (!photo) return ready_pending<PhotoPixels>(kGone);
  ++opened_;
  if (!keeps_waiting_) return ready_pending<PhotoPixels>(photo->pixels);
  Promise<PhotoPixels> promise;
  waiting_.emplace_back(promise, photo->pixels);
  return promise.pending();
}

void FakePhotos::finish() {
  for (auto& [promise, pixels] : std::exchange(waiting_, {})) promise.complete(std::move(pixels));
}

Pending<std::string> FakePhotos::jpeg(const PhotoSource& source, int side, double) {
  if (failure_) return ready_pending<std::string>(*std::exchange(failure_, std::nullopt));
  const Photo* photo = find(source);
  if (!photo) return ready_pending<std::string>(kGone);
  std::string text = to_base64("jpeg of " + std::to_string(side) + ", number " + std::to_string(kept_.size()));
  kept_[text] = *photo;
  return ready_pending<std::string>(std::move(text));
}

Pending<ChosenPhoto> FakePhotos::fetch(std::string_view path, std::string_view name) {
  if (failure_) return ready_pending<ChosenPhoto>(*std::exchange(failure_, std::nullopt));
  const auto found = coming_.find(path);
  if (found == coming_.end())
    return ready_pending<ChosenPhoto>(Error{ErrorCode::kNotFound, "There is no such photo.", std::string(path)});
  return ready_pending<ChosenPhoto>(choose(std::string(name), found->second));
}

Pending<Done> FakePhotos::save_png(std::string_view name, int width, int height, std::string_view rgb) {
  if (failure_) return ready_pending<Done>(*std::exchange(failure_, std::nullopt));
  saved_.push_back({std::string(name), width, height, std::string(rgb)});
  return ready_pending<Done>(Done{});
}

}  // namespace cairn::fake

#include "apps/plants/desk/shots.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "ml/photo_head.h"
#include "ml/vision/resize.h"

namespace cairn::plants::desk {
namespace {

vision::PhotoQuality measured(const vision::Image& photo, int width, int height) {
  const int shorter = std::min(photo.width, photo.height);
  if (shorter <= vision::kMeasuredSide) return vision::measure_photo(photo, width, height);
  const auto reduced = [&](int side) { return std::max(1, side * vision::kMeasuredSide / shorter); };
  const vision::Image small =
      vision::resized(photo, {0, 0, photo.width, photo.height}, reduced(photo.width), reduced(photo.height));
  return vision::measure_photo(small, width, height);
}

}  // namespace

std::size_t Shots::add(std::vector<ChosenPhoto> files, Photos& photos) {
  std::size_t left_out = 0;
  for (ChosenPhoto& file : files) {
    if (shots_.size() == kMostShots) {
      photos.release(file.number);
      ++left_out;
      continue;
    }
    Shot shot;
    shot.file = std::move(file);
    shots_.push_back(std::move(shot));
  }
  return left_out;
}

const Shot* Shots::find(int number) const {
  const auto found =
      std::find_if(shots_.begin(), shots_.end(), [&](const Shot& shot) { return shot.file.number == number; });
  return found == shots_.end() ? nullptr : &*found;
}

Shot* Shots::shot(int number) { return const_cast<Shot*>(std::as_const(*this).find(number)); }

Shot* Shots::next(Shot::Stand stand) {
  const auto found = std::find_if(shots_.begin(), shots_.end(), [&](const Shot& shot) { return shot.stand == stand; });
  return found == shots_.end() ? nullptr : &*found;
}

std::size_t Shots::settled() const {
  return static_cast<std::size_t>(
      std::count_if(shots_.begin(), shots_.end(), [](const Shot& shot) { return shot.settled(); }));
}

void Shots::refuse(Shot& shot, const Error& error) {
  shot.stand = Shot::Stand::kRefused;
  shot.refusal = error.message;
}

void Shots::tend(Photos& photos, Inference& inference, const Recogniser* recogniser, ShotWatcher& watcher) {
  read_beginnings(photos);
  if (recogniser == nullptr) return;
  measure_fresh(watcher);
  take_map(*recogniser);
  take_opened();
  open_one(photos);
  ask(inference);
}

// Files are told apart at once, all of them, so that what is no photo is said early.
void Shots::read_beginnings(Photos& photos) {
  if (beginning_.ready()) {
    Shot* const read = shot(reading_);
    Result<std::string> bytes = beginning_.take();
    reading_ = 0;
    if (read != nullptr && !bytes.ok()) refuse(*read, bytes.error());
    if (read != nullptr && bytes.ok()) {
      const auto reading = read_photo_header(bytes.value(), static_cast<std::size_t>(read->file.bytes));
      if (!reading.ok()) {
        refuse(*read, reading.error());
      } else if (const auto* more = std::get_if<MoreBytes>(&reading.value())) {
        reading_ = read->file.number;
        beginning_ = photos.beginning(reading_, more->bytes);
        return;
      } else {
        read->header = std::get<PhotoHeader>(reading.value());
        const bool turned = is_turned(read->header.exif.orientation);
        read->width = turned ? read->header.height : read->header.width;
        read->height = turned ? read->header.width : read->header.height;
        read->stand = Shot::Stand::kOpening;
      }
    }
  }
  if (paused_ || !beginning_.empty()) return;
  if (Shot* const first = next(Shot::Stand::kWaiting)) {
    first->stand = Shot::Stand::kReading;
    reading_ = first->file.number;
    beginning_ = photos.beginning(reading_, kPhotoHeaderBytes);
  }
}

void Shots::measure_fresh(ShotWatcher& watcher) {
  if (!fresh_ || !fresh_->asked) return;
  if (Shot* const opened = shot(fresh_->number)) {
    opened->quality = measured(fresh_->photo, opened->width, opened->height);
    watcher.opened(*opened, fresh_->photo, fresh_->square);
  }
  fresh_.reset();
}

void Shots::take_map(const Recogniser& recogniser) {
  if (!map_.ready()) return;
  Shot* const asked = shot(seeing_);
  Result<Features> map = map_.take();
  seeing_ = 0;
  if (asked == nullptr) return;
  if (!map.ok()) return refuse(*asked, map.error());
  asked->features = ml::pooled(map.value(), recogniser.features());
  keep_map(*asked, std::move(map).value());
  asked->seen = recogniser.recognise(asked->features);
  asked->stand = Shot::Stand::kDone;
}

void Shots::take_opened() {
  if (!pixels_.ready() || fresh_) return;
  Shot* const opened = shot(opening_);
  Result<PhotoPixels> pixels = pixels_.take();
  opening_ = 0;
  if (opened == nullptr) return;
  if (!pixels.ok()) return refuse(*opened, pixels.error());
  auto photo = vision::from_rgba(pixels.value().width, pixels.value().height, pixels.value().rgba);
  if (!photo.ok()) return refuse(*opened, photo.error());
  vision::Image square = plants::square_of(photo.value());
  fresh_ = Fresh{opened->file.number, std::move(photo).value(), std::move(square)};
  opened->stand = Shot::Stand::kSeeing;
}

void Shots::open_one(Photos& photos) {
  if (paused_ || !pixels_.empty()) return;
  if (Shot* const first = next(Shot::Stand::kOpening)) {
    opening_ = first->file.number;
    pixels_ = photos.open({opening_, {}}, kOpenSide_px);
  }
}

void Shots::ask(Inference& inference) {
  if (!map_.empty() || !fresh_ || fresh_->asked) return;
  fresh_->asked = true;
  if (shot(fresh_->number) == nullptr) return;
  seeing_ = fresh_->number;
  map_ = inference.see(kModel, vision::bytes_of(fresh_->square), "map");
}

void Shots::keep_map(Shot& seen, Features map) {
  seen.map = std::move(map);
  mapped_.erase(std::remove(mapped_.begin(), mapped_.end(), seen.file.number), mapped_.end());
  mapped_.push_back(seen.file.number);
  if (mapped_.size() <= kMostMaps) return;
  if (Shot* const oldest = shot(mapped_.front())) oldest->map = {};
  mapped_.erase(mapped_.begin());
}

void Shots::again(int number) {
  Shot* const seen = shot(number);
  if (seen != nullptr && seen->stand == Shot::Stand::kDone) seen->stand = Shot::Stand::kOpening;
}

void Shots::stop(Photos& photos) {
  beginning_.reset();
  pixels_.reset();
  map_.reset();
  fresh_.reset();
  reading_ = opening_ = seeing_ = 0;
  paused_ = false;
  for (const Shot& one : shots_)
    if (!one.settled()) photos.release(one.file.number);
  shots_.erase(std::remove_if(shots_.begin(), shots_.end(), [](const Shot& one) { return !one.settled(); }),
               shots_.end());
}

void Shots::remove(int number, Photos& photos) {
  photos.release(number);
  shots_.erase(std::remove_if(shots_.begin(), shots_.end(), [&](const Shot& one) { return one.file.number == number; }),
               shots_.end());
}

void Shots::clear(Photos& photos) {
  stop(photos);
  for (const Shot& one : shots_) photos.release(one.file.number);
  shots_.clear();
}

}  // namespace cairn::plants::desk

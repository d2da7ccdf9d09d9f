#include "apps/plants/desk/shots.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "ml/photo_head.h"

namespace cairn::plants::desk {

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

// What was answered stays so, even where its file is gone by now.
void Shots::refuse(Shot& shot, const Error& error) {
  if (shot.answered()) {
    shot.stand = Shot::Stand::kDone;
    shot.not_shown = error.message;
    return;
  }
  shot.stand = Shot::Stand::kRefused;
  shot.refusal = error.message;
}

void Shots::tend(Photos& photos, Inference& inference, const Recogniser* recogniser, ShotWatcher& watcher) {
  read_beginnings(photos);
  if (recogniser == nullptr) return preview(photos, watcher);
  const bool answered = take_map(*recogniser);
  const bool opened = take_opened();
  open_one(photos);
  ask(inference);
  if (!answered && !opened) finish_seen(watcher);
}

bool Shots::is_to_be_seen(int number) const {
  const Shot* const one = find(number);
  return one == nullptr || !one->answered() || one->map_wanted;
}

bool Shots::has_room_for_opened() const {
  return pixels_.ready() && !(is_to_be_seen(opening_) ? fresh_ : seen_).has_value();
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

void Shots::finish_seen(ShotWatcher& watcher) {
  if (!seen_) return;
  Shot* const opened = shot(seen_->number);
  if (opened != nullptr && !std::exchange(seen_->measured, true)) {
    opened->quality = vision::measure_photo(seen_->photo, opened->width, opened->height);
    return;
  }
  if (opened != nullptr) watcher.opened(*opened, seen_->photo, seen_->square);
  seen_.reset();
}

bool Shots::take_map(const Recogniser& recogniser) {
  if (!map_.ready() || seen_) return false;
  Shot* const asked = shot(seeing_);
  Result<Features> map = map_.take();
  seeing_ = 0;
  seen_ = std::exchange(fresh_, std::nullopt);
  if (asked == nullptr) return true;
  if (!map.ok()) {
    refuse(*asked, map.error());
    return true;
  }
  asked->features = ml::pooled(map.value(), recogniser.features());
  keep_map(*asked, std::move(map).value());
  asked->seen = recogniser.recognise(asked->features);
  asked->stand = Shot::Stand::kDone;
  asked->map_wanted = false;
  return true;
}

bool Shots::take_opened() {
  if (!has_room_for_opened()) return false;
  const bool to_be_seen = is_to_be_seen(opening_);
  Shot* const opened = shot(opening_);
  Result<PhotoPixels> pixels = pixels_.take();
  opening_ = 0;
  if (opened == nullptr) return true;
  if (!pixels.ok()) {
    refuse(*opened, pixels.error());
    return true;
  }
  auto photo = vision::from_rgba(pixels.value().width, pixels.value().height, pixels.value().rgba);
  if (!photo.ok()) {
    refuse(*opened, photo.error());
    return true;
  }
  vision::Image square = plants::square_of(photo.value());
  Opened pixels_of{opened->file.number, std::move(photo).value(), std::move(square)};
  pixels_of.measured = opened->quality.has_value();
  opened->stand = to_be_seen ? Shot::Stand::kSeeing : Shot::Stand::kDone;
  (to_be_seen ? fresh_ : seen_) = std::move(pixels_of);
  return true;
}

void Shots::open_one(Photos& photos) {
  if (paused_ || !pixels_.empty()) return;
  if (Shot* const first = next(Shot::Stand::kOpening)) {
    opening_ = first->file.number;
    pixels_ = photos.open({opening_, {}}, kOpenSide_px);
  }
}

// What was opened is shown and waits: it is opened once more when it can be seen.
void Shots::preview(Photos& photos, ShotWatcher& watcher) {
  take_opened();
  if (fresh_) {
    if (Shot* const opened = shot(fresh_->number)) {
      watcher.opened(*opened, fresh_->photo, fresh_->square);
      opened->stand = Shot::Stand::kOpening;
      opened->previewed = true;
    }
    fresh_.reset();
  }
  finish_seen(watcher);  // one that was answered while there was a recogniser
  if (map_.ready()) {    // and one that nobody can read any more
    (void)map_.take();
    seeing_ = 0;
  }
  if (!pixels_.empty()) return;
  int previewed = 0;
  for (const Shot& one : shots_) {
    if (one.previewed && ++previewed == kMostPreviews) return;
    if (one.stand != Shot::Stand::kOpening || one.previewed) continue;
    opening_ = one.file.number;
    pixels_ = photos.open({opening_, {}}, kOpenSide_px);
    return;
  }
}

void Shots::ask(Inference& inference) {
  if (!map_.empty() || !fresh_ || fresh_->asked) return;
  if (shot(fresh_->number) == nullptr) return fresh_.reset();
  fresh_->asked = true;
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

void Shots::show_again(int number) {
  Shot* const seen = shot(number);
  if (seen_ && seen_->number == number) return;  // they are on their way
  if (seen != nullptr && seen->stand == Shot::Stand::kDone && seen->not_shown.empty())
    seen->stand = Shot::Stand::kOpening;
}

void Shots::see_again(int number) {
  if (Shot* const seen = shot(number)) seen->map_wanted = true;
  show_again(number);
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
  seen_.reset();
  for (const Shot& one : shots_) photos.release(one.file.number);
  shots_.clear();
}

}  // namespace cairn::plants::desk

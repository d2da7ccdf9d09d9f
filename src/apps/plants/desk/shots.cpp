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
  if (Shot* const preferred = shot(preferred_); preferred != nullptr && preferred->stand == stand) return preferred;
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
  has_recogniser_ = recogniser != nullptr;
  read_beginnings(photos);
  if (!has_recogniser_) forget_seeing();
  const bool answered = has_recogniser_ && take_map(*recogniser);
  const bool opened = take_opened();
  open_one(photos);
  if (has_recogniser_) ask(inference);
  if (!answered && !opened) finish_seen(watcher);
}

// Whether what is being opened goes to the model.
bool Shots::is_to_be_seen() const {
  const Shot* const one = find(opening_);
  return has_recogniser_ && (!opening_to_show_ || (one != nullptr && one->map_wanted));
}

bool Shots::has_room_for_opened() const { return pixels_.ready() && !(is_to_be_seen() ? fresh_ : seen_).has_value(); }

// There is nobody any more to read what the model answers; what it was asked waits anew.
void Shots::forget_seeing() {
  if (map_.ready()) (void)map_.take();
  if (!map_.empty() || !fresh_) return;
  if (Shot* const waiting = shot(fresh_->number)) waiting->stand = Shot::Stand::kOpening;
  fresh_.reset();
  seeing_ = 0;
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
  if (!beginning_.empty()) return;
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
  if (opened != nullptr) {
    opened->show_wanted = false;
    watcher.opened(*opened, seen_->photo, seen_->square);
  }
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
  const bool to_be_seen = is_to_be_seen();
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
  if (to_be_seen)
    opened->stand = Shot::Stand::kSeeing;
  else if (opened->answered())
    opened->stand = Shot::Stand::kDone;
  (to_be_seen ? fresh_ : seen_) = std::move(pixels_of);
  return true;
}

// While the model has no work, only what is to be shown is opened, and waits on.
Shot* Shots::next_to_open() {
  Shot* const first = next(Shot::Stand::kOpening);
  if (is_seeing() || first == nullptr || first->show_wanted) return first;
  const auto wanted = std::find_if(shots_.begin(), shots_.end(), [](const Shot& one) {
    return one.stand == Shot::Stand::kOpening && one.show_wanted;
  });
  return wanted == shots_.end() ? nullptr : &*wanted;
}

void Shots::open_one(Photos& photos) {
  if (!pixels_.empty()) return;
  Shot* const first = next_to_open();
  if (first == nullptr || (seen_ && seen_->number == first->file.number)) return;
  opening_ = first->file.number;
  opening_to_show_ = !is_seeing() || (first->answered() && !first->map_wanted);
  pixels_ = photos.open({opening_, {}}, kOpenSide_px);
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

bool Shots::show(int number) {
  Shot* const wanted = shot(number);
  if (wanted == nullptr || wanted->stand == Shot::Stand::kRefused || !wanted->not_shown.empty()) return false;
  if (seen_ && seen_->number == number) return false;  // they are on their way
  if (wanted->stand == Shot::Stand::kDone) wanted->stand = Shot::Stand::kOpening;
  return !std::exchange(wanted->show_wanted, true);
}

bool Shots::see_again(int number) {
  Shot* const wanted = shot(number);
  const bool is_new = wanted != nullptr && wanted->answered() && !std::exchange(wanted->map_wanted, true);
  return show(number) || is_new;
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

#include "apps/plants/desk/looking.h"

#include <utility>

#include "apps/plants/desk/shots.h"
#include "apps/plants/recogniser.h"
#include "ml/vision/resize.h"

namespace cairn::plants::desk {

bool Looking::look_at(int number) {
  if (number == number_) return false;
  *this = Looking();
  number_ = number;
  return true;
}

bool Looking::busy() const {
  return number_ != 0 && error_.empty() && (photo_.empty() || (wants_first_ && first_.empty()));
}

void Looking::tend(Photos& photos, Inference& inference) {
  if (opening_.ready()) {
    const auto pixels = opening_.take();
    const auto photo = pixels.ok() ? vision::from_rgba(pixels.value().width, pixels.value().height, pixels.value().rgba)
                                   : Result<vision::Image>(pixels.error());
    if (photo.ok()) {
      square_ = square_of(photo.value());
      photo_ = vision::within(photo.value(), kOpenSide_px);
    } else {
      error_ = photo.error().message;
    }
  }
  if (asking_.ready()) {
    auto first = asking_.take();
    if (first.ok())
      first_ = std::move(first).value();
    else
      error_ = first.error().message;
  }
  if (number_ == 0 || !error_.empty()) return;
  if (photo_.empty() && opening_.empty()) opening_ = photos.open({number_, {}}, kOpenSide_px);
  if (wants_first_ && !square_.empty() && first_.empty() && asking_.empty())
    asking_ = inference.see(kModel, vision::bytes_of(square_), "first");
}

}  // namespace cairn::plants::desk

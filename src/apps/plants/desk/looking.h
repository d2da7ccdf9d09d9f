#pragma once
// The photo that is looked at as a computer does: opened once more for that, and what the model's first layer makes of
// it, once that is wanted.

#include <optional>
#include <string>

#include "core/ports.h"
#include "ml/vision/image.h"

namespace cairn::plants::desk {

class Looking {
 public:
  // A shot by its number; what was here of another is let go. False: it is that one already.
  bool look_at(int number);
  void want_first() { wants_first_ = true; }
  void tend(Photos& photos, Inference& inference);  // every tick
  bool busy() const;                                // something is to be begun or is on its way

  int number() const { return number_; }
  const vision::Image& photo() const { return photo_; }    // empty: not here yet
  const vision::Image& square() const { return square_; }  // what the model sees of it
  const Features& first() const { return first_; }         // empty: not here yet, or not wanted
  const std::string& error() const { return error_; }      // why there will be none
  void retry() { error_.clear(); }

 private:
  int number_ = 0;
  bool wants_first_ = false;
  vision::Image photo_, square_;
  Features first_;
  std::string error_;
  Pending<PhotoPixels> opening_;
  Pending<Features> asking_;
};

}  // namespace cairn::plants::desk

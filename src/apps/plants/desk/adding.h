#pragma once
// Photos on their way into an observation that is there already: they are looked at as all others are, so that they are
// found by a picture, and then kept. One observation at a time.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "apps/plants/desk/keeping.h"
#include "apps/plants/desk/shots.h"
#include "core/ports.h"

namespace cairn::plants::desk {

class Adding {
 public:
  enum class Stand : std::uint8_t {
    kNone,
    kLooking,
    kKeeping,
    kFailed,  // error() says why; retry() goes on, stop() gives up
    kKept     // photos() are to be added to the observation, then stop() ends it
  };

  // `prefix` begins the names of the photos and is new. At most `room` are taken, the others are let go.
  void begin(std::string observation, std::string prefix, std::vector<ChosenPhoto> files, std::size_t room,
             Photos& photos);
  void tend(Photos& photos, Inference& inference, const Recogniser* recogniser, Storage& storage);  // every tick
  void retry();
  void stop(Photos& photos);

  Stand stand() const;
  bool has_more() const { return !keeping_ && shots_.soon(); }  // work that waits for nothing
  const std::string& of() const { return observation_; }        // the observation, also once all is done
  std::size_t count() const { return shots_.all().size(); }
  const std::string& error() const { return keeping_->error(); }
  const std::vector<std::string>& photos() const { return keeping_->observation().photos; }
  std::size_t left_out() const { return left_out_; }  // since there was no room, until others are added
  struct Refused {
    std::string name, why;
  };
  const std::vector<Refused>& refused() const { return refused_; }  // until others are added

 private:
  std::string observation_, prefix_;
  Shots shots_;
  std::optional<Keeping> keeping_;
  std::size_t left_out_ = 0;
  std::vector<Refused> refused_;
};

}  // namespace cairn::plants::desk

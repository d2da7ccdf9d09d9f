#pragma once
// From photos that were looked at to an observation of the journal: the photos are reduced and kept beside the log,
// then the observation is there. It is added only when all of its photos are kept.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "apps/plants/desk/shots.h"
#include "apps/plants/model.h"
#include "apps/plants/photos.h"
#include "core/ports.h"

namespace cairn::plants::desk {

inline constexpr int kKeptSide_px = 1024, kThumbSide_px = 256;

class Keeping {
 public:
  enum class Stand : std::uint8_t {
    kWorking,
    kKept,   // the observation is to be added
    kFailed  // error() says why; nothing is lost: retry() goes on
  };

  // `shots`: 1..kMaxPhotos that were looked at. The observation's photos are named here.
  Keeping(std::string id, Observation observation, const std::vector<const Shot*>& shots);

  void tend(Photos& photos, Storage& storage);  // every tick
  void retry();
  Stand stand() const { return stand_; }
  const std::string& error() const { return error_; }
  const std::string& id() const { return id_; }
  const Observation& observation() const { return observation_; }
  std::vector<int> numbers() const;  // of the shots

 private:
  struct Item {
    int number = 0;
    int width = 0, height = 0;  // of the photo
    Quantised vector;
  };
  void take_in_jpeg(Photos& photos, Storage& storage);
  void next(Photos& photos);
  void fail(const Error& error);

  std::string id_;
  Observation observation_;
  std::vector<Item> items_;
  std::size_t at_ = 0;
  std::string photo_jpeg_;  // of the item, once it is here
  Pending<std::string> jpeg_;
  Pending<Done> writing_;
  Stand stand_ = Stand::kWorking;
  std::string error_;
};

}  // namespace cairn::plants::desk

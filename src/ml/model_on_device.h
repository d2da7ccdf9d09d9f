#pragma once
// One model of the manifest, from whether it is on this device to its files in memory: looking, fetching, reading.
// Nothing is fetched that was not asked for. What the files mean is its owner's.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model_stand.h"
#include "core/ports.h"
#include "ml/model_manifest.h"

namespace cairn::ml {

class ModelOnDevice {
 public:
  // Is handed every file but what the runtime opens, in the order of the manifest; an error makes it kFailed.
  using TakeIn = std::function<Status(const Model& model, const std::string& path, const std::string& bytes)>;

  ModelOnDevice(std::string id, TakeIn take_in) : id_(std::move(id)), take_in_(std::move(take_in)) {}

  void tend(Models& models);     // every tick
  void look() { look_ = true; }  // what is on this device may have changed
  void fetch(Models& models);
  void cancel();
  void allow(Models& models);  // after kStopped
  void retry();                // after kFailed

  ModelStand stand() const { return stand_; }
  bool ready() const { return stand_ == ModelStand::kReady; }
  const std::string& error() const { return error_; }
  std::int64_t bytes() const { return bytes_; }  // to be here, with what it needs
  std::int64_t here_bytes() const;               // of these
  bool lasting() const { return lasting_; }      // false: what is fetched is gone with the page
  int version() const { return version_; }       // once it is ready

 private:
  void take_in_list(Models& models);
  void tend_reading(Models& models);
  void begin_reading(const Model& model, Models& models);
  void fail(const Error& error);

  std::string id_;
  TakeIn take_in_;
  bool look_ = true, lasting_ = true;
  ModelStand stand_ = ModelStand::kUnknown;
  std::string error_;
  std::int64_t bytes_ = 0, here_ = 0;
  int version_ = 0;
  std::optional<ModelManifest> manifest_;
  Pending<ModelList> listing_;
  Pending<std::string> reading_manifest_, reading_;
  Pending<Done> fetching_, allowing_;
  std::vector<std::string> files_;  // to be read, the first is being read
};

}  // namespace cairn::ml

#include "ml/model_on_device.h"

#include <algorithm>
#include <cmath>

namespace cairn::ml {
namespace {

constexpr std::string_view kManifest = "manifest.json";

}  // namespace

std::int64_t ModelOnDevice::here_bytes() const {
  if (fetching_.empty()) return here_;
  return std::max(here_, static_cast<std::int64_t>(std::llround(fetching_.progress() * static_cast<double>(bytes_))));
}

void ModelOnDevice::fail(const Error& error) {
  stand_ = ModelStand::kFailed;
  error_ = error.message;
  files_.clear();
}

void ModelOnDevice::tend(Models& models) {
  if (allowing_.ready()) {
    const Status status = allowing_.take();
    if (status.ok())
      look_ = true;
    else
      fail(status.error());
  }
  if (fetching_.ready()) {
    here_ = here_bytes();
    const Status status = fetching_.take();
    stand_ = ModelStand::kUnknown;
    if (!status.ok()) fail(status.error());
    look_ = true;
  }
  take_in_list(models);
  tend_reading(models);
}

void ModelOnDevice::take_in_list(Models& models) {
  if (look_ && listing_.empty() && fetching_.empty()) {
    look_ = false;
    listing_ = models.list();
    if (!manifest_ && reading_manifest_.empty()) reading_manifest_ = models.read(kManifest);
  }
  if (reading_manifest_.ready()) {
    const auto text = reading_manifest_.take();
    auto manifest = text.ok() ? read_model_manifest(text.value()) : Result<ModelManifest>(text.error());
    if (manifest.ok())
      manifest_ = std::move(manifest).value();
    else
      fail(manifest.error());
  }
  if (!listing_.ready() || !reading_manifest_.empty()) return;
  const auto list = listing_.take();
  if (!list.ok()) {
    if (!ready()) fail(list.error());
    return;
  }
  lasting_ = list.value().lasting;
  if (!manifest_) return;
  const auto& all = list.value().models;
  const auto state = std::find_if(all.begin(), all.end(), [this](const ModelState& one) { return one.id == id_; });
  const Model* model = manifest_->find(id_);
  if (state == all.end() || model == nullptr)
    return fail({ErrorCode::kNotFound, "This version of Cairn comes without it.", {}});
  bytes_ = state->fetch_bytes;
  here_ = state->fetch_here_bytes;
  if (!state->here()) {
    if (stand_ != ModelStand::kFailed) stand_ = ModelStand::kAbsent;  // why stays until it is tried again
  } else if (state->stopped) {
    stand_ = ModelStand::kStopped;
  } else if (!ready()) {
    begin_reading(*model, models);
  }
}

void ModelOnDevice::begin_reading(const Model& model, Models& models) {
  files_.clear();
  for (const ModelFile& file : model.files)
    if (!model.encoder || model.encoder->model != file.path) files_.push_back(file.path);
  version_ = model.version;
  stand_ = files_.empty() ? ModelStand::kReady : ModelStand::kReading;
  if (!files_.empty()) reading_ = models.read(files_[0]);
}

void ModelOnDevice::tend_reading(Models& models) {
  if (stand_ != ModelStand::kReading || !reading_.ready()) return;
  const auto bytes = reading_.take();
  const Status status =
      bytes.ok() ? take_in_(*manifest_->find(id_), files_[0], bytes.value()) : Result<Done>(bytes.error());
  if (!status.ok()) return fail(status.error());
  files_.erase(files_.begin());
  if (files_.empty())
    stand_ = ModelStand::kReady;
  else
    reading_ = models.read(files_[0]);
}

void ModelOnDevice::fetch(Models& models) {
  if (!fetching_.empty() || (stand_ != ModelStand::kAbsent && stand_ != ModelStand::kFailed)) return;
  error_.clear();
  stand_ = ModelStand::kFetching;
  fetching_ = models.fetch(id_);
}

void ModelOnDevice::cancel() {
  fetching_.reset();
  stand_ = ModelStand::kUnknown;
  look_ = true;
}

void ModelOnDevice::allow(Models& models) { allowing_ = models.allow(); }

void ModelOnDevice::retry() {
  error_.clear();
  stand_ = ModelStand::kUnknown;
  look_ = true;
}

}  // namespace cairn::ml

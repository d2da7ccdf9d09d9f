#include "apps/plants/recogniser.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

#include "apps/plants/model.h"
#include "ml/dense_head.h"
#include "ml/vision/resize.h"

namespace cairn::plants {
namespace {

constexpr std::size_t kFilterInputs = std::size_t{3} * kFilterSide_px * kFilterSide_px;

}  // namespace

vision::Image square_of(const vision::Image& photo) {
  return vision::resized(photo, vision::middle_square(photo.width, photo.height), kSquare_px, kSquare_px);
}

std::vector<Candidate> candidates(const Recognition& recognition, std::size_t most) {
  std::vector<Candidate> all;
  for (std::size_t i = 0; i < recognition.probabilities.size(); ++i)
    all.push_back({static_cast<int>(i) + 1, recognition.probabilities[i]});
  std::stable_sort(all.begin(), all.end(),
                   [](const Candidate& a, const Candidate& b) { return a.probability > b.probability; });
  if (all.size() > most) all.resize(most);
  return all;
}

Status Recogniser::take_in(const ml::Model& model, const std::string& path, const std::string& bytes) {
  if (!model.encoder || model.heads.size() != 1 || model.heads[0].labels.size() != kSpecies)
    return Error{ErrorCode::kCorrupt, "The model knows another number of species than there are pages.", path};
  if (path == model.encoder->filters) {
    auto filters = ml::read_photo_head(bytes, kFilterInputs, kFilters);
    if (!filters.ok()) return filters.error();
    filters_ = std::move(filters).value();
    return Done{};
  }
  if (path != model.heads[0].file) {
    auto prototypes = ml::read_prototypes(bytes, model.encoder->features, kSpecies);
    if (!prototypes.ok()) return prototypes.error();
    prototypes_ = std::move(prototypes).value();
    return Done{};
  }
  auto head = ml::read_photo_head(bytes, model.encoder->features, kSpecies);
  if (!head.ok()) return head.error();
  head_ = std::move(head).value();
  familiar_from_ = model.heads[0].sure;
  decided_from_ = model.heads[0].decided;
  scale_ = model.heads[0].scale;
  return Done{};
}

Recognition Recogniser::recognise(const std::vector<float>& features) const { return recognise_together({features}); }

Recognition Recogniser::recognise_together(const std::vector<std::vector<float>>& photos) const {
  const auto count = static_cast<double>(photos.size());
  std::vector<double> mean(head_.labels);
  double familiarity = 0;
  for (const std::vector<float>& features : photos) {
    const std::vector<double> one = ml::logits(head_, features);
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += one[i] / count;
    familiarity += ml::nearest(prototypes_, features) / count;
  }
  // Other flowers are like those that were taught, but the model wavers between them, and that shows best before the
  // scale makes it confident (models/plants/train/unknown.py).
  std::vector<double> plain = mean;
  for (double& logit : plain) logit /= scale_;
  const std::vector<double> unscaled = ml::softmax(plain);
  const bool familiar = familiarity >= familiar_from_;
  const bool decided = *std::max_element(unscaled.begin(), unscaled.end()) >= decided_from_;
  return {ml::softmax(mean), familiarity, familiar, familiar && decided};
}

std::vector<float> Recogniser::heat(const std::vector<float>& map, int species) const {
  const std::vector<double> parts = ml::activation(head_, map, static_cast<std::size_t>(species - 1));
  double most = 0;
  for (const double part : parts) most = std::max(most, part);
  std::vector<float> out(parts.size());
  if (most > 0)
    for (std::size_t i = 0; i < parts.size(); ++i) out[i] = static_cast<float>(std::max(0.0, parts[i]) / most);
  return out;
}

std::vector<FeaturePart> Recogniser::strongest(const std::vector<float>& features, int species,
                                               std::size_t most) const {
  std::vector<FeaturePart> all(std::min(features.size(), head_.features));
  const float* row = head_.weights.data() + static_cast<std::size_t>(species - 1) * head_.features;
  for (std::size_t k = 0; k < all.size(); ++k) all[k] = {k, static_cast<double>(row[k]) * features[k]};
  std::stable_sort(all.begin(), all.end(),
                   [](const FeaturePart& a, const FeaturePart& b) { return a.logit > b.logit; });
  if (all.size() > most) all.resize(most);
  return all;
}

vision::Image Recogniser::filter(int number) const {
  if (number < 0 || static_cast<std::size_t>(number) >= filters_.labels) return {};
  const float* weights = filters_.weights.data() + static_cast<std::size_t>(number) * kFilterInputs;
  float most = 0;
  for (std::size_t i = 0; i < kFilterInputs; ++i) most = std::max(most, std::abs(weights[i]));
  vision::Image out{kFilterSide_px, kFilterSide_px, std::vector<std::uint8_t>(kFilterInputs)};
  constexpr std::size_t kPixels = kFilterInputs / 3;
  for (std::size_t channel = 0; channel < 3; ++channel)
    for (std::size_t pixel = 0; pixel < kPixels; ++pixel) {
      const float weight = most > 0 ? weights[channel * kPixels + pixel] / most : 0;
      out.rgb[3 * pixel + channel] = static_cast<std::uint8_t>(std::lround(127.5f + 127.5f * weight));
    }
  return out;
}

}  // namespace cairn::plants

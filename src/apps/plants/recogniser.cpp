#include "apps/plants/recogniser.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "apps/plants/model.h"
#include "ml/dense_head.h"
#include "ml/vision/resize.h"

namespace cairn::plants {

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
  if (path != model.heads[0].file) {
    auto prototypes = ml::read_prototypes(bytes, model.encoder->features, kSpecies);
    if (!prototypes.ok()) return prototypes.error();
    prototypes_ = std::move(prototypes).value();
    return Done{};
  }
  auto head = ml::read_photo_head(bytes, model.encoder->features, kSpecies);
  if (!head.ok()) return head.error();
  head_ = std::move(head).value();
  sure_from_ = model.heads[0].sure;
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
  return {ml::softmax(mean), familiarity, familiarity >= sure_from_};
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

}  // namespace cairn::plants

#pragma once
// What a photo shows, by the model of plants: how likely each species is, and whether the model knows at all. The
// runtime makes a map of features of the photo; everything after that is here.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ml/model_manifest.h"
#include "ml/photo_head.h"
#include "ml/prototypes.h"
#include "ml/vision/image.h"

namespace cairn::plants {

inline constexpr std::string_view kModel = "plants";  // in the manifest
inline constexpr int kSquare_px = 224;
inline constexpr std::size_t kFilters = 32;  // of the first layer
inline constexpr int kFilterSide_px = 3;

// What the model sees of a photo: the middle square, reduced.
vision::Image square_of(const vision::Image& photo);

struct Recognition {
  std::vector<double> probabilities;  // of the species 1..kSpecies, at [species - 1]; calibrated, they add up to 1
  double familiarity = 0;             // how like the photos that the model was taught this one is, -1..1
  bool familiar = false;              // like enough; false: it may show no flower at all
  bool sure = false;                  // familiar and decided; false: the model says that it does not know
};

struct Candidate {
  int species = 0;
  double probability = 0;
};

// The likeliest, at most so many; of equals the lower number first.
std::vector<Candidate> candidates(const Recognition& recognition, std::size_t most);

// What one feature adds to the logit of a species.
struct FeaturePart {
  std::size_t feature = 0;
  double logit = 0;
};

class Recogniser {
 public:
  // A file of the model: the head, the prototypes or the first filters; kCorrupt.
  Status take_in(const ml::Model& model, const std::string& path, const std::string& bytes);
  std::size_t features() const { return head_.features; }

  Recognition recognise(const std::vector<float>& features) const;
  // Several photos of one plant: the mean of what they say, as logarithms (a product of experts, G. Hinton 2002, here
  // of one model's views). Not empty.
  Recognition recognise_together(const std::vector<std::vector<float>>& photos) const;
  // What counted for a species: for every cell of the map how much it speaks for it, 0..1 of the strongest.
  std::vector<float> heat(const std::vector<float>& map, int species) const;
  // The features that speak most for a species, the strongest first; of equals the lower number.
  std::vector<FeaturePart> strongest(const std::vector<float>& features, int species, std::size_t most) const;
  // A filter of the first layer, 0..kFilters - 1, as it would have to be seen to answer most: grey where it is
  // indifferent.
  vision::Image filter(int number) const;

 private:
  ml::PhotoHead head_;
  ml::Prototypes prototypes_;
  ml::PhotoHead filters_;  // a linear map of the pixels under a filter, channel by channel, to its answer
  double familiar_from_ = 1, decided_from_ = 1, scale_ = 1;
};

}  // namespace cairn::plants

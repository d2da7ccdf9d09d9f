// The shipped model of plants from the photo to the answer, but for what the runtime does between.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "apps/plants/model.h"
#include "apps/plants/recogniser.h"
#include "base/checksum.h"
#include "base/json.h"
#include "doctest/doctest.h"
#include "unit/plants_drawn_photo.h"
#include "unit/text_fixture.h"

using namespace cairn;
using namespace cairn::plants;

namespace {

Recogniser shipped() {
  const auto manifest = ml::read_model_manifest(testing::read_model_file("manifest.json"));
  REQUIRE(manifest.ok());
  const ml::Model* model = manifest.value().find("plants");
  REQUIRE(model != nullptr);
  Recogniser recogniser;
  for (const ml::ModelFile& file : model->files)
    if (file.path != model->encoder->model)
      REQUIRE(recogniser.take_in(*model, file.path, testing::read_model_file(file.path)).ok());
  return recogniser;
}

std::array<int, 3> colour(const Json& json) { return {json[0].get<int>(), json[1].get<int>(), json[2].get<int>()}; }

}  // namespace

TEST_CASE("plants: what the model sees of a photo is, to the last bit, what the training program made of it") {
  const auto golden = parse_json(testing::read_model_file("plants/golden.json"), 1u << 20);
  REQUIRE(golden.ok());
  const Json* photos = get_array(golden.value(), "photos");
  REQUIRE(photos != nullptr);
  REQUIRE(photos->size() == 5);
  for (const Json& one : *photos) {
    const int width = one["width"].get<int>(), height = one["height"].get<int>();
    const vision::Image photo =
        testing::drawn_photo(width, height, one["petals"].get<int>(), colour(one["petal"]), colour(one["ground"]));
    const vision::Image seen = square_of(photo);
    CHECK(seen.width == kSquare_px);
    CHECK(seen.height == kSquare_px);
    const std::string_view bytes(reinterpret_cast<const char*>(seen.rgb.data()), seen.rgb.size());
    CHECK_MESSAGE(to_hex(crc32c(bytes)) == one["square_crc32c"].get<std::string>(), width << " x " << height);
  }
}

TEST_CASE("plants: probabilities add up to one, several photos together are their mean in logarithms") {
  const Recogniser recogniser = shipped();
  std::vector<float> one(recogniser.features(), 0.1F), other(recogniser.features(), 0.2F);
  for (std::size_t i = 0; i < one.size(); i += 3) one[i] = 2;
  for (std::size_t i = 1; i < other.size(); i += 3) other[i] = 2;
  const Recognition first = recogniser.recognise(one);
  double sum = 0;
  for (const double p : first.probabilities) sum += p;
  CHECK(sum == doctest::Approx(1));
  CHECK(first.probabilities.size() == kSpecies);
  const Recognition twice = recogniser.recognise_together({one, one});
  CHECK(twice.probabilities == first.probabilities);
  const Recognition both = recogniser.recognise_together({one, other});
  const Recognition turned = recogniser.recognise_together({other, one});
  for (std::size_t i = 0; i < kSpecies; ++i)
    CHECK(both.probabilities[i] == doctest::Approx(turned.probabilities[i]).epsilon(1e-9));
  CHECK(both.familiarity == doctest::Approx((first.familiarity + recogniser.recognise(other).familiarity) / 2));
}

TEST_CASE("plants: a photo without any feature is nothing that it knows") {
  const Recogniser recogniser = shipped();
  CHECK(!recogniser.recognise(std::vector<float>(recogniser.features())).sure);
}

TEST_CASE("plants: a photo like two plants at once is familiar, and yet the model is not sure") {
  const Recogniser recogniser = shipped();
  const auto prototypes =
      ml::read_prototypes(testing::read_model_file("plants/prototypes.bin"), recogniser.features(), kSpecies);
  REQUIRE(prototypes.ok());
  const auto like = [&](int species) {
    const auto begin = prototypes.value().values.begin() +
                       static_cast<std::ptrdiff_t>(static_cast<std::size_t>(species - 1) * recogniser.features());
    std::vector<float> features(begin, begin + static_cast<std::ptrdiff_t>(recogniser.features()));
    for (float& feature : features) feature *= 16;
    return features;
  };
  const std::vector<float> sunflower = like(54), rose = like(74);
  CHECK(recogniser.recognise(sunflower).sure);
  std::vector<float> both(sunflower.size());
  for (std::size_t i = 0; i < both.size(); ++i) both[i] = 0.25F * (sunflower[i] + rose[i]);
  const Recognition seen = recogniser.recognise(both);
  CHECK(seen.familiar);
  CHECK(!seen.sure);
}

TEST_CASE("plants: candidates come in order, of equals the lower number first") {
  Recognition seen;
  seen.probabilities = {0.1, 0.3, 0.3, 0.2, 0.1};
  const std::vector<Candidate> best = candidates(seen, 4);
  REQUIRE(best.size() == 4);
  CHECK(best[0].species == 2);
  CHECK(best[1].species == 3);
  CHECK(best[2].species == 4);
  CHECK(best[3].species == 1);
  CHECK(candidates(seen, 99).size() == 5);
}

TEST_CASE("plants: what counted is 0 to 1, the strongest cell has 1") {
  const Recogniser recogniser = shipped();
  std::vector<float> map(recogniser.features() * 49);
  for (std::size_t i = 0; i < map.size(); ++i) map[i] = static_cast<float>(i % 101) / 50;
  for (const int species : {1, 54, 102}) {
    const std::vector<float> heat = recogniser.heat(map, species);
    REQUIRE(heat.size() == 49);
    float most = 0;
    for (const float part : heat) {
      CHECK(part >= 0);
      CHECK(part <= 1);
      most = std::max(most, part);
    }
    CHECK((most == 1 || most == 0));
  }
}

TEST_CASE("plants: files of another model are refused") {
  const auto manifest = ml::read_model_manifest(testing::read_model_file("manifest.json"));
  const ml::Model* model = manifest.value().find("plants");
  Recogniser recogniser;
  CHECK(recogniser.take_in(*model, "plants/species.head", "short").error().code == ErrorCode::kCorrupt);
  CHECK(recogniser.take_in(*model, "plants/prototypes.bin", "short").error().code == ErrorCode::kCorrupt);
  ml::Model other = *model;
  other.heads[0].labels.pop_back();
  CHECK(recogniser.take_in(other, "plants/species.head", "").error().code == ErrorCode::kCorrupt);
}

TEST_CASE("plants: the features that speak most add up to what the head says, the strongest first") {
  const Recogniser recogniser = shipped();
  std::vector<float> features(recogniser.features(), 0.0F);
  features[7] = 1;
  features[900] = 2;
  const auto parts = recogniser.strongest(features, 54, recogniser.features());
  REQUIRE(parts.size() == recogniser.features());
  for (std::size_t i = 1; i < parts.size(); ++i) CHECK(parts[i - 1].logit >= parts[i].logit);
  std::size_t speaking = 0;
  for (const FeaturePart& part : parts)
    if (part.logit != 0) ++speaking;
  CHECK(speaking == 2);
  CHECK(recogniser.strongest(features, 54, 3).size() == 3);
}

TEST_CASE("plants: the filters of the first layer are there, each with colours of its own, and no more of them") {
  const Recogniser recogniser = shipped();
  int dead = 0;
  for (int filter = 0; filter < static_cast<int>(kFilters); ++filter) {
    const vision::Image weights = recogniser.filter(filter);
    CHECK(weights.width == kFilterSide_px);
    CHECK(weights.rgb.size() == 27);
    const auto [least, most] = std::minmax_element(weights.rgb.begin(), weights.rgb.end());
    const bool is_dead = *least == *most;             // some have learnt nothing, and answer nothing
    CHECK((is_dead || *least == 0 || *most == 255));  // the largest weight is at the end of the scale
    dead += is_dead ? 1 : 0;
  }
  CHECK(dead < 8);
  CHECK(recogniser.filter(-1).empty());
  CHECK(recogniser.filter(static_cast<int>(kFilters)).empty());
  CHECK(Recogniser().filter(0).empty());
}

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "apps/plants/photos.h"
#include "base/base64.h"
#include "base/json.h"
#include "base/random.h"
#include "core/ports.h"

using namespace cairn;
using namespace cairn::plants;

namespace {

std::vector<float> unit_vector(Random& random, std::size_t length) {
  std::vector<float> out(length);
  double sum = 0;
  for (float& x : out) {
    x = static_cast<float>(random.unit() - 0.5);
    sum += static_cast<double>(x) * static_cast<double>(x);
  }
  for (float& x : out) x = static_cast<float>(static_cast<double>(x) / std::sqrt(sum));
  return out;
}

KeptThumb thumb_of(const std::vector<float>& features) {
  Quantised q = quantised(features);
  return {96, 64, to_base64("jpeg"), q.vector, q.scale};
}

Json json_of(const KeptThumb& thumb) { return parse_json(to_text(thumb), 1u << 20).value(); }

}  // namespace

TEST_CASE("plants, photos: keys are keys of blobs, and say which photo they are of") {
  CHECK(photo_key("0abc") == "plants/photos/0abc");
  CHECK(thumb_key("0abc") == "plants/thumbs/0abc");
  CHECK(is_blob_key(photo_key("0abc")));
  CHECK(photo_id_of(photo_key("0abc")) == "0abc");
  CHECK(photo_id_of(thumb_key("0abc")) == "0abc");
  for (const char* key : {"", "plants/", "plants/photos/", "plants/thumbs/", "plants/photos/a/b", "plants/other/a",
                          "sentiment/photos/a", "plants/photos/\n", "xplants/photos/a"})
    CHECK_MESSAGE(photo_id_of(key).empty(), key);
  CHECK(photo_id_of(photo_key(std::string(41, 'a'))).empty());
}

TEST_CASE("plants, photos: what is kept comes back") {
  Random random(3);
  for (int round = 0; round < 100; ++round) {
    std::string bytes(1 + random.index(300), '\0');
    for (char& c : bytes) c = static_cast<char>(random.below(256));
    const KeptPhoto photo{static_cast<int>(random.between(1, kMaxSide)), static_cast<int>(random.between(1, kMaxSide)),
                          to_base64(bytes)};
    const Result<KeptPhoto> read = read_kept_photo(to_text(photo));
    REQUIRE(read.ok());
    CHECK(read.value() == photo);

    const std::size_t length = round == 0 ? 0 : round == 1 ? kMaxVector : 1 + random.index(1400);
    KeptThumb thumb = thumb_of(unit_vector(random, length));
    thumb.jpeg = photo.jpeg;
    const Result<KeptThumb> small = read_kept_thumb(to_text(thumb));
    REQUIRE(small.ok());
    CHECK(small.value() == thumb);
  }
}

TEST_CASE("plants, photos: a later version is told apart from damage") {
  Json json = json_of(thumb_of({1}));
  json["schema"] = 2;
  CHECK(read_kept_photo(to_text(json)).error().code == ErrorCode::kTooNew);
  CHECK(read_kept_thumb(to_text(json)).error().code == ErrorCode::kTooNew);
}

TEST_CASE("plants, photos: what the device damaged is found out") {
  const KeptThumb sound = thumb_of({0.6F, -0.8F});
  REQUIRE(read_kept_thumb(to_text(sound)).ok());
  const auto refuses = [](const Json& json) {
    const auto read = read_kept_thumb(to_text(json));
    return !read.ok() && read.error().code == ErrorCode::kCorrupt;
  };
  for (const char* key : {"schema", "width", "height", "jpeg", "vector", "scale"}) {
    CAPTURE(std::string(key));
    Json without = json_of(sound);
    without.erase(key);
    CHECK(refuses(without));
    for (const Json& wrong : {Json(), Json(-1), Json("*"), Json(Json::array()), Json(1.5), Json(8193), Json(true)}) {
      Json json = json_of(sound);
      json[key] = wrong;
      if (key == std::string("schema") && wrong == Json(8193)) continue;  // too new
      CHECK(refuses(json));
    }
  }
  Json json = json_of(sound);
  json["jpeg"] = "";
  CHECK(refuses(json));
  json = json_of(sound);
  json["jpeg"] = "Zh==";
  CHECK(refuses(json));
  json = json_of(sound);
  json["vector"] = to_base64(std::string("\x80\x01", 2));  // -128 is never written
  CHECK(refuses(json));
  json["vector"] = to_base64(std::string(2, '\0'));  // zeros with a scale
  CHECK(refuses(json));
  json["vector"] = to_base64(std::string(kMaxVector + 1, '\1'));
  CHECK(refuses(json));
  for (const char* text : {"", "{", "[]", "null", "Damaged by the device.", "{\"schema\":1e400}"})
    CHECK(read_kept_photo(text).error().code == ErrorCode::kCorrupt);
}

TEST_CASE("plants, photos: any text cut or changed at one place is read or refused, never worse") {
  Random random(5);
  const std::string text = to_text(thumb_of(unit_vector(random, 40)));
  for (int round = 0; round < 3000; ++round) {
    std::string changed = text.substr(0, 1 + random.index(text.size()));
    changed[random.index(changed.size())] = static_cast<char>(random.below(256));
    if (const auto read = read_kept_thumb(changed); read.ok()) {
      CHECK(read.value().vector.size() <= kMaxVector);
      CHECK(from_base64(read.value().jpeg).has_value());
    }
  }
}

TEST_CASE("plants, photos: too large a picture is refused") {
  KeptPhoto photo{1, 1, std::string(kMaxJpegBytes, 'A')};
  CHECK(read_kept_photo(to_text(photo)).ok());
  photo.jpeg += "AAAA";
  CHECK(read_kept_photo(to_text(photo)).error().code == ErrorCode::kCorrupt);
}

TEST_CASE("plants, photos: features as whole numbers") {
  const Quantised q = quantised(
      {0.5F, -0.25F, 0, 0.125F, std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()});
  CHECK(q.vector == std::vector<std::int8_t>{127, -64, 0, 32, 0, 0});
  CHECK(q.scale == 0.5F / 127.0F);
  CHECK(quantised({}).vector.empty());
  CHECK(quantised({0, 0}).vector == std::vector<std::int8_t>{0, 0});
  CHECK(quantised({0, 0}).scale == 0);
}

TEST_CASE("plants, photos: likeness is the cosine, nearly, and the same both ways") {
  Random random(7);
  for (int round = 0; round < 50; ++round) {
    const auto a = unit_vector(random, 1280);
    auto b = unit_vector(random, 1280);
    for (std::size_t i = 0; i < b.size(); ++i) b[i] = 0.5F * a[i] + 0.5F * b[i];
    double dot = 0, length = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      dot += static_cast<double>(a[i]) * static_cast<double>(b[i]);
      length += static_cast<double>(b[i]) * static_cast<double>(b[i]);
    }
    const double cosine = dot / std::sqrt(length);
    const KeptThumb one = thumb_of(a), other = thumb_of(b);
    CHECK(likeness(one, other) == doctest::Approx(cosine).epsilon(0.01));
    CHECK(likeness(one, other) == likeness(other, one));
    CHECK(likeness(one, one) == 1);
  }
  CHECK(likeness(thumb_of({1, 0}), thumb_of({0, 1})) == 0);
  CHECK(likeness(thumb_of({1, 0}), thumb_of({-1, 0})) == -1);
  CHECK(likeness(thumb_of({1, 0}), thumb_of({1})) == 0);
  CHECK(likeness(thumb_of({}), thumb_of({})) == 0);
  CHECK(likeness(thumb_of({0}), thumb_of({1})) == 0);
  const KeptThumb longest{1, 1, "", std::vector<std::int8_t>(kMaxVector, -127), 1};
  CHECK(likeness(longest, longest) == 1);
}

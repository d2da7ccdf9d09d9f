// The parts of `npm run evaluate -- plants` that the core does: what the model sees of a photo, poor photos made of
// good ones, figures. As wasm in Node, with the runtime beside it, it is the path that the page takes.
//   squares PIXELS CORRUPTION OUT    PIXELS: per photo width and height (uint32) and RGBA; OUT: 224 x 224 x 3 bytes
//   each pool MAPS FEATURES OUT           the mean of every feature over the cells, float32, added to OUT logits HEAD
//   FEATURES WIDTH       the logits of every photo, as JSON figures MANIFEST FOLDER FEATURES LABELS   LABELS: an int32
//   a photo, 0: none of the classes; figures as JSON
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "apps/plants/model.h"
#include "apps/plants/recogniser.h"
#include "base/json.h"
#include "base/random.h"
#include "ml/classification.h"
#include "ml/model_manifest.h"
#include "ml/photo_head.h"
#include "ml/vision/filters.h"
#include "ml/vision/resize.h"

namespace {

using namespace cairn;

constexpr int kFailed = 2;
constexpr std::size_t kCells = 49;

int fail(const Error& error) {
  std::fprintf(stderr, "%s%s%s\n", error.where.c_str(), error.where.empty() ? "" : ": ", error.message.c_str());
  return kFailed;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

template <class T>
std::vector<T> read_numbers(const std::string& path) {
  const std::string bytes = read_file(path);
  std::vector<T> numbers(bytes.size() / sizeof(T));
  std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(T));
  return numbers;
}

template <class T>
void append(const std::string& path, const std::vector<T>& numbers) {
  std::ofstream(path, std::ios::binary | std::ios::app)
      .write(reinterpret_cast<const char*>(numbers.data()), static_cast<std::streamsize>(numbers.size() * sizeof(T)));
}

std::uint8_t to_byte(double value) {
  return static_cast<std::uint8_t>(std::clamp(std::floor(value + 0.5), 0.0, 255.0));
}

// About normal: twelve uniform numbers less six (variance 1).
double normal(Random& random) {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += random.unit();
  return sum;
}

vision::Image blurred(const vision::Image& image, double sigma) {
  vision::Image out = image;
  for (std::size_t channel = 0; channel < 3; ++channel) {
    vision::Plane plane = vision::make_plane(image.width, image.height);
    for (std::size_t i = 0; i < plane.values.size(); ++i) plane.values[i] = image.rgb[3 * i + channel];
    plane = vision::gaussian_blur(plane, sigma);
    for (std::size_t i = 0; i < plane.values.size(); ++i) out.rgb[3 * i + channel] = to_byte(plane.values[i]);
  }
  return out;
}

vision::Image noisy(vision::Image image, double gain, double deviation, Random& random) {
  for (std::uint8_t& value : image.rgb) value = to_byte(gain * value + deviation * normal(random));
  return image;
}

vision::Image half(const vision::Image& image) {
  const vision::Image small = vision::resized(image, {0, 0, image.width, image.height}, std::max(1, image.width / 2),
                                              std::max(1, image.height / 2));
  return vision::resized(small, {0, 0, small.width, small.height}, image.width, image.height);
}

// Strengths are for photos of 256 pixels on the short side; noise is that of each pixel.
vision::Image corrupted(const vision::Image& image, std::string_view how, Random& random) {
  if (how == "blur") return blurred(image, 2.0 * std::min(image.width, image.height) / 256);
  if (how == "noise") return noisy(image, 1, 25, random);
  if (how == "dark") return noisy(image, 0.25, 4, random);
  if (how == "half") return half(image);
  return image;  // "none", and "jpeg", which the browser has done
}

int squares(const std::string& path, const std::string& how, const std::string& out) {
  const std::string all = read_file(path);
  std::size_t at = 0;
  std::uint64_t photo = 0;
  while (at + 8 <= all.size()) {
    std::uint32_t size[2];
    std::memcpy(size, all.data() + at, sizeof size);
    const std::size_t bytes = std::size_t{4} * size[0] * size[1];
    const auto image = vision::from_rgba(static_cast<int>(size[0]), static_cast<int>(size[1]),
                                         std::string_view(all).substr(at + 8, bytes));
    if (!image.ok()) return fail(image.error());
    Random random(++photo);
    const vision::Image seen = plants::square_of(corrupted(image.value(), how, random));
    append(out, seen.rgb);
    at += 8 + bytes;
  }
  return 0;
}

int pool(const std::string& path, std::size_t features, const std::string& out) {
  const std::vector<float> maps = read_numbers<float>(path);
  const std::size_t each = features * kCells;
  for (std::size_t at = 0; at + each <= maps.size(); at += each)
    append(out,
           ml::pooled({maps.begin() + static_cast<long>(at), maps.begin() + static_cast<long>(at + each)}, features));
  return 0;
}

int logits(const std::string& head_path, const std::string& features_path, std::size_t width) {
  const auto head = ml::read_photo_head(read_file(head_path), width, plants::kSpecies);
  if (!head.ok()) return fail(head.error());
  const std::vector<float> features = read_numbers<float>(features_path);
  Json all = Json::array();
  for (auto row = features.begin(); row + static_cast<long>(width) <= features.end(); row += static_cast<long>(width))
    all.push_back(ml::logits(head.value(), {row, row + static_cast<long>(width)}));
  std::printf("%s\n", to_text(all).c_str());
  return 0;
}

int figures(const std::string& manifest_path, const std::string& folder, const std::string& features_path,
            const std::string& labels_path) {
  const auto manifest = ml::read_model_manifest(read_file(manifest_path));
  if (!manifest.ok()) return fail(manifest.error());
  const ml::Model* model = manifest.value().find("plants");
  if (model == nullptr) return fail({ErrorCode::kNotFound, "The manifest has no model of plants.", manifest_path});
  plants::Recogniser recogniser;
  for (const ml::ModelFile& file : model->files) {
    if (file.path == model->encoder->model) continue;
    const Status status = recogniser.take_in(*model, file.path, read_file(folder + "/" + file.path));
    if (!status.ok()) return fail(status.error());
  }
  const std::vector<float> features = read_numbers<float>(features_path);
  const std::vector<std::int32_t> labels = read_numbers<std::int32_t>(labels_path);
  const std::size_t width = model->encoder->features;
  std::vector<ml::Judgement> judged;
  std::size_t first = 0, among_five = 0, refused = 0, refused_rightly = 0, outside = 0, sure = 0, sure_right = 0;
  for (std::size_t i = 0; i < labels.size() && (i + 1) * width <= features.size(); ++i) {
    const auto row = features.begin() + static_cast<long>(i * width);
    const plants::Recognition seen = recogniser.recognise({row, row + static_cast<long>(width)});
    if (labels[i] == 0) {
      ++outside;
      refused_rightly += seen.sure ? 0 : 1;
      continue;
    }
    const std::vector<plants::Candidate> best = plants::candidates(seen, 5);
    const auto truth = labels[i];
    const bool right = best[0].species == truth;
    first += right ? 1 : 0;
    if (std::any_of(best.begin(), best.end(), [&](const auto& one) { return one.species == truth; })) ++among_five;
    refused += seen.sure ? 0 : 1;
    sure += seen.sure ? 1 : 0;
    sure_right += seen.sure && right ? 1 : 0;
    judged.push_back({seen.probabilities, static_cast<std::size_t>(truth - 1)});
  }
  const auto share = [](std::size_t some, std::size_t all) {
    return all == 0 ? Json() : Json(static_cast<double>(some) / static_cast<double>(all));
  };
  Json out = Json::object();
  out["n"] = judged.size();
  out["top1"] = share(first, judged.size());
  out["top5"] = share(among_five, judged.size());
  out["ece"] = ml::classification_figures(judged, plants::kSpecies, 0).calibration_error;
  out["refused"] = share(refused, judged.size());
  out["sure_top1"] = share(sure_right, sure);
  out["outside"] = outside;
  out["outside_refused"] = share(refused_rightly, outside);
  std::printf("%s\n", to_text(out).c_str());
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> all(arguments + 1, arguments + count);
  if (all.size() == 4 && all[0] == "squares") return squares(all[1], all[2], all[3]);
  if (all.size() == 4 && all[0] == "pool") return pool(all[1], std::stoul(all[2]), all[3]);
  if (all.size() == 4 && all[0] == "logits") return logits(all[1], all[2], std::stoul(all[3]));
  if (all.size() == 5 && all[0] == "figures") return figures(all[1], all[2], all[3], all[4]);
  std::fputs("usage: squares | pool | logits | figures, as the head of tests/bench/evaluate_plants.cpp says\n", stderr);
  return kFailed;
}

#pragma once
// models/manifest.json: which models there are, which files they have, what their heads ask. Knows neither where the
// files are kept nor how a model runs.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::ml {

struct ModelFile {
  std::string path;  // within models/
  std::int64_t bytes = 0;
};

// Turns the pieces of a text, or a photo, into features.
struct ModelEncoder {
  std::string model;         // path of the ONNX file
  std::size_t features = 0;  // of a text, or of each cell of a photo
  std::string vocabulary;    // path; empty: it takes photos
  std::size_t pieces = 0;    // of a text, at most; [CLS] and [SEP] count
  std::size_t side = 0;      // of the square that it takes of a photo, in pixels
  std::size_t cells = 0;     // of the grid over that square for which there are features
  std::string filters;       // path of its first layer's weights, to be shown; empty: it has no such file
};

// One question and its answers.
struct ModelHead {
  std::string question;             // "two", "three", "irony", "sarcasm", "emotion", "species"
  std::vector<std::string> labels;  // in the order of the outputs
  std::string file;                 // path
  double sure = 0;  // below which it is "not sure": of a text the probability of the likeliest label (0: the
                    // file says), of a photo its familiarity
  double decided =
      0;             // of a photo: below which the probability of the likeliest label, without the scale, is "not sure"
  double scale = 1;  // that the file's logits were multiplied by, so that the probabilities are right on average
};

struct Model {
  std::string id;
  int version = 0;
  std::vector<std::string> needs;  // ids
  std::vector<ModelFile> files;
  std::optional<ModelEncoder> encoder;
  std::vector<ModelHead> heads;
};

struct ModelManifest {
  std::vector<Model> models;

  const Model* find(std::string_view id) const;  // nullptr if there is none
  // The encoder that a model's heads stand on: its own or that of a model that it needs; nullptr if it has none.
  const ModelEncoder* encoder_of(const Model& model) const;
};

// kCorrupt with the model and field, kTooNew for another schema.
Result<ModelManifest> read_model_manifest(std::string_view json);

}  // namespace cairn::ml

#include "ml/model_manifest.h"

#include <utility>

#include "base/json.h"

namespace cairn::ml {
namespace {

constexpr std::size_t kMostBytes = 1U << 20;
constexpr std::int64_t kSchema = 1;
constexpr std::int64_t kMostOfAnything = 1 << 20;

Error broken(std::string where) {
  return {ErrorCode::kCorrupt, "The list of models does not say what it must.", std::move(where)};
}

std::optional<std::vector<std::string>> texts(const Json& object, const char* key) {
  const Json* array = get_array(object, key);
  if (array == nullptr) return std::nullopt;
  std::vector<std::string> out;
  for (const Json& entry : *array) {
    if (!entry.is_string()) return std::nullopt;
    out.push_back(entry.get<std::string>());
  }
  return out;
}

std::optional<std::size_t> count(const Json& object, const char* key) {
  const auto number = get_int(object, key);
  if (!number || *number < 1 || *number > kMostOfAnything) return std::nullopt;
  return static_cast<std::size_t>(*number);
}

std::optional<ModelEncoder> encoder(const Json& json) {
  const auto model = get_string(json, "model"), vocabulary = get_string(json, "vocabulary");
  const auto features = count(json, "features"), pieces = count(json, "pieces");
  const auto side = count(json, "side"), cells = count(json, "cells");
  if (!model || !features) return std::nullopt;
  if (vocabulary && pieces && !side) return ModelEncoder{*model, *features, *vocabulary, *pieces, 0, 0, ""};
  if (side && cells && !vocabulary)
    return ModelEncoder{*model, *features, "", 0, *side, *cells, get_string(json, "filters").value_or("")};
  return std::nullopt;
}

std::optional<ModelHead> head(const Json& json) {
  auto question = get_string(json, "question"), file = get_string(json, "file");
  auto labels = texts(json, "labels");
  if (!question || !file || !labels || labels->size() < 2) return std::nullopt;
  const double scale = get_number(json, "scale").value_or(1);
  if (!(scale > 0)) return std::nullopt;
  return ModelHead{std::move(*question),
                   std::move(*labels),
                   std::move(*file),
                   get_number(json, "sure").value_or(0),
                   get_number(json, "decided").value_or(0),
                   scale};
}

Result<Model> model(const Json& json, const std::string& place) {
  const auto id = get_string(json, "id");
  const auto version = get_int(json, "version");
  const Json* files = get_array(json, "files");
  const Json* heads = get_array(json, "heads");
  if (!id || id->empty() || !version || files == nullptr || heads == nullptr) return broken(place);
  Model out;
  out.id = *id;
  out.version = static_cast<int>(*version);
  if (json.contains("needs")) {
    auto needs = texts(json, "needs");
    if (!needs) return broken(*id + ", needs");
    out.needs = std::move(*needs);
  }
  for (const Json& file : *files) {
    const auto path = get_string(file, "path");
    const auto bytes = get_int(file, "bytes");
    if (!path || !bytes || *bytes < 0) return broken(*id + ", files");
    out.files.push_back({*path, *bytes});
  }
  if (const Json* own = get_object(json, "encoder")) {
    out.encoder = encoder(*own);
    if (!out.encoder) return broken(*id + ", encoder");
  }
  for (const Json& entry : *heads) {
    auto one = head(entry);
    if (!one) return broken(*id + ", heads");
    out.heads.push_back(std::move(*one));
  }
  return out;
}

}  // namespace

const Model* ModelManifest::find(std::string_view id) const {
  for (const Model& model : models)
    if (model.id == id) return &model;
  return nullptr;
}

const ModelEncoder* ModelManifest::encoder_of(const Model& model) const {
  if (model.encoder) return &*model.encoder;
  for (const std::string& id : model.needs)
    if (const Model* needed = find(id); needed != nullptr && needed->encoder) return &*needed->encoder;
  return nullptr;
}

Result<ModelManifest> read_model_manifest(std::string_view json) {
  const auto parsed = parse_json(json, kMostBytes);
  if (!parsed.ok()) return parsed.error();
  const auto schema = get_int(parsed.value(), "schema");
  if (schema && *schema > kSchema)
    return Error{ErrorCode::kTooNew, "The list of models is newer than this page. Reload the page.", ""};
  const Json* models = get_array(parsed.value(), "models");
  if (schema != kSchema || models == nullptr) return broken("");
  ModelManifest out;
  for (const Json& entry : *models) {
    auto one = model(entry, "model " + std::to_string(out.models.size() + 1));
    if (!one.ok()) return one.error();
    if (out.find(one.value().id) != nullptr) return broken(one.value().id + " twice");
    out.models.push_back(std::move(one).value());
  }
  for (const Model& one : out.models)
    for (const std::string& id : one.needs)
      if (out.find(id) == nullptr) return broken(one.id + ", needs " + id);
  return out;
}

}  // namespace cairn::ml

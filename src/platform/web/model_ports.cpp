#include "platform/web/model_ports.h"

#include <cstring>
#include <string>

#include "base/base64.h"

namespace cairn::web {
namespace {

Status to_done(const Json&) { return Done{}; }

std::int64_t bytes_of(const Json& object, const char* key) { return get_int(object, key).value_or(0); }

ModelState to_state(const Json& json) {
  ModelState state;
  state.id = get_string(json, "id").value_or("");
  if (const Json* needs = get_array(json, "needs"))
    for (const Json& need : *needs)
      if (need.is_string()) state.needs.push_back(need.get<std::string>());
  state.bytes = bytes_of(json, "bytes");
  state.here_bytes = bytes_of(json, "here_bytes");
  state.fetch_bytes = bytes_of(json, "fetch_bytes");
  state.fetch_here_bytes = bytes_of(json, "fetch_here_bytes");
  state.stopped = get_bool(json, "stopped").value_or(false);
  return state;
}

Result<ModelList> to_list(const Json& json) {
  const Json* models = get_array(json, "models");
  if (!models) return Error{ErrorCode::kInternal, "The page answered without models.", "models.list"};
  ModelList list;
  list.lasting = get_bool(json, "lasting").value_or(true);
  for (const Json& model : *models) list.models.push_back(to_state(model));
  return list;
}

Result<std::string> to_bytes(const Json& json) {
  if (!json.is_binary()) return Error{ErrorCode::kInternal, "The page answered without bytes.", "models.read"};
  const auto& bytes = json.get_binary();
  return std::string(bytes.begin(), bytes.end());
}

// One after another, all of one length.
Result<std::vector<Features>> to_features(const Json& json, std::size_t texts) {
  const std::size_t size = json.is_binary() ? json.get_binary().size() : 0;
  std::vector<Features> all(texts);
  if (texts == 0) return all;
  const std::size_t width = size / sizeof(float) / texts;
  if (width == 0 || width * sizeof(float) * texts != size)
    return Error{ErrorCode::kInternal, "The model answered with something else than features.", "models.run"};
  const std::uint8_t* from = json.get_binary().data();
  for (Features& features : all) {
    features.resize(width);
    std::memcpy(features.data(), from, width * sizeof(float));
    from += width * sizeof(float);
  }
  return all;
}

}  // namespace

Pending<ModelList> WebModels::list() {
  return conversions_.add<ModelList>(bridge_.call("models.list", Json::object()), to_list);
}

Pending<Done> WebModels::fetch(std::string_view id) {
  return conversions_.add<Done>(bridge_.call("models.fetch", {{"id", std::string(id)}}), to_done);
}

Pending<Done> WebModels::remove(std::string_view id) {
  return conversions_.add<Done>(bridge_.call("models.remove", {{"id", std::string(id)}}), to_done);
}

Pending<std::string> WebModels::read(std::string_view path) {
  return conversions_.add<std::string>(bridge_.call("models.read", {{"path", std::string(path)}}), to_bytes);
}

Pending<Done> WebModels::allow() {
  return conversions_.add<Done>(bridge_.call("models.allow", Json::object()), to_done);
}

Pending<Done> WebInference::open(std::string_view id) {
  return conversions_.add<Done>(bridge_.call("models.open", {{"id", std::string(id)}}), to_done);
}

Pending<std::vector<Features>> WebInference::run(std::string_view id, const std::vector<Pieces>& texts) {
  Json lists = Json::array();
  for (const Pieces& pieces : texts) lists.push_back(pieces);
  const Json args{{"id", std::string(id)}, {"texts", std::move(lists)}};
  return conversions_.add<std::vector<Features>>(
      bridge_.call("models.run", args), [count = texts.size()](const Json& json) { return to_features(json, count); });
}

Pending<Features> WebInference::see(std::string_view id, std::string_view rgb, std::string_view output) {
  const Json args{{"id", std::string(id)}, {"pixels", to_base64(rgb)}, {"output", std::string(output)}};
  return conversions_.add<Features>(bridge_.call("models.see", args), [](const Json& json) -> Result<Features> {
    Result<std::vector<Features>> one = to_features(json, 1);
    if (!one) return one.error();
    return std::move(one.value()[0]);
  });
}

}  // namespace cairn::web

#include "apps/plants/samples.h"

#include <utility>

#include "base/json.h"

namespace cairn::plants {
namespace {

constexpr std::size_t kMostBytes = 1U << 16;

}  // namespace

Result<std::vector<Sample>> read_samples(std::string_view json) {
  const auto parsed = parse_json(json, kMostBytes);
  if (!parsed.ok()) return parsed.error();
  const Error broken{ErrorCode::kCorrupt, "The list of sample photos does not say what it must.", "samples"};
  const Json* list = get_array(parsed.value(), "samples");
  if (list == nullptr) return broken;
  std::vector<Sample> out;
  for (const Json& one : *list) {
    const auto name = get_string(one, "name"), path = get_string(one, "path"), licence = get_string(one, "licence");
    if (!name || !path || !licence) return broken;
    out.push_back({*name, *path, get_string(one, "author").value_or(""), *licence,
                   get_string(one, "licence_url").value_or(""), get_string(one, "source").value_or("")});
  }
  return out;
}

}  // namespace cairn::plants

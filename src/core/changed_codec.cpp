#include "core/changed_codec.h"

namespace cairn {

bool decode_key(const Json&, Single&) { return true; }

bool decode_key(const Json& json, std::string& key) {
  if (!json.is_string()) return false;
  key = json.get_ref<const std::string&>();
  return !key.empty() && key.size() <= kMaxKeyBytes;
}

bool decode_key(const Json& json, int& key) {
  if (!json.is_number_integer()) return false;
  const auto number = json.get<std::int64_t>();
  key = static_cast<int>(number);
  return number == key;
}

Status check_schema(const Json& snapshot, int newest) {
  const auto schema = get_int(snapshot, "schema");
  if (!schema) return bad_value("state", "schema");
  if (*schema > newest)
    return Error{ErrorCode::kTooNew, "It was written by a newer Cairn. Reload the page to get that version.", "schema"};
  return Done{};
}

}  // namespace cairn

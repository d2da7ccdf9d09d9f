#include "base/json_fields.h"

#include <limits>

namespace cairn {

Error bad_value(const char* what, const char* where) {
  return Error{ErrorCode::kInvalid, std::string("It holds no valid ") + what + ".", where};
}

void JsonFields::require(bool holds, const char* key) {
  if (!holds && !wrong_) wrong_ = key;
}

const Json* JsonFields::find(const char* key) const {
  const auto it = json_.find(key);
  return it == json_.end() ? nullptr : &*it;
}

void JsonFields::take(const char* key, std::string& out, std::size_t max_bytes) {
  const Json* value = find(key);
  if (!value) return;
  require(value->is_string() && value->get_ref<const std::string&>().size() <= max_bytes, key);
  if (ok()) out = value->get_ref<const std::string&>();
}

void JsonFields::take(const char* key, int& out, std::int64_t min, std::int64_t max) {
  const Json* value = find(key);
  if (!value) return;
  constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();
  const bool fits = value->is_number_integer() && !(value->is_number_unsigned() && value->get<std::uint64_t>() > kMost);
  require(fits && value->get<std::int64_t>() >= min && value->get<std::int64_t>() <= max, key);
  if (ok()) out = static_cast<int>(value->get<std::int64_t>());
}

void JsonFields::take(const char* key, bool& out) {
  const Json* value = find(key);
  if (!value) return;
  require(value->is_boolean(), key);
  if (ok()) out = value->get<bool>();
}

void JsonFields::take(const char* key, std::vector<std::string>& out, std::size_t max_count, std::size_t max_bytes) {
  const Json* value = find(key);
  if (!value) return;
  require(value->is_array() && value->size() <= max_count, key);
  if (!ok()) return;
  for (const Json& item : *value) {
    const auto fits = [max_bytes](const std::string& text) { return !text.empty() && text.size() <= max_bytes; };
    require(item.is_string() && fits(item.get_ref<const std::string&>()), key);
    if (!ok()) return;
    out.push_back(item.get_ref<const std::string&>());
  }
}

void JsonFields::take(const char* key, std::optional<Instant>& out) { parse(key, out, parse_instant); }
void JsonFields::take(const char* key, std::optional<Date>& out) { parse(key, out, parse_date); }
void JsonFields::take(const char* key, Instant& out) { take_present(key, out); }
void JsonFields::take(const char* key, Date& out) { take_present(key, out); }

}  // namespace cairn

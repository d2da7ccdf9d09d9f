#pragma once
// The only place that includes nlohmann/json. Objects keep their keys sorted, so the same value always prints the same.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/result.h"

namespace cairn {

using Json = nlohmann::json;

// Parses untrusted text. Errors: kCorrupt with `where` = "line L, column C"; kTooLarge above `max_bytes` or deeper than
// 64 levels.
Result<Json> parse_json(std::string_view text, std::size_t max_bytes);

// Compact, sorted keys, invalid UTF-8 replaced: what the library's dump() gives, in a fraction of its time.
std::string to_text(const Json& json);
// Appends the same with whole numbers up to 2^53 written as integers: the canonical form that checksums are taken of.
void append_canonical(std::string& out, const Json& json);

// Reading fields of untrusted objects: nothing when the field is absent or of another type.
std::optional<std::string> get_string(const Json& object, const char* key);
std::optional<std::int64_t> get_int(const Json& object, const char* key);
std::optional<double> get_number(const Json& object, const char* key);
std::optional<bool> get_bool(const Json& object, const char* key);
const Json* get_array(const Json& object, const char* key);
const Json* get_object(const Json& object, const char* key);

}  // namespace cairn

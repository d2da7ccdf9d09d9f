#pragma once
// Reads one JSON object that is untrusted, field by field. A field that is not there leaves what was there before; the
// first that is not what it must be is remembered, and everything after it is read in vain.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"

namespace cairn {

// kInvalid: "It holds no valid <what>."
Error bad_value(const char* what, const char* where);

// The word of an enumeration whose values count from 0, as `names` has them.
template <class Enum, std::size_t N>
const char* word_of(Enum value, const char* const (&names)[N]) {
  return names[static_cast<std::size_t>(value)];
}

class JsonFields {
 public:
  explicit JsonFields(const Json& json) : json_(json) {}
  bool ok() const { return wrong_ == nullptr; }
  // What is wrong, once ok() is false: "It holds no valid task.", where: the field.
  Error error(const char* entity) const { return bad_value(entity, wrong_ ? wrong_ : entity); }
  void require(bool holds, const char* key);
  const Json* find(const char* key) const;  // null: it is not there

  void take(const char* key, std::string& out, std::size_t max_bytes);
  void take(const char* key, int& out, std::int64_t min, std::int64_t max);
  void take(const char* key, bool& out);
  // Texts that are not empty.
  void take(const char* key, std::vector<std::string>& out, std::size_t max_count, std::size_t max_bytes);
  void take(const char* key, std::optional<Instant>& out);
  void take(const char* key, std::optional<Date>& out);
  void take(const char* key, Instant& out);  // has to be there
  void take(const char* key, Date& out);     // has to be there

  template <class Enum, std::size_t N>
  void take(const char* key, Enum& out, const char* const (&names)[N]) {
    const Json* value = find(key);
    if (!value) return;
    if (value->is_string())
      for (std::size_t i = 0; i < N; ++i)
        if (value->get_ref<const std::string&>() == names[i]) {
          out = static_cast<Enum>(i);
          return;
        }
    require(false, key);
  }
  // What `meaning` makes of a text: an optional, nothing where it is none.
  template <class T, class Parse>
  void parse(const char* key, std::optional<T>& out, Parse meaning) {
    const Json* value = find(key);
    if (!value) return;
    if (value->is_string()) out = meaning(value->get_ref<const std::string&>());
    require(out.has_value(), key);
  }

 private:
  template <class T>
  void take_present(const char* key, T& out) {
    std::optional<T> value;
    take(key, value);
    require(value.has_value(), key);
    if (value) out = *value;
  }

  const Json& json_;
  const char* wrong_ = nullptr;
};

}  // namespace cairn

#include "base/json.h"

#include <utility>
#include <vector>

#include "base/text.h"

namespace cairn {
namespace {

constexpr std::size_t kMaxDepth = 64;

// "line 3, column 7" of the byte at `offset`, both counted from 1, columns in code points.
std::string place_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  std::size_t line = 1;
  std::size_t line_start = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] != '\n') continue;
    ++line;
    line_start = i + 1;
  }
  const std::size_t column = count_code_points(before.substr(line_start)) + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

// What nlohmann's parser would have accepted, in plain words. Its message reads "... while parsing C - P; expected E".
std::string expectation_of(std::string_view message) {
  const std::size_t at = message.rfind("; expected ");
  if (at == std::string_view::npos) return {};
  const std::string_view expected = message.substr(at + 11);
  const bool in_array = message.find("while parsing array") != std::string_view::npos;
  if (expected == "']'") return in_array ? "a comma or ]" : "]";
  if (expected == "'}'") return "a comma or }";
  if (expected == "':'") return "a colon";
  if (expected == "string literal") return "a name in double quotes";
  if (expected == "end of input") return "the end of the text";
  if (expected == "'[', '{', or a literal") return "a value";
  return {};
}

// The lexer's own complaint ("invalid string: control character U+000A (LF) must be escaped ..."), if it had one.
std::string complaint_of(std::string_view message) {
  const std::size_t start = message.find(" - ");
  const std::size_t end = message.rfind("; last read: ");
  if (start == std::string_view::npos || end == std::string_view::npos || end < start + 3) return {};
  return std::string(message.substr(start + 3, end - start - 3));
}

// Builds the value like the library's own reader, but bounds the depth and keeps the place and the reason of a failure.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  // The names and signatures are those that nlohmann::json::sax_parse asks for.
  bool null() { return put(nullptr); }
  bool boolean(bool value) { return put(value); }
  bool number_integer(Json::number_integer_t value) { return put(value); }
  bool number_unsigned(Json::number_unsigned_t value) { return put(value); }
  bool number_float(Json::number_float_t value, const std::string&) { return put(value); }
  bool string(std::string& value) { return put(std::move(value)); }
  bool binary(Json::binary_t&) { return false; }  // not part of JSON text
  bool start_object(std::size_t) { return open(Json::value_t::object); }
  bool start_array(std::size_t) { return open(Json::value_t::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    slot_ = &(*open_.back())[name];
    return true;
  }

  template <class Exception>
  bool parse_error(std::size_t position, const std::string& token, const Exception& exception) {
    // `position` counts the bytes read, the last of the bad token included, and one more at the end of the text.
    const bool at_end = position > text_.size();
    const std::size_t last = at_end ? text_.size() : position - (position > 0 ? 1 : 0);
    std::size_t offset = last;
    // `token` is exact for strings, numbers and words; before a bracket or comma it may hold what was read earlier.
    const bool is_long_token = !at_end && std::string_view("[]{},:").find(text_[last]) == std::string_view::npos;
    if (is_long_token && token.size() <= position && text_.substr(position - token.size(), token.size()) == token) {
      offset = position - token.size();
    }
    const std::string_view message = exception.what();
    const std::string expectation = expectation_of(message);
    const std::string complaint = complaint_of(message);
    std::string words = at_end ? "The text ends too early" : "The text is not valid JSON";
    if (!complaint.empty() && !at_end) {
      words += ": " + complaint;
      offset = last;  // inside a token, the byte that broke it says more than its start
    } else if (!expectation.empty()) {
      words += ": expected " + expectation;
    } else if (!at_end) {
      words += ": a number is too large";
    }
    error_ = {ErrorCode::kCorrupt, words + ".", place_of(text_, offset)};
    return false;
  }

  bool failed() const { return error_.has_value(); }
  Error error() const { return *error_; }
  Json take() { return std::move(root_); }

 private:
  template <class Value>
  bool put(Value&& value) {
    place(Json(std::forward<Value>(value)));
    return true;
  }

  Json* place(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Json& parent = *open_.back();
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    *slot_ = std::move(value);
    return slot_;
  }

  bool open(Json::value_t type) {
    if (open_.size() == kMaxDepth) {
      error_ = {ErrorCode::kTooLarge,
                "The text nests lists and objects deeper than " + std::to_string(kMaxDepth) + " levels.",
                {}};
      return false;
    }
    open_.push_back(place(Json(type)));  // a parent's storage does not move while one of its children is open
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  std::string_view text_;
  Json root_;
  std::vector<Json*> open_;
  Json* slot_ = nullptr;  // where the value of the last key goes
  std::optional<Error> error_;
};

// ---- Writing

constexpr double kMaxExactInteger = 9007199254740992.0;  // 2^53

enum class Whole { kAsTheyAre, kAsIntegers };

// What the library says of a value that needs its care: a fraction, or a text that is no UTF-8.
std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

void write_escape(std::string& out, char c) {
  constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
  constexpr std::string_view kNames = "\"\\bfnrt";
  out += '\\';
  if (const std::size_t at = kNamed.find(c); at != std::string_view::npos) {
    out += kNames[at];
    return;
  }
  constexpr const char* kDigits = "0123456789abcdef";
  out += "u00";
  out += kDigits[static_cast<unsigned char>(c) >> 4];
  out += kDigits[static_cast<unsigned char>(c) & 15];
}

void write_string(std::string& out, const std::string& text) {
  const std::size_t begin = out.size();
  out += '"';
  bool ascii = true;
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) ascii = false;
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out.append(text, from, at - from);
    write_escape(out, text[at]);
    from = at + 1;
  }
  if (!ascii && !is_valid_utf8(text)) {
    out.resize(begin);
    out += dumped(text);
    return;
  }
  out.append(text, from);
  out += '"';
}

std::optional<std::int64_t> as_whole(double number) {
  if (!(number >= -kMaxExactInteger && number <= kMaxExactInteger)) return {};
  const auto whole = static_cast<std::int64_t>(number);
  return static_cast<double>(whole) == number ? std::optional(whole) : std::nullopt;
}

void write(std::string& out, const Json& json, Whole whole) {
  switch (json.type()) {
    case Json::value_t::object: {
      char before = '{';
      for (const auto& [name, value] : json.get_ref<const Json::object_t&>()) {
        out += std::exchange(before, ',');
        write_string(out, name);
        out += ':';
        write(out, value, whole);
      }
      out += before == '{' ? "{}" : "}";
      return;
    }
    case Json::value_t::array: {
      char before = '[';
      for (const Json& value : json) {
        out += std::exchange(before, ',');
        write(out, value, whole);
      }
      out += before == '[' ? "[]" : "]";
      return;
    }
    case Json::value_t::string:
      return write_string(out, json.get_ref<const std::string&>());
    case Json::value_t::boolean:
      out += json.get<bool>() ? "true" : "false";
      return;
    case Json::value_t::number_integer:
      out += std::to_string(json.get<std::int64_t>());
      return;
    case Json::value_t::number_unsigned:
      out += std::to_string(json.get<std::uint64_t>());
      return;
    case Json::value_t::number_float:
      if (whole == Whole::kAsIntegers)
        if (const auto integer = as_whole(json.get<double>())) {
          out += std::to_string(*integer);
          return;
        }
      out += dumped(json);
      return;
    case Json::value_t::null:
    case Json::value_t::binary:
    case Json::value_t::discarded:
      break;
  }
  out += dumped(json);
}

const Json* find(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

}  // namespace

Result<Json> parse_json(std::string_view text, std::size_t max_bytes) {
  if (text.size() > max_bytes) {
    return Error{
        ErrorCode::kTooLarge,
        "The text has " + std::to_string(text.size()) + " bytes; at most " + std::to_string(max_bytes) + " are read.",
        {}};
  }
  Reader reader(text);
  const bool parsed = Json::sax_parse(text.begin(), text.end(), &reader);
  if (reader.failed()) return reader.error();
  if (!parsed) return Error{ErrorCode::kCorrupt, "The text is not valid JSON.", {}};
  return reader.take();
}

std::string to_text(const Json& json) {
  std::string out;
  write(out, json, Whole::kAsTheyAre);
  return out;
}

void append_canonical(std::string& out, const Json& json) { write(out, json, Whole::kAsIntegers); }

std::optional<std::string> get_string(const Json& object, const char* key) {
  const Json* value = find(object, key);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return value->get_ref<const std::string&>();
}

std::optional<std::int64_t> get_int(const Json& object, const char* key) {
  const Json* value = find(object, key);
  if (value == nullptr || !value->is_number_integer()) return std::nullopt;
  if (value->is_number_unsigned() && value->get<std::uint64_t>() > std::uint64_t{INT64_MAX}) return std::nullopt;
  return value->get<std::int64_t>();
}

std::optional<double> get_number(const Json& object, const char* key) {
  const Json* value = find(object, key);
  if (value == nullptr || !value->is_number()) return std::nullopt;
  return value->get<double>();
}

std::optional<bool> get_bool(const Json& object, const char* key) {
  const Json* value = find(object, key);
  if (value == nullptr || !value->is_boolean()) return std::nullopt;
  return value->get<bool>();
}

const Json* get_array(const Json& object, const char* key) {
  const Json* value = find(object, key);
  return value != nullptr && value->is_array() ? value : nullptr;
}

const Json* get_object(const Json& object, const char* key) {
  const Json* value = find(object, key);
  return value != nullptr && value->is_object() ? value : nullptr;
}

}  // namespace cairn

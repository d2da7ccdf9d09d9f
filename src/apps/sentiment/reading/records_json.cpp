// Lists of objects or texts, and an object a line. Parts of parts become columns of their own: "user.name".

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "apps/sentiment/reading/records.h"
#include "base/json.h"
#include "base/json_scan.h"
#include "base/text.h"

namespace cairn::sentiment::reading {
namespace {

constexpr std::size_t kLookedAt = 100;  // records whose parts become columns
constexpr int kLevels = 5;

std::string below(std::string path, const std::string& name) {
  if (!path.empty()) path += '.';
  path += name;
  return path;
}

// Calls part(path, text) for every text, number and truth in it. Lists are passed over.
template <class Part>
void each_part(const Json& json, const std::string& path, int levels, const Part& part) {
  if (json.is_object()) {
    if (levels == 0) return;
    for (const auto& [name, value] : json.items()) each_part(value, below(path, name), levels - 1, part);
  } else if (json.is_string()) {
    part(path, json.get_ref<const std::string&>());
  } else if (json.is_number() || json.is_boolean()) {
    part(path, to_text(json));
  }
}

// Where in a record its JSON goes wrong, without the line, which is the record's own.
std::string fault_of(const Error& error) {
  const std::size_t column = error.where.find("column");
  const bool first_line = error.where.substr(0, 7) == "line 1,";
  return error.message + (first_line && column != std::string::npos ? " (" + error.where.substr(column) + ")" : "");
}

class JsonRecords : public Records {
 public:
  JsonRecords(const Shape& shape, std::string_view text)
      : text_(text), by_line_(shape.format == Format::kJsonLines), list_(shape.list) {
    rewind();
    Record record;
    Json json;
    for (std::size_t i = 0; i < kLookedAt && take(record); ++i) {
      if (!parse(record, json)) continue;
      each_part(json, "", kLevels, [&](const std::string& path, const std::string&) {
        if (columns_.size() < kMaxColumns && places_.emplace(name_of(path), columns_.size()).second)
          columns_.push_back(name_of(path));
      });
    }
    rewind();
  }

  bool next(Record& record) override {
    if (!take(record)) return false;
    Json json;
    if (!parse(record, json)) return true;
    record.cells.assign(columns_.size(), {});
    each_part(json, "", kLevels, [&](const std::string& path, const std::string& value) {
      if (const auto found = places_.find(name_of(path)); found != places_.end()) record.cells[found->second] = value;
    });
    return true;
  }

  std::size_t at() const override { return at_; }

 private:
  static std::string name_of(const std::string& path) { return path.empty() ? "text" : path; }

  void rewind() {
    rest_ = text_;
    line_ = at_ = 0;
    scan_.emplace(by_line_ ? std::string_view() : list_);
    lines_ = LineCount(text_);
  }

  bool take(Record& record) {
    record.cells.clear();
    record.problem.clear();
    if (by_line_) return take_a_line(record);
    const auto item = scan_->next();
    if (!item) {
      at_ = text_.size();
      return false;
    }
    record.raw = item->text;
    record.line = lines_.line_of(item->text);
    at_ = static_cast<std::size_t>(item->text.data() - text_.data()) + item->text.size();
    if (item->broken) record.problem = "This entry does not end: a bracket or a quotation mark is missing.";
    return true;
  }

  bool take_a_line(Record& record) {
    while (!rest_.empty()) {
      const std::string_view line = take_line(rest_);
      ++line_;
      at_ = text_.size() - rest_.size();
      if (trim(line).empty()) continue;
      record.raw = line;
      record.line = line_;
      return true;
    }
    return false;
  }

  static bool parse(Record& record, Json& json) {
    if (!record.problem.empty()) return false;
    Result<Json> parsed = parse_json(record.raw, kMaxRecordBytes);
    if (!parsed.ok()) {
      record.problem = fault_of(parsed.error());
      return false;
    }
    json = std::move(parsed).value();
    if (json.is_object() || json.is_string()) return true;
    record.problem = "This is neither an object nor a text.";
    return false;
  }

  std::string_view text_, rest_;
  bool by_line_;
  std::string_view list_;
  std::size_t line_ = 0, at_ = 0;
  std::optional<JsonScan> scan_;
  LineCount lines_{{}};
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

std::unique_ptr<Records> open_json(const Shape& shape, std::string_view text) {
  return std::make_unique<JsonRecords>(shape, text);
}

}  // namespace cairn::sentiment::reading

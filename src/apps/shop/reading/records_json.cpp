// Lists of objects, and an object a line. Parts of parts are columns of their own: "customer.id". An order with a list
// of lines makes a row of each, to which all else of the order belongs as well; its refunds make further rows.

#include <optional>
#include <unordered_map>
#include <utility>

#include "apps/shop/reading/records.h"
#include "base/json.h"
#include "base/json_scan.h"
#include "base/text.h"

namespace cairn::shop::reading {
namespace {

constexpr std::size_t kLookedAt = 100;  // records whose parts become columns
constexpr int kLevels = 5;
constexpr const char* kRefunds = "refunds";

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

// A row of an order besides what is the order's own.
struct Part {
  const Json* json = nullptr;
  std::string path;
  bool refund = false, fee = false;
};

// The lines of an order, then what was paid back; nothing: the object is a row itself.
std::vector<Part> parts_of(const Json& order) {
  std::vector<Part> parts;
  for (const auto& [name, value] : order.items()) {
    if (!value.is_array() || value.empty() || !names_lines(name)) continue;
    for (const Json& line : value)
      if (line.is_object()) parts.push_back({&line, name, false, false});
    if (!parts.empty()) break;
  }
  // WooCommerce's fees are lines without a quantity.
  const Json* fees = parts.empty() ? nullptr : get_array(order, "fee_lines");
  const std::string lines = parts.empty() ? std::string() : parts.front().path;
  if (fees != nullptr)
    for (const Json& fee : *fees)
      if (fee.is_object()) parts.push_back({&fee, lines, false, true});
  const Json* refunds = get_array(order, kRefunds);
  if (refunds == nullptr) return parts;
  for (const Json& refund : *refunds) {
    if (!refund.is_object()) continue;
    const Json* payments = get_array(refund, "transactions");
    if (payments == nullptr) {
      parts.push_back({&refund, kRefunds, true, false});
      continue;
    }
    for (const Json& payment : *payments)
      if (payment.is_object() && get_string(payment, "status").value_or("success") == "success")
        parts.push_back({&payment, std::string(kRefunds) + ".transactions", true, false});
  }
  return parts;
}

class JsonRecords : public Records {
 public:
  JsonRecords(const Shape& shape, std::string_view text)
      : text_(text), by_line_(shape.format == Format::kJsonLines), body_(shape.body) {
    rewind();
    Record record;
    const auto add = [&](const std::string& path, const std::string&) { add_column(path); };
    for (std::size_t i = 0; i < kLookedAt && take(record); ++i) {
      if (!parse(record)) continue;
      each_part(order_, "", kLevels, add);
      for (const Part& part : parts_) each_part(*part.json, part.path, kLevels, add);
      // Refunds are rare: the first may be far down in the file, and has to have its column all the same.
      if (get_array(order_, kRefunds) != nullptr)
        for (const char* path : {"refunds.total", "refunds.transactions.amount"}) add_column(path);
    }
    rewind();
  }

  bool next(Record& record) override {
    record.own.clear();
    record.only_refund = record.is_fee = false;
    while (next_part_ >= parts_.size()) {
      if (!take(record)) return false;
      if (!parse(record)) return true;
      if (!parts_.empty()) break;
      fill(record, nullptr);
      return true;
    }
    const Part& part = parts_[next_part_++];
    record.line = line_now_;
    record.raw = raw_now_;
    record.fault = Reason::kNone;
    record.only_refund = part.refund;
    record.is_fee = part.fee;
    record.own = to_text(*part.json);
    fill(record, &part);
    return true;
  }

  std::size_t at() const override { return at_; }

 private:
  void add_column(const std::string& path) {
    if (columns_.size() < kMaxColumns && places_.emplace(path, columns_.size()).second) columns_.push_back(path);
  }

  void fill(Record& record, const Part* part) {
    for (std::string& cell : cells_) cell.clear();
    cells_.resize(columns_.size());
    const auto set = [&](const std::string& path, const std::string& value) {
      if (const auto found = places_.find(path); found != places_.end()) cells_[found->second] = value;
    };
    each_part(order_, "", kLevels, set);
    if (part != nullptr && part->fee) set(part->path + ".quantity", "1");
    if (part != nullptr) each_part(*part->json, part->path, kLevels, set);
    record.cells.assign(cells_.begin(), cells_.end());
  }

  void rewind() {
    rest_ = body_;
    single_ = !by_line_ && json_first(body_) == '{';
    line_ = at_ = next_part_ = 0;
    parts_.clear();
    scan_.emplace(by_line_ || single_ ? std::string_view() : body_);
    lines_ = LineCount(text_);
  }

  bool take(Record& record) {
    record.cells.clear();
    record.fault = Reason::kNone;
    if (by_line_) return take_a_line(record);
    if (single_) {
      single_ = false;
      record.raw = body_;
    } else {
      const auto item = scan_->next();
      if (!item) {
        at_ = text_.size();
        return false;
      }
      record.raw = item->text;
      if (item->broken) record.fault = Reason::kBrokenEntry;
    }
    record.line = lines_.line_of(record.raw);
    at_ = static_cast<std::size_t>(record.raw.data() - text_.data()) + record.raw.size();
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

  bool parse(Record& record) {
    parts_.clear();
    next_part_ = 0;
    raw_now_ = record.raw;
    line_now_ = record.line;
    if (record.fault != Reason::kNone) return false;
    Result<Json> parsed = parse_json(record.raw, kMaxRecordBytes);
    if (!parsed.ok() || !parsed.value().is_object()) {
      record.fault = Reason::kUnreadEntry;
      record.fault_words =
          parsed.ok() ? "This is not an object with the fields of an order." : fault_of(parsed.error());
      return false;
    }
    order_ = std::move(parsed).value();
    parts_ = parts_of(order_);
    return true;
  }

  std::string_view text_, rest_;
  bool by_line_, single_ = false;
  std::string_view body_;
  std::size_t line_ = 0, at_ = 0;
  std::optional<JsonScan> scan_;
  LineCount lines_{std::string_view()};
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<std::string> cells_;
  Json order_;
  std::vector<Part> parts_;
  std::size_t next_part_ = 0, line_now_ = 0;
  std::string_view raw_now_;
};

}  // namespace

std::unique_ptr<Records> open_json(const Shape& shape, std::string_view text) {
  return std::make_unique<JsonRecords>(shape, text);
}

}  // namespace cairn::shop::reading

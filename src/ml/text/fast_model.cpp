#include "ml/text/fast_model.h"

#include <cmath>
#include <cstring>
#include <string>
#include <utility>

#include "base/checksum.h"

namespace cairn::ml::text {
namespace {

constexpr std::string_view kMagic = "CAIRNFST";
constexpr std::uint32_t kMaxBucketBits = 20;
constexpr std::uint32_t kMaxEntries = 1u << 22;
constexpr std::size_t kChecksumBytes = 4;

Error corrupt(std::string message, std::string where) {
  return {ErrorCode::kCorrupt, "The fast model's file is damaged: " + std::move(message) + ". Fetch it again.",
          std::move(where)};
}

// Reads little-endian numbers; after a read beyond the end it is not ok, and answers zeros.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  bool ok() const { return ok_; }
  std::size_t left() const { return bytes_.size() - at_; }
  std::string_view take(std::size_t count) {
    if (count > left()) {
      ok_ = false;
      return {};
    }
    at_ += count;
    return bytes_.substr(at_ - count, count);
  }
  std::uint32_t number() {
    const std::string_view part = take(4);
    std::uint32_t value = 0;
    for (std::size_t i = part.size(); i-- > 0;) value = (value << 8) | static_cast<unsigned char>(part[i]);
    return value;
  }
  double real() {  // a float of 32 bits
    const std::uint32_t bits = number();
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value)) ok_ = false;
    return static_cast<double>(value);
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

Result<FastTable> read_table(Reader& reader, std::uint32_t outputs, const std::string& name) {
  FastTable table;
  table.outputs = reader.number();
  table.bucket_bits = reader.number();
  const std::uint32_t entries = reader.number();
  table.least_tokens = reader.real();
  for (double& scale : table.scale) scale = reader.real();
  for (double& bias : table.bias) bias = reader.real();
  if (!reader.ok()) return corrupt("it ends early or holds numbers that are none", name);
  if (table.outputs != outputs) return corrupt("a table has another number of outputs than it must", name);
  if (table.bucket_bits == 0 || table.bucket_bits > kMaxBucketBits)
    return corrupt("the buckets cannot be so many", name);
  if (entries > kMaxEntries) return corrupt("the entries cannot be so many", name);
  if (!(table.least_tokens >= 1)) return corrupt("the least number of tokens is below 1", name);

  const std::size_t buckets = std::size_t{1} << table.bucket_bits;
  const std::string_view counts = reader.take(buckets);
  const std::string_view prints = reader.take(std::size_t{entries} * 2);
  const std::string_view weights = reader.take(std::size_t{entries} * outputs);
  if (!reader.ok()) return corrupt("it ends early", name);
  table.first.reserve(buckets + 1);
  std::uint32_t sum = 0;
  for (const char count : counts) {
    table.first.push_back(sum);
    sum += static_cast<unsigned char>(count);
  }
  table.first.push_back(sum);
  if (sum != entries) return corrupt("the buckets do not add up to the entries", name);
  table.fingerprints.reserve(entries);
  for (std::size_t i = 0; i < prints.size(); i += 2) {
    const unsigned value = static_cast<unsigned char>(prints[i]) | unsigned{static_cast<unsigned char>(prints[i + 1])}
                                                                       << 8;
    table.fingerprints.push_back(static_cast<std::uint16_t>(value));
  }
  table.weights.reserve(weights.size());
  for (const char weight : weights) table.weights.push_back(static_cast<std::int8_t>(weight));
  return table;
}

}  // namespace

std::size_t FastTable::find(std::uint64_t hash) const {
  const auto bucket = static_cast<std::size_t>(hash >> (64 - bucket_bits));
  const auto print = static_cast<std::uint16_t>(hash & 0xFFFFu);
  for (std::size_t i = first[bucket]; i < first[bucket + 1]; ++i) {
    if (fingerprints[i] == print) return i;
  }
  return kNoEntry;
}

Result<FastModel> read_fast_model(std::string_view bytes) {
  if (bytes.size() < kMagic.size() + 8)
    return corrupt("it has only " + std::to_string(bytes.size()) + " bytes", "size");
  Reader reader(bytes.substr(0, bytes.size() - kChecksumBytes));
  if (reader.take(kMagic.size()) != kMagic) {
    return Error{ErrorCode::kForeign, "This is not a file of the fast model. Fetch the model again.", "magic"};
  }
  if (const std::uint32_t version = reader.number(); version != kFastModelVersion) {
    return Error{ErrorCode::kTooNew,
                 "The fast model's file has version " + std::to_string(version) + ", this program reads version " +
                     std::to_string(kFastModelVersion) + ". Reload the page.",
                 "version"};
  }
  Reader tail(bytes.substr(bytes.size() - kChecksumBytes));
  if (tail.number() != crc32c(bytes.substr(0, bytes.size() - kChecksumBytes))) {
    return corrupt("its checksum is wrong", "checksum");
  }
  FastModel model;
  model.short_tokens = reader.real();
  model.long_tokens = reader.real();
  model.sure_two = reader.real();
  model.sure_three = reader.real();
  if (!reader.ok()) return corrupt("it ends early or holds numbers that are none", "header");
  if (!(model.short_tokens >= 0) || !(model.long_tokens > model.short_tokens)) {
    return corrupt("the lengths of short and long texts are out of order", "header");
  }
  const std::pair<FastTable*, const char*> tables[] = {
      {&model.shorter, "short table"}, {&model.longer, "long table"}, {&model.three, "table of three"}};
  for (const auto& [table, name] : tables) {
    Result<FastTable> read = read_table(reader, table == &model.three ? 2 : 1, name);
    if (!read) return read.error();
    *table = std::move(read).value();
  }
  if (reader.left() != 0) return corrupt(std::to_string(reader.left()) + " bytes are left over", "end");
  return model;
}

}  // namespace cairn::ml::text

#include "core/replay.h"

#include <utility>

#include "base/checksum.h"

namespace cairn {
namespace {

constexpr std::size_t kMaxSnapshotBytes = 256u << 20;
constexpr std::size_t kChecksumDigits = 8;

std::string reason_of(const Error& error) {
  return error.where.empty() ? error.message : error.message + " (" + error.where + ")";
}

QuarantinedRecord gap_between(std::uint64_t last, std::uint64_t next) {
  const std::uint64_t first_missing = last + 1;
  const std::string which = next - last == 2 ? "Record " + std::to_string(first_missing) + " is missing"
                                             : "Records " + std::to_string(first_missing) + " to " +
                                                   std::to_string(next - 1) + " are missing";
  return {first_missing, which + " from the log. What they changed is not shown; everything else is.", {}};
}

struct ReadRecord {
  Record record;
  ApplicationSet::Steps steps;
};

Result<ReadRecord> read(const StoredRecord& stored, const ApplicationSet& applications) {
  auto record = decode_record(stored.text);
  if (!record) return record.error();
  if (record.value().seq != stored.seq) {
    return Error{ErrorCode::kCorrupt, "The record says it is number " + std::to_string(record.value().seq) + ".",
                 "seq"};
  }
  auto steps = applications.read(record.value().changes);
  if (!steps) return steps.error();
  return ReadRecord{std::move(record).value(), std::move(steps).value()};
}

Error newer_log(const Error& cause, std::uint64_t seq) {
  return {
      ErrorCode::kTooNew,
      "An older version of Cairn is running than the one that wrote your data. Reload the page to update. Until then "
      "your data is shown as far as this version can read it, and nothing can be changed.",
      "record " + std::to_string(seq) + ": " + cause.message};
}

}  // namespace

LogPosition position_of(const StoredRecord& record) { return {record.seq, crc32c(record.text)}; }

ReplayReport replay(const std::vector<StoredRecord>& records, std::size_t first, LogPosition from,
                    ApplicationSet& applications, History& history) {
  ReplayReport report;
  report.position = from;
  std::uint64_t last = from.seq;
  if (first < records.size() && records[first].seq <= last) last = records[first].seq - 1;
  for (std::size_t i = first; i < records.size(); ++i) {
    const StoredRecord& stored = records[i];
    if (stored.seq > last + 1) report.set_aside.push_back(gap_between(last, stored.seq));
    last = stored.seq;
    auto read_one = read(stored, applications);
    if (!read_one && read_one.error().code == ErrorCode::kTooNew) {
      report.too_new = newer_log(read_one.error(), stored.seq);
      return report;
    }
    if (stored.seq >= report.position.seq) report.position = position_of(stored);
    if (!read_one) {
      report.set_aside.push_back({stored.seq, reason_of(read_one.error()), stored.text});
      continue;
    }
    auto [record, steps] = std::move(read_one).value();
    if (stored.seq > from.seq) applications.apply(std::move(steps));
    history.add(std::move(record));
  }
  return report;
}

std::string encode_snapshot(const ApplicationSet& applications, LogPosition position) {
  const Json json = {{"fingerprint", position.fingerprint},
                     {"schema", kLogSchema},
                     {"seq", position.seq},
                     {"states", applications.snapshot()}};
  const std::string body = to_text(json);
  return to_hex(crc32c(body)) + " " + body;
}

Result<LogPosition> restore_snapshot(const StoredSnapshot& snapshot, ApplicationSet& applications) {
  const auto broken = [&](const char* message) {
    applications.clear();
    return Error{ErrorCode::kCorrupt, message, "snapshot at record " + std::to_string(snapshot.seq)};
  };
  const std::string_view text = snapshot.text;
  if (text.size() <= kChecksumDigits || text[kChecksumDigits] != ' ') return broken("The snapshot has no checksum.");
  const std::string_view body = text.substr(kChecksumDigits + 1);
  if (to_hex(crc32c(body)) != text.substr(0, kChecksumDigits))
    return broken("The snapshot does not match its checksum.");
  const auto json = parse_json(body, kMaxSnapshotBytes);
  if (!json) return broken("The snapshot is not valid JSON.");
  if (get_int(json.value(), "schema").value_or(0) != kLogSchema) return broken("The snapshot has another schema.");
  if (get_int(json.value(), "seq").value_or(-1) != static_cast<std::int64_t>(snapshot.seq)) {
    return broken("The snapshot belongs to another record.");
  }
  const Json* states = get_object(json.value(), "states");
  if (states == nullptr) return broken("The snapshot holds no states.");
  if (const Status status = applications.restore(*states); !status) return status.error();
  const auto fingerprint = get_int(json.value(), "fingerprint").value_or(0);
  return LogPosition{snapshot.seq, static_cast<std::uint32_t>(fingerprint)};
}

}  // namespace cairn

#pragma once
// One record of the append-only log: one gesture of the learner, with everything it changed. Owns the text form and its
// checksum; must not know what the changes mean.
//
// Text form: {"at":"2026-11-24T09:12:33.120Z","checksum":"1c291ca3","data":[{"kind":"roadmap.tick","data":{...}}],
//             "kind":"roadmap.tick","schema":1,"seq":12}  with "undoes":11 or "redoes":11 when it is one of those.
// checksum: CRC-32C (Castagnoli, RFC 3720 appendix B.4) of the canonical JSON text of the record without "checksum", 8
// hex digits. This rule holds for every schema to come: a sound record of a newer version can then be told from a
// damaged one. Canonical: compact, keys sorted, whole numbers without a fraction part (so that a tool that rewrites 2.0
// as 2 does no harm).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"

namespace cairn {

inline constexpr int kLogSchema = 1;
inline constexpr std::size_t kMaxRecordBytes = 64u << 20;  // one gesture may be a whole import

// One change of an application's state, carrying before and after, so that it can be inverted.
struct Change {
  std::string kind;  // "<application>.<entity>", e.g. "roadmap.note"
  Json data;         // {"key":..., "before":..., "after":...}; null before = created, null after = removed

  friend bool operator==(const Change&, const Change&) = default;
};

Change inverted(Change change);  // before and after swapped

struct Record {
  std::uint64_t seq = 0;
  Instant at;
  int schema = kLogSchema;
  std::string kind;  // what the gesture was, e.g. "roadmap.tick"; the UI words it ("Undo tick")
  std::vector<Change> changes;
  std::optional<std::uint64_t> undoes;  // seq of the record that this one undoes
  std::optional<std::uint64_t> redoes;  // seq of the undone record that this one does again

  friend bool operator==(const Record&, const Record&) = default;
};

std::string encode_record(const Record& record);
// Errors: kCorrupt (syntax, missing field, checksum), kTooNew (schema above kLogSchema), kTooLarge.
Result<Record> decode_record(std::string_view text);
Result<Record> record_from_json(const Json& json);  // the same for text that has been parsed already

}  // namespace cairn

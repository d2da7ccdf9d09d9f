#include "apps/sentiment/desk/rows.h"

namespace cairn::sentiment::desk {

Doubt doubt_of(const Rows& rows, std::size_t row) {
  if (!rows.judged(row) || rows.own_tone(row)) return Doubt::kNone;
  const Told said = rows.told(row);
  if (!said.sure) return Doubt::kUnsure;
  const auto file = rows.file.of(rows.texts[row]);
  const bool comparable = file && (rows.scale == Scale::kThree || *file != Tone::kNeutral);
  if (comparable && *file != said.tone) return Doubt::kAgainstFile;
  if (rows.others != nullptr && row < rows.others->size()) {
    const Told other = sentiment::told((*rows.others)[row].tones(rows.scale), rows.other_threshold);
    if (other.sure && other.tone != said.tone) return Doubt::kJudgesDiffer;
  }
  return Doubt::kNone;
}

}  // namespace cairn::sentiment::desk

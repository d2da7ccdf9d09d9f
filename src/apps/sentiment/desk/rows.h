#pragma once
// What is known of the rows of an open collection, seen by one judge on one scale: as the table, the sums and the
// evaluation need it. Holds nothing of its own.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "apps/sentiment/desk/run.h"
#include "apps/sentiment/truths.h"
#include "apps/sentiment/verdict.h"

namespace cairn::sentiment::desk {

struct Rows {
  const Texts& texts;
  const std::vector<Verdict>& verdicts;          // of the first rows
  const std::vector<Verdict>* others = nullptr;  // of the other judge; null: it is not asked
  const std::vector<std::int8_t>& own;           // per row: the person's tone as a number; -1: none
  const FileTones& file;
  Scale scale = Scale::kThree;
  double threshold = 0, other_threshold = 0;
  std::string_view other = {};  // the other judge's name

  bool judged(std::size_t row) const { return row < verdicts.size(); }
  Told told(std::size_t row) const { return sentiment::told(verdicts[row].tones(scale), threshold); }
  std::optional<Tone> own_tone(std::size_t row) const {
    if (own[row] < 0) return {};
    return static_cast<Tone>(own[row]);
  }
  // What counts: the person's tone, else the judge's where it is sure. Nothing: not sure, or not judged yet.
  std::optional<Tone> tone(std::size_t row) const {
    if (const auto mine = own_tone(row)) return mine;
    if (!judged(row)) return {};
    const Told said = told(row);
    return said.sure ? std::optional(said.tone) : std::nullopt;
  }
};

// Why a row should be looked at by a person.
enum class Doubt : std::uint8_t { kNone, kUnsure, kAgainstFile, kJudgesDiffer };
Doubt doubt_of(const Rows& rows, std::size_t row);  // kNone once the person has said what it is

}  // namespace cairn::sentiment::desk

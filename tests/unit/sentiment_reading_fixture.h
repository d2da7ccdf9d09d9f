#pragma once
// Reading a file from its bytes to its texts, as a page would.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "apps/sentiment/reading/reading.h"
#include "base/text.h"

namespace cairn::sentiment::reading::testing {

using Strings = std::vector<std::string>;

// Up to where the person chooses, or the file is refused.
inline void look(Reading& reading) {
  while (reading.phase() == Phase::kDecoding || reading.phase() == Phase::kLooking) reading.advance(1);
}

inline void read_all(Reading& reading, std::size_t slice = 1000) {
  look(reading);
  REQUIRE(reading.phase() == Phase::kChoosing);
  REQUIRE(reading.start(reading.plan()).ok());
  while (reading.phase() == Phase::kReading) reading.advance(slice);
  REQUIRE(reading.phase() == Phase::kDone);
}

inline Strings texts_of(const Reading& reading) {
  Strings out;
  for (const ReadText& text : reading.texts()) out.push_back(text.text);
  return out;
}

// What must hold of anything that was read.
inline void check_sound(const Reading& reading) {
  const Counts& counts = reading.counts();
  CHECK(counts.rows == counts.texts + counts.problems + counts.copies + counts.retweets);
  CHECK(counts.texts == reading.texts().size());
  CHECK(reading.problems().size() == std::min(counts.problems, kMaxProblems));
  std::size_t copies = 0, line = 0;
  for (const ReadText& text : reading.texts()) {
    copies += text.copies;
    const bool bounded = !trim(text.text).empty() && count_code_points(text.text) <= kMaxTextCharacters &&
                         text.author.size() <= kMaxNameBytes && text.label.size() <= kMaxNameBytes;
    CHECK(bounded);
    CHECK(is_valid_utf8(text.text + text.author + text.source + text.id + text.label));
    CHECK(text.line >= line);
    line = text.line;
  }
  CHECK(copies == counts.copies);
  for (const Problem& problem : reading.problems()) {
    CHECK(problem.line >= 1);
    CHECK_FALSE(problem.reason.empty());
    CHECK(problem.start.size() <= kMaxProblemBytes);
    CHECK(is_valid_utf8(problem.start));
  }
  const Progress progress = reading.progress();
  CHECK((progress.share >= 0 && progress.share <= 1));
  CHECK(progress.bytes <= progress.all_bytes);
}

}  // namespace cairn::sentiment::reading::testing

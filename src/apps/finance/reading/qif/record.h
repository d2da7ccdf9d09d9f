#pragma once
// One entry of QIF: its lines up to "^", and what they become.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "apps/finance/reading/qif/qif.h"
#include "apps/finance/reading/statement.h"

namespace cairn::finance::reading {

inline constexpr std::size_t kMaxQifLines = 2'000;  // of one entry; what comes after is left out with a problem

struct QifRecord {
  struct Line {
    char letter = 0;
    std::string_view text;
  };
  std::size_t first_line = 0;
  std::string_view start;  // the first line as it stands
  std::vector<Line> lines;
  bool too_long = false;
  // The text of the first line with that letter before the splits; empty: none.
  std::string_view text_of(char letter) const;
  bool has(char letter) const;
  void clear() {
    lines.clear();
    too_long = false;
  }
};

enum class QifFault : std::uint8_t {
  kNone,
  kProblem,   // `words` say which
  kNoCash,    // an entry of securities that moves no cash of its account
  kSplitsOff  // taken without its parts, as they do not add up
};
struct QifOutcome {
  QifFault fault = QifFault::kNone;
  Entry entry;
  std::string words;  // the problem, or the action
  bool has_class = false;
};

// `own` is the name of the account that it is of; may be empty.
QifOutcome read_qif_entry(const QifRecord& record, const QifPlan& plan, std::string_view own);
// Of "!Type:Invst": movements of cash, of securities those that say what was paid.
QifOutcome read_qif_investment(const QifRecord& record, const QifPlan& plan, std::string_view own);

// "Savings" of "[Savings]" and "[Savings]/Class"; else empty.
std::string qif_transfer(std::string_view text);

}  // namespace cairn::finance::reading

#pragma once
// Order lines out of a file, in steps that a page drives: the bytes become text, the kind of the file and its columns
// are found, the person confirms or changes them, the rows are read. Every row is accounted for. Knows no screen, no
// clock, and not where the bytes come from.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "apps/shop/lines.h"
#include "apps/shop/reading/builder.h"
#include "apps/shop/reading/format.h"
#include "apps/shop/reading/plan.h"
#include "apps/shop/reading/problems.h"
#include "apps/shop/reading/records.h"
#include "base/encoding.h"
#include "base/result.h"

namespace cairn::shop::reading {

inline constexpr std::size_t kMaxFileBytes = 256'000'000;
inline constexpr std::size_t kMaxLines = 3'000'000;
inline constexpr std::size_t kMaxProblems = 1000;  // that are kept with their words; all are counted and listed
inline constexpr std::size_t kMaxProblemBytes = 200;
inline constexpr std::size_t kPreviewRows = 20;

struct Problem {
  std::size_t line = 0;  // of the file, from 1
  Reason code = Reason::kNone;
  std::string reason;  // what is wrong, and what to do
  std::string start;   // of the row, at most kMaxProblemBytes
};

enum class Phase : std::uint8_t {
  kDecoding,  // advance() works
  kLooking,   // advance() works
  kChoosing,  // waits for start()
  kReading,   // advance() works
  kStopped,   // by stop(); go_on() takes it up
  kDone,
  kRefused,  // refusal() says why
};

struct Progress {
  std::size_t rows = 0;   // rows looked at, problems included
  std::size_t bytes = 0;  // of the text as UTF-8
  std::size_t all_bytes = 0;
  double share = 0;  // 0..1, of the step that it is in
};

struct Counts {
  std::size_t rows = 0;  // kept + set_aside
  std::size_t kept = 0;  // rows whose product became a line, or whose refund did
  std::size_t set_aside = 0;
  std::array<std::size_t, kReasons> by_reason{};  // of those set aside
  std::size_t lines = 0;                          // more than rows, where orders have shipping, discounts and refunds
  bool cut = false;  // there were as many lines as may be, and rows after them, which were not read
};

class Reading {
 public:
  // Takes the bytes; too many are refused at once. Of more lines than `most_lines` the first ones are read.
  Reading(std::string file_name, std::string bytes, std::size_t most_lines = kMaxLines);
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  Phase phase() const { return stopped_ ? Phase::kStopped : phase_; }
  // Does at most so many rows, and no more than a mebibyte or so besides, so that no frame waits. Does nothing where
  // the flow waits or has ended.
  void advance(std::size_t most_rows);
  void stop();   // keeps what was read
  void go_on();  // after stop(): where it stopped
  Progress progress() const;
  const Error& refusal() const { return refusal_; }

  // ---- From kChoosing on
  const Shape& shape() const { return shape_; }
  const std::string& encoding_note() const { return encoding_note_; }  // what was done to the bytes; empty: nothing
  const std::vector<std::string>& columns() const { return columns_; }
  const Plan& plan() const { return plan_; }  // proposed; once started, the one it runs by
  struct PreviewRow {
    std::size_t line = 0;
    std::vector<std::string> cells;  // as the columns have them; empty with a problem of the file
    std::vector<ShownLine> lines;    // what the row becomes: its product, then what is of its order
    std::string problem;             // empty: its product was read
  };
  std::vector<PreviewRow> preview(const Plan& plan) const;  // of the first kPreviewRows rows
  // The plan with these columns; the order of dates and the decimal sign are proposed again from them.
  Plan with_columns(const Columns& columns) const;
  // Takes the file for a table with this separator (one of , ; tab |), 0: the likeliest; or its first row for names or
  // not. Looks again, and proposes again.
  Status read_as(char separator);
  void set_header(bool header);
  // Back to the choice of columns, with the plan as it was; what was read is thrown away. Not once lines were taken.
  void choose_again();
  // Reads from the first row, also when it has read before, but not once its lines were taken. kInvalid: a column is
  // missing; `where` is its field.
  Status start(Plan plan);

  // ---- From kReading on
  const Counts& counts() const { return counts_; }
  std::vector<CurrencyTotal> totals() const;  // by currency and kind
  std::vector<std::string> notes() const;     // what was done besides, in sentences
  const std::vector<Problem>& problems() const { return problems_; }
  // Line and Reason of every row that was set aside, in the order of the file.
  const std::vector<std::pair<std::uint32_t, std::uint16_t>>& all_problems() const { return all_problems_; }

  // ---- Once it is done
  Lines take_lines();

 private:
  void refuse(Error error);
  void finish_decoding();
  void look();
  void read_some(std::size_t most_rows);
  void read_row();
  Status check(const Plan& plan) const;

  // A row that outlives its record.
  struct Sample {
    std::size_t line = 0;
    std::vector<std::string> cells;
    Record record;  // without cells
  };
  void take_samples();
  void take_far_samples();

  std::string file_name_;
  std::size_t most_lines_;
  std::optional<TextDecoder> decoder_;
  std::string text_, encoding_note_;
  Phase phase_ = Phase::kDecoding;
  bool stopped_ = false, finishing_ = false;
  Error refusal_;
  Shape shape_;
  std::vector<std::string> columns_;
  std::vector<Sample> first_rows_;
  std::vector<std::vector<std::string>> sample_;  // cells from all over the file
  Plan plan_;
  std::unique_ptr<Records> records_;
  std::unique_ptr<Builder> builder_;
  Record record_;
  Counts counts_;
  std::vector<Problem> problems_;
  std::vector<std::pair<std::uint32_t, std::uint16_t>> all_problems_;
};

}  // namespace cairn::shop::reading

#pragma once
// Texts out of a file, in steps that a page drives: the bytes become text, the kind of the file and its columns are
// found, the person confirms or changes them, the rows are read. Every row is accounted for. Knows no screen, no clock,
// and not where the bytes come from.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "apps/sentiment/reading/columns.h"
#include "apps/sentiment/reading/format.h"
#include "apps/sentiment/reading/language.h"
#include "apps/sentiment/reading/records.h"
#include "base/date.h"
#include "base/encoding.h"
#include "base/result.h"

namespace cairn::sentiment::reading {

inline constexpr std::size_t kMaxFileBytes = 50'000'000;
inline constexpr std::size_t kMaxTexts = 100'000;
inline constexpr std::size_t kMaxTextCharacters = 20'000;
inline constexpr std::size_t kMaxProblems = 1000;  // that are kept with their words; all are counted
inline constexpr std::size_t kMaxProblemBytes = 200;
inline constexpr std::size_t kMaxNameBytes = 200;  // of author, source, id and label; what is longer is cut
inline constexpr std::size_t kPreviewRows = 20;

struct ReadText {
  std::string text;  // as the file has it, at most kMaxTextCharacters code points; not only white space
  std::optional<Instant> time;
  std::string author, source, id, label;
  std::optional<double> rating;
  std::size_t line = 0;  // of the file, from 1
  Language language = Language::kUnsure;
  std::size_t copies = 0;  // further rows with the same text that were left out
};

struct Problem {
  std::size_t line = 0;
  std::string reason;  // what is wrong, and what to do
  std::string start;   // of the row, at most kMaxProblemBytes
};

struct Plan {
  Columns columns;
  std::string source;               // of rows without one of their own
  bool leave_out_copies = true;     // the same words again (same_text.h)
  bool leave_out_retweets = false;  // "RT @name: ..."
};

enum class Phase {
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
  std::size_t rows = 0;  // texts + problems + copies + retweets
  std::size_t texts = 0, problems = 0, copies = 0, retweets = 0;
  std::size_t not_english = 0;   // among the texts
  std::size_t unread_times = 0;  // texts whose time is there, but was not understood
  bool cut = false;              // there were kMaxTexts texts, and rows after them, which were not read
};

class Reading {
 public:
  // Takes the bytes; too many are refused at once.
  Reading(std::string file_name, std::string bytes);
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
    std::vector<std::string> cells;  // as the columns have them; empty with a problem of the file
    ReadText text;                   // what would be read
    std::string problem;
  };
  std::vector<PreviewRow> preview(const Plan& plan) const;  // of the first kPreviewRows rows
  // Takes the file for a table or lines, or its first row for names or not. Looks again, and proposes again.
  Status read_as(Format format);
  void set_header(bool header);
  // Reads from the first row, also when it has read before. kInvalid: no column of texts, or one that is not there.
  Status start(Plan plan);

  // ---- From kReading on
  const Counts& counts() const { return counts_; }
  const std::vector<ReadText>& texts() const { return texts_; }
  std::vector<ReadText> take_texts() { return std::move(texts_); }
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  void refuse(Error error);
  void finish_decoding();
  void look();
  void propose();
  void read_row(const Record& record);
  // Empty: it was read.
  std::string read_text(const Record& record, const Plan& plan, ReadText& out, bool* unread_time) const;
  void add_problem(std::size_t line, std::string reason, std::string_view row);
  bool is_copy(const ReadText& text);

  std::string file_name_;
  std::optional<TextDecoder> decoder_;
  std::string text_, encoding_note_;
  Phase phase_ = Phase::kDecoding;
  bool stopped_ = false;
  Error refusal_;
  Shape shape_;
  std::vector<std::string> columns_;
  std::vector<Record> sample_;
  Plan plan_;
  std::unique_ptr<Records> records_;
  Record record_;
  Counts counts_;
  std::vector<ReadText> texts_;
  std::vector<Problem> problems_;
  std::unordered_multimap<std::uint64_t, std::size_t> seen_;  // texts by the hash of their key
};

}  // namespace cairn::sentiment::reading

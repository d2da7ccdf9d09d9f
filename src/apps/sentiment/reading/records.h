#pragma once
// The rows of a file one after the other, whatever its format: cells by column. Knows nothing of what columns mean.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "apps/sentiment/reading/format.h"

namespace cairn::sentiment::reading {

struct Record {
  std::size_t line = 0;            // of the file, from 1; of a problem, where it is
  std::string_view raw;            // as it stands in the file
  std::vector<std::string> cells;  // one a column
  std::string problem;             // not empty: what is wrong and what to do; then there are no cells
};

class Records {
 public:
  Records() = default;
  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;
  virtual ~Records() = default;

  virtual bool next(Record& record) = 0;  // false at the end; reuses what the record holds
  virtual std::size_t at() const = 0;     // bytes of the text that were read
  const std::vector<std::string>& columns() const { return columns_; }

 protected:
  std::vector<std::string> columns_;
};

inline constexpr std::size_t kMaxRecordBytes = std::size_t{1} << 20;  // of JSON
inline constexpr std::size_t kMaxColumns = 100;                       // of JSON; further ones are not offered
inline constexpr std::size_t kMaxReplyLevels = 100;

// The text must outlive them.
std::unique_ptr<Records> open_records(const Shape& shape, std::string_view text);

// One each for a family of formats.
std::unique_ptr<Records> open_table(const Shape& shape, std::string_view text);
std::unique_ptr<Records> open_lines(std::string_view text);
std::unique_ptr<Records> open_json(const Shape& shape, std::string_view text);
std::unique_ptr<Records> open_thread(const Shape& shape, std::string_view text);  // Reddit's, YouTube's

// The next line of `rest` without its end, which may be LF, CRLF or CR. `rest` is not empty.
std::string_view take_line(std::string_view& rest);

}  // namespace cairn::sentiment::reading

#pragma once
// The rows of a file one after the other, whatever its format: cells by column. Knows nothing of what columns mean.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "apps/shop/reading/format.h"
#include "apps/shop/reading/problems.h"

namespace cairn::shop::reading {

struct Record {
  std::size_t line = 0;                 // of the file, from 1; of a fault, where it is
  std::string_view raw;                 // as it stands in the file; of a line in an order: the whole order
  std::vector<std::string_view> cells;  // one a column, up to the next row
  std::string own;                      // of a line in an order: what is this line's alone; else empty
  Reason fault = Reason::kNone;         // then there are no cells
  std::string fault_words;              // what is wrong, as Blame::more has it
  bool only_refund = false;             // a part of an order that tells of money paid back
  bool is_fee = false;                  // a part of an order that is a fee, whatever its name
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
inline constexpr std::size_t kMaxColumns = 300;                       // of JSON; further ones are not offered

// The text must outlive them.
std::unique_ptr<Records> open_records(const Shape& shape, std::string_view text);
std::unique_ptr<Records> open_table(const Shape& shape, std::string_view text);
std::unique_ptr<Records> open_json(const Shape& shape, std::string_view text);

// The next line of `rest` without its end, which may be LF, CRLF or CR. `rest` is not empty.
std::string_view take_line(std::string_view& rest);

}  // namespace cairn::shop::reading

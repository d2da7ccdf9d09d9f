#pragma once
// A file of a bank, read in slices, so that no frame waits for all of it. One maker for each format; file_kind.h says
// which one a file is, open.h opens it by its kind.

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

#include "apps/finance/reading/statement.h"

namespace cairn::finance::reading {

class StatementReader {
 public:
  StatementReader() = default;
  StatementReader(const StatementReader&) = delete;
  StatementReader& operator=(const StatementReader&) = delete;
  virtual ~StatementReader() = default;

  // Reads so many bytes more, and at least one entry; true once all is read. Then it does nothing.
  virtual bool advance(std::size_t most_bytes) = 0;
  virtual std::size_t at() const = 0;  // bytes of the text that were read

  const Contents& contents() const { return contents_; }
  Contents take() { return std::move(contents_); }  // once all is read

 protected:
  Contents contents_;
};

// The text is valid UTF-8 and must outlive the reader.
std::unique_ptr<StatementReader> open_ofx(std::string_view text);      // OFX and QFX, 1 (SGML) and 2 (XML)
std::unique_ptr<StatementReader> open_camt(std::string_view text);     // ISO 20022 camt.052, .053 and .054
std::unique_ptr<StatementReader> open_mt940(std::string_view text);    // SWIFT MT940 and MT942
std::unique_ptr<StatementReader> open_journal(std::string_view text);  // hledger and ledger

}  // namespace cairn::finance::reading

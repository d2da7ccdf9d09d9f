#pragma once
// Order lines as they are kept beside the log: names, then lines, in chunks that are blobs under keys of their own.
// Half a million lines take about 4 MB. Each chunk is bytes in base64: whole numbers of 7 bits a byte, differences to
// the line before where lines are alike, and a checksum.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/shop/lines.h"
#include "base/result.h"
#include "core/ports.h"

namespace cairn::shop {

inline constexpr std::string_view kAllPrefix = "shop/";
std::string import_prefix(std::string_view import);  // "shop/<import>/", all that is kept of it
std::string lines_prefix(std::string_view import);   // "shop/<import>/lines/"
std::string_view import_of(std::string_view key);    // of a key below kAllPrefix; empty: of none

// Makes the blobs of an import one by one. `lines` must outlive it.
class LinesWriter {
 public:
  LinesWriter(const Lines& lines, std::string_view import);
  std::size_t chunks() const { return name_chunks_.size() - 1 + line_chunks_; }
  Blob chunk(std::size_t at) const;

 private:
  std::string names_chunk(std::size_t at) const;
  std::string lines_chunk(std::size_t at) const;

  const Lines& lines_;
  std::string prefix_;
  std::vector<std::size_t> name_chunks_;  // where each begins among all names, and the end
  std::size_t line_chunks_;
};

// Takes the texts of an import's blobs in the order of their keys. Untrusted: kCorrupt where one is not what the writer
// wrote, or one is missing.
class LinesReader {
 public:
  Status add(std::string_view text);
  // Once all were added. `lines`: how many there must be.
  Result<Lines> finish(std::size_t lines);
  std::size_t lines() const { return lines_.size(); }

 private:
  Status add_names(std::string_view bytes);
  Status add_lines(std::string_view bytes);
  Lines lines_;
};

}  // namespace cairn::shop

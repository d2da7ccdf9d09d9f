#pragma once
// From a file to order lines beside the log: reading it (reading/reading.h), showing what would come in, then keeping
// it chunk by chunk. The import is in the log only when all of its lines are kept.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "apps/shop/lines_codec.h"
#include "apps/shop/model.h"
#include "apps/shop/reading/reading.h"
#include "core/ports.h"

namespace cairn::shop::desk {

class Importing {
 public:
  enum class Stand : std::uint8_t {
    kReading,  // see reading()->phase(): from bytes to lines, with the choice of columns in between
    kKeeping,  // its lines are on their way into storage
    kKept,     // the import is to be added
    kFailed    // error() says why; nothing is lost: retry() goes on
  };

  Importing(std::string file_name, std::string bytes, std::string id);
  Importing(Lines lines, std::string title, std::string id);  // made up

  void tend(Storage& storage);  // every tick
  reading::Reading* reading() { return reading_.get(); }
  Stand stand() const { return stand_; }
  bool busy() const;  // there is work that waits for nothing
  void keep();        // once its rows are read
  void retry();
  void fail(std::string why);  // the log does not take it
  const std::string& error() const { return error_; }
  double share_kept() const;  // 0..1

  std::string name;                   // as typed
  std::string name_error;             // beside it
  std::optional<reading::Plan> plan;  // as chosen so far, while the reader waits for it
  bool dates_asked = false;           // the order of day and month is a question of this file
  bool proposed = false;              // the reader has been asked for its plan

  const std::string& id() const { return id_; }
  const std::string& file_name() const { return origin_; }
  Import import() const;  // of what is kept
  const std::string& mapping_key() const { return mapping_key_; }
  const std::optional<Mapping>& mapping() const { return mapping_; }
  Lines take_lines() { return std::move(lines_); }

 private:
  void write(Storage& storage);

  std::string id_, origin_;
  bool made_up_ = false;
  std::unique_ptr<reading::Reading> reading_;
  Lines lines_;
  std::size_t set_aside_ = 0;
  std::string mapping_key_;
  std::optional<Mapping> mapping_;
  Stand stand_ = Stand::kReading;
  std::unique_ptr<LinesWriter> writer_;
  std::size_t kept_ = 0, keeping_ = 0;  // chunks
  Pending<Done> writing_;
  std::string error_;
};

// How a file with these columns was read before, as a plan for this one; nothing: it was not, or its columns are gone.
std::optional<reading::Plan> remembered_plan(const reading::Reading& reading, const State& state);

}  // namespace cairn::shop::desk

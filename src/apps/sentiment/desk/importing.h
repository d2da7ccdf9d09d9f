#pragma once
// From a file to a collection: reading it (reading/reading.h), showing what would come in, then keeping its texts chunk
// by chunk. The collection is there only when all of its texts are.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apps/sentiment/model.h"
#include "apps/sentiment/reading/reading.h"
#include "core/ports.h"

namespace cairn::sentiment::desk {

class Importing {
 public:
  enum class Stand : std::uint8_t {
    kReading,  // see reading().phase(): from bytes to rows, with the choice of columns in between
    kKeeping,  // its texts are on their way into storage
    kKept,     // the collection is to be added
    kFailed    // error() says why; nothing is lost: retry() goes on
  };

  Importing(std::string file_name, std::string bytes, std::string id);
  Importing(std::vector<reading::ReadText> texts, std::string name, std::string id, bool made_up);

  void tend(Storage& storage);  // every tick
  reading::Reading* reading() { return reading_.get(); }
  const reading::Reading* reading() const { return reading_.get(); }
  Stand stand() const { return stand_; }
  void keep(bool only_english, Scale scale);  // once its rows are read
  void retry();
  const std::string& error() const { return error_; }
  double share_kept() const;  // 0..1
  std::size_t rows() const { return texts_.size(); }
  bool busy() const;  // there is work for the next tick without anything arriving

  std::string name;        // as typed
  std::string name_error;  // beside it
  const std::string& id() const { return id_; }
  Collection collection() const;

 private:
  std::string id_, origin_;
  bool made_up_ = false;
  Scale scale_ = Scale::kThree;
  std::unique_ptr<reading::Reading> reading_;
  std::vector<reading::ReadText> texts_;
  Stand stand_ = Stand::kReading;
  std::size_t kept_ = 0, keeping_ = 0;
  Pending<Done> writing_;
  std::string error_;
};

}  // namespace cairn::sentiment::desk

#pragma once
// The rows of the open collection that are shown, on their way to a file, some at a time.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "apps/sentiment/desk/open_collection.h"
#include "apps/sentiment/exports.h"

namespace cairn::sentiment::desk {

class Exporting {
 public:
  Exporting(TextsFormat format, std::string collection, const OpenCollection& open);

  bool tend(const OpenCollection& open, const Shelf& shelf);  // every tick; true: take() it
  double share() const;                                       // 0..1
  std::string take() { return texts_.finish(); }
  TextsFormat format() const { return format_; }
  const std::string& collection() const { return collection_; }

 private:
  TextsFormat format_;
  std::string collection_;
  std::vector<std::uint32_t> rows_;
  std::vector<Shown> models_;
  TextsExport texts_;
  std::size_t at_ = 0;
};

}  // namespace cairn::sentiment::desk

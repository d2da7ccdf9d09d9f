#pragma once
// The shipped fast model, read once, and files beside it.

#include <fstream>
#include <iterator>
#include <string>

#include "doctest/doctest.h"
#include "ml/text/fast_model.h"

namespace cairn::testing {

inline std::string read_model_file(const std::string& name) {
  std::ifstream file(std::string(CAIRN_MODELS_DIR) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline const ml::text::FastModel& fast_model() {
  static const ml::text::FastModel model = [] {
    const auto read = ml::text::read_fast_model(read_model_file("fast/model.bin"));
    REQUIRE_MESSAGE(read.ok(), read.error().message);
    return read.value();
  }();
  return model;
}

}  // namespace cairn::testing

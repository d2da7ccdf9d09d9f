#pragma once
// Texts of our own in memory. The test says which there are.

#include <map>
#include <string>
#include <utility>

#include "core/ports.h"

namespace cairn::fake {

class FakeAssets final : public Assets {
 public:
  Pending<std::string> read(std::string_view name) override {
    const auto found = texts_.find(name);
    if (found == texts_.end())
      return ready_pending<std::string>(Error{ErrorCode::kUnavailable, "It could not be fetched.", std::string(name)});
    return ready_pending<std::string>(found->second);
  }
  void add(std::string name, std::string text) { texts_[std::move(name)] = std::move(text); }

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace cairn::fake

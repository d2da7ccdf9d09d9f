#pragma once
// Tells an address that somebody came by from one that the screen asked for itself. The page takes a moment over
// another address: what was asked for arrives later, when more may have been chosen, and not at all where more was
// asked for first.

#include <algorithm>
#include <string>
#include <vector>

namespace cairn::shop::desk {

class OwnAddress {
 public:
  // Every pass, with what the address says now. True: somebody came by it.
  bool came(const std::string& now) {
    if (now == seen_) return false;
    seen_ = now;
    const auto own = std::find(asked_.begin(), asked_.end(), now);
    if (own == asked_.end()) {
      asked_.clear();
      return true;
    }
    asked_.erase(asked_.begin(), own + 1);
    return false;
  }
  void ask(std::string wanted) {
    if (asked_.empty() || asked_.back() != wanted) asked_.push_back(std::move(wanted));
  }

 private:
  std::string seen_;
  std::vector<std::string> asked_;  // and not seen so far
};

}  // namespace cairn::shop::desk

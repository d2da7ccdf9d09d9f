#pragma once
// Parts that are here at once, unless the test keeps them waiting or makes them fail.

#include <optional>
#include <utility>
#include <vector>

#include "core/ports.h"

namespace cairn::fake {

class FakeParts final : public Parts {
 public:
  Pending<Done> load(Part part) override {
    asked_.push_back(part);
    if (failure_) return ready_pending<Done>(*std::exchange(failure_, std::nullopt));
    if (!keeps_waiting_) return ready_pending<Done>(Done{});
    Promise<Done> promise;
    open_.push_back(promise);
    return promise.pending();
  }
  std::int64_t size_bytes(Part) const override { return size_; }

  void fail_next(Error error) { failure_ = std::move(error); }
  void keep_waiting(std::int64_t size) {  // what is asked for from now on, of so many bytes
    keeps_waiting_ = true;
    size_ = size;
  }
  void arrive(double fraction) {  // so much of what is waited for
    for (Promise<Done>& promise : open_) promise.progress(fraction);
  }
  void finish(const Status& status) {
    for (Promise<Done>& promise : std::exchange(open_, {})) promise.complete(status);
  }
  const std::vector<Part>& asked() const { return asked_; }

 private:
  std::optional<Error> failure_;
  bool keeps_waiting_ = false;
  std::int64_t size_ = 0;
  std::vector<Promise<Done>> open_;
  std::vector<Part> asked_;
};

}  // namespace cairn::fake

#pragma once
// A value that arrives later: empty, waiting (with progress) or ready with a Result<T>. Destroying or resetting a
// waiting Pending cancels it. Completions are delivered by the platform at the start of a tick, never inside a frame.

#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "base/result.h"

namespace cairn {

template <class T>
class Promise;

template <class T>
class Pending {
 public:
  Pending() = default;
  Pending(Pending&&) noexcept = default;
  Pending& operator=(Pending&& other) noexcept {
    if (this != &other) {
      reset();
      slot_ = std::move(other.slot_);
    }
    return *this;
  }
  Pending(const Pending&) = delete;
  Pending& operator=(const Pending&) = delete;
  ~Pending() { reset(); }

  bool empty() const { return slot_ == nullptr; }
  bool waiting() const { return slot_ && !slot_->result; }
  bool ready() const { return slot_ && slot_->result.has_value(); }
  double progress() const { return slot_ ? slot_->progress : 0.0; }  // 0..1

  // Takes the result out and leaves this empty. Only when ready().
  Result<T> take() {
    assert(ready());
    Result<T> result = std::move(*slot_->result);
    slot_.reset();
    return result;
  }

  void reset() {
    if (!slot_) return;
    auto slot = std::move(slot_);
    slot_.reset();
    if (!slot->result && slot->on_cancel) slot->on_cancel();
  }

 private:
  friend class Promise<T>;
  struct Slot {
    std::optional<Result<T>> result;
    double progress = 0.0;
    std::function<void()> on_cancel;
  };
  std::shared_ptr<Slot> slot_;
};

// The producer's end. Completing after the Pending is gone does nothing; completing twice is a bug.
template <class T>
class Promise {
 public:
  Promise() : slot_(std::make_shared<typename Pending<T>::Slot>()) {}

  Pending<T> pending() {
    Pending<T> pending;
    pending.slot_ = slot_;
    return pending;
  }
  void on_cancel(const std::function<void()>& callback) { slot_->on_cancel = callback; }
  void progress(double fraction) { slot_->progress = fraction; }
  void complete(Result<T> result) {
    assert(!slot_->result);
    slot_->result.emplace(std::move(result));
    slot_->on_cancel = nullptr;
  }

 private:
  std::shared_ptr<typename Pending<T>::Slot> slot_;
};

template <class T>
Pending<T> ready_pending(Result<T> result) {
  Promise<T> promise;
  promise.complete(std::move(result));
  return promise.pending();
}

}  // namespace cairn

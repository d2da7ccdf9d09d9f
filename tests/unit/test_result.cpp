#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "base/pending.h"
#include "base/result.h"

using namespace cairn;

TEST_CASE("a result holds a value or an error") {
  const Result<int> good = 7;
  REQUIRE(good);
  CHECK(good.value() == 7);
  const Result<int> bad = Error{ErrorCode::kInvalid, "No.", "field"};
  REQUIRE_FALSE(bad);
  CHECK(bad.error() == Error{ErrorCode::kInvalid, "No.", "field"});
}

TEST_CASE("a result of an error-like value stays a value, and moves out") {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(3);
  std::unique_ptr<int> moved = std::move(result).value();
  CHECK(*moved == 3);
}

TEST_CASE("a pending value arrives once") {
  Pending<int> pending;
  CHECK(pending.empty());
  {
    Promise<int> promise;
    pending = promise.pending();
    CHECK(pending.waiting());
    promise.progress(0.5);
    CHECK(pending.progress() == 0.5);
    promise.complete(4);
  }
  REQUIRE(pending.ready());
  CHECK(pending.take().value() == 4);
  CHECK(pending.empty());
}

TEST_CASE("dropping a waiting value cancels it, dropping a ready one does not") {
  int cancelled = 0;
  Promise<int> promise;
  promise.on_cancel([&] { ++cancelled; });
  { const Pending<int> waiting = promise.pending(); }
  CHECK(cancelled == 1);
  promise.complete(1);  // nobody listens any more

  Promise<int> other;
  other.on_cancel([&] { ++cancelled; });
  Pending<int> ready = other.pending();
  other.complete(2);
  ready.reset();
  CHECK(cancelled == 1);
}

TEST_CASE("assigning over a waiting value cancels the old one") {
  bool cancelled = false;
  Promise<int> promise;
  promise.on_cancel([&] { cancelled = true; });
  Pending<int> pending = promise.pending();
  pending = ready_pending<int>(9);
  CHECK(cancelled);
  CHECK(pending.take().value() == 9);
}

#pragma once
// A call whose JSON answer becomes a T. Polled by whoever holds the Pending through a small adapter kept by the port.

#include <memory>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/pending.h"

namespace cairn::web {

class Conversions {
 public:
  template <class T, class Convert>
  Pending<T> add(Pending<Json> source, Convert convert);
  void pump();  // after Bridge::drain()

 private:
  struct Item {
    virtual ~Item() = default;
    virtual bool step() = 0;  // true when done
  };
  template <class T, class Convert>
  struct Conversion;
  std::vector<std::unique_ptr<Item>> items_;
};

template <class T, class Convert>
struct Conversions::Conversion final : Conversions::Item {
  Conversion(Pending<Json> from, Convert how) : source(std::move(from)), convert(std::move(how)) {}
  bool step() override {
    if (cancelled) return true;
    if (!source.ready()) {
      promise.progress(source.progress());
      return false;
    }
    Result<Json> result = source.take();
    if (result.ok())
      promise.complete(convert(std::move(result).value()));
    else
      promise.complete(result.error());
    return true;
  }
  Pending<Json> source;
  Convert convert;
  Promise<T> promise;
  bool cancelled = false;
};

template <class T, class Convert>
Pending<T> Conversions::add(Pending<Json> source, Convert convert) {
  auto item = std::make_unique<Conversion<T, Convert>>(std::move(source), std::move(convert));
  item->promise.on_cancel([raw = item.get()] {
    raw->cancelled = true;
    raw->source.reset();
  });
  Pending<T> pending = item->promise.pending();
  items_.push_back(std::move(item));
  return pending;
}

}  // namespace cairn::web

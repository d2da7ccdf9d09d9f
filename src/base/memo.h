#pragma once
// A value that follows from a key, kept until the key is another one.

#include <optional>
#include <utility>

namespace cairn {

template <class Key, class Value>
class Memo {
 public:
  // `make()` is called where the key is not the one of the last time.
  template <class Make>
  const Value& of(const Key& key, Make make) {
    if (key_ == key) return value_;
    key_.reset();  // nothing is kept should making fail
    value_ = make();
    key_ = key;
    return value_;
  }

 private:
  std::optional<Key> key_;
  Value value_{};
};

}  // namespace cairn

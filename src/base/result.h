#pragma once
// Errors are values. A Result<T> holds either a T or an Error; whoever gets an Error returns it or reports it, never
// both and never neither. This header knows nothing of what the codes mean to a person: the UI words them.

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace cairn {

enum class ErrorCode {
  kInvalid,      // the input breaks a rule; `where` names the field or the place
  kNotFound,     // something the input refers to does not exist
  kConflict,     // the state has moved on, or another tab is the writer
  kCorrupt,      // stored or imported bytes do not say what they must (checksum, syntax)
  kTooNew,       // written by a newer version than this one
  kForeign,      // a well-formed file, but not one of ours
  kTooLarge,     // over a stated bound
  kStorageFull,  // the browser refused to store more
  kUnavailable,  // a capability of the platform is missing or was refused
  kCancelled,    // the user or the program gave up waiting
  kInternal,     // a bug
};

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;  // what happened and what to do, in a sentence or two
  std::string where;    // the file, line, field or record; may be empty

  friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  T& value() & {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  T&& value() && {
    assert(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

struct Done {
  friend bool operator==(const Done&, const Done&) = default;
};
using Status = Result<Done>;

}  // namespace cairn

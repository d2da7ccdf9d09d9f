#pragma once
// Records on their way to storage, in order. A record leaves the queue when its transaction has completed, never
// before. Knows nothing of what is in them.

#include <deque>
#include <optional>
#include <vector>

#include "core/ports.h"
#include "core/replay.h"

namespace cairn {

class SaveQueue {
 public:
  explicit SaveQueue(Storage& storage) : storage_(storage) {}

  void push(StoredRecord record);  // sends it at once unless an earlier one has failed
  void send();                     // sends whatever is not on its way; forgets an earlier failure
  // Takes in completions; the last record that is now stored, if there is a new one.
  std::optional<LogPosition> tick();

  bool empty() const { return items_.empty(); }
  std::size_t size() const { return items_.size(); }
  bool in_flight() const;
  // Something could not be stored and nothing is on its way: the queue waits for send().
  bool failed() const { return error_.has_value() && !in_flight(); }
  const Error* error() const { return error_ ? &*error_ : nullptr; }

  const StoredRecord& front() const { return items_.front().record; }
  void pop_front() { items_.pop_front(); }  // it has turned out to be stored already
  std::vector<StoredRecord> take_all();     // gives up on all of them

 private:
  struct Item {
    StoredRecord record;
    Pending<Done> append;  // empty: not on its way
  };
  Storage& storage_;
  std::deque<Item> items_;
  std::optional<Error> error_;
};

}  // namespace cairn

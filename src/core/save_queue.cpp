#include "core/save_queue.h"

#include <algorithm>
#include <utility>

namespace cairn {

void SaveQueue::push(StoredRecord record) {
  items_.push_back({std::move(record), {}});
  if (!error_) send();
}

void SaveQueue::send() {
  error_.reset();
  for (Item& item : items_) {
    if (item.append.empty()) item.append = storage_.append({item.record});
  }
}

std::optional<LogPosition> SaveQueue::tick() {
  std::optional<LogPosition> stored;
  while (!error_ && !items_.empty() && items_.front().append.ready()) {
    const auto result = items_.front().append.take();
    if (result) {
      stored = position_of(items_.front().record);
      items_.pop_front();
    } else {
      error_ = result.error();
    }
  }
  if (error_) {
    // Those sent after the failed one were refused for it alone: each must follow its predecessor without a gap.
    for (Item& item : items_) {
      if (item.append.ready()) item.append.reset();
    }
  }
  return stored;
}

bool SaveQueue::in_flight() const {
  return std::any_of(items_.begin(), items_.end(), [](const Item& item) { return !item.append.empty(); });
}

std::vector<StoredRecord> SaveQueue::take_all() {
  std::vector<StoredRecord> records;
  for (Item& item : items_) records.push_back(std::move(item.record));
  items_.clear();
  error_.reset();
  return records;
}

}  // namespace cairn

#pragma once
// What can be undone and redone, derived from the log's records alone, so that it survives a reload. Knows nothing of
// storage or states.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "core/log.h"

namespace cairn {

inline constexpr std::size_t kMaxUndoSteps = 1000;

class History {
 public:
  struct Step {
    std::uint64_t seq = 0;  // the record that did it (undo), or that was undone (redo)
    std::string kind;
    std::vector<Change> changes;  // forwards
  };

  // Takes in a record, in the log's order. A gesture of its own ends the chance to redo.
  void add(Record record);
  void clear();

  const Step* next_undo() const { return undo_.empty() ? nullptr : &undo_.back(); }
  const Step* next_redo() const { return redo_.empty() ? nullptr : &redo_.back(); }

 private:
  std::deque<Step> undo_;
  std::deque<Step> redo_;
};

// The changes that take `changes` back: each inverted, the last first.
std::vector<Change> inverted(std::vector<Change> changes);

}  // namespace cairn

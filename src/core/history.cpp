#include "core/history.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cairn {
namespace {

void remove_step(std::deque<History::Step>& steps, std::uint64_t seq) {
  const auto found =
      std::find_if(steps.rbegin(), steps.rend(), [seq](const History::Step& step) { return step.seq == seq; });
  if (found != steps.rend()) steps.erase(std::next(found).base());
}

}  // namespace

void History::add(Record record) {
  if (record.undoes) {
    // The undone record itself may lie before the part of the log that was loaded: its changes are known all the same.
    remove_step(undo_, *record.undoes);
    redo_.push_back({*record.undoes, std::move(record.kind), inverted(std::move(record.changes))});
    return;
  }
  if (record.redoes) {
    remove_step(redo_, *record.redoes);
  } else {
    redo_.clear();
  }
  undo_.push_back({record.seq, std::move(record.kind), std::move(record.changes)});
  if (undo_.size() > kMaxUndoSteps) undo_.pop_front();
}

void History::clear() {
  undo_.clear();
  redo_.clear();
}

std::vector<Change> inverted(std::vector<Change> changes) {
  std::reverse(changes.begin(), changes.end());
  for (Change& change : changes) change = inverted(std::move(change));
  return changes;
}

}  // namespace cairn

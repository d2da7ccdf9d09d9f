#include "core/part_loader.h"

#include <algorithm>
#include <utility>

namespace cairn {
namespace {

constexpr std::int64_t kPatience_ms = 300;  // what takes less would only flash

}  // namespace

void PartLoader::take(State& state) {
  if (!state.pending.ready()) return;
  const Status status = state.pending.take();
  state.here = status.ok();
  state.told = false;
  if (!status.ok()) state.error = status.error();
}

void PartLoader::tick() {
  for (State& state : states_) take(state);
}

void PartLoader::want(Part part) {
  State& wanted = state(part);
  if (wanted.here || wanted.error || !wanted.pending.empty()) return;
  wanted.since = clock_.now();
  wanted.told = false;
  wanted.pending = parts_.load(part);
  take(wanted);  // where nothing is fetched apart it is here at once
}

void PartLoader::retry(Part part) {
  state(part).error.reset();
  want(part);
}

const Error* PartLoader::error(Part part) const {
  const State& asked = state(part);
  return asked.error ? &*asked.error : nullptr;
}

bool PartLoader::slow(Part part) const {
  const State& asked = state(part);
  return asked.pending.waiting() && clock_.now().ms - asked.since.ms >= kPatience_ms;
}

double PartLoader::fraction(Part part) const {
  const State& asked = state(part);
  return asked.here ? 1.0 : asked.pending.progress();
}

bool PartLoader::first_told(Part part) { return !std::exchange(state(part).told, true); }

std::optional<std::int64_t> PartLoader::change_ms() const {
  std::optional<std::int64_t> soonest;
  for (const State& state : states_) {
    const std::int64_t left = kPatience_ms - (clock_.now().ms - state.since.ms);
    if (state.pending.waiting() && left > 0) soonest = std::min(left, soonest.value_or(left));
  }
  return soonest;
}

}  // namespace cairn

#include "apps/sentiment/model.h"

namespace cairn::sentiment {
namespace {

struct Apply {
  State& state;
  void operator()(const CollectionChanged& e) const { apply_to(state.collections, e); }
  void operator()(const ToneChanged& e) const { apply_to(state.tones, e); }
};

}  // namespace

std::string row_key(std::string_view collection, int row) {
  return std::string(collection) + "/" + std::to_string(row);
}

std::optional<RowPlace> place_of_row(std::string_view key) {
  constexpr std::size_t kMostDigits = 6;
  const std::size_t slash = key.rfind('/');
  if (slash == std::string_view::npos || slash == 0) return {};
  const std::string_view digits = key.substr(slash + 1);
  if (digits.empty() || digits.size() > kMostDigits || (digits.size() > 1 && digits[0] == '0')) return {};
  RowPlace place{key.substr(0, slash), 0};
  for (const char c : digits) {
    if (c < '0' || c > '9') return {};
    place.row = place.row * 10 + (c - '0');
  }
  if (place.row >= kMaxRows) return {};
  return place;
}

void apply(State& state, const Event& event) { std::visit(Apply{state}, event); }

Event invert(const Event& event) { return inverted(event); }

Events changes_between(const State& from, const State& to) {
  Events out;
  add_differences(from.collections, to.collections, out);
  add_differences(from.tones, to.tones, out);
  return out;
}

Events changes_to_merge(const State& mine, const State& theirs) {
  Events out;
  add_missing(mine.collections, theirs.collections, out);
  add_missing(mine.tones, theirs.tones, out);
  return out;
}

}  // namespace cairn::sentiment

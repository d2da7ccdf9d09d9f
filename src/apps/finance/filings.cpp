#include "apps/finance/filings.h"

#include <algorithm>
#include <optional>

namespace cairn::finance {

Filing said_of(const State& state, const std::string& key) {
  const auto found = state.filings.find(key);
  return found == state.filings.end() ? Filing{} : found->second;
}

void add_filing(const State& state, const std::string& key, const Filing& after, Events& out) {
  const auto found = state.filings.find(key);
  const std::optional<Filing> before = found == state.filings.end() ? std::nullopt : std::optional(found->second);
  const std::optional<Filing> kept = after == Filing{} ? std::nullopt : std::optional(after);
  if (before != kept) out.push_back(FilingChanged{key, before, kept});
}

void Forgetting::entry(const std::string& key) {
  if (state_.filings.count(key) != 0) going_.push_back(key);
}

void Forgetting::import(const std::string& id) {
  const std::string first = id + '.', last = id + '/';  // the character after the point
  for (auto it = state_.filings.lower_bound(first); it != state_.filings.end() && it->first < last; ++it)
    going_.push_back(it->first);
}

void Forgetting::finish(Events& out) {
  std::sort(going_.begin(), going_.end());
  for (const std::string& key : going_) {
    const Filing& filing = state_.filings.at(key);
    out.push_back(FilingChanged{key, filing, std::nullopt});
    if (filing.counterpart.empty() || std::binary_search(going_.begin(), going_.end(), filing.counterpart)) continue;
    Filing other = said_of(state_, filing.counterpart);
    if (other.counterpart != key) continue;
    other.counterpart.clear();
    add_filing(state_, filing.counterpart, other, out);
  }
}

}  // namespace cairn::finance

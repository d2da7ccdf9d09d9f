#include "apps/shop/desk/orders.h"

#include <algorithm>
#include <set>
#include <utility>

#include "apps/shop/combine.h"

namespace cairn::shop::desk {
namespace {

constexpr std::string_view kGone =
    "Their lines are not on this device any more. Read their file again and remove these, or import a backup that "
    "holds "
    "them.";

std::vector<std::string> by_time(const State& state) {
  std::vector<std::string> ids;
  for (const auto& [id, import] : state.imports) ids.push_back(id);
  std::stable_sort(ids.begin(), ids.end(), [&](const std::string& a, const std::string& b) {
    return state.imports.at(a).added_at < state.imports.at(b).added_at;
  });
  return ids;
}

}  // namespace

double Orders::share_done() const {
  if (stand_ != Stand::kReading || wanted_.empty()) return stand_ == Stand::kOpen ? 1 : 0;
  const double within = blobs_.empty() ? 0 : static_cast<double>(taken_) / static_cast<double>(blobs_.size());
  return (static_cast<double>(read_.size()) + within) / static_cast<double>(wanted_.size());
}

void Orders::adopt(const std::string& import, Lines lines) { adopted_[import] = std::move(lines); }

void Orders::tend(const State& state, std::uint64_t version, Storage& storage) {
  if (version_ != version) {
    version_ = version;
    if (by_time(state) != wanted_ || state.counted_as != counted_as_) begin(state);
  }
  if (stand_ != Stand::kReading) return;
  if (reading_.ready()) {
    auto blobs = reading_.take();
    std::string trouble = blobs.ok() ? std::string(kGone) : blobs.error().message;
    if (blobs.ok()) blobs_ = std::move(blobs).value();
    if (blobs_.empty()) {  // none is there: it must not be asked for again and again
      troubles_[wanted_[read_.size()]] = std::move(trouble);
      read_.emplace_back();
    }
    taken_ = 0;
    reader_ = {};
  } else if (!blobs_.empty()) {
    take_chunk(state);
  }
  if (!reading_.empty() || !blobs_.empty()) return;
  if (read_.size() == wanted_.size()) return open(state);
  const std::string& next = wanted_[read_.size()];
  if (const auto own = adopted_.find(next); own != adopted_.end())
    read_.push_back(std::move(own->second)), adopted_.erase(own);
  else
    reading_ = storage.read_blobs(lines_prefix(next));
}

void Orders::begin(const State& state) {
  wanted_ = by_time(state);
  counted_as_ = state.counted_as;
  reading_ = {};
  blobs_.clear();
  read_.clear();
  troubles_.clear();
  figures_.reset();
  lines_ = {};
  replaced_ = 0;
  stand_ = wanted_.empty() ? Stand::kNothing : Stand::kReading;
  ++serial_;
}

void Orders::take_chunk(const State& state) {
  const std::string& id = wanted_[read_.size()];
  const Status status = reader_.add(blobs_[taken_].text);
  blobs_[taken_].text.clear();
  ++taken_;
  if (status.ok() && taken_ < blobs_.size()) return;
  Result<Lines> lines = status.ok() ? reader_.finish(static_cast<std::size_t>(state.imports.at(id).lines))
                                    : Result<Lines>(status.error());
  if (!lines.ok()) troubles_[id] = lines.error().message;
  read_.push_back(lines.ok() ? std::move(lines).value() : Lines());
  blobs_.clear();
}

void Orders::find_made_up(const State& state) {
  std::set<std::string> keys;
  for (const bool made_up : {true, false})
    for (std::size_t at = 0; at < read_.size(); ++at) {
      if (state.imports.at(wanted_[at]).made_up != made_up) continue;
      if (!made_up && keys.empty()) break;  // the usual case
      for (const ProductName& product : read_[at].products) {
        if (made_up)
          keys.insert(product_key(product));
        else
          keys.erase(product_key(product));
      }
    }
  only_made_up_.assign(keys.begin(), keys.end());
}

void Orders::open(const State& state) {
  find_made_up(state);
  Combined combined = combine(std::exchange(read_, {}));
  lines_ = std::move(combined.lines);
  replaced_ = combined.replaced;
  count_as(lines_, state.counted_as);
  figures_ = std::make_unique<figures::Crossfilter>(lines_);
  stand_ = Stand::kOpen;
  ++serial_;
}

}  // namespace cairn::shop::desk

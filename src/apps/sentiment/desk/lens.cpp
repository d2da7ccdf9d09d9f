#include "apps/sentiment/desk/lens.h"

#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "base/text.h"

namespace cairn::sentiment::desk {
namespace {

constexpr std::size_t kRowsInASlice = 20'000;
constexpr std::size_t kFoldInASlice = 150'000;  // bytes

std::vector<std::string> words_in(const std::string& query) {
  std::vector<std::string> words;
  const std::string folded = fold(query);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

bool Lens::tend(const Filter& filter, std::uint64_t basis, const Rows& rows) {
  if (basis != basis_ || !(filter == filter_)) {
    filter_ = filter;
    basis_ = basis;
    words_ = words_in(filter.words);
    looking_ = true;
    at_ = 0;
    found_.clear();
  }
  if (!looking_) return false;
  std::size_t folded = 0;
  for (std::size_t most = kRowsInASlice; at_ < rows.texts.size() && most > 0 && folded < kFoldInASlice; --most, ++at_) {
    if (!words_.empty() && at_ == folded_.size()) {
      folded_.push_back(fold(rows.texts[at_].text));
      folded += folded_.back().size();
    }
    if (lets_through(rows, at_)) found_.push_back(static_cast<std::uint32_t>(at_));
  }
  if (at_ < rows.texts.size()) return true;
  looking_ = false;
  sort(rows);
  shown_ = std::move(found_);
  found_.clear();
  return false;
}

bool Lens::lets_through(const Rows& rows, std::size_t row) {
  const reading::ReadText& text = rows.texts[row];
  if (!filter_.author.empty() && text.author != filter_.author) return false;
  if (!filter_.source.empty() && text.source != filter_.source) return false;
  for (const std::string& word : words_)
    if (folded_[row].find(word) == std::string::npos) return false;
  switch (filter_.which) {
    case Which::kAll:
      return true;
    case Which::kNegative:
      return rows.tone(row) == Tone::kNegative;
    case Which::kNeutral:
      return rows.tone(row) == Tone::kNeutral;
    case Which::kPositive:
      return rows.tone(row) == Tone::kPositive;
    case Which::kUnsure:
      return rows.judged(row) && !rows.tone(row);
    case Which::kToLookAt:
      return doubt_of(rows, row) != Doubt::kNone;
    case Which::kOwn:
      return rows.own_tone(row).has_value();
  }
  return true;
}

// Equals stay as they were read; what has no time, or is not judged yet, comes last.
void Lens::sort(const Rows& rows) {
  if (filter_.order == Order::kAsRead) return;
  std::vector<std::pair<double, std::uint32_t>> keyed;
  keyed.reserve(found_.size());
  for (const std::uint32_t row : found_) {
    double key = 1e18;
    if (filter_.order == Order::kNewest) {
      if (const auto& time = rows.texts[row].time) key = -static_cast<double>(time->ms);
    } else if (rows.judged(row)) {
      const auto tones = rows.verdicts[row].tones(rows.scale);
      key = filter_.order == Order::kMostNegative   ? tones[2] - tones[0]
            : filter_.order == Order::kMostPositive ? tones[0] - tones[2]
                                                    : *std::max_element(tones.begin(), tones.end());
    }
    keyed.emplace_back(key, row);
  }
  std::sort(keyed.begin(), keyed.end());
  for (std::size_t i = 0; i < keyed.size(); ++i) found_[i] = keyed[i].second;
}

}  // namespace cairn::sentiment::desk

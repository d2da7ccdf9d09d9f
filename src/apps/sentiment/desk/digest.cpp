#include "apps/sentiment/desk/digest.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace cairn::sentiment::desk {
namespace {

constexpr std::size_t kBytesInASlice = 60'000;
constexpr std::size_t kTopics = 12;
constexpr std::size_t kShowEvery = 100;  // rows, while they are being judged; of many in larger steps

Names names_of(const std::map<std::string, Tally>& all) {
  std::vector<const std::pair<const std::string, Tally>*> order;
  order.reserve(all.size());
  for (const auto& one : all) order.push_back(&one);
  const std::size_t most = std::min(order.size(), Names::kMost);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end(),
                    [](const auto* a, const auto* b) {
                      const std::size_t of_a = a->second.all();
                      const std::size_t of_b = b->second.all();
                      return of_a != of_b ? of_a > of_b : a->first < b->first;
                    });
  Names names;
  names.count = all.size();
  for (std::size_t i = 0; i < most; ++i) names.most.emplace_back(order[i]->first, order[i]->second);
  return names;
}

void count(Tally& tally, std::optional<Tone> tone) {
  if (tone)
    ++tally.tones[static_cast<std::size_t>(*tone)];
  else
    ++tally.unsure;
}

}  // namespace

bool Digest::tend(std::uint64_t basis, const Rows& rows, const DigestRules& rules) {
  if (basis != basis_ || counting_.rows > rows.verdicts.size()) {
    basis_ = basis;
    through_ = false;
    finishing_ = 0;
    counting_ = {};
    sources_.clear();
    authors_.clear();
    told_ = 0;
    keywords_ = std::make_unique<ml::Keywords>(kTones);
  }
  if (finishing_ > 0) {
    finish_some();
    return true;
  }
  const std::size_t judged = std::min(rows.verdicts.size(), rows.texts.size());
  if (counting_.rows == judged && through_ && (told_ == judged || !rules.resting)) return false;
  std::size_t bytes = 0;
  while (counting_.rows < judged && bytes < kBytesInASlice) {
    constexpr std::size_t kBesides = 60;
    bytes += rows.texts[counting_.rows].text.size() + kBesides;
    add(rows, counting_.rows, rules);
    ++counting_.rows;
  }
  through_ = counting_.rows == judged;
  const bool all = counting_.rows == rows.texts.size();
  // The first sums, and all of them, at once; in between not with every slice.
  if (through_ && (all || rules.resting || told_ == 0 || counting_.rows >= told_ + kShowEvery + told_ / 4))
    finishing_ = 1;
  return !through_ || finishing_ > 0;
}

void Digest::add(const Rows& rows, std::size_t row, const DigestRules& rules) {
  const reading::ReadText& text = rows.texts[row];
  const std::optional<Tone> tone = rows.tone(row);
  count(counting_.all, tone);
  if (text.time) count(counting_.days[local_date(*text.time, rules.utc_offset_minutes).days], tone);
  if (!text.source.empty()) count(sources_[text.source], tone);
  if (!text.author.empty()) count(authors_[text.author], tone);
  if (tone) keywords_->add(text.text, static_cast<std::size_t>(*tone));
  const Verdict& verdict = rows.verdicts[row];
  if (const auto emotions = verdict.emotions()) {
    ++counting_.with_emotions;
    const auto likeliest = std::max_element(emotions->begin(), emotions->end());
    if (*likeliest >= rules.emotion_sure) ++counting_.emotions[static_cast<std::size_t>(likeliest - emotions->begin())];
  }
  if (const auto irony = verdict.irony()) {
    ++counting_.with_irony;
    if (*irony >= rules.irony_sure) ++counting_.ironic;
  }
}

void Digest::finish_some() {
  if (finishing_ == 1) {
    told_ = counting_.rows;
    next_ = counting_;
    next_.sources = names_of(sources_);
    next_.authors = names_of(authors_);
    ++finishing_;
    return;
  }
  const std::size_t least = next_.rows > 5000 ? 5 : next_.rows > 500 ? 3 : 2;
  const std::size_t tone = finishing_ - 2;
  next_.topics[tone] = keywords_->of(tone, kTopics, least);
  ++finishing_;
  if (tone + 1 < kTones) return;
  finishing_ = 0;
  shown_ = std::move(next_);
}

}  // namespace cairn::sentiment::desk

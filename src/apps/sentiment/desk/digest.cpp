#include "apps/sentiment/desk/digest.h"

#include <algorithm>

namespace cairn::sentiment::desk {
namespace {

constexpr std::size_t kBytesInASlice = 60'000;
constexpr std::size_t kTopics = 12;
constexpr std::size_t kShowEvery = 100;  // rows, while they are being judged; of many in larger steps

void count(Tally& tally, std::optional<Tone> tone) {
  if (tone)
    ++tally.tones[static_cast<std::size_t>(*tone)];
  else
    ++tally.unsure;
}

}  // namespace

void Digest::forget() { *this = Digest(); }

bool Digest::tend(std::uint64_t basis, const Rows& rows, const DigestRules& rules) {
  if (basis != basis_ || counting_.rows > rows.verdicts.size()) {
    basis_ = basis;
    through_ = false;
    counting_ = {};
    told_ = 0;
    keywords_ = std::make_unique<ml::Keywords>(kTones);
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
  if (through_ && (all || rules.resting || told_ == 0 || counting_.rows >= told_ + kShowEvery + told_ / 4)) finish();
  return !through_;
}

void Digest::add(const Rows& rows, std::size_t row, const DigestRules& rules) {
  const reading::ReadText& text = rows.texts[row];
  const std::optional<Tone> tone = rows.tone(row);
  count(counting_.all, tone);
  if (text.time) count(counting_.days[local_date(*text.time, rules.utc_offset_minutes).days], tone);
  if (!text.source.empty()) count(counting_.sources[text.source], tone);
  if (!text.author.empty()) count(counting_.authors[text.author], tone);
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

void Digest::finish() {
  told_ = counting_.rows;
  shown_ = counting_;
  const std::size_t least = counting_.rows > 5000 ? 5 : counting_.rows > 500 ? 3 : 2;
  for (std::size_t i = 0; i < kTones; ++i) shown_.topics[i] = keywords_->of(i, kTopics, least);
}

}  // namespace cairn::sentiment::desk

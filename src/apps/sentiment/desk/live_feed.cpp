#include "apps/sentiment/desk/live_feed.h"

#include <algorithm>

namespace cairn::sentiment::desk {
namespace {

constexpr std::uint64_t kSeed = 8036;
constexpr std::size_t kBatchTexts = 8;
constexpr std::string_view kSource = "Made-up posts";

}  // namespace

std::optional<std::int64_t> LiveFeed::due_ms(Instant now) const {
  if (!next_at_) return {};
  return std::max<std::int64_t>(1, next_at_->ms - now.ms);
}

void LiveFeed::start(Instant now) {
  error_.clear();
  if (!feed_) feed_.emplace(kSeed);
  if (items_.size() < kMostPosts) next_at_ = now;
}

void LiveFeed::stop() { next_at_.reset(); }

void LiveFeed::clear() { *this = LiveFeed(); }

void LiveFeed::tend(const Shelf& shelf, Inference& inference, Instant now) {
  // A page that slept does not make up for all that would have come meanwhile.
  if (next_at_ && next_at_->ms <= now.ms) {
    Item item;
    item.post = feed_->next();
    item.at = now;
    if (shelf.scorer() != nullptr)
      item.verdicts[static_cast<std::size_t>(Judge::kFast)] = verdict_of(shelf.scorer()->score(item.post.text));
    next_at_ = Instant{now.ms + item.post.pause_ms};
    items_.push_back(std::move(item));
    if (items_.size() == kMostPosts) stop();
  }
  ask_deep(shelf, inference);
}

void LiveFeed::ask_deep(const Shelf& shelf, Inference& inference) {
  if (shelf.deep() == nullptr) return;
  if (judging_.ready()) {
    const auto features = judging_.take();
    error_ = features.ok() ? std::string() : features.error().message;
    if (features.ok())
      for (const Features& one : features.value())
        items_[judged_++].verdicts[static_cast<std::size_t>(Judge::kDeep)] = verdict_of(shelf.deep()->answers(one));
    else
      stop();
  }
  if (!judging_.empty() || judged_ == items_.size() || !error_.empty()) return;
  std::vector<Pieces> pieces;
  for (std::size_t at = judged_; at < items_.size() && pieces.size() < kBatchTexts; ++at)
    pieces.push_back(shelf.deep()->pieces(items_[at].post.text).ids);
  judging_ = inference.run("deep", pieces);
}

Tally LiveFeed::last(Judge judge, double threshold, std::size_t most) const {
  Tally tally;
  for (std::size_t i = items_.size(); i > 0 && tally.all() < most; --i) {
    const auto& verdict = items_[i - 1].verdicts[static_cast<std::size_t>(judge)];
    if (!verdict) continue;
    const Told said = told(verdict->tones(Scale::kThree), threshold);
    if (said.sure)
      ++tally.tones[static_cast<std::size_t>(said.tone)];
    else
      ++tally.unsure;
  }
  return tally;
}

std::vector<reading::ReadText> LiveFeed::texts() const {
  std::vector<reading::ReadText> texts;
  for (const Item& item : items_) {
    reading::ReadText text;
    text.text = item.post.text;
    text.time = item.at;
    text.author = item.post.author;
    text.source = kSource;
    text.label = std::string(name_of(item.post.meant));
    text.line = texts.size() + 1;
    text.language = reading::Language::kEnglish;
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace cairn::sentiment::desk

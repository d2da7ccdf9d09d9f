#include "apps/sentiment/desk/run.h"

#include <algorithm>
#include <utility>

#include "apps/sentiment/texts.h"
#include "ml/text/word_features.h"

namespace cairn::sentiment::desk {
namespace {

constexpr std::size_t kFastBytes = 60'000;  // of text in a slice: some 6 ms as WebAssembly
constexpr std::size_t kBatchTexts = 24;
constexpr std::size_t kBatchPieces = 1000;  // in a request: some 0.3 s, so that few frames take time from the model
constexpr std::size_t kBatches = 2;         // so that the worker has the next one when it is done

}  // namespace

void Run::start() {
  if (stand_ != Stand::kIdle) return;
  stand_ = Stand::kRunning;
  error_.clear();
  keep_error_.clear();  // it is tried once more
  begun_at_ = verdicts_.size();
  asked_ = verdicts_.size();
}

void Run::pause() {
  if (stand_ != Stand::kRunning) return;
  batches_.clear();
  stand_ = Stand::kIdle;
}

void Run::stop(std::string why) {
  pause();
  error_ = std::move(why);
}

bool Run::busy() const { return stand_ == Stand::kRunning && judge_ == Judge::kFast; }

void Run::tend(const Texts& texts, const Shelf& shelf, Storage& storage, Inference& inference, bool writable) {
  if (stand_ == Stand::kLoading) load(texts.size(), storage);
  if (stand_ == Stand::kRunning) {
    if (judge_ == Judge::kFast && shelf.scorer() != nullptr)
      judge_fast(texts, *shelf.scorer());
    else if (judge_ == Judge::kDeep && shelf.deep() != nullptr)
      judge_deep(texts, *shelf.deep(), inference);
    else if (shelf.settled())
      stop("The model is no longer on this device.");
    if (verdicts_.size() == texts.size()) stand_ = Stand::kDone;
  }
  if (stand_ != Stand::kLoading) keep(texts.size(), storage, writable);
}

void Run::load(std::size_t texts, Storage& storage) {
  const auto finish = [&] {
    to_load_.clear();
    if (verdicts_.size() > texts) verdicts_.clear();
    kept_ = verdicts_.size();
    stand_ = verdicts_.size() == texts ? Stand::kDone : Stand::kIdle;
  };
  if (!keys_asked_) {
    keys_asked_ = true;
    keys_ = storage.blob_keys(keep_);
  }
  if (keys_.ready()) {
    auto keys = keys_.take();
    if (!keys.ok()) return finish();  // what was kept is worked out again
    to_load_ = std::move(keys).value();
    std::reverse(to_load_.begin(), to_load_.end());
    if (to_load_.empty()) return finish();
    chunk_ = storage.read_blobs(to_load_.back());
  }
  if (!chunk_.ready()) return;
  const auto blobs = chunk_.take();
  const std::string wanted = chunk_key(keep_, verdicts_.size() / kChunkRows);
  // A chunk that is missing, cut or damaged ends what is known: from there on it is judged again.
  if (!blobs.ok() || blobs.value().empty() || to_load_.back() != wanted || verdicts_.size() % kChunkRows != 0)
    return finish();
  const auto verdicts = decode_verdicts(blobs.value()[0].text);
  if (!verdicts || verdicts->size() > kChunkRows) return finish();
  verdicts_.insert(verdicts_.end(), verdicts->begin(), verdicts->end());
  to_load_.pop_back();
  if (to_load_.empty()) return finish();
  chunk_ = storage.read_blobs(to_load_.back());
}

void Run::judge_fast(const Texts& texts, ml::text::FastScorer& scorer) {
  std::size_t bytes = 0;
  while (verdicts_.size() < texts.size() && bytes < kFastBytes) {
    const std::string& text = texts[verdicts_.size()].text;
    constexpr std::size_t kBesides = 40;  // what a short text costs
    bytes += text.size() + kBesides;
    const Verdict verdict = verdict_of(scorer.score(text));
    verdicts_.push_back(taught_ ? taught_verdict(*taught_, verdict, ml::text::word_features(text)) : verdict);
  }
}

void Run::judge_deep(const Texts& texts, const DeepJudge& deep, Inference& inference) {
  while (!batches_.empty() && batches_.front().ready()) {
    Result<std::vector<Features>> features = batches_.front().take();
    batches_.pop_front();
    if (!features.ok()) return stop(features.error().message);
    for (const Features& one : features.value()) {
      const Verdict verdict = verdict_of(deep.answers(one));
      verdicts_.push_back(taught_ ? taught_verdict(*taught_, verdict, one) : verdict);
    }
  }
  while (asked_ < texts.size() && batches_.size() < kBatches) {
    std::vector<Pieces> pieces;
    std::size_t in_all = 0;
    while (asked_ < texts.size() && pieces.size() < kBatchTexts && (pieces.empty() || in_all < kBatchPieces)) {
      pieces.push_back(deep.pieces(texts[asked_++].text).ids);
      in_all += pieces.back().size();
    }
    batches_.push_back(inference.run("deep", pieces));
  }
}

// One chunk after another. A chunk that is not full is kept when nothing more comes.
void Run::keep(std::size_t texts, Storage& storage, bool writable) {
  if (keeping_.ready()) {
    const Status status = keeping_.take();
    if (status.ok()) {
      kept_ = keeping_to_;
      keep_error_.clear();
    } else {
      keep_error_ = status.error().message;
    }
  }
  if (keep_.empty() || !keeping_.empty() || !writable || !keep_error_.empty() || kept_ == verdicts_.size()) return;
  const std::size_t chunk = kept_ / kChunkRows;
  const std::size_t end = std::min((chunk + 1) * kChunkRows, texts);
  const bool resting = stand_ != Stand::kRunning;
  if (verdicts_.size() < end && !resting) return;
  keeping_to_ = std::min(end, verdicts_.size());
  const std::size_t begin = chunk * kChunkRows;
  keeping_ = storage.write_blobs({{chunk_key(keep_, chunk), encode_verdicts(&verdicts_[begin], keeping_to_ - begin)}});
}

}  // namespace cairn::sentiment::desk

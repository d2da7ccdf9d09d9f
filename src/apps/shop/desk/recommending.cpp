#include "apps/shop/desk/recommending.h"

#include <algorithm>
#include <utility>

#include "apps/shop/links_codec.h"
#include "apps/shop/purchases.h"

namespace cairn::shop::desk {
namespace {

constexpr std::size_t kUnitsASlice = 120;  // of 50 microseconds
constexpr std::size_t kTrialsASlice = 20;
constexpr std::size_t kBlobsAWrite = 8;
constexpr std::uint64_t kSeed = 1;

}  // namespace

bool Recommending::busy() const { return stand_ == Stand::kTraining; }

void Recommending::tend(const Lines* lines, std::uint64_t serial, Storage& storage, bool writable) {
  if (lines == nullptr) {
    if (stand_ == Stand::kNothing) return;
    *this = Recommending();
    return;
  }
  if (serial_ != serial) {
    *this = Recommending();
    serial_ = serial;
    begin(*lines, storage);
  }
  if (stand_ == Stand::kLooking && looking_.ready()) {
    const auto blobs = looking_.take();
    if (blobs.ok()) blend_ = decode_learned(blobs.value(), fingerprint_, demand_);
    from_before_ = blend_ != nullptr;
    stand_ = blend_ ? Stand::kReady : Stand::kUntrained;
  }
  if (stand_ == Stand::kTraining && training_->advance(kUnitsASlice)) {
    blend_ = training_->take();
    trials_ = training_->trials();
    training_.reset();
    stand_ = Stand::kReady;
    if (writable) keeping_ = encode_learned(*blend_, fingerprint_);
  }
  if (stand_ == Stand::kReady) keep(storage);
}

void Recommending::begin(const Lines& lines, Storage& storage) {
  sales_ = sales_of(lines);
  if (sales_.all.empty()) {
    stand_ = Stand::kTooLittle;
    return;
  }
  now_ = sales_.all.back().minute + 1;
  data_.emplace(factors::before(sales_, now_));
  demand_ = factors::demand_of(*data_);
  fingerprint_ = shop::fingerprint(sales_);
  looking_ = storage.read_blobs(kLearnedPrefix);
  stand_ = Stand::kLooking;
}

// First what was kept before is thrown away, then the new is written, some blobs at a time.
void Recommending::keep(Storage& storage) {
  if (writing_.ready()) {
    const Status status = writing_.take();
    if (!status.ok()) {
      trouble_ = status.error().message;
      keeping_.clear();
      return;
    }
    cleared_ = true;
  }
  if (keeping_.empty() || !writing_.empty()) return;
  if (!cleared_) {
    writing_ = storage.remove_blobs(kLearnedPrefix);
    return;
  }
  const auto end = keeping_.begin() + static_cast<std::ptrdiff_t>(std::min(kBlobsAWrite, keeping_.size()));
  std::vector<Blob> some(std::make_move_iterator(keeping_.begin()), std::make_move_iterator(end));
  keeping_.erase(keeping_.begin(), end);
  writing_ = storage.write_blobs(std::move(some));
}

void Recommending::train() {
  if (stand_ != Stand::kUntrained && stand_ != Stand::kReady) return;
  training_ = std::make_unique<factors::BlendTraining>(sales_, now_);
  stand_ = Stand::kTraining;
}

void Recommending::stop() {
  if (stand_ != Stand::kTraining) return;
  training_.reset();
  stand_ = blend_ ? Stand::kReady : Stand::kUntrained;
}

double Recommending::share_done() const { return training_ ? training_->share_done() : 0; }

Comparing::Comparing(const factors::Sales& sales, std::int32_t now_minute, factors::Purpose purpose)
    : sales_(sales),
      split_(now_minute - factors::kTrialMonth_minutes),
      purpose_(purpose),
      data_(factors::before(sales, split_)),
      demand_(factors::demand_of(data_)),
      trials_(factors::trials_after(sales, data_, split_)) {
  if (purpose == factors::Purpose::kNew) trials_ = factors::only_new(trials_);
  for (std::size_t customer = 0; customer < data_.customers(); ++customer)
    if (!data_.of(customer).empty()) ++customers_before_;
  if (trials_.empty()) method_ = factors::kMethods;
}

double Comparing::share_done() const {
  // Measured on UCI Online Retail: what each method takes of all.
  constexpr std::array<double, factors::kMethods + 1> kBegun{0, 0.01, 0.02, 0.03, 0.08, 0.28, 0.66, 1};
  if (done()) return 1;
  constexpr double kTraining = 0.8;
  const double within =
      recommender_ ? kTraining + (1 - kTraining) * static_cast<double>(trial_) / static_cast<double>(trials_.size())
                   : kTraining * (training_ ? training_->share_done() : 0);
  return kBegun[method_] + (kBegun[method_ + 1] - kBegun[method_]) * within;
}

bool Comparing::advance() {
  if (done()) return true;
  if (!recommender_) {
    if (!training_) training_.emplace(at_work(), sales_, split_, data_, demand_);
    if (!training_->advance(kUnitsASlice)) return false;
    recommender_ = training_->take();
    training_.reset();
    rows_.push_back({.method = at_work(), .ranking = {}, .hit = {}, .ndcg = {}, .recall = {}, .novelty = {}});
    return false;
  }
  Row& row = rows_.back();
  for (std::size_t n = 0; n < kTrialsASlice && trial_ < trials_.size(); ++n, ++trial_)
    factors::judge(*recommender_, trials_[trial_], purpose_, demand_.ever, customers_before_, row.ranking);
  if (trial_ < trials_.size()) return false;
  row.hit = factors::mean_interval(row.ranking.hit, kSeed);
  row.ndcg = factors::mean_interval(row.ranking.ndcg, kSeed);
  row.recall = factors::mean_interval(row.ranking.recall, kSeed);
  row.novelty = factors::mean_interval(row.ranking.novelty, kSeed);
  row.coverage = factors::coverage(row.ranking, demand_.ever);
  recommender_.reset();
  trial_ = 0;
  ++method_;
  return done();
}

}  // namespace cairn::shop::desk

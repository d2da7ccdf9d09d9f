#include "apps/sentiment/desk/open_collection.h"

#include <algorithm>
#include <utility>

#include "apps/sentiment/texts.h"
#include "base/text.h"

namespace cairn::sentiment::desk {
namespace {

constexpr std::size_t kLookAgainEvery = 1000;  // rows, while they are being judged

const std::vector<Verdict>& no_verdicts() {
  static const std::vector<Verdict> none;
  return none;
}

}  // namespace

double OpenCollection::share_loaded() const {
  return expected_ == 0 ? 1 : static_cast<double>(texts_.size()) / static_cast<double>(expected_);
}

bool OpenCollection::busy() const {
  if (more_) return true;
  return std::any_of(runs_.begin(), runs_.end(), [](const std::optional<Run>& run) { return run && run->busy(); });
}

void OpenCollection::retry() {
  if (stand_ != Stand::kFailed) return;
  stand_ = Stand::kLoading;
  error_.clear();
}

Run* OpenCollection::run(Shown by) {
  auto& its = runs_[static_cast<std::size_t>(by)];
  return its ? &*its : nullptr;
}

const Run* OpenCollection::run(Shown by) const {
  const auto& its = runs_[static_cast<std::size_t>(by)];
  return its ? &*its : nullptr;
}

double OpenCollection::threshold(Shown by, const Shelf& shelf) const {
  const Run* its = run(by);
  const Judge judge = its ? its->judge() : by == Shown::kDeep ? Judge::kDeep : Judge::kFast;
  const Thresholds thresholds = shelf.thresholds(judge);
  return scale_ == Scale::kTwo ? thresholds.two : thresholds.three;
}

void OpenCollection::teach(Taught taught) {
  runs_[static_cast<std::size_t>(Shown::kTaught)].emplace(std::move(taught)).start();
  lessons_ = own_;
  ++teachings_;
  ++basis_;
}

void OpenCollection::teach_nothing() {
  lessons_.clear();
  runs_[static_cast<std::size_t>(Shown::kTaught)].reset();
  if (shown == Shown::kTaught) shown = Shown::kFast;
}

Rows OpenCollection::rows_by(Shown by, const Shelf& shelf) const {
  const Shown other = by == Shown::kFast ? Shown::kDeep : Shown::kFast;
  const Run* its = run(by);
  const Run* others = run(other);
  return {.texts = texts_,
          .verdicts = its ? its->verdicts() : no_verdicts(),
          .others = others ? &others->verdicts() : nullptr,
          .own = own_,
          .file = file_,
          .scale = scale_,
          .threshold = threshold(by, shelf),
          .other_threshold = threshold(other, shelf),
          .other = name_of(other)};
}

Rows OpenCollection::rows(const Shelf& shelf) const { return rows_by(shown, shelf); }

void OpenCollection::tend(const World& world) {
  more_ = false;
  if (stand_ == Stand::kLoading) load(world.storage);
  if (stand_ != Stand::kOpen) return;
  follow_state(world);
  follow_shelf(world.shelf);
  for (auto& run : runs_)
    if (run) run->tend(texts_, world.shelf, world.storage, world.inference, world.writable);
  choose_shown(world.shelf);
  const Run* its = run(shown);
  const bool resting = its == nullptr || !its->running();
  const Rows seen = rows(world.shelf);
  // While rows are being judged the order is made anew now and then only, so that the table stands still.
  const std::size_t done = seen.verdicts.size();
  if (done < lens_done_ || done >= lens_done_ + kLookAgainEvery || (resting && done != lens_done_)) {
    lens_done_ = done;
    if (filter.which != Which::kAll || filter.order != Order::kAsRead) ++basis_;
  }
  more_ = lens_.tend(filter, basis_, seen);
  const DigestRules rules{.utc_offset_minutes = world.utc_offset_minutes,
                          .emotion_sure = world.shelf.sure("emotion"),
                          .irony_sure = world.shelf.sure("irony"),
                          .resting = resting};
  // Own tones and scale; not what the lens alone looks at.
  const std::uint64_t digest_basis = ((tones_ << 20) + teachings_) * kShown + static_cast<std::uint64_t>(shown);
  more_ = digest_.tend(digest_basis, seen, rules) || more_;
}

void OpenCollection::choose_shown(const Shelf& shelf) {
  if (chosen || !shelf.settled()) return;
  for (const Shown one : {Shown::kFast, Shown::kDeep})
    if (const Run* its = run(one); its != nullptr && its->stand() == Run::Stand::kLoading) return;
  chosen = true;
  const Run* deep = run(Shown::kDeep);
  const bool judged = deep != nullptr && deep->done() > 0;
  if (judged || (deep != nullptr && run(Shown::kFast) == nullptr)) shown = Shown::kDeep;
}

void OpenCollection::load(Storage& storage) {
  if (chunk_.empty()) {
    chunk_ = storage.read_blobs(chunk_key(texts_prefix(id_), chunk_at_));
    return;
  }
  if (!chunk_.ready()) return;
  const auto fail = [this](const Error& error) {
    stand_ = Stand::kFailed;
    error_ = error.message;
  };
  const auto blobs = chunk_.take();
  if (!blobs.ok()) return fail(blobs.error());
  if (blobs.value().empty()) {
    stand_ = Stand::kGone;
    return;
  }
  auto texts = decode_texts(blobs.value()[0].text);
  if (!texts.ok()) return fail(texts.error());
  texts_.insert(texts_.end(), std::make_move_iterator(texts.value().begin()),
                std::make_move_iterator(texts.value().end()));
  ++chunk_at_;
  if (texts_.size() >= expected_) return finish_loading();
  chunk_ = storage.read_blobs(chunk_key(texts_prefix(id_), chunk_at_));
}

void OpenCollection::finish_loading() {
  texts_.resize(expected_);
  file_ = FileTones(texts_);
  own_.assign(texts_.size(), -1);
  stand_ = Stand::kOpen;
}

void OpenCollection::follow_state(const World& world) {
  if (followed_ == world.version) return;
  const bool first = followed_ == ~0ull;
  followed_ = world.version;
  std::vector<std::int8_t> own(texts_.size(), -1);
  std::size_t count = 0;
  const std::string begin = id_ + "/";
  for (auto at = world.state.tones.lower_bound(begin); at != world.state.tones.end(); ++at) {
    if (at->first.compare(0, begin.size(), begin) != 0) break;
    const auto place = place_of_row(at->first);
    if (!place || static_cast<std::size_t>(place->row) >= own.size()) continue;
    own[static_cast<std::size_t>(place->row)] = static_cast<std::int8_t>(at->second.tone);
    ++count;
  }
  const auto found = world.state.collections.find(id_);
  const Scale scale = found == world.state.collections.end() ? scale_ : found->second.scale;
  if (own == own_ && scale == scale_ && !first) return;
  // A lesson that is taken back, or was another one, takes along what was learned from it; a further one does not.
  for (std::size_t row = 0; row < lessons_.size(); ++row)
    if (lessons_[row] >= 0 && lessons_[row] != own[row]) {
      teach_nothing();
      break;
    }
  own_ = std::move(own);
  own_count_ = count;
  if (scale != scale_) teach_nothing();
  scale_ = scale;
  ++tones_;
  if (first || !std::exchange(stay, false)) ++basis_;
}

void OpenCollection::follow_shelf(const Shelf& shelf) {
  // A taught judge is of a scale; and it goes with what it stands on.
  const auto& own_run = runs_[static_cast<std::size_t>(Shown::kTaught)];
  if (own_run && shelf.stand(own_run->judge()) == Shelf::Stand::kAbsent) teach_nothing();
  for (const Judge one : kAllJudges) {
    auto& its = runs_[static_cast<std::size_t>(one)];
    int& version = versions_[static_cast<std::size_t>(one)];
    if (!shelf.ready(one)) {
      if (its && !its->running() && shelf.stand(one) == Shelf::Stand::kAbsent) its.reset();
      continue;
    }
    if (its && version == shelf.version(one)) continue;
    version = shelf.version(one);
    const std::string name = to_lower_ascii(name_of(one)) + "-" + std::to_string(version);
    its.emplace(one, verdicts_prefix(id_, name));
  }
  if (shown != seen_shown_) {
    seen_shown_ = shown;
    ++basis_;
  }
}

}  // namespace cairn::sentiment::desk

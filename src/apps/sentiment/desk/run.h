#pragma once
// One model over the texts of one collection: what is kept of it is read back, the rest is judged in slices, and kept a
// chunk at a time, so that it can be stopped and goes on where it was, also after a reload.

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "apps/sentiment/desk/shelf.h"
#include "apps/sentiment/desk/taught.h"
#include "apps/sentiment/reading/reading.h"
#include "apps/sentiment/verdict.h"
#include "core/ports.h"

namespace cairn::sentiment::desk {

using Texts = std::vector<reading::ReadText>;

// Whose word is shown of a row.
enum class Shown : std::uint8_t { kFast, kDeep, kTaught };
inline constexpr std::size_t kShown = 3;
inline constexpr std::array<Shown, kShown> kAllShown{Shown::kFast, Shown::kDeep, Shown::kTaught};
inline constexpr std::array<std::string_view, kShown> kShownNames{"Fast", "Deep", "Taught"};
inline Shown shown_of(Judge judge) { return judge == Judge::kDeep ? Shown::kDeep : Shown::kFast; }
inline std::string_view name_of(Shown shown) { return kShownNames[static_cast<std::size_t>(shown)]; }

class Run {
 public:
  enum class Stand : std::uint8_t { kLoading, kIdle, kRunning, kDone };

  // `keep`: the prefix of the keys under which verdicts are kept; they are of one model in one version.
  Run(Judge judge, std::string keep) : judge_(judge), keep_(std::move(keep)) {}
  // Of a taught judge: nothing is kept, as teaching goes on.
  explicit Run(Taught taught) : judge_(taught.base), taught_(std::move(taught)), stand_(Stand::kIdle) {}

  // Every tick, once all texts are here.
  void tend(const Texts& texts, const Shelf& shelf, Storage& storage, Inference& inference, bool writable);
  void start();  // or goes on
  void pause();

  Judge judge() const { return judge_; }  // that is asked
  Stand stand() const { return stand_; }
  bool running() const { return stand_ == Stand::kRunning; }
  std::size_t done() const { return verdicts_.size(); }  // the first so many texts are judged
  const std::vector<Verdict>& verdicts() const { return verdicts_; }
  std::size_t judged_now() const { return verdicts_.size() - begun_at_; }  // since it was started last
  const std::string& error() const { return error_; }                      // why it stopped
  const std::string& keep_error() const { return keep_error_; }            // why verdicts are not kept
  bool busy() const;  // there is work for the next tick without anything arriving

 private:
  void load(std::size_t texts, Storage& storage);
  void judge_fast(const Texts& texts, ml::text::FastScorer& scorer);
  void judge_deep(const Texts& texts, const DeepJudge& deep, Inference& inference);
  void keep(std::size_t texts, Storage& storage, bool writable);
  void stop(std::string why);

  Judge judge_;
  std::string keep_;  // empty: nothing is kept
  std::optional<Taught> taught_;
  Stand stand_ = Stand::kLoading;
  std::vector<Verdict> verdicts_;
  std::size_t begun_at_ = 0, kept_ = 0;
  std::string error_, keep_error_;
  bool keys_asked_ = false;
  Pending<std::vector<std::string>> keys_;
  std::vector<std::string> to_load_;
  Pending<std::vector<Blob>> chunk_;
  std::deque<Pending<std::vector<Features>>> batches_;  // on their way, in order
  std::size_t asked_ = 0;                               // texts that were given to the model
  std::size_t keeping_to_ = 0;
  Pending<Done> keeping_;
};

}  // namespace cairn::sentiment::desk

#pragma once
// The two models that judge tone, fast and deep, from their files to something that can be asked: whether they are on
// this device, fetching them, reading them. The deep one brings the heads for irony, sarcasm and emotion along. Nothing
// is fetched that was not asked for.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/sentiment/deep_judge.h"
#include "core/model_stand.h"
#include "core/ports.h"
#include "ml/model_manifest.h"
#include "ml/text/fast_model.h"
#include "ml/text/fast_scorer.h"

namespace cairn::sentiment::desk {

enum class Judge : std::uint8_t { kFast, kDeep };
inline constexpr std::size_t kJudges = 2;
inline constexpr std::array<Judge, kJudges> kAllJudges{Judge::kFast, Judge::kDeep};
inline constexpr std::array<std::string_view, kJudges> kJudgeNames{"Fast", "Deep"};
inline std::string_view name_of(Judge judge) { return kJudgeNames[static_cast<std::size_t>(judge)]; }

// The likeliest tone is said from these probabilities on.
struct Thresholds {
  double two = 0.5, three = 0.34;
};

class Shelf {
 public:
  using Stand = ModelStand;

  void tend(Models& models);     // every tick
  void look() { look_ = true; }  // what is on this device may have changed
  void fetch(Judge judge, Models& models);
  void cancel(Judge judge);
  void allow(Models& models);  // after kStopped
  void retry(Judge judge);     // after kFailed

  Stand stand(Judge judge) const { return of(judge).stand; }
  bool ready(Judge judge) const { return stand(judge) == Stand::kReady; }
  bool any_ready() const { return ready(Judge::kFast) || ready(Judge::kDeep); }
  bool settled() const;  // nothing is being looked up or read
  const std::string& error(Judge judge) const { return of(judge).error; }
  std::int64_t bytes(Judge judge) const { return of(judge).bytes; }  // to be here, with all that it brings
  std::int64_t here_bytes(Judge judge) const;                        // of these
  int version(Judge judge) const { return of(judge).version; }
  bool lasting() const { return lasting_; }  // false: what is fetched is gone with the page

  // What they are asked by; null unless ready.
  ml::text::FastScorer* scorer() const { return scorer_.get(); }
  const DeepJudge* deep() const { return deep_ ? &*deep_ : nullptr; }
  Thresholds thresholds(Judge judge) const { return of(judge).thresholds; }
  bool has_head(std::string_view question) const { return head_of(question) != nullptr; }  // the deep one
  double sure(std::string_view question) const;  // the probability from which on the head's answer is said; 1: no head

 private:
  struct Part {
    Stand stand = Stand::kUnknown;
    std::string error;
    std::int64_t bytes = 0, here = 0;
    int version = 0;
    Thresholds thresholds;
    std::vector<std::string> wanted;  // ids still to be fetched, the first is on its way
    std::int64_t step_bytes = 0, step_here = 0;
    Pending<Done> fetching;
    std::vector<std::string> files;  // to be read, the first is being read
    Pending<std::string> reading;
  };
  Part& of(Judge judge) { return parts_[static_cast<std::size_t>(judge)]; }
  const Part& of(Judge judge) const { return parts_[static_cast<std::size_t>(judge)]; }
  void take_in_list(Models& models);
  void stand_by(Judge judge, Models& models);
  void fetch_next(Judge judge, Models& models);
  void tend_fetch(Judge judge, Models& models);
  void tend_reading(Judge judge, Models& models);
  void begin_reading(Judge judge, Models& models);
  Status take_in_file(Judge judge, const std::string& path, const std::string& bytes);
  void fail(Judge judge, const Error& error);
  const ModelState* state_of(std::string_view id) const;
  const ml::ModelHead* head_of(std::string_view question) const;

  bool look_ = true, lasting_ = true;
  ModelList list_;
  Pending<ModelList> listing_;
  Pending<std::string> reading_manifest_;
  Pending<Done> allowing_;
  std::optional<ml::ModelManifest> manifest_;
  std::array<Part, kJudges> parts_;
  std::unique_ptr<ml::text::FastModel> fast_;
  std::unique_ptr<ml::text::FastScorer> scorer_;
  std::optional<DeepJudge> deep_;
};

}  // namespace cairn::sentiment::desk

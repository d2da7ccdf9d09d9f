#pragma once
// A collection that is open: its texts in memory, what models say of them, the rows that are shown and what they say
// together.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "apps/sentiment/desk/digest.h"
#include "apps/sentiment/desk/lens.h"
#include "apps/sentiment/desk/run.h"
#include "apps/sentiment/model.h"

namespace cairn::sentiment::desk {

class OpenCollection {
 public:
  enum class Stand : std::uint8_t {
    kLoading,
    kOpen,
    kGone,   // its texts are not on this device
    kFailed  // error() says why
  };
  struct World {
    const State& state;
    std::uint64_t version = 0;  // of the state
    const Shelf& shelf;
    Storage& storage;
    Inference& inference;
    int utc_offset_minutes = 0;
    bool writable = true;
  };

  OpenCollection(std::string id, std::size_t rows) : id_(std::move(id)), expected_(rows) {}

  void tend(const World& world);  // every tick
  bool busy() const;              // there is work for the next tick without anything arriving
  void retry();                   // after kFailed

  const std::string& id() const { return id_; }
  Stand stand() const { return stand_; }
  const std::string& error() const { return error_; }
  double share_loaded() const;
  const Texts& texts() const { return texts_; }
  const FileTones& file_tones() const { return file_; }
  const std::vector<std::int8_t>& own() const { return own_; }
  std::size_t own_count() const { return own_count_; }
  Run* run(Shown by);  // null: the judge is not ready, or nothing was taught
  const Run* run(Shown by) const;
  Rows rows(const Shelf& shelf) const;  // by the judge that was chosen
  Rows rows_by(Shown by, const Shelf& shelf) const;
  double threshold(Shown by, const Shelf& shelf) const;  // from which on a tone is said
  void teach(Taught taught);                             // a judge of the person's own begins
  void teach_nothing();                                  // and what it said goes with it
  const Lens& lens() const { return lens_; }
  const Digest& digest() const { return digest_; }
  Scale scale() const { return scale_; }

  Filter filter;
  // The next change of own tones was made in the table: the rows stay where they are until something else is asked for.
  bool stay = false;
  Shown shown = Shown::kFast;
  bool chosen = false;  // by the person; until then it is whoever has judged, the deep one before the fast one

 private:
  void load(Storage& storage);
  void finish_loading();
  void follow_state(const World& world);
  void follow_shelf(const Shelf& shelf);
  void choose_shown(const Shelf& shelf);

  std::string id_;
  std::size_t expected_;
  Stand stand_ = Stand::kLoading;
  std::string error_;
  std::size_t chunk_at_ = 0;
  Pending<std::vector<Blob>> chunk_;
  Texts texts_;
  FileTones file_;
  std::vector<std::int8_t> own_;
  std::size_t own_count_ = 0;
  std::uint64_t followed_ = ~0ull;  // the version of the state that was looked at last
  std::uint64_t tones_ = 0;         // counts the changes of own tones and scale
  std::uint64_t basis_ = 0;         // changes with own tones, scale and judge
  Scale scale_ = Scale::kThree;
  Shown seen_shown_ = Shown::kFast;
  std::array<std::optional<Run>, kShown> runs_;
  std::array<int, kJudges> versions_{};
  std::uint64_t teachings_ = 0;       // counts them
  std::vector<std::int8_t> lessons_;  // the own tones that taught the judge of the person's own
  Lens lens_;
  Digest digest_;
  bool more_ = false;
  std::size_t lens_done_ = 0;  // rows that were judged when the lens looked last
};

}  // namespace cairn::sentiment::desk

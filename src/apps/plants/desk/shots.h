#pragma once
// The photos that were chosen, on their way to an answer: the beginning of the file is read, the photo opened away from
// the page, measured, and seen by the model. One is opened while the one before is seen. None of it is logged, and the
// files stay with the page.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "apps/plants/recogniser.h"
#include "base/photo_header.h"
#include "core/ports.h"
#include "ml/vision/photo_quality.h"

namespace cairn::plants::desk {

inline constexpr int kOpenSide_px = 640;         // of its long side: as it is measured, seen and shown
inline constexpr std::size_t kMostShots = 1000;  // at once
inline constexpr std::size_t kMostMaps = 24;     // kept, 250 kB each

struct Shot {
  enum class Stand { kWaiting, kReading, kOpening, kSeeing, kDone, kRefused };

  ChosenPhoto file;
  Stand stand = Stand::kWaiting;
  std::string refusal;  // of kRefused: why, and what to do
  PhotoHeader header;
  int width = 0, height = 0;                    // upright
  std::optional<vision::PhotoQuality> quality;  // shortly after the answer
  Recognition seen;
  std::vector<float> features;  // of kDone
  std::vector<float> map;       // the features of every cell; only the last few shots keep theirs
  std::string not_shown;        // of kDone: why it could not be opened once more, and what to do

  bool show_wanted = false;  // its pixels are, before it is answered or once more
  bool map_wanted = false;   // of one that is answered: the model sees it anew

  bool answered() const { return !features.empty(); }  // also while it is looked at once more
  bool settled() const { return answered() || stand == Stand::kRefused; }
};

// Gets the pixels of every photo that was opened, reduced to kOpenSide_px, and the square of them that the model sees.
class ShotWatcher {
 public:
  virtual ~ShotWatcher() = default;
  virtual void opened(const Shot& shot, const vision::Image& photo, const vision::Image& square) = 0;
};

class Shots {
 public:
  // How many of them were left out, since more than kMostShots are not taken at once.
  std::size_t add(std::vector<ChosenPhoto> files, Photos& photos);
  // Every tick, and whenever something has arrived. While they are paused, and without a recogniser, photos are refused
  // or wait, and those that are wanted are opened to be shown.
  void tend(Photos& photos, Inference& inference, const Recogniser* recogniser, ShotWatcher& watcher);

  const std::vector<Shot>& all() const { return shots_; }
  const Shot* find(int number) const;
  std::size_t settled() const;
  // There is something to do that waits for nothing: it is to be tended again at once.
  bool soon() const { return seen_.has_value() || map_.ready() || has_room_for_opened(); }
  bool paused() const { return paused_; }
  void pause(bool on) { paused_ = on; }
  void stop(Photos& photos);                        // those that are not settled are given up
  void prefer(int number) { preferred_ = number; }  // it has its turn before the others
  // Its pixels are wanted, and handed on when they are here. False: that is known, or they cannot be had.
  bool show(int number);
  bool see_again(int number);  // the same, and its map is wanted too
  void remove(int number, Photos& photos);
  void clear(Photos& photos);

 private:
  Shot* next(Shot::Stand stand);
  Shot* shot(int number);
  void refuse(Shot& shot, const Error& error);
  void read_beginnings(Photos& photos);
  bool is_to_be_seen() const;
  bool has_room_for_opened() const;
  bool take_opened();
  void finish_seen(ShotWatcher& watcher);
  bool is_seeing() const { return has_recogniser_ && !paused_; }
  Shot* next_to_open();
  void open_one(Photos& photos);
  void forget_seeing();
  bool take_map(const Recogniser& recogniser);
  void ask(Inference& inference);
  void keep_map(Shot& seen, Features map);

  std::vector<Shot> shots_;
  bool paused_ = false;
  int preferred_ = 0;
  int reading_ = 0, opening_ = 0, seeing_ = 0;  // numbers
  bool opening_to_show_ = false;                // the model has no part in it
  bool has_recogniser_ = false;
  Pending<std::string> beginning_;
  Pending<PhotoPixels> pixels_;
  Pending<Features> map_;
  // Pixels of one. Its square goes to the model first, since that takes longest; measuring it and handing it on follow
  // the answer, each in a call of tend() of its own, so that none is long.
  struct Opened {
    int number = 0;
    vision::Image photo, square;
    bool asked = false;     // the model
    bool measured = false;  // once it was seen
  };
  std::optional<Opened> fresh_;  // to be seen
  std::optional<Opened> seen_;   // to be measured and handed on
  std::vector<int> mapped_;      // numbers of those with a map, the oldest first
};

}  // namespace cairn::plants::desk

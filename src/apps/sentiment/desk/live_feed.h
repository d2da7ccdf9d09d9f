#pragma once
// Made-up posts that arrive one by one and are judged as they arrive.

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "apps/sentiment/desk/digest.h"
#include "apps/sentiment/desk/shelf.h"
#include "apps/sentiment/feed.h"
#include "apps/sentiment/reading/reading.h"
#include "apps/sentiment/verdict.h"
#include "base/date.h"
#include "core/ports.h"

namespace cairn::sentiment::desk {

inline constexpr std::size_t kMostPosts = 2000;  // then it stops by itself

class LiveFeed {
 public:
  struct Item {
    Feed::Post post;
    Instant at;
    std::array<std::optional<Verdict>, kJudges> verdicts;
  };

  void tend(const Shelf& shelf, Inference& inference, Instant now);
  void start(Instant now);
  void stop();
  void clear();
  bool running() const { return next_at_.has_value(); }
  std::optional<std::int64_t> due_ms(Instant now) const;    // until the next post
  const std::deque<Item>& items() const { return items_; }  // the oldest first
  const std::string& error() const { return error_; }
  // By one judge: of the last so many posts that it has judged, on a scale of three.
  Tally last(Judge judge, double threshold, std::size_t most) const;
  std::vector<reading::ReadText> texts() const;

 private:
  void ask_deep(const Shelf& shelf, Inference& inference);

  std::optional<Feed> feed_;
  std::optional<Instant> next_at_;
  std::deque<Item> items_;
  std::string error_;
  Pending<std::vector<Features>> judging_;
  std::size_t judged_ = 0;  // by the deep judge
};

}  // namespace cairn::sentiment::desk

#pragma once
// Posts that nobody wrote: a stream about a made-up kettle, the Kestrel, and its app, to try the live view with. Made
// from patterns by a seed, so a feed can be seen again. Moods come and go: in an outage most posts are about the app.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "apps/sentiment/tone.h"
#include "base/random.h"

namespace cairn::sentiment {

inline constexpr std::uint32_t kShortestPause = 400, kLongestPause = 4000;  // milliseconds

struct FeedPost {
  std::string text, author;  // the author without "@"
  Tone meant = Tone::kNeutral;
  std::string topic;           // "delivery", "price", "quality", "app", "support" or "setup"
  bool ironic = false;         // says the opposite of what is meant
  std::uint32_t pause_ms = 0;  // until the next post
  std::size_t pattern = 0;     // that it was made from, below feed_patterns()
  friend bool operator==(const FeedPost&, const FeedPost&) = default;
};

class Feed {
 public:
  using Post = FeedPost;

  explicit Feed(std::uint64_t seed) : random_(seed) {}
  Post next();

 private:
  enum class Mood { kCalm, kOutage, kLateParcels, kPraise, kCount };

  void change_mood();
  std::size_t choose_pattern();

  Random random_;
  Mood mood_ = Mood::kCalm;
  std::size_t left_ = 0;  // posts until the mood changes
  bool begun_ = false;
  std::deque<std::size_t> recent_;  // patterns that were used last
};

std::size_t feed_patterns();

// The first so many posts of a feed.
std::vector<FeedPost> feed_posts(std::uint64_t seed, std::size_t count);

}  // namespace cairn::sentiment

// The feed of made-up posts.
#include "apps/sentiment/feed.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>

#include "apps/sentiment/feed_patterns.h"
#include "base/text.h"

namespace cairn::sentiment {
namespace {

TEST_CASE("feed: the same for the same seed, another for another") {
  CHECK(feed_posts(1, 200) == feed_posts(1, 200));
  CHECK(feed_posts(1, 20) != feed_posts(2, 20));
  const std::vector<FeedPost> longer = feed_posts(1, 200), shorter = feed_posts(1, 50);
  CHECK(std::equal(shorter.begin(), shorter.end(), longer.begin()));
}

TEST_CASE("feed: every pattern is reached, every post is whole") {
  CHECK(feed_patterns() >= 60);
  std::set<std::size_t> reached;
  std::set<std::string> texts;
  Feed feed(3);
  for (int i = 0; i < 4000; ++i) {
    const FeedPost post = feed.next();
    reached.insert(post.pattern);
    texts.insert(post.text);
    CHECK(is_valid_utf8(post.text));
    CHECK(post.text.find_first_of("{}") == std::string::npos);
    CHECK(trim(post.text).size() > 10);
    CHECK(post.text.size() < 280);
    CHECK(post.author.size() >= 6);
    CHECK(post.pause_ms >= kShortestPause);
    CHECK(post.pause_ms <= kLongestPause);
    const FeedPattern& pattern = all_feed_patterns()[post.pattern];
    CHECK(post.topic == feed_topic_name(pattern.topic));
    CHECK(post.meant == pattern.meant);
    CHECK(post.ironic == pattern.ironic);
  }
  CHECK(reached.size() == feed_patterns());
  CHECK(texts.size() > 2000);
}

TEST_CASE("feed: every topic has every tone, and the places of the patterns can be filled") {
  std::map<std::string_view, std::set<Tone>> tones;
  std::size_t ironic = 0;
  for (const FeedPattern& pattern : all_feed_patterns()) {
    tones[feed_topic_name(pattern.topic)].insert(pattern.meant);
    if (pattern.ironic) {
      ++ironic;
      CHECK(pattern.meant == Tone::kNegative);
    }
    for (std::size_t at = pattern.text.find('{'); at != std::string_view::npos; at = pattern.text.find('{', at + 1)) {
      const std::size_t close = pattern.text.find('}', at);
      REQUIRE(close != std::string_view::npos);
      const std::string place(pattern.text.substr(at + 1, close - at - 1));
      CAPTURE(place);
      CHECK(feed_words(place).size() >= 4);
    }
  }
  CHECK(tones.size() == static_cast<std::size_t>(FeedTopic::kCount));
  for (const auto& [topic, found] : tones) CHECK(found.size() == kTones);
  CHECK(ironic >= 6);
  CHECK(feed_words("nothing of the kind").empty());
}

TEST_CASE("feed: 300 posts hold every tone, and no pattern comes again at once") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const std::vector<FeedPost> posts = feed_posts(seed, 300);
    std::array<std::size_t, kTones> count{};
    for (std::size_t i = 0; i < posts.size(); ++i) {
      ++count[static_cast<std::size_t>(posts[i].meant)];
      for (std::size_t back = 1; back <= 5 && back <= i; ++back) CHECK(posts[i - back].pattern != posts[i].pattern);
    }
    for (const std::size_t of_tone : count) CHECK(of_tone > 30);
  }
}

TEST_CASE("feed: an outage makes complaints about the app frequent for a while") {
  Feed feed(5);
  std::vector<FeedPost> posts;
  posts.reserve(3000);
  for (int i = 0; i < 3000; ++i) posts.push_back(feed.next());
  constexpr std::size_t kWindow = 25;
  std::size_t most = 0, least = kWindow;
  for (std::size_t from = 0; from + kWindow <= posts.size(); ++from) {
    const auto begin = posts.begin() + static_cast<std::ptrdiff_t>(from);
    const auto complaints = static_cast<std::size_t>(
        std::count_if(begin, begin + static_cast<std::ptrdiff_t>(kWindow),
                      [](const FeedPost& post) { return post.topic == "app" && post.meant == Tone::kNegative; }));
    most = std::max(most, complaints);
    least = std::min(least, complaints);
  }
  CHECK(most >= 12);
  CHECK(least <= 1);
}

}  // namespace
}  // namespace cairn::sentiment

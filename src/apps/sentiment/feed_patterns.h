#pragma once
// What the posts of the feed are made from: patterns with places like {colour}, and what may stand there. Part of
// feed.cpp.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "apps/sentiment/tone.h"

namespace cairn::sentiment {

enum class FeedTopic : std::uint8_t { kDelivery, kPrice, kQuality, kApp, kSupport, kSetup, kCount };
std::string_view feed_topic_name(FeedTopic topic);

struct FeedPattern {
  FeedTopic topic;
  Tone meant;
  std::string_view text;
  bool ironic = false;
  bool outage = false;  // makes sense only while the app is down
};
const std::vector<FeedPattern>& all_feed_patterns();

// What may stand in a place; empty for a name that is none.
const std::vector<std::string_view>& feed_words(std::string_view place);

}  // namespace cairn::sentiment

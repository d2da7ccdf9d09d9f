#include "apps/sentiment/feed.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "apps/sentiment/feed_patterns.h"
#include "base/text.h"

namespace cairn::sentiment {
namespace {

constexpr std::size_t kNotAgain = 10;  // posts after which a pattern may come again
constexpr double kTypingError = 0.12, kNoCapitals = 0.12, kNoStop = 0.15, kEmoji = 0.22, kLouder = 0.1;

constexpr std::array<std::string_view, 18> kFirst{"quiet", "early", "rusty", "amber",  "misty", "brisk",
                                                  "tiny",  "lucky", "north", "velvet", "plain", "salty",
                                                  "old",   "sunny", "pale",  "wild",   "slow",  "inky"};
constexpr std::array<std::string_view, 18> kSecond{"otter", "teapot", "lantern", "fern",  "biscuit", "harbour",
                                                   "moth",  "pebble", "finch",   "ladle", "willow",  "comet",
                                                   "sprig", "marten", "thimble", "brook", "acorn",   "kite"};
constexpr std::array<std::string_view, 6> kGlad{"😊", "😍", "👍", "🎉", "❤️", ":)"};
constexpr std::array<std::string_view, 6> kCross{"😡", "🙄", "😞", "👎", "🤦", ":("};
constexpr std::array<std::string_view, 3> kThoughtful{"🤔", "☕", "🫖"};

template <class List>
std::string_view one_of(Random& random, const List& list) {
  return list[random.index(list.size())];
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string filled(Random& random, std::string_view pattern) {
  std::string out;
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    out += pattern.substr(0, open);
    pattern.remove_prefix(open);
    if (pattern.empty()) break;
    const std::size_t close = pattern.find('}');
    out += one_of(random, feed_words(pattern.substr(1, close - 1)));
    pattern.remove_prefix(close + 1);
  }
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

// Two letters in a word of five or more change places, or one is missing, or one is there twice.
void mistype(Random& random, std::string& text) {
  std::vector<std::size_t> places;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_letter(text[i])) continue;
    for (std::size_t at = start + 1; i >= start + 5 && at + 1 < i; ++at) places.push_back(at);
    start = i + 1;
  }
  if (places.empty()) return;
  const std::size_t at = places[random.index(places.size())];
  switch (random.index(3)) {
    case 0:
      std::swap(text[at], text[at + 1]);
      break;
    case 1:
      text.erase(at, 1);
      break;
    default:
      text.insert(at, 1, text[at]);
  }
}

// An ironic post looks glad as often as cross.
std::string_view emoji_for(Random& random, const FeedPattern& pattern) {
  const bool looks_glad = pattern.meant == Tone::kPositive || (pattern.ironic && random.chance(0.5));
  if (looks_glad) return one_of(random, kGlad);
  return pattern.meant == Tone::kNegative ? one_of(random, kCross) : one_of(random, kThoughtful);
}

std::string written(Random& random, const FeedPattern& pattern) {
  std::string text = filled(random, pattern.text);
  if (random.chance(kTypingError)) mistype(random, text);
  if (random.chance(kNoCapitals)) text = to_lower_ascii(text);
  if (text.back() == '.' && random.chance(kNoStop)) text.pop_back();
  if (text.back() == '!' && random.chance(kLouder)) text += "!!";
  if (random.chance(kEmoji)) {
    text += ' ';
    text += emoji_for(random, pattern);
  }
  return text;
}

std::string author(Random& random) {
  std::string name(one_of(random, kFirst));
  if (random.chance(0.3)) name += '_';
  name += one_of(random, kSecond);
  if (random.chance(0.5)) name += std::to_string(random.between(2, 99));
  return name;
}

}  // namespace

std::size_t feed_patterns() { return all_feed_patterns().size(); }

// Calm lies between all other moods.
void Feed::change_mood() {
  if (mood_ != Mood::kCalm || !begun_) {
    mood_ = Mood::kCalm;
    left_ = static_cast<std::size_t>(random_.between(50, 110));
    begun_ = true;
    return;
  }
  mood_ = static_cast<Mood>(random_.between(1, static_cast<std::int64_t>(Mood::kCount) - 1));
  left_ = static_cast<std::size_t>(random_.between(25, 50));
}

std::size_t Feed::choose_pattern() {
  const auto& patterns = all_feed_patterns();
  const bool of_the_mood = mood_ != Mood::kCalm && random_.chance(0.65);
  const auto suits = [&](const FeedPattern& pattern) {
    if (pattern.outage) return of_the_mood && mood_ == Mood::kOutage;
    if (!of_the_mood) return true;
    if (mood_ == Mood::kOutage) return pattern.topic == FeedTopic::kApp && pattern.meant == Tone::kNegative;
    if (mood_ == Mood::kLateParcels) return pattern.topic == FeedTopic::kDelivery && pattern.meant != Tone::kPositive;
    return pattern.meant == Tone::kPositive;
  };
  std::vector<std::size_t> choice;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    const bool again = std::find(recent_.begin(), recent_.end(), i) != recent_.end();
    if (suits(patterns[i]) && !again) choice.push_back(i);
  }
  if (choice.empty()) choice.push_back(recent_.front());
  const std::size_t chosen = choice[random_.index(choice.size())];
  recent_.push_back(chosen);
  if (recent_.size() > kNotAgain) recent_.pop_front();
  return chosen;
}

FeedPost Feed::next() {
  if (left_ == 0) change_mood();
  --left_;
  FeedPost post;
  post.pattern = choose_pattern();
  const FeedPattern& pattern = all_feed_patterns()[post.pattern];
  post.text = written(random_, pattern);
  post.author = author(random_);
  post.meant = pattern.meant;
  post.topic = std::string(feed_topic_name(pattern.topic));
  post.ironic = pattern.ironic;
  // Short pauses are commoner than long ones; while something is on, all are shorter.
  const double share = random_.unit() * random_.unit() * (mood_ == Mood::kCalm ? 1 : 0.5);
  post.pause_ms = kShortestPause + static_cast<std::uint32_t>(share * (kLongestPause - kShortestPause));
  return post;
}

std::vector<FeedPost> feed_posts(std::uint64_t seed, std::size_t count) {
  Feed feed(seed);
  std::vector<FeedPost> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(feed.next());
  return out;
}

}  // namespace cairn::sentiment

#include "apps/sentiment/feed_patterns.h"

#include <algorithm>
#include <array>
#include <utility>

namespace cairn::sentiment {
namespace {

using enum FeedTopic;
constexpr Tone kBad = Tone::kNegative, kPlain = Tone::kNeutral, kGood = Tone::kPositive;
constexpr bool kIronic = true, kLiteral = false, kOutage = true;

using Place = std::pair<std::string_view, std::vector<std::string_view>>;

const std::vector<Place>& places() {
  static const std::vector<Place> all{
      {"colour", {"white", "black", "green", "copper", "grey", "cream"}},
      {"very", {"really", "so", "very", "incredibly", "absurdly", "pretty"}},
      {"nice", {"lovely", "great", "brilliant", "gorgeous", "excellent", "fantastic"}},
      {"awful", {"awful", "terrible", "dreadful", "shocking", "useless", "appalling"}},
      {"days", {"two days", "three days", "a week", "nine days", "eleven days", "over a fortnight"}},
      {"minutes", {"two minutes", "ten minutes", "twenty minutes", "half an hour", "an hour"}},
      {"price", {"£39", "£45", "£59", "£79", "$60", "€55"}},
      {"courier", {"courier", "driver", "delivery firm", "postie"}},
      {"shop", {"the shop", "their site", "the outlet", "the department store"}},
      {"who", {"my mum", "my flatmate", "my husband", "my wife", "the whole office", "our daughter"}},
      {"part", {"lid", "handle", "base", "spout", "filter", "switch"}},
      {"drink", {"tea", "coffee", "noodles", "cocoa", "porridge"}},
      {"time", {"this morning", "last night", "yesterday", "on Sunday", "just now", "at 7 am"}},
      {"agent", {"Priya", "Tom", "the chat bot", "Agnes", "someone called Leo", "the phone line"}},
      {"phone", {"my phone", "my old tablet", "two phones", "my work phone", "the hub"}},
      {"version", {"2.1", "2.4", "3.0", "3.0.2", "the new version"}},
      {"weeks", {"a week", "three weeks", "a month", "two months", "half a year"}},
  };
  return all;
}

}  // namespace

std::string_view feed_topic_name(FeedTopic topic) {
  constexpr std::array<std::string_view, static_cast<std::size_t>(kCount)> kNames{"delivery", "price",   "quality",
                                                                                  "app",      "support", "setup"};
  return kNames[static_cast<std::size_t>(topic)];
}

const std::vector<std::string_view>& feed_words(std::string_view place) {
  static const std::vector<std::string_view> none;
  const auto found = std::find_if(places().begin(), places().end(), [&](const Place& p) { return p.first == place; });
  return found == places().end() ? none : found->second;
}

const std::vector<FeedPattern>& all_feed_patterns() {
  static const std::vector<FeedPattern> all{
      {kDelivery, kBad, "My Kestrel kettle is {days} late and nobody answers."},
      {kDelivery, kBad, "The {courier} threw the box over the gate. The {part} is cracked."},
      {kDelivery, kBad, "Ordered a {colour} one, got a {colour} one. {awful} service from {shop}."},
      {kDelivery, kBad, "Tracking has said 'out for delivery' for {days}. I give up."},
      {kDelivery, kPlain, "Does anyone know how long Kestrel takes to deliver? It has been {days}."},
      {kDelivery, kPlain, "Got the dispatch mail {time}, a {colour} Kestrel, parcel due in {days}."},
      {kDelivery, kPlain, "The {courier} left it with a neighbour."},
      {kDelivery, kGood, "Ordered {time}, already here. {very} impressed!"},
      {kDelivery, kGood, "Well packed, no plastic, and the {courier} was {very} friendly."},
      {kDelivery, kGood, "Delivery came {days} early, {nice} surprise"},
      {kDelivery, kGood, "Missed the parcel, they brought it round again {time}. Thank you!"},
      {kDelivery, kBad, "Only {days} for a kettle to cross the city, what a time to be alive", kIronic},

      {kPrice, kBad, "{price} for a kettle that boils water like any other? No."},
      {kPrice, kBad, "Bought it for {price}, {days} later it is half that. Feel cheated."},
      {kPrice, kBad, "They want a subscription for the timer now. Greedy."},
      {kPrice, kBad, "Replacement {part} costs {price}. That is a joke."},
      {kPrice, kPlain, "Kestrel kettle is {price} at {shop} right now."},
      {kPrice, kPlain, "Is the Kestrel ever on offer? I saw {price} {time}."},
      {kPrice, kPlain, "The {colour} one is {price}, the others are the same I think."},
      {kPrice, kGood, "Got the Kestrel for {price} in the sale, what a bargain"},
      {kPrice, kGood, "Worth every penny of the {price}. {who} wants one too."},
      {kPrice, kGood, "Cheaper than the big brands and {very} well made."},
      {kPrice, kGood, "They refunded the difference when the price dropped. That is how you keep customers!"},
      {kPrice, kBad, "Oh wonderful, the filter costs more than the kettle. Genius.", kIronic},

      {kQuality, kBad, "The {part} broke after {weeks}. {very} disappointed."},
      {kQuality, kBad, "My {drink} tastes of plastic. {awful}."},
      {kQuality, kBad, "It leaks at the {part}, there is water all over the counter again."},
      {kQuality, kBad, "Louder than a jet. {who} hates it."},
      {kQuality, kPlain, "The {colour} Kestrel holds 1.2 litres, in case anyone wonders."},
      {kQuality, kPlain, "Had mine for {weeks}. It is a kettle. It boils water."},
      {kQuality, kPlain, "Is the {part} meant to get warm?"},
      {kQuality, kGood, "Best kettle I have owned, {drink} in {minutes}!"},
      {kQuality, kGood, "{nice} pour, no drips, and the {colour} finish looks {very} good."},
      {kQuality, kGood, "{weeks} in and still like new. Love it."},
      {kQuality, kGood, "Quiet, quick, keeps warm for ages. {who} approves."},
      {kQuality, kBad, "Love how the {part} falls off every time I pour. Great engineering.", kIronic},

      {kApp, kBad, "The Kestrel app crashes every time I open the timer."},
      {kApp, kBad, "Since {version} the app has forgotten {phone}. {awful} update."},
      {kApp, kBad, "Why does a kettle need my location? Uninstalled."},
      {kApp, kBad, "App is {very} slow, boiling by hand takes less time."},
      {kApp, kBad, "Kestrel app down again, cannot start my {drink}.", kLiteral, kOutage},
      {kApp, kBad, "'Server not available' for {minutes} now. It is a KETTLE.", kLiteral, kOutage},
      {kApp, kBad, "Logged out {time} and it will not let me back in. Anyone else?", kLiteral, kOutage},
      {kApp, kBad, "No schedule, no keep warm, nothing. Third outage this month. {awful}.", kLiteral, kOutage},
      {kApp, kPlain, "Is the Kestrel app down for anyone else?", kLiteral, kOutage},
      {kApp, kPlain, "Status page says they are looking into it since {time}.", kLiteral, kOutage},
      {kApp, kBad, "Fantastic, my kettle is having a day off because a server is.", kIronic, kOutage},
      {kApp, kPlain, "App {version} is out, says it fixes the timer."},
      {kApp, kPlain, "Does the app work on {phone}?"},
      {kApp, kPlain, "You can set the temperature in the app, 70 to 100 degrees."},
      {kApp, kGood, "Water ready when I get up, the Kestrel schedule is {nice}."},
      {kApp, kGood, "{version} is a {nice} update, so much faster on {phone}."},
      {kApp, kGood, "App found the kettle at once and {who} could use it too. {nice}!"},
      {kApp, kGood, "The widget is {very} handy, {drink} from the sofa"},
      {kApp, kBad, "Another update that moves every button. Just what my {drink} needed.", kIronic},

      {kSupport, kBad, "{minutes} on hold, then they hung up."},
      {kSupport, kBad, "Support asked for the same photo three times. {awful}."},
      {kSupport, kBad, "{agent} promised a new {part} {weeks} ago. Still nothing."},
      {kSupport, kBad, "They blame my water. The {part} is clearly broken!"},
      {kSupport, kPlain, "What is the number of Kestrel support?"},
      {kSupport, kPlain, "Wrote to support {time}, waiting for an answer about the {part}."},
      {kSupport, kPlain, "Warranty is two years according to {shop}."},
      {kSupport, kGood, "{agent} sorted it in {minutes}, {very} kind."},
      {kSupport, kGood, "They sent a new {part} for free, no questions. {nice} support!"},
      {kSupport, kGood, "Shout out to {agent} at Kestrel, you saved my {drink}"},
      {kSupport, kGood, "Answer within {minutes}, and it worked. Rare these days."},
      {kSupport, kBad, "Thanks {agent}, 'turn it off and on' really fixed the hole in the {part}.", kIronic},

      {kSetup, kBad, "Spent {minutes} pairing it with {phone}. It still blinks red."},
      {kSetup, kBad, "The manual is {awful}, half of it is about another model."},
      {kSetup, kBad, "Setup wants an account, a phone number and a firmware update before I get {drink}. No thanks."},
      {kSetup, kBad, "Cannot get it onto the wifi, tried {phone} and a new router."},
      {kSetup, kPlain, "Do you have to boil it twice before the first use?"},
      {kSetup, kPlain, "Setting up the {colour} one {time}, it needs the 2.4 GHz network."},
      {kSetup, kPlain, "The {part} clicks in from the left."},
      {kSetup, kGood, "Out of the box to first {drink} in {minutes}. {nice}!"},
      {kSetup, kGood, "Setup was {very} easy, even {who} managed."},
      {kSetup, kGood, "Paired with {phone} at the first try, no account needed. Thank you!"},
      {kSetup, kGood, "Clear manual with real pictures, {nice}"},
      {kSetup, kBad, "Love a kettle that needs {minutes} of updates before it may get wet.", kIronic},
  };
  return all;
}

}  // namespace cairn::sentiment

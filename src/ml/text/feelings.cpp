#include "ml/text/feelings.h"

#include <array>
#include <utility>

namespace cairn::ml::text {
namespace {

struct Feeling {
  std::string_view name;
  std::u32string_view characters;
};

constexpr std::array kFeelings = {
    Feeling{"[laugh]", U"😂🤣😆😹😁"},
    Feeling{"[joy]", U"😀😃😄😊🙂☺😺😸😇😌🤗🙃😅"},
    Feeling{"[love]", U"❤😍🥰😘💕💖💗💓💞💘💙💚💛💜🖤🧡♥😻😚😙💋💝🤍"},
    Feeling{"[wink]", U"😉😜😏😝😛😋🤪"},
    Feeling{"[cry]", U"😢😭😿🥺"},
    Feeling{"[sad]", U"😞😔☹🙁😟😥😓💔😕😣😖😩😫😪"},
    Feeling{"[angry]", U"😡😠🤬👿😤😾🖕"},
    Feeling{"[fear]", U"😨😰😱😧😦🙀😬"},
    Feeling{"[surprise]", U"😮😲😯🤯😳😵"},
    Feeling{"[disgust]", U"🤢🤮💩👎"},
    Feeling{"[doubt]", U"🙄😒😑🤦🤷🤨"},
    Feeling{"[think]", U"🤔🧐"},
    Feeling{"[good]", U"👍👌👏🙌💪✌🤝🙏✅🤩💯👊"},
    Feeling{"[party]", U"🎉🎊🥳🎂🎁🍾🏆🎈💃"},
    Feeling{"[shine]", U"🔥⭐🌟✨☀🌞🌈💫"},
    Feeling{"[skull]", U"💀☠⚰"},
    Feeling{"[cool]", U"😎"},
    Feeling{"[ill]", U"😷🤒🤕🤧"},
    Feeling{"[tired]", U"😴🥱💤"},
    Feeling{"[blank]", U"😐😶"},
};

using Emoticon = std::pair<std::string_view, std::string_view>;
constexpr std::array kEmoticons = {
    Emoticon{":)", "[joy]"},    Emoticon{":-)", "[joy]"},  Emoticon{"(:", "[joy]"},      Emoticon{"=)", "[joy]"},
    Emoticon{":]", "[joy]"},    Emoticon{":^)", "[joy]"},  Emoticon{":d", "[laugh]"},    Emoticon{":-d", "[laugh]"},
    Emoticon{"=d", "[laugh]"},  Emoticon{"xd", "[laugh]"}, Emoticon{":')", "[laugh]"},   Emoticon{";)", "[wink]"},
    Emoticon{";-)", "[wink]"},  Emoticon{":p", "[wink]"},  Emoticon{":-p", "[wink]"},    Emoticon{";p", "[wink]"},
    Emoticon{":(", "[sad]"},    Emoticon{":-(", "[sad]"},  Emoticon{"=(", "[sad]"},      Emoticon{"):", "[sad]"},
    Emoticon{":[", "[sad]"},    Emoticon{":c", "[sad]"},   Emoticon{":'(", "[cry]"},     Emoticon{";_;", "[cry]"},
    Emoticon{"t_t", "[cry]"},   Emoticon{"d:", "[fear]"},  Emoticon{"<3", "[love]"},     Emoticon{"</3", "[sad]"},
    Emoticon{">:(", "[angry]"}, Emoticon{":@", "[angry]"}, Emoticon{":/", "[doubt]"},    Emoticon{":-/", "[doubt]"},
    Emoticon{":\\", "[doubt]"}, Emoticon{":|", "[blank]"}, Emoticon{":o", "[surprise]"}, Emoticon{":-o", "[surprise]"},
};

}  // namespace

std::string_view feeling_of(char32_t c) {
  if (c < 0x2000) return {};
  for (const Feeling& feeling : kFeelings)
    if (feeling.characters.find(c) != std::u32string_view::npos) return feeling.name;
  return {};
}

std::string_view feeling_of_emoticon(std::string_view shape) {
  for (const auto& [known, feeling] : kEmoticons)
    if (known == shape) return feeling;
  return {};
}

}  // namespace cairn::ml::text

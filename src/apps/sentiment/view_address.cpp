// What the rest of the program asks of the analyser's screens before their part is here.

#include "apps/sentiment/view.h"

namespace cairn::sentiment {
namespace {

constexpr std::string_view kCollectionPrefix = "texts/";

}  // namespace

Screen screen_of(std::string_view argument) {
  if (argument.empty()) return Screen::kTry;
  if (argument == "texts") return Screen::kTexts;
  if (argument == "evaluate") return Screen::kEvaluate;
  if (argument == "teach") return Screen::kTeach;
  if (argument == "feed") return Screen::kFeed;
  return argument.rfind(kCollectionPrefix, 0) == 0 ? Screen::kCollection : Screen::kNone;
}

std::string title_of(std::string_view argument) {
  switch (screen_of(argument)) {
    case Screen::kTexts:
    case Screen::kCollection:
      return "Sentiment: texts";
    case Screen::kEvaluate:
      return "Sentiment: evaluate";
    case Screen::kTeach:
      return "Sentiment: teach";
    case Screen::kFeed:
      return "Sentiment: live";
    case Screen::kTry:
    case Screen::kNone:
      break;
  }
  return "Sentiment";
}

std::string collection_href(std::string_view id) {
  return "#/sentiment/" + std::string(kCollectionPrefix) + std::string(id);
}

}  // namespace cairn::sentiment

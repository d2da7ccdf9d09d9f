#pragma once
// What to do now, in order, each with its reason.

#include <string>
#include <vector>

#include "apps/roadmap/content.h"
#include "apps/roadmap/model.h"

namespace cairn::roadmap {

enum class SuggestionKind { kSetUp, kReplan, kTopic, kStep, kGoal, kFinishWeek, kStartNext, kRest, kAllDone };

struct Suggestion {
  SuggestionKind kind{};
  int week = 0;
  std::string item_id;  // topic, step or goal
  std::string text;     // what to do
  std::string reason;   // why now, a sentence
  int minutes = 0;      // 0: not known
};

// At most `limit`, never empty. Learning goes first while its share of this week's logged time is below 40 %.
std::vector<Suggestion> suggestions(const Content& content, const State& state, Date today, int limit);

}  // namespace cairn::roadmap

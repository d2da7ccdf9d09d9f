#pragma once
// Fuzzy search over all content and notes: every word of the query must be found in an entry, whole words before
// prefixes before scattered letters; one wrong letter in words of five letters or more is forgiven.

#include <string>
#include <string_view>
#include <vector>

#include "apps/roadmap/content.h"
#include "apps/roadmap/model.h"

namespace cairn::roadmap {

enum class FoundKind { kWeek, kTopic, kResource, kStep, kGoal, kMilestone, kNote, kEvidence };

struct Found {
  FoundKind kind{};
  int week = 0;
  std::string item_id;
  std::string title;    // one line
  std::string context;  // "Week 7 · Numbers from your tasks"
  double score = 0;     // higher is better
};

class SearchIndex {  // content once; learner's texts whenever they change
 public:
  explicit SearchIndex(const Content& content);
  void update(const State& state);
  std::vector<Found> find(std::string_view query, std::size_t limit) const;

 private:
  struct Entry {
    Found found;
    std::string folded;  // lower case, diacritics folded
  };
  std::vector<Entry> content_, learner_;
};

// The matcher itself, shared with the command palette: nothing when it does not match.
std::optional<double> match_score(std::string_view folded_query, std::string_view folded_text);

}  // namespace cairn::roadmap

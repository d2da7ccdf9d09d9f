#include <doctest/doctest.h>

#include <algorithm>

#include "apps/roadmap/progress.h"
#include "apps/roadmap/today.h"
#include "roadmap_fixture.h"

using namespace cairn;
using namespace cairn::roadmap;
using namespace cairn::roadmap::testing;

namespace {

const Date kMonday = first_monday();
Date day(int offset) { return add_days(kMonday, offset); }

std::vector<SuggestionKind> kinds(const std::vector<Suggestion>& list) {
  std::vector<SuggestionKind> found;
  for (const Suggestion& suggestion : list) found.push_back(suggestion.kind);
  return found;
}

State in_week_two() {
  State state = started(kMonday);
  mark(state, 1, WeekStatus::kDone, day(6));
  return state;
}

using K = SuggestionKind;

}  // namespace

TEST_CASE("the first visit: set up, then begin week 1") {
  const Content content = make_content();
  const auto list = suggestions(content, State{}, kMonday, 6);
  CHECK(kinds(list) == std::vector<K>{K::kSetUp, K::kSetUp, K::kStartNext, K::kTopic, K::kStep, K::kStep});
  CHECK(list[0].item_id == "setup.editor");
  CHECK(list[2].text == "Start week 1: Title 1");
  CHECK(list[3].week == 1);
  CHECK(list[3].minutes == 240);
  for (const Suggestion& suggestion : list) CHECK_FALSE(suggestion.reason.empty());
  const auto early = suggestions(content, started(day(7)), kMonday, 3);
  CHECK(early.back().reason == "Your start is Mon 30 Nov; you may begin before.");
}

TEST_CASE("set-up items that are ticked make room for the next") {
  const Content content = make_content();
  State state;
  tick(state, "setup.editor", kMonday);
  tick(state, "setup.git", kMonday);
  const auto list = suggestions(content, state, kMonday, 2);
  CHECK(list[0].item_id == "setup.python");
  CHECK(list[1].kind == K::kStartNext);
}

TEST_CASE("learning goes first while it is below 40 %") {
  const Content content = make_content();
  State state = in_week_two();
  tick(state, item_id(2, "topic", 1), day(7));
  tick(state, item_id(2, "step", 1), day(7));
  SUBCASE("nothing logged") { CHECK(suggestions(content, state, day(8), 1)[0].kind == K::kTopic); }
  SUBCASE("only building logged") {
    log_time(state, 2, day(7), 120, Activity::kBuilding);
    const auto first = suggestions(content, state, day(8), 1)[0];
    CHECK(first.kind == K::kTopic);
    CHECK(first.item_id == item_id(2, "topic", 2));
    CHECK(first.reason == "Learning is at 0 % of this week\xE2\x80\x99s time and gets 40 %.");
  }
  SUBCASE("exactly 40 %") {
    log_time(state, 2, day(7), 60, Activity::kBuilding);
    log_time(state, 2, day(7), 40, Activity::kLearning);
    const auto first = suggestions(content, state, day(8), 1)[0];
    CHECK(first.kind == K::kStep);
    CHECK(first.item_id == item_id(2, "step", 2));
    CHECK(first.reason == "Learning has its 40 %; this is the next step to build.");
  }
  SUBCASE("last week's hours do not count") {
    log_time(state, 1, day(6), 600, Activity::kLearning);
    CHECK(suggestions(content, state, day(8), 1)[0].kind == K::kTopic);
  }
}

TEST_CASE("the whole list of a week: work, goals, the next week") {
  const Content content = make_content();
  State state = in_week_two();
  tick(state, item_id(2, "topic", 1), day(7));
  const auto list = suggestions(content, state, day(8), 20);
  CHECK(kinds(list) == std::vector<K>{K::kTopic, K::kStep, K::kStep, K::kStep, K::kGoal, K::kGoal, K::kStartNext});
  CHECK(list[4].reason == "When the work is done, check it: It runs.");
  CHECK(list.back().week == 3);
}

TEST_CASE("ticked goals make the week ready to be closed") {
  const Content content = make_content();
  State state = in_week_two();
  tick_all(state, content.week(2), day(8));
  CHECK(kinds(suggestions(content, state, day(8), 9)) == std::vector<K>{K::kFinishWeek, K::kStartNext});
  state.ticks.erase(item_id(2, "step", 3));
  const auto list = suggestions(content, state, day(8), 9);
  CHECK(list[0].kind == K::kFinishWeek);
  CHECK(list[0].reason == "All its goals are ticked; 1 item may stay open or be done first.");
  CHECK(list[1].item_id == item_id(2, "step", 3));
}

TEST_CASE("a missed week is said first") {
  const Content content = make_content();
  const auto list = suggestions(content, in_week_two(), day(14), 3);
  CHECK(list[0].kind == K::kReplan);
  CHECK(list[0].week == 2);
  CHECK(list[1].kind == K::kStartNext);
}

TEST_CASE("rest when the hours are done, on days off and on free weekdays") {
  const Content content = make_content();
  State state = in_week_two();
  SUBCASE("hours") {
    log_time(state, 2, day(7), 1440, Activity::kBuilding), log_time(state, 2, day(8), 60, Activity::kLearning);
  }
  SUBCASE("day off") { state.settings.days_off = {day(9)}; }
  SUBCASE("free weekday") { state.settings.free_weekdays = 1u << 2; }
  const auto list = suggestions(content, state, day(9), 4);
  CHECK(list[0].kind == K::kRest);
  CHECK(list.size() == 4);
  CHECK(suggestions(content, in_week_two(), day(9), 4)[0].kind != K::kRest);
}

TEST_CASE("a deferred week comes back when nothing else can go on, and then the end") {
  const Content content = make_content();
  State state = started(kMonday);
  for (int week = 1; week <= kWeekCount; ++week)
    mark(state, week, week == 25 ? WeekStatus::kDeferred : WeekStatus::kDone, day(5));
  const auto back = suggestions(content, state, day(8), 2);
  CHECK(back[0].week == 25);
  CHECK(back[0].reason == "You put it off until later; nothing else can go on before it.");
  mark(state, 25, WeekStatus::kSkipped, day(8));
  const auto end = suggestions(content, state, day(8), 5);
  REQUIRE(end.size() == 1);
  CHECK(end[0].kind == K::kAllDone);
}

TEST_CASE("suggestions of random states keep the limit, are never empty and name each item once") {
  const Content content = make_content();
  Random random(3);
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const Date today = day(static_cast<int>(random.between(0, 300)));
    const State state = random_state(content, random, today);
    const int limit = static_cast<int>(random.between(0, 12));
    const auto list = suggestions(content, state, today, limit);
    REQUIRE_FALSE(list.empty());
    REQUIRE(list.size() <= static_cast<std::size_t>(std::max(1, limit)));
    std::vector<std::string> ids;
    for (const Suggestion& suggestion : list) {
      REQUIRE_FALSE(suggestion.text.empty());
      REQUIRE_FALSE(suggestion.reason.empty());
      if (suggestion.item_id.empty()) continue;
      REQUIRE(state.ticks.count(suggestion.item_id) == 0);
      REQUIRE(std::find(ids.begin(), ids.end(), suggestion.item_id) == ids.end());
      ids.push_back(suggestion.item_id);
    }
  }
}

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "apps/plants/journal.h"
#include "base/random.h"

using namespace cairn;
using namespace cairn::plants;

namespace {

Date day(const char* iso) { return *parse_date(iso); }

void add(State& state, const std::string& id, const char* iso, std::optional<int> minute = {}, std::int64_t added = 0) {
  Observation o;
  o.day = day(iso);
  o.minute = minute;
  o.added_at = {added};
  state.observations.emplace(id, o);
}

TEST_CASE("the journal: the newest first; of a day the latest first, and those without a time last") {
  State state;
  add(state, "may", "2026-05-17", 600);
  add(state, "evening", "2026-07-20", 1200);
  add(state, "morning", "2026-07-20", 480);
  add(state, "some time", "2026-07-20", {}, 1);
  add(state, "some time, later", "2026-07-20", {}, 2);
  add(state, "july", "2026-07-01");
  add(state, "a year before", "2025-07-20");
  const Journal journal = journal_of(state);
  CHECK(journal.ids == std::vector<std::string>{"evening", "morning", "some time, later", "some time", "july", "may",
                                                "a year before"});
  CHECK(journal.months ==
        std::vector<Stretch>{{day("2026-07-01"), 0, 5}, {day("2026-05-01"), 5, 1}, {day("2025-07-01"), 6, 1}});
  CHECK(journal.days == std::vector<Stretch>{{day("2026-07-20"), 0, 4},
                                             {day("2026-07-01"), 4, 1},
                                             {day("2026-05-17"), 5, 1},
                                             {day("2025-07-20"), 6, 1}});
  CHECK(month_words(journal.months[1].day) == "May 2026");
}

TEST_CASE("the journal by month: months without an observation count too, and old ones are left out") {
  State state;
  CHECK(by_month(journal_of(state), 12).empty());
  add(state, "a", "2026-02-28");
  add(state, "b", "2025-12-31");
  add(state, "c", "2025-12-01");
  const auto counts = [&state](std::size_t most) {
    std::string words;
    for (const Stretch& month : by_month(journal_of(state), most))
      words += to_iso(month.day) + ":" + std::to_string(month.count) + " ";
    return words;
  };
  CHECK(counts(12) == "2025-12-01:2 2026-01-01:0 2026-02-01:1 ");
  CHECK(counts(2) == "2026-01-01:0 2026-02-01:1 ");
}

TEST_CASE("the journal: every observation stands in one month and on one day, whatever there is") {
  Random random(7);
  for (int round = 0; round < 50; ++round) {
    State state;
    const auto count = random.below(40);
    for (std::uint64_t i = 0; i < count; ++i) {
      Observation o;
      o.day = add_days(day("2025-12-01"), static_cast<int>(random.below(90)));
      if (random.below(2) == 0) o.minute = static_cast<int>(random.below(1440));
      state.observations.emplace("id" + std::to_string(i), o);
    }
    const Journal journal = journal_of(state);
    CHECK(journal.ids.size() == state.observations.size());
    for (const auto* stretches : {&journal.months, &journal.days}) {
      std::size_t next = 0;
      for (const Stretch& stretch : *stretches) {
        CHECK(stretch.first == next);
        CHECK(stretch.count > 0);
        next += stretch.count;
      }
      CHECK(next == journal.ids.size());
    }
    for (std::size_t i = 1; i < journal.ids.size(); ++i)
      CHECK(state.observations.at(journal.ids[i - 1]).day >= state.observations.at(journal.ids[i]).day);
  }
}

}  // namespace

// A learner who never was: Robin, in week 14 of the roadmap, one calendar week behind. Shows every screen with
// something on it. The same state for the same content and day.

#include <algorithm>
#include <array>
#include <utility>

#include "apps/roadmap/application.h"
#include "base/ids.h"
#include "base/random.h"

namespace cairn::roadmap {
namespace {

constexpr std::uint64_t kSeed = 0xCA1214;
constexpr int kCurrentWeek = 14;
constexpr int kCalendarWeeks = 14;      // full ones since the start
constexpr int kMissedCalendarWeek = 8;  // counted from 0: the holiday after the first milestone
constexpr int kFriday = 4, kSunday = 6;

struct SampleNote {
  int week, weekday;
  const char* text;
};

constexpr std::array<SampleNote, 15> kNotes{{
    {1, 1,
     "## Classes, at last\n\nA class is worth it when **data and the rules for it** belong together. `Task` knows "
     "whether it is "
     "overdue; the list does not.\n\n```python\n@dataclass\nclass Task:\n    title: str\n    done: bool = "
     "False\n```\n\n"
     "- [x] argparse instead of reading `sys.argv`\n- [ ] type hints in the rest of the file"},
    {1, 4,
     "Packaging took longer than the program. What helped:\n\n1. `pyproject.toml` with one entry point\n2. build, then "
     "install "
     "the wheel in a *fresh* environment\n3. TestPyPI first, always"},
    {2, 2,
     "### SQLite\n\nAlways use placeholders:\n\n```python\ndb.execute(\"select * from task where title like ?\", "
     "(f\"%{word}%\",))"
     "\n```\n\nThe file survives a crash in the middle of a write. JSON did not."},
    {3, 3,
     "The keyboard test found two bugs that the mouse never would:\n\n- the delete button was a `div`\n- focus went "
     "nowhere after "
     "deleting\n\n> A button is a button."},
    {4, 2,
     "**State draws the page.** I stopped asking “how do I change this element” and began asking “what is the state "
     "now”.\n\n"
     "Derived values (open tasks, counts) are computed, not stored."},
    {5, 5,
     "## Status codes I mixed up\n\n| Code | Means |\n|---|---|\n| 201 | made, with a Location |\n| 204 | done, "
     "nothing to say |\n"
     "| 400 | your fault, and here is which field |\n| 404 | no such task |\n\nCORS: the server has to allow the "
     "front-end's "
     "origin, the browser only enforces it."},
    {6, 4,
     "Passwords are hashed with a *slow* function on purpose. Tokens expire after 15 minutes; the refresh token lives "
     "in an "
     "HTTP-only cookie.\n\nOpen question: what happens to open tabs when I rotate the secret?"},
    {7, 1,
     "### pandas, first week\n\n`groupby` then `agg` covers most of what I wanted. Watch out for:\n\n- dates read as "
     "text "
     "(use `parse_dates`)\n- rates from three rows: I smooth with *(done + 2) / (all + 4)*"},
    {7, 4,
     "Five tasks by hand, score checked with pencil and paper. The script agreed on four; the fifth had a due date in "
     "the past "
     "and I had **forgotten to clamp**."},
    {8, 5,
     "# Task tracker is out\n\nTests run, then it deploys, and I did nothing but push. Cold start is about 40 s on the "
     "free "
     "plan, so the page says so.\n\n- [x] README with a screenshot\n- [x] custom sub-domain\n- [ ] ask two friends to "
     "try it"},
    {9, 3,
     "`useEffect` is for the world outside. Most of mine were computing something and became a plain variable.\n\nThe "
     "route is "
     "state too: filters belong into the address."},
    {10, 1,
     "Redux Toolkit: slices own their reducers, selectors are the only way to read. Time travel in the dev tools "
     "showed where "
     "the cart lost an item: two actions, one **stale** closure."},
    {11, 3,
     "## async in FastAPI\n\n`async def` only helps when everything below awaits. One blocking call in the upload made "
     "all "
     "requests wait.\n\n```python\nitems = await repo.page(after=cursor, limit=50)\n```\n\nPaging by cursor, not by "
     "offset: "
     "[why](https://docs.example.org/paging)."},
    {13, 4,
     "### The baseline is hard to beat\n\nBest-sellers: NDCG@10 of **0.22**. My first model: 0.19. After leaving out "
     "people with "
     "one purchase and weighing by time: 0.31.\n\n~~More factors~~ did nothing; *cleaner data* did."},
    {14, kSunday,
     "Plan for this week:\n\n- [x] response format of the suggestions, with a reason for each\n- [ ] chart of sales by "
     "category"
     "\n- [ ] does TensorFlow.js load fast enough on my old phone?"},
}};

struct SampleEvidence {
  int week;
  std::size_t goal;
  const char* title;
  const char* url;
  Grade grade;
};

constexpr std::array<SampleEvidence, 13> kEvidence{{
    {1, 1, "The package on a test index", "https://packages.example.org/robin-tasks", Grade::kDeclared},
    {1, 2, "Repository of the command-line tool", "https://git.example.org/robin/task-cli", Grade::kDeclared},
    {3, 2, "The page, opened on a phone", "https://robin.example.org/task-list/", Grade::kDeclared},
    {4, 2, "React version, live", "https://tasks-react.example.org/", Grade::kDeclared},
    {5, 0, "Recording of create, read, update and delete", "https://files.example.org/robin/week-5.har",
     Grade::kDeclared},
    {6, 0, "Two accounts, each with its own list; seen by a friend", "", Grade::kDeclared},
    {7, 1, "Insights of 42 tasks as CSV", "https://files.example.org/robin/insights.csv", Grade::kDeclared},
    {8, 0, "The task tracker", "https://tasks.example.org/", Grade::kDeclared},
    {8, 1, "A run of the pipeline: tests, then deployment", "https://git.example.org/robin/tasks/actions/118",
     Grade::kDeclared},
    {9, 0, "The shop's cart", "https://shop.example.org/cart", Grade::kDeclared},
    {11, 0, "API documentation with paging and uploads", "https://api.example.org/docs", Grade::kDeclared},
    {12, 0, "Answers with and without a token", "https://files.example.org/robin/week-12.har", Grade::kDeclared},
    {13, 1, "Evaluation against best-sellers: NDCG at 10 of 0.31 to 0.22",
     "https://git.example.org/robin/shop/blob/main/evaluation.md", Grade::kDeclared},
}};

constexpr std::array<const char*, 4> kLearningWords{"Course and notes", "Reading the documentation", "Exercises",
                                                    "Worked through an example again"};
constexpr std::array<const char*, 4> kBuildingWords{"Project", "Tests and fixes", "Deployment", "Cleaning up, README"};

// Minutes of an ordinary week, Monday to Sunday; Friday is free.
constexpr std::array<int, 7> kLearningMinutes{165, 135, 120, 60, 0, 0, 45};
constexpr std::array<int, 7> kBuildingMinutes{0, 75, 105, 180, 0, 260, 200};

class SampleLearner {
 public:
  SampleLearner(const Content& content, Date today)
      : content_(content), today_(today), start_(add_days(monday_of(today), -7 * kCalendarWeeks)), random_(kSeed) {}

  State make() {
    choose_settings();
    for (int week = 1; week < kCurrentWeek; ++week) work_through(week);
    begin_current_week();
    write_notes();
    add_evidence();
    return std::move(state_);
  }

 private:
  Date monday_of_week(int week) const {
    return add_days(start_, 7 * (week - 1 < kMissedCalendarWeek ? week - 1 : week));
  }
  // Today's things happened before anyone looked.
  Instant at(Date day, int minute) const {
    const int hour = day < today_ ? 17 : 4;
    return {(std::int64_t{day.days} * 24 * 60 + hour * 60 + minute) * 60'000};
  }
  std::string fresh_id() { return make_id(random_.next_u64()); }
  void tick(const std::string& id, Date day, int minute) { state_.ticks[id] = {at(day, minute)}; }

  void choose_settings();
  void log_time(int week, Date day, int minutes, Activity activity);
  void log_day(int week, int weekday);
  template <class Items>
  void tick_most(const Items& items, Date first_day, int days, double left_out);
  void work_through(int week);
  void begin_current_week();
  void write_notes();
  void add_evidence();

  const Content& content_;
  Date today_, start_;
  Random random_;
  State state_;
};

void SampleLearner::choose_settings() {
  state_.settings.start_date = start_;
  state_.settings.name = "Robin Example";
  state_.settings.free_weekdays = 1u << kFriday;
  state_.settings.days_off = {add_days(monday_of(today_), 23), add_days(monday_of(today_), 24)};
  state_.settings.welcome_dismissed = true;
  int minute = 0;
  for (const SetupItem& item : content_.setup) tick(item.id, add_days(start_, -1), minute += 9);
}

void SampleLearner::log_time(int week, Date day, int minutes, Activity activity) {
  if (minutes == 0) return;
  const int logged = std::max(15, static_cast<int>(random_.between(minutes * 3 / 4, minutes * 6 / 5)) / 5 * 5);
  const auto& words = activity == Activity::kLearning ? kLearningWords : kBuildingWords;
  const std::string comment = random_.chance(0.3) ? words[random_.index(words.size())] : "";
  state_.time[fresh_id()] = {week, day, logged, activity, comment};
}

void SampleLearner::log_day(int week, int weekday) {
  const auto i = static_cast<std::size_t>(weekday);
  const Date day = add_days(monday_of_week(week), weekday);
  log_time(week, day, kLearningMinutes[i], Activity::kLearning);
  log_time(week, day, kBuildingMinutes[i], Activity::kBuilding);
}

// Spread over `days` in their order; `left_out` of them, by chance, stay open.
template <class Items>
void SampleLearner::tick_most(const Items& items, Date first_day, int days, double left_out) {
  const int count = static_cast<int>(items.size());
  for (int i = 0; i < count; ++i) {
    if (random_.chance(left_out)) continue;
    tick(items[static_cast<std::size_t>(i)].id, add_days(first_day, i * days / count), 11 * i);
  }
}

void SampleLearner::work_through(int number) {
  const Week& week = content_.week(number);
  const Date monday = monday_of_week(number);
  tick_most(week.topics, monday, 3, 0.1);
  tick_most(week.resources, monday, 4, 0.65);
  tick_most(week.steps, add_days(monday, 1), 6, 0.12);
  tick_most(week.goals, add_days(monday, kSunday), 1, 0.08);
  for (int weekday = 0; weekday <= kSunday; ++weekday)
    if (!random_.chance(0.1)) log_day(number, weekday);
  state_.weeks[number] = {WeekStatus::kDone, "", at(add_days(monday, kSunday), 150)};
}

// Begun on the Sunday before, so that something is under way whatever day it is; never finished, however late.
void SampleLearner::begin_current_week() {
  const Week& week = content_.week(kCurrentWeek);
  const Date monday = monday_of(today_);
  const auto tick_first = [this](const auto& items, std::size_t from, std::size_t count, Date day) {
    for (std::size_t i = from; i < std::min(from + count, items.size()); ++i)
      tick(items[i].id, day, 60 + 11 * static_cast<int>(i));
  };
  const Date sunday = add_days(monday, -1);
  tick_first(week.topics, 0, 2, sunday);
  log_time(kCurrentWeek, sunday, 45, Activity::kLearning);
  for (int weekday = 0; weekday <= kSunday; ++weekday) {
    const Date day = add_days(monday, weekday);
    if (day > today_) break;
    const auto i = static_cast<std::size_t>(weekday);
    if (weekday < 3) tick_first(week.topics, 2 + i, 1, day);
    if (weekday > 0 && weekday < 4) tick_first(week.steps, i - 1, 1, day);
    if (day < today_)
      log_day(kCurrentWeek, weekday);
    else
      log_time(kCurrentWeek, day, 40, weekday < 3 ? Activity::kLearning : Activity::kBuilding);
  }
}

void SampleLearner::write_notes() {
  for (const SampleNote& note : kNotes) {
    const Date monday = note.week < kCurrentWeek ? monday_of_week(note.week) : add_days(monday_of(today_), -7);
    const Instant written = at(add_days(monday, note.weekday), static_cast<int>(random_.between(70, 160)));
    const Instant edited{written.ms + random_.between(0, 40) * 60'000};
    state_.notes[fresh_id()] = {note.week, note.text, written, edited};
  }
}

void SampleLearner::add_evidence() {
  for (const SampleEvidence& evidence : kEvidence) {
    const Week& week = content_.week(evidence.week);
    const std::string goal = evidence.goal < week.goals.size() ? week.goals[evidence.goal].id : "";
    if (!goal.empty()) state_.ticks[goal] = {at(add_days(monday_of_week(evidence.week), kSunday), 100)};
    const Instant added = at(add_days(monday_of_week(evidence.week), kSunday), 110 + static_cast<int>(evidence.goal));
    state_.evidence[fresh_id()] = {evidence.week, goal, evidence.title, evidence.url, evidence.grade, added};
  }
}

}  // namespace

State sample_state(const Content& content, Date today) { return SampleLearner(content, today).make(); }

}  // namespace cairn::roadmap

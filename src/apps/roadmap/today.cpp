#include "apps/roadmap/today.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "apps/roadmap/plan.h"
#include "apps/roadmap/progress.h"

namespace cairn::roadmap {
namespace {

constexpr std::size_t kSetUpAtOnce = 2;
constexpr int kUnknown_minutes = 30;  // what an item of unknown length counts for when learning and building take turns

bool ticked(const State& state, const std::string& id) { return state.ticks.count(id) > 0; }

template <class Items>
std::vector<const typename Items::value_type*> open_items(const Items& items, const State& state) {
  std::vector<const typename Items::value_type*> open;
  for (const auto& item : items)
    if (!ticked(state, item.id)) open.push_back(&item);
  return open;
}

template <class Items>
bool any_ticked(const Items& items, const State& state) {
  return std::any_of(items.begin(), items.end(), [&state](const auto& item) { return ticked(state, item.id); });
}

std::string named(const Week& week) { return "week " + std::to_string(week.number) + ": " + week.title; }

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

class Adviser {
 public:
  Adviser(const Content& content, const State& state, Date today)
      : content_(content), state_(state), today_(today), budget_(budget_of(state, today)) {}

  std::vector<Suggestion> run();

 private:
  void set_up();
  void replan();
  void rest();
  void begin(const Week& week);
  void finish(const Week& week);
  std::string share_reason() const;
  void work(const Week& week);
  void goals(const Week& week, bool work_left);
  void look_ahead(const Week& week);
  bool untouched(const Week& week) const;
  void add(SuggestionKind kind, int week, std::string item_id, std::string text, std::string reason, int minutes = 0) {
    list_.push_back({kind, week, std::move(item_id), std::move(text), std::move(reason), minutes});
  }

  const Content& content_;
  const State& state_;
  Date today_;
  WeekBudget budget_;
  std::vector<Suggestion> list_;
};

// Before the first week is closed: what the work will need.
void Adviser::set_up() {
  if (!state_.weeks.empty()) return;
  const auto open = open_items(content_.setup, state_);
  for (std::size_t i = 0; i < std::min(open.size(), kSetUpAtOnce); ++i)
    add(SuggestionKind::kSetUp, 0, open[i]->id, open[i]->text, "Set this up once; the weeks to come build on it.");
}

void Adviser::replan() {
  const Lateness late = lateness(content_, state_, today_);
  if (late.missed_weeks.empty()) return;
  const std::size_t count = late.missed_weeks.size();
  const std::string which =
      count == 1 ? "week " + std::to_string(late.missed_weeks.front()) : counted(count, "week", "weeks");
  add(SuggestionKind::kReplan, late.missed_weeks.front(), {}, "Preview a new plan",
      "The planned days of " + which + " have passed; the dates can move within your weekly hours.");
}

void Adviser::rest() {
  const Date monday = monday_of(today_);
  const auto weekday = static_cast<unsigned>(days_between(monday, today_));
  const std::int64_t available = available_minutes(state_.settings, monday);
  const std::int64_t logged = budget_.learning_minutes + budget_.building_minutes;
  const std::vector<Date>& off = state_.settings.days_off;
  if (available > 0 && logged >= available)
    add(SuggestionKind::kRest, 0, {}, "Rest: this week\xE2\x80\x99s hours are done",
        format_hours(logged) + " of " + format_hours(available) + " are logged; new ones come on Monday.");
  else if (std::binary_search(off.begin(), off.end(), today_))
    add(SuggestionKind::kRest, 0, {}, "Rest today", format_date(today_, today_) + " is one of your days off.");
  else if (state_.settings.free_weekdays & (1u << weekday))
    add(SuggestionKind::kRest, 0, {}, "Rest today", "Nothing is planned on this day of the week.");
}

bool Adviser::untouched(const Week& week) const {
  return !any_ticked(week.topics, state_) && !any_ticked(week.steps, state_) && !any_ticked(week.goals, state_) &&
         std::none_of(state_.time.begin(), state_.time.end(),
                      [&week](const auto& entry) { return entry.second.week == week.number; });
}

// A week in which nothing was done yet.
void Adviser::begin(const Week& week) {
  const Date start = start_date(state_.settings, today_);
  std::string reason;
  if (start > today_) {
    reason = "Your start is " + format_date(start, today_) + "; you may begin before.";
  } else if (state_.weeks.count(week.number)) {
    reason = "You put it off until later; nothing else can go on before it.";
  } else if (week.needs.empty()) {
    reason = "Nothing has to come before it.";
  } else {
    reason = "What it builds on is behind you: ";
    for (std::size_t i = 0; i < week.needs.size(); ++i) {
      if (i > 0) reason += i + 1 == week.needs.size() ? " and " : ", ";
      reason += (i == 0 ? (week.needs.size() == 1 ? "week " : "weeks ") : "") + std::to_string(week.needs[i]);
    }
    reason += ".";
  }
  add(SuggestionKind::kStartNext, week.number, {}, "Start " + named(week), std::move(reason), week.effort_hours * 60);
}

void Adviser::finish(const Week& week) {
  const std::size_t left = open_items(week.topics, state_).size() + open_items(week.steps, state_).size();
  std::string reason = "All its goals are ticked";
  reason += left == 0 ? " and nothing is left to do."
                      : "; " + counted(left, "item", "items") + " may stay open or be done first.";
  add(SuggestionKind::kFinishWeek, week.number, {}, "Mark " + named(week) + " as done", std::move(reason));
}

// Says a figure only of time that was really logged: the one that the hours of this week show too.
std::string Adviser::share_reason() const {
  const std::int64_t logged = budget_.learning_minutes + budget_.building_minutes;
  if (logged == 0 || budget_.learning_minutes * 100 >= logged * kLearningPercent)
    return "Then it is learning\xE2\x80\x99s turn: it gets 40 % of the time.";
  return "Learning is at " + std::to_string(budget_.learning_minutes * 100 / logged) +
         " % of this week\xE2\x80\x99s time and gets 40 %.";
}

// Topics and steps take turns so that learning comes to 40 % of this week's time, counting the suggestions as done.
void Adviser::work(const Week& week) {
  const auto topics = open_items(week.topics, state_);
  const auto steps = open_items(week.steps, state_);
  std::int64_t learning = budget_.learning_minutes;
  std::int64_t building = budget_.building_minutes;
  bool first_topic = true;
  bool first_step = true;
  auto topic = topics.begin();
  auto step = steps.begin();
  while (topic != topics.end() || step != steps.end()) {
    const std::int64_t all = learning + building;
    const bool behind = all == 0 || learning * 100 < all * kLearningPercent;
    if (topic != topics.end() && (behind || step == steps.end())) {
      std::string reason = "The next thing to learn this week.";
      if (first_topic && step == steps.end())
        reason = "Every step is ticked; this is left to learn.";
      else if (first_topic && all == 0)
        reason = "Learning opens the week; it gets 40 % of the time.";
      else if (first_topic && behind)
        reason = share_reason();
      first_topic = false;
      const int minutes = (*topic)->minutes;
      add(SuggestionKind::kTopic, week.number, (*topic)->id, (*topic)->text, std::move(reason), minutes);
      learning += minutes > 0 ? minutes : kUnknown_minutes;
      ++topic;
    } else {
      std::string reason = "The step after that.";
      if (first_step) {
        reason = topics.empty() ? "Every topic is ticked; this is the next step to build."
                                : "Learning has its 40 %; this is the next step to build.";
        if (!any_ticked(week.steps, state_) && !week.project_title.empty())
          reason = "The first step of \xE2\x80\x9C" + week.project_title + "\xE2\x80\x9D.";
      }
      first_step = false;
      const int minutes = (*step)->minutes;
      add(SuggestionKind::kStep, week.number, (*step)->id, (*step)->text, std::move(reason), minutes);
      building += minutes > 0 ? minutes : kUnknown_minutes;
      ++step;
    }
  }
}

void Adviser::goals(const Week& week, bool work_left) {
  for (const Goal* goal : open_items(week.goals, state_)) {
    std::string reason = work_left ? "When the work is done, check it: " : "The work is done, so check it: ";
    reason += goal->bar.empty() ? "does it hold?" : goal->bar;
    if (const char end = reason.back(); end != '.' && end != '?') reason += '.';
    add(SuggestionKind::kGoal, week.number, goal->id, goal->text, std::move(reason));
  }
}

// The week after this one, once this one is closed.
void Adviser::look_ahead(const Week& week) {
  for (const Week& next : content_.weeks) {
    if (next.number == week.number || state_.weeks.count(next.number)) continue;
    const bool ready = std::all_of(next.needs.begin(), next.needs.end(), [&](int need) {
      const auto mark = state_.weeks.find(need);
      return need == week.number || (mark != state_.weeks.end() && mark->second.status != WeekStatus::kDeferred);
    });
    if (!ready) continue;
    add(SuggestionKind::kStartNext, next.number, {}, "Look into " + named(next),
        "It is next once week " + std::to_string(week.number) + " is done.");
    return;
  }
}

std::vector<Suggestion> Adviser::run() {
  const int current = current_week(content_, state_);
  if (current == 0) {
    add(SuggestionKind::kAllDone, 0, {}, "The roadmap is behind you",
        "All " + std::to_string(kWeekCount) + " weeks are decided on; your portfolio shows what you built.");
    return std::move(list_);
  }
  const Week& week = content_.week(current);
  replan();
  set_up();
  rest();
  const bool work_left = !open_items(week.topics, state_).empty() || !open_items(week.steps, state_).empty();
  const bool goals_left = !open_items(week.goals, state_).empty();
  if (!goals_left && (!work_left || !week.goals.empty())) finish(week);
  if (untouched(week)) begin(week);
  work(week);
  goals(week, work_left);
  look_ahead(week);
  return std::move(list_);
}

}  // namespace

std::vector<Suggestion> suggestions(const Content& content, const State& state, Date today, int limit) {
  std::vector<Suggestion> list = Adviser(content, state, today).run();
  const auto most = static_cast<std::size_t>(std::max(1, limit));
  if (list.size() > most) list.resize(most);
  return list;
}

}  // namespace cairn::roadmap

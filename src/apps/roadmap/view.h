#pragma once
// The companion's screens. Each draws constant state and emits: commands through Out::submit, wishes to the shell
// through Out::actions. What a screen remembers between passes (drafts, filters, what is open) is its View struct; none
// of it is logged.

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "apps/roadmap/commands.h"
#include "apps/roadmap/content.h"
#include "apps/roadmap/forecast.h"
#include "apps/roadmap/model.h"
#include "apps/roadmap/plan.h"
#include "apps/roadmap/progress.h"
#include "apps/roadmap/search.h"
#include "apps/roadmap/today.h"
#include "ui/actions.h"
#include "ui/shortcuts.h"
#include "ui/ui.h"

namespace cairn::roadmap {

// Figures of the current state, computed once per change of state or day.
struct Derived {
  Date today;
  Progress progress;
  AcceptedPlan plan;
  Lateness lateness;
  Forecast forecast;
  WeekBudget budget;
  std::vector<Suggestion> suggestions;
  int current_week = 0;
};
Derived derive(const Content& content, const State& state, Date today, int utc_offset_minutes);

struct ViewContext {
  const Content& content;
  const State& state;
  const Derived& derived;
  Instant now;
  int utc_offset_minutes = 0;
  bool writable = true;  // false: another tab writes; controls that change say why they are off
  bool in_sample = false;
  const std::set<std::string>* sent = nullptr;  // items that stand among the tasks; null: none
  std::span<const ui::ShortcutGroup> shortcuts = {};
  std::function<void(ui::Ui&)> own_tasks = {};  // draws the person's own tasks of this day, for Today; may be empty
  const std::vector<std::string>* apps_in_menu =
      nullptr;  // ids of the applications that can be opened; none by default
  std::string_view read_only_because() const { return writable ? "" : "Cairn is open for writing in another tab"; }
};

// Decides at once, so that an error can be shown beside its cause; what was decided is committed after the pass.
class Out {
 public:
  Out(const State& state, Context context) : state_(state), context_(std::move(context)) {}
  Status submit(const Command& command);
  ui::Actions actions;

  struct Gesture {
    std::string kind;
    Events events;
  };
  std::vector<Gesture>& gestures() { return gestures_; }
  const Context& context() const { return context_; }

 private:
  const State& state_;
  Context context_;
  std::vector<Gesture> gestures_;
  std::optional<State> ahead_;  // with this pass's gestures, once a second one is decided
};

// A form for one time entry, used on several screens.
struct TimeDraft {
  bool open = false;
  std::string entry_id;  // empty: a new one
  int week = 0;
  std::string day, minutes, comment;  // as typed
  int activity = 1;
  std::string error, error_where;
};

struct TodayView {
  TimeDraft time;
  std::string start_date, hours;  // first-minute card, as typed
  int free_weekdays = 0;
  bool loaded = false;    // the card's fields hold what the settings say
  bool changing = false;  // on a phone: the fields are shown
  std::string error, error_where;
};
struct RoadmapView {
  int filter = 0;  // all, open, done, with notes...
  std::string query;
  std::vector<std::string> folded;  // each week's words, for the search field
};
struct NoteDraft {
  std::string text;
  std::string note_id;  // empty until the new note was first saved
  std::string seen;     // the note's text in the state at the last pass, to notice undo and other tabs
  std::string error;
  int week = 0;
  bool editing = false;
  bool dirty = false;
  bool preview = false;
  Instant changed_at;
};
struct EvidenceDraft {
  bool open = false;
  std::string evidence_id;  // empty: a new one
  std::string goal_id, title, url;
  std::string error, error_where;
};
struct WeekView {
  int week = 0;
  std::map<std::string, NoteDraft> notes;   // by note id; "new 7" is the one being begun in week 7
  std::map<std::string, bool> whole_notes;  // long notes that are shown to their end
  std::size_t notes_shown = 20;
  EvidenceDraft evidence;
  TimeDraft time;
  bool all_time_entries = false;
  int marking = -1;  // WeekStatus that a reason is being given for
  std::string reason, reason_error;
};
struct PlanView {
  std::optional<Plan> preview;
  std::string error;
  bool all_weeks = false;  // the list of weeks to come is shown to its end
};
struct PortfolioView {
  std::string name, seen;  // as typed; the settings' name when it was last taken over
  std::string error;
  bool loaded = false;
};
struct SettingsView {
  std::string start_date, hours, day_off, name, error, error_where;
  std::optional<Settings> seen;  // what the fields were filled from, to notice undo and other tabs
  int text_size_percent = 0;     // while the slider is dragged; 0: as in the settings
};
struct SearchView {
  std::string query;
  std::string found_for;       // the query that `found` answers
  std::uint64_t found_in = 0;  // a fingerprint of the notes and evidence that were searched
  bool searched = false;
  std::vector<Found> found;
};

void draw_today(ui::Ui& ui, const ViewContext& context, TodayView& view, Out& out);
void draw_roadmap(ui::Ui& ui, const ViewContext& context, RoadmapView& view, Out& out);
void draw_week(ui::Ui& ui, const ViewContext& context, int week, WeekView& view, Out& out);
void draw_plan(ui::Ui& ui, const ViewContext& context, PlanView& view, Out& out);
void draw_portfolio(ui::Ui& ui, const ViewContext& context, PortfolioView& view, Out& out);
void draw_settings(ui::Ui& ui, const ViewContext& context, SettingsView& view, Out& out);
void draw_search(ui::Ui& ui, const ViewContext& context, const SearchIndex& index, SearchView& view, Out& out);

// Milliseconds until a draft should be committed by itself, if one is waiting; the shell asks for a tick then.
std::optional<int> commit_due_drafts(const ViewContext& context, WeekView& view, Out& out);

// Shared pieces (view_parts.cpp).
void open_time_form(TimeDraft& draft, int week, Date day);
void open_time_form(TimeDraft& draft, const std::string& entry_id, const TimeEntry& entry);
void draw_time_form(ui::Ui& ui, const ViewContext& context, TimeDraft& draft,
                    Out& out);                                                // nothing while it is not open
void draw_timer(ui::Ui& ui, const ViewContext& context, int week, Out& out);  // starts for `week`; shows any
std::string resource_status_words(const Resource& resource);                  // "Changed · checked 21 Jul 2026"
std::string hours_words(std::int64_t minutes);                                // "12.5 h"
std::string_view activity_words(Activity activity);                           // "Learning"
std::string date_range_words(Date first, Date last);  // "4-10 Jan", "28 Dec - 3 Jan", with typographic dashes
std::string counted(std::int64_t count, std::string_view one, std::string_view many);  // "1 note", "2 notes"
void phase_badge(ui::Ui& ui, const Content& content, int week);                        // "Phase 1 · Foundations"

enum class WeekState { kOpen, kStarted, kCurrent, kDone, kSkipped, kDeferred };
// Seven days to choose from, Monday first; the new set when it was just changed (bit 0 = Monday).
std::optional<std::uint8_t> weekday_picker(ui::Ui& ui, std::string_view label, std::uint8_t chosen,
                                           std::string_view disabled_because);  // view_settings.cpp

WeekState week_state(const ViewContext& context, int week);
std::string_view week_state_words(WeekState state);
void week_state_badge(ui::Ui& ui, WeekState state);

}  // namespace cairn::roadmap

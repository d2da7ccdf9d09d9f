#pragma once
// The tracker's screens. Each draws constant state and emits: commands through Out::submit, wishes to the shell through
// Out::actions. What a screen remembers between passes (drafts, filters, what is open) is in View; none of it is
// logged.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "apps/tasks/arrange.h"
#include "apps/tasks/commands.h"
#include "apps/tasks/derived.h"
#include "apps/tasks/insights.h"
#include "apps/tasks/insights_forecast.h"
#include "apps/tasks/model.h"
#include "apps/tasks/quotes.h"
#include "apps/tasks/transfer/transfer.h"
#include "base/door.h"
#include "core/part_loader.h"
#include "ui/actions.h"
#include "ui/route.h"
#include "ui/ui.h"

namespace cairn::tasks {

struct ViewContext {
  const State& state;
  const Derived& derived;
  const Learning& learning;
  PartLoader& parts;
  const Quotes* quotes = nullptr;    // null: not there (yet)
  std::uint64_t version = 0;         // of the state
  const ui::Route* route = nullptr;  // the address; null in tests of parts
  std::uint64_t derivation = 0;      // counts what `derived` was: another one may have other scores
  Instant now;
  int utc_offset_minutes = 0;
  bool writable = true;  // false: another tab writes; controls that change say why they are off
  std::string_view read_only_because() const { return writable ? "" : "Cairn is open for writing in another tab"; }
};

// Decides at once, so that an error can be shown beside its cause; what was decided is committed after the pass.
class Out {
 public:
  Out(const State& state, Context context) : state_(state), context_(std::move(context)) {}
  Status submit(const Command& command);
  // Both in one gesture, so that one undo takes both back. The second one sees what the first one did.
  Status submit(const Command& first, const Command& then);
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

// The fields of the task that is open for editing, as typed.
struct Editor {
  std::string id;            // of the task; empty: none is open
  std::optional<Task> seen;  // what the fields were filled from, to notice undo and other tabs
  std::string title, note, project, tags, due, defer, repeat, estimate, subtask, waits_for, minutes;
  std::map<std::string, std::string, std::less<>> errors;  // beside the field of that name
  bool escaped = false;                                    // out of a field that proposes
  bool opened = false;                                     // it has been drawn
  bool revealed = false;                                   // and brought into sight
};

// A file that was read, and what it would add.
struct Incoming {
  std::string file_name, bytes;
  int as = 0;  // 0: the format was detected; else one more than the Format
  Import import;
  bool leave_out = true;  // what is here already
  ImportOutcome outcome;
  std::uint64_t version = 0;  // of the state that it was fitted into

  struct Sample {           // one of the tasks that are shown beforehand
    std::size_t row = 0;    // its place in `import.tasks`
    std::size_t depth = 0;  // how many tasks it is a part of, one within the other
    std::string part_of;    // title of the one next above it
  };
  std::vector<Sample> sample;
};

enum class Screen { kList, kBoard, kMatrix, kCalendar, kInsights, kLearning, kTransfer, kNone };

// The keys of a row in the list, beside the arrows, Home, End and Enter.
inline constexpr std::string_view kRowKeys = "c x s t d j k 1 2 3 4";
// Those of a card, which the arrows move to the column beside; up, down, Home and End go through its column.
inline constexpr std::string_view kCardKeys = "ArrowLeft ArrowRight c s t d j k 1 2 3 4";
// Those of the page: to the line that adds a task, to the filter, to the first and to the last row.
inline constexpr std::string_view kPageKeys = "a f j k";

struct View {
  Screen screen = Screen::kNone;  // that was drawn last
  std::string quick;              // the line to add from
  std::set<std::string> literal;  // phrases of it that are not to be understood
  std::string quick_error;
  bool quick_wanted = false;        // it is to have the focus
  std::string query;                // filter.h
  std::string settled;              // the query as the address has it: not while it is being typed
  std::optional<Instant> typed_at;  // the last letter of a query that the address does not have yet
  Sort sort = Sort::kScore;
  Group group = Group::kNone;
  bool selecting = false;
  std::set<std::string> selected;
  std::string filter_name, filter_error;  // of the filter that is being saved or renamed
  std::string renamed_filter;             // its id; empty: a new one is being saved
  bool saving_filter = false;
  Editor editor;
  std::string focused;                            // the task whose row has the focus
  std::string focus_wanted;                       // the task whose row is to have it
  std::string bulk_field, bulk_text, bulk_error;  // what is being set for all selected tasks
  Date month;                                     // of the calendar: its first day
  std::optional<Date> day;                        // of the calendar: the one that is open
  std::optional<bool> week;                       // of the calendar: a week is shown, not a month; nothing: not chosen
  std::string day_line, day_error;                // of the calendar: the line to add to the open day from
  int board_by = 0;
  std::string moving;         // the task whose card shows where it can be moved to
  std::string asked_to_wait;  // the task that was put among those that wait, and waits for nothing
  struct Leaving {            // the card that a key has changed: it may leave its column
    std::string task, column;
    std::vector<std::string> next;  // tasks whose cards the focus goes on to then, the likeliest first
  };
  std::optional<Leaving> leaving;
  Period period = Period::kTwelveWeeks;

  struct Figures {  // of the insights, kept while they hold
    std::uint64_t version = ~0ull;
    Date day;
    Insights insights;
    Forecast forecast;
    BackTest back_test;
  };
  std::optional<Figures> figures;

  std::optional<Incoming> incoming;
  std::string incoming_error, pasted;
  std::size_t other_quotes = 0;  // how many were asked for on top of the day's
  int outgoing = 0;              // all, open, what the filter shows

  // What was arranged for what, so that a pass which changes nothing of it arranges nothing.
  struct Arranged {
    std::uint64_t derivation = ~0ull;
    std::string query;
    Sort sort{};
    Group group{};
    std::string error;       // why the query says nothing; what is shown is then that of the last one that did
    std::string good_query;  // the last one that said something
    std::string open;        // the task that is kept in the list because it is open
    std::string words;       // what the filter lets through
    std::string offer;       // a name that may have been meant, where no task has the one in it
    Orders orders;
    Arrangement arrangement;
    std::uint64_t serial = 0;  // counts the arrangements
  } arranged;

  // Where the list's lines are, with every row closed.
  struct Measured {
    std::uint64_t serial = 0;  // of the arrangement that was measured
    float row_h = 0, tall_row_h = 0, heading_h = 0;
    std::uint64_t derivation = ~0ull;    // that `tall` is of
    std::vector<bool> tall;              // of every entry of the index: it has a second line
    std::vector<float> offsets;          // of every line from the top, and the height of all
    std::vector<std::uint32_t> line_of;  // of every entry of the index, plus one; 0: it is not shown
    float open_h = 0;                    // of the row that is open for editing
  } measured;
};

Screen screen_of(std::string_view argument);   // of the address "#/tasks/<argument>"
std::string title_of(Screen screen);           // of the page: "Tasks", "Tasks: board"
std::string task_href(const std::string& id);  // the list, with this task open
// Takes over what an address says: the task that it names is opened; its filter, sorting and groups hold.
void follow_address(const ui::Route& route, View& view);

CAIRN_DOOR void draw_tasks(ui::Ui& ui, const ViewContext& context, Screen screen, View& view, Out& out,
                           Here<Part::kTasks> here);

// What is due today or before, for a page of another application: the first few of it, in the order in force.
// `elsewhere`: origins of tasks that the page shows already. Nothing is drawn where no task is open.
void draw_due(ui::Ui& ui, const ViewContext& context, const std::set<std::string>& elsewhere, View& view, Out& out);

// The running focus timer, as a bar that stands on every page while it runs; does not look at what is derived.
float focus_bar_h(const ui::Ui& ui);
void draw_focus_bar(ui::Ui& ui, const ViewContext& context, const ui::Rect& rect, Out& out);
// Milliseconds until its words change; nothing: none runs.
std::optional<std::int64_t> focus_change_ms(const State& state, Instant now);

// Puts a line into the field that adds tasks, to be looked at and entered there. Empty: leaves what stands in it.
void write_line(const std::string& line, View& view);
// Title and note of the open task as typed, kept although their fields were not left.
void keep_half_written(const State& state, const View& view, Out& out);

// Milliseconds until the address is to have the filter that is being typed; nothing: it has it.
std::optional<std::int64_t> address_due_ms(const View& view, Instant now);

// Milliseconds until what follows from the state changes by itself (something becomes overdue, or comes into sight);
// nothing: not on this day.
std::optional<std::int64_t> next_change_ms(const ViewContext& context);

}  // namespace cairn::tasks

#pragma once
// The parts of the tracker's page, one function each; view_tasks.cpp puts them on the page. Internal to its screens.

#include <string>
#include <string_view>
#include <vector>

#include "apps/tasks/quick_add.h"
#include "apps/tasks/view.h"
#include "base/door.h"
#include "base/text.h"
#include "ui/widgets.h"

namespace cairn::tasks {

struct Page {
  ui::Ui& ui;
  const ViewContext& context;
  View& view;
  Out& out;
  const Index& index() const { return context.derived.index; }
  const Today& today() const { return context.derived.today; }
};

// The view that a saved filter was made in, and back (view_tasks.cpp).
Layout layout_of(Screen screen);
Screen screen_of(Layout layout);
std::string href_of(const View& view, Screen screen);  // with the filter, the sorting and the groups
// What several parts share (view_parts.cpp).
std::string counted(std::int64_t count, std::string_view one, std::string_view many);  // "1 task", "2 tasks"
std::string quoted(std::string_view text);                                             // in typographic quotes
void tell(Out& out, const Status& status, std::string done_words);  // a notice: what was done, or why it was not
std::string due_words(const Task& task, const Today& today);        // "Tomorrow 15:00"; empty without a due date
std::string meta_words(const Page& page, const Entry& entry);       // the small line below a title, after the due date
ui::Color priority_color(const ui::Palette& palette, Priority priority);
std::vector<std::string> split_tags(std::string_view text);  // of words between spaces, commas and semicolons
std::string_view priority_words(Priority priority);          // "High"; "None"
std::string priority_in_sentence(Priority priority);         // "High priority", "No priority"
std::string score_words(double score);                       // "12.4"
// Completes, or opens again what is closed, and says so.
std::string done_words(const Entry& entry, const Today& today);  // of a task that is completed, as it was before
void complete(Out& out, const Entry& entry, const Today& today);
void complete(Page& page, const Entry& entry);
void remove(Page& page, const Entry& entry);  // with its parts
void open_editor(Page& page, const std::string& id);
void close_editor(Page& page);
// When a task may be put off to, the nearest first: "Tomorrow, Fri 27 Nov".
struct SnoozeChoice {
  std::string words;
  When until;
};
std::vector<SnoozeChoice> snooze_choices(const Today& today);
void snooze(Page& page, const Entry& entry, const When& until);  // and says so
// The circle that completes a task; its name is the task's. `keys`: of a row that it belongs to.
void complete_box(Page& page, const Entry& entry, ui::Rect box, std::string_view keys = {});
void draw_quick_add(Page& page);                                          // view_quick_add.cpp
void draw_draft_words(Page& page, const QuickAdd& draft);                 // what was understood, in a line
void draw_filter_bar(Page& page);                                         // view_filter.cpp
void draw_selection_bar(Page& page);                                      // view_bulk.cpp
void draw_list(Page& page);                                               // view_list.cpp
void toggle_selected(Page& page, const std::string& id);                  // view_list_keys.cpp
void focus_row(Page& page, bool last);                                    // the first one, or the last
void take_row_key(Page& page, std::size_t line, const std::string& key);  // of a line of what is arranged
void take_letter(Page& page, const Entry& entry, char key);               // one of kRowKeys that does something to it
void draw_editor(Page& page, const Entry& entry);                         // view_editor.cpp
bool draw_editor_head(Page& page);  // view_editor_actions.cpp; true: it is to be closed
void draw_editor_actions(Page& page, const Entry& entry);
std::string_view error_in(const Editor& editor, std::string_view field);
std::string not_kept_words(const Editor& editor);  // which fields hold what could not be kept; empty: none
void draw_parts(Page& page, const Entry& entry);   // view_relations.cpp
void draw_waits_for(Page& page, const Entry& entry);
void draw_worked(Page& page, const Entry& entry);
void draw_account(Page& page, const Entry& entry);  // view_account.cpp: why the score is what it is
void draw_board(Page& page);                        // view_board.cpp
bool board_has_more(const Page& page);              // than the list: what is hidden, or done lately
void draw_matrix(Page& page);                       // view_matrix.cpp
void draw_calendar(Page& page);                     // view_calendar.cpp
CAIRN_DOOR void draw_insights(Page& page, Here<Part::kTasksInsights> here);  // view_insights.cpp
void draw_learning(Page& page);                                              // view_learning.cpp
CAIRN_DOOR void draw_transfer(Page& page, Here<Part::kTasksTransfer> here);  // view_transfer.cpp

// What is asked for is arranged; the result is kept in the view until something of it changes.
const Arrangement& arranged(Page& page);

}  // namespace cairn::tasks

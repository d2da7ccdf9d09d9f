// What several parts of the page share: deciding and collecting gestures, words, the circle that completes a task.

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "apps/tasks/phrases.h"
#include "apps/tasks/repeat.h"
#include "apps/tasks/view_page.h"
#include "icons.h"

namespace cairn::tasks {

Status Out::submit(const Command& command) {
  // A second gesture of the same pass must see what the first one did, and needs an id of its own.
  Context context = context_;
  if (!gestures_.empty()) {
    context.fresh_id += std::to_string(gestures_.size());
    context.index = nullptr;
    if (!ahead_) {
      ahead_ = state_;
      for (const Gesture& gesture : gestures_)
        for (const Event& event : gesture.events) apply(*ahead_, event);
    }
  }
  Result<Events> decided = decide(ahead_ ? *ahead_ : state_, command, context);
  if (!decided) return decided.error();
  Events& events = decided.value();
  if (events.empty()) return Done{};
  if (ahead_)
    for (const Event& event : events) apply(*ahead_, event);
  gestures_.push_back({std::string(kind_of(command)), std::move(events)});
  return Done{};
}

Status Out::submit(const Command& first, const Command& then) {
  const std::size_t before = gestures_.size();
  if (Status status = submit(first); !status) return status;
  const std::size_t between = gestures_.size();
  if (Status status = submit(then); !status) {
    gestures_.erase(gestures_.begin() + static_cast<std::ptrdiff_t>(before), gestures_.end());
    ahead_.reset();
    return status;
  }
  if (between == before || gestures_.size() == between) return Done{};
  Events& all = gestures_[before].events;
  for (Event& event : gestures_.back().events) all.push_back(std::move(event));
  gestures_.pop_back();
  return Done{};
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kMaxQuoted_bytes = 60;
  std::string_view shown = truncate_utf8(text, kMaxQuoted_bytes);
  return "\xE2\x80\x9C" + std::string(shown) + (shown.size() < text.size() ? "\xE2\x80\xA6" : "") + "\xE2\x80\x9D";
}

void tell(Out& out, const Status& status, std::string done_words) {
  if (!status)
    out.actions.push_back(ui::Toast{status.error().message, false});
  else if (!done_words.empty())
    out.actions.push_back(ui::Toast{std::move(done_words), true});
}

std::string due_words(const Task& task, const Today& today) {
  if (task.status != TaskStatus::kOpen && task.closed_at) {
    const Date day = local_date(*task.closed_at, task.closed_utc_offset_minutes);
    const int ago = days_between(day, today.day);
    return (task.status == TaskStatus::kDone ? "Done " : "Dropped ") + (ago == 0   ? "today"
                                                                        : ago == 1 ? "yesterday"
                                                                                   : format_date(day, today.day));
  }
  return task.due ? when_words(*task.due, today) : std::string();
}

namespace {

// "“Pack the books”", "3 tasks": those that are still open.
std::string waited_for(const Page& page, const Task& task) {
  std::int64_t count = 0;
  const Task* first = nullptr;
  for (const std::string& id : task.waits_for) {
    const Entry* awaited = page.index().find(id);
    if (!awaited || awaited->task->status != TaskStatus::kOpen) continue;
    if (count++ == 0) first = awaited->task;
  }
  return count == 1 ? quoted(first->title) : counted(count, "task", "tasks");
}

}  // namespace

std::string meta_words(const Page& page, const Entry& entry) {
  const Task& task = *entry.task;
  std::string words;
  const auto add = [&words](std::string_view part) {
    if (part.empty()) return;
    if (!words.empty()) words += " \xC2\xB7 ";
    words += part;
  };
  if (task.priority != Priority::kNone) add(std::string(priority_words(task.priority)) + " priority");
  add(task.project);
  std::string tags;
  for (const std::string& tag : task.tags) tags += (tags.empty() ? "#" : " #") + tag;
  add(tags);
  if (!task.parent.empty())
    if (const Entry* whole = page.index().find(task.parent)) add("part of " + quoted(whole->task->title));
  if (entry.subtasks > 0)
    add(std::to_string(entry.subtasks - entry.open_subtasks) + " of " + counted(entry.subtasks, "part", "parts"));
  if (task.estimate_minutes > 0) add("~" + format_minutes(task.estimate_minutes));
  if (task.repeat) add(repeat_words(*task.repeat));
  if (entry.waits_with)
    add("waits with " + quoted(entry.waits_with->title));
  else if (entry.blocked)
    add("waits for " + waited_for(page, task));
  if (is_deferred(entry, page.today()))
    add((entry.deferred_with ? "deferred with " + quoted(entry.deferred_with->title) + " until " : "deferred until ") +
        when_words(*deferral_of(entry), page.today()));
  if (!task.note.empty()) add("note");
  return words;
}

ui::Color priority_color(const ui::Palette& c, Priority priority) {
  switch (priority) {
    case Priority::kHigh:
      return c.bad;
    case Priority::kMedium:
      return c.warn;
    case Priority::kLow:
      return c.info;
    case Priority::kNone:
      break;
  }
  return c.faint;
}

std::vector<std::string> split_tags(std::string_view text) {
  std::vector<std::string> tags;
  std::string tag;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool gap = at == text.size() || text[at] == ' ' || text[at] == ',' || text[at] == ';';
    if (!gap) {
      tag += text[at];
    } else if (!tag.empty()) {
      tags.push_back(std::move(tag));
      tag.clear();
    }
  }
  return tags;
}

std::string priority_in_sentence(Priority priority) {
  return priority == Priority::kNone ? "No priority" : std::string(priority_words(priority)) + " priority";
}

std::string_view priority_words(Priority priority) {
  constexpr std::string_view kWords[] = {"None", "Low", "Medium", "High"};
  return kWords[static_cast<std::size_t>(priority)];
}

std::string score_words(double score) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", score);
  return text;
}

void complete(Page& page, const Entry& entry) { complete(page.out, entry, page.today()); }

std::string done_words(const Entry& entry, const Today& today) {
  const Task& task = *entry.task;
  std::string words = "Done: " + quoted(task.title);
  if (entry.open_subtasks > 0) words += ", with " + counted(entry.open_subtasks, "part", "parts");
  if (task.repeat)
    if (const auto next = next_due(task, today)) words += ". Next: " + when_in_sentence(*next, today);
  return words;
}

void complete(Out& out, const Entry& entry, const Today& today) {
  if (entry.task->status == TaskStatus::kOpen)
    tell(out, out.submit(CompleteTasks{{*entry.id}}), done_words(entry, today));
  else
    tell(out, out.submit(ReopenTasks{{*entry.id}}), "Open again: " + quoted(entry.task->title));
}

void remove(Page& page, const Entry& entry) {
  std::string words = "Deleted: " + quoted(entry.task->title);
  if (entry.subtasks > 0) words += ", with " + counted(entry.subtasks, "part", "parts");
  tell(page.out, page.out.submit(RemoveTasks{{*entry.id}}), std::move(words));
}

std::vector<SnoozeChoice> snooze_choices(const Today& today) {
  constexpr int kLater_minutes = 180;
  constexpr int kLast_minute = 22 * 60;
  std::vector<SnoozeChoice> choices;
  if (const int minute = (today.minute + kLater_minutes) / 30 * 30; minute <= kLast_minute)
    choices.push_back({"Later today, " + clock_words(minute), {today.day, minute}});
  const Date monday = add_days(monday_of(today.day), 7);
  const Date saturday = add_days(monday, -2);
  const auto day = [&](std::string_view words, Date at) {
    choices.push_back({std::string(words) + ", " + format_date(at, today.day), {at, {}}});
  };
  day("Tomorrow", add_days(today.day, 1));
  if (saturday > add_days(today.day, 1)) day("This weekend", saturday);
  day("Next week", monday);
  day("In four weeks", add_days(today.day, 28));
  return choices;
}

void snooze(Page& page, const Entry& entry, const When& until) {
  const Task& task = *entry.task;
  Patch patch;
  patch.defer = std::optional(until);
  std::string words = "Deferred until " + when_in_sentence(until, page.today());
  if (task.due && task.due->day < until.day) words += ", past its due date";
  tell(page.out, page.out.submit(EditTasks{{*entry.id}, patch}), words + ": " + quoted(task.title));
}

void open_editor(Page& page, const std::string& id) {
  page.view.editor = Editor{};
  page.view.editor.id = id;
}

void close_editor(Page& page) { page.view.editor = Editor{}; }

void keep_half_written(const State& state, const View& view, Out& out) {
  const Editor& editor = view.editor;
  if (!editor.seen || state.tasks.count(editor.id) == 0) return;
  Patch patch;
  if (editor.title != editor.seen->title) patch.title = editor.title;
  if (editor.note != editor.seen->note) patch.note = editor.note;
  if (!patch.title && !patch.note) return;
  const Status status = out.submit(EditTasks{{editor.id}, std::move(patch)});
  if (!status) out.actions.push_back(ui::Toast{status.error().message, false});
}

void complete_box(Page& page, const Entry& entry, ui::Rect box, std::string_view keys) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const Task& task = *entry.task;
  const bool on = task.status == TaskStatus::kDone;
  const ui::Id id = ui.id("done");
  const bool live = page.context.writable;
  const bool reached = live && ui.hovered(id);
  const ui::Color color = priority_color(c, task.priority);
  const float radius = std::round(9 * std::max(1.0f, ui.scale()));
  const ui::Point center{box.center_x(), box.center_y()};
  const bool strong = task.priority != Priority::kNone;
  if (on) {
    ui.circle(center, radius, live ? c.accent : c.pressed);
    ui.paint_icon(center, radius * 1.5f, live ? c.on_accent : c.disabled, icon::kCheck);
  } else if (!live) {
    ui.circle(center, radius, c.hover);
    ui.circle(center, radius - 0.75f, c.line, false, 1.5f);
    if (task.status == TaskStatus::kDropped) ui.paint_icon(center, radius * 1.4f, c.disabled, icon::kX);
  } else {
    if (strong) ui.circle(center, radius, color.with_alpha(0.12f));
    ui.circle(center, radius - 0.75f, reached ? c.accent : color, false, strong ? 2.0f : 1.5f);
    if (reached) ui.paint_icon(center, radius * 1.4f, c.accent, icon::kCheck);
    if (task.status == TaskStatus::kDropped) ui.paint_icon(center, radius * 1.4f, c.muted, icon::kX);
  }
  ui.focus_ring(id, {center.x - radius, center.y - radius, 2 * radius, 2 * radius}, radius);
  ui::Node node;
  node.id = id;
  node.role = ui::Role::kCheckbox;
  node.name = "Done: " + task.title;
  node.unseen = true;
  node.keys = keys;
  node.wants_keys = !keys.empty();
  node.checked = on ? ui::Tri::kTrue : ui::Tri::kFalse;
  node.disabled = !page.context.writable;
  node.description = page.context.writable ? (on ? "Open it again" : "Complete it") : page.context.read_only_because();
  ui.semantics().leaf(std::move(node), box);
  const ui::Event& event = ui.event();
  if (event.id != id || !page.context.writable) return;
  const bool pressed =
      event.kind == ui::EventKind::kClick || (event.kind == ui::EventKind::kCommit && (event.value == "true") != on);
  if (pressed) complete(page, entry);
}

}  // namespace cairn::tasks

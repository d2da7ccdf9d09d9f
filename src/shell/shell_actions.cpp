// What a gesture and a wish of the screens come to: records of the log, and what the shell does for them.

#include "shell/shell.h"

#include <algorithm>
#include <utility>

#include "apps/tasks/codec.h"
#include "apps/tasks/command_words.h"
#include "apps/tasks/sample.h"
#include "base/ids.h"
#include "shell/links.h"
#include "ui/layout.h"
#include "ui/snapshot.h"

namespace cairn::ui {

void Shell::commit(std::string_view kind, std::vector<Change> changes) {
  unused_id_.clear();
  const Status status = session_.commit(kind, std::move(changes));
  if (!status.ok()) toast(status.error().message, false);
}

// A gesture on one application may belong to another one as well: both change in the same record.
void Shell::carry_out(tasks::Out& out) {
  std::string trouble;
  for (tasks::Out::Gesture& gesture : out.gestures()) {
    unused_id_.clear();  // what is linked to it gets one of its own
    std::vector<Change> changes;
    changes.reserve(gesture.events.size());
    for (const tasks::Event& event : gesture.events) changes.push_back(tasks::to_change(event));
    const std::string apart = add_linked(gesture.events, roadmap_.state(), make_out().context(), changes);
    if (!apart.empty()) trouble = apart;
    commit(gesture.kind, std::move(changes));
  }
  out.gestures().clear();
  carry_out(std::exchange(out.actions, {}));
  add_to_toast(trouble);
}

// Of applications whose gestures change nothing in others.
template <class AppOut>
void Shell::carry_out_alone(AppOut& out) {
  for (auto& gesture : out.gestures()) {
    std::vector<Change> changes;
    changes.reserve(gesture.events.size());
    for (const auto& event : gesture.events) changes.push_back(to_change(event));
    commit(gesture.kind, std::move(changes));
  }
  out.gestures().clear();
  carry_out(std::exchange(out.actions, {}));
}

void Shell::carry_out(sentiment::Out& out) { carry_out_alone(out); }

void Shell::carry_out(plants::Out& out) { carry_out_alone(out); }

void Shell::carry_out(shop::Out& out) { carry_out_alone(out); }

void Shell::carry_out(roadmap::Out& out) {
  std::string trouble;
  for (roadmap::Out::Gesture& gesture : out.gestures()) {
    unused_id_.clear();  // what is linked to it gets one of its own
    std::vector<Change> changes;
    changes.reserve(gesture.events.size());
    for (const roadmap::Event& event : gesture.events) changes.push_back(roadmap::to_change(event));
    const std::string apart = add_linked(gesture.events, tasks_.state(), make_tasks_out().context(), changes);
    if (!apart.empty()) trouble = apart;
    commit(gesture.kind, std::move(changes));
  }
  out.gestures().clear();
  carry_out(std::exchange(out.actions, {}));
  add_to_toast(trouble);
}

// At least twice as many pixels as on the screen, so that it is sharp on paper.
void Shell::save_picture(const SavePicture& picture) {
  constexpr float kLeastScale = 2;
  const ImDrawData* data = ImGui::GetDrawData();
  if (data == nullptr) return;
  const Snapshot snapshot =
      take_snapshot(*data, picture.rect, std::max(kLeastScale, environment_.dpr), ui_.colors().surface,
                    ImGui::GetForegroundDrawList());  // a toast may lie over it
  if (snapshot.width == 0) return toast("There is nothing to save: the chart is not on the screen.", false);
  under_way_.push_back(ports_.photos.save_png(picture.name, snapshot.width, snapshot.height, snapshot.rgb));
}

void Shell::carry_out(Actions actions) {
  for (Action& action : pending_actions_) actions.push_back(std::move(action));
  pending_actions_.clear();
  for (const Action& action : actions) carry_out(action);
}

void Shell::carry_out(const Action& action) {
  if (const auto* navigate = std::get_if<Navigate>(&action)) {
    ports_.page.navigate(navigate->href, navigate->replace ? History::kReplace : History::kPush);
  } else if (const auto* note = std::get_if<Toast>(&action)) {
    toast(note->text, note->offer_undo);
  } else if (const auto* words = std::get_if<Announce>(&action)) {
    semantics_.announce(words->words, words->at_once ? Urgency::kAtOnce : Urgency::kPolite);
  } else if (const auto* file = std::get_if<SaveFile>(&action)) {
    under_way_.push_back(ports_.files.save(file->name, file->mime, file->text));
  } else if (const auto* picture = std::get_if<SavePicture>(&action)) {
    save_picture(*picture);
  } else if (const auto* print = std::get_if<PrintPage>(&action)) {
    under_way_.push_back(ports_.files.print(print->html));
  } else if (const auto* copy = std::get_if<CopyText>(&action)) {
    under_way_.push_back(ports_.files.copy_text(copy->text));
  } else if (std::holds_alternative<Undo>(action)) {
    undo(false);
  } else if (std::holds_alternative<Redo>(action)) {
    undo(true);
  } else if (const auto* palette = std::get_if<OpenPalette>(&action)) {
    palette_.open(palette->query);
  } else if (std::holds_alternative<EnterSample>(action)) {
    enter_sample();
  } else if (std::holds_alternative<LeaveSample>(action)) {
    session_.leave_sample();
    forget_views();
    to_top();
    toast("The sample learner is gone. This is your own roadmap.", false);
  } else if (std::holds_alternative<Backup>(action)) {
    data_.start_backup();
  } else if (const auto* sent = std::get_if<SendToTasks>(&action)) {
    send_to_tasks(*sent);
  } else if (const auto* write = std::get_if<WriteTask>(&action)) {
    tasks::write_line(write->line, tasks_view_);
    carry_out(Navigate{"#/tasks"});
  } else if (std::holds_alternative<ShowShortcuts>(action)) {
    shortcuts_open_ = true;
  } else if (std::holds_alternative<InstallPage>(action)) {
    ports_.page.install();
  } else if (std::holds_alternative<ApplyUpdate>(action)) {
    ports_.page.apply_update();
  } else if (std::holds_alternative<LockNow>(action)) {
    profiles_.ask(ProfileTask::kLockNow);
  }
}

void Shell::send_to_tasks(const SendToTasks& sent) {
  const Result<tasks::Events> events = tasks_for(sent, tasks_.state(), make_tasks_out().context());
  if (!events) return toast(events.error().message, false);
  std::vector<Change> changes;
  std::size_t added = 0;
  for (const tasks::Event& event : events.value()) {
    changes.push_back(tasks::to_change(event));
    ++added;
  }
  if (added == 0) return;
  commit("tasks.add", std::move(changes));
  toast(std::to_string(added) + (added == 1 ? " task" : " tasks") + " added to Tasks, in " + sent.project, true);
}

void Shell::enter_sample() {
  const Date today = local_date(ports_.clock.now(), ports_.clock.utc_offset_minutes());
  // The sample is looked at in the learner's own light.
  roadmap::State sample = roadmap::sample_state(content_, today);
  sample.settings.theme = roadmap_.state().settings.theme;
  sample.settings.text_size_percent = roadmap_.state().settings.text_size_percent;
  sample.settings.density = roadmap_.state().settings.density;
  const Status status = session_.enter_sample(
      {{"roadmap", roadmap::state_to_json(sample)}, {"tasks", tasks::state_to_json(tasks::sample_state(today))}});
  if (!status.ok()) toast(status.error().message, false);
  forget_views();
  to_top();
}

// What is shown has become another thing altogether.
void Shell::to_top() { scroll_to(ui_, ui_.id(main_key()), 0); }

void Shell::forget_views() {
  today_view_ = {};
  // A note that is being written is not part of what was undone: what is not saved yet stays in its field.
  auto notes = std::move(week_view_.notes);
  week_view_ = {};
  for (auto& [id, draft] : notes)
    if (draft.dirty) week_view_.notes.emplace(id, std::move(draft));
  plan_view_ = {};
  portfolio_view_ = {};
  settings_view_ = {};
}

void Shell::undo(bool again) {
  const std::string what = gesture_words(again);
  const Status status = again ? session_.redo() : session_.undo();
  if (!status.ok()) {
    toast(status.error().message, false);
    return;
  }
  forget_views();
  toast(std::string(again ? "Done again: " : "Undone: ") + what, false);
}

const std::string& Shell::gesture_words(bool again) const {
  if (gesture_words_.version != session_.version()) {
    const auto words = [](std::string_view kind, const std::vector<Change>& changes) {
      if (kind == "data.merge") return std::string("merging a backup");
      if (kind == "data.replace") return std::string("replacing everything by a backup");
      if (kind.rfind("tasks.", 0) == 0) return tasks::words_for(kind, changes);
      if (kind.rfind("sentiment.", 0) == 0) return std::string(sentiment::words_for(kind));
      if (kind.rfind("shop.", 0) == 0) return std::string(shop::words_for(kind));
      if (kind.rfind("plants.", 0) == 0) return std::string(plants::words_for(kind));
      return std::string(roadmap::words_for(kind));
    };
    gesture_words_ = {session_.version(), words(session_.undo_kind(), session_.undo_changes()),
                      words(session_.redo_kind(), session_.redo_changes())};
  }
  return again ? gesture_words_.redo : gesture_words_.undo;
}

// What did not go with the gesture is said beside what did.
void Shell::add_to_toast(const std::string& sentence) {
  if (sentence.empty()) return;
  const bool offers_undo = toast_ && toast_->offer_undo;
  std::string said = toast_ ? toast_->text : std::string();
  if (!said.empty()) said += said.back() == '.' ? " " : ". ";
  toast(said + sentence, offers_undo);
}

void Shell::toast(std::string text, bool offer_undo) {
  semantics_.announce(text, Urgency::kPolite);
  toast_ = Shown{std::move(text), offer_undo, {ports_.clock.now().ms + kToast_ms}};
}

}  // namespace cairn::ui

#include "shell/shell.h"

#include <algorithm>
#include <utility>

#include "apps/tasks/codec.h"
#include "apps/tasks/sample.h"
#include "base/ids.h"
#include "shell/links.h"
#include "ui/layout.h"

namespace cairn::ui {
namespace {

constexpr int kToast_ms = 9000;
constexpr int kToastLinger_ms = 3000;  // after pointer and focus have left it
constexpr std::int64_t kDay_ms = 24 * 3600 * 1000;
constexpr int kMaxSettlingPasses = 4;
constexpr int kWholeDraft_ms = 60'000;  // so far ahead every draft is due

std::vector<std::unique_ptr<Application>> fresh_applications() {
  std::vector<std::unique_ptr<Application>> fresh;
  fresh.push_back(std::make_unique<roadmap::RoadmapApplication>());
  fresh.push_back(std::make_unique<tasks::TasksApplication>());
  return fresh;
}

// What a backup would change, in words for the data panel.
std::string count_words(std::string_view kind, std::size_t count) {
  struct Words {
    std::string_view kind, one, many;
  };
  static constexpr Words kWords[] = {{"roadmap.tick", "tick", "ticks"},
                                     {"roadmap.note", "note", "notes"},
                                     {"roadmap.evidence", "piece of evidence", "pieces of evidence"},
                                     {"roadmap.time", "time entry", "time entries"},
                                     {"roadmap.week", "week's mark", "weeks' marks"},
                                     {"tasks.task", "task", "tasks"},
                                     {"tasks.work", "time worked on a task", "times worked on tasks"},
                                     {"tasks.choice", "lesson of the task order", "lessons of the task order"},
                                     {"tasks.filter", "saved filter", "saved filters"}};
  if (kind == "roadmap.settings") return "the settings";
  if (kind == "roadmap.plan") return "the accepted plan";
  if (kind == "roadmap.timer") return "the running timer";
  if (kind == "tasks.settings") return "the task settings";
  if (kind == "tasks.timer") return "the running focus timer";
  for (const Words& words : kWords)
    if (kind == words.kind) return std::to_string(count) + " " + std::string(count == 1 ? words.one : words.many);
  return count_plainly(kind, count);
}

int week_of(const Route& route) {
  if (route.screen != "week" || route.argument.empty() || route.argument.size() > 2) return 0;
  int number = 0;
  for (const char c : route.argument) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + (c - '0');
  }
  return number >= 1 && number <= roadmap::kWeekCount ? number : 0;
}

}  // namespace

Shell::Shell(ShellPorts ports, roadmap::Content content, const Fonts& fonts)
    : ports_(ports),
      content_(std::move(content)),
      fonts_(fonts),
      session_(ports.storage, ports.clock, {&roadmap_, &tasks_}),
      ui_(semantics_, memory_, fonts_),
      data_(session_, {&roadmap_, &tasks_}, ports.storage, ports.files, ports.clock, fresh_applications, count_words),
      profiles_(ports.profiles),
      index_(content_) {}

Shell::~Shell() = default;

void Shell::start() { session_.start(); }

void Shell::set_quotes(std::string_view json) {
  Result<tasks::Quotes> quotes = tasks::read_quotes(json);
  if (quotes)
    quotes_ = std::move(quotes).value();
  else
    toast("The quotations could not be read: " + quotes.error().message, false);
}

void Shell::set_environment(const Environment& environment) { environment_ = environment; }

// What was typed before this moment belongs to the page on which it was typed.
void Shell::catch_up() {
  if (!events_.empty() && !ticking_) tick();  // the page may answer a tick with a new address
}

void Shell::keep_task_drafts() {
  if (!session_.writable()) return;
  tasks::Out out = make_tasks_out();
  tasks::keep_half_written(tasks_.state(), tasks_view_, out);
  carry_out(out);
}

void Shell::leave() {
  catch_up();
  keep_task_drafts();
  commit_drafts({ports_.clock.now().ms + kWholeDraft_ms});
}

void Shell::set_route(std::string_view hash) {
  const Route next = parse_route(hash);
  if (next == route_) return;
  catch_up();
  // A note that is being written is kept when its page is left.
  keep_task_drafts();
  commit_drafts({ports_.clock.now().ms + kWholeDraft_ms});
  route_ = next;
  more_open_ = false;
  shortcuts_open_ = false;
  data_.close_dialog();
  palette_.close();
  // What was said about the last page does not follow to the next one; what has just been said does.
  if (toast_ && toast_->until.ms - ports_.clock.now().ms < kToast_ms - 1500) toast_.reset();
  if (route_.screen == "profiles") profiles_.refresh();
  if (route_.screen == "search") search_view_.query = route_.query;
  if (route_.screen == "tasks") tasks::follow_address(route_, tasks_view_);
  if (const int week = week_of(route_); week != 0 && week != week_shown_) {
    week_shown_ = week;
    week_view_ = {};
  }
}

roadmap::ViewContext Shell::context() const {
  return {.content = content_,
          .state = roadmap_.state(),
          .derived = derived_,
          .now = ports_.clock.now(),
          .utc_offset_minutes = ports_.clock.utc_offset_minutes(),
          .writable = session_.writable(),
          .in_sample = session_.in_sample(),
          .sent = &sent_items_};
}

tasks::ViewContext Shell::tasks_context() const {
  return {.state = tasks_.state(),
          .derived = tasks_derived_,
          .learning = learning_,
          .quotes = quotes_ ? &*quotes_ : nullptr,
          .version = session_.version(),
          .route = &route_,
          .derivation = tasks_derivation_,
          .now = ports_.clock.now(),
          .utc_offset_minutes = ports_.clock.utc_offset_minutes(),
          .writable = session_.writable()};
}

// Thousands of tasks are only gone through where they are shown.
void Shell::refresh_tasks() {
  const Instant now = ports_.clock.now();
  const int offset = ports_.clock.utc_offset_minutes();
  const bool same_state = tasks_version_ == session_.version();
  const bool judging = tasks::screen_of(route_.argument) == tasks::Screen::kLearning;
  const std::size_t lessons = tasks_.state().choices.size();
  if (same_state && tasks::still_holds(tasks_derived_, now, offset) &&
      (!judging || learning_.assessed_choices == lessons))
    return;
  tasks_version_ = session_.version();
  ++tasks_derivation_;
  tasks::learn(tasks_.state(), judging ? tasks::Judging::kNow : tasks::Judging::kNowAndThen, learning_);
  tasks_derived_ = tasks::derive(tasks_.state(), learning_, now, offset);
}

void Shell::refresh_derived() {
  const Instant now = ports_.clock.now();
  const int offset = ports_.clock.utc_offset_minutes();
  if (route_.screen == "tasks") refresh_tasks();
  const Date today = local_date(now, offset);
  if (derived_version_ == session_.version() && derived_.today == today) return;
  derived_version_ = session_.version();
  derived_ = roadmap::derive(content_, roadmap_.state(), today, ports_.clock.utc_offset_minutes());
  index_.update(roadmap_.state());
  sent_items_ = linked_items(tasks_.state());
}

int Shell::tick() {
  session_.tick();
  data_.logic();
  profiles_.logic();
  data_.set_profile({profiles_.locked(), profiles_.several()});
  if (toast_ && ports_.clock.now().ms >= toast_->until.ms) {
    // Who is at it has the time that they need.
    if (toast_->attended)
      toast_->until.ms = ports_.clock.now().ms + kToastLinger_ms;
    else
      toast_.reset();
  }
  commit_drafts(ports_.clock.now());
  under_way_.erase(std::remove_if(under_way_.begin(), under_way_.end(),
                                  [this](Pending<Done>& task) {
                                    if (!task.ready()) return false;
                                    const Status status = task.take();
                                    if (!status.ok()) toast(status.error().message, false);
                                    return true;
                                  }),
                   under_way_.end());
  if (!showing()) return -1;  // the page keeps its quiet first picture until there is something useful
  refresh_derived();
  passes_ = 0;
  int settling = 0;
  bool again = true;
  ticking_ = true;
  while (again) {
    const bool has_event = !events_.empty();
    Event event;
    if (has_event) {
      event = std::move(events_.front());
      events_.pop_front();
    }
    const std::uint64_t before = session_.version();
    run_pass(event);
    ++passes_;
    if (!has_event) ++settling;
    again = !events_.empty() || has_event || session_.version() != before || ui_.unsettled();
    if (settling >= kMaxSettlingPasses && events_.empty()) again = false;
  }
  ticking_ = false;

  int wait = -1;
  const auto want = [&wait](std::int64_t ms) {
    const int bounded = static_cast<int>(std::clamp<std::int64_t>(ms, 1, 24 * 3600 * 1000));
    wait = wait < 0 ? bounded : std::min(wait, bounded);
  };
  const Instant now = ports_.clock.now();
  if (toast_) want(toast_->until.ms - now.ms);
  // A page that is left open shows the new day when it begins.
  const std::int64_t local_ms = now.ms + std::int64_t{ports_.clock.utc_offset_minutes()} * 60'000;
  want(kDay_ms - local_ms % kDay_ms + 50);
  if (const auto& timer = roadmap_.state().timer) want(60'000 - (now.ms - timer->started_at.ms) % 60'000 + 20);
  if (const auto due = commit_drafts(now)) want(*due);
  if (route_.screen == "tasks")
    if (const auto ms = tasks::next_change_ms(tasks_context())) want(*ms);
  return wait;
}

std::optional<int> Shell::commit_drafts(Instant as_of) {
  if (week_shown_ == 0 || !session_.writable()) return {};
  roadmap::ViewContext at = context();
  at.now = as_of;
  roadmap::Out out = make_out();
  const std::optional<int> due = roadmap::commit_due_drafts(at, week_view_, out);
  carry_out(out);
  return due;
}

roadmap::Out Shell::make_out() {
  return {roadmap_.state(),
          {ports_.clock.now(), ports_.clock.utc_offset_minutes(), make_id(ports_.clock.random_u64()), &content_}};
}

tasks::Out Shell::make_tasks_out() {
  const tasks::Index* index = tasks_version_ == session_.version() ? &tasks_derived_.index : nullptr;
  return {tasks_.state(),
          {ports_.clock.now(), ports_.clock.utc_offset_minutes(), make_id(ports_.clock.random_u64()), index}};
}

void Shell::run_pass(const Event& event) {
  for (const Action& action : data_.take_news()) carry_out(action);
  for (const Action& action : profiles_.take_news()) carry_out(action);
  if (data_.take_state_replaced()) forget_views();
  Environment environment = environment_;
  const roadmap::Settings& settings = roadmap_.state().settings;
  dark_ = settings.theme == roadmap::Theme::kSystem ? environment_.dark : settings.theme == roadmap::Theme::kDark;
  if (environment.forced_colors) dark_ = is_dark(environment.forced_colors->canvas);
  environment.dark = dark_;
  environment.text_size_percent = settings.text_size_percent;
  environment.compact = settings.density == roadmap::Density::kCompact;
  writing_ =
      std::any_of(week_view_.notes.begin(), week_view_.notes.end(), [](const auto& note) { return note.second.dirty; });
  const Node* focused = semantics_.find(pointer_.focused);
  editing_ = focused != nullptr && (focused->role == Role::kTextbox || focused->role == Role::kTextarea);
  refresh_derived();
  ImGui::GetIO().DisplaySize = {environment.width_px, environment.height_px};
  ImGui::GetIO().DisplayFramebufferScale = {environment.dpr, environment.dpr};
  ImGui::GetIO().DeltaTime = 1.0f / 60.0f;
  ImGui::NewFrame();
  ui_.begin(environment, event, pointer_);
  Outs out{make_out(), make_tasks_out()};
  handle_keys();
  draw(out);
  ui_.end();
  ImGui::Render();
  carry_out(out.tasks);
  carry_out(out.roadmap);
}

void Shell::commit(std::string_view kind, std::vector<Change> changes) {
  const Status status = session_.commit(kind, std::move(changes));
  if (!status.ok()) toast(status.error().message, false);
}

// A gesture on one application may belong to another one as well: both change in the same record.
void Shell::carry_out(tasks::Out& out) {
  for (tasks::Out::Gesture& gesture : out.gestures()) {
    std::vector<Change> changes;
    changes.reserve(gesture.events.size());
    for (const tasks::Event& event : gesture.events) changes.push_back(tasks::to_change(event));
    add_linked(gesture.events, roadmap_.state(), make_out().context(), changes);
    commit(gesture.kind, std::move(changes));
  }
  out.gestures().clear();
  carry_out(std::exchange(out.actions, {}));
}

void Shell::carry_out(roadmap::Out& out) {
  for (roadmap::Out::Gesture& gesture : out.gestures()) {
    std::vector<Change> changes;
    changes.reserve(gesture.events.size());
    for (const roadmap::Event& event : gesture.events) changes.push_back(roadmap::to_change(event));
    add_linked(gesture.events, tasks_.state(), make_tasks_out().context(), changes);
    commit(gesture.kind, std::move(changes));
  }
  out.gestures().clear();
  carry_out(std::exchange(out.actions, {}));
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
  const std::string kind(again ? session_.redo_kind() : session_.undo_kind());
  const Status status = again ? session_.redo() : session_.undo();
  if (!status.ok()) {
    toast(status.error().message, false);
    return;
  }
  forget_views();
  toast(std::string(again ? "Done again: " : "Undone: ") + std::string(words_for_gesture(kind)), false);
}

std::string_view Shell::words_for_gesture(std::string_view kind) const {
  if (kind == "data.merge") return "merging a backup";
  if (kind == "data.replace") return "replacing everything by a backup";
  if (kind.rfind("tasks.", 0) == 0) return tasks::words_for(kind);
  return roadmap::words_for(kind);
}

void Shell::toast(std::string text, bool offer_undo) {
  semantics_.announce(text, Urgency::kPolite);
  toast_ = Shown{std::move(text), offer_undo, {ports_.clock.now().ms + kToast_ms}};
}

}  // namespace cairn::ui

// What the screens are given: the state, what follows from it, and where their gestures go.

#include "shell/shell.h"

#include "base/ids.h"
#include "shell/links.h"
#include "shell/shortcuts.h"

namespace cairn::ui {

roadmap::ViewContext Shell::context() const {
  return {.content = content_,
          .state = roadmap_.state(),
          .derived = derived_,
          .now = ports_.clock.now(),
          .utc_offset_minutes = ports_.clock.utc_offset_minutes(),
          .writable = session_.writable(),
          .in_sample = session_.in_sample(),
          .sent = &sent_items_,
          .shortcuts = kShortcuts};
}

tasks::ViewContext Shell::tasks_context() {
  return {.state = tasks_.state(),
          .derived = tasks_derived_,
          .learning = learning_,
          .parts = parts_,
          .quotes = quotes_ ? &*quotes_ : nullptr,
          .version = session_.version(),
          .route = &route_,
          .derivation = tasks_derivation_,
          .now = ports_.clock.now(),
          .utc_offset_minutes = ports_.clock.utc_offset_minutes(),
          .writable = session_.writable()};
}

sentiment::ViewContext Shell::sentiment_context() {
  return {.state = sentiment_.state(),
          .storage = ports_.storage,
          .models = ports_.models,
          .inference = ports_.inference,
          .version = session_.version(),
          .route = &route_,
          .now = ports_.clock.now(),
          .utc_offset_minutes = ports_.clock.utc_offset_minutes(),
          .loaded = session_.loaded(),
          .writable = session_.writable(),
          .in_sample = session_.in_sample()};
}

plants::ViewContext Shell::plants_context() {
  return {.state = plants_.state(),
          .storage = ports_.storage,
          .models = ports_.models,
          .inference = ports_.inference,
          .photos = ports_.photos,
          .assets = ports_.assets,
          .version = session_.version(),
          .route = &route_,
          .now = ports_.clock.now(),
          .utc_offset_minutes = ports_.clock.utc_offset_minutes(),
          .loaded = session_.loaded(),
          .writable = session_.writable(),
          .in_sample = session_.in_sample()};
}

shop::ViewContext Shell::shop_context() {
  return {.state = shop_.state(),
          .storage = ports_.storage,
          .photos = ports_.photos,
          .version = session_.version(),
          .route = &route_,
          .now = ports_.clock.now(),
          .utc_offset_minutes = ports_.clock.utc_offset_minutes(),
          .loaded = session_.loaded(),
          .writable = session_.writable(),
          .in_sample = session_.in_sample()};
}

// What goes on in parts whether or not their screens are shown.
void Shell::tend_parts() {
  if (ports_.models.changed()) models_.wanted = sentiment_view_.models_changed = plants_view_.models_changed = true;
  if (const auto here = parts_.here<Part::kModels>()) tend_models(models_, ports_.models, *here);
  if (const auto here = parts_.here<Part::kSentiment>()) {
    sentiment::Out out = make_sentiment_out();
    tend_sentiment(sentiment_view_, sentiment_context(), out, *here);
    carry_out(out);
  }
  if (const auto here = parts_.here<Part::kShop>()) {
    shop::Out out = make_shop_out();
    tend_shop(shop_view_, shop_context(), out, *here);
    carry_out(out);
  }
  if (const auto here = parts_.here<Part::kPlants>()) {
    plants::Out out = make_plants_out();
    tend_plants(plants_view_, plants_context(), out, *here);
    carry_out(out);
  }
}

bool Shell::shows_tasks() const {
  return route_.screen == "tasks" || (route_.screen == "today" && !tasks_.state().tasks.empty());
}

// What Today shows of the roadmap, under the names that their tasks carry.
std::set<std::string> Shell::origins_on_today() const {
  std::set<std::string> origins;
  for (const roadmap::Suggestion& suggestion : derived_.suggestions)
    if (!suggestion.item_id.empty()) origins.insert(roadmap_origin(suggestion.item_id));
  if (derived_.current_week != 0)
    for (const roadmap::Goal& goal : content_.week(derived_.current_week).goals)
      origins.insert(roadmap_origin(goal.id));
  return origins;
}

// Thousands of tasks are only gone through where they are shown.
void Shell::refresh_tasks() {
  const Instant now = ports_.clock.now();
  const int offset = ports_.clock.utc_offset_minutes();
  const bool same_state = tasks_version_ == session_.version();
  const bool visiting = route_.screen != "tasks";  // a few of them, on a page of another application
  const bool judging = !visiting && tasks::screen_of(route_.argument) == tasks::Screen::kLearning;
  const std::size_t lessons = tasks_.state().choices.size();
  if (same_state && tasks::still_holds(tasks_derived_, now, offset) && (visiting || learning_.assessed) &&
      (!judging || learning_.assessed_choices == lessons))
    return;
  tasks_version_ = session_.version();
  ++tasks_derivation_;
  const tasks::Judging how = judging    ? tasks::Judging::kNow
                             : visiting ? tasks::Judging::kWhereInForce
                                        : tasks::Judging::kNowAndThen;
  tasks::learn(tasks_.state(), how, learning_);
  tasks_derived_ = tasks::derive(tasks_.state(), learning_, now, offset);
}

void Shell::refresh_derived() {
  const Instant now = ports_.clock.now();
  const int offset = ports_.clock.utc_offset_minutes();
  if (shows_tasks()) refresh_tasks();
  const Date today = local_date(now, offset);
  if (derived_version_ == session_.version() && derived_.today == today) return;
  derived_version_ = session_.version();
  derived_ = roadmap::derive(content_, roadmap_.state(), today, ports_.clock.utc_offset_minutes());
  index_.update(roadmap_.state());
  sent_items_ = linked_items(tasks_.state());
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

// Most passes decide nothing: what they do not use is kept, for it is asked of the browser.
const std::string& Shell::unused_id() {
  if (unused_id_.empty()) unused_id_ = make_id(ports_.clock.random_u64());
  return unused_id_;
}

roadmap::Out Shell::make_out() {
  return {roadmap_.state(), {ports_.clock.now(), ports_.clock.utc_offset_minutes(), unused_id(), &content_}};
}

tasks::Out Shell::make_tasks_out() {
  const tasks::Index* index = tasks_version_ == session_.version() ? &tasks_derived_.index : nullptr;
  return {tasks_.state(), {ports_.clock.now(), ports_.clock.utc_offset_minutes(), unused_id(), index}};
}

sentiment::Out Shell::make_sentiment_out() { return {sentiment_.state(), {ports_.clock.now()}, unused_id()}; }

shop::Out Shell::make_shop_out() {
  return {shop_.state(), {ports_.clock.now(), ports_.clock.utc_offset_minutes()}, unused_id()};
}

plants::Out Shell::make_plants_out() { return {plants_.state(), {ports_.clock.now()}, unused_id()}; }

void Shell::keep_task_drafts() {
  if (!session_.writable()) return;
  tasks::Out out = make_tasks_out();
  tasks::keep_half_written(tasks_.state(), tasks_view_, out);
  carry_out(out);
}

}  // namespace cairn::ui

// An open collection: its name, who judges it and how far that is, and below either its rows or what they say together.

#include <algorithm>

#include "apps/sentiment/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::sentiment::desk {
namespace {

const Collection& collection_of(const Page& page) {
  return page.context.state.collections.find(page.desk.open->id())->second;
}

void draw_renaming(Page& page, const std::string& id) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const ui::Container form(ui, ui::Role::kForm, "Rename the collection", "rename");
  ui::FieldOptions options{.error = desk.name_error, .width = std::min(420.0f, ui.width()), .autofocus = true};
  const auto field = ui::text_field(ui, "Name", desk.opened_name, options);
  ui.gap(ui::space::k8);
  const ui::Row row(ui);
  if (ui::button(ui, "Rename", {.look = ui::ButtonLook::kPrimary}) || field.submitted) {
    const Status status = page.out.submit(EditCollection{id, desk.opened_name, {}});
    desk.name_error = status.ok() ? std::string() : status.error().message;
    desk.renaming = !status.ok();
    if (status.ok()) page.out.actions.push_back(ui::Toast{"Renamed", true});
    ui.request_settle();
  }
  if (ui::button(ui, "Cancel") || form.dismissed()) {
    desk.renaming = false;
    ui.request_settle();
  }
}

void draw_head(Page& page, const std::string& id, const Collection& collection) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  if (desk.renaming) return draw_renaming(page, id);
  ui.heading(2, collection.name);
  ui.gap(ui::space::k4);
  {
    const ui::Row row(ui, ui::space::k12, ui.control_h());
    if (collection.made_up) ui::badge(ui, "Made up", ui.colors().warn, ui.colors().warn_soft, icon::kInfo);
    ui.muted(counted(static_cast<std::size_t>(collection.rows), "text", "texts"));
    if (ui::button(ui, "Rename",
                   {.look = ui::ButtonLook::kQuiet,
                    .icon = icon::kPencil,
                    .disabled_because = page.context.read_only_because(),
                    .small = true})) {
      desk.renaming = true;
      desk.opened_name = collection.name;
      desk.name_error.clear();
      ui.request_settle();
    }
    if (ui::button(ui, "Remove",
                   {.look = ui::ButtonLook::kQuiet,
                    .icon = icon::kTrash2,
                    .disabled_because = page.context.read_only_because(),
                    .small = true})) {
      const std::string name = collection.name;
      const Status status = page.out.submit(RemoveCollection{id});
      tell(page.out, status, in_quotation_marks(name) + " is removed");
      if (status.ok()) page.out.actions.push_back(ui::Navigate{"#/sentiment/texts"});
    }
  }
}

// By how long the run has taken so far.
void measure(Page& page, const Run& run) {
  constexpr std::size_t kEnough = 24;
  Desk& desk = page.desk;
  if (run.judge() != Judge::kDeep || !desk.deep_begun || run.judged_now() < kEnough) return;
  const std::int64_t took_ms = page.context.now.ms - desk.deep_begun->ms;
  desk.deep_ms = static_cast<std::size_t>(std::max<std::int64_t>(took_ms, 0)) / run.judged_now() + 1;
}

std::string left_words(const Page& page, const Run& run) {
  const std::size_t left = page.desk.open->texts().size() - run.done();
  if (run.judge() == Judge::kFast) return {};
  const std::size_t seconds = left * page.desk.deep_ms / 1000;
  if (seconds < 90) return "about " + counted(std::max<std::size_t>(seconds, 1), "second", "seconds");
  return "about " + counted((seconds + 30) / 60, "minute", "minutes");
}

// How far the judge that was chosen is; what to do about it.
void draw_run(Page& page) {
  ui::Ui& ui = page.ui;
  OpenCollection& open = *page.desk.open;
  const std::string name(name_of(open.shown));
  const ui::Ui::Scope scope(ui, "run of " + name);
  const Judge judge = open.shown == Shown::kDeep ? Judge::kDeep : Judge::kFast;
  if (open.shown != Shown::kTaught && !page.desk.shelf.ready(judge)) {
    const ui::Card card(ui);
    ui.heading(3, name);
    ui.gap(ui::space::k4);
    draw_judge_offer(page, judge);
    return;
  }
  Run* run = open.run(open.shown);
  if (run == nullptr || run->stand() == Run::Stand::kLoading) return;
  if (!run->keep_error().empty()) {
    ui::notice(ui, ui::NoticeLook::kWarn, "What was judged is not kept", run->keep_error());
    ui.gap(ui::space::k8);
  }
  if (run->stand() == Run::Stand::kDone) return;
  const std::size_t all = open.texts().size();
  if (!run->error().empty()) {
    ui::notice(ui, ui::NoticeLook::kBad, name + " stopped", run->error());
    ui.gap(ui::space::k8);
  }
  const std::string of = with_commas(run->done()) + " of " + counted(all, "text", "texts");
  if (run->running()) {
    measure(page, *run);
    ui::progress_bar(ui, "Judged by " + name, static_cast<double>(run->done()) / static_cast<double>(all));
    ui.gap(ui::space::k4);
    const ui::Row row(ui, ui::space::k12, ui.control_h());
    if (ui::button(ui, "Pause", {.icon = icon::kPause})) {
      run->pause();
      ui.request_settle();
    }
    std::string words = of + " judged by " + name;
    if (const std::string left = left_words(page, *run); !left.empty()) words += ", " + left + " left";
    ui.muted(words);
    return;
  }
  const ui::Row row(ui, ui::space::k12, ui.control_h());
  const std::string label = run->done() == 0 ? "Judge all with " + name : "Go on with " + name;
  if (ui::button(ui, label, {.look = ui::ButtonLook::kPrimary, .icon = icon::kPlay, .width = full_on_phone(ui)})) {
    run->start();
    page.desk.deep_begun = page.context.now;
    ui.request_settle();
  }
  std::string words = run->done() == 0 ? counted(all, "text", "texts") : of + " judged";
  if (const std::string left = left_words(page, *run); !left.empty()) words += ", " + left;
  ui.muted(words);
}

void draw_choices(Page& page) {
  ui::Ui& ui = page.ui;
  OpenCollection& open = *page.desk.open;
  const ui::Row row(ui, ui::space::k12, ui.control_h());
  std::vector<std::string> judges{"Fast", "Deep"};
  if (open.run(Shown::kTaught) != nullptr) judges.emplace_back("Taught");
  if (const auto chosen = ui::segmented(ui, "Judged by", judges, static_cast<int>(open.shown))) {
    open.shown = static_cast<Shown>(*chosen);
    open.chosen = true;
    ui.request_settle();
  }
  if (const auto chosen =
          ui::segmented(ui, "Judged as", {"Posts and news", "Reviews"}, static_cast<int>(open.scale()))) {
    const Status status = page.out.submit(EditCollection{open.id(), {}, static_cast<Scale>(*chosen)});
    if (!status.ok()) page.out.actions.push_back(ui::Toast{status.error().message, false});
  }
  if (!ui.phone()) ui.muted(scale_words(open.scale()));
}

// The fast judge costs seconds: it begins by itself.
void begin_by_itself(Page& page) {
  OpenCollection& open = *page.desk.open;
  Run* fast = open.run(Shown::kFast);
  if (fast == nullptr || fast->stand() != Run::Stand::kIdle || fast->done() > 0 || !fast->error().empty()) return;
  fast->start();
  page.ui.request_settle();
}

void draw_gone(Page& page, const std::string& id, const Collection& collection) {
  ui::Ui& ui = page.ui;
  ui.heading(2, collection.name);
  ui.gap(ui::space::k12);
  ui::notice(ui, ui::NoticeLook::kWarn, "Its texts are not on this device",
             "What you said about them is kept. They come back with a backup that holds them; or remove the collection "
             "and read the file again.");
  ui.gap(ui::space::k12);
  if (ui::button(ui, "Remove the collection",
                 {.icon = icon::kTrash2, .disabled_because = page.context.read_only_because()})) {
    const Status status = page.out.submit(RemoveCollection{id});
    tell(page.out, status, in_quotation_marks(collection.name) + " is removed");
    if (status.ok()) page.out.actions.push_back(ui::Navigate{"#/sentiment/texts"});
  }
}

void draw_not_open(Page& page, const std::string& id, const Collection& collection) {
  ui::Ui& ui = page.ui;
  OpenCollection& open = *page.desk.open;
  switch (open.stand()) {
    case OpenCollection::Stand::kGone:
      return draw_gone(page, id, collection);
    case OpenCollection::Stand::kFailed:
      ui.heading(2, collection.name);
      ui.gap(ui::space::k12);
      ui::notice(ui, ui::NoticeLook::kBad, "It could not be opened", open.error());
      ui.gap(ui::space::k12);
      if (ui::button(ui, "Try again", {.icon = icon::kRotateCcw})) {
        open.retry();
        ui.request_settle();
      }
      return;
    case OpenCollection::Stand::kLoading:
    case OpenCollection::Stand::kOpen:
      ui.heading(2, collection.name);
      ui.gap(ui::space::k12);
      ui::progress_bar(ui, "Opened", open.share_loaded());
      return;
  }
}

}  // namespace

void draw_collection(Page& page, std::string_view id_view) {
  ui::Ui& ui = page.ui;
  const std::string id(id_view);
  const auto found = page.context.state.collections.find(id);
  const ui::Ui::Scope scope(ui, id);
  ui::link(ui, "All collections", "#/sentiment/texts");
  ui.gap(ui::space::k8);
  if (found == page.context.state.collections.end()) {
    ui::empty_state(ui, icon::kMessagesSquare, "There is no such collection", "It may have been removed.");
    return;
  }
  if (!open_collection(page, id)) return draw_not_open(page, id, found->second);
  begin_by_itself(page);
  draw_head(page, id, collection_of(page));
  ui.gap(ui::space::k12);
  draw_choices(page);
  ui.gap(ui::space::k12);
  draw_run(page);
  ui.gap(ui::space::k12);
  if (const auto chosen = ui::segmented(ui, "Show", {"Overview", "Rows"}, page.desk.insight)) {
    page.desk.insight = *chosen;
    ui.request_settle();
  }
  ui.gap(ui::space::k16);
  if (page.desk.insight == 0) {
    draw_sums(page);
    draw_exports(page);
  } else {
    // On a phone they stand at the foot of the overview: the rows come first here.
    if (!ui.phone()) {
      draw_exports(page);
      ui.gap(ui::space::k12);
    }
    draw_table(page);
  }
}

}  // namespace cairn::sentiment::desk

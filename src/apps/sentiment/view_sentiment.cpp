// The analyser's page: its views, and what goes on whether or not they are shown.

#include <algorithm>

#include "apps/sentiment/texts.h"
#include "apps/sentiment/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/tabs.h"

namespace cairn::sentiment {
namespace desk {
namespace {

void destroy(Desk* made) { delete made; }

void want(View& view, std::int64_t ms) {
  view.wait_ms = std::min(view.wait_ms.value_or(ms), std::max<std::int64_t>(ms, 1));
}

void plan_next(View& view, const ViewContext& context) {
  const Desk& desk = *view.desk;
  view.wait_ms.reset();
  if (desk.soon || (desk.importing && desk.importing->busy()) || (desk.open && desk.open->busy())) want(view, 1);
  if ((desk.teaching && desk.teaching->busy()) || (desk.evaluation && !desk.evaluation->done()) || desk.exporting)
    want(view, 1);
  if (const auto ms = desk.attempt.due_ms(context.now)) want(view, *ms);
  if (const auto ms = desk.feed.due_ms(context.now)) want(view, *ms);
}

// Texts beside the log that belong to no collection are what removed ones left behind, or an import that was not
// finished.
void sweep(Desk& desk, const ViewContext& context) {
  if (!context.loaded || !context.writable || context.in_sample) return;
  if (!desk.swept) {
    desk.swept = true;
    desk.sweep_keys = context.storage.blob_keys(kAllPrefix);
  }
  if (desk.sweep_keys.ready()) {
    const auto keys = desk.sweep_keys.take();
    if (!keys.ok()) return;  // it is done the next time
    for (const std::string& key : keys.value()) {
      const std::string prefix = collection_prefix(collection_of(key));
      const bool known = context.state.collections.count(std::string(collection_of(key))) > 0;
      const bool coming = desk.importing && collection_of(key) == desk.importing->id();
      if (!known && !coming && (desk.sweep.empty() || desk.sweep.back() != prefix)) desk.sweep.push_back(prefix);
    }
  }
  if (desk.sweeping.ready()) (void)desk.sweeping.take();  // what is left is swept the next time
  if (desk.sweeping.empty() && !desk.sweep.empty()) {
    desk.sweeping = context.storage.remove_blobs(desk.sweep.back());
    desk.sweep.pop_back();
  }
}

void tend_importing(Desk& desk, const ViewContext& context, Out& out) {
  if (!desk.importing) return;
  desk.importing->tend(context.storage);
  if (desk.importing->stand() != Importing::Stand::kKept || !context.writable) return;
  const std::string id = desk.importing->id();
  const std::size_t rows = desk.importing->rows();
  const Status status = out.submit(AddCollection{id, desk.importing->collection()});
  tell(out, status, counted(rows, "text", "texts") + " kept in " + in_quotation_marks(desk.importing->name));
  if (!status.ok()) return;
  desk.importing.reset();
  desk.pasted.clear();
  const bool there = context.route != nullptr && context.route->screen == "sentiment";
  if (there) out.actions.push_back(ui::Navigate{collection_href(id)});
}

void tend_open(Desk& desk, const ViewContext& context) {
  if (!desk.open) return;
  if (context.state.collections.count(desk.open->id()) == 0) {
    desk.open.reset();
    return;
  }
  desk.open->tend({.state = context.state,
                   .version = context.version,
                   .shelf = desk.shelf,
                   .storage = context.storage,
                   .inference = context.inference,
                   .utc_offset_minutes = context.utc_offset_minutes,
                   .writable = context.writable});
}

// Letters and figures of a name, and hyphens between them: what every file system takes.
std::string file_name_of(std::string_view name) {
  constexpr std::size_t kMostLetters = 40;
  std::string out;
  for (const char c : to_lower_ascii(name)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
    if (out.size() == kMostLetters) break;
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "texts" : out;
}

void tend_work(Desk& desk, const ViewContext& context, Out& out) {
  constexpr std::size_t kResamples = 20;  // in a slice
  desk.feed.tend(desk.shelf, context.inference, context.now);
  if (!desk.open || desk.open->stand() != OpenCollection::Stand::kOpen) return;
  if (desk.teaching && desk.teaching->of() != desk.open->own()) desk.teaching.reset();  // of lessons that have changed
  if (desk.teaching) desk.teaching->tend(desk.open->texts(), desk.shelf, context.inference);
  if (desk.evaluation) desk.evaluation->advance(kResamples);
  if (desk.exporting && desk.exporting->tend(*desk.open, desk.shelf)) {
    const bool csv = desk.exporting->format() == TextsFormat::kCsv;
    std::string name = "cairn-" + file_name_of(desk.exporting->collection()) + (csv ? ".csv" : ".json");
    out.actions.push_back(ui::SaveFile{std::move(name), csv ? "text/csv" : "application/json", desk.exporting->take()});
    desk.exporting.reset();
  }
}

void draw_tabs(Page& page, Screen screen) {
  const auto tab = [&](std::string name, const std::string& argument, const char* icon, bool current) {
    return ui::Tab{std::move(name), "#/sentiment" + (argument.empty() ? std::string() : "/" + argument), icon, current};
  };
  const bool texts = screen == Screen::kTexts || screen == Screen::kCollection;
  const std::vector<ui::Tab> tabs{
      tab("Try", "", icon::kMessageSquareText, screen == Screen::kTry),
      tab("Texts", "texts", icon::kTable, texts),
      tab("Evaluate", "evaluate", icon::kScale, screen == Screen::kEvaluate),
      tab("Teach", "teach", icon::kGraduationCap, screen == Screen::kTeach),
      tab("Live", "feed", icon::kRadio, screen == Screen::kFeed),
  };
  ui::tabs(page.ui, "Views of the analyser", tabs, page.out.actions);
}

void draw(Page& page, Screen screen) {
  draw_tabs(page, screen);
  page.ui.gap(ui::space::k16);
  const ui::Ui::Scope scope(page.ui, "view");
  switch (screen) {
    case Screen::kTry:
      return draw_try(page);
    case Screen::kTexts:
      return draw_collections(page);
    case Screen::kCollection:
      return draw_collection(page, page.context.route->argument.substr(std::string_view("texts/").size()));
    case Screen::kEvaluate:
      return draw_evaluate(page);
    case Screen::kTeach:
      return draw_teach(page);
    case Screen::kFeed:
      return draw_feed(page);
    case Screen::kNone:
      return;
  }
}

}  // namespace

// The one that was opened last, or the newest; several to choose from. False: there is none, or it is not open yet.
bool choose_collection(Page& page) {
  ui::Ui& ui = page.ui;
  const auto& collections = page.context.state.collections;
  if (collections.empty()) {
    ui::empty_state(ui, icon::kMessagesSquare, "No collection yet", "This works on a collection of texts.");
    ui::button_link(ui, "Read texts", "#/sentiment/texts", {.look = ui::ButtonLook::kPrimary});
    return false;
  }
  std::vector<std::string> ids, names;
  std::string newest;
  for (const auto& [id, collection] : collections) {
    ids.push_back(id);
    names.push_back(collection.name);
    if (newest.empty() || collection.added_at > collections.at(newest).added_at) newest = id;
  }
  std::string& last = page.desk.last_opened;
  if (collections.count(last) == 0) last = newest;
  if (ids.size() > 1) {
    const int selected = static_cast<int>(std::find(ids.begin(), ids.end(), last) - ids.begin());
    if (const auto chosen = ui::select(ui, "Collection", names, selected, std::min(360.0f, ui.width())))
      last = ids[static_cast<std::size_t>(*chosen)];
  } else {
    ui.muted(names[0]);
  }
  ui.gap(ui::space::k12);
  if (open_collection(page, last)) return true;
  const OpenCollection::Stand stand = page.desk.open->stand();
  if (stand == OpenCollection::Stand::kLoading)
    ui::progress_bar(ui, "Opened", page.desk.open->share_loaded());
  else
    ui::button_link(ui, "Look at the collection", collection_href(last));
  return false;
}

bool open_collection(Page& page, std::string_view id) {
  Desk& desk = page.desk;
  const auto found = page.context.state.collections.find(std::string(id));
  if (found == page.context.state.collections.end()) return false;
  if (!desk.open || desk.open->id() != id) {
    desk.open = std::make_unique<OpenCollection>(std::string(id), static_cast<std::size_t>(found->second.rows));
    desk.teaching.reset();
    desk.evaluation.reset();
    desk.exporting.reset();  // its rows are of the other one
    desk.truth_chosen = false;
    desk.renaming = false;
    tend_open(desk, page.context);
    page.ui.request_settle();
  }
  desk.last_opened = id;
  return desk.open->stand() == OpenCollection::Stand::kOpen;
}

}  // namespace desk

void tend_sentiment(View& view, const ViewContext& context, Out& out, Here<Part::kSentiment> /*here*/) {
  if (!view.desk) view.desk = {new desk::Desk, desk::destroy};
  desk::Desk& all = *view.desk;
  all.soon = false;
  if (view.models_changed) all.shelf.look();
  view.models_changed = false;
  all.shelf.tend(context.models);
  desk::sweep(all, context);
  desk::tend_importing(all, context, out);
  desk::tend_open(all, context);
  desk::tend_work(all, context, out);
  all.attempt.tend(all.shelf, context.inference, context.now);
  desk::plan_next(view, context);
}

void draw_sentiment(ui::Ui& ui, const ViewContext& context, View& view, Out& out, Here<Part::kSentiment> here) {
  if (!view.desk) tend_sentiment(view, context, out, here);
  desk::Page page{ui, context, *view.desk, out};
  desk::draw(page, screen_of(context.route->argument));
  // What was just done may have begun something; passes without an event follow before the next tick.
  const ui::EventKind kind = ui.event().kind;
  const bool did = kind == ui::EventKind::kClick || kind == ui::EventKind::kCommit || kind == ui::EventKind::kInput ||
                   kind == ui::EventKind::kFile || ui.unsettled();
  if (did) view.desk->soon = true;
  desk::plan_next(view, context);
}

}  // namespace cairn::sentiment

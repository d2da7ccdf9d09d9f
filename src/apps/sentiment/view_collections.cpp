// The collections that there are, and the ways to a new one: a file, pasted lines, made-up posts to look around with.

#include <algorithm>

#include "apps/sentiment/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::sentiment::desk {
namespace {

constexpr std::string_view kAccept = ".csv,.tsv,.txt,.json,.jsonl,.ndjson,.js,text/plain,text/csv,application/json";
constexpr std::string_view kPastedName = "Pasted texts";

// What was chosen for the last file says nothing of this one.
void begin(Page& page, std::string name, std::string bytes) {
  Desk& desk = page.desk;
  desk.importing = std::make_unique<Importing>(std::move(name), std::move(bytes), page.out.fresh_id());
  desk.plan.reset();
  desk.incoming_scale = Scale::kThree;
  desk.only_english = false;
  page.ui.request_settle();
}

void draw_new(Page& page) {
  ui::Ui& ui = page.ui;
  Desk& desk = page.desk;
  const ui::Ui::Scope scope(ui, "new");
  const ui::Container region(ui, ui::Role::kRegion, "New collection", "new");
  const ui::Card card(ui, ui::CardLook::kPlain, ui.phone() ? ui::space::k16 : ui::space::k24);
  ui.heading(2, "New collection");
  ui.gap(ui::space::k4);
  ui.muted(
      "1 to 100,000 texts from CSV, TSV, JSON, JSON Lines or plain lines, or from an export of X, Reddit or YouTube. "
      "You "
      "see what comes in before anything is kept. No text leaves this device.");
  ui.gap(ui::space::k12);
  const std::string_view off = page.off();
  if (const auto file = ui::file_button(ui, "Choose a file", kAccept,
                                        {.look = ui::ButtonLook::kPrimary,
                                         .icon = icon::kUpload,
                                         .disabled_because = off,
                                         .width = full_on_phone(ui)})) {
    begin(page, file->name, file->bytes);
  }
  ui.gap(ui::space::k16);
  ui::FieldOptions options{.placeholder = "One text a line"};
  options.height = 4 * ui.style(ui::Type::kBody).line_px + 20;
  const auto pasted = ui::text_area(ui, "Or paste texts, one a line", desk.pasted, options);
  ui.gap(ui::space::k8);
  const bool empty = trim(desk.pasted).empty();
  const std::string_view pasted_off = !off.empty() ? off
                                      : empty      ? std::string_view("Paste texts first")
                                                   : std::string_view();
  if (ui::button(ui, "Read the lines", {.disabled_because = pasted_off, .width = full_on_phone(ui)}) ||
      (pasted.submitted && pasted_off.empty())) {
    begin(page, std::string(kPastedName) + ".txt", desk.pasted);
  }
}

void draw_item(Page& page, const std::string& id, const Collection& collection) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const ui::Ui::Scope scope(ui, id);
  const ui::TextStyle title = ui.style(ui::Type::kBodyStrong);
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  constexpr float kPad = 10;
  const ui::Rect rect = ui.place(ui.width(), title.line_px + small.line_px + 2 * kPad);
  ui::Node item;
  item.id = ui.id("item");
  item.role = ui::Role::kListItem;
  ui.semantics().open(std::move(item), rect, {rect.x, rect.y});
  const Date today = local_date(page.context.now, page.context.utc_offset_minutes);
  std::string detail = counted(static_cast<std::size_t>(collection.rows), "text", "texts") + ", added " +
                       format_date(local_date(collection.added_at, page.context.utc_offset_minutes), today);
  if (collection.made_up) detail += ", made up";
  if (!collection.origin.empty()) detail += ", from " + collection.origin;
  const ui::Id link = ui.id("open");
  if (ui.hovered(link)) ui.fill(rect.inset(-8, 0), c.hover, ui::kControlRadius_px);
  ui.line({rect.x, rect.bottom() - 0.5f}, {rect.right(), rect.bottom() - 0.5f}, c.line);
  ui.paint_text({rect.x, rect.y + kPad, rect.w - 24, title.line_px}, title, c.ink, collection.name);
  ui.paint_text({rect.x, rect.y + kPad + title.line_px, rect.w - 24, small.line_px}, small, c.muted, detail);
  ui.paint_icon({rect.right() - 8, rect.center_y()}, 16, c.muted, icon::kChevronRight);
  ui.focus_ring(link, rect.inset(-4, 2), ui::kControlRadius_px);
  ui::Node node;
  node.id = link;
  node.role = ui::Role::kLink;
  node.name = collection.name;
  node.detail = detail;
  node.href = collection_href(id);
  ui.semantics().leaf(std::move(node), rect);
  ui.semantics().close();
}

void draw_list(Page& page) {
  ui::Ui& ui = page.ui;
  const auto& collections = page.context.state.collections;
  if (collections.empty()) {
    ui::empty_state(ui, icon::kMessagesSquare, "No collection yet",
                    "Choose a file of reviews, posts or comments below, and see what people say.");
    return;
  }
  std::vector<const std::pair<const std::string, Collection>*> newest_first;
  newest_first.reserve(collections.size());
  for (const auto& one : collections) newest_first.push_back(&one);
  std::stable_sort(newest_first.begin(), newest_first.end(),
                   [](const auto* a, const auto* b) { return a->second.added_at > b->second.added_at; });
  const ui::Container list(ui, ui::Role::kList, "Collections");
  for (const auto* one : newest_first) draw_item(page, one->first, one->second);
}

}  // namespace

void draw_collections(Page& page) {
  ui::Ui& ui = page.ui;
  if (page.desk.importing) {
    draw_importing(page);
    if (page.context.state.collections.empty()) return;
    ui.gap(ui::space::k24);
    draw_list(page);
    return;
  }
  if (!page.desk.shelf.any_ready()) {
    draw_offers(page);
    ui.gap(ui::space::k8);
  }
  draw_list(page);
  ui.gap(ui::space::k24);
  draw_new(page);
}

}  // namespace cairn::sentiment::desk

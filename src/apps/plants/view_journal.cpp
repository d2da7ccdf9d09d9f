// The field journal: what was seen, month by month or day by day, the newest first; and its files.

#include "apps/plants/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

const Journal& journal_here(Page& page) {
  Desk& desk = page.desk;
  if (!desk.journal || desk.journal_version != page.context.version) {
    desk.journal = std::make_unique<Journal>(journal_of(page.context.state));
    desk.journal_version = page.context.version;
  }
  return *desk.journal;
}

void draw_tools(Page& page) {
  ui::Ui& ui = page.ui;
  const ui::Row row(ui, ui::space::k12, ui.control_h());
  ui::FieldOptions find{.placeholder = "Plant, place, month or note", .type = "search", .show_label = false};
  find.icon = icon::kSearch;
  find.width = std::min(420.0f, ui.width());
  (void)ui::text_field(ui, "Find in the journal", page.desk.journal_query, find);
  if (const auto shown = ui::segmented(ui, "Show as", {"Grid", "Timeline"}, page.desk.timeline ? 1 : 0))
    page.desk.timeline = *shown == 1;
}

}  // namespace

void draw_journal(Page& page) {
  ui::Ui& ui = page.ui;
  if (page.context.state.observations.empty()) {
    ui::empty_state(ui, icon::kNotebookPen, "Nothing in the journal yet",
                    "Identify a plant and keep it: photo, day, place and notes stay on this device.");
    ui::button_link(ui, "Identify a plant", "#/plants", {.look = ui::ButtonLook::kPrimary});
    ui.gap(ui::space::k24);
    draw_journal_files(page);
    return;
  }
  draw_tools(page);
  ui.gap(ui::space::k8);
  if (!trim(page.desk.journal_query).empty() || page.desk.like) return draw_found(page);
  const Journal& journal = journal_here(page);
  if (ui::disclosure(ui, "Import and export", false, counted(journal.ids.size(), "observation", "observations")))
    draw_journal_files(page);
  draw_entries(page, journal);
}

}  // namespace cairn::plants::desk

// The journal's files: out as a table, for maps and for collections of records, and back in with a look first.

#include "apps/plants/exchange/exchange.h"
#include "apps/plants/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

constexpr std::size_t kShownProblems = 5;

void draw_out(Page& page) {
  ui::Ui& ui = page.ui;
  const State& state = page.context.state;
  const std::string day = to_iso(today(page));
  ui.heading(2, ui::Type::kBodyStrong, "Export");
  ui.muted("Photos stay here; a backup on the page Data holds them too.");
  ui.gap(ui::space::k8);
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  const auto save = [&](std::string name, const char* mime, std::string text) {
    page.out.actions.push_back(ui::SaveFile{std::move(name), mime, std::move(text)});
  };
  if (ui::button(ui, "Table (CSV)", {.icon = icon::kDownload, .width = full_on_phone(ui)}))
    save("cairn-plants-" + day + ".csv", "text/csv", exchange::to_csv(state, page.desk.species));
  if (ui::button(ui, "Map (GeoJSON)", {.icon = icon::kDownload, .width = full_on_phone(ui)}))
    save("cairn-plants-" + day + ".geojson", "application/geo+json", exchange::to_geojson(state, page.desk.species));
  if (ui::button(ui, "Records (Darwin Core)", {.icon = icon::kDownload, .width = full_on_phone(ui)}))
    save("cairn-plants-" + day + "-darwin-core.csv", "text/csv", exchange::to_darwin_core(state, page.desk.species));
}

void draw_incoming(Page& page) {
  ui::Ui& ui = page.ui;
  const exchange::ReadObservations& read = *page.desk.incoming;
  ui.gap(ui::space::k12);
  const ui::Container region(ui, ui::Role::kRegion, "What the file holds", "incoming");
  const ui::Card card(ui, ui::CardLook::kInfo);
  ui.text(ui::Type::kBodyStrong, counted(read.observations.size(), "new observation", "new observations") + " in " +
                                     in_quotation_marks(page.desk.incoming_name));
  if (read.copies > 0)
    ui.muted(counted(read.copies, "row is", "rows are") + " in the journal already, or twice in the file.");
  if (!read.problems.empty()) {
    ui.gap(ui::space::k8);
    ui.text(ui::Type::kBody, counted(read.problems.size(), "row was", "rows were") + " set aside:");
    for (std::size_t i = 0; i < read.problems.size() && i < kShownProblems; ++i) {
      const ui::Ui::Scope scope(ui, static_cast<int>(i));
      ui.muted("Line " + std::to_string(read.problems[i].line) + ": " + read.problems[i].problem);
    }
    if (read.problems.size() > kShownProblems)
      ui.muted("And " + counted(read.problems.size() - kShownProblems, "other row.", "other rows."));
  }
  ui.gap(ui::space::k12);
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  const std::string words = "Add " + counted(read.observations.size(), "observation", "observations");
  if (!read.observations.empty() &&
      ui::button(ui, words,
                 {.look = ui::ButtonLook::kPrimary, .disabled_because = off(page), .width = full_on_phone(ui)})) {
    const Status status = page.out.submit(AddObservations{read.observations});
    tell(page.out, status, counted(read.observations.size(), "observation", "observations") + " added");
    page.desk.incoming.reset();
    ui.request_settle();
    return;
  }
  if (ui::button(ui, "Leave it", {.look = ui::ButtonLook::kQuiet, .width = full_on_phone(ui)})) {
    page.desk.incoming.reset();
    ui.request_settle();
  }
}

void draw_in(Page& page) {
  ui::Ui& ui = page.ui;
  ui.heading(2, ui::Type::kBodyStrong, "Import");
  ui.muted("A table or GeoJSON with observations, from here or from elsewhere.");
  ui.gap(ui::space::k8);
  const auto file = ui::file_button(ui, "Read a file", ".csv,.tsv,.txt,.json,.geojson",
                                    {.icon = icon::kUpload, .width = full_on_phone(ui)});
  if (file) {
    auto read = exchange::read_observations(file->name, file->bytes, page.desk.species, page.context.state);
    page.desk.incoming_name = file->name;
    page.desk.incoming_error = read.ok() ? "" : read.error().message;
    page.desk.incoming.reset();
    if (read.ok()) page.desk.incoming = std::make_unique<exchange::ReadObservations>(std::move(read).value());
    ui.request_settle();
  }
  if (!page.desk.incoming_error.empty()) {
    ui.gap(ui::space::k8);
    ui::notice(ui, ui::NoticeLook::kBad, in_quotation_marks(page.desk.incoming_name) + " was not read",
               page.desk.incoming_error);
  }
  if (page.desk.incoming) draw_incoming(page);
}

}  // namespace

void draw_journal_files(Page& page) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Files", "files");
  const ui::Card card(ui);
  if (page.desk.species.empty()) {
    ui.muted("The species pages are on their way: names are written and read with them.");
    return;
  }
  if (!page.context.state.observations.empty()) {
    draw_out(page);
    ui.gap(ui::space::k16);
  }
  draw_in(page);
}

}  // namespace cairn::plants::desk

// One observation of the journal, and everything that can be changed of it.

#include "apps/plants/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

void begin_edit(Page& page, std::string_view id, const Observation& observation) {
  Desk::Edit& edit = page.desk.edit;
  const std::string title = observation.species == 0 && observation.name.empty() ? "" : title_of(page, observation);
  if (edit.of == id && edit.seen == observation) {
    // Names come with the species pages, which may be on their way.
    if (edit.what == edit.suggested) edit.what = title;
    edit.suggested = title;
    return;
  }
  edit = {};
  edit.of = id;
  edit.seen = observation;
  edit.what = edit.suggested = title;
  edit.time = observation.minute ? time_words(*observation.minute) : "";
  edit.day = to_iso(observation.day);
  edit.place = observation.place;
  edit.notes = observation.notes;
}

void submit(Page& page, EditObservation change, std::string& error, const char* words) {
  const std::size_t before = page.out.gestures().size();
  const Status status = page.out.submit(change);
  error = status.ok() ? "" : status.error().message;
  if (page.out.gestures().size() > before) tell(page.out, status, words);
}

void draw_fields(Page& page, std::string_view id) {
  ui::Ui& ui = page.ui;
  Desk::Edit& edit = page.desk.edit;
  const std::string_view why_not = off(page);
  const auto what =
      ui::proposing_field(ui, "What it is", edit.what, name_proposals(page, edit.what),
                          {.placeholder = "Not decided", .error = edit.what_error, .disabled_because = why_not});
  if (what.taken || what.committed) {
    const Meant meant = meaning_of(page, edit.what);
    submit(page, {.id = std::string(id), .species = meant.species, .name = meant.name}, edit.what_error, "Changed");
  }
  ui.gap(ui::space::k12);
  const auto day = ui::text_field(ui, "Seen on", edit.day,
                                  {.type = "date", .error = edit.day_error, .width = 200, .disabled_because = why_not});
  if (day.committed) {
    const std::optional<Date> meant = parse_date(edit.day);
    edit.day_error = trouble_with_day(page, meant);
    if (edit.day_error.empty()) submit(page, {.id = std::string(id), .day = *meant}, edit.day_error, "Changed");
  }
  ui.gap(ui::space::k12);
  const auto time = ui::text_field(
      ui, "At", edit.time, {.type = "time", .error = edit.time_error, .width = 200, .disabled_because = why_not});
  if (time.committed) {
    const auto meant = minute_of(edit.time);
    edit.time_error = meant || trim(edit.time).empty() ? "" : "Which time was it? For example 14:05.";
    if (edit.time_error.empty())
      submit(page, {.id = std::string(id), .minute = std::optional<std::optional<int>>(meant)}, edit.time_error,
             "Changed");
  }
  ui.gap(ui::space::k12);
  if (ui::text_field(ui, "Place", edit.place, {.error = edit.place_error, .disabled_because = why_not}).committed)
    submit(page, {.id = std::string(id), .place = edit.place}, edit.place_error, "Changed");
  ui.gap(ui::space::k12);
  const ui::FieldOptions notes{
      .error = edit.notes_error, .height = 5 * ui.style(ui::Type::kBody).line_px + 20, .disabled_because = why_not};
  if (ui::text_area(ui, "Notes", edit.notes, notes).committed)
    submit(page, {.id = std::string(id), .notes = edit.notes}, edit.notes_error, "Changed");
}

void draw_position(Page& page, std::string_view id, const Observation& observation) {
  if (!observation.position) return;
  ui::Ui& ui = page.ui;
  ui.gap(ui::space::k12);
  ui.text(ui::Type::kSmallStrong, "Position");
  ui.text(ui::Type::kBody, position_words(*observation.position));
  ui.gap(ui::space::k4);
  const ui::ButtonOptions options{.icon = icon::kX, .disabled_because = off(page), .small = true};
  if (ui::button(ui, "Forget the position", options))
    tell(page.out, page.out.submit(EditObservation{.id = std::string(id), .position = std::optional<Position>()}),
         "Position forgotten");
}

void draw_told(Page& page, const Observation& observation) {
  if (observation.told.species == 0) return;
  ui::Ui& ui = page.ui;
  ui.gap(ui::space::k12);
  const std::string name = name_of(page, observation.told.species);
  const std::string share = percent(observation.told.permille / 1000.0);
  ui.muted(observation.told.sure ? "The model said " + name + ", " + share + " sure."
                                 : "The model was not sure; most likely it found " + name + ", " + share + ".");
}

}  // namespace

void draw_observation(Page& page, std::string_view id) {
  ui::Ui& ui = page.ui;
  const auto found = page.context.state.observations.find(std::string(id));
  ui::link(ui, "All observations", "#/plants/journal");
  ui.gap(ui::space::k12);
  if (found == page.context.state.observations.end()) {
    ui::empty_state(ui, icon::kNotebookPen, "There is no such observation", "It may have been removed.");
    return;
  }
  const Observation& observation = found->second;
  begin_edit(page, id, observation);
  ui.heading(2, ui::Type::kSection, title_of(page, observation));
  if (const Species* species = page.species(observation.species)) {
    ui.muted(species->latin + " \xC2\xB7 " + species->family_common);
    ui.gap(ui::space::k4);
    ui::link(ui, "About " + species->common, species_href(species->id));
    if (warns(*species)) {
      ui.gap(ui::space::k12);
      draw_toxicity(page, *species);
    }
  }
  ui.gap(ui::space::k16);
  ui::Columns columns(ui, {1, 1}, ui::space::k24, 720);
  columns.next();
  draw_observation_photos(page, id, observation);
  columns.next();
  const ui::Card card(ui);
  draw_fields(page, id);
  draw_position(page, id, observation);
  draw_told(page, observation);
  ui.gap(ui::space::k16);
  if (ui::button(ui, "Remove",
                 {.look = ui::ButtonLook::kDanger,
                  .icon = icon::kTrash2,
                  .disabled_because = off(page),
                  .says = "Remove this observation"})) {
    tell(page.out, page.out.submit(RemoveObservations{{std::string(id)}}), "Observation removed");
    page.out.actions.push_back(ui::Navigate{"#/plants/journal"});
  }
}

}  // namespace cairn::plants::desk

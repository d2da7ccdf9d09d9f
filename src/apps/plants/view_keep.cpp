// What was looked at becomes an observation of the journal: what it is, when and where it was seen.

#include <algorithm>
#include <cmath>

#include "apps/plants/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

constexpr double kMillion = 1e6;
constexpr int kMostTold_permille = 999;  // rounding makes nothing certain

std::optional<Date> taken_on(const Shot& shot) {
  const auto& taken = shot.header.exif.taken;
  if (!taken) return {};
  return to_date({taken->year, taken->month, taken->day});
}

Position position_of(const GeoPoint& place) {
  return {static_cast<int>(std::lround(place.latitude * kMillion)),
          static_cast<int>(std::lround(place.longitude * kMillion))};
}

void begin_form(Page& page, const Shot& shot) {
  Desk::Form& form = page.desk.form;
  if (form.of == shot.file.number) return;
  form = {};
  form.of = shot.file.number;
  form.day = to_iso(taken_on(shot).value_or(today(page)));
  const Recognition seen = seen_of(page, shot);
  if (seen.sure) form.what = name_of(page, candidates(seen, 1)[0].species);
}

// False: something is missing, and is said beside its field.
bool begin_keeping(Page& page, const Shot& shot) {
  Desk::Form& form = page.desk.form;
  const std::optional<Date> day = parse_date(form.day);
  form.day_error = day ? "" : "Which day was it? For example " + to_iso(today(page)) + ".";
  if (!day) return false;
  Observation observation;
  const Meant meant = meaning_of(page, form.what);
  observation.species = meant.species;
  observation.name = meant.name;
  observation.day = *day;
  observation.place = form.place;
  observation.notes = form.notes;
  const auto& taken = shot.header.exif.taken;
  if (taken && taken_on(shot) == day) observation.minute = taken->hour * 60 + taken->minute;
  if (const auto& place = shot.header.exif.place; place && form.with_position)
    observation.position = position_of(*place);
  const Recognition seen = seen_of(page, shot);
  const Candidate best = candidates(seen, 1)[0];
  observation.told = {best.species,
                      std::min(kMostTold_permille, static_cast<int>(std::lround(best.probability * 1000))), seen.sure};
  if (const Status status = check_observation(observation); !status.ok()) {
    form.what_error = status.error().message;
    return false;
  }
  std::vector<const Shot*> kept{&shot};
  if (page.desk.together) kept = shots_together(page);
  page.desk.keeping = std::make_unique<Keeping>(page.out.fresh_id(), observation, kept);
  return true;
}

void draw_position(Page& page, const Shot& shot) {
  const auto& place = shot.header.exif.place;
  if (!place) return;
  ui::Ui& ui = page.ui;
  ui.gap(ui::space::k8);
  const std::string detail = position_words(position_of(*place)) + ", as the photo says";
  if (const auto on = ui::checkbox(ui, "Keep the position", page.desk.form.with_position, {.detail = detail}))
    page.desk.form.with_position = *on;
}

void draw_fields(Page& page, const Shot& shot) {
  ui::Ui& ui = page.ui;
  Desk::Form& form = page.desk.form;
  ui::FieldOptions what{.placeholder = "A name, or nothing if you do not know", .error = form.what_error};
  (void)ui::proposing_field(ui, "What it is", form.what, name_proposals(page, form.what), what);
  ui.gap(ui::space::k12);
  (void)ui::text_field(ui, "Seen on", form.day, {.type = "date", .error = form.day_error, .width = 200});
  ui.gap(ui::space::k12);
  (void)ui::text_field(ui, "Place", form.place, {.placeholder = "In words, if you like"});
  draw_position(page, shot);
  ui.gap(ui::space::k12);
  (void)ui::text_area(ui, "Notes", form.notes, {.height = 3 * ui.style(ui::Type::kBody).line_px + 20});
}

}  // namespace

void draw_keep(Page& page, const Shot& shot) {
  ui::Ui& ui = page.ui;
  begin_form(page, shot);
  ui.gap(ui::space::k16);
  const ui::Container form(ui, ui::Role::kForm, "Keep in the journal", "keep");
  const ui::Card card(ui);
  ui.heading(2, ui::Type::kBodyStrong, "Keep in the journal");
  ui.gap(ui::space::k12);
  const Keeping* keeping = page.desk.keeping.get();
  if (keeping != nullptr && keeping->stand() != Keeping::Stand::kFailed) {
    ui.muted("Keeping\xE2\x80\xA6");
    return;
  }
  if (keeping != nullptr) {
    ui::notice(ui, ui::NoticeLook::kBad, "It was not kept", keeping->error());
    ui.gap(ui::space::k8);
    if (ui::button(ui, "Try again", {.icon = icon::kRotateCcw})) {
      page.desk.keeping->retry();
      ui.request_settle();
    }
    ui.gap(ui::space::k12);
  }
  draw_fields(page, shot);
  ui.gap(ui::space::k16);
  const bool keep = ui::button(ui, "Keep",
                               {.look = ui::ButtonLook::kPrimary,
                                .icon = icon::kNotebookPen,
                                .disabled_because = off(page),
                                .width = full_on_phone(ui),
                                .says = "Keep in the journal"});
  if (keep) {
    begin_keeping(page, shot);
    ui.request_settle();
  }
}

}  // namespace cairn::plants::desk

// What was looked at becomes an observation of the journal: what it is, when and where it was seen.

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

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
  const auto [found, is_new] = page.desk.forms.try_emplace(shot.file.number);
  Desk::Form& form = found->second;
  if (is_new) form.day = to_iso(taken_on(shot).value_or(today(page)));
  // What is suggested changes with what is known: with the species pages, with other photos of the same plant.
  const Recognition seen = seen_of(page, shot);
  const std::string suggested = seen.sure ? name_of(page, candidates(seen, 1)[0].species) : "";
  if (form.what == form.suggested) form.what = suggested;
  form.suggested = suggested;
}

// Nothing: something is missing, and is said beside its field.
std::optional<Observation> observation_of(Page& page, const Shot& shot) {
  Desk::Form& form = page.desk.forms[shot.file.number];
  const std::optional<Date> day = parse_date(form.day);
  form.day_error = trouble_with_day(page, day);
  if (!form.day_error.empty()) return std::nullopt;
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
    return std::nullopt;
  }
  return observation;
}

void begin_keeping(Page& page, const Shot& shot) {
  const std::optional<Observation> observation = observation_of(page, shot);
  if (!observation) return;
  std::vector<const Shot*> photos{&shot};
  if (is_together(page, shot)) photos = shots_together(page);
  Desk::KeepingAll& keeping = page.desk.keeping;
  keeping = {};
  keeping.count = 1;
  keeping.waiting.push_back(std::make_unique<Keeping>(page.out.fresh_id(), *observation, photos));
}

void draw_position(Page& page, const Shot& shot) {
  const auto& place = shot.header.exif.place;
  if (!place) return;
  ui::Ui& ui = page.ui;
  ui.gap(ui::space::k8);
  const std::string detail = position_words(position_of(*place)) + ", as the photo says";
  if (const auto on =
          ui::checkbox(ui, "Keep the position", page.desk.forms[shot.file.number].with_position, {.detail = detail}))
    page.desk.forms[shot.file.number].with_position = *on;
}

void draw_fields(Page& page, const Shot& shot) {
  ui::Ui& ui = page.ui;
  Desk::Form& form = page.desk.forms[shot.file.number];
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

void draw_kept_already(Page& page, const Shot& shot) {
  ui::Ui& ui = page.ui;
  ui.gap(ui::space::k16);
  const ui::Container region(ui, ui::Role::kRegion, "In the journal", "kept");
  const ui::Card card(ui, ui::CardLook::kAccent);
  ui.heading(2, ui::Type::kBodyStrong, "Kept in the journal");
  ui.gap(ui::space::k8);
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  ui::button_link(ui, "Open it", observation_href(page.desk.kept.at(shot.file.number)),
                  {.icon = icon::kNotebookPen, .width = full_on_phone(ui)});
  const auto& all = page.desk.shots.all();
  const auto next =
      std::find_if(all.begin(), all.end(), [&](const Shot& one) { return one.answered() && !is_kept(page, one); });
  if (next == all.end()) return;
  if (ui::button(ui, "Next photo", {.icon = icon::kArrowRight, .width = full_on_phone(ui)})) {
    page.desk.chosen = next->file.number;
    page.desk.heat_of = 0;
    ui.request_settle();
  }
}

}  // namespace

void keep_each(Page& page, const std::vector<const Shot*>& shots) {
  Desk::KeepingAll& keeping = page.desk.keeping;
  keeping = {};
  for (const Shot* shot : shots) {
    begin_form(page, *shot);
    const std::optional<Observation> observation = observation_of(page, *shot);
    if (!observation) continue;  // its form says why
    const std::string id = page.out.fresh_id() + "-" + std::to_string(keeping.waiting.size());
    keeping.waiting.push_back(std::make_unique<Keeping>(id, *observation, std::vector<const Shot*>{shot}));
  }
  keeping.count = keeping.waiting.size();
}

void draw_keep(Page& page, const Shot& shot) {
  ui::Ui& ui = page.ui;
  if (is_kept(page, shot)) return draw_kept_already(page, shot);
  begin_form(page, shot);
  ui.gap(ui::space::k16);
  const ui::Container form(ui, ui::Role::kForm, "Keep in the journal", "keep");
  const ui::Card card(ui);
  ui.heading(2, ui::Type::kBodyStrong, "Keep in the journal");
  ui.gap(ui::space::k12);
  const Keeping* keeping = page.desk.keeping.waiting.empty() ? nullptr : page.desk.keeping.waiting.front().get();
  if (keeping != nullptr && keeping->stand() != Keeping::Stand::kFailed) {
    ui.muted("Keeping\xE2\x80\xA6");
    return;
  }
  if (keeping != nullptr) {
    ui::notice(ui, ui::NoticeLook::kBad, "It was not kept", keeping->error());
    ui.gap(ui::space::k8);
    if (ui::button(ui, "Try again", {.icon = icon::kRotateCcw})) {
      page.desk.keeping.waiting.front()->retry();
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

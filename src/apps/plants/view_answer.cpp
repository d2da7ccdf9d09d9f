// What the model says of a photo: the likeliest plants with how sure it is, how to tell them apart, and when it does
// not know.

#include <algorithm>

#include "apps/plants/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

constexpr std::size_t kShown = 5;

void draw_verdict(Page& page, const Recognition& seen, const Candidate& best) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const Species* species = page.species(best.species);
  if (!seen.sure) {
    {
      const ui::Row row(ui, ui::space::k8, 28);
      ui.icon(icon::kCircleDashed, 22, c.warn);
      ui.heading(2, ui::Type::kSection, "Not sure");
    }
    ui.gap(ui::space::k4);
    ui.text(ui::Type::kBody,
            seen.familiar
                ? "The model wavers: it may be one of these, or a plant that it was not taught. Another photo, "
                  "closer or from another side, often settles it."
                : "The photo is unlike those of the 102 plants that the model was taught: it may show another "
                  "plant, or none. How likely each of these is holds only if it is one of them.");
    return;
  }
  ui.heading(2, ui::Type::kSection, name_of(page, best.species));
  if (species != nullptr) {
    ui.gap(ui::space::k4);
    ui.muted(species->latin + " \xC2\xB7 " + species->family_common);
  }
  ui.gap(ui::space::k8);
  ui::badge(ui, percent(best.probability) + " sure", c.good, c.accent_soft, icon::kCircleCheck);
}

void draw_candidate(Page& page, const Shot& shot, const Recognition& seen, const Candidate& one) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, one.species);
  {
    const ui::Row row(ui, ui::space::k8, 28);
    ui::link(ui, name_of(page, one.species), species_href(one.species));
    const std::string share = percent(one.probability);
    ui.text(ui::Type::kBodyStrong, share);
    const int shown = heat_of(page, shot);
    const std::string says = "What counted for " + name_of(page, one.species);
    if (page.desk.heat && shown != one.species &&
        ui::button(ui, "Why", {.look = ui::ButtonLook::kQuiet, .icon = icon::kEye, .small = true, .says = says})) {
      page.desk.heat_of = one.species;
      ui.request_settle();
    }
  }
  ui.gap(ui::space::k4);
  const ui::Rect bar = ui.place(ui.width(), 6);
  ui.fill(bar, ui.colors().hover, 3);
  ui.fill({bar.x, bar.y, std::max(3.0f, bar.w * static_cast<float>(one.probability)), bar.h},
          seen.sure ? ui.colors().accent : ui.colors().warn, 3);
  ui.gap(ui::space::k12);
}

// Those that are told from the likeliest by more than the model's word.
void draw_look_alikes(Page& page, const Candidate& best) {
  ui::Ui& ui = page.ui;
  const Species* species = page.species(best.species);
  if (species == nullptr || species->look_alikes.empty()) return;
  ui.gap(ui::space::k8);
  ui.heading(3, ui::Type::kBodyStrong, "Often taken for " + species->common);
  for (const LookAlike& other : species->look_alikes) {
    ui.gap(ui::space::k8);
    const ui::Ui::Scope scope(ui, other.species != 0 ? std::to_string(other.species) : other.name);
    if (other.species != 0)
      ui::link(ui, name_of(page, other.species), species_href(other.species));
    else
      ui.text(ui::Type::kBody, other.name);
    ui.muted(other.tell);
  }
}

}  // namespace

int heat_of(const Page& page, const Shot& shot) {
  return page.desk.heat_of != 0 ? page.desk.heat_of : candidates(seen_of(page, shot), 1)[0].species;
}

void draw_answer(Page& page, const Shot& shot) {
  ui::Ui& ui = page.ui;
  const ui::Container region(ui, ui::Role::kRegion, "Answer", "answer");
  const ui::Card card(ui);
  if (shot.features.empty()) {
    ui.heading(2, ui::Type::kBodyStrong, shot.file.name);
    ui.gap(ui::space::k4);
    if (!page.desk.model.ready())
      ui.muted("It is looked at as soon as the model is here.");
    else
      ui.muted(page.desk.shots.paused() ? "Paused." : "Looking\xE2\x80\xA6");
    return;
  }
  draw_together(page, shot);
  const Recognition seen = seen_of(page, shot);
  const std::vector<Candidate> best = candidates(seen, kShown);
  draw_verdict(page, seen, best[0]);
  draw_disagreement(page, shot);
  if (const Species* species = page.species(best[0].species); species != nullptr && warns(*species)) {
    ui.gap(ui::space::k12);
    draw_toxicity(page, *species, seen.sure ? "" : "If it is " + species->common);
  }
  ui.gap(ui::space::k16);
  {
    const ui::Container list(ui, ui::Role::kGroup, "The likeliest plants", "candidates");
    for (const Candidate& one : best) draw_candidate(page, shot, seen, one);
  }
  draw_look_alikes(page, best[0]);
  if (!page.context.state.observations.empty()) {
    ui.gap(ui::space::k12);
    if (ui::button(ui, "Find alike in the journal", {.icon = icon::kSearch, .width = full_on_phone(ui)}))
      look_for_likes(page, shot);
  }
  ui.gap(ui::space::k12);
  ui.muted(
      "This may be wrong; a flower of another kind is often taken for one of these. Never eat or touch a plant because "
      "of what is said here.");
}

}  // namespace cairn::plants::desk

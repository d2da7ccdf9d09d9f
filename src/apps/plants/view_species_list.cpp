// All species with a page, to look through and to find one by its name.

#include <algorithm>
#include <array>

#include "apps/plants/view_page.h"
#include "base/fold.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

constexpr std::size_t kMostNearly = 100;  // finds, observations among them

// Whether one of its names holds what is looked for, letter case and accents aside, or it has such a colour or habit.
bool is_meant(const Species& species, const std::string& folded) {
  if (folded.empty()) return true;
  const auto holds = [&](const std::string& name) { return fold(name).find(folded) != std::string::npos; };
  const auto is = [&](const std::string& word) { return fold(word) == folded; };
  return std::any_of(species.colours.begin(), species.colours.end(), is) ||
         std::any_of(species.habit.begin(), species.habit.end(), is) || holds(species.common) || holds(species.latin) ||
         holds(species.family) || holds(species.family_common) ||
         std::any_of(species.also.begin(), species.also.end(), holds) ||
         std::any_of(species.synonyms.begin(), species.synonyms.end(), holds);
}

void draw_one(ui::Ui& ui, const Species& species, float height) {
  const ui::Ui::Scope scope(ui, species.id);
  const ui::Card card(ui, ui::CardLook::kPlain, ui::space::k16, height);
  ui::link(ui, species.common, species_href(species.id), ui::Type::kBodyStrong);
  ui.muted(species.latin);
  ui.gap(ui::space::k4);
  ui.muted(species.season + " \xC2\xB7 " + join(species.colours));
}

}  // namespace

void draw_species_list(Page& page) {
  ui::Ui& ui = page.ui;
  if (!species_here(page)) return;
  (void)ui::text_field(ui, "Find a plant", page.desk.species_query,
                       {.placeholder = "Name, Latin name, family or colour", .width = std::min(420.0f, ui.width())});
  ui.gap(ui::space::k12);
  std::vector<const Species*> shown;
  const std::string folded = fold(page.desk.species_query);
  for (const Species& species : page.desk.species)
    if (is_meant(species, folded)) shown.push_back(&species);
  const bool nearly = shown.empty();  // a slip of the finger
  if (nearly)
    for (const Hit& hit : index_of(page).search({page.desk.species_query, nullptr}, {}, kMostNearly))
      if (const Species* species = hit.is_species ? page.species(hit.species) : nullptr) shown.push_back(species);
  if (!nearly)
    std::sort(shown.begin(), shown.end(), [](const Species* a, const Species* b) {
      const std::string one = fold(a->common), other = fold(b->common);
      return one != other ? one < other : a->id < b->id;
    });
  if (shown.empty()) {
    ui::empty_state(ui, icon::kLeaf, "No plant of that name",
                    "The model knows 102 plants. Names are looked for in English and in Latin.");
    return;
  }
  ui.muted(nearly ? "No plant has such a name. Perhaps one of these:" : counted(shown.size(), "plant", "plants"));
  ui.gap(ui::space::k12);
  const ui::Container list(ui, ui::Role::kGroup, "Plants", "list");
  ui::Grid grid(ui, "species", 240, ui::space::k12);
  for (const Species* species : shown) {
    grid.next();
    draw_one(ui, *species, grid.cell_h());
  }
}

}  // namespace cairn::plants::desk

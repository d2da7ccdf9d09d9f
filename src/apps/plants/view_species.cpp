// The page of one species: what we wrote about it, and where that is from.

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "apps/plants/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

constexpr std::size_t kMostOwn = 8;

void fact(ui::Ui& ui, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  const ui::Ui::Scope scope(ui, name);
  ui.text(ui::Type::kSmallStrong, name);
  ui.text(ui::Type::kBody, text);
  ui.gap(ui::space::k12);
}

std::string height_words(const Species& species) {
  constexpr int kInMetres_cm = 200;
  const bool metres = species.height_most_cm >= kInMetres_cm;
  const auto length = [metres](int cm) {
    if (!metres) return std::to_string(cm);
    const int tenths = (cm + 5) / 10;
    return std::to_string(tenths / 10) + (tenths % 10 != 0 ? "." + std::to_string(tenths % 10) : "");
  };
  const std::string unit = metres ? " m" : " cm", most = length(species.height_most_cm) + unit;
  return species.height_least_cm == species.height_most_cm ? "About " + most
                                                           : length(species.height_least_cm) + " to " + most;
}

std::string sentence_case(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

void draw_months(ui::Ui& ui, const Species& species) {
  constexpr std::array<std::string_view, 12> kLetters{"J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"};
  constexpr std::array<std::string_view, 12> kNames{"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};
  constexpr float kH = 24, kGap = 3;
  const ui::Palette& c = ui.colors();
  const float w = std::min(30.0f, (ui.width() - 11 * kGap) / 12);
  const ui::Rect rect = ui.place(12 * w + 11 * kGap, kH);
  std::vector<std::string> names;
  for (const int month : species.months) names.emplace_back(kNames[static_cast<std::size_t>(month - 1)]);
  ui::Node node;
  node.id = ui.id("months");
  node.role = ui::Role::kImage;
  node.name = "Flowers in " + join(names);
  ui.semantics().open(std::move(node), rect, {rect.x, rect.y});
  for (int month = 1; month <= 12; ++month) {
    const bool flowers = std::find(species.months.begin(), species.months.end(), month) != species.months.end();
    const ui::Rect cell{rect.x + static_cast<float>(month - 1) * (w + kGap), rect.y, w, kH};
    ui.fill(cell, flowers ? c.accent : c.hover, 4);
    ui.label(cell, ui.style(ui::Type::kSmall), flowers ? c.on_accent : c.muted,
             kLetters[static_cast<std::size_t>(month - 1)], 0.5f);
  }
  ui.semantics().close();
  ui.gap(ui::space::k4);
}

void draw_facts(Page& page, const Species& species) {
  ui::Ui& ui = page.ui;
  const ui::Card card(ui);
  fact(ui, "Flower", species.flower);
  fact(ui, "Leaves", species.leaves);
  ui.text(ui::Type::kSmallStrong, "In flower");
  draw_months(ui, species);
  ui.text(ui::Type::kBody, species.season);
  ui.gap(ui::space::k12);
  fact(ui, "Height", height_words(species) + ", " + join(species.habit));
  fact(ui, "From", species.origin);
  fact(ui, "Where it grows", species.grows_in);
}

void draw_care(Page& page, const Species& species) {
  ui::Ui& ui = page.ui;
  const ui::Card card(ui);
  ui.heading(2, ui::Type::kBodyStrong, "Care");
  ui.gap(ui::space::k8);
  fact(ui, "Light", sentence_case(species.light));
  fact(ui, "Water", sentence_case(species.water));
  fact(ui, "Hardiness", species.hardiness);
  ui.text(ui::Type::kBody, species.care);
}

void draw_look_alikes(Page& page, const Species& species) {
  ui::Ui& ui = page.ui;
  if (species.look_alikes.empty()) return;
  ui.gap(ui::space::k16);
  const ui::Card card(ui);
  ui.heading(2, ui::Type::kBodyStrong, "Often taken for it");
  for (const LookAlike& other : species.look_alikes) {
    ui.gap(ui::space::k8);
    const ui::Ui::Scope scope(ui, other.species != 0 ? std::to_string(other.species) : other.name);
    if (other.species != 0)
      ui::link(ui, name_of(page, other.species), species_href(other.species));
    else
      ui.text(ui::Type::kBody, other.name);
    ui.muted(other.tell);
  }
}

// The photos that the person has of it: we have none to ship.
void draw_own(Page& page, const Species& species) {
  ui::Ui& ui = page.ui;
  std::vector<const std::pair<const std::string, Observation>*> own;
  for (const auto& entry : page.context.state.observations)
    if (entry.second.species == species.id) own.push_back(&entry);
  if (own.empty()) return;
  std::sort(own.begin(), own.end(), [](const auto* a, const auto* b) {
    return std::tuple(a->second.day, a->first) > std::tuple(b->second.day, b->first);
  });
  ui.gap(ui::space::k16);
  const ui::Container region(ui, ui::Role::kRegion, "In your journal", "own");
  {
    const ui::Row row(ui, ui::space::k8, 0);
    ui.heading(2, ui::Type::kBodyStrong, "In your journal");
    ui.muted(counted(own.size(), "observation", "observations"));
  }
  ui.gap(ui::space::k8);
  {
    ui::Grid grid(ui, "own", card_width(ui), ui::space::k12);
    for (std::size_t i = 0; i < own.size() && i < kMostOwn; ++i) {
      grid.next();
      const ui::Ui::Scope scope(ui, own[i]->first);
      draw_card(page, own[i]->first, own[i]->second, ui.place(ui.width(), card_height(ui, false)));
    }
  }
  if (own.size() <= kMostOwn) return;
  ui.gap(ui::space::k8);
  if (ui::button(ui, "All of them", {.says = "All observations of " + species.common})) {
    page.desk.journal_query = species.common;
    page.out.actions.push_back(ui::Navigate{"#/plants/journal"});
  }
}

}  // namespace

void draw_species(Page& page, int number) {
  ui::Ui& ui = page.ui;
  if (!species_here(page)) return;
  const Species& species = *page.species(number);
  std::vector<int>& opened = page.desk.opened;
  if (std::find(opened.begin(), opened.end(), number) == opened.end()) opened.push_back(number);
  ui::link(ui, "All plants", "#/plants/species");
  ui.gap(ui::space::k12);
  ui.heading(2, ui::Type::kSection, species.common);
  ui.text(ui::Type::kBody, species.latin + " \xC2\xB7 " + species.family + ", " + species.family_common);
  if (!species.also.empty()) ui.muted("Also " + join(species.also));
  if (!species.synonyms.empty()) ui.muted("In older books " + join(species.synonyms));
  ui.gap(ui::space::k12);
  draw_toxicity(page, species);
  if (!species.note.empty()) {
    ui.gap(ui::space::k8);
    ui::notice(ui, ui::NoticeLook::kInfo, "About this page", species.note);
  }
  ui.gap(ui::space::k16);
  {
    ui::Columns columns(ui, {1, 1}, ui::space::k16, 640);
    columns.next();
    draw_facts(page, species);
    columns.next();
    draw_care(page, species);
    draw_look_alikes(page, species);
  }
  draw_own(page, species);
  ui.gap(ui::space::k16);
  ui.muted("This may be wrong. Sources: " + join(species.sources) + ".");
}

}  // namespace cairn::plants::desk

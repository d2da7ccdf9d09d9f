// What a search of the journal found: observations and species pages, by words, by a photo, or by both.

#include "apps/plants/view_page.h"
#include "icons.h"
#include "ml/photo_head.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

constexpr std::size_t kMostFound = 60;
constexpr float kCell_px = 200;

const SearchIndex& index_of(Page& page) {
  Desk& desk = page.desk;
  if (!desk.index || desk.index_version != page.context.version) {
    desk.index = std::make_unique<SearchIndex>(page.context.state, desk.species);
    desk.index_version = page.context.version;
  }
  return *desk.index;
}

void draw_like(Page& page) {
  ui::Ui& ui = page.ui;
  if (!page.desk.like) return;
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  ui.text(ui::Type::kBody, "Like " + quoted(page.desk.like_name));
  if (ui::button(ui, "Without the photo", {.look = ui::ButtonLook::kQuiet, .icon = icon::kX, .small = true})) {
    page.desk.like.reset();
    ui.request_settle();
  }
}

}  // namespace

void look_for_likes(Page& page, const Shot& shot) {
  const Quantised vector = quantised(ml::unit_length(shot.features));
  page.desk.like = KeptThumb{1, 1, {}, vector.vector, vector.scale};
  page.desk.like_name = shot.file.name;
  page.desk.thumbs.reset();
  page.out.actions.push_back(ui::Navigate{"#/plants/journal"});
}

void draw_found(Page& page) {
  ui::Ui& ui = page.ui;
  draw_like(page);
  if (page.desk.like && !page.desk.thumbs) {
    ui.muted("Looking at the photos of the journal\xE2\x80\xA6");
    page.desk.soon = true;
    return;
  }
  if (page.desk.like && !page.desk.thumbs_error.empty()) {
    ui::notice(ui, ui::NoticeLook::kBad, "The photos could not be compared", page.desk.thumbs_error);
    ui.gap(ui::space::k12);
  }
  static const Thumbs kNone;
  const Query query{page.desk.journal_query, page.desk.like ? &*page.desk.like : nullptr};
  const std::vector<Hit> hits = index_of(page).search(query, page.desk.thumbs ? *page.desk.thumbs : kNone, kMostFound);
  if (hits.empty()) {
    ui::empty_state(ui, icon::kNotebookPen, "Nothing of that kind",
                    "Names, places, months and notes of the journal are looked through, and the species pages.");
    return;
  }
  ui.muted(counted(hits.size(), "find", "finds"));
  ui.gap(ui::space::k12);
  const ui::Container list(ui, ui::Role::kGroup, "Found", "found");
  ui::Grid grid(ui, "found", kCell_px, ui::space::k12);
  for (const Hit& hit : hits) {
    grid.next();
    const auto found = page.context.state.observations.find(hit.observation);
    if (!hit.is_species && found != page.context.state.observations.end()) {
      draw_entry(page, found->first, found->second, hit.why);
      continue;
    }
    const Species* species = page.species(hit.species);
    if (species == nullptr) continue;
    const ui::Ui::Scope scope(ui, hit.species);
    const ui::Card card(ui, ui::CardLook::kPlain, ui::space::k12);
    ui.icon(icon::kBookOpen, 18, ui.colors().muted);
    ui::link(ui, species->common, species_href(species->id), ui::Type::kBodyStrong);
    ui.muted(species->latin);
    ui.muted(hit.why);
  }
}

}  // namespace cairn::plants::desk

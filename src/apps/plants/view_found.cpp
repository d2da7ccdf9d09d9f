// What a search of the journal found: observations and species pages, by words, by a photo, or by both.

#include "apps/plants/view_page.h"
#include "icons.h"
#include "ml/photo_head.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

void draw_like(Page& page) {
  ui::Ui& ui = page.ui;
  if (!page.desk.like) return;
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  ui.text(ui::Type::kBody, "Like " + in_quotation_marks(page.desk.like_name));
  if (ui::button(ui, "Without the photo", {.look = ui::ButtonLook::kQuiet, .icon = icon::kX, .small = true})) {
    page.desk.like.reset();
    ui.request_settle();
  }
}

// What was asked is only looked up again when it, or the journal, has changed.
const std::vector<Hit>& hits_of(Page& page) {
  Desk& desk = page.desk;
  if (desk.found.asked.text != desk.journal_query) desk.found_most = kFoundStep;
  const Desk::Asked asked{desk.journal_query, desk.like.has_value(), page.context.version, desk.found_most};
  if (desk.found.asked == asked) return desk.found.hits;
  static const Thumbs kNone;
  const Query query{asked.text, desk.like ? &*desk.like : nullptr};
  desk.found = {asked, index_of(page).search(query, desk.thumbs ? *desk.thumbs : kNone, asked.most)};
  return desk.found.hits;
}

void draw_hits(Page& page, const std::vector<Hit>& hits) {
  ui::Ui& ui = page.ui;
  const ui::Container list(ui, ui::Role::kGroup, "Found", "found");
  ui::Grid grid(ui, "found", card_width(ui), ui::space::k12);
  for (const Hit& hit : hits) {
    grid.next();
    const auto found = page.context.state.observations.find(hit.observation);
    if (!hit.is_species && found != page.context.state.observations.end()) {
      const ui::Ui::Scope item(ui, found->first);
      draw_card(page, found->first, found->second, ui.place(ui.width(), card_height(ui, true)), hit.why, hit.photo);
      continue;
    }
    const Species* species = page.species(hit.species);
    if (species == nullptr) continue;
    const ui::Ui::Scope scope(ui, hit.species);
    const ui::Card card(ui, ui::CardLook::kPlain, ui::space::k12, grid.cell_h());
    ui.icon(icon::kBookOpen, 18, ui.colors().muted);
    ui::link(ui, species->common, species_href(species->id), ui::Type::kBodyStrong);
    ui.muted(species->latin);
    ui.muted(hit.why);
  }
}

}  // namespace

const SearchIndex& index_of(Page& page) {
  Desk& desk = page.desk;
  if (!desk.index || desk.index_version != page.context.version) {
    desk.index = std::make_unique<SearchIndex>(page.context.state, desk.species);
    desk.index_version = page.context.version;
  }
  return *desk.index;
}

void look_for_likes(Page& page, const Shot& shot) {
  const Quantised vector = quantised(ml::unit_length(shot.features));
  page.desk.like = KeptThumb{1, 1, {}, vector.vector, vector.scale};
  page.desk.like_name = shot.file.name;
  page.desk.thumbs.reset();
  page.desk.found = {};
  page.desk.found_most = kFoundStep;
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
  const std::vector<Hit>& hits = hits_of(page);
  if (hits.empty()) {
    ui::empty_state(ui, icon::kNotebookPen, "Nothing of that kind",
                    "Names, places, months and notes of the journal are looked through, and the species pages.");
    return;
  }
  const bool perhaps_more = hits.size() == page.desk.found.asked.most;
  ui.muted(perhaps_more ? "The " + counted(hits.size(), "closest find", "closest finds")
                        : counted(hits.size(), "find", "finds"));
  ui.gap(ui::space::k12);
  draw_hits(page, hits);
  if (!perhaps_more) return;
  ui.gap(ui::space::k12);
  if (ui::button(ui, "Show more finds", {.width = full_on_phone(ui)})) {
    page.desk.found_most += kFoundStep;
    ui.request_settle();
  }
}

}  // namespace cairn::plants::desk

#pragma once
// The parts of the identifier's page, one function each; view_plants.cpp puts them on the page. Internal to its
// screens.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/plants/desk/desk.h"
#include "apps/plants/view.h"
#include "base/phrases.h"
#include "base/text.h"
#include "ui/pictures.h"
#include "ui/widgets.h"

namespace cairn::plants::desk {

struct Held {
  Desk desk;
  ui::Pictures pictures;
};

struct Page {
  ui::Ui& ui;
  const ViewContext& context;
  Desk& desk;
  ui::Pictures& pictures;
  Out& out;
  const Species* species(int number) const;  // null: the pages are not here yet
};

// What several parts share (view_parts.cpp).
std::string percent(double share);                        // "93 %", "< 1 %", "> 99 %"
std::string join(const std::vector<std::string>& texts);  // "a, b and c"
std::string name_of(const Page& page, int species);       // its common name; "Plant 17" before the pages are here
void put_picture(ui::Pictures& pictures, std::string_view name, const vision::Image& image);
// A picture with what it shows in words, as wide as the flow and at most so high. Before it is here: an empty ground.
ui::Rect draw_picture(Page& page, std::string_view name, std::string_view says, float most_h, float aspect);

// Whether the model is here, fetching it, what went wrong. True: it is ready (view_model.cpp).
bool draw_model_offer(Page& page);

void draw_samples(Page& page);                    // view_samples.cpp
void draw_identify(Page& page);                   // view_identify.cpp
void draw_choosing(Page& page);                   // the buttons, and where nothing is chosen yet the place to drop
void draw_strip(Page& page, const Shot& chosen);  // the photos, small, where there are several (view_strip.cpp)
const Shot* chosen_shot(const Desk& desk);        // null: there is none that could be opened
void draw_sees(Page& page);                       // view_sees.cpp
void draw_sight_controls(Page& page, const Shot& shot);  // view_sight_controls.cpp
std::string filter_picture(std::size_t filter);          // its name among the pictures
std::string feature_picture(std::size_t at);
std::vector<float> cells_of(const Page& page, const Shot& shot, std::size_t feature);  // empty: they are not here
void draw_shot(Page& page, const Shot& shot);                                          // view_shot.cpp
void draw_answer(Page& page, const Shot& shot);                                        // view_answer.cpp
void draw_keep(Page& page, const Shot& shot);                                          // view_keep.cpp
void draw_journal(Page& page);                                                         // view_journal.cpp
void draw_journal_files(Page& page);                                                   // view_journal_files.cpp
const SearchIndex& index_of(Page& page);                                               // of the journal and the pages
void draw_found(Page& page);                                                           // view_found.cpp
void draw_entries(Page& page, const Journal& journal);                                 // view_entries.cpp
float card_width(const ui::Ui& ui);                                                    // at least
float card_height(const ui::Ui& ui, bool with_why);
// An observation in `rect`, card_height() high; `why` it was found, and which of its photos to show (empty: the first).
void draw_card(Page& page, const std::string& id, const Observation& observation, const ui::Rect& rect,
               std::string_view why = {}, std::string_view photo = {});
bool is_kept(const Page& page, const Shot& shot);                   // it is in the journal
void clear_kept(Page& page);                                        // of the photos
void keep_each(Page& page, const std::vector<const Shot*>& shots);  // as an observation of its own
void draw_batch(Page& page);                                        // view_batch.cpp
// Several photos of one plant (view_together.cpp).
std::vector<const Shot*> shots_together(const Page& page);  // those of the plant, at most kMaxPhotos
bool is_together(const Page& page, const Shot& shot);       // it is one of several
Recognition seen_of(const Page& page, const Shot& shot);    // of the shot, or of all together
void toggle_member(Page& page, int number);
void draw_together(Page& page, const Shot& shot);
void draw_disagreement(Page& page, const Shot& shot);
int heat_of(const Page& page, const Shot& shot);         // the species whose reasons are shown
void look_for_likes(Page& page, const Shot& shot);       // in the journal
void draw_observation(Page& page, std::string_view id);  // view_observation.cpp
void draw_observation_photos(Page& page, std::string_view id, const Observation& observation);
void draw_species_list(Page& page);         // view_species_list.cpp
void draw_species(Page& page, int number);  // view_species.cpp
void draw_learn(Page& page);                // view_learn.cpp
// Whether the species pages are here; draws the wait or why they are not.
bool species_here(Page& page);

// What a name that was typed means: a species, or a name of the person's own. Names are those of the pages, in English
// or Latin, letter case and accents aside.
struct Meant {
  int species = 0;
  std::string name;
};
Meant meaning_of(const Page& page, std::string_view typed);
std::vector<ui::Proposal> name_proposals(const Page& page, std::string_view typed);
std::string title_of(const Page& page, const Observation& observation);  // "Sunflower", its own name, "Not decided"
std::string position_words(const Position& position);                    // "52.5200° N, 13.4050° E"
std::string_view off(const Page& page);  // why nothing can be changed now; empty: it can
Date today(const Page& page);
std::string time_words(int minute);                   // of the day: "09:05"
std::optional<int> minute_of(std::string_view time);  // nothing: it is no time
std::string trouble_with_day(const Page& page,
                             const std::optional<Date>& day);  // empty: it is a day to have seen it on
bool warns(const Species& species);                            // of poison
void draw_toxicity(Page& page, const Species& species, std::string_view before = {});
// A kept photo, by its blob's key: asked for where it is not here.
ui::Rect draw_kept(Page& page, std::string_view key, std::string_view says, const ui::Rect& rect,
                   ui::Pictures::Fit fit);

std::string thumb_name(const Shot& shot);  // among the pictures
std::string photo_name(const Shot& shot);

}  // namespace cairn::plants::desk

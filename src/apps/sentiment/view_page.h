#pragma once
// The parts of the analyser's page, one function each; view_sentiment.cpp puts them on the page. Internal to its
// screens.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "apps/sentiment/desk/desk.h"
#include "apps/sentiment/view.h"
#include "base/numbers.h"
#include "base/phrases.h"
#include "base/text.h"
#include "ui/widgets.h"

namespace cairn::sentiment::desk {

struct Page {
  ui::Ui& ui;
  const ViewContext& context;
  Desk& desk;
  Out& out;
  // Why nothing can be imported or changed now; empty: it can.
  std::string_view off() const {
    if (context.in_sample) return "This is a sample: leave it to work with texts of your own";
    return context.read_only_because();
  }
};

// What several parts share (view_parts.cpp).
std::string percent(double share);  // "93 %"
ui::Color ink_of(const ui::Palette& palette, Tone tone);
ui::Color soft_of(const ui::Palette& palette, Tone tone);
ui::Color bar_of(const ui::Palette& palette, Tone tone);  // of areas in charts
const char* icon_of(Tone tone);
// "Positive", or "Not sure".
std::string said_words(const Told& told);
std::string_view scale_words(Scale scale);  // "Each is positive or negative"
void tone_badge(ui::Ui& ui, const Told& told);
// A bar in three parts, with the figures in words below it.
void tone_bar(ui::Ui& ui, std::string_view name, const std::array<double, kTones>& shares, Scale scale);

// A text whose words are tinted by how much they speak for positive or for negative (view_weights.cpp).
void weighted_text(ui::Ui& ui, std::string_view text, const std::vector<Weight>& weights);
void weight_lists(ui::Ui& ui, std::string_view text, const std::vector<Weight>& weights);

// Whether a judge is here, fetching it, what went wrong. True: the judge is ready (view_models.cpp).
bool draw_judge_offer(Page& page, Judge judge);
void draw_offers(Page& page);  // of all that are not ready, in short

void draw_try(Page& page);                              // view_try.cpp
void draw_collections(Page& page);                      // view_collections.cpp
void draw_importing(Page& page);                        // view_importing.cpp
void draw_collection(Page& page, std::string_view id);  // view_collection.cpp
bool open_collection(Page& page, std::string_view id);  // true: it is open and its texts are here
bool choose_collection(Page& page);                     // for a screen about one; true: it is open
void draw_evaluate(Page& page);                         // view_evaluate.cpp
void draw_teach(Page& page);                            // view_teach.cpp
void draw_feed(Page& page);                             // view_feed.cpp
void draw_exports(Page& page);                          // view_exports.cpp
void draw_table(Page& page);                            // view_table.cpp
void draw_sums(Page& page);                             // view_sums.cpp

}  // namespace cairn::sentiment::desk

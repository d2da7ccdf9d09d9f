#pragma once
// All that the analyser's screens work with and remember between passes. None of it is logged.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apps/sentiment/desk/exporting.h"
#include "apps/sentiment/desk/importing.h"
#include "apps/sentiment/desk/live_feed.h"
#include "apps/sentiment/desk/open_collection.h"
#include "apps/sentiment/desk/shelf.h"
#include "apps/sentiment/desk/teaching.h"
#include "apps/sentiment/desk/try_text.h"
#include "apps/sentiment/evaluation.h"
#include "core/ports.h"

namespace cairn::sentiment::desk {

struct Desk {
  bool soon = false;  // something was begun that the next tick has to take up
  Shelf shelf;
  TryText attempt;
  bool attempt_cut = false;  // more was pasted than is kept
  std::unique_ptr<Importing> importing;
  std::optional<reading::Plan> plan;  // of what is being read, as chosen so far
  bool only_english = false;
  Scale incoming_scale = Scale::kThree;
  std::string pasted;  // lines to make a collection of
  std::unique_ptr<OpenCollection> open;
  std::string opened_name;  // in the field that renames it, as typed
  std::string name_error;
  bool renaming = false;
  std::string last_opened;   // id: the other screens are about it too
  int reasons_of = 1;        // whose reasons a tried text shows, where both are there
  std::size_t deep_ms = 15;  // that the deep model takes for a text, by the last run; at first a guess
  std::optional<Instant> deep_begun;
  int insight = 0;  // of the open collection: table, or what it says together

  std::unique_ptr<Teaching> teaching;  // of the open collection
  int teach_base = 1, teach_parts = 1;
  std::unique_ptr<Evaluation> evaluation;
  std::string evaluation_of;  // which collection, and whose tones
  Scale evaluation_scale = Scale::kThree;
  bool evaluate_own = false, truth_chosen = false;
  Shown first = Shown::kFast;
  std::optional<Shown> second;
  int curve_label = 0;
  LiveFeed feed;
  int feed_judge = 1;
  std::unique_ptr<Exporting> exporting;

  // Texts of collections that were removed are thrown away when the page is loaded again: until then undo works.
  bool swept = false;
  Pending<std::vector<std::string>> sweep_keys;
  std::vector<std::string> sweep;
  Pending<Done> sweeping;
};

}  // namespace cairn::sentiment::desk

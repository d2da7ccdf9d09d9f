#pragma once
// All that the identifier's screens work with and remember between passes. None of it is logged.

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "apps/plants/desk/adding.h"
#include "apps/plants/desk/album.h"
#include "apps/plants/desk/keeping.h"
#include "apps/plants/desk/looking.h"
#include "apps/plants/desk/shots.h"
#include "apps/plants/desk/sights.h"
#include "apps/plants/exchange/exchange.h"
#include "apps/plants/journal.h"
#include "apps/plants/quiz.h"
#include "apps/plants/recogniser.h"
#include "apps/plants/samples.h"
#include "apps/plants/search.h"
#include "apps/plants/species.h"
#include "core/ports.h"
#include "ml/model_on_device.h"
#include "ml/vision/histogram.h"

namespace cairn::plants::desk {

inline constexpr std::size_t kFoundStep = 60;  // finds that are shown at first, and more when asked

struct Desk {
  Desk();

  bool soon = false;  // something was begun that the next tick has to take up
  ml::ModelOnDevice model;
  Recogniser recogniser;
  Shots shots;
  std::size_t left_out = 0;  // of the photos that were chosen last, since there were too many
  int chosen = 0;            // the number of the shot that is looked at; 0: the first
  bool heat = false;         // what counted is laid over the photo
  int heat_of = 0;           // species whose reasons are shown; 0: the likeliest

  bool together = false;  // several photos show one plant
  std::set<int> group;    // their numbers
  struct Strip {          // the page of small photos
    int chosen = 0;
    std::size_t room = 0, from = 0;
  };
  Strip strip;
  struct Told {  // to who does not see the screen
    bool all_settled = false;
  };
  Told told;

  // Photos that come with the page.
  struct Trying {
    bool asked = false;
    Pending<std::string> reading;
    std::vector<Sample> samples;
    Pending<ChosenPhoto> fetching;
    std::string error;
  };
  Trying trying;

  // How a computer sees the shot that is looked at.
  struct Seeing {
    Looking looking;
    SightOptions options;
    std::vector<FeaturePart> strongest;  // of the likeliest species
    vision::Histograms histograms;
    SightMade made;  // of `made_with`, once `is_made`
    SightOptions made_with;
    bool is_made = false;
    Pending<Done> saving;
    std::string saving_name, save_error;
  };
  Seeing seeing;

  // What an observation is to say, as typed.
  struct Form {
    std::string what, suggested, day, place, notes;  // `suggested`: what the model has for `what`
    bool with_position = false;
    std::string what_error, day_error;
  };
  std::map<int, Form> forms;        // by the number of the shot
  std::map<int, std::string> kept;  // shots in the journal: the id of the observation, which may be gone again
  struct KeepingAll {               // of one gesture
    std::deque<std::unique_ptr<Keeping>> waiting;           // the first is at work
    std::vector<std::pair<std::string, Observation>> done;  // their photos are kept
    std::size_t added = 0;  // to the journal already: a later one failed, or the page was left
    std::size_t count = 0;  // of all three; 0: nothing is kept now
    std::size_t kept() const { return done.size() + added; }
    bool stopped = false;  // what fails now is not waited for
  };
  KeepingAll keeping;
  Adding adding;
  Album album;

  struct Edit {  // an observation that is being changed, as typed
    std::string of;
    Observation seen;                                      // when its fields were filled
    std::string what, suggested, day, time, place, notes;  // `suggested`: what the observation has for `what`
    std::string what_error, day_error, time_error, place_error, notes_error;
  };
  Edit edit;
  std::unique_ptr<Journal> journal;
  std::uint64_t journal_version = 0;                 // of the state that it is of
  bool timeline = false;                             // the journal as lines, day by day
  std::string journal_focused, journal_was_focused;  // the observation that has the focus: in this pass, the one before
  std::string journal_query;
  std::optional<KeptThumb> like;  // what is looked for is like this photo
  std::string like_name;
  struct Asked {
    std::string text;
    bool like = false;
    std::uint64_t version = 0;  // of the state
    std::size_t most = 0;       // finds
    friend bool operator==(const Asked&, const Asked&) = default;
  };
  struct FoundHits {
    Asked asked;
    std::vector<Hit> hits;
  };
  FoundHits found;
  std::size_t found_most = kFoundStep;
  std::unique_ptr<SearchIndex> index;
  std::uint64_t index_version = 0;  // of the state that it is of
  Pending<std::vector<Blob>> reading_thumbs;
  std::optional<Thumbs> thumbs;                          // of all kept photos, once a picture is looked for
  std::uint64_t thumbs_version = 0;                      // of the state that they are of
  std::string thumbs_error;                              // why there are none
  std::unique_ptr<exchange::ReadObservations> incoming;  // read from a file, not yet added
  std::string incoming_name, incoming_error;

  // A round of the quiz.
  struct Quiz {
    std::optional<Question> question;
    int chosen = 0;                                // a species; 0: not answered
    bool answered = false;                         // and on its way into the log: the next question comes after it
    bool just_asked = false, just_chosen = false;  // in the last pass: the keyboard goes where it goes on
    int asked = 0, known = 0;
  };
  Quiz quiz;
  std::vector<int> opened;  // species pages, in this visit
  bool learn_all = false;   // of all pages, not only of those

  // Photos of observations that were removed are thrown away when the page is loaded again: until then undo works.
  bool swept = false;
  Pending<std::vector<std::string>> sweep_keys;
  std::vector<std::string> sweep;
  Pending<Done> sweeping;

  Pending<std::string> reading_species;
  std::vector<Species> species;  // empty: not here yet
  std::string species_error;     // why they are not
  std::string species_query;     // what is looked for among them
};

}  // namespace cairn::plants::desk

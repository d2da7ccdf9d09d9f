// The identifier's page: its views, and what goes on whether or not they are shown.

#include <algorithm>
#include <set>
#include <utility>

#include "apps/plants/photos.h"
#include "apps/plants/view_page.h"
#include "icons.h"
#include "ml/vision/resize.h"
#include "ui/layout.h"
#include "ui/tabs.h"

namespace cairn::plants {
namespace desk {
namespace {

constexpr int kThumb_px = 128;
constexpr std::size_t kFew = 12;  // so few photos are all kept as large as they are looked at

void destroy(Held* made) { delete made; }

// Keeps of every opened photo what the screens show of it. Of many only the one that is looked at is kept large: the
// others are opened once more when they are.
class ShotTaker final : public ShotWatcher {
 public:
  ShotTaker(const Desk& desk, ui::Pictures& pictures) : desk_(desk), pictures_(pictures) {}
  void opened(const Shot& shot, const vision::Image& photo, const vision::Image& square) override {
    put_picture(pictures_, thumb_name(shot),
                vision::resized(square, {0, 0, square.width, square.height}, kThumb_px, kThumb_px));
    if (desk_.shots.all().size() <= kFew || &shot == chosen_shot(desk_))
      put_picture(pictures_, photo_name(shot), vision::within(photo, kOpenSide_px));
  }

 private:
  const Desk& desk_;
  ui::Pictures& pictures_;
};

class AlbumTaker final : public AlbumWatcher {
 public:
  explicit AlbumTaker(ui::Pictures& pictures) : pictures_(pictures) {}
  void opened(std::string_view key, const vision::Image& photo) override { put_picture(pictures_, key, photo); }

 private:
  ui::Pictures& pictures_;
};

void tend_species(Desk& desk, Assets& assets) {
  if (desk.species.empty() && desk.species_error.empty() && desk.reading_species.empty())
    desk.reading_species = assets.read("species");
  if (!desk.reading_species.ready()) return;
  const auto text = desk.reading_species.take();
  auto species = text.ok() ? read_species(text.value()) : Result<std::vector<Species>>(text.error());
  if (species.ok()) {
    desk.species = std::move(species).value();
    desk.index.reset();  // it knew no names
    desk.found = {};
  } else {
    desk.species_error = species.error().message;
  }
}

// Photos beside the log that no observation has are what removed ones left behind, or what was not finished.
void sweep(Desk& desk, const ViewContext& context) {
  if (!context.loaded || !context.writable || context.in_sample) return;
  if (!desk.swept) {
    desk.swept = true;
    desk.sweep_keys = context.storage.blob_keys(kAllPhotosPrefix);
  }
  if (desk.sweep_keys.ready()) {
    const auto keys = desk.sweep_keys.take();
    if (!keys.ok()) return;  // it is done the next time
    std::set<std::string, std::less<>> known;
    for (const auto& [id, observation] : context.state.observations)
      known.insert(observation.photos.begin(), observation.photos.end());
    for (const std::string& key : keys.value())
      if (known.find(photo_id_of(key)) == known.end()) desk.sweep.push_back(key);
  }
  if (desk.sweeping.ready()) (void)desk.sweeping.take();  // what is left is swept the next time
  if (desk.sweeping.empty() && !desk.sweep.empty()) {
    desk.sweeping = context.storage.remove_blobs(desk.sweep.back());
    desk.sweep.pop_back();
  }
}

// The vectors of all kept photos, for a search by a picture.
void tend_thumbs(Desk& desk, const ViewContext& context) {
  const bool fresh = desk.thumbs && desk.thumbs_version == context.version;
  if (desk.like && !fresh && desk.reading_thumbs.empty()) {
    desk.thumbs_version = context.version;
    desk.reading_thumbs = context.storage.read_blobs(kThumbsPrefix);
  }
  if (!desk.reading_thumbs.ready()) return;
  const auto blobs = desk.reading_thumbs.take();
  desk.thumbs.emplace();
  desk.found = {};
  desk.thumbs_error = blobs.ok() ? "" : blobs.error().message;
  if (!blobs.ok()) return;
  for (const Blob& blob : blobs.value()) {
    auto thumb = read_kept_thumb(blob.text);
    if (!thumb.ok()) continue;  // its picture says so where it stands
    thumb.value().jpeg.clear();
    desk.thumbs->emplace(photo_id_of(blob.key), std::move(thumb).value());
  }
}

void add_done(Desk::KeepingAll& keeping, Out& out) {
  const std::size_t count = keeping.done.size();
  if (count == 0) return;
  const Status status = count == 1 ? out.submit(AddObservation{keeping.done[0].first, keeping.done[0].second})
                                   : out.submit(AddObservations{std::move(keeping.done)});
  tell(out, status,
       count == 1 ? "Kept in the journal" : counted(count, "observation", "observations") + " kept in the journal");
  if (status.ok()) keeping.added += count;
  keeping.done.clear();
}

void end_keeping(Desk& desk, Out& out) {
  add_done(desk.keeping, out);
  desk.keeping = {};
  desk.together = false;
  desk.group.clear();
}

void tend_keeping(Desk& desk, const ViewContext& context, Out& out, bool leaving) {
  Desk::KeepingAll& keeping = desk.keeping;
  if (keeping.count == 0) return;
  if (!keeping.waiting.empty()) {
    Keeping& first = *keeping.waiting.front();
    first.tend(context.photos, context.storage);
    if (leaving && context.writable) add_done(keeping, out);
    if (first.stand() == Keeping::Stand::kFailed && context.writable) {
      add_done(keeping, out);  // what is kept is not to wait for who may never come back to it
      if (keeping.stopped) keeping.waiting.clear();
    }
  }
  if (!keeping.waiting.empty()) {
    const Keeping& first = *keeping.waiting.front();
    if (first.stand() != Keeping::Stand::kKept || !context.writable) return;
    for (const int number : first.numbers()) desk.kept[number] = first.id();
    keeping.done.emplace_back(first.id(), first.observation());
    keeping.waiting.pop_front();
    // The next one begins now: no event would ask for another tick.
    if (!keeping.waiting.empty()) return keeping.waiting.front()->tend(context.photos, context.storage);
  }
  end_keeping(desk, out);
}

void tend_adding(Desk& desk, const ViewContext& context, Out& out) {
  Adding& adding = desk.adding;
  adding.tend(context.photos, context.inference, desk.model.ready() ? &desk.recogniser : nullptr, context.storage);
  if (adding.stand() != Adding::Stand::kKept || !context.writable) return;
  const auto found = context.state.observations.find(adding.of());
  EditObservation change{.id = adding.of()};
  if (found != context.state.observations.end())
    change.photos = found->second.photos;  // else it is said that it is gone
  const std::vector<std::string>& added = adding.photos();
  if (change.photos) change.photos->insert(change.photos->end(), added.begin(), added.end());
  tell(out, out.submit(change), counted(added.size(), "photo", "photos") + " added");
  adding.stop(context.photos);
}

// Without the list there is nothing to try, and nothing else is missing.
void tend_trying(Desk& desk, const ViewContext& context) {
  Desk::Trying& trying = desk.trying;
  if (!std::exchange(trying.asked, true)) trying.reading = context.assets.read("samples");
  if (trying.reading.ready()) {
    const auto text = trying.reading.take();
    auto samples = text.ok() ? read_samples(text.value()) : Result<std::vector<Sample>>(text.error());
    if (samples.ok())
      trying.samples = std::move(samples).value();
    else
      trying.error = samples.error().message;
  }
  if (!trying.fetching.ready()) return;
  const auto photo = trying.fetching.take();
  if (photo.ok())
    desk.left_out = desk.shots.add({photo.value()}, context.photos);
  else
    trying.error = photo.error().message;
}

void tend_seeing(Desk& desk, const ViewContext& context, Out& out) {
  Desk::Seeing& seeing = desk.seeing;
  seeing.looking.tend(context.photos, context.inference);
  if (!seeing.saving.ready()) return;
  const auto saved = seeing.saving.take();
  seeing.save_error = saved.ok() ? "" : saved.error().message;
  if (saved.ok()) out.actions.push_back(ui::Toast{"Saved as " + seeing.saving_name, false});
}

bool is_answered(const Shot* shot) { return shot != nullptr && shot->answered(); }

bool has_batch(const Desk& desk) { return desk.shots.settled() + 1 < desk.shots.all().size(); }

void draw_tabs(Page& page, Screen screen) {
  const std::vector<ui::Tab> tabs{
      {"Identify", "#/plants", icon::kLeaf, screen == Screen::kIdentify},
      {"How it sees", "#/plants/sees", icon::kEye, screen == Screen::kSees},
      {"Journal", "#/plants/journal", icon::kNotebookPen, screen == Screen::kJournal || screen == Screen::kObservation},
      {"Species", "#/plants/species", icon::kBookOpen,
       screen == Screen::kSpeciesList || screen == Screen::kSpeciesPage},
      {"Learn", "#/plants/learn", icon::kGraduationCap, screen == Screen::kLearn},
  };
  ui::tabs(page.ui, "Views of the plants", tabs, page.out.actions);
}

void draw(Page& page, Screen screen) {
  draw_tabs(page, screen);
  page.ui.gap(ui::space::k16);
  const ui::Ui::Scope scope(page.ui, "view");
  switch (screen) {
    case Screen::kIdentify:
      return draw_identify(page);
    case Screen::kSees:
      return draw_sees(page);
    case Screen::kJournal:
      return draw_journal(page);
    case Screen::kObservation:
      return draw_observation(page, observation_of_address(page.context.route->argument));
    case Screen::kSpeciesList:
      return draw_species_list(page);
    case Screen::kSpeciesPage:
      return draw_species(page, species_of_address(page.context.route->argument));
    case Screen::kLearn:
      return draw_learn(page);
    case Screen::kNone:
      return;
  }
}

}  // namespace
}  // namespace desk

void tend_plants(View& view, const ViewContext& context, Out& out, Here<Part::kPlants> /*here*/) {
  if (!view.held) view.held = {new desk::Held, desk::destroy};
  desk::Desk& all = view.held->desk;
  const bool had_batch = desk::has_batch(all), was_answered = desk::is_answered(desk::chosen_shot(all));
  all.soon = false;
  if (view.models_changed) all.model.look();
  view.models_changed = false;
  all.model.tend(context.models);
  desk::tend_species(all, context.assets);
  desk::tend_trying(all, context);
  desk::ShotTaker shot_taker(all, view.held->pictures);
  const desk::Shot* const chosen = desk::chosen_shot(all);
  all.shots.prefer(chosen == nullptr ? 0 : chosen->file.number);
  all.shots.tend(context.photos, context.inference, all.model.ready() ? &all.recogniser : nullptr, shot_taker);
  desk::tend_seeing(all, context, out);
  desk::tend_keeping(all, context, out, view.leaving);
  desk::tend_adding(all, context, out);
  desk::tend_thumbs(all, context);
  desk::AlbumTaker album_taker(view.held->pictures);
  all.album.tend(context.photos, context.storage, album_taker);
  desk::sweep(all, context);
  view.wait_ms.reset();
  view.has_more = all.shots.soon() || all.adding.has_more();
  // Of a batch nobody misses a picture that is a little older, and drawing it less often leaves the time to the photos.
  // The answer to the one that is looked at is drawn at once.
  view.unhurried = had_batch && desk::has_batch(all) && was_answered == desk::is_answered(desk::chosen_shot(all));
}

void draw_plants(ui::Ui& ui, const ViewContext& context, View& view, Out& out, Here<Part::kPlants> here) {
  if (!view.held) tend_plants(view, context, out, here);
  desk::Page page{ui, context, view.held->desk, view.held->pictures, out};
  page.desk.album.begin_pass();
  desk::draw(page, screen_of(context.route->argument));
  if (page.desk.album.busy()) page.desk.soon = true;
  // What was just done may have begun something; passes without an event follow before the next tick.
  const ui::EventKind kind = ui.event().kind;
  const bool did = kind == ui::EventKind::kClick || kind == ui::EventKind::kCommit || kind == ui::EventKind::kInput ||
                   kind == ui::EventKind::kPhotos || ui.unsettled();
  if (did) view.held->desk.soon = true;
  if (view.held->desk.soon) view.wait_ms = 1;
}

}  // namespace cairn::plants

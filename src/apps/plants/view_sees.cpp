// How a computer sees the photo: one way of looking at a time, to be saved as a picture.

#include <algorithm>

#include "apps/plants/view_page.h"
#include "icons.h"
#include "ml/vision/marks.h"
#include "ui/layout.h"
#include "ui/plot.h"

namespace cairn::plants::desk {
namespace {

constexpr float kMostH_px = 520;
constexpr std::size_t kFeaturesShown = 12;
constexpr std::string_view kPicture = "sight";

bool needs_model(Sight sight) { return sight == Sight::kFirstLayer || sight == Sight::kFeatures; }

void draw_ways(Page& page) {
  ui::Ui& ui = page.ui;
  SightOptions& options = page.desk.seeing.options;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kSights; ++i) names.emplace_back(name_of(static_cast<Sight>(i)));
  const int now = static_cast<int>(options.sight);
  const auto chosen =
      ui.phone() ? ui::select(ui, "Way of looking", names, now) : ui::segmented(ui, "Way of looking", names, now);
  if (chosen) {
    options.sight = static_cast<Sight>(*chosen);
    ui.request_settle();
  }
  ui.gap(ui::space::k16);
}

// One feature over the square, out of the map of the last layer.
std::vector<float> feature_of(const Page& page, const Shot& shot) {
  const Desk::Seeing& seeing = page.desk.seeing;
  const auto at = static_cast<std::size_t>(seeing.options.feature);
  if (at >= seeing.strongest.size()) return {};
  return cells_of(page, shot, seeing.strongest[at].feature);
}

// What has become stale since another photo is looked at, an option was changed or something arrived.
void make(Page& page, const Shot& shot) {
  Desk::Seeing& seeing = page.desk.seeing;
  if (seeing.looking.look_at(shot.file.number)) {
    const SightOptions options = seeing.options;
    seeing = Desk::Seeing{std::move(seeing.looking), options, {}, {}, {}, {}, false, {}, {}, {}};
    for (std::size_t i = 0; i < kFilters; ++i) page.pictures.drop(filter_picture(i));
    for (std::size_t i = 0; i < kFeaturesShown; ++i) page.pictures.drop(feature_picture(i));
    page.pictures.drop(kPicture);
    page.desk.soon = true;
  }
  if (page.desk.model.ready() && seeing.options.sight == Sight::kFirstLayer) {
    seeing.looking.want_first();
    if (seeing.looking.busy()) page.desk.soon = true;
  }
  if (seeing.options.sight == Sight::kFeatures && shot.answered() && shot.map.empty()) {
    if (page.desk.shots.see_again(shot.file.number)) page.desk.soon = true;
  }
  if (seeing.strongest.empty() && shot.answered())
    seeing.strongest =
        page.desk.recogniser.strongest(shot.features, candidates(shot.seen, 1)[0].species, kFeaturesShown);
  const vision::Image& photo = seeing.looking.photo();
  if (photo.empty()) return;
  if (seeing.histograms.luma.total == 0) seeing.histograms = vision::histograms(photo);
  if (!seeing.is_made || !(seeing.made_with == seeing.options)) {
    const std::vector<float> feature = feature_of(page, shot);
    seeing.made = make_sight({&photo, &seeing.looking.square(), &seeing.looking.first(), &feature}, seeing.options);
    seeing.made_with = seeing.options;
    seeing.is_made = !seeing.made.picture.empty();
    page.pictures.drop(kPicture);
  }
  if (seeing.is_made && !page.pictures.has(kPicture)) put_picture(page.pictures, kPicture, seeing.made.picture);
}

std::string says(const Desk::Seeing& seeing, const Shot& shot) {
  return std::string(name_of(seeing.options.sight)) + " of " + shot.file.name;
}

std::string share_of(std::size_t part, const vision::Image& picture) {
  const std::size_t pixels = picture.rgb.size() / 3;
  return percent(static_cast<double>(part) / static_cast<double>(pixels));
}

// What was found, in a figure.
std::string found(const Desk::Seeing& seeing) {
  const SightMade& made = seeing.made;
  switch (seeing.options.sight) {
    case Sight::kBrightness:
      return share_of(made.marked, made.picture) + " of the pixels are clipped";
    case Sight::kEdges:
      return share_of(made.marked, made.picture) + " of the pixels are edges";
    case Sight::kCorners:
      return counted(made.marked, "corner", "corners");
    case Sight::kGradient:
    case Sight::kFirstLayer:
    case Sight::kFeatures:
      return {};
  }
  return {};
}

void save(Page& page, const Shot& shot) {
  Desk::Seeing& seeing = page.desk.seeing;
  const std::size_t dot = shot.file.name.rfind('.');
  const std::string stem = dot == std::string::npos || dot == 0 ? shot.file.name : shot.file.name.substr(0, dot);
  seeing.saving_name = stem + "-" + std::string(file_of(seeing.options.sight)) + ".png";
  const vision::Image& picture = seeing.made.picture;
  seeing.save_error.clear();
  seeing.saving =
      page.context.photos.save_png(seeing.saving_name, picture.width, picture.height, vision::bytes_of(picture));
}

void draw_result(Page& page, const Shot& shot) {
  ui::Ui& ui = page.ui;
  Desk::Seeing& seeing = page.desk.seeing;
  const bool made = seeing.is_made && seeing.made_with == seeing.options;
  const float aspect = made ? page.pictures.aspect(kPicture) : 1;
  const std::string words = says(seeing, shot);
  if (made) {
    draw_picture(page, kPicture, words, kMostH_px, aspect);
  } else {
    draw_picture(page, "nothing yet", words + ", not here yet", kMostH_px / 2, aspect);
  }
  ui.gap(ui::space::k8);
  if (!seeing.looking.error().empty()) {
    ui::notice(ui, ui::NoticeLook::kBad, "It cannot be looked at", seeing.looking.error());
    ui.gap(ui::space::k8);
    if (ui::button(ui, "Try again", {.icon = icon::kRotateCcw})) {
      seeing.looking.retry();
      ui.request_settle();
    }
    return;
  }
  if (!made) return ui.muted("On its way\xE2\x80\xA6");
  if (const std::string figure = found(seeing); !figure.empty()) ui.text(ui::Type::kBodyStrong, figure);
  ui.gap(ui::space::k8);
  if (ui::button(ui, "Save this picture", {.icon = icon::kDownload, .width = full_on_phone(ui)})) save(page, shot);
  if (!seeing.save_error.empty()) {
    ui.gap(ui::space::k8);
    ui::notice(ui, ui::NoticeLook::kBad, "The picture was not saved", seeing.save_error);
  }
}

}  // namespace

std::string filter_picture(std::size_t filter) { return "filter " + std::to_string(filter); }
std::string feature_picture(std::size_t at) { return "feature " + std::to_string(at); }

std::vector<float> cells_of(const Page& page, const Shot& shot, std::size_t feature) {
  const std::size_t features = page.desk.recogniser.features();
  if (features == 0 || shot.map.size() < features) return {};
  const std::size_t cells = shot.map.size() / features;
  const auto begin = shot.map.begin() + static_cast<std::ptrdiff_t>(feature * cells);
  return {begin, begin + static_cast<std::ptrdiff_t>(cells)};
}

void draw_sees(Page& page) {
  ui::Ui& ui = page.ui;
  draw_choosing(page);
  const Shot* shot = chosen_shot(page.desk);
  if (shot == nullptr) {
    ui.muted(
        "Then look at it as a computer does: its brightness, its edges and corners, and what the first and the last "
        "layer of the model make of it.");
    return;
  }
  draw_strip(page, *shot);
  draw_ways(page);
  const Sight sight = page.desk.seeing.options.sight;
  ui.heading(2, ui::Type::kSection, name_of(sight));
  ui.gap(ui::space::k4);
  ui.text(ui::Type::kBody, words_of(sight));
  ui.gap(ui::space::k16);
  if (needs_model(sight) && !draw_model_offer(page)) return;
  // Its header was not read yet: nothing is decoded before.
  if (shot->stand == Shot::Stand::kWaiting || shot->stand == Shot::Stand::kReading)
    return ui.muted("On its way\xE2\x80\xA6");
  make(page, *shot);
  const ui::Ui::Scope scope(ui, "sight");
  ui::Columns columns(ui, {3, 2}, ui::space::k24, 720);
  columns.next();
  draw_result(page, *shot);
  columns.next();
  draw_sight_controls(page, *shot);
  ui.gap(ui::space::k16);
  ui::link(ui, "Weeks 25 and 26 of the roadmap", "#/week/25");
}

}  // namespace cairn::plants::desk

// The photos of an observation: looking at them, taking one out, adding others.

#include <algorithm>
#include <cmath>
#include <utility>

#include "apps/plants/photos.h"
#include "apps/plants/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

constexpr float kPhotoH_px = 420;

void take_out(Page& page, std::string_view id, std::vector<std::string> photos, std::size_t at) {
  photos.erase(photos.begin() + static_cast<std::ptrdiff_t>(at));
  tell(page.out, page.out.submit(EditObservation{.id = std::string(id), .photos = std::move(photos)}),
       "Photo taken out");
  page.ui.request_settle();
}

void draw_photo(Page& page, std::string_view id, const Observation& observation, std::size_t at) {
  ui::Ui& ui = page.ui;
  const std::string key = photo_key(observation.photos[at]), number = std::to_string(at + 1);
  const float aspect = page.pictures.has(key) ? page.pictures.aspect(key) : ui.width() / kPhotoH_px;
  const float h = std::min(kPhotoH_px, std::round(ui.width() / aspect));
  ui::Rect rect = ui.place(ui.width(), h);
  rect.w = std::min(rect.w, std::round(h * aspect));
  draw_kept(page, key, "Photo " + number + " of " + title_of(page, observation), rect, ui::Pictures::Fit::kWhole);
  ui.gap(ui::space::k4);
  if (const std::string* failure = page.desk.album.failure(key)) ui.muted(*failure);
  if (ui::button(ui, "Take out",
                 {.look = ui::ButtonLook::kQuiet,
                  .icon = icon::kX,
                  .disabled_because = off(page),
                  .small = true,
                  .says = "Take photo " + number + " out"}))
    take_out(page, id, observation.photos, at);
  ui.gap(ui::space::k12);
}

std::string why_nothing_can_be_added(const Page& page, const Observation& observation) {
  if (!off(page).empty()) return std::string(off(page));
  if (!page.desk.model.ready()) return "The model looks at a photo before it is kept: fetch it under Identify first";
  if (observation.photos.size() >= kMaxPhotos)
    return "An observation holds at most " + std::to_string(kMaxPhotos) + " photos";
  return "";
}

void draw_add(Page& page, std::string_view id, const Observation& observation) {
  ui::Ui& ui = page.ui;
  const std::string why_not = why_nothing_can_be_added(page, observation);
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  std::vector<ChosenPhoto> files = ui::photos_button(
      ui, "Add photos", {.icon = icon::kImages, .disabled_because = why_not, .width = full_on_phone(ui)});
  if (files.empty() && ui.env().touch)
    files = ui::photos_button(ui, "Take a photo",
                              {.icon = icon::kCamera, .disabled_because = why_not, .width = full_on_phone(ui)}, true);
  if (files.empty()) return;
  page.desk.adding.begin(std::string(id), page.out.fresh_id(), std::move(files), kMaxPhotos - observation.photos.size(),
                         page.context.photos);
  ui.request_settle();
}

void draw_working(Page& page) {
  ui::Ui& ui = page.ui;
  Adding& adding = page.desk.adding;
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  ui.text(ui::Type::kBodyStrong, "Adding " + counted(adding.count(), "photo", "photos") + "\xE2\x80\xA6");
  if (adding.stand() == Adding::Stand::kLooking && ui::button(ui, "Stop", {.icon = icon::kX, .small = true})) {
    adding.stop(page.context.photos);
    ui.request_settle();
  }
}

void draw_failed(Page& page) {
  ui::Ui& ui = page.ui;
  Adding& adding = page.desk.adding;
  ui::notice(ui, ui::NoticeLook::kBad, "The photos were not added", adding.error());
  ui.gap(ui::space::k8);
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  if (ui::button(ui, "Try again", {.icon = icon::kRotateCcw, .small = true})) {
    adding.retry();
    ui.request_settle();
  }
  if (ui::button(ui, "Give up", {.look = ui::ButtonLook::kQuiet, .icon = icon::kX, .small = true})) {
    adding.stop(page.context.photos);
    ui.request_settle();
  }
}

void draw_left_out(Page& page) {
  ui::Ui& ui = page.ui;
  const Adding& adding = page.desk.adding;
  for (const Adding::Refused& refused : adding.refused()) {
    ui.gap(ui::space::k8);
    ui::notice(ui, ui::NoticeLook::kBad, in_quotation_marks(refused.name) + " was not added", refused.why);
  }
  if (adding.left_out() == 0) return;
  ui.gap(ui::space::k8);
  ui::notice(ui, ui::NoticeLook::kWarn, counted(adding.left_out(), "photo was", "photos were") + " left out",
             "An observation holds at most " + std::to_string(kMaxPhotos) + " photos.");
}

}  // namespace

void draw_observation_photos(Page& page, std::string_view id, const Observation& observation) {
  ui::Ui& ui = page.ui;
  for (std::size_t i = 0; i < observation.photos.size(); ++i) {
    const ui::Ui::Scope scope(ui, static_cast<int>(i));
    draw_photo(page, id, observation, i);
  }
  const Adding& adding = page.desk.adding;
  const bool here = adding.of() == id;
  if (adding.stand() == Adding::Stand::kNone)
    draw_add(page, id, observation);
  else if (!here)
    ui.muted("Photos are being added to another observation.");
  else if (adding.stand() == Adding::Stand::kFailed)
    draw_failed(page);
  else
    draw_working(page);
  if (here) draw_left_out(page);
  ui.gap(ui::space::k12);
}

}  // namespace cairn::plants::desk

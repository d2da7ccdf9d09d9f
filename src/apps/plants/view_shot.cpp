// The photo that is looked at: with what counted laid over it, and advice for a better one.

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "apps/plants/view_page.h"
#include "icons.h"
#include "ml/vision/marks.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

constexpr float kMostH_px = 460;
constexpr float kUsualAspect = 4.0f / 3;
constexpr std::uint8_t kDarkest = 130;  // of 255: how dark it is where nothing counted
constexpr float kLine = 0.5f;           // of the most: a line is drawn around what counted more

struct Advice {
  std::string_view title, text;
};

Advice advice_on(vision::PhotoProblem problem) {
  switch (problem) {
    case vision::PhotoProblem::kBlurred:
      return {"It is out of focus", "Tap on the flower to focus, hold still, or step back a little."};
    case vision::PhotoProblem::kTooDark:
      return {"It is dark", "Turn so that the light falls on the flower, or use the flash."};
    case vision::PhotoProblem::kTooBright:
      return {"It is overexposed", "Shade the flower, or tap on it so that the camera measures the light there."};
    case vision::PhotoProblem::kFlat:
      return {"It has little contrast", "Wipe the lens, and look for light from the side."};
    case vision::PhotoProblem::kSubjectSmall:
      return {"The flower is small or at the edge", "Go closer, until the flower fills half of the middle."};
    case vision::PhotoProblem::kTooFewPixels:
      return {"It has few pixels", "Use the original photo instead of a preview, or crop less."};
  }
  return {};
}

void draw_advice(Page& page, const Shot& shot) {
  ui::Ui& ui = page.ui;
  if (!shot.quality) return;
  const std::vector<vision::PhotoFinding> findings = vision::findings(*shot.quality);
  if (findings.empty()) return;
  ui.gap(ui::space::k12);
  const ui::Container region(ui, ui::Role::kRegion, "For a better photo", "advice");
  const ui::Card card(ui, ui::CardLook::kWarn);
  ui.heading(3, ui::Type::kBodyStrong, "For a better photo");
  for (const vision::PhotoFinding& finding : findings) {
    const Advice advice = advice_on(finding.problem);
    ui.gap(ui::space::k4);
    ui.text(ui::Type::kBody, std::string(advice.title) + ". " + std::string(advice.text));
  }
}

std::size_t place(int column, int row, int width) {
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column);
}

// As a picture to lay over the middle square: dark where nothing counted, clear where most did, with a line around
// what counted more than half of that.
void put_heat(Page& page, const Shot& shot, int species, std::string_view name) {
  constexpr int kSide = 336, kLine_px = 2;
  const std::vector<float> heat = page.desk.recogniser.heat(shot.map, species);
  const int cells = static_cast<int>(std::lround(std::sqrt(static_cast<double>(heat.size()))));
  std::vector<float> fine(std::size_t{kSide} * kSide);
  for (int row = 0; row < kSide; ++row)
    for (int column = 0; column < kSide; ++column)
      fine[place(column, row, kSide)] = vision::between_cells(heat, cells, (static_cast<float>(column) + 0.5f) / kSide,
                                                              (static_cast<float>(row) + 0.5f) / kSide);
  std::string rgba(std::size_t{4} * kSide * kSide, '\0');
  for (int row = 0; row < kSide; ++row)
    for (int column = 0; column < kSide; ++column) {
      const float here = fine[place(column, row, kSide)];
      const bool inside = here >= kLine;
      const bool edge = inside && (fine[place(std::max(column - kLine_px, 0), row, kSide)] < kLine ||
                                   fine[place(std::min(column + kLine_px, kSide - 1), row, kSide)] < kLine ||
                                   fine[place(column, std::max(row - kLine_px, 0), kSide)] < kLine ||
                                   fine[place(column, std::min(row + kLine_px, kSide - 1), kSide)] < kLine);
      const std::size_t at = 4 * place(column, row, kSide);
      if (edge)
        rgba.replace(at, 4, 4, '\xFF');
      else
        rgba[at + 3] = static_cast<char>(static_cast<unsigned char>(kDarkest * (1 - std::min(here / kLine, 1.0f))));
    }
  page.pictures.put(name, kSide, kSide, rgba);
}

void draw_heat(Page& page, const Shot& shot, const ui::Rect& photo) {
  const int species = heat_of(page, shot);
  const std::string name = "heat " + std::to_string(shot.file.number) + " " + std::to_string(species);
  if (shot.map.empty()) {
    if (page.desk.shots.see_again(shot.file.number)) page.desk.soon = true;
    return;
  }
  if (!page.pictures.has(name)) put_heat(page, shot, species, name);
  const float side = std::min(photo.w, photo.h);
  const ui::Rect square{photo.x + (photo.w - side) / 2, photo.y + (photo.h - side) / 2, side, side};
  // What lies beside the square counted nothing.
  const ui::Color dark{0, 0, 0, kDarkest};
  if (photo.w > side) {
    page.ui.fill({photo.x, photo.y, square.x - photo.x, side}, dark);
    page.ui.fill({square.right(), photo.y, photo.right() - square.right(), side}, dark);
  } else if (photo.h > side) {
    page.ui.fill({photo.x, photo.y, side, square.y - photo.y}, dark);
    page.ui.fill({photo.x, square.bottom(), side, photo.bottom() - square.bottom()}, dark);
  }
  page.pictures.draw(page.ui, name, square, ui::Pictures::Fit::kFill);
  page.ui.outline(square, page.ui.colors().surface, 0, 1);
}

}  // namespace

void draw_shot(Page& page, const Shot& shot) {
  ui::Ui& ui = page.ui;
  const std::string name = photo_name(shot);
  const bool done = shot.answered();
  // It may wait, be one of many, or have made room for others.
  if (!page.pictures.has(name) && page.desk.shots.show(shot.file.number)) page.desk.soon = true;
  // Until it is answered the place stays as it is: what is drawn meanwhile takes time from the answer.
  const float aspect = done ? static_cast<float>(shot.width) / static_cast<float>(shot.height) : kUsualAspect;
  const ui::Rect rect = draw_picture(page, name, "Photo " + shot.file.name, kMostH_px, aspect);
  if (done && page.desk.heat) draw_heat(page, shot, rect);
  ui.gap(ui::space::k8);
  if (!shot.not_shown.empty()) {
    ui::notice(ui, ui::NoticeLook::kWarn, "The photo cannot be shown any more", shot.not_shown);
    ui.gap(ui::space::k8);
  }
  if (done) {
    const std::vector<std::string> ways{"Photo", "What counted"};
    if (const auto chosen = ui::segmented(ui, "Shown", ways, page.desk.heat ? 1 : 0)) {
      page.desk.heat = *chosen == 1;
      ui.request_settle();
    }
    ui.gap(ui::space::k4);
    if (page.desk.heat)
      ui.muted("Bright is what spoke for " + name_of(page, heat_of(page, shot)) +
               ", in the square that the model sees: the middle of the photo. Most counted inside the line.");
  }
  ui.muted(
      shot.file.name +
      (done ? " \xC2\xB7 " + std::to_string(shot.width) + " \xC3\x97 " + std::to_string(shot.height) + " pixels" : ""));
  if (done) {
    ui.gap(ui::space::k8);
    ui::button_link(ui, "See how it sees", "#/plants/sees", {.icon = icon::kEye, .width = full_on_phone(ui)});
  }
  if (done) draw_advice(page, shot);
}

}  // namespace cairn::plants::desk

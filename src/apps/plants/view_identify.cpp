// Photos in, answers out: choosing them, how far they are, and the one that is looked at.

#include <algorithm>

#include "apps/plants/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

constexpr float kDropH_px = 148;
constexpr float kThumb_px = 104;
constexpr std::size_t kShownRefusals = 5;

void take_in(Page& page, std::vector<ChosenPhoto> files) {
  if (files.empty()) return;
  page.desk.left_out = page.desk.shots.add(std::move(files), page.context.photos);
  page.ui.request_settle();
}

void draw_buttons(Page& page) {
  ui::Ui& ui = page.ui;
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  const bool first = page.desk.shots.all().empty();
  take_in(page, ui::photos_button(ui, first ? "Choose photos" : "Add photos",
                                  {.look = first ? ui::ButtonLook::kPrimary : ui::ButtonLook::kPlain,
                                   .icon = icon::kImages,
                                   .width = full_on_phone(ui),
                                   .key = "choose"}));
  if (ui.env().touch)
    take_in(page, ui::photos_button(ui, "Take a photo", {.icon = icon::kCamera, .width = full_on_phone(ui)}, true));
  if (!first &&
      ui::button(ui, "Clear", {.look = ui::ButtonLook::kQuiet, .icon = icon::kX, .says = "Clear all photos"})) {
    page.desk.shots.clear(page.context.photos);
    page.desk.chosen = 0;
    page.desk.left_out = 0;
    ui.request_settle();
  }
}

// Where nothing is chosen yet: what it takes, and that photos may be dropped anywhere.
void draw_drop_area(Page& page) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const bool over = ui::photos_over(ui);
  const ui::Container region(ui, ui::Role::kRegion, "Photos to identify", "drop");
  const ui::Card card(ui, over ? ui::CardLook::kAccent : ui::CardLook::kPlain, ui::space::k24, kDropH_px);
  {
    const ui::Row row(ui, ui::space::k12);
    ui.icon(icon::kLeaf, 28, c.accent);
    ui.heading(2, ui::Type::kSection, over ? "Let go to look at them" : "Which plant is this?");
  }
  ui.gap(ui::space::k8);
  ui.text(ui::Type::kBody,
          ui.env().touch
              ? "Take a photo of a flower, or choose some. The closer and sharper the flower, the surer the answer."
              : "Drop photos of a flower here, paste them, or choose some. The closer and sharper the flower, the "
                "surer the answer.");
  ui.gap(ui::space::k16);
  draw_buttons(page);
  ui.gap(ui::space::k12);
  ui.muted("JPEG, PNG, WebP, AVIF, GIF or BMP, up to 50 megapixels. No photo leaves this device.");
}

void draw_progress(Page& page) {
  ui::Ui& ui = page.ui;
  Shots& shots = page.desk.shots;
  const std::size_t all = shots.all().size(), settled = shots.settled();
  if (all < 2 || settled == all) return;
  const std::string words = std::to_string(settled) + " of " + counted(all, "photo", "photos") + " looked at";
  ui.text(ui::Type::kBodyStrong, words);
  ui.gap(ui::space::k4);
  ui::progress_bar(ui, "Photos looked at", static_cast<double>(settled) / static_cast<double>(all));
  ui.gap(ui::space::k8);
  {
    const ui::Row row(ui, ui::space::k8, ui.control_h());
    if (ui::button(ui, shots.paused() ? "Go on" : "Pause",
                   {.icon = shots.paused() ? icon::kPlay : icon::kPause, .key = "pause"})) {
      shots.pause(!shots.paused());
      ui.request_settle();
    }
    if (ui::button(ui, "Stop here", {.look = ui::ButtonLook::kQuiet, .icon = icon::kX})) {
      shots.stop(page.context.photos);
      ui.request_settle();
    }
  }
  ui.gap(ui::space::k16);
}

// What could not be opened, with the reason; the others are not held up by it.
void draw_refusals(Page& page) {
  ui::Ui& ui = page.ui;
  std::vector<const Shot*> refused;
  for (const Shot& shot : page.desk.shots.all())
    if (shot.stand == Shot::Stand::kRefused) refused.push_back(&shot);
  if (page.desk.left_out > 0) {
    ui::notice(ui, ui::NoticeLook::kWarn, counted(page.desk.left_out, "photo was", "photos were") + " left out",
               "A thousand are looked at in one go. Clear these, then choose the others.");
    ui.gap(ui::space::k12);
  }
  if (refused.empty()) return;
  int remove = 0;
  for (std::size_t i = 0; i < refused.size() && i < kShownRefusals; ++i) {
    const ui::Ui::Scope scope(ui, refused[i]->file.number);
    ui::notice(ui, ui::NoticeLook::kBad, quoted(refused[i]->file.name) + " was not looked at", refused[i]->refusal);
    ui.gap(ui::space::k4);
    const std::string says = "Take away " + refused[i]->file.name;
    if (ui::button(ui, "Take away", {.look = ui::ButtonLook::kQuiet, .icon = icon::kX, .small = true, .says = says}))
      remove = refused[i]->file.number;
    ui.gap(ui::space::k8);
  }
  if (refused.size() > kShownRefusals)
    ui.muted("And " + counted(refused.size() - kShownRefusals, "other file", "other files") +
             " that could not be read.");
  ui.gap(ui::space::k8);
  if (remove == 0) return;
  page.desk.shots.remove(remove, page.context.photos);
  ui.request_settle();
}

std::string says_of(const Page& page, const Shot& shot) {
  if (!shot.answered()) return shot.file.name + ", waiting";
  if (!shot.seen.sure) return shot.file.name + ": not sure";
  return shot.file.name + ": " + name_of(page, candidates(shot.seen, 1)[0].species);
}

}  // namespace

void draw_strip(Page& page, const Shot& chosen) {
  ui::Ui& ui = page.ui;
  const auto& shots = page.desk.shots.all();
  if (std::count_if(shots.begin(), shots.end(), [](const Shot& one) { return one.stand != Shot::Stand::kRefused; }) < 2)
    return;
  const ui::Palette& c = ui.colors();
  const ui::Container list(ui, ui::Role::kGroup, "Photos", "strip");
  {
    const ui::Row row(ui, ui::space::k8);
    for (const Shot& shot : shots) {
      if (shot.stand == Shot::Stand::kRefused) continue;
      const ui::Rect rect = ui.place(kThumb_px, kThumb_px);
      const bool current = &shot == &chosen;
      const std::string says = says_of(page, shot);
      const ui::Ui::Scope scope(ui, shot.file.number);
      const ui::Id id = ui.id("look");
      if (page.pictures.has(thumb_name(shot)) && ui.visible(rect))
        page.pictures.draw(ui, thumb_name(shot), rect, ui::Pictures::Fit::kFill, 8);
      else
        ui.fill(rect, c.hover, 8);
      if (shot.answered() && !shot.seen.sure) {
        ui.circle({rect.right() - 14, rect.y + 14}, 10, c.warn_soft);
        ui.paint_icon({rect.right() - 14, rect.y + 14}, 14, c.warn, icon::kCircleDashed);
      } else if (!shot.answered()) {
        ui.paint_icon({rect.center_x(), rect.center_y()}, 20, c.muted, icon::kClock);
      }
      if (current) ui.outline(rect.inset(1), c.accent, 8, 3);
      ui.focus_ring(id, rect, 8);
      ui::Node node;
      node.id = id;
      node.role = ui::Role::kButton;
      node.name = says;
      node.unseen = true;
      node.current = current ? ui::Tri::kTrue : ui::Tri::kNone;
      ui.semantics().leaf(std::move(node), rect);
      if (ui.clicked(id)) {
        page.desk.chosen = shot.file.number;
        page.desk.heat_of = 0;
        ui.request_settle();
      }
    }
  }
  ui.gap(ui::space::k16);
}

const Shot* chosen_shot(const Desk& desk) {
  const Shot* chosen = desk.shots.find(desk.chosen);
  if (chosen != nullptr && chosen->stand != Shot::Stand::kRefused) return chosen;
  for (const Shot& shot : desk.shots.all())
    if (shot.stand != Shot::Stand::kRefused) return &shot;
  return nullptr;
}

void draw_choosing(Page& page) {
  if (page.desk.shots.all().empty()) {
    draw_drop_area(page);
    page.ui.gap(ui::space::k16);
    draw_samples(page);
  } else {
    draw_buttons(page);
  }
  page.ui.gap(ui::space::k16);
}

void draw_identify(Page& page) {
  ui::Ui& ui = page.ui;
  draw_choosing(page);
  if (!page.desk.model.ready()) {
    draw_model_offer(page);
    ui.gap(ui::space::k16);
  }
  draw_refusals(page);
  const Shot* shot = chosen_shot(page.desk);
  if (shot == nullptr) return;
  draw_progress(page);
  draw_strip(page, *shot);
  const ui::Ui::Scope scope(ui, "shot");
  ui::Columns columns(ui, {1, 1}, ui::space::k24, 720);
  columns.next();
  draw_shot(page, *shot);
  columns.next();
  draw_answer(page, *shot);
  if (shot->answered()) draw_keep(page, *shot);
}

}  // namespace cairn::plants::desk

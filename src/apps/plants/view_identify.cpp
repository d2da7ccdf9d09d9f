// Photos in, answers out: choosing them, how far they are, and the one that is looked at.

#include <algorithm>
#include <set>
#include <utility>

#include "apps/plants/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

constexpr float kDropH_px = 148;

// Those that are in the journal make room for new ones.
void take_in(Page& page, std::vector<ChosenPhoto> files) {
  if (files.empty()) return;
  clear_kept(page);
  page.desk.chosen = files.front().number;  // whoever adds some looks at those
  page.desk.heat_of = 0;
  page.desk.left_out = page.desk.shots.add(std::move(files), page.context.photos);
  page.ui.request_settle();
}

void draw_buttons(Page& page) {
  ui::Ui& ui = page.ui;
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  const auto& all = page.desk.shots.all();
  const bool none = all.empty();
  const bool first = std::all_of(all.begin(), all.end(), [&](const Shot& one) { return is_kept(page, one); });
  take_in(page, ui::photos_button(ui, first ? "Choose photos" : "Add photos",
                                  {.look = first ? ui::ButtonLook::kPrimary : ui::ButtonLook::kPlain,
                                   .icon = icon::kImages,
                                   .width = full_on_phone(ui),
                                   .key = "choose"}));
  if (ui.env().touch)
    take_in(page, ui::photos_button(ui, "Take a photo", {.icon = icon::kCamera, .width = full_on_phone(ui)}, true));
  if (!none &&
      ui::button(ui, "Clear", {.look = ui::ButtonLook::kQuiet, .icon = icon::kX, .says = "Clear all photos"})) {
    page.desk.shots.clear(page.context.photos);
    page.desk.forms.clear();
    page.desk.kept.clear();
    page.desk.group.clear();
    page.desk.together = false;
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
      page.out.actions.push_back(
          ui::Toast{counted(all - settled, "photo was", "photos were") + " not looked at and left out.", false});
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
  // Several take no room from the photos beside them before somebody wants to know.
  const bool alone = refused.size() == page.desk.shots.all().size();
  const std::string words = counted(refused.size(), "file was", "files were") + " not looked at";
  if (refused.size() > 1 && !ui::disclosure(ui, words, alone)) return;
  std::set<int> remove;
  if (refused.size() > 1 &&
      ui::button(ui, "Take all away", {.look = ui::ButtonLook::kQuiet, .icon = icon::kX, .small = true}))
    for (const Shot* shot : refused) remove.insert(shot->file.number);
  for (const Shot* shot : refused) {
    const ui::Ui::Scope scope(ui, shot->file.number);
    ui::notice(ui, ui::NoticeLook::kBad, in_quotation_marks(shot->file.name) + " was not looked at", shot->refusal);
    ui.gap(ui::space::k4);
    const std::string says = "Take away " + shot->file.name;
    if (ui::button(ui, "Take away", {.look = ui::ButtonLook::kQuiet, .icon = icon::kX, .small = true, .says = says}))
      remove.insert(shot->file.number);
    ui.gap(ui::space::k8);
  }
  ui.gap(ui::space::k8);
  if (remove.empty()) return;
  for (const int number : remove) page.desk.shots.remove(number, page.context.photos);
  ui.request_settle();
}

// What came of the photos, for who does not see the screen: the answer to one, the end of a batch, what was refused.
void announce_news(Page& page) {
  Desk::Told& told = page.desk.told;
  const auto& all = page.desk.shots.all();
  const std::size_t settled = page.desk.shots.settled();
  const auto refused = static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const Shot& one) { return one.stand == Shot::Stand::kRefused; }));
  if (settled != all.size()) {
    told.all_settled = false;
    return;
  }
  if (std::exchange(told.all_settled, true) || all.empty()) return;
  std::string words;
  if (const Shot* shot = chosen_shot(page.desk); shot != nullptr && all.size() - refused == 1)
    words = shot->seen.sure ? name_of(page, candidates(shot->seen, 1)[0].species) + ", " +
                                  percent(candidates(shot->seen, 1)[0].probability) + " sure. "
                            : "Not sure. ";
  else if (all.size() > refused)
    words = counted(all.size() - refused, "photo", "photos") + " looked at. ";
  if (refused > 0) words += counted(refused, "file was", "files were") + " not looked at.";
  page.ui.semantics().announce(words, ui::Urgency::kPolite);
}

}  // namespace

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
  announce_news(page);
  const Shot* shot = chosen_shot(page.desk);
  if (shot != nullptr) {
    draw_progress(page);
    draw_refusals(page);
    draw_strip(page, *shot);
    draw_batch(page);
    const ui::Ui::Scope scope(ui, "shot");
    ui::Columns columns(ui, {1, 1}, ui::space::k24, 720);
    columns.next();
    draw_shot(page, *shot);
    columns.next();
    draw_answer(page, *shot);
    if (shot->answered()) draw_keep(page, *shot);
  }
  if (shot == nullptr) draw_refusals(page);
}

}  // namespace cairn::plants::desk

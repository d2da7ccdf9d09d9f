// The photos, small, where there are several: a page of them, each with what it is taken for.

#include <algorithm>

#include "apps/plants/view_page.h"
#include "base/numbers.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

constexpr float kThumb_px = 104;
constexpr std::size_t kRows = 2;

std::string short_answer(const Page& page, const Shot& shot) {
  if (!shot.answered()) return "waiting";
  if (!shot.seen.sure) return "not sure";
  return name_of(page, candidates(shot.seen, 1)[0].species);
}

void draw_sign(Page& page, const Shot& shot, const ui::Rect& rect) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const ui::Point corner{rect.right() - 14, rect.y + 14};
  const auto sign = [&](ui::Color ground, ui::Color ink, const char* icon) {
    ui.circle(corner, 10, ground);
    ui.paint_icon(corner, 14, ink, icon);
  };
  if (page.desk.together && page.desk.group.count(shot.file.number) != 0 && !is_kept(page, shot))
    sign(c.accent, c.on_accent, icon::kCheck);
  else if (is_kept(page, shot))
    sign(c.accent_soft, c.good, icon::kNotebookPen);
  else if (shot.answered() && !shot.seen.sure)
    sign(c.warn_soft, c.warn, icon::kCircleDashed);
  else if (!shot.answered() && page.pictures.has(thumb_name(shot)))
    sign(c.surface, c.muted, icon::kClock);
  else if (!shot.answered())
    ui.paint_icon({rect.center_x(), rect.center_y()}, 20, c.muted, icon::kClock);
}

void draw_tile(Page& page, const Shot& shot, bool current) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const ui::Rect all = ui.place(kThumb_px, kThumb_px + small.line_px);
  const ui::Rect rect{all.x, all.y, kThumb_px, kThumb_px};
  const ui::Ui::Scope scope(ui, shot.file.number);
  const ui::Id id = ui.id("look");
  const bool here = page.pictures.has(thumb_name(shot));
  if (here && ui.visible(rect))
    page.pictures.draw(ui, thumb_name(shot), rect, ui::Pictures::Fit::kFill, 8);
  else
    ui.fill(rect, c.hover, 8);
  if (!here && page.desk.shots.show(shot.file.number)) page.desk.soon = true;
  draw_sign(page, shot, rect);
  if (current) ui.outline(rect.inset(1), c.accent, 8, 3);
  ui.focus_ring(id, rect, 8);
  const std::string answer = short_answer(page, shot);
  const bool member = page.desk.together && page.desk.group.count(shot.file.number) != 0;
  ui::Node node;
  node.id = id;
  node.role = ui::Role::kButton;
  node.name = shot.file.name + (shot.answered() ? ": " : ", ") + answer + (member ? ", of the plant" : "") +
              (is_kept(page, shot) ? ", kept" : "");
  node.unseen = true;
  node.current = current ? ui::Tri::kTrue : ui::Tri::kNone;
  ui.semantics().leaf(std::move(node), rect);
  ui.label({all.x, rect.bottom(), kThumb_px, small.line_px}, small, c.muted, answer);
  if (!ui.clicked(id)) return;
  if (page.desk.together && shot.answered() && !is_kept(page, shot)) toggle_member(page, shot.file.number);
  page.desk.chosen = page.desk.strip.chosen = shot.file.number;
  page.desk.heat_of = 0;
  ui.request_settle();
}

}  // namespace

void draw_strip(Page& page, const Shot& chosen) {
  ui::Ui& ui = page.ui;
  std::vector<const Shot*> all;
  std::size_t at = 0;
  for (const Shot& shot : page.desk.shots.all()) {
    if (shot.stand == Shot::Stand::kRefused) continue;
    if (&shot == &chosen) at = all.size();
    all.push_back(&shot);
  }
  if (all.size() < 2) return;
  const auto columns = static_cast<std::size_t>((ui.width() + ui::space::k8) / (kThumb_px + ui::space::k8));
  const std::size_t room = std::max<std::size_t>(columns, 1) * kRows;
  Desk::Strip& strip = page.desk.strip;
  // The page stays while one looks around; a photo that was chosen elsewhere brings its own.
  if (strip.chosen != chosen.file.number || strip.room != room) strip = {chosen.file.number, room, at / room * room};
  if (strip.from >= all.size()) strip.from = 0;
  const std::size_t end = std::min(all.size(), strip.from + room);
  {
    const ui::Container list(ui, ui::Role::kGroup, "Photos", "strip");
    const ui::Row row(ui, ui::space::k8);
    for (std::size_t i = strip.from; i < end; ++i) draw_tile(page, *all[i], all[i] == &chosen);
  }
  if (all.size() > room) {
    ui.gap(ui::space::k4);
    const ui::Row row(ui, ui::space::k8, ui.control_h());
    const bool first = strip.from == 0, last = end == all.size();
    if (ui::icon_button(ui, "Photos before", icon::kChevronLeft,
                        {.look = ui::ButtonLook::kQuiet, .disabled_because = first ? "These are the first" : ""}))
      strip.from -= room;
    ui.text(ui::Type::kSmall,
            with_commas(strip.from + 1) + "\xE2\x80\x93" + with_commas(end) + " of " + with_commas(all.size()));
    if (ui::icon_button(ui, "Photos after", icon::kChevronRight,
                        {.look = ui::ButtonLook::kQuiet, .disabled_because = last ? "These are the last" : ""}))
      strip.from += room;
  }
  ui.gap(ui::space::k16);
}

}  // namespace cairn::plants::desk

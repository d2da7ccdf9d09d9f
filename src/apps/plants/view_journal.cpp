// The field journal: what was seen, month by month, the newest first.

#include <algorithm>

#include "apps/plants/photos.h"
#include "apps/plants/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

using Entry = std::pair<const std::string, Observation>;

constexpr float kCell_px = 200, kPicture_px = 150;

bool later(const Entry* a, const Entry* b) {
  const auto key = [](const Entry* entry) {
    return std::tuple(entry->second.day, entry->second.minute.value_or(-1), entry->second.added_at);
  };
  return key(a) != key(b) ? key(a) > key(b) : a->first < b->first;
}

std::string month_of(Date day) {
  const CivilDate civil = to_civil(day);
  return month_name(civil.month) + " " + std::to_string(civil.year);
}

}  // namespace

void draw_entry(Page& page, const std::string& id, const Observation& observation, std::string_view why) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, id);
  const ui::Card card(ui, ui::CardLook::kPlain, ui::space::k12);
  const ui::Rect rect = ui.place(ui.width(), kPicture_px);
  const std::string title = title_of(page, observation);
  if (!observation.photos.empty())
    draw_kept(page, thumb_key(observation.photos[0]), "Photo of " + title, rect, ui::Pictures::Fit::kFill);
  else
    ui.fill(rect, ui.colors().hover, 8);
  ui.gap(ui::space::k8);
  ui::link(ui, title, observation_href(id), ui::Type::kBodyStrong);
  ui.muted(format_date(observation.day, today(page)) +
           (observation.place.empty() ? "" : " \xC2\xB7 " + observation.place));
  if (!why.empty()) ui.muted(why);
}

void draw_journal(Page& page) {
  ui::Ui& ui = page.ui;
  const auto& observations = page.context.state.observations;
  if (observations.empty()) {
    ui::empty_state(ui, icon::kNotebookPen, "Nothing in the journal yet",
                    "Identify a plant and keep it: photo, day, place and notes stay on this device.");
    ui::button_link(ui, "Identify a plant", "#/plants", {.look = ui::ButtonLook::kPrimary});
    draw_journal_files(page);
    return;
  }
  (void)ui::text_field(ui, "Find in the journal", page.desk.journal_query,
                       {.placeholder = "Plant, place, month or note", .width = std::min(420.0f, ui.width())});
  ui.gap(ui::space::k12);
  if (!trim(page.desk.journal_query).empty() || page.desk.like) return draw_found(page);
  std::vector<const Entry*> shown;
  shown.reserve(observations.size());
  for (const Entry& entry : observations) shown.push_back(&entry);
  std::sort(shown.begin(), shown.end(), later);
  ui.muted(counted(shown.size(), "observation", "observations"));
  std::size_t at = 0;
  while (at < shown.size()) {
    const std::string month = month_of(shown[at]->second.day);
    const ui::Ui::Scope scope(ui, month);
    ui.gap(ui::space::k16);
    ui.heading(2, ui::Type::kBodyStrong, month);
    ui.gap(ui::space::k8);
    ui::Grid grid(ui, "grid", kCell_px, ui::space::k12);
    for (; at < shown.size() && month_of(shown[at]->second.day) == month; ++at) {
      grid.next();
      draw_entry(page, shown[at]->first, shown[at]->second);
    }
  }
  draw_journal_files(page);
}

}  // namespace cairn::plants::desk

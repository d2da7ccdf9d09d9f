// Several photos of one plant: which they are, what they say together, and whether they agree.

#include <algorithm>
#include <map>

#include "apps/plants/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

std::vector<const Shot*> answered_shots(const Page& page) {
  std::vector<const Shot*> all;
  for (const Shot& one : page.desk.shots.all())
    if (one.answered() && !is_kept(page, one)) all.push_back(&one);
  return all;
}

// As long as there are few, they are all of the plant; of many the person chooses.
void begin_group(Page& page, const Shot& shot) {
  std::set<int>& group = page.desk.group;
  group.clear();
  const std::vector<const Shot*> all = answered_shots(page);
  if (all.size() <= kMaxPhotos)
    for (const Shot* one : all) group.insert(one->file.number);
  group.insert(shot.file.number);
}

}  // namespace

std::vector<const Shot*> shots_together(const Page& page) {
  std::vector<const Shot*> all;
  for (const Shot* one : answered_shots(page))
    if (page.desk.group.count(one->file.number) != 0 && all.size() < kMaxPhotos) all.push_back(one);
  return all;
}

bool is_together(const Page& page, const Shot& shot) {
  return page.desk.together && page.desk.group.count(shot.file.number) != 0 && shots_together(page).size() > 1;
}

Recognition seen_of(const Page& page, const Shot& shot) {
  if (!is_together(page, shot)) return shot.seen;
  std::vector<std::vector<float>> features;
  for (const Shot* one : shots_together(page)) features.push_back(one->features);
  return page.desk.recogniser.recognise_together(features);
}

void toggle_member(Page& page, int number) {
  std::set<int>& group = page.desk.group;
  if (group.erase(number) != 0) return;
  if (group.size() == kMaxPhotos) {
    page.out.actions.push_back(
        ui::Toast{"An observation holds at most " + std::to_string(kMaxPhotos) + " photos.", false});
    return;
  }
  group.insert(number);
}

void draw_together(Page& page, const Shot& shot) {
  if (answered_shots(page).size() < 2 || is_kept(page, shot)) return;
  ui::Ui& ui = page.ui;
  const std::string detail = !page.desk.together ? "They are answered and kept together"
                                                 : counted(shots_together(page).size(), "photo", "photos") +
                                                       ", marked above: choose them there";
  if (const auto on = ui::checkbox(ui, "Several photos show one plant", page.desk.together,
                                   {.detail = detail, .key = "together"})) {
    page.desk.together = *on;
    if (*on) begin_group(page, shot);
    ui.request_settle();
  }
  ui.gap(ui::space::k12);
}

void draw_disagreement(Page& page, const Shot& shot) {
  if (!is_together(page, shot)) return;
  std::map<int, int> votes;
  for (const Shot* one : shots_together(page))
    if (one->seen.sure) ++votes[candidates(one->seen, 1)[0].species];
  if (votes.size() < 2) return;
  std::vector<std::string> names;
  names.reserve(votes.size());
  for (const auto& [species, count] : votes)
    names.push_back(name_of(page, species) + " (" + std::to_string(count) + ")");
  page.ui.gap(ui::space::k8);
  ui::notice(page.ui, ui::NoticeLook::kWarn, "These may be different plants",
             "One by one the photos are taken for " + join(names) + ".");
}

}  // namespace cairn::plants::desk

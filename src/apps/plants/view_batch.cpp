// What is done with many photos at once: keeping those that the model is sure of, and the answers as a table.

#include <algorithm>
#include <cmath>
#include <utility>

#include "apps/plants/view_page.h"
#include "base/csv.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::plants::desk {
namespace {

std::vector<const Shot*> sure_and_not_kept(const Page& page) {
  std::vector<const Shot*> all;
  for (const Shot& shot : page.desk.shots.all())
    if (shot.answered() && shot.seen.sure && !is_kept(page, shot)) all.push_back(&shot);
  return all;
}

std::string answers_as_table(const Page& page) {
  CsvWriter csv;
  csv.row({"file", "answer", "latin", "percent", "sure"});
  for (const Shot& shot : page.desk.shots.all()) {
    if (!shot.answered()) continue;
    const Candidate best = candidates(shot.seen, 1)[0];
    const Species* species = page.species(best.species);
    csv.cell(shot.file.name).cell(name_of(page, best.species)).cell(species != nullptr ? species->latin : "");
    const long whole = std::min(99L, std::lround(best.probability * 100));  // rounding makes nothing certain
    csv.plain(std::to_string(whole)).plain(shot.seen.sure ? "yes" : "no");
    csv.end_row();
  }
  return csv.finish();
}

void draw_keeping(Page& page) {
  ui::Ui& ui = page.ui;
  Desk::KeepingAll& keeping = page.desk.keeping;
  const bool failed = !keeping.waiting.empty() && keeping.waiting.front()->stand() == Keeping::Stand::kFailed;
  if (failed) {
    ui::notice(ui, ui::NoticeLook::kBad,
               "Kept " + std::to_string(keeping.kept()) + " of " + std::to_string(keeping.count),
               keeping.waiting.front()->error());
    ui.gap(ui::space::k8);
  }
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  if (!failed)
    ui.text(ui::Type::kBodyStrong,
            "Keeping " + std::to_string(keeping.kept() + 1) + " of " + std::to_string(keeping.count) + "\xE2\x80\xA6");
  else if (ui::button(ui, "Go on keeping", {.icon = icon::kRotateCcw, .small = true})) {
    keeping.waiting.front()->retry();
    ui.request_settle();
  }
  if (ui::button(ui, "Stop keeping", {.icon = icon::kX, .small = true})) {
    while (keeping.waiting.size() > 1) keeping.waiting.pop_back();  // the one that is being written is finished
    keeping.stopped = true;
    ui.request_settle();
  }
}

}  // namespace

bool is_kept(const Page& page, const Shot& shot) {
  const auto kept = page.desk.kept.find(shot.file.number);
  return kept != page.desk.kept.end() && page.context.state.observations.count(kept->second) != 0;
}

void clear_kept(Page& page) {
  std::vector<int> numbers;
  for (const Shot& shot : page.desk.shots.all())
    if (is_kept(page, shot)) numbers.push_back(shot.file.number);
  for (const int number : numbers) {
    page.desk.shots.remove(number, page.context.photos);
    page.desk.kept.erase(number);
    page.desk.forms.erase(number);
    page.desk.group.erase(number);
  }
}

void draw_batch(Page& page) {
  ui::Ui& ui = page.ui;
  const auto& all = page.desk.shots.all();
  const auto answered = std::count_if(all.begin(), all.end(), [](const Shot& one) { return one.answered(); });
  if (answered < 2 || page.desk.together) return;
  const ui::Container region(ui, ui::Role::kGroup, "All photos", "batch");
  if (page.desk.keeping.count > 1) {
    draw_keeping(page);
    ui.gap(ui::space::k16);
    return;
  }
  const std::vector<const Shot*> sure = sure_and_not_kept(page);
  {
    const ui::Row row(ui, ui::space::k8, ui.control_h());
    const std::string words = "Keep the " + std::to_string(sure.size()) + " that are sure";
    if (sure.size() > 1 &&
        ui::button(ui, words, {.icon = icon::kNotebookPen, .disabled_because = off(page), .key = "keep all"})) {
      keep_each(page, sure);
      ui.request_settle();
    }
    if (ui::button(ui, "Answers (CSV)", {.icon = icon::kDownload}))
      page.out.actions.push_back(
          ui::SaveFile{"cairn-plants-answers-" + to_iso(today(page)) + ".csv", "text/csv", answers_as_table(page)});
  }
  ui.gap(ui::space::k16);
}

}  // namespace cairn::plants::desk

// The models that judge: fetching them from where they are needed.

#include "apps/sentiment/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/model_words.h"

namespace cairn::sentiment::desk {
namespace {

std::string_view sentence_of(Judge judge) {
  return judge == Judge::kFast
             ? "Judges thousands of texts a second by their words and pairs of words, and shows exactly what each word "
               "adds."
             : "Reads words in their context: negation, comparison, irony. Brings irony, sarcasm and emotion along.";
}

void draw_fetching(Page& page, Judge judge) {
  ui::Ui& ui = page.ui;
  const Shelf& shelf = page.desk.shelf;
  const std::int64_t here = shelf.here_bytes(judge);
  const std::int64_t all = shelf.bytes(judge);
  const std::string says = "Cancel fetching " + std::string(name_of(judge));
  ui::progress_bar(ui, "Fetched of " + std::string(name_of(judge)),
                   all > 0 ? static_cast<double>(here) / static_cast<double>(all) : 0);
  ui.gap(ui::space::k8);
  const ui::Row row(ui, ui::space::k12, ui.control_h());
  if (ui::button(ui, "Cancel", {.icon = icon::kX, .says = says})) {
    page.desk.shelf.cancel(judge);
    ui.request_settle();
  }
  ui.muted(ui::megabytes_of(here, all));
}

}  // namespace

bool draw_judge_offer(Page& page, Judge judge) {
  ui::Ui& ui = page.ui;
  Shelf& shelf = page.desk.shelf;
  const Shelf::Stand stand = shelf.stand(judge);
  if (stand == Shelf::Stand::kReady) return true;
  const std::string name(name_of(judge));
  const ui::Ui::Scope scope(ui, "offer of " + name);
  if (stand == Shelf::Stand::kUnknown || stand == Shelf::Stand::kReading) {
    ui.muted(stand == Shelf::Stand::kReading ? "Opening " + name + "\xE2\x80\xA6"
                                             : "Looking whether it is here\xE2\x80\xA6");
    return false;
  }
  ui.muted(sentence_of(judge));
  ui.gap(ui::space::k12);
  if (stand == Shelf::Stand::kFetching) {
    draw_fetching(page, judge);
    return false;
  }
  if (stand == Shelf::Stand::kStopped) {
    ui::notice(ui, ui::NoticeLook::kWarn, "It does not run by itself any more",
               "Running it ended this page the last time, perhaps for want of memory. Close other tabs first.");
    ui.gap(ui::space::k8);
    const std::string says = "Try " + name + " again";
    if (ui::button(ui, says, {.icon = icon::kRotateCcw, .width = full_on_phone(ui)})) shelf.allow(page.context.models);
    return false;
  }
  if (stand == Shelf::Stand::kFailed) {
    ui::notice(ui, ui::NoticeLook::kBad, name + " is not there", shelf.error(judge));
    ui.gap(ui::space::k8);
    const std::string says = "Try again: " + name;
    if (ui::button(ui, "Try again", {.icon = icon::kRotateCcw, .width = full_on_phone(ui), .says = says})) {
      shelf.retry(judge);
      ui.request_settle();
    }
    return false;
  }
  if (!ui.env().online && shelf.here_bytes(judge) == 0) {
    ui.muted("This device has no network. It can be fetched once there is one again.");
    return false;
  }
  const std::string says = "Fetch " + name;
  if (ui::button(ui, says, {.look = ui::ButtonLook::kPrimary, .icon = icon::kDownload, .width = full_on_phone(ui)})) {
    shelf.fetch(judge, page.context.models);
    ui.request_settle();
  }
  ui.gap(ui::space::k4);
  ui.muted(ui::megabytes(shelf.bytes(judge) - shelf.here_bytes(judge)) +
           ", once. It runs on this device: no text is sent anywhere.");
  if (!shelf.lasting())
    ui.muted("This browser keeps nothing for this page: what is fetched lasts until it is reloaded.");
  return false;
}

void draw_offers(Page& page) {
  ui::Ui& ui = page.ui;
  for (const Judge judge : kAllJudges) {
    if (page.desk.shelf.ready(judge)) continue;
    const ui::Ui::Scope scope(ui, name_of(judge));
    const ui::Container region(ui, ui::Role::kRegion, name_of(judge), "offer");
    const ui::Card card(ui);
    ui.heading(2, ui::Type::kBodyStrong, name_of(judge));
    ui.gap(ui::space::k4);
    draw_judge_offer(page, judge);
    ui.gap(ui::space::k8);
  }
}

}  // namespace cairn::sentiment::desk

// The models that judge: fetching them from where they are needed.

#include "apps/sentiment/view_page.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/model_offer.h"

namespace cairn::sentiment::desk {
namespace {

std::string_view sentence_of(Judge judge) {
  return judge == Judge::kFast
             ? "Judges thousands of texts a second by their words and pairs of words, and shows exactly what each word "
               "adds."
             : "Reads words in their context: negation, comparison, irony. Brings irony, sarcasm and emotion along.";
}

}  // namespace

bool draw_judge_offer(Page& page, Judge judge) {
  ui::Ui& ui = page.ui;
  Shelf& shelf = page.desk.shelf;
  const ui::OfferAnswer answer = ui::model_offer(ui, {.name = name_of(judge),
                                                      .sentence = sentence_of(judge),
                                                      .stays = "no text is sent anywhere",
                                                      .stand = shelf.stand(judge),
                                                      .error = shelf.error(judge),
                                                      .bytes = shelf.bytes(judge),
                                                      .here_bytes = shelf.here_bytes(judge),
                                                      .lasting = shelf.lasting()});
  if (answer == ui::OfferAnswer::kFetch) shelf.fetch(judge, page.context.models);
  if (answer == ui::OfferAnswer::kCancel) shelf.cancel(judge);
  if (answer == ui::OfferAnswer::kAllow) shelf.allow(page.context.models);
  if (answer == ui::OfferAnswer::kRetry) shelf.retry(judge);
  if (answer != ui::OfferAnswer::kNone) ui.request_settle();
  return shelf.ready(judge);
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

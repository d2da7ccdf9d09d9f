// The model that knows plants: fetching it from where it is needed.

#include "apps/plants/view_page.h"
#include "ui/layout.h"
#include "ui/model_offer.h"

namespace cairn::plants::desk {

bool draw_model_offer(Page& page) {
  ui::Ui& ui = page.ui;
  ml::ModelOnDevice& model = page.desk.model;
  if (model.ready()) return true;
  const ui::Container region(ui, ui::Role::kRegion, "The model of plants", "model");
  const ui::Card card(ui);
  ui.heading(2, ui::Type::kBodyStrong, "The model of plants");
  ui.gap(ui::space::k4);
  const ui::OfferAnswer answer = ui::model_offer(
      ui,
      {.name = "the model",
       .sentence =
           "It knows the flowers of 102 plants, mostly of gardens, and mostly says so when a photo shows none of them. "
           "It works without a network once it is here.",
       .stays = "no photo is sent anywhere",
       .stand = model.stand(),
       .error = model.error(),
       .bytes = model.bytes(),
       .here_bytes = model.here_bytes(),
       .lasting = model.lasting()});
  if (answer == ui::OfferAnswer::kFetch) model.fetch(page.context.models);
  if (answer == ui::OfferAnswer::kCancel) model.cancel();
  if (answer == ui::OfferAnswer::kAllow) model.allow(page.context.models);
  if (answer == ui::OfferAnswer::kRetry) model.retry();
  if (answer != ui::OfferAnswer::kNone) ui.request_settle();
  return false;
}

}  // namespace cairn::plants::desk

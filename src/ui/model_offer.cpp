#include "ui/model_offer.h"

#include "icons.h"
#include "ui/layout.h"
#include "ui/model_words.h"
#include "ui/widgets.h"

namespace cairn::ui {
namespace {

OfferAnswer draw_fetching(Ui& ui, const ModelOffer& offer) {
  const std::string name(offer.name);
  progress_bar(ui, "Fetched of " + name,
               offer.bytes > 0 ? static_cast<double>(offer.here_bytes) / static_cast<double>(offer.bytes) : 0);
  ui.gap(space::k8);
  const Row row(ui, space::k12, ui.control_h());
  const std::string says = "Cancel fetching " + name;
  const bool cancelled = button(ui, "Cancel", {.icon = icon::kX, .says = says});
  ui.muted(megabytes_of(offer.here_bytes, offer.bytes));
  return cancelled ? OfferAnswer::kCancel : OfferAnswer::kNone;
}

OfferAnswer draw_stopped(Ui& ui, const ModelOffer& offer) {
  notice(ui, NoticeLook::kWarn, "It does not run by itself any more",
         "Running it ended this page the last time, perhaps for want of memory. Close other tabs first.");
  ui.gap(space::k8);
  const std::string says = "Try " + std::string(offer.name) + " again";
  return button(ui, says, {.icon = icon::kRotateCcw, .width = full_on_phone(ui)}) ? OfferAnswer::kAllow
                                                                                  : OfferAnswer::kNone;
}

OfferAnswer draw_failed(Ui& ui, const ModelOffer& offer) {
  const std::string name(offer.name);
  notice(ui, NoticeLook::kBad, name + " is not there", std::string(offer.error));
  ui.gap(space::k8);
  const std::string says = "Try again: " + name;
  return button(ui, "Try again", {.icon = icon::kRotateCcw, .width = full_on_phone(ui), .says = says})
             ? OfferAnswer::kRetry
             : OfferAnswer::kNone;
}

OfferAnswer draw_absent(Ui& ui, const ModelOffer& offer) {
  if (!ui.env().online && offer.here_bytes == 0) {
    ui.muted("This device has no network. It can be fetched once there is one again.");
    return OfferAnswer::kNone;
  }
  const std::string says = "Fetch " + std::string(offer.name);
  const bool fetch =
      button(ui, says, {.look = ButtonLook::kPrimary, .icon = icon::kDownload, .width = full_on_phone(ui)});
  ui.gap(space::k4);
  ui.muted(megabytes(offer.bytes - offer.here_bytes) + ", once. It runs on this device: " + std::string(offer.stays) +
           ".");
  if (!offer.lasting) ui.muted("This browser keeps nothing for this page: what is fetched lasts until it is reloaded.");
  return fetch ? OfferAnswer::kFetch : OfferAnswer::kNone;
}

}  // namespace

OfferAnswer model_offer(Ui& ui, const ModelOffer& offer) {
  const Ui::Scope scope(ui, "offer of " + std::string(offer.name));
  switch (offer.stand) {
    case ModelStand::kReady:
      return OfferAnswer::kNone;
    case ModelStand::kUnknown:
      ui.muted("Looking whether it is here\xE2\x80\xA6");
      return OfferAnswer::kNone;
    case ModelStand::kReading:
      ui.muted("Opening " + std::string(offer.name) + "\xE2\x80\xA6");
      return OfferAnswer::kNone;
    default:
      break;
  }
  ui.muted(offer.sentence);
  ui.gap(space::k12);
  if (offer.stand == ModelStand::kFetching) return draw_fetching(ui, offer);
  if (offer.stand == ModelStand::kStopped) return draw_stopped(ui, offer);
  if (offer.stand == ModelStand::kFailed) return draw_failed(ui, offer);
  return draw_absent(ui, offer);
}

}  // namespace cairn::ui

#pragma once
// A model where it is needed: fetching it with its size said first, how far that is, what went wrong and what to do.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/model_stand.h"
#include "ui/ui.h"

namespace cairn::ui {

struct ModelOffer {
  std::string_view name;      // "Deep"
  std::string_view sentence;  // what it does
  std::string_view stays;     // "no text is sent anywhere"
  ModelStand stand = ModelStand::kUnknown;
  std::string_view error;  // of kFailed
  std::int64_t bytes = 0, here_bytes = 0;
  bool lasting = true;  // false: the browser keeps nothing for this page
};

enum class OfferAnswer { kNone, kFetch, kCancel, kAllow, kRetry };

// Draws nothing when it is ready.
OfferAnswer model_offer(Ui& ui, const ModelOffer& offer);

}  // namespace cairn::ui

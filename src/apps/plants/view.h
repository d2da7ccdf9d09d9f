#pragma once
// The identifier's screens. They and all that they work with are a part that is fetched when it is first needed; what
// stands here is what the rest of the program knows of them.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/plants/commands.h"
#include "apps/plants/model.h"
#include "base/door.h"
#include "core/part_loader.h"
#include "core/ports.h"
#include "ui/app_out.h"
#include "ui/route.h"
#include "ui/ui.h"

namespace cairn::plants {

namespace desk {
struct Held;
}

struct ViewContext {
  const State& state;
  Storage& storage;
  Models& models;
  Inference& inference;
  Photos& photos;
  Assets& assets;
  std::uint64_t version = 0;  // of the state
  const ui::Route* route = nullptr;
  Instant now;
  int utc_offset_minutes = 0;
  bool loaded = true;    // the state is there
  bool writable = true;  // false: another tab writes; controls that change say why they are off
  bool in_sample = false;
  std::string_view read_only_because() const { return writable ? "" : "Cairn is open for writing in another tab"; }
};

using Out = ui::AppOut<State, Command, Context, Events>;

enum class Screen { kIdentify, kSees, kJournal, kObservation, kSpeciesList, kSpeciesPage, kLearn, kNone };

struct View {
  std::unique_ptr<desk::Held, void (*)(desk::Held*)> held{nullptr, nullptr};  // made when the part is here
  bool models_changed = true;                                                 // what is on this device
  std::optional<std::int64_t> wait_ms;                                        // until it is to be tended again
  bool leaving = false;    // the page may not come back: what is half done is to be kept
  bool has_more = false;   // work that waits for nothing: it is to be tended again, in a task of its own
  bool unhurried = false;  // what arrives need not be drawn with the very next frame
};

Screen screen_of(std::string_view argument);                         // of the address "#/plants/<argument>"
std::string title_of(std::string_view argument);                     // of the page
int species_of_address(std::string_view argument);                   // of kSpeciesPage; 0: it is another screen
std::string species_href(int species);                               // "#/plants/species/<number>"
std::string_view observation_of_address(std::string_view argument);  // id, of kObservation
std::string observation_href(std::string_view id);                   // "#/plants/journal/<id>"

CAIRN_DOOR void tend_plants(View& view, const ViewContext& context, Out& out, Here<Part::kPlants> here);
CAIRN_DOOR void draw_plants(ui::Ui& ui, const ViewContext& context, View& view, Out& out, Here<Part::kPlants> here);

}  // namespace cairn::plants

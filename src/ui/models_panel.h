#pragma once
// "Models": which models of texts there are, what of them is on this device, fetching and deleting them. A part that is
// fetched apart; what it remembers is the shell's. Knows nothing of what models say.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/door.h"
#include "core/part_loader.h"
#include "core/ports.h"
#include "ui/actions.h"
#include "ui/ui.h"

namespace cairn::ui {

struct ModelsPanel {
  struct Fetch {
    std::string id;
    std::int64_t total_bytes = 0;   // of it and of all that it needs
    std::int64_t cached_bytes = 0;  // of these, what was here when it began
    Pending<Done> pending;
  };
  bool wanted = true;  // the list is to be asked for
  std::optional<ModelList> list;
  std::string error;  // why there is no list
  Pending<ModelList> load;
  std::vector<Fetch> fetches;                 // one at a time runs, the others wait for it
  std::map<std::string, std::string> errors;  // of a model, what went wrong last
  std::string asked;                          // the model whose deletion is to be confirmed; empty: none
  std::string removed;                        // the one that is being deleted
  Pending<Done> removing;
  Pending<Done> allowing;
  std::optional<std::map<std::string, std::string>> cards;  // Markdown, by model; nothing: not asked for yet
  std::string card_error;
  Pending<std::string> reading_cards;
  Actions news;  // what happened, for whichever screen is shown
};

CAIRN_DOOR void tend_models(ModelsPanel& panel, Models& models, Here<Part::kModels> here);  // every tick
CAIRN_DOOR void draw_models(Ui& ui, ModelsPanel& panel, Models& models, Here<Part::kModels> here);

}  // namespace cairn::ui

// Whether a plant is toxic, in the words of its page.

#include "apps/plants/view_page.h"

namespace cairn::plants::desk {
namespace {

std::string toxicity_words(const Species& species) {
  if (species.toxicity == "toxic") return "Toxic";
  if (species.toxicity == "harmful if eaten") return "Harmful if eaten";
  if (species.toxicity == "irritant") return "Irritant";
  if (species.toxicity == "edible parts") return "Has parts that are eaten";
  if (species.toxicity == "none known") return "No poisoning is known to us";
  return "Whether it is toxic is not established";
}

}  // namespace

bool warns(const Species& species) {
  return species.toxicity == "toxic" || species.toxicity == "harmful if eaten" || species.toxicity == "irritant";
}

// `before`: what it hangs on, "If it is Monkshood".
void draw_toxicity(Page& page, const Species& species, std::string_view before) {
  const std::string words = toxicity_words(species);
  ui::notice(page.ui, warns(species) ? ui::NoticeLook::kWarn : ui::NoticeLook::kInfo,
             before.empty() ? words : std::string(before) + ": " + to_lower_ascii(words), species.toxicity_note);
}

}  // namespace cairn::plants::desk

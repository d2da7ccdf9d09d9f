// What happens to models; models_panel_view.cpp draws them.

#include "ui/models_panel.h"

#include <algorithm>
#include <utility>

#include "base/json.h"
#include "ui/model_words.h"

namespace cairn::ui {
namespace {

void take_in_list(ModelsPanel& panel) {
  if (!panel.load.ready()) return;
  auto list = panel.load.take();
  panel.error = list ? std::string() : list.error().message;
  if (list) panel.list = std::move(list).value();
}

// What went wrong stands beside the model; who is elsewhere by now hears of it.
void tell_failure(ModelsPanel& panel, const std::string& id, std::string_view what, const Error& error) {
  panel.errors[id] = error.message;
  const std::string words = std::string(name_of_model(id)) + std::string(what);
  panel.news.push_back(Announce{words + ". " + error.message, true});
}

void take_in_fetches(ModelsPanel& panel) {
  for (ModelsPanel::Fetch& fetch : panel.fetches) {
    if (!fetch.pending.ready()) continue;
    const Status status = fetch.pending.take();
    panel.wanted = true;
    if (status)
      panel.news.push_back(Toast{std::string(name_of_model(fetch.id)) + " is on this device", false});
    else
      tell_failure(panel, fetch.id, " was not fetched", status.error());
  }
  const auto over = [](const ModelsPanel::Fetch& fetch) { return fetch.pending.empty(); };
  panel.fetches.erase(std::remove_if(panel.fetches.begin(), panel.fetches.end(), over), panel.fetches.end());
}

void take_in_removal(ModelsPanel& panel) {
  if (!panel.removing.ready()) return;
  const Status status = panel.removing.take();
  panel.wanted = true;
  if (status)
    panel.news.push_back(Toast{std::string(name_of_model(panel.removed)) + " is deleted from this device", false});
  else
    tell_failure(panel, panel.removed, " was not deleted", status.error());
  panel.removed.clear();
}

void take_in_permission(ModelsPanel& panel) {
  if (!panel.allowing.ready()) return;
  const Status status = panel.allowing.take();
  panel.wanted = true;
  panel.news.push_back(Toast{status ? "It will be tried again" : status.error().message, false});
}

// The list that the page has of its models holds their cards.
void take_in_cards(ModelsPanel& panel) {
  if (!panel.reading_cards.ready()) return;
  constexpr std::size_t kMost_bytes = 4u << 20;
  const auto text = panel.reading_cards.take();
  const auto json = text ? parse_json(text.value(), kMost_bytes) : Result<Json>(text.error());
  panel.card_error = json ? std::string() : json.error().message;
  if (!json) return;
  panel.cards.emplace();
  if (const Json* models = get_array(json.value(), "models"))
    for (const Json& model : *models)
      if (const auto id = get_string(model, "id")) (*panel.cards)[*id] = get_string(model, "card").value_or("");
}

}  // namespace

void tend_models(ModelsPanel& panel, Models& models, Here<Part::kModels> /*here*/) {
  take_in_fetches(panel);
  take_in_removal(panel);
  take_in_permission(panel);
  take_in_cards(panel);
  if (panel.wanted && panel.load.empty()) {
    panel.wanted = false;
    panel.load = models.list();
  }
  take_in_list(panel);
}

}  // namespace cairn::ui

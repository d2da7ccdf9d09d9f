#include <algorithm>
#include <cmath>

#include "icons.h"
#include "ui/data_words.h"
#include "ui/layout.h"
#include "ui/markdown.h"
#include "ui/model_words.h"
#include "ui/models_panel.h"
#include "ui/widgets.h"

namespace cairn::ui {
namespace {

float button_w(const Ui& ui) { return ui.phone() ? -1.0f : 0.0f; }

// One pass of the section.
struct Section {
  Ui& ui;
  ModelsPanel& panel;
  Models& models;
};

ModelsPanel::Fetch* fetch_of(ModelsPanel& panel, std::string_view id) {
  const auto found = std::find_if(panel.fetches.begin(), panel.fetches.end(),
                                  [id](const ModelsPanel::Fetch& fetch) { return fetch.id == id; });
  return found == panel.fetches.end() ? nullptr : &*found;
}

void begin_fetch(Section& at, const ModelState& model) {
  at.panel.errors.erase(model.id);
  at.panel.asked.clear();
  at.panel.fetches.push_back({model.id, model.fetch_bytes, model.fetch_here_bytes, at.models.fetch(model.id)});
  at.ui.request_settle();
}

void cancel_fetch(Section& at, std::string_view id) {
  std::vector<ModelsPanel::Fetch>& fetches = at.panel.fetches;
  fetches.erase(
      std::remove_if(fetches.begin(), fetches.end(), [id](const ModelsPanel::Fetch& fetch) { return fetch.id == id; }),
      fetches.end());
  at.panel.wanted = true;
  at.panel.news.push_back(
      Toast{std::string(name_of_model(id)) + " is no longer fetched. What has arrived is kept.", false});
  at.ui.request_settle();
}

void draw_progress(Section& at, const ModelsPanel::Fetch& fetch) {
  const auto total = static_cast<double>(fetch.total_bytes);
  const std::int64_t here =
      std::max(fetch.cached_bytes, static_cast<std::int64_t>(std::llround(fetch.pending.progress() * total)));
  at.ui.gap(space::k8);
  progress_bar(at.ui, "Fetched of " + std::string(name_of_model(fetch.id)),
               total > 0 ? static_cast<double>(here) / total : 0);
  at.ui.gap(space::k4);
  at.ui.muted(megabytes_of(here, fetch.total_bytes) + ", " + megabytes(here - fetch.cached_bytes) +
              " of it fetched now");
}

void draw_state(Section& at, const ModelState& model) {
  const Palette& c = at.ui.colors();
  if (model.here())
    badge(at.ui, "On this device", c.good, c.accent_soft, icon::kCheck);
  else if (model.here_bytes > 0 && !fetch_of(at.panel, model.id))
    badge(at.ui, megabytes_of(model.fetch_here_bytes, model.fetch_bytes) + " on this device", c.warn, c.warn_soft);
  else if (!fetch_of(at.panel, model.id))
    badge(at.ui, "Not on this device", c.info, c.info_soft);
}

// What cannot be undone is asked first, with what goes along.
void draw_question(Section& at, const ModelState& model) {
  Ui& ui = at.ui;
  const std::string name(name_of_model(model.id));
  const std::vector<std::string> others = dependents_of(model.id, *at.panel.list);
  std::string words = "It can be fetched again when there is a network.";
  if (!others.empty())
    words = joined(others) + (others.size() == 1 ? " needs it and goes with it. " : " need it and go with it. ") +
            "All can be fetched again when there is a network.";
  ui.gap(space::k8);
  notice(ui, NoticeLook::kWarn, "Delete " + name + " from this device?", words);
  ui.gap(space::k8);
  const Row row(ui);
  const std::string delete_says = "Delete " + name + " now";
  const std::string keep_says = "Keep " + name;
  if (button(ui, "Delete now",
             {.look = ButtonLook::kDanger, .icon = icon::kTrash2, .width = button_w(ui), .says = delete_says})) {
    at.panel.errors.erase(model.id);
    at.panel.removed = model.id;
    at.panel.removing = at.models.remove(model.id);
    at.panel.asked.clear();
    ui.request_settle();
  }
  if (button(ui, "Keep", {.width = button_w(ui), .says = keep_says})) {
    at.panel.asked.clear();
    ui.request_settle();
  }
}

void draw_buttons(Section& at, const ModelState& model) {
  Ui& ui = at.ui;
  ModelsPanel& panel = at.panel;
  const std::string name(name_of_model(model.id));
  const std::string fetch_says = "Fetch " + name;
  const std::string cancel_says = "Cancel fetching " + name;
  const std::string delete_says = "Delete " + name;
  const std::string_view busy = !panel.removing.empty()  ? "A model is being deleted"
                                : !panel.fetches.empty() ? "A model is being fetched"
                                                         : std::string_view();
  ui.gap(space::k8);
  const Row row(ui);
  if (fetch_of(panel, model.id)) {
    if (button(ui, "Cancel", {.icon = icon::kX, .width = button_w(ui), .says = cancel_says}))
      cancel_fetch(at, model.id);
    return;
  }
  ButtonOptions fetch{.icon = icon::kDownload, .width = button_w(ui), .says = fetch_says};
  if (!panel.removing.empty()) fetch.disabled_because = busy;
  if (!model.here() && button(ui, "Fetch", fetch)) begin_fetch(at, model);
  ButtonOptions remove{.icon = icon::kTrash2, .disabled_because = busy, .width = button_w(ui), .says = delete_says};
  if (model.here_bytes > 0 && button(ui, "Delete", remove)) {
    panel.asked = model.id;
    ui.request_settle();
  }
}

void draw_stopped(Section& at, const ModelState& model) {
  Ui& ui = at.ui;
  ui.gap(space::k8);
  notice(
      ui, NoticeLook::kWarn, "It does not run by itself any more",
      "Running it ended this page the last time, perhaps for want of memory. Close other tabs before you try again.");
  ui.gap(space::k8);
  const std::string says = "Try " + std::string(name_of_model(model.id)) + " again";
  ButtonOptions options{.icon = icon::kRotateCcw, .width = button_w(ui), .says = says};
  if (!at.panel.allowing.empty()) options.disabled_because = "It is being allowed";
  if (!button(ui, says, options)) return;
  at.panel.allowing = at.models.allow();
  ui.request_settle();
}

// What it is, what it was trained on, what it scores and what it must not be used for.
void draw_card(Section& at, const ModelState& model) {
  Ui& ui = at.ui;
  ModelsPanel& panel = at.panel;
  ui.gap(space::k4);
  const std::string label = "Model card: " + std::string(name_of_model(model.id));
  if (!disclosure(ui, label, false)) return;
  if (!panel.card_error.empty()) {
    notice(ui, NoticeLook::kBad, "The card could not be read", panel.card_error);
    return;
  }
  if (!panel.cards) {
    if (panel.reading_cards.empty()) {
      panel.reading_cards = at.models.read("manifest.json");
      ui.request_settle();
    }
    ui.muted("Opening it\xE2\x80\xA6");
    return;
  }
  const auto card = panel.cards->find(model.id);
  if (card == panel.cards->end() || card->second.empty()) {
    ui.muted("It comes without a card.");
    return;
  }
  const Ui::Scope scope(ui, "card");
  markdown(ui, card->second, 4);
}

void draw_model(Section& at, const ModelState& model) {
  Ui& ui = at.ui;
  const Ui::Scope scope(ui, model.id);
  const Container item(ui, Role::kListItem, {}, "item");
  ui.gap(space::k16);
  {
    const Row row(ui, space::k12, ui.style(Type::kSection).line_px);
    ui.heading(3, name_of_model(model.id));
    draw_state(at, model);
  }
  ui.gap(space::k4);
  if (const std::string_view sentence = sentence_of_model(model.id); !sentence.empty()) ui.text(Type::kBody, sentence);
  ui.gap(space::k4);
  ui.muted(size_of_model(model, *at.panel.list));
  if (const ModelsPanel::Fetch* fetch = fetch_of(at.panel, model.id)) draw_progress(at, *fetch);
  if (const auto error = at.panel.errors.find(model.id); error != at.panel.errors.end()) {
    ui.gap(space::k8);
    notice(ui, NoticeLook::kBad, "That did not work", error->second);
  }
  if (model.stopped && model.here()) draw_stopped(at, model);
  if (at.panel.asked == model.id && at.panel.removing.empty())
    draw_question(at, model);
  else
    draw_buttons(at, model);
  draw_card(at, model);
}

void draw_notices(Section& at) {
  Ui& ui = at.ui;
  if (at.panel.list && !at.panel.list->lasting) {
    ui.gap(space::k12);
    notice(ui, NoticeLook::kWarn, "Models last until this page is reloaded",
           "This browser keeps nothing for this page, as in some private windows. What is fetched works until the page "
           "is reloaded or closed.");
  }
  if (!ui.env().online) {
    ui.gap(space::k12);
    notice(ui, NoticeLook::kInfo, "This device has no network",
           "Models that are on this device work. The others can be fetched once there is a network again.");
  }
  if (at.panel.error.empty()) return;
  ui.gap(space::k12);
  notice(ui, NoticeLook::kBad, "Which models there are could not be found out", at.panel.error);
  ui.gap(space::k12);
  if (!button(ui, "Look again", {.icon = icon::kRefreshCw, .width = button_w(ui)})) return;
  at.panel.wanted = true;
  at.panel.error.clear();
  ui.request_settle();
}

}  // namespace

void draw_models(Ui& ui, ModelsPanel& panel, Models& models, Here<Part::kModels> here) {
  // Asked for in this pass: no tick need follow.
  if (panel.wanted || panel.reading_cards.ready()) tend_models(panel, models, here);
  Section at{ui, panel, models};
  const Ui::Scope scope(ui, "models");
  const Container region(ui, Role::kRegion, "Models");
  const Card card(ui, CardLook::kPlain, ui.phone() ? space::k16 : space::k24);
  ui.heading(2, "Models");
  ui.gap(space::k8);
  ui.muted(
      "What reads the tone of texts and knows plants on photos. It runs on this device: no text and no photo is sent "
      "anywhere. Each model is fetched once, when you want it, and works without a network from then on.");
  draw_notices(at);
  if (!panel.list) {
    if (panel.error.empty()) ui.muted("Looking which are here\xE2\x80\xA6");
    return;
  }
  if (panel.list->models.empty()) {
    empty_state(ui, icon::kDownload, "No models", "This version of Cairn comes without models.");
    return;
  }
  const Container list(ui, Role::kList, "Models");
  for (const ModelState& model : panel.list->models) draw_model(at, model);
}

}  // namespace cairn::ui

// The section Models of the page Data: what is there, what is fetched, what goes wrong, what is deleted.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "ui/harness.h"
#include "ui/model_words.h"

namespace cairn::test {
namespace {

using ui::Role;

const Error kCut{ErrorCode::kUnavailable, "The connection was cut. What has arrived is kept.", "models.fetch"};

void add_model(Harness& app, const char* id, std::int64_t bytes, bool needs_deep = false) {
  ModelState state;
  state.id = id;
  state.bytes = bytes;
  state.fetch_bytes = needs_deep ? bytes + 26'000'000 : bytes;
  if (needs_deep) state.needs.emplace_back("deep");
  app.models.add(std::move(state));
}

void add_models(Harness& app) {
  add_model(app, "fast", 1'451'200);
  add_model(app, "deep", 26'000'000);
  add_model(app, "irony", 120'000, true);
  add_model(app, "emotion", 60'000, true);
}

void put_here(Harness& app, std::size_t at) {
  ModelState& model = app.models.device().models[at];
  model.here_bytes = model.bytes;
  model.fetch_here_bytes = model.fetch_bytes;
}

bool said(Harness& app, std::string_view words) {
  const auto& nodes = app.semantics().nodes();
  return std::any_of(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
    return node.role == Role::kStatus && node.name.find(words) != std::string::npos;
  });
}

bool can_press(Harness& app, std::string_view button) {
  const ui::Node* node = app.find(Role::kButton, button);
  return node != nullptr && !node->disabled;
}

TEST_CASE("models: each shows its card when it is asked for") {
  Harness app;
  add_models(app);
  app.models.files()["manifest.json"] =
      R"({"schema": 1, "models": [{"id": "fast", "card": "# The fast model\n\nLinear on n-grams.\n\n| data | licence |\n|---|---|\n| reviews | none |"}, {"id": "deep"}]})";
  app.go("#/data");
  CHECK_FALSE(app.shows("Linear on n-grams."));
  app.click("Model card: Fast");
  app.frame();
  CHECK(app.shows("Linear on n-grams."));
  CHECK(app.find(Role::kHeading, "The fast model") != nullptr);
  app.click("Model card: Deep");
  app.frame();
  CHECK(app.shows("It comes without a card."));
}

TEST_CASE("models: each says what it is, how large it is and whether it is here") {
  Harness app;
  add_models(app);
  put_here(app, 0);
  app.go("#/data");
  CHECK(app.find(Role::kRegion, "Models") != nullptr);
  for (const std::string name : {"Fast", "Deep", "Irony and sarcasm", "Emotion"}) {
    CAPTURE(name);
    CHECK(app.find(Role::kHeading, name) != nullptr);
  }
  CHECK(app.shows("1.5 MB"));
  CHECK(app.shows("0.1 MB, and needs Deep (26.0 MB)"));
  CHECK(app.shows("On this device"));
  CHECK(app.shows("Not on this device"));
  CHECK(app.find(Role::kButton, "Fetch Fast") == nullptr);
  CHECK(can_press(app, "Delete Fast"));
  CHECK(can_press(app, "Fetch Deep"));
  CHECK(app.find(Role::kButton, "Delete Deep") == nullptr);
  CHECK(app.models.fetched().empty());
}

TEST_CASE("models: fetching shows what is here and what has just come, and says when it is done") {
  Harness app;
  add_models(app);
  ModelState& deep = app.models.device().models[1];
  deep.here_bytes = deep.fetch_here_bytes = 1'100'000;
  app.go("#/data");
  CHECK(app.shows("1.1 of 26.0 MB on this device"));
  app.models.keep_waiting();
  app.click("Fetch Deep");
  CHECK(app.shows("1.1 of 26.0 MB, 0 bytes of it fetched now"));
  app.models.arrive(4.2 / 26.0);
  app.frame();
  CHECK(app.shows("4.2 of 26.0 MB, 3.1 MB of it fetched now"));
  const ui::Node* bar = app.find(Role::kProgress, "Fetched of Deep");
  REQUIRE(bar != nullptr);
  CHECK(bar->now == doctest::Approx(100 * 4.2 / 26).epsilon(0.05));
  app.go("#/today");
  app.models.finish(Done{});
  app.frame();
  app.frame();
  CHECK(said(app, "Deep is on this device"));
  app.go("#/data");
  CHECK(can_press(app, "Delete Deep"));
  CHECK(app.find(Role::kProgress, "Fetched of Deep") == nullptr);
}

TEST_CASE("models: what is no longer wanted is given up, and can be gone on with") {
  Harness app;
  add_models(app);
  app.models.keep_waiting();
  app.go("#/data");
  app.click("Fetch Deep");
  app.click("Fetch Fast");
  CHECK(app.models.fetched().size() == 2);
  app.click("Cancel fetching Deep");
  CHECK(app.models.cancelled() == 1);
  CHECK(said(app, "What has arrived is kept"));
  CHECK(can_press(app, "Fetch Deep"));
  CHECK(can_press(app, "Cancel fetching Fast"));
}

TEST_CASE("models: what went wrong stands beside the model until it is tried again") {
  Harness app;
  add_models(app);
  app.go("#/data");
  app.models.fail_next(kCut);
  app.click("Fetch Deep");
  CHECK(app.shows("The connection was cut. What has arrived is kept."));
  app.go("#/today");
  app.go("#/data");
  CHECK(app.shows("The connection was cut. What has arrived is kept."));
  app.click("Fetch Deep");
  CHECK_FALSE(app.shows("The connection was cut."));
  CHECK(can_press(app, "Delete Deep"));
}

TEST_CASE("models: deleting asks, and names what goes along") {
  Harness app;
  add_models(app);
  for (std::size_t at = 0; at < 4; ++at) put_here(app, at);
  app.go("#/data");
  app.click("Delete Deep");
  CHECK(app.shows("Irony and sarcasm and Emotion need it and go with it."));
  app.click("Keep Deep");
  CHECK(app.models.removed().empty());
  app.click("Delete Deep");
  app.click("Delete Deep now");
  REQUIRE(app.models.removed().size() == 1);
  CHECK(app.models.removed()[0] == "deep");
  CHECK(said(app, "Deep is deleted from this device"));
  CHECK(can_press(app, "Fetch Deep"));
  CHECK(can_press(app, "Fetch Emotion"));
  app.click("Delete Fast");
  CHECK(app.shows("It can be fetched again"));
}

TEST_CASE("models: a deletion that fails is said, and nothing else is deleted or fetched meanwhile") {
  Harness app;
  add_models(app);
  put_here(app, 0);
  app.models.keep_waiting();
  app.go("#/data");
  app.click("Delete Fast");
  app.click("Delete Fast now");
  CHECK_FALSE(can_press(app, "Delete Fast"));
  CHECK_FALSE(can_press(app, "Fetch Deep"));
  app.models.finish(Error{ErrorCode::kConflict, "Another tab of Cairn is fetching a model.", {}});
  app.frame();
  app.frame();
  CHECK(app.shows("Another tab of Cairn is fetching a model."));
  CHECK(can_press(app, "Delete Fast"));
}

TEST_CASE("models: without a network, without a place to keep them and without a list, the section says so") {
  Harness app;
  add_models(app);
  app.models.device().lasting = false;
  app.models.fail_next(Error{ErrorCode::kUnavailable, "The list could not be fetched.", {}});
  app.go("#/data");
  CHECK(app.shows("The list could not be fetched."));
  app.click("Look again");
  CHECK_FALSE(app.shows("The list could not be fetched."));
  CHECK(app.shows("Models last until this page is reloaded"));
  CHECK_FALSE(app.shows("This device has no network"));
  app.set_online(false);
  CHECK(app.shows("This device has no network"));
}

TEST_CASE("models: a version without models has an empty section") {
  Harness app;
  app.go("#/data");
  CHECK(app.shows("This version of Cairn comes without models."));
}

TEST_CASE("models: what ended the page is offered again by hand") {
  Harness app;
  add_models(app);
  put_here(app, 1);
  app.models.device().models[1].stopped = true;
  app.go("#/data");
  CHECK(app.shows("It does not run by itself any more"));
  app.click("Try Deep again");
  CHECK(said(app, "It will be tried again"));
  CHECK_FALSE(app.shows("It does not run by itself any more"));
}

TEST_CASE("models: another tab's changes are shown") {
  Harness app;
  add_models(app);
  app.go("#/data");
  put_here(app, 0);
  app.frame();
  CHECK(can_press(app, "Fetch Fast"));
  app.models.another_tab_changed();
  app.frame();
  CHECK(can_press(app, "Delete Fast"));
}

TEST_CASE("models: the section fits a narrow page") {
  for (const float width : {320.0f, 390.0f, 800.0f, 1440.0f}) {
    Harness app(nullptr, width, 900);
    add_models(app);
    for (std::size_t at = 0; at < 4; ++at) put_here(app, at);
    app.models.device().models[1].stopped = true;
    app.go("#/data");
    app.click("Delete Deep");
    CAPTURE(width);
    for (const ui::Node& node : app.semantics().nodes()) {
      CAPTURE(node.name);
      CHECK(node.rect.w <= width + 1);
    }
  }
}

TEST_CASE("models: sizes have one decimal, small ones their own unit") {
  CHECK(ui::megabytes(1'451'200) == "1.5 MB");
  CHECK(ui::megabytes(14'239'897) == "14.2 MB");
  CHECK(ui::megabytes(9'000) == "9 KB");
  CHECK(ui::megabytes_of(0, 26'000'000) == "0.0 of 26.0 MB");
  CHECK(ui::megabytes_of(500, 9'000) == "500 bytes of 9 KB");
}

}  // namespace
}  // namespace cairn::test

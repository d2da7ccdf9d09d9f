// Evaluate and Teach: figures of a model on a labelled collection, two models against each other, a judge of one's own.
#include <doctest/doctest.h>

#include <string>

#include "ui/sentiment_page.h"

namespace cairn::test {
namespace {

using ui::Role;

TEST_CASE("sentiment evaluate: figures of a model on the file's labels, and a table of them") {
  Harness app;
  add_sentiment_models(app, true, false);
  app.go("#/sentiment/evaluate");
  work(app, 5);
  CHECK(app.shows("No collection yet"));
  import_and_keep(app, 90);
  app.go("#/sentiment/evaluate");
  work(app, 5);
  app.click("Measure");
  work(app, 80);
  CHECK(app.shows("On 90 texts whose tone is known"));
  CHECK(app.find(Role::kTable, "Figures") != nullptr);
  CHECK(app.find(Role::kTable, "Confusion of Fast") != nullptr);
  CHECK(app.find(Role::kRegion, "Curves") != nullptr);
  CHECK(app.find(Role::kRegion, "Calibration") != nullptr);
  CHECK(app.find(Role::kRegion, "One against the other") == nullptr);
  app.click("Figures as CSV");
  work(app, 2);
  CHECK(app.files.saved().size() == 1);
}

TEST_CASE("sentiment evaluate: two models are compared once both have judged") {
  Harness app;
  add_sentiment_models(app, true, true);
  import_and_keep(app, 45);
  app.go("#/sentiment/evaluate");
  work(app, 5);
  app.pick("Against", 2);
  work(app, 3);
  CHECK(app.find(Role::kButton, "Measure") == nullptr);
  app.click("Judge all with Deep");
  work(app, 40);
  app.click("Measure");
  work(app, 80);
  CHECK(app.find(Role::kRegion, "One against the other") != nullptr);
  CHECK(app.shows("McNemar's test"));
  CHECK(app.shows("Cohen's kappa"));
}

TEST_CASE("sentiment teach: neutral rows teach nothing about reviews") {
  Harness app;
  add_sentiment_models(app, true, false);
  import_and_keep(app, 60);
  app.choose("Rows");
  work(app, 5);
  for (int row = 1; row <= 11; ++row) {
    app.scroll_main(static_cast<float>(row) * 84);
    work(app, 2);
    app.pick("Tone of row " + std::to_string(row), 2);
    work(app, 2);
  }
  app.scroll_main(0);
  work(app, 2);
  app.choose("Reviews");
  work(app, 5);
  app.go("#/sentiment/teach");
  work(app, 5);
  CHECK(app.shows("You judged 0 rows"));
  CHECK(app.find(Role::kButton, "Learn from my rows")->disabled);
}

TEST_CASE("sentiment teach: rows that the person judged make a judge of their own; taking them back leaves nothing") {
  Harness app;
  add_sentiment_models(app, true, false);
  import_and_keep(app, 60);
  app.go("#/sentiment/teach");
  work(app, 5);
  CHECK(app.shows("You judged 0 rows"));
  CHECK(app.find(Role::kButton, "Learn from my rows")->disabled);
  app.follow("Judge rows");
  work(app, 5);
  app.choose("Rows");
  work(app, 5);
  for (int row = 1; row <= 12; ++row) {
    app.scroll_main(static_cast<float>(row) * 84);
    work(app, 2);
    app.pick("Tone of row " + std::to_string(row), row % 3 == 1 ? 3 : 1);
    work(app, 2);
  }
  REQUIRE(app.shell().sentiment_state().tones.size() == 12);
  app.go("#/sentiment/teach");
  work(app, 5);
  app.click("Learn from my rows");
  work(app, 200);
  CHECK(app.shows("on rows it had not seen"));
  app.click("Judge the collection with it");
  work(app, 60);
  CHECK(app.find(Role::kRadio, "Taught") != nullptr);
  app.go("#/sentiment/teach");
  work(app, 5);
  app.click("Take back all 12 rows");
  work(app, 5);
  CHECK(app.shell().sentiment_state().tones.empty());
  CHECK(app.shows("You judged 0 rows"));
  app.follow("Judge rows");
  work(app, 10);
  CHECK(app.find(Role::kRadio, "Taught") == nullptr);
}

}  // namespace
}  // namespace cairn::test

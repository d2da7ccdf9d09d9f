// The analyser's screen Try: models are fetched where they are needed, a text is judged as it is typed, with reasons.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "ui/sentiment_page.h"

namespace cairn::test {
namespace {

using ui::Role;

// The badge of a judgement, "Positive 86 %"; the figures below it begin with another tone.
bool says(Harness& app, std::string_view begins) {
  const auto& nodes = app.semantics().nodes();
  return std::any_of(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
    return node.role == Role::kText && node.weight == 1 && node.name.rfind(begins, 0) == 0;
  });
}

TEST_CASE("sentiment: without models it offers them, with their sizes, and fetches nothing by itself") {
  Harness app;
  add_sentiment_models(app, false, false);
  app.go("#/sentiment");
  work(app, 5);
  CHECK(app.find(Role::kHeading, "Sentiment") != nullptr);
  CHECK(app.find(Role::kButton, "Fetch Fast") != nullptr);
  CHECK(app.find(Role::kButton, "Fetch Deep") != nullptr);
  CHECK(app.shows("1.5 MB"));
  CHECK(app.models.fetched().empty());
  app.click("Fetch Fast");
  work(app, 5);
  CHECK(app.models.fetched() == std::vector<std::string>{"fast"});
  CHECK(app.find(Role::kButton, "Fetch Fast") == nullptr);
}

TEST_CASE("sentiment: the deep model brings its heads along; what is on its way can be cancelled") {
  Harness app;
  add_sentiment_models(app, true, false);
  app.models.keep_waiting();
  app.go("#/sentiment");
  work(app, 5);
  app.click("Fetch Deep");
  app.models.arrive(0.5);
  work(app, 2);
  CHECK(app.find(Role::kProgress, "Fetched of Deep") != nullptr);
  app.click("Cancel fetching Deep");
  work(app, 5);
  CHECK(app.models.cancelled() == 1);
  app.click("Fetch Deep");
  for (int i = 0; i < 3; ++i) {
    app.models.finish(Done{});
    work(app, 5);
  }
  CHECK(app.models.fetched() == std::vector<std::string>{"deep", "deep", "irony", "emotion"});
  CHECK(app.find(Role::kButton, "Fetch Deep") == nullptr);
}

TEST_CASE("sentiment: a fetch that fails says why and can be tried again") {
  Harness app;
  add_sentiment_models(app, false, false);
  app.models.keep_waiting();
  app.go("#/sentiment");
  work(app, 5);
  app.click("Fetch Fast");
  app.models.finish(
      Error{ErrorCode::kUnavailable, "The connection was cut. What has arrived is kept.", "models.fetch"});
  work(app, 5);
  CHECK(app.shows("The connection was cut"));
  app.click("Try again: Fast");
  work(app, 5);
  CHECK(app.find(Role::kButton, "Fetch Fast") != nullptr);
}

TEST_CASE("sentiment: why a fetch ended stays while it is looked up what has arrived") {
  Harness app;
  add_sentiment_models(app, false, false);
  app.models.keep_waiting();
  app.go("#/sentiment");
  work(app, 5);
  app.click("Fetch Fast");
  app.models.arrive(0.5);
  app.models.device().models[0].here_bytes = app.models.device().models[0].fetch_here_bytes = 700'000;
  app.models.finish(
      Error{ErrorCode::kUnavailable, "The connection was cut. What has arrived is kept.", "models.fetch"});
  work(app, 10);
  CHECK(app.shows("The connection was cut"));
}

TEST_CASE("sentiment: live posts go on after the deep model failed once") {
  Harness app;
  add_sentiment_models(app, false, true);
  app.go("#/sentiment/feed");
  work(app, 30);
  app.inference.fail_next({ErrorCode::kUnavailable, "What runs models stopped. Try again.", "models.run"});
  app.click("Start");
  work(app, 5);
  CHECK(app.shows("What runs models stopped."));
  app.click("Go on");
  work(app, 5);
  CHECK_FALSE(app.shows("What runs models stopped."));
  CHECK(app.inference.asked().size() == 2);
}

TEST_CASE("sentiment: a model that ended the page runs again only when that is allowed") {
  Harness app;
  add_sentiment_models(app, true, true);
  app.models.device().models[1].stopped = true;
  app.go("#/sentiment");
  work(app, 5);
  CHECK(app.shows("It does not run by itself any more"));
  CHECK(app.inference.asked().empty());
  app.click("Try Deep again");
  work(app, 20);
  CHECK_FALSE(app.shows("It does not run by itself any more"));
}

TEST_CASE("sentiment: the fast model judges with every letter and says what each word adds") {
  Harness app;
  add_sentiment_models(app, true, false);
  app.go("#/sentiment");
  work(app, 20);
  app.write("Text to judge", "I love it, wonderful and great");
  CHECK(says(app, "Positive "));
  CHECK(app.find(Role::kTable, "Speaks for positive") != nullptr);
  app.write("Text to judge", "I hate it. A terrible waste of money.");
  CHECK(says(app, "Negative "));
  CHECK_FALSE(says(app, "Positive "));
  CHECK(app.find(Role::kTable, "Sentences and their tones") != nullptr);
  CHECK(app.shows("A terrible waste of money."));
  app.click("Clear");
  CHECK(app.shows("Nothing to judge yet"));
  CHECK(app.find(Role::kButton, "Negation") != nullptr);
}

TEST_CASE("sentiment: the deep model is asked once the typing pauses, for the whole, each sentence and each word") {
  Harness app;
  add_sentiment_models(app, true, true);
  app.go("#/sentiment");
  work(app, 30);
  app.write("Text to judge", "It works. I like it.");
  CHECK(app.inference.asked().empty());
  app.clock.advance_ms(299);
  work(app, 2);
  CHECK(app.inference.asked().empty());
  app.clock.advance_ms(2);
  work(app, 10);
  CHECK(app.inference.asked().size() == 3);  // the whole; then the two sentences and six of eight words; then two
  CHECK(app.find(Role::kRegion, "Irony and emotion") != nullptr);
  CHECK(app.shows("What the judgement loses when a word is left out"));
}

TEST_CASE("sentiment: what was typed meanwhile makes an answer that is on its way void") {
  Harness app;
  add_sentiment_models(app, false, true);
  app.go("#/sentiment");
  work(app, 30);
  app.inference.keep_waiting();
  app.write("Text to judge", "It works.");
  app.clock.advance_ms(400);
  work(app, 2);
  app.write("Text to judge", "It does not work.");
  app.inference.finish();
  work(app, 3);
  CHECK(app.shows("Reading"));
  app.clock.advance_ms(400);
  work(app, 2);
  app.inference.finish();
  work(app, 2);
  CHECK_FALSE(app.shows("Reading\xE2\x80\xA6"));
}

TEST_CASE("sentiment: a run that fails says so beside the model, and can be tried again") {
  Harness app;
  add_sentiment_models(app, false, true);
  app.go("#/sentiment");
  work(app, 30);
  app.inference.fail_next({ErrorCode::kUnavailable, "What runs models stopped. Try again.", "models.run"});
  app.write("Text to judge", "It works.");
  app.clock.advance_ms(400);
  work(app, 3);
  CHECK(app.shows("What runs models stopped. Try again."));
  app.click("Judge it again");
  work(app, 10);
  CHECK_FALSE(app.shows("What runs models stopped"));
  CHECK(app.find(Role::kRegion, "Irony and emotion") != nullptr);
}

TEST_CASE("sentiment: what the models were not made for is said beside the answer") {
  Harness app;
  add_sentiment_models(app, true, false);
  app.go("#/sentiment");
  work(app, 20);
  app.write("Text to judge", "Das ist leider sehr schlecht und ich werde es nie wieder kaufen.");
  CHECK(app.shows("This does not look like English"));
  app.write("Text to judge", "I will never buy this again.");
  CHECK_FALSE(app.shows("This does not look like English"));
  app.write("Text to judge", std::string(30'000, 'x'));
  CHECK(app.shows("The text was too long"));
}

TEST_CASE("sentiment: posts may be neutral, reviews may not") {
  Harness app;
  add_sentiment_models(app, true, false);
  app.go("#/sentiment");
  work(app, 20);
  app.write("Text to judge", "The parcel arrives on Tuesday at noon.");
  CHECK(app.shows("Neutral"));
  app.choose("Reviews");
  work(app, 2);
  CHECK_FALSE(app.shows("Neutral"));
}

TEST_CASE("sentiment: live posts are marked as made up, arrive one by one, stop, and can be kept") {
  Harness app;
  add_sentiment_models(app, true, false);
  app.go("#/sentiment/feed");
  work(app, 20);
  CHECK(app.shows("Made up"));
  app.click("Start");
  for (int i = 0; i < 12; ++i) {
    app.clock.advance_ms(4000);
    app.frame();
  }
  CHECK(app.find(Role::kHeading, "Posts") != nullptr);
  CHECK(app.find(Role::kHeading, "Mood") != nullptr);
  app.click("Stop");
  const std::string before = app.listing();
  app.clock.advance_ms(60'000);
  work(app, 3);
  CHECK(app.listing() == before);
  app.click("Keep as a collection");
  work(app, 60);
  REQUIRE(app.shell().sentiment_state().collections.size() == 1);
  CHECK(app.shell().sentiment_state().collections.begin()->second.made_up);
}

}  // namespace
}  // namespace cairn::test

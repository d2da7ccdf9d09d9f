// Collections of texts: read with a preview, kept, judged, filtered, relabelled, exported, removed.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "ui/sentiment_page.h"

namespace cairn::test {
namespace {

using ui::Role;

std::size_t blobs_with(Harness& app, std::string_view part) {
  const auto& blobs = app.disk->blobs;
  return static_cast<std::size_t>(std::count_if(
      blobs.begin(), blobs.end(), [&](const auto& blob) { return blob.first.find(part) != std::string::npos; }));
}

std::string only_id(Harness& app) { return app.shell().sentiment_state().collections.begin()->first; }

TEST_CASE("sentiment texts: a file is shown before anything is kept; keeping it opens and judges it") {
  Harness app;
  add_sentiment_models(app, true, false);
  app.go("#/sentiment/texts");
  work(app, 20);
  CHECK(app.shows("No collection yet"));
  app.drop_file("Choose a file", "posts.csv", csv_of(60));
  work(app, 5);
  CHECK(app.find(Role::kTable, "The first rows") != nullptr);
  CHECK(app.disk->blobs.empty());
  app.click("Read the file");
  work(app, 60);
  CHECK(app.shows("60 texts of 60 rows"));
  CHECK(app.disk->blobs.empty());
  app.click("Keep 60 texts");
  work(app, 60);
  REQUIRE(app.shell().sentiment_state().collections.size() == 1);
  const auto& collection = app.shell().sentiment_state().collections.begin()->second;
  CHECK(collection.name == "posts");
  CHECK(collection.rows == 60);
  CHECK(app.page.hash == "#/sentiment/texts/" + only_id(app));
  CHECK(blobs_with(app, "/texts/") == 1);
  CHECK(blobs_with(app, "/verdicts/fast-1/") == 1);
  CHECK(app.find(Role::kRegion, "Tones") != nullptr);
  CHECK(app.find(Role::kRegion, "Over time") != nullptr);
  CHECK(app.find(Role::kRegion, "By author") != nullptr);
}

TEST_CASE("sentiment texts: what cannot be read is said, and nothing is lost") {
  Harness app;
  add_sentiment_models(app, true, false);
  app.go("#/sentiment/texts");
  work(app, 20);
  app.write("Or paste texts, one a line", "kept while a file fails");
  app.drop_file("Choose a file", "picture.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16));
  work(app, 5);
  CHECK(app.shows("This file could not be read"));
  CHECK(app.shows("This is not a text file"));
  app.click("Choose another file");
  work(app, 2);
  CHECK(app.find(Role::kTextarea, "Or paste texts, one a line")->value == "kept while a file fails");
  app.drop_file("Choose a file", "empty.csv", "");
  work(app, 5);
  CHECK(app.shows("This file could not be read"));
}

TEST_CASE("sentiment texts: a full disk leaves everything as it was, and keeping goes on when there is room") {
  Harness app;
  add_sentiment_models(app, true, false);
  import(app, "posts.csv", csv_of(30));
  app.disk->blob_room = 10;
  app.click_one("Keep ");
  work(app, 5);
  CHECK(app.shows("The texts could not be kept"));
  CHECK(app.shell().sentiment_state().collections.empty());
  app.disk->blob_room = SIZE_MAX;
  app.click("Try again");
  work(app, 60);
  CHECK(app.shell().sentiment_state().collections.size() == 1);
}

TEST_CASE("sentiment texts: a row gets the person's tone, which undo takes back, and the sums follow") {
  Harness app;
  add_sentiment_models(app, true, false);
  import_and_keep(app, 30);
  app.choose("Rows");
  work(app, 5);
  REQUIRE(app.find(Role::kCombobox, "Tone of row 1") != nullptr);
  app.pick("Tone of row 1", 3);
  work(app, 5);
  const auto& tones = app.shell().sentiment_state().tones;
  REQUIRE(tones.size() == 1);
  CHECK(tones.begin()->first == only_id(app) + "/0");
  CHECK(tones.begin()->second.tone == sentiment::Tone::kPositive);
  app.pick("Which rows", 6);
  work(app, 5);
  CHECK(app.shows("1 of 30 rows"));
  app.key("z", true);
  work(app, 5);
  CHECK(app.shell().sentiment_state().tones.empty());
  CHECK(app.shows("No row matches"));
}

TEST_CASE("sentiment texts: a row that was given a tone stays in its place until something else is asked for") {
  Harness app;
  add_sentiment_models(app, true, false);
  import_and_keep(app, 30);
  app.choose("Rows");
  app.pick("Which rows", 1);
  work(app, 5);
  app.pick("Tone of row 1", 1);
  work(app, 5);
  app.pick("Tone of row 1", 3);
  work(app, 5);
  CHECK(app.find(Role::kCombobox, "Tone of row 1") != nullptr);
  CHECK(app.shows("You: positive"));
  app.pick("Order", 2);
  work(app, 5);
  CHECK(app.find(Role::kCombobox, "Tone of row 1") == nullptr);
}

TEST_CASE("sentiment texts: a review is positive or negative, to the person too") {
  Harness app;
  add_sentiment_models(app, true, false);
  import_and_keep(app, 30);
  app.choose("Reviews");
  app.choose("Rows");
  work(app, 5);
  app.pick("Tone of row 1", 2);
  work(app, 3);
  REQUIRE(app.shell().sentiment_state().tones.size() == 1);
  CHECK(app.shell().sentiment_state().tones.begin()->second.tone == sentiment::Tone::kPositive);
}

TEST_CASE("sentiment texts: a row is read whole, with reasons, where texts are tried") {
  Harness app;
  add_sentiment_models(app, true, false);
  import_and_keep(app, 30);
  app.choose("Rows");
  work(app, 5);
  app.click("Read row 1 whole, with reasons");
  work(app, 5);
  CHECK(app.page.hash == "#/sentiment");
  CHECK(app.find(Role::kTextarea, "Text to judge")->value == "I hate it, a terrible waste of money number 0 of them");
}

TEST_CASE("sentiment texts: what was chosen for one file says nothing of the next") {
  Harness app;
  add_sentiment_models(app, true, false);
  app.go("#/sentiment/texts");
  work(app, 20);
  app.drop_file("Choose a file", "a.csv",
                "id,when,comment\n1,2026-01-01,a fine thing to have\n2,2026-01-02,a poor thing to have\n");
  work(app, 5);
  app.click("Cancel");
  work(app, 2);
  app.drop_file("Choose a file", "b.csv", csv_of(20));
  work(app, 5);
  app.click("Read the file");
  work(app, 30);
  CHECK(app.shows("20 texts of 20 rows"));
}

TEST_CASE("sentiment texts: rows are found by words and sorted") {
  Harness app;
  add_sentiment_models(app, true, false);
  import_and_keep(app, 30);
  app.choose("Rows");
  work(app, 5);
  app.write("Find in the texts", "Terrible number");
  work(app, 5);
  CHECK(app.shows("10 of 30 rows"));
  app.write("Find in the texts", "");
  app.pick("Order", 2);
  work(app, 5);
  CHECK(app.shows("All 30 rows"));
  CHECK(app.find(Role::kCombobox, "Tone of row 1") != nullptr);
}

TEST_CASE("sentiment texts: judging pauses, is kept as far as it came, and goes on after a reload") {
  const auto disk = std::make_shared<fake::FakeDisk>();
  std::string id;
  {
    Harness app(disk);
    add_sentiment_models(app, true, true);
    import_and_keep(app, 80);
    id = only_id(app);
    app.choose("Deep");
    work(app, 10);
    app.inference.keep_waiting();
    app.click("Judge all with Deep");
    work(app, 3);
    app.inference.finish();
    work(app, 2);
    app.click("Pause");
    work(app, 3);
    CHECK(app.shows("48 of 80 texts judged"));
  }
  Harness app(disk);
  add_sentiment_models(app, true, true);
  app.go("#/sentiment/texts/" + id);
  work(app, 60);
  app.choose("Deep");
  work(app, 5);
  CHECK(app.shows("48 of 80 texts judged"));
  app.click("Go on with Deep");
  work(app, 20);
  CHECK(app.find(Role::kRegion, "Emotion and irony") != nullptr);
  CHECK(app.find(Role::kButton, "Go on with Deep") == nullptr);
}

TEST_CASE("sentiment texts: a collection that was removed comes back by undo, and its texts go with the page") {
  const auto disk = std::make_shared<fake::FakeDisk>();
  {
    Harness app(disk);
    add_sentiment_models(app, true, false);
    import_and_keep(app, 30);
    app.click("Remove");
    work(app, 5);
    CHECK(app.shell().sentiment_state().collections.empty());
    CHECK_FALSE(app.disk->blobs.empty());
    app.key("z", true);
    work(app, 5);
    CHECK(app.shell().sentiment_state().collections.size() == 1);
    app.go("#/sentiment/texts/" + only_id(app));
    work(app, 60);
    app.click("Remove");
    work(app, 5);
  }
  Harness app(disk);
  add_sentiment_models(app, true, false);
  app.go("#/sentiment/texts");
  work(app, 20);
  CHECK(disk->blobs.empty());
  app.key("z", true);
  work(app, 5);
  REQUIRE(app.shell().sentiment_state().collections.size() == 1);
  app.go("#/sentiment/texts/" + only_id(app));
  work(app, 5);
  CHECK(app.shows("Its texts are not on this device"));
}

TEST_CASE("sentiment texts: the sample learner's screen does not touch what is kept") {
  const auto disk = std::make_shared<fake::FakeDisk>();
  {
    Harness app(disk);
    add_sentiment_models(app, true, false);
    import_and_keep(app, 30);
  }
  const auto kept = disk->blobs;
  Harness app(disk);
  add_sentiment_models(app, true, false);
  work(app, 2);
  REQUIRE(app.shell().session().enter_sample({}).ok());
  app.go("#/sentiment/texts");
  work(app, 20);
  CHECK(disk->blobs == kept);
}

TEST_CASE("sentiment texts: rows leave as CSV and JSON, and a report as a page to print") {
  Harness app;
  add_sentiment_models(app, true, false);
  import_and_keep(app, 30);
  app.click_one("Rows as CSV");
  work(app, 5);
  REQUIRE(app.files.saved().size() == 1);
  CHECK(app.files.saved()[0].name == "cairn-posts.csv");
  CHECK(app.files.saved()[0].bytes.find("I hate it, a terrible waste of money number 0") != std::string::npos);
  app.click_one("Rows as JSON");
  work(app, 5);
  REQUIRE(app.files.saved().size() == 2);
  CHECK(app.files.saved()[1].bytes.find("\"cairn.sentiment.texts\"") != std::string::npos);
  app.click("Print a report");
  work(app, 3);
  REQUIRE(app.files.printed().size() == 1);
  CHECK(app.files.printed()[0].find("posts") != std::string::npos);
}

TEST_CASE("sentiment texts: a file that is being written is of its own collection") {
  Harness app;
  add_sentiment_models(app, true, false);
  import_and_keep(app, 12);
  const std::string small = only_id(app);
  app.go("#/sentiment/texts");
  app.drop_file("Choose a file", "many.csv", csv_of(4000));
  work(app, 5);
  app.click("Read the file");
  work(app, 200);
  app.click_one("Keep ");
  work(app, 200);
  REQUIRE(app.shell().sentiment_state().collections.size() == 2);
  REQUIRE(app.shows("4,000 texts"));
  app.click_one("Rows as CSV");
  app.go("#/sentiment/texts/" + small);
  work(app, 20);
  CHECK(app.files.saved().empty());
}

TEST_CASE("sentiment texts: another name, with the reason where it will not do") {
  Harness app;
  add_sentiment_models(app, true, false);
  import_and_keep(app, 12);
  app.click("Rename");
  work(app, 2);
  app.write("Name", "   ");
  app.click("Rename");
  work(app, 2);
  CHECK(app.shell().sentiment_state().collections.begin()->second.name == "posts");
  app.write("Name", "Spring posts");
  app.click("Rename");
  work(app, 2);
  CHECK(app.shell().sentiment_state().collections.begin()->second.name == "Spring posts");
}

}  // namespace
}  // namespace cairn::test

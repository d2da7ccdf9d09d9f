// The identifier: photos are chosen, looked at and answered, or refused with words; what was seen is kept in the
// journal.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "ui/plants_page.h"

namespace cairn::test {
namespace {

using ui::Role;

constexpr int kSunflower = 54, kRose = 74, kNothing = 0;

bool shows_heading(Harness& app, std::string_view name) { return app.find(Role::kHeading, name) != nullptr; }

TEST_CASE("plants: without the model it is offered with its size, and nothing is fetched by itself") {
  Harness app;
  add_plants(app, false);
  app.go("#/plants");
  work_on(app);
  CHECK(shows_heading(app, "Which plant is this?"));
  CHECK(app.shows("4.0 MB"));
  CHECK(app.models.fetched().empty());
  app.click("Fetch the model");
  work_on(app);
  CHECK(app.models.fetched() == std::vector<std::string>{"plants"});
  CHECK(app.find(Role::kButton, "Fetch the model") == nullptr);
}

TEST_CASE("plants: a photo is answered with the likeliest plants, and says when it does not know") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  choose_photos(app, {{"garden.png", photo_of(kSunflower)}});
  CHECK(shows_heading(app, "Sunflower"));
  CHECK(app.find(Role::kLink, "Sunflower") != nullptr);
  CHECK(app.shows("Helianthus annuus"));
  CHECK(app.find(Role::kImage, "Photo garden.png") != nullptr);
  app.click("Clear all photos");
  work_on(app);
  CHECK(app.photos.held() == 0);
  choose_photos(app, {{"table.png", photo_of(kNothing)}});
  CHECK(shows_heading(app, "Not sure"));
}

TEST_CASE("plants: photos that were chosen before the model was here wait for it") {
  Harness app;
  add_plants(app, false);
  app.go("#/plants");
  work_on(app);
  choose_photos(app, {{"garden.png", photo_of(kSunflower)}});
  CHECK(app.shows("It is looked at as soon as the model is here."));
  CHECK(app.photos.opened() == 1);  // to be shown
  app.click("Fetch the model");
  work_on(app);
  CHECK(shows_heading(app, "Sunflower"));
}

TEST_CASE("plants: what is no photo is refused with its name and words, and the others go on") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  choose_photos(app, {{"empty.jpg", {"", {}}},
                      {"letter.txt", {"Dear reader, this is no photo at all.", {}}},
                      {"bomb.png", {png_header(60'000, 60'000), {}}},
                      {"good.png", photo_of(kRose)}});
  CHECK_FALSE(app.shows("letter.txt"));  // the photo has the room
  app.click("3 files were not looked at");
  for (const char* name : {"empty.jpg", "letter.txt", "bomb.png"}) {
    CAPTURE(name);
    CHECK(app.shows(name));
    CHECK(app.find(Role::kButton, std::string("Take away ") + name) != nullptr);
  }
  CHECK(app.photos.opened() == 1);  // the bomb was not
  CHECK(shows_heading(app, "Rose"));
  app.click("Take away bomb.png");
  work_on(app);
  CHECK(!app.shows("bomb.png"));
}

TEST_CASE("plants: one that cannot be opened is refused, not the whole batch") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  app.photos.keep_waiting();
  choose_photos(app, {{"first.png", photo_of(kRose)}, {"second.png", photo_of(kSunflower)}});
  CHECK(app.shows("0 of 2 photos looked at"));
  app.inference.fail_next({ErrorCode::kInternal, "The model could not be run. Try again.", {}});
  for (int i = 0; i < 4; ++i) {
    app.photos.finish();
    work_on(app);
  }
  CHECK(app.shows("The model could not be run. Try again."));
  CHECK(shows_heading(app, "Sunflower"));
}

TEST_CASE("plants: a batch can be paused, gone on with and stopped") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  app.photos.keep_waiting();
  std::vector<std::pair<std::string, fake::FakePhotos::Photo>> many;
  for (int i = 1; i <= 6; ++i) many.emplace_back("photo " + std::to_string(i) + ".png", photo_of(i, 60));
  choose_photos(app, std::move(many));
  app.photos.finish();
  work_on(app);
  app.click("Pause");
  app.photos.finish();
  work_on(app);
  const auto asked = app.inference.asked().size();
  for (int i = 0; i < 6; ++i) {  // what is seen of the others is shown meanwhile
    app.photos.finish();
    work_on(app);
  }
  CHECK(app.inference.asked().size() == asked);
  app.click("Go on");
  app.photos.finish();
  work_on(app);
  app.photos.finish();
  work_on(app);
  CHECK(app.inference.asked().size() > asked);
  app.click("Stop here");
  work_on(app);
  CHECK(app.find(Role::kProgress, "Photos looked at") == nullptr);
  CHECK(app.photos.held() < 6);
}

TEST_CASE("plants: what was seen is kept in the journal with its photo, and undo takes it back") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  choose_photos(app, {{"garden.png", photo_of(kSunflower)}});
  app.type("Place", "Behind the house");
  app.type("Notes", "Taller than I am");
  app.click("Keep in the journal");
  work_on(app);
  REQUIRE(app.shell().plants_state().observations.size() == 1);
  const auto& [id, observation] = *app.shell().plants_state().observations.begin();
  CHECK(observation.species == kSunflower);
  CHECK(observation.place == "Behind the house");
  CHECK(observation.told.species == kSunflower);
  CHECK(observation.told.permille < 1000);
  CHECK(observation.photos.size() == 1);
  CHECK(app.photos.held() == 1);  // until others are chosen: undo gives it back
  const auto keys = app.storage.blob_keys("plants/").take();
  REQUIRE(keys.ok());
  CHECK(keys.value().size() == 2);
  app.go("#/plants/journal");
  work_on(app);
  CHECK(app.find(Role::kImage, "Photo of Sunflower") != nullptr);
  app.key("z", true);
  work_on(app);
  CHECK(app.shell().plants_state().observations.empty());
  CHECK(app.shows("Undone: keeping an observation"));
}

TEST_CASE("plants: the person decides what it is: another species, a name of their own, or nothing") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  for (const char* name : {"rosa", "My grandmother's lily", ""}) {
    choose_photos(app, {{"garden.png", photo_of(kSunflower)}});
    app.type("What it is", name);
    app.click("Keep in the journal");
    work_on(app);
  }
  std::vector<std::string> names;
  for (const auto& [id, one] : app.shell().plants_state().observations)
    names.push_back(std::to_string(one.species) + one.name);
  std::sort(names.begin(), names.end());
  CHECK(names == std::vector<std::string>{"0", "0My grandmother's lily", "74"});
}

TEST_CASE("plants: an observation is changed, found again and removed") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  choose_photos(app, {{"garden.png", photo_of(kSunflower)}});
  app.click("Keep in the journal");
  work_on(app);
  const std::string id = app.shell().plants_state().observations.begin()->first;
  app.go("#/plants/journal/" + id);
  work_on(app);
  CHECK(shows_heading(app, "Sunflower"));
  app.type("Place", "Kew");
  app.type("Seen on", "2026-07-01");
  app.frame();
  CHECK(app.shell().plants_state().observations.begin()->second.place == "Kew");
  CHECK(to_iso(app.shell().plants_state().observations.begin()->second.day) == "2026-07-01");
  app.type("Seen on", "");
  app.frame();
  CHECK(app.shows("Which day was it?"));
  app.go("#/plants/journal");
  work_on(app);
  CHECK(shows_heading(app, "July 2026"));
  app.type("Find in the journal", "helianthus");
  app.frame();
  CHECK(app.find(Role::kLink, "Sunflower") != nullptr);
  app.type("Find in the journal", "tulip");
  app.frame();
  CHECK(app.find(Role::kLink, "Sunflower") == nullptr);
  app.go("#/plants/journal/" + id);
  work_on(app);
  app.click("Remove this observation");
  work_on(app);
  CHECK(app.shell().plants_state().observations.empty());
}

TEST_CASE("plants: where the device is full the observation is not kept, and can be tried again") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  choose_photos(app, {{"garden.png", photo_of(kSunflower)}});
  app.photos.fail_next({ErrorCode::kNotFound, "The photo is not open any more. Choose it again.", {}});
  app.click("Keep in the journal");
  work_on(app);
  CHECK(app.shows("The photo is not open any more. Choose it again."));
  CHECK(app.shell().plants_state().observations.empty());
  app.click("Try again");
  work_on(app);
  CHECK(app.shell().plants_state().observations.size() == 1);
}

TEST_CASE("plants: nothing is said of how good a photo is before it was measured") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  std::vector<ChosenPhoto> chosen{app.photos.choose("dark.png", photo_of(kNothing))};
  app.choose_photos("Choose photos", std::move(chosen));
  while (!shows_heading(app, "Not sure")) {
    CHECK(!app.shows("For a better photo"));
    app.frame();
  }
  work_on(app);
  CHECK(app.shows("For a better photo"));
  CHECK(app.shows("little contrast"));
}

TEST_CASE("plants: who has no flower at hand tries a photo that comes with the page, and reads whose it is") {
  Harness app;
  add_plants(app, true);
  app.photos.add("samples/sunflower.jpg", photo_of(kSunflower));
  app.go("#/plants");
  work_on(app);
  CHECK(!app.shows("Somebody"));
  app.click("Where these photos are from");
  CHECK(app.shows("A sunflower by Somebody"));
  CHECK(app.find(Role::kLink, "CC0 1.0") != nullptr);
  app.photos.fail_next({ErrorCode::kUnavailable, "This photo could not be fetched.", {}});
  app.click("A sunflower");
  work_on(app);
  CHECK(app.shows("This photo could not be fetched."));
  app.click("A sunflower");
  work_on(app);
  CHECK(shows_heading(app, "Sunflower"));
  CHECK(app.find(Role::kButton, "A sunflower") == nullptr);
}

TEST_CASE("plants: a photo is seen as a computer does, in six ways, each to be saved as a picture") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants/sees");
  work_on(app);
  CHECK(shows_heading(app, "Which plant is this?"));
  choose_photos(app, {{"garden.png", photo_of(kSunflower)}});
  const std::vector<std::pair<std::string, std::string>> ways{
      {"Brightness", "garden-brightness.png"},   {"Gradient (Sobel)", "garden-gradient.png"},
      {"Edges (Canny)", "garden-edges.png"},     {"Corners", "garden-corners.png"},
      {"First layer", "garden-first-layer.png"}, {"Features", "garden-features.png"}};
  for (const auto& one : ways) {
    const std::string &way = one.first, &file = one.second;
    CAPTURE(way);
    app.choose(way);
    work_on(app);
    CHECK(shows_heading(app, way));
    CHECK(app.find(Role::kImage, way + " of garden.png") != nullptr);
    app.click("Save this picture");
    work_on(app);
    REQUIRE(!app.photos.saved().empty());
    CHECK(app.photos.saved().back().name == file);
    const auto& saved = app.photos.saved().back();
    CHECK(saved.rgb.size() == static_cast<std::size_t>(saved.width) * static_cast<std::size_t>(saved.height) * 3);
    CHECK(app.shows("Saved as " + file));
  }
  CHECK(app.photos.saved().size() == ways.size());
  app.photos.fail_next({ErrorCode::kUnavailable, "There is no room for it. Free some, then try again.", {}});
  app.click("Save this picture");
  work_on(app);
  CHECK(app.shows("The picture was not saved"));
  CHECK(app.shows("There is no room for it. Free some, then try again."));
}

TEST_CASE("plants: without the model its layers are not seen but offered, and what is measured needs none") {
  Harness app;
  add_plants(app, false);
  app.go("#/plants/sees");
  work_on(app);
  choose_photos(app, {{"garden.png", photo_of(kSunflower)}});
  CHECK(app.find(Role::kImage, "Edges (Canny) of garden.png") != nullptr);
  app.choose("First layer");
  work_on(app);
  CHECK(app.find(Role::kImage, "First layer of garden.png") == nullptr);
  app.click("Fetch the model");
  work_on(app);
  CHECK(app.find(Role::kImage, "First layer of garden.png") != nullptr);
  app.click("Filter 7");
  work_on(app);
  CHECK(app.shows("Filter 7 of 32"));
}

TEST_CASE("plants: another photo is looked at from the beginning, and one that cannot be opened says so") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants/sees");
  work_on(app);
  choose_photos(app, {{"first.png", photo_of(kRose)}, {"second.png", photo_of(kSunflower)}});
  CHECK(app.find(Role::kImage, "Edges (Canny) of first.png") != nullptr);
  app.photos.fail_next({ErrorCode::kCorrupt, "The browser could not open it.", {}});
  app.click("second.png: Sunflower");
  work_on(app);
  CHECK(app.shows("The browser could not open it."));
  app.click("Try again");
  work_on(app);
  CHECK(app.find(Role::kImage, "Edges (Canny) of second.png") != nullptr);
}

TEST_CASE("plants: pages of species, found by any of their names, with warnings where they are due") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants/species");
  work_on(app);
  CHECK(app.shows("102 plants"));
  app.type("Find a plant", "digitalis");
  app.frame();
  CHECK(app.shows("1 plant"));
  app.go("#/plants/species/94");
  work_on(app);
  CHECK(shows_heading(app, "Foxglove"));
  CHECK(app.shows("Toxic"));
  CHECK(app.shows("This may be wrong."));
  app.go("#/plants/species/103");
  work_on(app);
  CHECK(shows_heading(app, "There is no such page"));
}

TEST_CASE("plants: several photos of one plant are answered and kept together") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  choose_photos(app, {{"left.png", photo_of(kSunflower)}, {"right.png", photo_of(kSunflower)}});
  app.set("Several photos show one plant", true);
  work_on(app);
  CHECK(shows_heading(app, "Sunflower"));
  app.click("Keep in the journal");
  work_on(app);
  REQUIRE(app.shell().plants_state().observations.size() == 1);
  CHECK(app.shell().plants_state().observations.begin()->second.photos.size() == 2);
  CHECK(app.photos.held() == 2);
  choose_photos(app, {{"new.png", photo_of(kRose)}});
  CHECK(app.photos.held() == 1);
}

TEST_CASE("plants: what counted is laid over the photo, for each of the likeliest") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  choose_photos(app, {{"garden.png", photo_of(kSunflower)}});
  app.choose("What counted");
  work_on(app);
  CHECK(app.shows("Bright is what spoke for Sunflower"));
  app.click_one("What counted for ");
  work_on(app);
  CHECK(!app.shows("Bright is what spoke for Sunflower"));
}

TEST_CASE("plants: the quiz asks, says what is right, and asks again when it was wrong") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants/learn");
  work_on(app);
  CHECK(app.shows("Nothing to repeat today"));
  app.click("Learn from all species pages");
  work_on(app);
  CHECK(app.shows("5 plants to learn today"));
  app.click("Start");
  work_on(app);
  const auto options = [&] {
    std::vector<std::string> names;
    bool inside = false;
    for (const ui::Node& node : app.semantics().nodes()) {
      if (node.role == Role::kRegion && node.name == "Question") inside = true;
      if (inside && node.role == Role::kButton && !node.disabled) names.push_back(node.name);
    }
    return names;
  };
  REQUIRE(options().size() >= 2);
  app.click(options()[0]);
  work_on(app);
  const bool right = app.shows("How well did you know it?");
  app.click_one(right ? "Good: " : "Next");
  work_on(app);
  REQUIRE(app.shell().plants_state().cards.size() == 1);
  const plants::Card& card = app.shell().plants_state().cards.begin()->second;
  CHECK(card.reviews == 1);
  app.key("z", true);
  work_on(app);
  CHECK(app.shell().plants_state().cards.empty());
}

TEST_CASE("plants: the quiz goes by keys alone: digits choose, the focus goes on by itself") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants/learn");
  work_on(app);
  app.click("Learn from all species pages");
  app.click("Start");
  work_on(app);
  for (int round = 0; round < 4; ++round) {
    app.key("1");
    app.frame();
    const std::string next = app.focused_name();
    CAPTURE(next);
    CHECK((next == "Next" || next.rfind("Good: ", 0) == 0));
    app.click(next);
    work_on(app);
  }
  CHECK(app.shell().plants_state().cards.size() == 4);  // what was wrong waits until the others were asked
}

TEST_CASE("plants: the journal leaves as three kinds of file, and what is read is looked at first") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  choose_photos(app, {{"garden.png", photo_of(kSunflower)}});
  app.click("Keep in the journal");
  work_on(app);
  app.go("#/plants/journal");
  work_on(app);
  app.click("Import and export");
  work_on(app);
  for (const char* kind : {"Table (CSV)", "Map (GeoJSON)", "Records (Darwin Core)"}) app.click(kind);
  work_on(app);
  REQUIRE(app.files.saved().size() == 3);
  for (const auto& file : app.files.saved())
    CHECK_MESSAGE(file.bytes.find("Helianthus annuus") != std::string::npos, file.name);
  app.drop_file("Read a file", "walk.csv", "day,species,place\n2026-06-01,Digitalis purpurea,Wood\nsoon,Rosa,Garden\n");
  work_on(app);
  CHECK(app.shows("1 row was set aside:"));
  app.click("Add 1 observation");
  work_on(app);
  CHECK(app.shell().plants_state().observations.size() == 2);
  app.drop_file("Read a file", "walk.bin", std::string("\x00\x01\x02", 3));
  work_on(app);
  CHECK(app.shows("was not read"));
}

}  // namespace
}  // namespace cairn::test

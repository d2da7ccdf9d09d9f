// Many photos at once: which of them show one plant, what was typed for each, keeping all that are sure.
#include <doctest/doctest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/plants_page.h"

namespace cairn::test {
namespace {

using ui::Role;

constexpr int kSunflower = 54, kRose = 74, kNothing = 0, kFoxglove = 94;

void choose_each(Harness& app, const std::vector<int>& species) {
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  std::vector<std::pair<std::string, fake::FakePhotos::Photo>> photos;
  for (std::size_t i = 0; i < species.size(); ++i)
    photos.emplace_back(std::to_string(i + 1) + ".png", photo_of(species[i]));
  choose_photos(app, std::move(photos));
  work_on(app, 12 * static_cast<int>(species.size()));
}

std::string value_of(Harness& app, std::string_view field) {
  for (const ui::Node& node : app.semantics().nodes())
    if (node.name == field && (node.role == Role::kTextbox || node.role == Role::kCombobox)) return node.value;
  return "no such field";
}

TEST_CASE("plants: what was typed for a photo is there again when one comes back to it") {
  Harness app;
  choose_each(app, {kSunflower, kRose});
  app.type("Place", "Behind the house");
  app.click("2.png: Rose");
  CHECK(value_of(app, "Place").empty());
  app.type("Notes", "By the gate");
  app.click("1.png: Sunflower");
  CHECK(value_of(app, "Place") == "Behind the house");
  CHECK(value_of(app, "What it is") == "Sunflower");
}

TEST_CASE("plants: the photos of one plant are chosen among many, and it is said when they disagree") {
  Harness app;
  choose_each(app, std::vector<int>(14, kSunflower));
  app.click("3.png: Sunflower");
  app.set("Several photos show one plant", true);
  CHECK(app.find(Role::kButton, "3.png: Sunflower, of the plant") != nullptr);
  CHECK(app.find(Role::kButton, "2.png: Sunflower, of the plant") == nullptr);  // of so many nobody knows which
  app.click("5.png: Sunflower");
  CHECK_FALSE(app.shows("These may be different plants"));
  app.click("Keep in the journal");
  work_on(app);
  REQUIRE(app.shell().plants_state().observations.size() == 1);
  CHECK(app.shell().plants_state().observations.begin()->second.photos.size() == 2);
  CHECK(app.find(Role::kButton, "5.png: Sunflower, kept") != nullptr);
  CHECK(app.find(Role::kButton, "1.png: Sunflower, kept") == nullptr);
}

TEST_CASE("plants: of many photos only the one that is looked at is kept large, and the model is not asked for that") {
  Harness app;
  choose_each(app, std::vector<int>(14, kSunflower));
  const auto asked = app.inference.asked().size();
  REQUIRE(app.photos.opened() == 14);
  app.click("3.png: Sunflower");
  work_on(app);
  CHECK(app.photos.opened() == 15);
  app.click("1.png: Sunflower");
  work_on(app);
  CHECK(app.photos.opened() == 15);  // both are here by now
  CHECK(app.inference.asked().size() == asked);
}

TEST_CASE("plants: an answer stays where its photo cannot be shown any more, and it is said why") {
  Harness app;
  choose_each(app, std::vector<int>(14, kSunflower));
  app.photos.fail_next({ErrorCode::kNotFound, "The file could not be read. Choose it again.", {}});
  app.click("3.png: Sunflower");
  work_on(app);
  CHECK(app.shows("The photo cannot be shown any more"));
  CHECK(app.shows("Choose it again."));
  CHECK(app.find(Role::kButton, "3.png: Sunflower") != nullptr);
  CHECK(app.find(Role::kButton, "Keep in the journal") != nullptr);
}

TEST_CASE("plants: what arrives of a batch is drawn now and then, the first answer and the last at once") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  app.inference.keep_waiting();
  std::vector<ChosenPhoto> chosen;
  for (const char* name : {"1.png", "2.png", "3.png", "4.png"})
    chosen.push_back(app.photos.choose(name, photo_of(kSunflower)));
  app.choose_photos("Choose photos", std::move(chosen));
  const auto answered = [&app] {
    app.inference.finish();
    const int patience = app.shell().attend();
    CHECK(app.shell().has_more());  // to measure it and to show it small
    for (int turns = 0; app.shell().has_more() && turns < 10; ++turns) app.shell().attend();
    CHECK_FALSE(app.shell().has_more());
    return patience;
  };
  work_on(app);
  CHECK(app.shell().attend() > 0);
  CHECK(answered() == 0);
  CHECK(answered() > 0);
  CHECK(answered() == 0);  // one is left: as if it were alone
  CHECK(answered() == 0);
  work_on(app);
  CHECK(app.shows("4.png: Sunflower"));
}

TEST_CASE("plants: photos that are taken for different plants are not answered as one without a word") {
  Harness app;
  choose_each(app, {kSunflower, kRose});
  app.set("Several photos show one plant", true);
  work_on(app);
  CHECK(app.shows("These may be different plants"));
  CHECK(app.shows("Sunflower (1) and Rose (1)"));
}

TEST_CASE("plants: all that are sure are kept at once, each as an observation, and one undo takes them back") {
  Harness app;
  choose_each(app, {kSunflower, kRose, kNothing, kFoxglove});
  app.click("Keep the 3 that are sure");
  work_on(app, 120);
  CHECK(app.shell().plants_state().observations.size() == 3);
  CHECK(app.shows("3 observations kept in the journal"));
  CHECK(app.find(Role::kButton, "2.png: Rose, kept") != nullptr);
  CHECK(app.find(Role::kButton, "3.png: not sure") != nullptr);
  for (const auto& [id, observation] : app.shell().plants_state().observations) CHECK(observation.photos.size() == 1);
  app.key("z", true);
  work_on(app);
  CHECK(app.shell().plants_state().observations.empty());
  CHECK(app.find(Role::kButton, "2.png: Rose") != nullptr);
}

TEST_CASE("plants: what is kept of many is in the journal when the page is left before the last") {
  Harness app;
  choose_each(app, {kSunflower, kRose, kFoxglove});
  app.click("Keep the 3 that are sure");
  for (int i = 0; i < 200 && app.storage.blob_keys("plants/photos/").take().value().size() < 2; ++i) app.frame();
  app.frame();
  CHECK(app.shell().plants_state().observations.empty());
  app.shell().leave();
  const std::size_t kept = app.shell().plants_state().observations.size();
  CHECK(kept >= 1);
  CHECK(kept < 3);
  work_on(app, 60);  // it was not left
  CHECK(app.shell().plants_state().observations.size() == 3);
}

TEST_CASE("plants: photos that are added are the ones that are looked at") {
  Harness app;
  choose_each(app, {kSunflower, kRose});
  choose_photos(app, {{"3.png", photo_of(kFoxglove)}, {"4.png", photo_of(kRose)}}, "Add photos");
  work_on(app);
  CHECK(app.find(Role::kImage, "Photo 3.png") != nullptr);
}

TEST_CASE("plants: what waits is shown: before there is a model, while paused, and the one that is chosen first") {
  Harness app;
  add_plants(app, false);
  app.go("#/plants");
  work_on(app);
  std::vector<ChosenPhoto> many;
  for (int i = 1; i <= 30; ++i) many.push_back(app.photos.choose(std::to_string(i) + ".png", photo_of(kRose)));
  app.choose_photos("Choose photos", std::move(many));
  work_on(app, 120);
  const int first_page = app.photos.opened();
  CHECK(first_page > 2);
  CHECK(first_page < 30);  // those of this page of small photos
  app.click("Photos after");
  work_on(app, 120);
  CHECK(app.photos.opened() > first_page);
  CHECK(app.inference.asked().empty());
  for (ModelState& model : app.models.device().models) model.here_bytes = model.fetch_here_bytes = model.bytes;
  app.models.another_tab_changed();
  app.click_one("30.png");
  for (int i = 0; i < 200 && app.find(Role::kButton, "30.png: Rose") == nullptr; ++i) app.frame();
  REQUIRE(app.find(Role::kButton, "30.png: Rose") != nullptr);
  CHECK(app.find(Role::kButton, "29.png: Rose") == nullptr);
}

TEST_CASE("plants: where the device is full in the middle, what was kept stays, and one may go on or stop") {
  Harness app;
  choose_each(app, {kSunflower, kRose, kFoxglove});
  app.click("Keep the 3 that are sure");
  for (int i = 0; i < 200 && app.storage.blob_keys("plants/photos/").take().value().empty(); ++i) app.frame();
  app.disk->blob_room = 1;
  work_on(app, 60);
  CHECK(app.shows("Kept 1 of 3"));
  CHECK(app.shell().plants_state().observations.size() == 1);  // and not only once all are
  app.click("Go on keeping");
  work_on(app);
  CHECK(app.shows("Kept 1 of 3"));
  app.click("Stop keeping");
  work_on(app);
  CHECK(app.shell().plants_state().observations.size() == 1);
  CHECK_FALSE(app.shows("Kept 1 of 3"));
  app.disk->blob_room = SIZE_MAX;
  app.click("Keep the 2 that are sure");
  work_on(app, 90);
  CHECK(app.shell().plants_state().observations.size() == 3);
}

TEST_CASE("plants: undo of keeping gives the photo and what was typed back") {
  Harness app;
  choose_each(app, {kSunflower});
  app.type("Place", "Kew");
  app.click("Keep in the journal");
  work_on(app);
  CHECK(app.find(Role::kRegion, "In the journal") != nullptr);
  CHECK(app.find(Role::kForm, "Keep in the journal") == nullptr);
  app.key("z", true);
  work_on(app);
  CHECK(app.shell().plants_state().observations.empty());
  CHECK(app.find(Role::kForm, "Keep in the journal") != nullptr);
  CHECK(value_of(app, "Place") == "Kew");
}

TEST_CASE("plants: the answers leave as a table") {
  Harness app;
  choose_each(app, {kSunflower, kNothing});
  app.click("Answers (CSV)");
  work_on(app);
  REQUIRE(app.files.saved().size() == 1);
  const std::string& csv = app.files.saved()[0].bytes;
  CHECK(csv.find("file,answer,latin,percent,sure") == 0);
  CHECK(csv.find("1.png,Sunflower,Helianthus annuus,") != std::string::npos);
  CHECK(csv.find(",no") != std::string::npos);
  for (const std::string_view name : {"1.png", "2.png"}) {
    app.click_one(name);
    work_on(app);
    const std::string line = csv.substr(csv.find(name), csv.find('\n', csv.find(name)) - csv.find(name));
    const std::string percent = line.substr(0, line.rfind(','));
    CAPTURE(line);
    CHECK(app.shows(percent.substr(percent.rfind(',') + 1) + " %"));  // the page and the table agree
  }
}

TEST_CASE("plants: what is left out when a batch is stopped is said") {
  Harness app;
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  std::vector<ChosenPhoto> chosen;
  chosen.reserve(5);
  for (int i = 0; i < 5; ++i) chosen.push_back(app.photos.choose(std::to_string(i) + ".png", photo_of(kSunflower)));
  app.choose_photos("Choose photos", std::move(chosen));
  app.click("Stop here");
  work_on(app);
  CHECK(app.shows("not looked at and left out"));
}

TEST_CASE("plants: who is poisonous says so beside the answer") {
  for (const int species : {kFoxglove, kSunflower}) {
    Harness app;
    choose_each(app, {species});
    CHECK(app.shows("Toxic") == (species == kFoxglove));
  }
}

TEST_CASE("plants: a day that is still to come is no day to have seen it on") {
  Harness app;
  choose_each(app, {kSunflower});
  app.type("Seen on", "2199-01-01");
  app.click("Keep in the journal");
  work_on(app);
  CHECK(app.shows("That day is still to come"));
  CHECK(app.shell().plants_state().observations.empty());
}

TEST_CASE("plants: an observation that is opened before the species pages are here has its name once they are") {
  auto disk = std::make_shared<fake::FakeDisk>();
  std::string id;
  {
    Harness app(disk);
    choose_each(app, {kSunflower});
    app.click("Keep in the journal");
    work_on(app);
    id = app.shell().plants_state().observations.begin()->first;
  }
  Harness app(disk);
  add_plants(app, true);
  app.go("#/plants/journal/" + id);
  work_on(app);
  CHECK(value_of(app, "What it is") == "Sunflower");
  app.type("What it is", "Plant 54");
  work_on(app);
  CHECK(app.shell().plants_state().observations.begin()->second.species == kSunflower);
}

}  // namespace
}  // namespace cairn::test

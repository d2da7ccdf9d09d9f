// The journal with many observations: what is drawn of it, its two shapes, and what species pages show of it.
#include <doctest/doctest.h>

#include <algorithm>
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

// A table of so many days, the last one 2026-06-30: sunflowers, and every tenth a rose.
std::string table_of(int count) {
  std::string csv = "day,time,species,place,notes,latitude,longitude\n";
  const Date last = *parse_date("2026-06-30");
  for (int i = 0; i < count; ++i)
    csv += to_iso(add_days(last, -i)) + ",09:30," + (i % 10 == 0 ? "Rosa" : "Helianthus annuus") + ",Bed " +
           std::to_string(i) + ",Seen " + std::to_string(i) + ",52.52,-13.405\n";
  return csv;
}

void keep_many(Harness& app, int count) {
  add_plants(app, true);
  app.go("#/plants/journal");
  work_on(app);
  app.drop_file("Read a file", "walk.csv", table_of(count));
  work_on(app);
  app.click_one("Add ");
  work_on(app);
  REQUIRE(app.shell().plants_state().observations.size() == static_cast<std::size_t>(count));
}

std::size_t entries(Harness& app) {
  std::size_t count = 0;
  for (const ui::Node& node : app.semantics().nodes())
    if (node.role == Role::kLink && node.href.rfind("#/plants/journal/", 0) == 0) ++count;
  return count;
}

// Lines end as words do.
std::string with_spaces(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text + " ";
}

bool has_entry(Harness& app, std::string_view place) {
  for (const ui::Node& node : app.semantics().nodes())
    if (node.role == Role::kLink && with_spaces(node.detail).find(std::string(place) + " ") != std::string::npos)
      return true;
  return false;
}

void keep_a_sunflower(Harness& app) {
  add_plants(app, true);
  app.go("#/plants");
  work_on(app);
  choose_photos(app, {{"1.png", photo_of(54)}});
  app.click("Keep in the journal");
  work_on(app);
  REQUIRE(app.shell().plants_state().observations.size() == 1);
  app.go("#/plants/journal/" + app.shell().plants_state().observations.begin()->first);
  work_on(app);
}

std::vector<std::string> photos_of_first(Harness& app) {
  return app.shell().plants_state().observations.begin()->second.photos;
}

TEST_CASE("plants: photos are added to an observation, taken out, and both are undone") {
  Harness app;
  keep_a_sunflower(app);
  const std::vector<std::string> first = photos_of_first(app);
  REQUIRE(first.size() == 1);
  choose_photos(app, {{"2.png", photo_of(54)}, {"3.png", photo_of(54)}}, "Add photos");
  work_on(app, 60);
  CHECK(app.shows("2 photos added"));
  const std::vector<std::string> all = photos_of_first(app);
  REQUIRE(all.size() == 3);
  CHECK(all[0] == first[0]);
  CHECK_FALSE(app.shell().has_more());
  CHECK(app.photos.held() == 1);  // of those that were chosen only the one that stands under Identify
  for (const std::string& id : all) {
    const auto keys = app.storage.blob_keys("plants/photos/" + id).take();
    REQUIRE(keys.ok());
    CHECK(keys.value().size() == 1);
  }
  CHECK(app.find(Role::kImage, "Photo 3 of Sunflower") != nullptr);
  app.click("Take photo 2 out");
  work_on(app);
  CHECK(photos_of_first(app) == std::vector<std::string>{all[0], all[2]});
  app.key("z", true);
  work_on(app);
  CHECK(photos_of_first(app) == all);
  app.key("z", true);
  work_on(app);
  CHECK(photos_of_first(app) == first);
}

TEST_CASE("plants: a photo that was taken out stays for undo, and is thrown away when the page is loaded anew") {
  auto disk = std::make_shared<fake::FakeDisk>();
  {
    Harness app(disk);
    keep_a_sunflower(app);
    choose_photos(app, {{"2.png", photo_of(54)}}, "Add photos");
    work_on(app, 60);
    app.click("Take photo 1 out");
    work_on(app);
    CHECK(app.storage.blob_keys("plants/").take().value().size() == 4);  // of each a large and a small one
  }
  Harness app(disk);
  add_plants(app, true);
  app.go("#/plants/journal");
  work_on(app);
  const auto left = app.storage.blob_keys("plants/").take().value();
  REQUIRE(left.size() == 2);
  CHECK(left[0] == "plants/photos/" + photos_of_first(app)[0]);
}

TEST_CASE("plants: what cannot be added to an observation is said, and the others are") {
  Harness app;
  keep_a_sunflower(app);
  choose_photos(app, {{"letter.txt", {"Dear reader", {}}}, {"2.png", photo_of(54)}}, "Add photos");
  work_on(app, 60);
  CHECK(photos_of_first(app).size() == 2);
  CHECK(app.shows("letter.txt"));
  CHECK(app.shows("was not added"));
  choose_photos(app, {{"letter.txt", {"Dear reader", {}}}}, "Add photos");
  work_on(app, 60);
  CHECK(photos_of_first(app).size() == 2);
  CHECK(app.find(Role::kFile, "Add photos") != nullptr);
}

TEST_CASE("plants: an observation takes as many photos as it holds, and says what it left out") {
  Harness app;
  keep_a_sunflower(app);
  std::vector<std::pair<std::string, fake::FakePhotos::Photo>> many;
  for (std::size_t i = 0; i < plants::kMaxPhotos + 1; ++i) many.emplace_back(std::to_string(i) + ".png", photo_of(54));
  choose_photos(app, std::move(many), "Add photos");
  work_on(app, 300);
  CHECK(photos_of_first(app).size() == plants::kMaxPhotos);
  CHECK(app.shows("2 photos were left out"));
  const ui::Node* add = app.find(Role::kButton, "Add photos");
  REQUIRE(add != nullptr);
  CHECK(add->disabled);
}

TEST_CASE("plants: where the device is full no photo is added until there is room or one gives up") {
  Harness app;
  keep_a_sunflower(app);
  app.disk->blob_room = 1;
  choose_photos(app, {{"2.png", photo_of(54)}}, "Add photos");
  work_on(app, 60);
  CHECK(app.shows("The photos were not added"));
  CHECK(photos_of_first(app).size() == 1);
  app.disk->blob_room = SIZE_MAX;
  app.click("Try again");
  work_on(app, 60);
  CHECK(photos_of_first(app).size() == 2);
  app.disk->blob_room = 1;
  choose_photos(app, {{"3.png", photo_of(54)}}, "Add photos");
  work_on(app, 60);
  app.click("Give up");
  work_on(app);
  CHECK_FALSE(app.shows("The photos were not added"));
  CHECK(photos_of_first(app).size() == 2);
}

TEST_CASE("plants: an observation that is removed while photos are added to it says so, and nothing else happens") {
  Harness app;
  keep_a_sunflower(app);
  app.inference.keep_waiting();
  choose_photos(app, {{"2.png", photo_of(54)}}, "Add photos");
  CHECK(app.shows("Adding 1 photo"));
  app.click("Remove this observation");
  work_on(app);
  app.inference.finish();
  work_on(app, 60);
  CHECK(app.shows("This observation does not exist any more."));
  CHECK(app.shell().plants_state().observations.empty());
  CHECK_FALSE(app.shell().has_more());
}

TEST_CASE("plants: what is alike is looked for anew when there is more in the journal") {
  Harness app;
  keep_a_sunflower(app);
  app.go("#/plants");
  work_on(app);
  app.click("Find alike in the journal");
  work_on(app);
  CHECK(app.shows("1 find"));
  app.go("#/plants");
  work_on(app);
  choose_photos(app, {{"2.png", photo_of(54)}});
  app.click("Keep in the journal");
  work_on(app);
  app.go("#/plants/journal");
  work_on(app);
  CHECK(app.shows("2 finds"));
}

TEST_CASE("plants: a long journal draws what can be seen, and the rest when one goes there") {
  for (const char* shape : {"Grid", "Timeline"}) {
    CAPTURE(shape);
    Harness app;
    keep_many(app, 2000);
    app.choose(shape);
    app.frame();
    CHECK(app.shows("2,000 observations"));
    CHECK(entries(app) > 5);
    CHECK(entries(app) < 120);
    CHECK(has_entry(app, "Bed 0"));
    CHECK_FALSE(has_entry(app, "Bed 1999"));
    app.scroll_main(2'000'000);
    app.frame();
    CHECK(has_entry(app, "Bed 1999"));
    CHECK_FALSE(has_entry(app, "Bed 0"));
    CHECK(entries(app) < 120);
    const ui::Node* const last = app.find(Role::kLink, "Sunflower");
    REQUIRE(last != nullptr);
    const std::string href = last->href;
    const auto is_there = [&app, &href] {
      for (const ui::Node& node : app.semantics().nodes())
        if (node.href == href) return true;
      return false;
    };
    app.shell().pointer().focused = last->id;
    app.frame();
    app.scroll_main(0);
    CHECK(is_there());
    app.shell().pointer().focused = 0;
    app.frame();
    app.frame();
    CHECK_FALSE(is_there());
  }
}

TEST_CASE("plants: a journal that is not long is described as a whole") {
  Harness app;
  keep_many(app, 200);
  CHECK(entries(app) == 200);
  app.choose("Timeline");
  app.frame();
  CHECK(entries(app) == 200);
  CHECK(app.shows("Observations by month"));
}

TEST_CASE("plants: the timeline says when, where and what was noted") {
  Harness app;
  keep_many(app, 3);
  app.choose("Timeline");
  app.frame();
  REQUIRE(app.find(Role::kLink, "Rose") != nullptr);
  CHECK(app.find(Role::kLink, "Rose")->detail == "09:30 \xC2\xB7 Bed 0\nSeen 0");
  CHECK(app.find(Role::kHeading, "Tue 30 Jun") != nullptr);
}

TEST_CASE("plants: an observation shows where it is, and forgets it when asked") {
  Harness app;
  keep_many(app, 1);
  const std::string id = app.shell().plants_state().observations.begin()->first;
  app.go("#/plants/journal/" + id);
  work_on(app);
  CHECK(app.shows("52.5200\xC2\xB0 N, 13.4050\xC2\xB0 W"));
  app.click("Forget the position");
  app.frame();
  CHECK_FALSE(app.shell().plants_state().observations.begin()->second.position.has_value());
  CHECK_FALSE(app.shows("52.5200"));
  app.key("z", true);
  work_on(app);
  CHECK(app.shows("52.5200\xC2\xB0 N"));
}

TEST_CASE("plants: a species page shows the person's own observations of it, and leads to all of them") {
  Harness app;
  keep_many(app, 100);
  app.go("#/plants/species/74");
  work_on(app);
  CHECK(app.find(Role::kRegion, "In your journal") != nullptr);
  CHECK(app.shows("10 observations"));
  CHECK(entries(app) == 8);
  app.click("All observations of Rose");
  CHECK(app.page.hash == "#/plants/journal");
  app.go(app.page.hash);
  work_on(app);
  CHECK(entries(app) == 10);
  app.go("#/plants/species/1");
  work_on(app);
  CHECK(app.find(Role::kRegion, "In your journal") == nullptr);
}

TEST_CASE("plants: of many finds the closest are shown, and the others when asked for") {
  Harness app;
  keep_many(app, 400);
  app.type("Find in the journal", "helianthus");
  work_on(app);
  CHECK(entries(app) == 60);
  CHECK(app.shows("The 60 closest finds"));
  for (int i = 0; i < 6; ++i) app.click("Show more finds");
  work_on(app);
  CHECK(entries(app) == 360);
  CHECK(app.find(Role::kButton, "Show more finds") == nullptr);
  app.type("Find in the journal", "rosa");
  work_on(app);
  CHECK(entries(app) == 40);
}

}  // namespace
}  // namespace cairn::test

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/random.h"
#include "ui/semantics.h"
#include "ui/theme.h"

namespace cairn::ui {
namespace {

Node node(Id id, Role role, std::string name) {
  Node n;
  n.id = id;
  n.role = role;
  n.name = std::move(name);
  return n;
}

void draw(Semantics& semantics, bool with_second, float y) {
  semantics.begin_frame();
  semantics.open(node(1, Role::kMain, "Main"), {0, 0, 400, 300}, {0, y});
  semantics.leaf(node(2, Role::kButton, "Save"), {10, 20 + y, 80, 30});
  if (with_second) semantics.leaf(node(3, Role::kButton, "Cancel"), {100, 20 + y, 80, 30});
  semantics.close();
}

Json patch(Semantics& semantics) {
  const std::string text = semantics.take_patch();
  if (text.empty()) return {};
  Result<Json> parsed = parse_json(text, 1 << 20);
  REQUIRE(parsed.ok());
  return std::move(parsed).value();
}

TEST_CASE("the first patch holds every node, the next one only what changed") {
  Semantics semantics;
  draw(semantics, false, 0);
  CHECK(patch(semantics)["up"].size() == 2);
  draw(semantics, false, 0);
  CHECK(patch(semantics).is_null());
  draw(semantics, true, 0);
  const Json grown = patch(semantics);
  CHECK(grown["up"].size() == 1);
  CHECK(grown["or"] == Json::array({Json::array({1, Json::array({2, 3})})}));
  draw(semantics, false, 0);
  const Json shrunk = patch(semantics);
  CHECK(shrunk["rm"] == Json::array({3}));
  CHECK(shrunk["up"].empty());
}

TEST_CASE("what a slider says is told as people write it, to a thousandth") {
  Semantics semantics;
  semantics.begin_frame();
  Node slider = node(1, Role::kSlider, "Smoothing");
  slider.min = -0.5F;
  slider.max = 5;
  slider.step = 0.2F;
  slider.now = 1.4F;
  semantics.leaf(std::move(slider), {0, 0, 100, 30});
  const std::string text = semantics.take_patch();
  for (const char* part : {"\"mn\":-0.5", "\"mx\":5,", "\"st\":0.2,", "\"no\":1.4"}) {
    CAPTURE(text);
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("scrolling moves the content's origin, so no child has to be sent again") {
  Semantics semantics;
  draw(semantics, true, 0);
  (void)patch(semantics);
  draw(semantics, true, -120);
  CHECK(patch(semantics).is_null());
}

TEST_CASE("what is announced goes out once, in its order, and again when it is said again") {
  Semantics semantics;
  draw(semantics, false, 0);
  (void)patch(semantics);
  for (int time = 0; time < 2; ++time) {
    semantics.announce("Exported", Urgency::kPolite);
    semantics.announce("The name is missing", Urgency::kAtOnce);
    semantics.announce("", Urgency::kPolite);
    draw(semantics, false, 0);
    const Json said = patch(semantics);
    CHECK(said["sa"] == Json::array({Json::array({"Exported", 0}), Json::array({"The name is missing", 1})}));
    CHECK(said["up"].empty());
    draw(semantics, false, 0);
    CHECK(patch(semantics).is_null());
  }
}

TEST_CASE("a child that comes back into an emptied parent is put into its place again") {
  Semantics semantics;
  const auto list = [&](bool filled) {
    semantics.begin_frame();
    semantics.open(node(1, Role::kList, "Notes"), {0, 0, 100, 100}, {0, 0});
    if (filled) semantics.leaf(node(2, Role::kText, "A note"), {0, 0, 100, 20});
    semantics.close();
  };
  list(true);
  (void)patch(semantics);
  list(false);
  CHECK(patch(semantics)["rm"] == Json::array({2}));
  list(true);
  CHECK(patch(semantics)["or"] == Json::array({Json::array({1, Json::array({2})})}));
}

// What web/mirror.js does with a patch, in short.
struct Shown {
  std::map<Id, std::string> names;
  std::map<Id, std::vector<Id>> children;

  void apply(const Json& patch) {
    if (patch.is_null()) return;
    for (const Json& node : patch["up"]) names[node["i"].get<Id>()] = node["n"].get<std::string>();
    for (const Json& order : patch["or"]) children[order[0].get<Id>()] = order[1].get<std::vector<Id>>();
    for (const Json& gone : patch["rm"]) {
      const Id id = gone.get<Id>();
      names.erase(id);
      children.erase(id);
      for (auto& [parent, ids] : children) ids.erase(std::remove(ids.begin(), ids.end(), id), ids.end());
    }
  }
};

TEST_CASE("whatever comes, goes, moves and changes: who applies the patches shows the tree") {
  Random random(36);
  Semantics semantics;
  Shown shown;
  for (int step = 0; step < 400; ++step) {
    semantics.begin_frame();
    std::map<Id, std::string> names;
    std::map<Id, std::vector<Id>> children;
    const bool calm = random.below(2) == 0;  // often only words change
    for (Id list = 100; list <= 300; list += 100) {
      if (!calm && random.below(6) == 0) continue;
      names[list] = "list";
      children[0].push_back(list);
      semantics.open(node(list, Role::kList, "list"), {0, 0, 100, 100}, {0, 0});
      std::vector<Id> ids{list + 1, list + 2, list + 3, list + 4};
      if (!calm) {
        ids.resize(random.index(5));
        random.shuffle(ids);
      }
      for (const Id id : ids) {
        names[id] = std::to_string(random.below(3));
        children[list].push_back(id);
        semantics.leaf(node(id, Role::kText, names[id]), {0, 0, 10, 10});
      }
      semantics.close();
    }
    shown.apply(patch(semantics));
    for (auto it = shown.children.begin(); it != shown.children.end();)
      it = it->second.empty() ? shown.children.erase(it) : std::next(it);
    CAPTURE(step);
    REQUIRE(shown.names == names);
    REQUIRE(shown.children == children);
  }
}

TEST_CASE("a patch is JSON whatever is written into it") {
  Semantics semantics;
  semantics.begin_frame();
  Node n = node(7, Role::kTextbox, "quoted \"x\", a \\ and\na new line, \x01, \xC3\xA9 and \xF0\x9F\x98\x80");
  n.value = "not UTF-8: \xFF";
  n.runs.resize(2);
  n.runs[0].text = "bold \"one\"";
  n.runs[0].strong = true;
  n.runs[1].text = "two";
  n.turns = {3, 70'000};
  semantics.leaf(std::move(n), {-1.26f, 0.1f, 12.5f, 30.74f});
  semantics.announce("said \"so\"", Urgency::kAtOnce);
  semantics.announce("and so", Urgency::kPolite);
  semantics.focus(7);
  const Json json = patch(semantics);
  const Json& up = json["up"][0];
  CHECK(up["n"] == "quoted \"x\", a \\ and\na new line, \x01, \xC3\xA9 and \xF0\x9F\x98\x80");
  CHECK(up["v"] == "not UTF-8: \xEF\xBF\xBD");
  CHECK(up["b"] == Json({-1.25, 0, 12.5, 30.75}));
  CHECK(up["tu"] == Json({3, 70'000}));
  CHECK(up["rn"][0]["t"] == "bold \"one\"");
  CHECK(up["rn"][0]["b"] == 1);
  CHECK(up["rn"][1] == Json({{"t", "two"}}));
  CHECK(json["sa"] == Json::parse(R"([["said \"so\"", 1], ["and so", 0]])"));
  CHECK(json["fo"] == 7);
}

TEST_CASE("text that the page already shows is not sent back to it") {
  Semantics semantics;
  const auto field = [&](const char* value) {
    semantics.begin_frame();
    Node n = node(7, Role::kTextbox, "Name");
    n.value = value;
    semantics.leaf(std::move(n), {0, 0, 100, 30});
  };
  field("");
  (void)patch(semantics);
  semantics.page_has_value(7, "Ada");
  field("Ada");
  CHECK(patch(semantics).is_null());
  field("ADA");
  CHECK(patch(semantics)["up"][0]["v"] == "ADA");
}

TEST_CASE("both themes are readable: every text colour on every ground reaches 4.5 to 1") {
  for (const Palette* palette : {&light_palette(), &dark_palette()}) {
    for (const Color ground : {palette->background, palette->surface, palette->raised, palette->hover}) {
      CHECK(contrast(palette->ink, ground) >= 4.5);
      CHECK(contrast(palette->muted, ground) >= 4.5);
      CHECK(contrast(palette->accent, ground) >= 4.5);
      CHECK(contrast(palette->bad, ground) >= 4.5);
      CHECK(contrast(palette->warn, ground) >= 4.5);
      CHECK(contrast(palette->info, ground) >= 4.5);
    }
    CHECK(contrast(palette->ink, palette->chosen) >= 4.5);
    CHECK(contrast(palette->ink, palette->track) >= 4.5);
    CHECK(contrast(palette->muted, palette->track) >= 4.5);
    CHECK(contrast(palette->on_accent, palette->accent) >= 4.5);
    CHECK(contrast(palette->ink, palette->accent_soft) >= 4.5);
    CHECK(contrast(palette->muted, palette->accent_soft) >= 4.5);
    CHECK(contrast(palette->warn, palette->warn_soft) >= 4.5);
    CHECK(contrast(palette->bad, palette->bad_soft) >= 4.5);
    CHECK(contrast(palette->info, palette->info_soft) >= 4.5);
    for (const Color phase : palette->phases) {
      CHECK(contrast(phase, palette->surface) >= 4.5);
      CHECK(contrast(palette->surface, phase) >= 4.5);
    }
    const Palette strong = more_contrast(*palette);
    CHECK(contrast(strong.muted, strong.surface) >= 7);
    CHECK(contrast(strong.line, strong.surface) >= 3);
    CHECK(contrast(strong.faint, strong.background) >= 4.5);
  }
}

TEST_CASE("in both themes the chosen part of a control is lighter than its ground, clearly so among dark colours") {
  for (const Palette* palette : {&light_palette(), &dark_palette()}) {
    const Color black = rgb(0x000000);
    CHECK(contrast(palette->chosen, black) > contrast(palette->track, black));
  }
  CHECK(contrast(light_palette().chosen, light_palette().track) >= 1.15);
  CHECK(contrast(dark_palette().chosen, dark_palette().track) >= 1.6);
}

TEST_CASE("forced colours: nothing but the system's colours") {
  const SystemColors system{rgb(0x000000), rgb(0xFFFFFF), rgb(0xFFFF00), rgb(0x3FF23F)};
  const Palette palette = forced_palette(system);
  for (const Color ground :
       {palette.background, palette.surface, palette.raised, palette.hover, palette.pressed, palette.track,
        palette.chosen, palette.accent_soft, palette.warn_soft, palette.bad_soft, palette.info_soft})
    CHECK(ground == system.canvas);
  for (const Color ink :
       {palette.ink, palette.muted, palette.line, palette.good, palette.warn, palette.bad, palette.info})
    CHECK(ink == system.canvas_text);
  CHECK(palette.accent == system.link_text);
  CHECK(palette.disabled == system.gray_text);
  CHECK(palette.shadow.a == 0);
  CHECK(is_dark(system.canvas));
  CHECK_FALSE(is_dark(system.canvas_text));
}

}  // namespace
}  // namespace cairn::ui

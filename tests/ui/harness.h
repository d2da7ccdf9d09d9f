#pragma once
// A whole Cairn without a browser: the real shell on fake ports and a Dear ImGui context that renders nowhere. Tests
// find widgets by role and name, do what a person does, and look at what is on the screen and in the log.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/fake/assets.h"
#include "platform/fake/clock.h"
#include "platform/fake/files.h"
#include "platform/fake/models.h"
#include "platform/fake/parts.h"
#include "platform/fake/photos.h"
#include "platform/fake/profiles.h"
#include "platform/fake/storage.h"
#include "shell/shell.h"

namespace cairn::test {

class FakePage final : public ui::Page {
 public:
  void navigate(std::string_view href, ui::History history) override {
    (late ? on_its_way : hash) = href;
    ++(history == ui::History::kPush ? pushed : replaced);
  }
  void set_title(std::string_view text) override { title = text; }
  void set_theme(std::string_view name) override { theme = name; }
  void set_single_keys(bool on) override { single_keys = on; }
  void apply_update() override { ++updates; }
  void install() override { ++installs; }
  std::string hash = "#/today", title, theme;
  bool late = false;       // another address is not there with the next frame: the test says when
  std::string on_its_way;  // that was asked for last, where they are late
  bool single_keys = true;
  int updates = 0, installs = 0, pushed = 0, replaced = 0;
};

// A year of content in short: read from the built roadmap file.
const roadmap::Content& real_content();

class Harness {
 public:
  explicit Harness(std::shared_ptr<fake::FakeDisk> disk = nullptr, float width = 1280, float height = 800);
  ~Harness();

  void go(std::string_view hash);
  void frame();
  void resize(float width, float height, float dpr = 1);
  void set_online(bool online);

  const ui::Node* find(ui::Role role, std::string_view name);
  bool shows(std::string_view text);  // any node whose name contains it
  // Each fails the test with a list of what there is when the widget is missing or disabled.
  void click(std::string_view button);
  void click_one(std::string_view begins);  // the first one whose name begins so
  void follow(std::string_view link);
  void set(std::string_view name, bool on);  // a check box or a switch
  void choose(std::string_view radio);
  void pick(std::string_view list, int option);                             // of a list to choose from, from 0
  void type(std::string_view field, std::string_view text);                 // replaces the text and leaves the field
  void write(std::string_view field, std::string_view text);                // types it and stays in the field
  void enter(std::string_view field, std::string_view text);                // types it and presses Enter
  void key_on(ui::Role role, std::string_view name, std::string_view key);  // a key on what has the focus
  void drag(ui::Role role, std::string_view name, ui::Role onto_role, std::string_view onto);
  void drag_to_button(std::string_view button, std::string_view onto_begins);
  // Across a chart, from one share of its width (0..1) to another; let go on it, or given up there.
  void drag_across(std::string_view image_begins, float from, float to, bool given_up = false);
  void scroll_main(float y);
  std::string focused_name();  // of what was given the focus
  void choose_photos(std::string_view field, std::vector<ChosenPhoto> chosen);
  void drop_file(std::string_view field, std::string_view name, std::string_view bytes);
  void key(std::string_view key, bool ctrl = false, bool shift = false);
  std::string listing();

  ui::Shell& shell() { return *shell_; }
  const roadmap::State& state() { return shell_->state(); }
  ui::Semantics& semantics() { return shell_->semantics(); }

  std::shared_ptr<fake::FakeDisk> disk;
  fake::FakeStorage storage;
  fake::FakeFiles files;
  fake::FakeProfiles profiles;
  fake::FakeParts parts;
  fake::FakeModels models;
  fake::FakeInference inference;
  fake::FakePhotos photos;
  fake::FakeAssets assets;
  fake::FakeClock clock;
  FakePage page;

 private:
  const ui::Node& need(ui::Role role, std::string_view name);
  void send(ui::Event event);
  void drag(ui::Id dragged, ui::Id onto);
  ui::Environment environment_;
  std::unique_ptr<ui::Shell> shell_;
};

}  // namespace cairn::test

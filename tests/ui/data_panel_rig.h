#pragma once
// The data panel alone, over a small application: named lines of text. Shows that the panel needs to know nothing of
// what it moves, and makes its tests independent of every screen.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/session.h"
#include "platform/fake/clock.h"
#include "platform/fake/files.h"
#include "platform/fake/storage.h"
#include "ui/data_panel.h"
#include "ui/fonts.h"
#include "ui/ui.h"

namespace cairn::test {

class Lines final : public Application {
 public:
  std::string_view name() const override { return "lines"; }
  Result<std::unique_ptr<Step>> read(const Change& change) const override;
  void apply(Step& step) override;
  Json snapshot() const override { return Json(lines_); }
  Status restore(const Json& snapshot) override;
  void clear() override { lines_.clear(); }
  Result<std::vector<Change>> changes_to(const Json& target) const override;
  Result<std::vector<Change>> changes_to_merge(const Json& other) const override;

  Change set(const std::string& key, const Json& after) const;  // null removes it
  const std::map<std::string, std::string>& lines() const { return lines_; }

 private:
  struct Set final : Step {
    Set(std::string the_key, std::optional<std::string> line) : key(std::move(the_key)), after(std::move(line)) {}
    std::string key;
    std::optional<std::string> after;
  };

  std::map<std::string, std::string> lines_;
};

// One tab with the panel on its screen.
class DataPanelRig {
 public:
  explicit DataPanelRig(std::shared_ptr<fake::FakeDisk> on_disk = nullptr,
                        fake::Completion completion = fake::Completion::kAtOnce, float width = 1000,
                        float height = 1600);
  ~DataPanelRig();

  void write(const std::string& key, const Json& text);
  void frame();  // a tick with one pass, then whatever layout wants
  void click(std::string_view button);
  void type(std::string_view field, std::string_view text);
  void choose_file(std::string_view name, std::string_view bytes);
  std::string exported();  // the bytes of the last file that was saved

  const ui::Node* find(ui::Role role, std::string_view name) const { return semantics.find(role, name); }
  bool shows(std::string_view text) const;
  bool enabled(ui::Role role, std::string_view name) const;
  bool said(std::string_view toast) const;
  std::string listing() const;

  std::shared_ptr<fake::FakeDisk> disk;
  fake::FakeStorage storage;
  fake::FakeFiles files;
  fake::FakeClock clock;
  Lines app;
  Session session{storage, clock, {&app}};
  ui::DataPanel panel;
  ui::Semantics semantics;
  ui::Memory memory;
  ui::Environment environment;
  std::vector<ui::Toast> toasts;
  std::vector<std::string> visited;
  int replaced = 0;

 private:
  void pass(const ui::Event& event);
  void send(const ui::Event& event);
  void carry_out(const ui::Actions& actions);
  const ui::Node& need(ui::Role role, std::string_view name);
  ui::Fonts fonts_;
  std::unique_ptr<ui::Ui> ui_;
};

}  // namespace cairn::test

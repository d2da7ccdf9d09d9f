#include "ui/data_panel_rig.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <fstream>
#include <iterator>

#include "ui/layout.h"

namespace cairn::test {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path << " is missing: run npm run build once");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

ui::Fonts fonts_in_new_context() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  const std::string folder = CAIRN_FONT_DIR;
  return ui::load_fonts({read_file(folder + "/regular.ttf"), read_file(folder + "/semibold.ttf"),
                         read_file(folder + "/mono.ttf"), read_file(folder + "/icons.ttf")},
                        nullptr);
}

std::vector<std::unique_ptr<Application>> fresh() {
  std::vector<std::unique_ptr<Application>> applications;
  applications.push_back(std::make_unique<Lines>());
  return applications;
}

}  // namespace

Result<std::unique_ptr<Application::Step>> Lines::read(const Change& change) const {
  if (change.kind != "lines.line") return Error{ErrorCode::kInvalid, "Unknown kind of change.", change.kind};
  const auto key = get_string(change.data, "key");
  if (!key) return Error{ErrorCode::kInvalid, "A key is missing.", "key"};
  for (const char* field : {"before", "after"}) {
    const auto found = change.data.find(field);
    if (found == change.data.end() || !(found->is_null() || found->is_string()))
      return Error{ErrorCode::kInvalid, "Not a line of text.", field};
  }
  return std::unique_ptr<Step>(std::make_unique<Set>(*key, get_string(change.data, "after")));
}

void Lines::apply(Step& step) {
  const Set& set = static_cast<Set&>(step);
  if (set.after)
    lines_[set.key] = *set.after;
  else
    lines_.erase(set.key);
}

Status Lines::restore(const Json& snapshot) {
  std::map<std::string, std::string> lines;
  for (const auto& [key, value] : snapshot.items()) {
    if (!value.is_string()) return Error{ErrorCode::kInvalid, "Not a line of text.", key};
    lines[key] = value.get<std::string>();
  }
  lines_ = std::move(lines);
  return Done{};
}

Change Lines::set(const std::string& key, const Json& after) const {
  const auto found = lines_.find(key);
  const Json before = found == lines_.end() ? Json() : Json(found->second);
  return {"lines.line", {{"key", key}, {"before", before}, {"after", after}}};
}

Result<std::vector<Change>> Lines::changes_to(const Json& target) const {
  std::vector<Change> changes;
  for (const auto& [key, text] : lines_)
    if (!target.contains(key)) changes.push_back(set(key, Json()));
  for (const auto& [key, text] : target.items()) {
    const auto mine = lines_.find(key);
    if (mine == lines_.end() || Json(mine->second) != text) changes.push_back(set(key, text));
  }
  return changes;
}

Result<std::vector<Change>> Lines::changes_to_merge(const Json& other) const {
  std::vector<Change> changes;
  for (const auto& [key, text] : other.items())
    if (lines_.count(key) == 0) changes.push_back(set(key, text));
  return changes;
}

namespace {

std::string beside(const std::vector<std::string>& keys) {
  return keys.empty() ? "" : std::to_string(keys.size()) + " blobs";
}

}  // namespace

DataPanelRig::DataPanelRig(std::shared_ptr<fake::FakeDisk> on_disk, fake::Completion completion, float width,
                           float height)
    : disk(on_disk ? std::move(on_disk) : std::make_shared<fake::FakeDisk>()),
      storage(disk, completion),
      panel(session, {&app}, storage, files, clock, fresh, {}, beside),
      fonts_(fonts_in_new_context()),
      ui_(std::make_unique<ui::Ui>(semantics, memory, fonts_)) {
  environment.width_px = width;
  environment.height_px = height;
  session.start();
  frame();
  frame();
}

DataPanelRig::~DataPanelRig() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::DestroyContext();
}

void DataPanelRig::carry_out(const ui::Actions& actions) {
  for (const ui::Action& action : actions) {
    if (const auto* toast = std::get_if<ui::Toast>(&action)) toasts.push_back(*toast);
    if (const auto* navigate = std::get_if<ui::Navigate>(&action)) visited.push_back(navigate->href);
    if (const auto* file = std::get_if<ui::SaveFile>(&action)) (void)files.save(file->name, file->mime, file->text);
  }
}

void DataPanelRig::pass(const ui::Event& event) {
  carry_out(panel.take_news());
  if (panel.take_state_replaced()) ++replaced;
  ImGui::GetIO().DisplaySize = {environment.width_px, environment.height_px};
  ImGui::GetIO().DeltaTime = 1.0f / 60.0f;
  ImGui::NewFrame();
  ui_->begin(environment, event, {});
  ui::Actions actions;
  const float pad = ui_->phone() ? ui::space::k16 : ui::space::k32;
  if (session.loaded() || session.load_error() != nullptr) {
    const ui::Scroller main(*ui_, "main", {0, 0, environment.width_px, environment.height_px}, pad, 1080,
                            ui::Role::kMain, "");
    ui_->gap(pad);
    panel.draw(*ui_, actions);
    ui_->gap(pad);
  }
  panel.draw_dialog(*ui_);
  ui_->end();
  ImGui::Render();
  // Textures are taken as uploaded at once: nothing is drawn anywhere.
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    const bool unwanted = texture->Status == ImTextureStatus_WantDestroy;
    texture->SetTexID(unwanted ? ImTextureID_Invalid : ImTextureID{1});
    texture->SetStatus(unwanted ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
  }
  carry_out(actions);
}

void DataPanelRig::frame() {
  session.tick();
  panel.logic();
  int passes = 0;
  do {
    pass({});
  } while (ui_->unsettled() && ++passes < 4);
}

void DataPanelRig::send(const ui::Event& event) {
  session.tick();
  panel.logic();
  pass(event);
  frame();
  frame();  // completions of what the event began
}

const ui::Node& DataPanelRig::need(ui::Role role, std::string_view name) {
  const ui::Node* node = find(role, name);
  REQUIRE_MESSAGE(node != nullptr, "nothing named \"" << name << "\"; there are:" << listing());
  REQUIRE_MESSAGE(!node->disabled, "\"" << name << "\" is disabled: " << node->description);
  return *node;
}

void DataPanelRig::write(const std::string& key, const Json& text) {
  clock.advance_ms(1000);
  REQUIRE(session.commit("lines.write", {app.set(key, text)}).ok());
  frame();
}

void DataPanelRig::click(std::string_view button) {
  send({.kind = ui::EventKind::kClick, .id = need(ui::Role::kButton, button).id});
}

void DataPanelRig::type(std::string_view field, std::string_view text) {
  send({.kind = ui::EventKind::kInput, .id = need(ui::Role::kTextbox, field).id, .value = std::string(text)});
}

void DataPanelRig::choose_file(std::string_view name, std::string_view bytes) {
  const ui::Id id = need(ui::Role::kFile, "Choose a backup file").id;
  send({.kind = ui::EventKind::kFile, .id = id, .value = std::string(name), .bytes = std::string(bytes)});
}

std::string DataPanelRig::exported() {
  click("Export everything");
  REQUIRE(!files.saved().empty());
  return files.saved().back().bytes;
}

bool DataPanelRig::shows(std::string_view text) const {
  for (const ui::Node& node : semantics.nodes())
    if (node.name.find(text) != std::string::npos) return true;
  return false;
}

bool DataPanelRig::enabled(ui::Role role, std::string_view name) const {
  const ui::Node* node = find(role, name);
  return node != nullptr && !node->disabled;
}

bool DataPanelRig::said(std::string_view toast) const {
  for (const ui::Toast& one : toasts)
    if (one.text.find(toast) != std::string::npos) return true;
  return false;
}

std::string DataPanelRig::listing() const {
  std::string out;
  for (const ui::Node& node : semantics.nodes())
    if (!node.name.empty()) out += "\n  " + std::to_string(static_cast<int>(node.role)) + " " + node.name;
  return out;
}

}  // namespace cairn::test

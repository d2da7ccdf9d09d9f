#include "ui/harness.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace cairn::test {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path << " is missing: run npm run build once");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Textures are taken as uploaded at once: nothing is drawn anywhere.
void accept_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_OK) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

}  // namespace

const roadmap::Content& real_content() {
  static const roadmap::Content content = [] {
    Result<roadmap::Content> read = roadmap::read_content(read_file(CAIRN_ROADMAP_JSON));
    REQUIRE_MESSAGE(read.ok(), "the built roadmap file must be readable");
    return std::move(read).value();
  }();
  return content;
}

Harness::Harness(std::shared_ptr<fake::FakeDisk> on_disk, float width, float height)
    : disk(on_disk ? std::move(on_disk) : std::make_shared<fake::FakeDisk>()), storage(disk) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  const std::string folder = CAIRN_FONT_DIR;
  const ui::Fonts fonts = ui::load_fonts({read_file(folder + "/regular.ttf"), read_file(folder + "/semibold.ttf"),
                                          read_file(folder + "/mono.ttf"), read_file(folder + "/icons.ttf")},
                                         nullptr);
  shell_ = std::make_unique<ui::Shell>(
      ui::ShellPorts{storage, files, profiles, parts, models, inference, photos, assets, clock, page}, real_content(),
      fonts);
  resize(width, height);
  shell_->start();
  frame();
  frame();
}

Harness::~Harness() {
  shell_.reset();
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::DestroyContext();
}

void Harness::resize(float width, float height, float dpr) {
  environment_.dpr = dpr;
  environment_.width_px = width;
  environment_.height_px = height;
  shell_->set_environment(environment_);
}

void Harness::set_online(bool online) {
  environment_.online = online;
  shell_->set_environment(environment_);
  frame();
}

void Harness::frame() {
  shell_->set_route(page.hash);
  shell_->tick();
  if (const ui::Id wanted = semantics().wanted_focus()) shell_->pointer().focused = wanted;
  accept_textures();
  (void)shell_->take_patch();
}

void Harness::go(std::string_view hash) {
  page.hash = hash;
  frame();
}

const ui::Node* Harness::find(ui::Role role, std::string_view name) { return semantics().find(role, name); }

bool Harness::shows(std::string_view text) {
  for (const ui::Node& node : semantics().nodes())
    if (node.name.find(text) != std::string::npos) return true;
  return false;
}

std::string Harness::listing() {
  std::string out;
  for (const ui::Node& node : semantics().nodes())
    if (!node.name.empty()) out += "\n  " + std::to_string(static_cast<int>(node.role)) + " " + node.name;
  return out;
}

const ui::Node& Harness::need(ui::Role role, std::string_view name) {
  const ui::Node* node = find(role, name);
  REQUIRE_MESSAGE(node != nullptr, "no widget of role " << static_cast<int>(role) << " named \"" << name
                                                        << "\"; there are:" << listing());
  if (node == nullptr) {  // REQUIRE ends no test where there are no exceptions: what follows is done to nothing
    static const ui::Node kNothing;
    return kNothing;
  }
  REQUIRE_MESSAGE(!node->disabled, "\"" << name << "\" is disabled: " << node->description);
  return *node;
}

void Harness::send(ui::Event event) {
  shell_->push(std::move(event));
  shell_->tick();
  if (const ui::Id wanted = semantics().wanted_focus()) shell_->pointer().focused = wanted;
  frame();
  frame();  // completions of what the event began
}

void Harness::click(std::string_view button) {
  send({.kind = ui::EventKind::kClick, .id = need(ui::Role::kButton, button).id});
}

void Harness::pick(std::string_view list, int option) {
  const ui::Id id = need(ui::Role::kCombobox, list).id;
  send({.kind = ui::EventKind::kCommit, .id = id, .value = std::to_string(option)});
}

void Harness::click_one(std::string_view begins) {
  const auto& nodes = semantics().nodes();
  const auto it = std::find_if(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
    return node.role == ui::Role::kButton && node.name.rfind(begins, 0) == 0;
  });
  REQUIRE_MESSAGE(it != nodes.end(), "no button whose name begins with \"" << begins << "\"; there are:" << listing());
  click(it->name);
}

void Harness::follow(std::string_view link) { go(need(ui::Role::kLink, link).href); }

void Harness::set(std::string_view name, bool on) {
  const ui::Role role = find(ui::Role::kSwitch, name) != nullptr ? ui::Role::kSwitch : ui::Role::kCheckbox;
  send({.kind = ui::EventKind::kCommit, .id = need(role, name).id, .value = on ? "true" : "false"});
}

void Harness::choose(std::string_view radio) {
  send({.kind = ui::EventKind::kCommit, .id = need(ui::Role::kRadio, radio).id, .value = "true"});
}

void Harness::type(std::string_view field, std::string_view text) {
  const ui::Node* node = find(ui::Role::kTextbox, field);
  const ui::Id id = node ? node->id : need(ui::Role::kTextarea, field).id;
  shell_->pointer().focused = id;
  send({.kind = ui::EventKind::kInput, .id = id, .value = std::string(text)});
  shell_->pointer().focused = 0;
  send({.kind = ui::EventKind::kCommit, .id = id, .value = std::string(text)});
}

void Harness::write(std::string_view field, std::string_view text) {
  const ui::Node* area = find(ui::Role::kTextarea, field);
  const ui::Id id = area ? area->id : need(ui::Role::kTextbox, field).id;
  shell_->pointer().focused = id;
  send({.kind = ui::EventKind::kInput, .id = id, .value = std::string(text)});
}

void Harness::enter(std::string_view field, std::string_view text) {
  write(field, text);
  const ui::Node& node = need(ui::Role::kTextbox, field);
  const ui::Id id = node.id;
  // As the page does: a field that wants keys hears of the key, others that they are done.
  if (node.wants_keys)
    send({.kind = ui::EventKind::kKey, .id = id, .key = "Enter"});
  else
    send({.kind = ui::EventKind::kCommit, .id = id, .value = std::string(text), .key = "Enter"});
  shell_->pointer().focused = 0;
  frame();
}

void Harness::key_on(ui::Role role, std::string_view name, std::string_view key) {
  const ui::Id id = need(role, name).id;
  shell_->pointer().focused = id;
  send({.kind = ui::EventKind::kKey, .id = id, .key = std::string(key)});
}

std::string Harness::focused_name() {
  const ui::Node* node = semantics().find(shell_->pointer().focused);
  return node ? node->name : std::string();
}

void Harness::drag(ui::Id dragged, ui::Id onto) {
  shell_->pointer().dragged = dragged;
  shell_->pointer().over = onto;
  send({.kind = ui::EventKind::kDrag, .id = dragged, .x = 10, .y = 10, .target = onto});
  shell_->pointer().dragged = shell_->pointer().over = 0;
  send({.kind = ui::EventKind::kDrop, .id = dragged, .target = onto});
}

void Harness::drag(ui::Role role, std::string_view name, ui::Role onto_role, std::string_view onto) {
  REQUIRE(need(role, name).drags);
  REQUIRE(need(onto_role, onto).takes_drops);
  drag(need(role, name).id, need(onto_role, onto).id);
}

void Harness::drag_to_button(std::string_view button, std::string_view onto_begins) {
  const auto& nodes = semantics().nodes();
  const auto onto = std::find_if(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
    return node.takes_drops && node.name.rfind(onto_begins, 0) == 0;
  });
  REQUIRE(onto != nodes.end());
  drag(need(ui::Role::kButton, button).id, onto->id);
}

void Harness::drag_across(std::string_view image_begins, float from, float to, bool given_up) {
  const auto& nodes = semantics().nodes();
  const auto image = std::find_if(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
    return node.role == ui::Role::kImage && node.name.rfind(image_begins, 0) == 0;
  });
  REQUIRE(image != nodes.end());
  REQUIRE(image->drags);
  const ui::Id id = image->id;
  // The place of a node is that in its parent.
  ui::Rect rect = image->rect;
  for (ui::Id parent = image->parent; parent != 0;) {
    const auto above =
        std::find_if(nodes.begin(), nodes.end(), [&](const ui::Node& node) { return node.id == parent; });
    if (above == nodes.end()) break;
    rect.x += above->rect.x;
    rect.y += above->rect.y;
    parent = above->parent;
  }
  const float left = rect.x, y = rect.center_y();
  const auto move = [&](float share) {
    const float x = left + rect.w * share;
    shell_->pointer().at = {x, y};
    shell_->pointer().dragged = id;
    send({.kind = ui::EventKind::kDrag, .id = id, .x = x, .y = y, .target = id});
  };
  move(from);
  move((from + to) / 2);
  move(to);
  shell_->pointer().dragged = 0;
  send({.kind = ui::EventKind::kDrop, .id = id, .target = given_up ? 0 : id});
}

void Harness::scroll_main(float y) {
  const auto& nodes = semantics().nodes();
  const auto main =
      std::find_if(nodes.begin(), nodes.end(), [](const ui::Node& node) { return node.role == ui::Role::kMain; });
  REQUIRE(main != nodes.end());
  send({.kind = ui::EventKind::kScroll, .id = main->id, .y = y});
}

void Harness::drop_file(std::string_view field, std::string_view name, std::string_view bytes) {
  send({.kind = ui::EventKind::kFile,
        .id = need(ui::Role::kFile, field).id,
        .value = std::string(name),
        .bytes = std::string(bytes)});
}

void Harness::choose_photos(std::string_view field, std::vector<ChosenPhoto> chosen) {
  send({.kind = ui::EventKind::kPhotos, .id = need(ui::Role::kFile, field).id, .photos = std::move(chosen)});
}

void Harness::key(std::string_view key, bool ctrl, bool shift) {
  send({.kind = ui::EventKind::kKey, .key = std::string(key), .ctrl = ctrl, .shift = shift});
}

}  // namespace cairn::test

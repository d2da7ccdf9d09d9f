// Which frames need not go to the screen.
#include <doctest/doctest.h>

#include <imgui.h>

#include "ui/draw_print.h"
#include "ui/harness.h"

namespace cairn::test {
namespace {

// As the renderer leaves them once it has sent them.
void send_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(1);
    texture->SetStatus(ImTextureStatus_OK);
  }
}

std::optional<std::uint64_t> print_now() { return ui::draw_print(*ImGui::GetDrawData()); }

TEST_CASE("a frame in which nothing changed is the same picture, and another one is not") {
  Harness app;
  app.go("#/settings");
  app.frame();
  send_textures();
  const auto before = print_now();
  REQUIRE(before);
  app.frame();
  send_textures();
  CHECK(print_now() == before);
  ImGui::GetPlatformIO().Textures[0]->SetStatus(ImTextureStatus_WantUpdates);
  CHECK(!print_now());  // letters are still to be sent
  send_textures();
  app.choose("Dark");
  send_textures();
  CHECK(print_now() != before);
  app.choose("Light");
  send_textures();
  app.go("#/plan");
  send_textures();
  CHECK(print_now() != before);
}

}  // namespace
}  // namespace cairn::test

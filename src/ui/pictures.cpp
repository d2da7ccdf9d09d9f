#include "ui/pictures.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace cairn::ui {
namespace {

std::size_t bytes_of(const ImTextureData* texture) { return static_cast<std::size_t>(texture->GetSizeInBytes()); }

}  // namespace

// At the end of the program: the renderer's side goes with its context.
Pictures::~Pictures() {
  for (auto& [name, picture] : pictures_) leaving_.push_back(picture.texture);
  for (ImTextureData* texture : leaving_) erase(texture);
}

void Pictures::erase(ImTextureData* texture) {
  if (ImGui::GetCurrentContext()) {
    ImGui::UnregisterUserTexture(texture);
    ImGui::GetPlatformIO().Textures.find_erase(texture);  // of the frame being made
  }
  IM_DELETE(texture);
}

void Pictures::release(ImTextureData* texture) {
  if (texture->Status == ImTextureStatus_WantCreate) {
    texture->SetStatus(ImTextureStatus_Destroyed);  // the renderer has not seen it
  } else if (texture->Status != ImTextureStatus_Destroyed) {
    texture->UnusedFrames = 1;
    texture->SetStatus(ImTextureStatus_WantDestroy);
  }
}

// Those that the renderer has let go of.
void Pictures::sweep() {
  leaving_.erase(std::remove_if(leaving_.begin(), leaving_.end(),
                                [](ImTextureData* texture) {
                                  if (texture->Status != ImTextureStatus_Destroyed) return false;
                                  erase(texture);
                                  return true;
                                }),
                 leaving_.end());
}

void Pictures::drop(std::string_view name) {
  const auto found = pictures_.find(name);
  if (found == pictures_.end()) return;
  bytes_ -= bytes_of(found->second.texture);
  release(found->second.texture);
  leaving_.push_back(found->second.texture);
  pictures_.erase(found);
}

void Pictures::make_room() {
  while (bytes_ > most_bytes_ && pictures_.size() > 1) {
    const auto oldest = std::min_element(pictures_.begin(), pictures_.end(),
                                         [](const auto& a, const auto& b) { return a.second.drawn < b.second.drawn; });
    drop(std::string(oldest->first));
  }
}

void Pictures::put(std::string_view name, int width, int height, std::string_view rgba) {
  drop(name);
  sweep();
  auto* const texture = IM_NEW(ImTextureData)();
  texture->Create(ImTextureFormat_RGBA32, width, height);
  std::memcpy(texture->GetPixels(), rgba.data(), std::min(rgba.size(), bytes_of(texture)));
  texture->SetStatus(ImTextureStatus_WantCreate);
  ImGui::RegisterUserTexture(texture);
  bytes_ += bytes_of(texture);
  pictures_.emplace(std::string(name), Picture{texture, ++moment_});
  make_room();
}

float Pictures::aspect(std::string_view name) const {
  const auto found = pictures_.find(name);
  if (found == pictures_.end()) return 1;
  return static_cast<float>(found->second.texture->Width) / static_cast<float>(found->second.texture->Height);
}

Rect Pictures::draw(Ui& ui, std::string_view name, const Rect& rect, Fit fit, float radius, float opacity) {
  const auto found = pictures_.find(name);
  if (found == pictures_.end()) return rect;
  found->second.drawn = ++moment_;
  const float ratio = aspect(name), room = rect.w / rect.h;
  Rect at = rect;
  ImVec2 from(0, 0), to(1, 1);
  if (fit == Fit::kWhole) {
    at.w = ratio > room ? rect.w : std::round(rect.h * ratio);
    at.h = ratio > room ? std::round(rect.w / ratio) : rect.h;
    at.x += std::floor((rect.w - at.w) / 2);
    at.y += std::floor((rect.h - at.h) / 2);
  } else if (ratio > room) {
    from.x = (1 - room / ratio) / 2;
    to.x = 1 - from.x;
  } else {
    from.y = (1 - ratio / room) / 2;
    to.y = 1 - from.y;
  }
  if (ui.visible(at))
    ui.draw_list()->AddImageRounded(found->second.texture->GetTexRef(), {at.x, at.y}, {at.right(), at.bottom()}, from,
                                    to, IM_COL32(255, 255, 255, static_cast<int>(std::lround(opacity * 255))), radius);
  return at;
}

}  // namespace cairn::ui

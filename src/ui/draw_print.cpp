#include "ui/draw_print.h"

#include <cstddef>
#include <cstring>

#include <imgui.h>

namespace cairn::ui {
namespace {

// A multiplication and a shift for every 8 bytes; the multiplier is 2^64 over the golden ratio (Fibonacci hashing,
// Knuth, The Art of Computer Programming 3, section 6.4).
class Print {
 public:
  void add(std::uint64_t word) {
    value_ = (value_ ^ word) * 0x9E3779B97F4A7C15U;
    value_ ^= value_ >> 29;
  }
  void add(float value) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    add(std::uint64_t{bits});
  }
  void add(const void* bytes, std::size_t count) {
    const auto* at = static_cast<const unsigned char*>(bytes);
    add(static_cast<std::uint64_t>(count));
    std::uint64_t word = 0;
    for (; count >= sizeof word; count -= sizeof word, at += sizeof word) {
      std::memcpy(&word, at, sizeof word);
      add(word);
    }
    word = 0;
    std::memcpy(&word, at, count);
    add(word);
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0;
};

template <class Element>
void add_all(Print& print, const ImVector<Element>& elements) {
  print.add(elements.Data, static_cast<std::size_t>(elements.Size) * sizeof(Element));
}

}  // namespace

std::optional<std::uint64_t> draw_print(const ImDrawData& data) {
  if (data.Textures != nullptr)
    for (const ImTextureData* texture : *data.Textures)
      if (texture->Status != ImTextureStatus_OK) return std::nullopt;
  Print print;
  for (const float value : {data.DisplayPos.x, data.DisplayPos.y, data.DisplaySize.x, data.DisplaySize.y,
                            data.FramebufferScale.x, data.FramebufferScale.y})
    print.add(value);
  for (const ImDrawList* list : data.CmdLists) {
    add_all(print, list->VtxBuffer);
    add_all(print, list->IdxBuffer);
    for (const ImDrawCmd& command : list->CmdBuffer) {
      for (const float value : {command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w})
        print.add(value);
      print.add(static_cast<std::uint64_t>(command.GetTexID()));
      print.add(std::uint64_t{command.VtxOffset});
      print.add(std::uint64_t{command.IdxOffset});
      print.add(std::uint64_t{command.ElemCount});
    }
  }
  return print.value();
}

}  // namespace cairn::ui

#pragma once
// Pictures on the canvas: pixels under a name, held as textures of Dear ImGui. Those that nobody has drawn for longest
// go first when they become many; whoever wants one again gives it anew. Knows nothing of where pixels come from.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "ui/ui.h"

namespace cairn::ui {

class Pictures {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{48} << 20;

  explicit Pictures(std::size_t most_bytes = kMostBytes) : most_bytes_(most_bytes) {}
  ~Pictures();
  Pictures(const Pictures&) = delete;
  Pictures& operator=(const Pictures&) = delete;

  // rgba: 4 bytes a pixel, rows from the top. Replaces what the name had.
  void put(std::string_view name, int width, int height, std::string_view rgba);
  bool has(std::string_view name) const { return pictures_.find(name) != pictures_.end(); }
  void drop(std::string_view name);
  float aspect(std::string_view name) const;  // width / height; 1 where there is none

  enum class Fit {
    kWhole,  // all of it, in the middle of the rectangle
    kFill,   // the rectangle is full; what does not fit is cut at both ends
  };
  // Paints it, where it is here; describing it is the caller's. Returns where it lies.
  Rect draw(Ui& ui, std::string_view name, const Rect& rect, Fit fit, float radius = 0, float opacity = 1);

 private:
  struct Picture {
    ImTextureData* texture = nullptr;  // Dear ImGui's renderer takes it down, see release()
    std::uint64_t drawn = 0;
  };
  void make_room();
  static void release(ImTextureData* texture);
  static void erase(ImTextureData* texture);
  void sweep();

  std::map<std::string, Picture, std::less<>> pictures_;
  std::vector<ImTextureData*> leaving_;  // until the renderer has let go of them
  std::size_t most_bytes_, bytes_ = 0;
  std::uint64_t moment_ = 0;
};

}  // namespace cairn::ui

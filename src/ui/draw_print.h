#pragma once
// Whether two frames are the same picture: a frame that nothing changed need not go to the screen again, which costs
// far more than making it.

#include <cstdint>
#include <optional>

struct ImDrawData;

namespace cairn::ui {

// A number that another picture has with a chance of 2^-64: of all vertices, indices, clips and textures, and the size.
// None while a texture is still to be sent, since the same vertices then show something else.
std::optional<std::uint64_t> draw_print(const ImDrawData& data);

}  // namespace cairn::ui

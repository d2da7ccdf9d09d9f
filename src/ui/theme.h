#pragma once
// The look: colours, type scale and spacing as tokens. Views use these names only, never a literal colour or size.

#include <array>
#include <cstdint>

namespace cairn::ui {

struct Color {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  constexpr Color with_alpha(float alpha) const { return {r, g, b, static_cast<std::uint8_t>(alpha * 255.0f + 0.5f)}; }
  friend bool operator==(const Color&, const Color&) = default;
};
constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex),
          255};
}
Color mix(Color a, Color b, float t);
bool is_dark(Color ground);
double contrast(Color a, Color b);  // WCAG 2.2, 1.4.3: (L1 + 0.05) / (L2 + 0.05)

struct Palette {
  Color background, surface, raised, hover, pressed;
  Color track, chosen;  // the ground of a control of several parts, and the part that is chosen: always lighter
  Color ink, muted, faint, disabled, line;
  Color accent, on_accent, accent_soft;
  Color good, warn, bad, info, warn_soft, bad_soft, info_soft;
  std::array<Color, 5> phases;
  Color shadow;
};
const Palette& light_palette();
const Palette& dark_palette();

// What the learner's system prescribes under forced colours: CSS Color 4, 6.2, system colours of the same names.
struct SystemColors {
  Color canvas, canvas_text, link_text, gray_text;
  friend bool operator==(const SystemColors&, const SystemColors&) = default;
};
// Only the system's colours and nothing between them: outlines instead of tints, no shadows.
Palette forced_palette(const SystemColors& system);
// For people who asked their system for more contrast: text, outlines and icons come closer to the ink.
Palette more_contrast(Palette palette);

enum class Weight : std::uint8_t { kRegular, kSemibold, kMono };

struct TextStyle {
  float size_px;
  float line_px;
  Weight weight = Weight::kRegular;
};

enum class Type { kSmall, kBody, kBodyStrong, kSmallStrong, kLead, kSection, kPage, kMono, kFigure };
TextStyle text_style(Type type, float scale);

namespace space {
inline constexpr float k4 = 4, k8 = 8, k12 = 12, k16 = 16, k24 = 24, k32 = 32, k48 = 48;
}
inline constexpr float kRadius_px = 8;
inline constexpr float kControlRadius_px = 6;
inline constexpr float kMeasure_px = 620;  // at most 72 characters of body text
inline constexpr float kPhoneBreakpoint_px = 640;
inline constexpr float kWideBreakpoint_px = 1080;

}  // namespace cairn::ui

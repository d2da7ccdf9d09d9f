#include "ui/theme.h"

#include <cmath>

namespace cairn::ui {
namespace {

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Color c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }

}  // namespace

Color mix(Color a, Color b, float t) {
  const auto blend = [t](std::uint8_t x, std::uint8_t y) {
    return static_cast<std::uint8_t>(static_cast<float>(x) + (static_cast<float>(y) - static_cast<float>(x)) * t +
                                     0.5f);
  };
  return {blend(a.r, b.r), blend(a.g, b.g), blend(a.b, b.b), blend(a.a, b.a)};
}

bool is_dark(Color ground) { return luminance(ground) < 0.18; }

double contrast(Color a, Color b) {
  const double la = luminance(a) + 0.05;
  const double lb = luminance(b) + 0.05;
  return la > lb ? la / lb : lb / la;
}

const Palette& light_palette() {
  static const Palette palette{
      .background = rgb(0xF7F7F4),
      .surface = rgb(0xFFFFFF),
      .raised = rgb(0xFFFFFF),
      .hover = rgb(0xEFEFEA),
      .pressed = rgb(0xE6E7E0),
      .track = rgb(0xEFEFEA),
      .chosen = rgb(0xFFFFFF),
      .ink = rgb(0x1A1C1E),
      .muted = rgb(0x5F666B),
      .faint = rgb(0x8E959A),
      .disabled = rgb(0x8E959A),
      .line = rgb(0xE3E4DF),
      .accent = rgb(0x2C6A4C),
      .on_accent = rgb(0xFFFFFF),
      .accent_soft = rgb(0xE7F0EA),
      .good = rgb(0x2C6A4C),
      .warn = rgb(0x8A5C00),
      .bad = rgb(0xB42318),
      .info = rgb(0x1D5C8F),
      .warn_soft = rgb(0xFBF3DF),
      .bad_soft = rgb(0xFBEAE8),
      .info_soft = rgb(0xE8F0F7),
      .phases = {rgb(0x0072B2), rgb(0x00805E), rgb(0xC25200), rgb(0xAA4499), rgb(0x8A6608)},
      .shadow = Color{20, 24, 22, 28},
  };
  return palette;
}

const Palette& dark_palette() {
  static const Palette palette{
      .background = rgb(0x121413),
      .surface = rgb(0x1A1D1C),
      .raised = rgb(0x212524),
      .hover = rgb(0x262B29),
      .pressed = rgb(0x2E3432),
      .track = rgb(0x161918),
      .chosen = rgb(0x3A423E),
      .ink = rgb(0xECEFED),
      .muted = rgb(0xA3ABA7),
      .faint = rgb(0x737B77),
      .disabled = rgb(0x737B77),
      .line = rgb(0x2C312F),
      .accent = rgb(0x74C69D),
      .on_accent = rgb(0x0E1511),
      .accent_soft = rgb(0x1F2E27),
      .good = rgb(0x74C69D),
      .warn = rgb(0xE3B341),
      .bad = rgb(0xF4796B),
      .info = rgb(0x79B8F3),
      .warn_soft = rgb(0x2E2817),
      .bad_soft = rgb(0x34201E),
      .info_soft = rgb(0x1B2833),
      .phases = {rgb(0x56A5DB), rgb(0x3DC49A), rgb(0xF08A4B), rgb(0xD480C6), rgb(0xD9AE4A)},
      .shadow = Color{0, 0, 0, 120},
  };
  return palette;
}

Palette forced_palette(const SystemColors& system) {
  const Color ground = system.canvas;
  const Color ink = system.canvas_text;
  return Palette{
      .background = ground,
      .surface = ground,
      .raised = ground,
      .hover = ground,
      .pressed = ground,
      .track = ground,
      .chosen = ground,
      .ink = ink,
      .muted = ink,
      .faint = ink,
      .disabled = system.gray_text,
      .line = ink,
      .accent = system.link_text,
      .on_accent = ground,
      .accent_soft = ground,
      .good = ink,
      .warn = ink,
      .bad = ink,
      .info = ink,
      .warn_soft = ground,
      .bad_soft = ground,
      .info_soft = ground,
      .phases = {ink, ink, ink, ink, ink},
      .shadow = Color{0, 0, 0, 0},
  };
}

Palette more_contrast(Palette palette) {
  palette.muted = mix(palette.muted, palette.ink, 0.6f);
  palette.faint = palette.muted;
  palette.disabled = palette.muted;
  palette.line = mix(palette.line, palette.ink, 0.55f);
  return palette;
}

TextStyle text_style(Type type, float scale) {
  const auto make = [scale](float size, float line, Weight weight) {
    return TextStyle{std::round(size * scale), std::round(line * scale), weight};
  };
  switch (type) {
    case Type::kSmall:
      return make(13, 18, Weight::kRegular);
    case Type::kSmallStrong:
      return make(13, 18, Weight::kSemibold);
    case Type::kBody:
      return make(15, 22, Weight::kRegular);
    case Type::kBodyStrong:
      return make(15, 22, Weight::kSemibold);
    case Type::kLead:
      return make(17, 24, Weight::kRegular);
    case Type::kSection:
      return make(19, 26, Weight::kSemibold);
    case Type::kPage:
      return make(28, 36, Weight::kSemibold);
    case Type::kMono:
      return make(13, 20, Weight::kMono);
    case Type::kFigure:
      return make(24, 30, Weight::kSemibold);
  }
  return make(15, 22, Weight::kRegular);
}

}  // namespace cairn::ui

// Words, colours and small drawings that the analyser's screens share.

#include <algorithm>
#include <cmath>

#include "apps/sentiment/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::sentiment::desk {

std::string percent(double share) { return std::to_string(std::lround(share * 100)) + " %"; }

ui::Color ink_of(const ui::Palette& palette, Tone tone) {
  return tone == Tone::kNegative ? palette.bad : tone == Tone::kPositive ? palette.good : palette.muted;
}

ui::Color soft_of(const ui::Palette& palette, Tone tone) {
  return tone == Tone::kNegative ? palette.bad_soft : tone == Tone::kPositive ? palette.accent_soft : palette.hover;
}

ui::Color bar_of(const ui::Palette& palette, Tone tone) {
  return tone == Tone::kNegative   ? palette.bad
         : tone == Tone::kPositive ? palette.accent
                                   : ui::mix(palette.faint, palette.line, 0.4f);
}

const char* icon_of(Tone tone) {
  return tone == Tone::kNegative ? icon::kFrown : tone == Tone::kPositive ? icon::kSmile : icon::kMeh;
}

std::string said_words(const Told& told) { return told.sure ? std::string(name_of(told.tone)) : "Not sure"; }

std::string_view scale_words(Scale scale) {
  return scale == Scale::kTwo ? "Each is positive or negative" : "Each is negative, neutral or positive";
}

void tone_badge(ui::Ui& ui, const Told& told) {
  const ui::Palette& c = ui.colors();
  const std::string words = said_words(told) + " " + percent(told.probability);
  if (told.sure)
    ui::badge(ui, words, ink_of(c, told.tone), soft_of(c, told.tone), icon_of(told.tone));
  else
    ui::badge(ui, words, c.warn, c.warn_soft, icon::kCircleDashed);
}

void tone_bar(ui::Ui& ui, std::string_view name, const std::array<double, kTones>& shares, Scale scale) {
  constexpr float kHeight = 10;
  const ui::Palette& c = ui.colors();
  const ui::Rect rect = ui.place(ui.width(), kHeight);
  float x = rect.x;
  std::string words;
  for (std::size_t i = 0; i < kTones; ++i) {
    const Tone tone = static_cast<Tone>(i);
    if (scale == Scale::kTwo && tone == Tone::kNeutral) continue;
    const float w = rect.w * static_cast<float>(shares[i]);
    // A gap between the parts, so that they are told apart without colour.
    if (w > 2) ui.fill({x, rect.y, w - 2, rect.h}, bar_of(c, tone), 2);
    x += w;
    words += (words.empty() ? "" : " \xC2\xB7 ") + std::string(name_of(tone)) + " " + percent(shares[i]);
  }
  ui.gap(ui::space::k4);
  const ui::Ui::Scope scope(ui, name);
  ui.muted(words);
}

}  // namespace cairn::sentiment::desk

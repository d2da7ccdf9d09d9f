// Which words speak for which tone: tinted and underlined in the text, and as two lists.

#include <algorithm>
#include <cmath>

#include "apps/sentiment/view_page.h"
#include "base/script.h"
#include "ui/layout.h"
#include "ui/table.h"

namespace cairn::sentiment::desk {
namespace {

constexpr double kLeast = 0.15;  // of a word's share of the strongest one, to be shown
constexpr std::size_t kMostListed = 6;

double strongest(const std::vector<Weight>& weights) {
  double most = 0.2;  // where no word says anything nothing is made of it
  for (const Weight& weight : weights) most = std::max(most, std::abs(weight.logit));
  return most;
}

// Punctuation alone tells a reader little, however much it tells the model: it is tinted and not listed.
bool is_listed(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
  });
}

// The same word again counts once, with what its places say together.
std::vector<std::pair<double, std::string>> by_word(std::string_view text, const std::vector<Weight>& weights) {
  std::vector<std::pair<double, std::string>> words;
  for (const Weight& weight : weights) {
    std::string word(text.substr(weight.begin, weight.end - weight.begin));
    if (!is_listed(word)) continue;
    const auto same = std::find_if(words.begin(), words.end(), [&](const auto& known) { return known.second == word; });
    if (same == words.end())
      words.emplace_back(weight.logit, std::move(word));
    else
      same->first += weight.logit;
  }
  return words;
}

std::string signed_words(double logit) {
  const long tenths = std::lround(std::abs(logit) * 10);
  return std::string(logit < 0 ? "\xE2\x88\x92" : "+") + std::to_string(tenths / 10) + "." +
         std::to_string(tenths % 10);
}

void draw_list(ui::Ui& ui, std::string title, std::vector<std::pair<double, std::string>> words, double sign,
               double least) {
  words.erase(std::remove_if(words.begin(), words.end(), [&](const auto& word) { return word.first * sign < least; }),
              words.end());
  std::stable_sort(words.begin(), words.end(),
                   [&](const auto& a, const auto& b) { return a.first * sign > b.first * sign; });
  if (words.size() > kMostListed) words.resize(kMostListed);
  if (words.empty()) {
    ui.text(ui::Type::kSmallStrong, title);
    ui.gap(ui::space::k4);
    ui.muted("None stands out");
    return;
  }
  std::vector<std::vector<std::string>> rows;
  rows.reserve(words.size());
  for (const auto& [logit, word] : words) rows.push_back({word, signed_words(logit)});
  ui::table(ui, {.name = title, .columns = {{title, 3}, {"Weight", 1, 1}}, .rows = std::move(rows)});
}

}  // namespace

void weighted_text(ui::Ui& ui, std::string_view text, const std::vector<Weight>& weights) {
  const ui::Palette& c = ui.colors();
  const ui::TextStyle style = ui.style(ui::Type::kLead);
  const float width = std::min(ui.width(), ui::kMeasure_px * 1.15f * ui.scale());
  if (!needs_shaping(text)) {
    const float x0 = ui.x();
    float y = ui.y();
    const double most = strongest(weights);
    for (const ui::Ui::WrappedLine& line : ui.wrap(style, text, width)) {
      const auto begin = static_cast<std::size_t>(line.text.data() - text.data());
      const std::size_t end = begin + line.text.size();
      for (const Weight& weight : weights) {
        const std::size_t from = std::max(weight.begin, begin);
        const std::size_t to = std::min(weight.end, end);
        const double share = std::abs(weight.logit) / most;
        if (from >= to || share < kLeast) continue;
        const float left = x0 + ui.text_width(style, text.substr(begin, from - begin));
        const float w = ui.text_width(style, text.substr(from, to - from));
        const ui::Rect rect{left - 1, y + 2, w + 2, style.line_px - 4};
        if (!ui.visible(rect)) continue;
        const Tone tone = weight.logit > 0 ? Tone::kPositive : Tone::kNegative;
        const ui::Color soft = soft_of(c, tone);
        if (!ui.env().forced_colors)
          ui.fill(rect, ui::mix(c.surface, soft, static_cast<float>(0.35 + 0.65 * share)), 3);
        // Lines say it as well: a whole one for positive, a broken one for negative.
        const float foot = rect.bottom() - 1;
        const float thickness = share > 0.5 ? 2.0f : 1.0f;
        if (tone == Tone::kPositive) {
          ui.line({rect.x, foot}, {rect.right(), foot}, ink_of(c, tone), thickness);
        } else {
          for (float at = rect.x; at < rect.right(); at += 6)
            ui.line({at, foot}, {std::min(at + 3, rect.right()), foot}, ink_of(c, tone), thickness);
        }
      }
      y += style.line_px;
    }
  }
  ui::Ui::TextOptions options;
  options.max_width = width;
  ui.text_block(style, text, options);
}

void weight_lists(ui::Ui& ui, std::string_view text, const std::vector<Weight>& weights) {
  constexpr float kTwoColumns_px = 420;
  const auto words = by_word(text, weights);
  ui::Columns columns(ui, {1, 1}, ui::space::k24, kTwoColumns_px);
  columns.next();
  draw_list(ui, "Speaks for positive", words, 1, kLeast * strongest(weights));
  columns.next();
  draw_list(ui, "Speaks for negative", words, -1, kLeast * strongest(weights));
}

}  // namespace cairn::sentiment::desk

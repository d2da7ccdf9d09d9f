#include "ui/markdown_inline.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/script.h"

namespace cairn::ui::md {
namespace {

constexpr float kCodePadding_px = 4;
constexpr float kSlant = 0.2f;          // horizontal shift for each pixel above the baseline
constexpr unsigned kFirstCjk = 0x2E80;  // from here on lines may break between any two letters
constexpr unsigned kFirstEmoji = 0x1F000;

TextStyle style_of(const Run& run, TextStyle base) {
  if (run.code) return {std::round(base.size_px * 0.87f), base.line_px, Weight::kMono};
  if (run.strong) base.weight = Weight::kSemibold;
  return base;
}

struct Letter {
  unsigned code_point = 0;
  std::size_t bytes = 1;
};

Letter letter_at(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(text[at])); };
  const unsigned lead = byte(i);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (length == 1 || i + length > text.size()) return {lead, 1};
  unsigned code_point = lead & (0xFFu >> (length + 1));
  for (std::size_t k = 1; k < length; ++k) code_point = (code_point << 6) | (byte(i + k) & 0x3F);
  return {code_point, length};
}

// Words that stand together without a space between them move to the next line together.
class Breaker {
 public:
  Breaker(const Ui& ui, TextStyle base, float width) : ui_(ui), base_(base), width_(std::max(24.0f, width)) {}

  void take(const Run& run);
  InlineLayout finish();

 private:
  struct Atom {
    const Run* run = nullptr;
    std::string_view text;
    float pad_left = 0, w = 0;
  };
  void add_atom(const Run& run, std::size_t from, std::size_t to);
  void add_space(const Run& run);
  void flush();
  void new_line();
  void put(const Atom& atom);
  void put_in_pieces(const Atom& atom);

  const Ui& ui_;
  TextStyle base_;
  float width_;
  InlineLayout out_;
  std::vector<Atom> cluster_;
  float cluster_w_ = 0, x_ = 0, space_ = 0;
  int line_ = 0;
};

void Breaker::take(const Run& run) {
  if (run.line_break) {
    flush();
    new_line();
    return;
  }
  const std::string_view text = run.text;
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Letter letter = letter_at(text, i);
    if (letter.code_point == ' ' || letter.code_point == '\n' || letter.code_point == '\t') {
      add_atom(run, from, i);
      flush();
      add_space(run);
      from = i + 1;
    } else if (letter.code_point >= kFirstCjk && letter.code_point < kFirstEmoji) {
      add_atom(run, from, i);
      flush();
      add_atom(run, i, i + letter.bytes);
      flush();
      from = i + letter.bytes;
    }
    i += letter.bytes;
  }
  add_atom(run, from, text.size());
}

void Breaker::add_atom(const Run& run, std::size_t from, std::size_t to) {
  if (from >= to) return;
  Atom atom{&run, std::string_view(run.text).substr(from, to - from)};
  atom.w = ui_.text_width(style_of(run, base_), atom.text);
  if (run.code && from == 0) atom.pad_left = kCodePadding_px;
  atom.w += atom.pad_left;
  if (run.code && to == run.text.size()) atom.w += kCodePadding_px;
  cluster_w_ += atom.w;
  cluster_.push_back(atom);
}

void Breaker::add_space(const Run& run) {
  if (x_ > 0) space_ += ui_.text_width(style_of(run, base_), " ");
}

void Breaker::new_line() {
  out_.width = std::max(out_.width, x_);
  ++line_;
  x_ = 0;
  space_ = 0;
}

void Breaker::flush() {
  if (cluster_.empty()) return;
  if (x_ > 0 && x_ + space_ + cluster_w_ > width_ + 0.5f) new_line();
  if (x_ > 0) x_ += space_;
  space_ = 0;
  for (const Atom& atom : cluster_) {
    if (x_ + atom.w > width_ + 0.5f && cluster_w_ > width_)
      put_in_pieces(atom);
    else
      put(atom);
  }
  cluster_.clear();
  cluster_w_ = 0;
}

void Breaker::put(const Atom& atom) {
  Fragment* last = out_.fragments.empty() ? nullptr : &out_.fragments.back();
  if (last && last->run == atom.run && last->line == line_ &&
      last->text.data() + last->text.size() <= atom.text.data()) {
    const char* begin = last->text.data();
    last->text = std::string_view(begin, static_cast<std::size_t>(atom.text.data() + atom.text.size() - begin));
    last->w = x_ + atom.w - last->x;
  } else {
    out_.fragments.push_back({atom.run, atom.text, x_, atom.w, line_});
  }
  x_ += atom.w;
}

void Breaker::put_in_pieces(const Atom& atom) {
  const TextStyle style = style_of(*atom.run, base_);
  std::size_t from = 0;
  float w = atom.pad_left;
  for (std::size_t i = 0; i < atom.text.size();) {
    const std::size_t bytes = letter_at(atom.text, i).bytes;
    const float letter_w = ui_.text_width(style, atom.text.substr(i, bytes));
    if (x_ + w + letter_w > width_ && (i > from || x_ > 0)) {
      if (i > from) put({atom.run, atom.text.substr(from, i - from), 0, w});
      new_line();
      from = i;
      w = 0;
    }
    w += letter_w;
    i += bytes;
  }
  if (from < atom.text.size()) put({atom.run, atom.text.substr(from), 0, w});
}

InlineLayout Breaker::finish() {
  flush();
  out_.width = std::max(out_.width, x_);
  out_.lines = out_.fragments.empty() ? 0 : out_.fragments.back().line + 1;
  return std::move(out_);
}

void slant(ImDrawList* list, int first_vertex, float baseline) {
  for (int i = first_vertex; i < list->VtxBuffer.Size; ++i) {
    ImDrawVert& vertex = list->VtxBuffer[i];
    vertex.pos.x += (baseline - vertex.pos.y) * kSlant;
  }
}

void paint_fragment(Ui& ui, const Fragment& fragment, const Look& look, const Rect& rect) {
  const Palette& c = ui.colors();
  const Run& run = *fragment.run;
  const TextStyle style = style_of(run, look.style);
  const bool begins = fragment.text.data() == run.text.data();
  const float pad = run.code && begins ? kCodePadding_px : 0;
  const bool is_link = !run.href.empty();
  const Color ink = is_link ? c.accent : look.ink;
  if (run.code) {
    const float h = style.size_px + 6;
    ui.fill({rect.x, std::round(rect.center_y() - h / 2), rect.w, h}, c.hover, 4);
  }
  const int first_vertex = ui.draw_list()->VtxBuffer.Size;
  ui.paint_text({rect.x + pad, rect.y, rect.w + 4, rect.h}, style, ink, fragment.text);
  const float baseline = rect.y + (rect.h - style.size_px * 1.21f) / 2 + style.size_px * 0.969f;
  if (run.italic) slant(ui.draw_list(), first_vertex, std::round(baseline));
  const float text_right = rect.x + pad + ui.text_width(style, fragment.text);
  if (run.strike) {
    const float y = std::round(rect.center_y()) + 1;
    ui.line({rect.x, y}, {text_right, y}, ink.with_alpha(0.7f), 1);
  }
  if (is_link) {
    const float y = std::round(baseline + style.size_px * 0.17f) + 0.5f;
    ui.line({rect.x + pad, y}, {text_right, y}, ink.with_alpha(0.35f), 1);
  }
}

Rect rect_of(const Fragment& fragment, const Rect& block, float line_px) {
  return {block.x + fragment.x, block.y + static_cast<float>(fragment.line) * line_px, fragment.w, line_px};
}

// What stands between two fragments: the canvas only leaves a gap there.
bool space_between(const Fragment& one, const Fragment& other) {
  const char* const end = one.text.data() + one.text.size();
  if (one.run == other.run) return end != other.text.data();
  return end != one.run->text.data() + one.run->text.size() || other.text.data() != other.run->text.data() ||
         other.run - one.run > 1;  // runs of nothing but spaces leave no fragment
}

std::vector<TextRun> drawn_runs(const InlineLayout& layout, const std::vector<Run>& runs) {
  std::vector<TextRun> out;
  const Fragment* before = nullptr;
  for (const Fragment& fragment : layout.fragments) {
    const Run& run = *fragment.run;
    TextRun piece{std::string(fragment.text), run.href, run.strong, run.italic, run.code, run.strike};
    piece.source = static_cast<int>(&run - runs.data()) + 1;
    const bool breaks = before && std::any_of(before->run + 1, std::max(before->run + 1, fragment.run),
                                              [](const Run& between) { return between.line_break; });
    if (breaks) {
      piece.text.insert(0, static_cast<std::size_t>(fragment.line - before->line), '\n');
    } else if (before) {
      piece.space = space_between(*before, fragment);
      piece.turn = before->line != fragment.line;
    }
    out.push_back(std::move(piece));
    before = &fragment;
  }
  return out;
}

}  // namespace

bool needs_page(const std::vector<Run>& runs) {
  return std::any_of(runs.begin(), runs.end(), [](const Run& run) { return needs_shaping(run.text); });
}

std::vector<TextRun> ink_runs(const std::vector<Run>& runs) {
  std::vector<TextRun> out;
  out.reserve(runs.size());
  for (const Run& run : runs)
    out.push_back({run.text, run.href, run.strong, run.italic, run.code, run.strike, run.line_break});
  return out;
}

InlineLayout lay_out(const Ui& ui, const std::vector<Run>& runs, const Look& look, float width) {
  Breaker breaker(ui, look.style, width);
  for (const Run& run : runs) breaker.take(run);
  return breaker.finish();
}

void paint(Ui& ui, const InlineLayout& layout, const Look& look, Point top_left) {
  const Rect block{top_left.x, top_left.y, layout.width, 0};
  for (const Fragment& fragment : layout.fragments) {
    const Rect rect = rect_of(fragment, block, look.style.line_px);
    if (ui.visible(rect)) paint_fragment(ui, fragment, look, rect);
  }
}

void describe(Ui& ui, const InlineLayout& layout, const std::vector<Run>& runs, const Look& look, const Rect& rect,
              int heading_level) {
  Node node;
  node.name = plain_text(runs);
  node.id = ui.unique(ui.id(node.name));
  node.role = heading_level > 0 ? Role::kHeading : Role::kText;
  node.level = static_cast<std::uint8_t>(heading_level);
  node.font_px = look.style.size_px;
  node.line_px = look.style.line_px;
  node.weight = static_cast<std::uint8_t>(look.style.weight);
  node.runs = drawn_runs(layout, runs);
  ui.semantics().leaf(std::move(node), rect);
}

}  // namespace cairn::ui::md

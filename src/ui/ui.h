#pragma once
// One pass over the screen. Ui places, draws and describes (ui/semantics.h) at once: a widget takes a rectangle from
// the layout, paints it on a Dear ImGui draw list, says what it is, and answers what the page's event did to it. Views
// get a `Ui&` and constant state; they never touch ImGui, the page or the clock.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <imgui.h>

#include "ui/fonts.h"
#include "ui/geometry.h"
#include "ui/input.h"
#include "ui/semantics.h"
#include "ui/theme.h"

namespace cairn::ui {

// What the platform says about the page.
struct Environment {
  float width_px = 1280, height_px = 800;
  float dpr = 1;
  float inset_top_px = 0, inset_bottom_px = 0;  // notches, home bar
  bool dark = false;
  bool touch = false;  // coarse pointer: larger targets
  bool reduced_motion = false;
  bool more_contrast = false;
  std::optional<SystemColors> forced_colors;  // set: the system's colours and no others
  bool mac = false;                           // Cmd instead of Ctrl in words
  bool online = true;                         // false: the device says that it has no network
  int text_size_percent = 100;
  bool compact = false;
};

// A line of text as it stands on the canvas, for comparing the canvas with its description.
struct PaintedText {
  std::string text;  // what fits: a cut line is without its ellipsis
  Rect rect;         // its line box, in page coordinates
  Color color;
  bool cut = false;
};

// Where the next widget goes: a column of width `w` filling downwards, or a row filling to the right.
struct Flow {
  float x = 0, y = 0, w = 0;
  bool row = false;
  float row_x = 0, row_h = 0, row_gap = 8, row_line_h = 0;  // row_line_h > 0: centre widgets in lines of this height
  bool row_wrap = true;
};

// Kept between passes by widget id: scroll positions, heights measured in the last pass.
struct Memory {
  struct Scroll {
    float y = 0, max = 0;
    std::uint32_t serial = 0;
  };
  std::map<Id, Scroll> scroll;
  std::map<Id, float> height;
  std::map<Id, bool> open;
  std::map<Id, int> picked;  // the point of a chart that is read out
};

class Ui {
 public:
  Ui(Semantics& semantics, Memory& memory, const Fonts& fonts);

  void begin(const Environment& environment, const Event& event, const Pointer& pointer);
  void end();
  // A size that is only known after drawing has changed: this pass must be repeated before it is shown.
  void request_settle() { unsettled_ = true; }
  bool unsettled() const { return unsettled_; }

  // --- tokens ---
  const Environment& env() const { return env_; }
  const Palette& colors() const { return palette_; }
  TextStyle style(Type type) const { return text_style(type, scale_); }
  float scale() const { return scale_; }
  bool phone() const { return env_.width_px < kPhoneBreakpoint_px; }
  bool wide() const { return env_.width_px >= kWideBreakpoint_px; }
  float control_h() const {
    return (env_.touch || phone() ? 44.0f : env_.compact ? 32.0f : 36.0f) * (scale_ > 1 ? scale_ : 1);
  }

  // --- identity ---
  Id id(std::string_view name) const;
  Id id(int number) const;
  Id page_id(std::string_view name) const;  // the same in every scope: for what is spoken of from elsewhere
  Id unique(Id base);                       // for what may stand twice in one scope
  Id text_id();  // the next text of its scope: one whose words change stays the same element of the page
  class Scope {  // ids inside are different from the same ids elsewhere
   public:
    Scope(Ui& ui, std::string_view name) : ui_(ui) { ui_.push_id(ui_.id(name)); }
    Scope(Ui& ui, int number) : ui_(ui) { ui_.push_id(ui_.id(number)); }
    ~Scope() { ui_.pop_id(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Ui& ui_;
  };

  // --- layout ---
  Flow& flow() { return flow_; }
  float x() const { return flow_.x; }
  float y() const { return flow_.y; }
  float width() const { return flow_.w; }
  void gap(float height_px) { flow_.y += height_px; }
  Rect place(float width, float height);  // the next rectangle of the flow
  float remaining_in_row() const { return flow_.x + flow_.w - flow_.row_x; }
  bool visible(const Rect& rect) const { return rect.overlaps(clip_); }
  const Rect& clip() const { return clip_; }
  Id scroller() const { return scroller_; }  // that what is drawn lies in; 0: none

  // --- events ---
  const Event& event() const { return event_; }
  bool clicked(Id id) const { return event_.kind == EventKind::kClick && event_.id == id; }
  bool hovered(Id id) const { return pointer_.hovered == id; }
  bool pressed(Id id) const { return pointer_.pressed == id && pointer_.hovered == id; }
  bool focused(Id id) const { return pointer_.focused == id; }
  bool focus_visible(Id id) const { return pointer_.focused == id && pointer_.focus_visible; }
  bool hot_key(std::string_view key, bool with_command) const;  // a global shortcut
  const Pointer& pointer() const { return pointer_; }

  // --- painting ---
  void fill(const Rect& rect, Color color, float radius = 0);
  void outline(const Rect& rect, Color color, float radius = 0, float thickness = 1);
  void line(Point a, Point b, Color color, float thickness = 1);
  void circle(Point center, float radius, Color color, bool filled = true, float thickness = 1.5f);
  void shadow(const Rect& rect, float radius);
  void focus_ring(Id id, const Rect& rect, float radius);
  // One line, no wrapping; `rect` is the line box, text is vertically centred in it. Cut with an ellipsis at its width.
  void paint_text(const Rect& rect, TextStyle style, Color color, std::string_view text, float align = 0);
  void paint_icon(Point center, float size_px, Color color, const char* icon);
  float text_width(TextStyle style, std::string_view text) const;
  // paint_text() for words of their own, which are described too.
  void label(const Rect& rect, TextStyle style, Color color, std::string_view text, float align = 0);
  // A text of its own that the page shows, wraps and shapes inside `rect`; heading_level 0: a paragraph.
  void shaped_text(const Rect& rect, TextStyle style, Color color, std::vector<TextRun> runs, int heading_level = 0);
  // Every line of text of each pass is also written down here, until null is given.
  void record_text(std::vector<PaintedText>* into) { record_ = into; }
  ImDrawList* draw_list() { return list_; }
  void set_draw_list(ImDrawList* list) { list_ = list; }

  // --- describing ---
  Semantics& semantics() { return semantics_; }
  Memory& memory() { return memory_; }

  // --- text ---
  struct TextOptions {
    std::optional<Color> color;
    float max_width = kMeasure_px;  // of running text; 0: the flow's width
    bool strike = false;
    int max_lines = 0;  // 0: all; else the last one ends in an ellipsis
    float align = 0;
    bool quiet = false;  // drawn, but already said by the widget around it
  };
  struct WrappedLine {
    std::string_view text;
    bool cut = false;
  };
  std::vector<WrappedLine> wrap(TextStyle style, std::string_view text, float width, int max_lines = 0) const;
  // Node::turns for `lines`, which are views of `text`.
  static std::vector<std::uint32_t> turns_of(std::string_view text, const std::vector<WrappedLine>& lines);
  float text_height(TextStyle style, std::string_view text, float width, int max_lines = 0) const;
  void text(Type type, std::string_view text) { text_block(style(type), text, TextOptions()); }
  void text(Type type, std::string_view text, const TextOptions& options) { text_block(style(type), text, options); }
  void muted(std::string_view text);
  void heading(int level, std::string_view text);
  void heading(int level, Type type, std::string_view text);
  void text_block(TextStyle style, std::string_view text, const TextOptions& options, int heading_level = 0);
  void divider();
  void icon(const char* icon, float size_px, Color color);  // decoration in a row

 private:
  TextStyle fitting(TextStyle style, std::string_view text, float width) const;
  void leave_to_page(const Rect& rect, TextStyle style, Color color, std::string_view text, float align);
  void add_glyphs(ImFont* font, float size_px, Point top_left, Color color, const char* begin, const char* end);
  friend class Row;
  friend class Scroller;
  friend class Overlay;
  friend class Card;
  void push_id(Id id) { scopes_.push_back(id); }
  void pop_id() { scopes_.pop_back(); }

  Semantics& semantics_;
  Memory& memory_;
  const Fonts& fonts_;
  Environment env_;
  Event event_;
  Pointer pointer_;
  Palette palette_;
  float scale_ = 1;
  Flow flow_;
  Rect clip_;
  Id scroller_ = 0;
  std::vector<Id> scopes_;
  ImDrawList* list_ = nullptr;
  bool unsettled_ = false;
  std::vector<PaintedText>* record_ = nullptr;
  std::unordered_map<Id, int> seen_;
};

ImU32 to_imgui(Color color);

}  // namespace cairn::ui

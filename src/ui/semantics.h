#pragma once
// The semantic tree: what every frame shows, said a second time in roles, names, values and rectangles. The page
// mirrors it into DOM elements over the canvas; those are the input surface (focus, clicks, text, scrolling, links) and
// what a screen reader, find-in-page and the tests see. Owns the tree of this frame and its difference from the last
// one that was sent. Must not know the DOM: roles are ours, web/mirror.js maps them to elements.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/geometry.h"

namespace cairn::ui {

using Id = std::uint32_t;

enum class Role {
  kText,     // a paragraph or a label; `value` is empty, `name` is the text
  kHeading,  // level 1..6
  kLabel,    // names the control `target`
  kButton,
  kSwitch,
  kLink,      // href
  kCheckbox,  // of a name that `target` shows, or shown by itself
  kRadio,     // inside a kRadioGroup
  kTextbox,   // value; input_type
  kTextarea,  // value
  kCombobox,  // options, value = index
  kSlider,    // min, max, step, now
  kFile,      // accept in `value`
  kImage,     // a chart or picture that `name` describes; its children are the words drawn in it
  kProgress,  // min, max, now
  kStatus,    // announced politely when its name changes
  kAlert,     // announced at once
  kCode,      // a block of code
  kOption,    // of a kListbox; chosen by `selected`, never focused itself
  // containers
  kMain,
  kNavigation,
  kBanner,
  kRegion,
  kGroup,
  kRadioGroup,
  kList,
  kListItem,
  kDialog,
  kQuote,
  kListbox,  // the field `target` chooses in it
  kForm,
  kSearch,
  kTable,
  kRow,
  kCell,
  kColumnHeader,
  kRowHeader,
  kScroller,  // scrolls its children vertically; content_h
  // no meaning of its own
  kInk,  // a line that the page draws because it needs shaping; hidden from assistive technology
};

enum class Tri : std::int8_t { kNone = -1, kFalse = 0, kTrue = 1 };

enum class TextAlign : std::uint8_t { kStart, kCenter, kRight };
TextAlign text_align(float part);  // of the free width that lies to the left: 0, 0.5 or 1

// A piece of a text with a style of its own. Where the canvas draws the text, `space` and `turn` say what lies before
// the piece: a space, the beginning of a line. Pieces of the same `source` (0: none) are one link, on however many
// lines.
struct TextRun {
  std::string text;
  std::string href;
  bool strong = false, italic = false, code = false, strike = false, line_break = false;
  bool space = false, turn = false;
  int source = 0;
  friend bool operator==(const TextRun&, const TextRun&) = default;
};

struct Node {
  Id id = 0;
  Id parent = 0;
  Role role = Role::kText;
  std::string name;
  std::string value;
  std::string detail;       // drawn beside the name, smaller: a link's or check box's second line
  std::string description;  // more than is drawn; also the tool tip
  std::string href;
  std::string placeholder;
  std::string input_type;  // text, search, url, number, date, time
  std::string options;     // one a line
  Rect rect;               // relative to the parent's content; in logical px
  float content_h = 0;     // kScroller
  float scroll_y = 0;      // kScroller: applied when scroll_serial changes
  std::uint32_t scroll_serial = 0;
  float min = 0, max = 0, step = 0, now = 0;
  float font_px = 0;  // text and fields: so that selection and editing lie on the drawn letters
  float line_px = 0;
  float pad_x = 0, pad_y = 0;
  std::string ink;  // the colour, #rrggbbaa, of what the page shows itself, since it needs shaping (base/script.h)
  std::vector<TextRun> runs;  // the name in its styles; without `ink` the canvas shows it
  // Where the canvas begins a new line: offsets into the name and the detail, in UTF-16 units. The mirror breaks there.
  std::vector<std::uint32_t> turns, detail_turns;
  TextAlign align = TextAlign::kStart;
  std::uint8_t weight = 0;  // 0 regular, 1 semibold, 2 monospace
  std::uint8_t level = 0;
  Id target = 0;
  Id active = 0;  // a field that chooses in the listbox `target`: the chosen option
  // More keys that it wants while it has the focus, parted by spaces: "c x ArrowLeft". Single letters only where the
  // learner has those on.
  std::string keys;
  // Of a list item whose list is longer than what is described: its place, from 1, and how many there are.
  int place = 0, of = 0;
  Tri checked = Tri::kNone, expanded = Tri::kNone, selected = Tri::kNone, current = Tri::kNone;
  bool disabled = false, invalid = false, required = false, modal = false, autofocus = false, wants_keys = false,
       wants_pointer = false, new_tab = false, clip = false;
  bool drags = false, takes_drops = false;  // can be dragged; something can be dropped on it
  bool many = false;                        // kFile: takes several photos, dropped on the page and pasted ones too
  bool camera = false;                      // kFile: a phone opens its camera
  bool unseen = false;                      // the name is not drawn: an icon stands for it
  bool silent = false;                      // a status whose changes are not announced by themselves

  friend bool operator==(const Node&, const Node&) = default;
};

enum class Urgency { kPolite, kAtOnce };

class Semantics {
 public:
  void begin_frame();

  // Says something to who cannot see what changed: once, with the next patch, also when the same was said before.
  void announce(std::string words, Urgency urgency);
  // Gives the focus to a widget of this frame, with the next patch.
  void focus(Id id) { focus_ = id; }
  Id wanted_focus() const { return focus_; }

  // Containers nest; children are placed relative to `origin` (in page coordinates) of the innermost one.
  void open(Node node, Rect page_rect, Point content_origin);
  void close();
  void leaf(Node node, Rect page_rect);

  const std::vector<Node>& nodes() const { return nodes_; }
  const Node* find(Role role, std::string_view name) const;  // the first one; for tests
  const Node* find(Id id) const;

  // A container's rectangle is often known only after its children.
  void set_rect(Id id, Rect page_rect);
  Node* last(Id id);
  Node* last(Role role);

  // What the page must change since the last call, as JSON for web/mirror.js; empty when nothing changed.
  std::string take_patch();
  // The page changed a control's value itself (typing): the mirror already shows it.
  void page_has_value(Id id, std::string_view value);
  void forget();  // the page lost its mirror: send everything again

 private:
  struct Frame {
    Id id = 0;
    Point origin;
    Point parent_origin;
    std::size_t index = 0;
  };
  std::vector<Node> nodes_;
  std::vector<Frame> stack_;
  struct Announcement {
    std::string words;
    Urgency urgency;
  };
  std::vector<Announcement> announcements_;
  Id focus_ = 0;
  bool same_structure() const;
  std::vector<Node> sent_;  // what the mirror shows, in the order of the document
};

}  // namespace cairn::ui

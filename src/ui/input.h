#pragma once
// What the page reports, one event at a time. The DOM does the hit testing, focus order, scrolling and text editing;
// what arrives here is already about a widget.

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "core/ports.h"
#include "ui/geometry.h"
#include "ui/semantics.h"

namespace cairn::ui {

enum class EventKind {
  kNone,
  kClick,    // the widget was activated: pointer, key or assistive technology
  kInput,    // `value` is the field's text so far
  kCommit,   // the field was left or Enter was pressed; `value`; for choices: the new value
  kKey,      // a key on a widget that wants keys, or a global shortcut (id 0)
  kScroll,   // a scroller is now at `y`
  kPointer,  // the pointer moved over a widget that wants it; x, y in page coordinates
  kFile,     // a file was chosen: name in `value`, content in `bytes`
  kPhotos,   // photos were chosen, dropped or pasted: `photos`
  kDismiss,  // Escape, or a click outside a dialog
  kDrag,     // a widget is being dragged, and is now at x, y over the widget `target` (0: over none that takes it)
  kDrop,     // it was let go over `target`; 0: over none, or the drag was given up
};

struct Event {
  EventKind kind = EventKind::kNone;
  Id id = 0;
  std::string value{};
  std::string bytes{};
  std::string key{};  // as KeyboardEvent.key
  bool ctrl = false, shift = false, alt = false;
  float x = 0, y = 0;
  Id target = 0;
  std::vector<ChosenPhoto> photos{};
};

// Lasting facts between events.
struct Pointer {
  Id hovered = 0;
  Id pressed = 0;
  Id focused = 0;
  bool focus_visible = false;
  Id dragged = 0, over = 0;  // what is being dragged, and over what that takes it
  Id files_over = 0;         // files are dragged over the page, and this would take them
  Point at{-1, -1};
};

}  // namespace cairn::ui

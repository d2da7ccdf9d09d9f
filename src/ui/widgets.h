#pragma once
// The controls. Each one takes its place from the flow, paints itself, describes itself, and answers the page's event.
// A label is the accessible name; it also makes the id, so put equal labels into different Scopes.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.h"

namespace cairn::ui {

inline float full_on_phone(const Ui& ui) { return ui.phone() ? -1.0f : 0.0f; }  // the width of a button

enum class ButtonLook { kPlain, kPrimary, kDanger, kQuiet };

struct ButtonOptions {
  ButtonLook look = ButtonLook::kPlain;
  const char* icon = nullptr;
  std::string_view disabled_because = {};  // not empty: disabled, and this is said on hover
  std::string_view description = {};
  float width = 0;     // 0: as wide as it needs; < 0: the flow's width
  bool small = false;  // 28 px, in dense rows on a desktop
  Tri expanded = Tri::kNone;
  std::string_view key = {};   // id instead of the label
  bool icon_last = false;      // the icon stands after the words
  std::string_view says = {};  // the accessible name where the words alone do not say which; contains them
};
bool button(Ui& ui, std::string_view label, const ButtonOptions& options = {});
float button_width(Ui& ui, std::string_view label, const ButtonOptions& options = {});
float small_button_h(const Ui& ui);  // as high as any other where fingers press it
bool icon_button(Ui& ui, std::string_view label, const char* icon, const ButtonOptions& options = {});

// Links are the page's own: it opens them. `href` "#/week/7" or an https address (opens in a new tab).
Id link(Ui& ui, std::string_view label, std::string_view href, Type type = Type::kBody);
void button_link(Ui& ui, std::string_view label, std::string_view href, const ButtonOptions& options = {});
// A whole rectangle as a link, to be drawn over: returns true while hovered.
bool link_area(Ui& ui, std::string_view label, std::string_view href, const Rect& rect, float radius);

struct CheckOptions {
  std::string_view detail = {};  // second line, muted
  bool strike_when_on = false;
  std::string_view disabled_because = {};
  std::string_view key = {};
  float width = 0;  // 0: the flow's width
};
// The new value when it was just changed.
std::optional<bool> checkbox(Ui& ui, std::string_view label, bool on, const CheckOptions& options = {});
std::optional<bool> toggle(Ui& ui, std::string_view label, bool on, const CheckOptions& options = {});

// One of a few, side by side.
std::optional<int> segmented(Ui& ui, std::string_view label, const std::vector<std::string>& options, int selected);
// One of many: the browser's own list.
std::optional<int> select(Ui& ui, std::string_view label, const std::vector<std::string>& options, int selected,
                          float width = 0, bool show_label = true, std::string_view disabled_because = {});

struct FieldOptions {
  std::string_view placeholder = {};
  std::string_view type = "text";  // text, search, url, number, date
  std::string_view error = {};     // shown beside the field
  std::string_view hint = {};
  std::string_view key = {};
  float width = 0;   // 0: the flow's width
  float height = 0;  // text areas
  bool show_label = true;
  bool autofocus = false;
  bool wants_keys = false;  // arrows and Escape are reported
  bool mono = false;
  const char* icon = nullptr;
  std::string_view disabled_because = {};
  float min = 0, max = 0, step = 0;  // number
};
struct FieldResult {
  Id id = 0;
  bool changed = false;    // `text` was updated by typing
  bool committed = false;  // left, or Enter
  bool submitted = false;  // Enter (in a text area with Ctrl): what the form's button does
  bool focused = false;
};
FieldResult text_field(Ui& ui, std::string_view label, std::string& text, const FieldOptions& options = {});

// A field that proposes: what may stand in it appears below while it is written in, over what comes next. Arrows go
// through it, Enter or a click takes it.
struct Proposal {
  std::string text, detail;
  std::string value;  // what the whole field becomes
};
struct ProposedResult : FieldResult {
  bool taken = false;    // `text` is now a proposal's value
  bool escaped = false;  // Escape, while nothing was proposed
};
ProposedResult proposing_field(Ui& ui, std::string_view label, std::string& text,
                               const std::vector<Proposal>& proposals, FieldOptions options = {});
FieldResult text_area(Ui& ui, std::string_view label, std::string& text, const FieldOptions& options = {});
std::optional<float> slider(Ui& ui, std::string_view label, float value, float min, float max, float step,
                            std::string_view shown_value, float width = 0);

struct ChosenFile {
  std::string name, bytes;
};
std::optional<ChosenFile> file_button(Ui& ui, std::string_view label, std::string_view accept,
                                      const ButtonOptions& options = {});
// Several photos at once. Photos that are dropped on the page or pasted come to the first of these on the screen, and
// not to one with `camera`, with which a phone takes a photo.
std::vector<ChosenPhoto> photos_button(Ui& ui, std::string_view label, const ButtonOptions& options = {},
                                       bool camera = false);
// Whether files are being dragged over the page that a photos_button() would take.
bool photos_over(const Ui& ui);

void progress_bar(Ui& ui, std::string_view label, double fraction, std::optional<Color> color = {}, float height = 6);
void badge(Ui& ui, std::string_view text, Color ink, Color fill, const char* icon = nullptr);
// A disclosure: a row that opens what follows it. Remembers its state.
bool disclosure(Ui& ui, std::string_view label, bool open_at_first, std::string_view detail = {});
void empty_state(Ui& ui, const char* icon, std::string_view title, std::string_view text);
enum class NoticeLook { kInfo, kWarn, kBad, kGood };
void notice(Ui& ui, NoticeLook look, std::string_view title, std::string_view text);
// A figure with its unit and what it means.
void figure(Ui& ui, std::string_view value, std::string_view caption);

}  // namespace cairn::ui

#include "ui/semantics_json.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/json.h"

namespace cairn::ui {
namespace {

const char* role_name(Role role) {
  switch (role) {
    case Role::kText:
      return "text";
    case Role::kHeading:
      return "heading";
    case Role::kLabel:
      return "label";
    case Role::kButton:
      return "button";
    case Role::kSwitch:
      return "switch";
    case Role::kLink:
      return "link";
    case Role::kCheckbox:
      return "checkbox";
    case Role::kRadio:
      return "radio";
    case Role::kTextbox:
      return "textbox";
    case Role::kTextarea:
      return "textarea";
    case Role::kCombobox:
      return "combobox";
    case Role::kSlider:
      return "slider";
    case Role::kFile:
      return "file";
    case Role::kImage:
      return "img";
    case Role::kProgress:
      return "progressbar";
    case Role::kStatus:
      return "status";
    case Role::kAlert:
      return "alert";
    case Role::kCode:
      return "code";
    case Role::kOption:
      return "option";
    case Role::kQuote:
      return "quote";
    case Role::kListbox:
      return "listbox";
    case Role::kMain:
      return "main";
    case Role::kNavigation:
      return "navigation";
    case Role::kBanner:
      return "banner";
    case Role::kRegion:
      return "region";
    case Role::kGroup:
      return "group";
    case Role::kRadioGroup:
      return "radiogroup";
    case Role::kList:
      return "list";
    case Role::kListItem:
      return "listitem";
    case Role::kDialog:
      return "dialog";
    case Role::kForm:
      return "form";
    case Role::kSearch:
      return "search";
    case Role::kTable:
      return "table";
    case Role::kRow:
      return "row";
    case Role::kCell:
      return "cell";
    case Role::kColumnHeader:
      return "columnheader";
    case Role::kRowHeader:
      return "rowheader";
    case Role::kScroller:
      return "scroller";
    case Role::kInk:
      return "ink";
  }
  return "text";
}

// A JSON object that is being written into a text. Straight into it: a tree of values in between cost more than finding
// what changed.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) { out_ += '{'; }
  ~Writer() { out_ += '}'; }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  std::string& key(const char* name) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += '"';
    out_ += name;
    out_ += "\":";
    return out_;
  }
  void text(const char* name, const std::string& value) {
    if (!value.empty()) write_text(value, key(name));
  }
  void flag(const char* name, bool value) {
    if (value) key(name) += '1';
  }
  void px(const char* name, float value) {
    if (value != 0.0f) write_px(value, key(name));
  }
  void decimal(const char* name, float value) {
    if (value != 0.0f) write_decimal(value, key(name));
  }
  void number(const char* name, std::uint32_t value) {
    if (value != 0) key(name) += std::to_string(value);
  }
  void tri(const char* name, Tri value) {
    if (value != Tri::kNone) key(name) += value == Tri::kTrue ? '1' : '0';
  }
  void numbers(const char* name, const std::vector<std::uint32_t>& values) {
    if (!values.empty()) write_numbers(values, key(name));
  }

 private:
  std::string& out_;
  bool first_ = true;
};

void write_runs(const std::vector<TextRun>& runs, std::string& out) {
  out += '[';
  for (const TextRun& run : runs) {
    if (out.back() != '[') out += ',';
    Writer one(out);
    write_text(run.text, one.key("t"));
    one.text("h", run.href);
    one.flag("b", run.strong);
    one.flag("i", run.italic);
    one.flag("c", run.code);
    one.flag("s", run.strike);
    one.flag("br", run.line_break);
    one.flag("sp", run.space);
    one.flag("tn", run.turn);
    one.number("k", static_cast<std::uint32_t>(run.source));
  }
  out += ']';
}

}  // namespace

void write_text(std::string_view text, std::string& out) {
  const auto plain = [](char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; };
  if (!std::all_of(text.begin(), text.end(), plain)) {
    out += to_text(Json(text));
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

void write_numbers(const std::vector<std::uint32_t>& numbers, std::string& out) {
  out += '[';
  for (const std::uint32_t number : numbers) {
    if (out.back() != '[') out += ',';
    out += std::to_string(number);
  }
  out += ']';
}

// Quarters are plenty for a pixel, and keep the patch short and the same everywhere.
void write_px(float value, std::string& out) {
  constexpr const char* kQuarters[] = {"", ".25", ".5", ".75"};
  constexpr double kMost = 1e15;
  const auto quarters =
      static_cast<std::int64_t>(std::round(std::clamp(static_cast<double>(value), -kMost, kMost) * 4.0));
  if (quarters < 0) out += '-';
  const std::int64_t size = std::abs(quarters);
  out += std::to_string(size / 4);
  out += kQuarters[size % 4];
}

void write_decimal(float value, std::string& out) {
  constexpr double kMost = 1e15;
  const auto thousandths =
      static_cast<std::int64_t>(std::round(std::clamp(static_cast<double>(value) * 1000, -kMost, kMost)));
  if (thousandths < 0) out += '-';
  const std::int64_t size = std::abs(thousandths);
  out += std::to_string(size / 1000);
  if (size % 1000 == 0) return;
  out += '.' + std::to_string(1000 + size % 1000).substr(1);
  while (out.back() == '0') out.pop_back();
}

void write_node(const Node& node, std::string& out) {
  Writer json(out);
  json.key("i") += std::to_string(node.id);
  json.key("p") += std::to_string(node.parent);
  json.text("r", role_name(node.role));
  std::string& box = json.key("b");
  box += '[';
  for (const float side : {node.rect.x, node.rect.y, node.rect.w, node.rect.h}) {
    if (box.back() != '[') box += ',';
    write_px(side, box);
  }
  box += ']';
  json.text("n", node.name);
  json.text("v", node.value);
  json.text("dt", node.detail);
  json.text("d", node.description);
  json.text("h", node.href);
  json.text("ph", node.placeholder);
  json.text("ty", node.input_type);
  json.text("op", node.options);
  json.px("ch", node.content_h);
  json.px("sy", node.scroll_y);
  json.number("ss", node.scroll_serial);
  json.decimal("mn", node.min);
  json.decimal("mx", node.max);
  json.decimal("st", node.step);
  if (node.role == Role::kSlider || node.role == Role::kProgress) write_decimal(node.now, json.key("no"));
  json.px("fs", node.font_px);
  json.px("lh", node.line_px);
  json.px("px", node.pad_x);
  json.px("py", node.pad_y);
  if (node.align != TextAlign::kStart) json.text("al", node.align == TextAlign::kCenter ? "center" : "right");
  json.text("ik", node.ink);
  if (!node.runs.empty()) write_runs(node.runs, json.key("rn"));
  json.numbers("tu", node.turns);
  json.numbers("td", node.detail_turns);
  json.number("w", node.weight);
  json.number("l", node.level);
  json.number("t", node.target);
  json.number("ac", node.active);
  json.tri("ck", node.checked);
  json.tri("ex", node.expanded);
  json.tri("se", node.selected);
  json.tri("cu", node.current);
  json.flag("di", node.disabled);
  json.flag("iv", node.invalid);
  json.flag("rq", node.required);
  json.flag("mo", node.modal);
  json.flag("af", node.autofocus);
  json.flag("ke", node.wants_keys);
  json.flag("po", node.wants_pointer);
  json.flag("nt", node.new_tab);
  json.flag("cl", node.clip);
  json.flag("so", node.silent);
  json.flag("us", node.unseen);
  json.text("le", node.keys);
  json.flag("dg", node.drags);
  json.flag("dr", node.takes_drops);
  json.flag("mf", node.many);
  json.flag("ca", node.camera);
  if (node.of) json.key("pl") += '[' + std::to_string(node.place) + ',' + std::to_string(node.of) + ']';
}

}  // namespace cairn::ui

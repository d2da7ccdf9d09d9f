// The rows of a collection: filtered and sorted, of which those near the screen are drawn and described.

#include <algorithm>
#include <cmath>

#include "apps/sentiment/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::sentiment::desk {
namespace {

constexpr float kOverscan_px = 400;
constexpr float kPad_px = 10;
constexpr float kSide_px = 176;  // on a wide page: the column of tones
constexpr int kTextLines = 2;

const std::vector<std::string>& which_words() {
  static const std::vector<std::string> words{"All rows", "Negative",   "Neutral",      "Positive",
                                              "Not sure", "To look at", "Judged by you"};
  return words;
}
const std::vector<std::string>& order_words() {
  static const std::vector<std::string> words{"As read", "Newest first", "Most negative first", "Most positive first",
                                              "Least sure first"};
  return words;
}

std::string doubt_words(const Rows& rows, std::size_t row, Doubt doubt) {
  if (doubt == Doubt::kAgainstFile) return "The file says " + to_lower_ascii(name_of(*rows.file.of(rows.texts[row])));
  if (doubt == Doubt::kJudgesDiffer) {
    const Told other = told((*rows.others)[row].tones(rows.scale), rows.other_threshold);
    return std::string(rows.other) + " says " + to_lower_ascii(name_of(other.tone));
  }
  return {};
}

std::string meta_words(const Page& page, const Rows& rows, std::size_t row) {
  const reading::ReadText& text = rows.texts[row];
  std::vector<std::string> parts;
  if (rows.own_tone(row) && rows.judged(row)) {
    const Told said = rows.told(row);
    parts.push_back("judged " + to_lower_ascii(said_words(said)) + " " + percent(said.probability));
  }
  if (const std::string doubt = doubt_words(rows, row, doubt_of(rows, row)); !doubt.empty()) parts.push_back(doubt);
  if (text.time) {
    const Date today = local_date(page.context.now, page.context.utc_offset_minutes);
    parts.push_back(format_date(local_date(*text.time, page.context.utc_offset_minutes), today));
  }
  if (!text.author.empty()) parts.push_back(text.author);
  if (!text.source.empty() && page.desk.open->digest().sums().sources.count > 1) parts.push_back(text.source);
  if (text.rating) {
    std::string rating = std::to_string(*text.rating);
    rating.erase(rating.find_last_not_of('0') + 1);
    if (rating.back() == '.') rating.pop_back();
    parts.push_back("rated " + rating);
  }
  if (!text.label.empty() && doubt_of(rows, row) != Doubt::kAgainstFile) parts.push_back("labelled " + text.label);
  if (text.copies > 0) parts.push_back(counted(text.copies, "copy", "copies"));
  std::string words;
  for (const std::string& part : parts) words += (words.empty() ? "" : " \xC2\xB7 ") + part;
  return words;
}

// The person's own word, as the browser's own list: four choices.
void draw_own(Page& page, const Rows& rows, std::size_t row, const ui::Rect& rect) {
  ui::Ui& ui = page.ui;
  const auto own = rows.own_tone(row);
  const ui::Flow outer = ui.flow();
  ui.flow().x = rect.x;
  ui.flow().y = rect.y;
  ui.flow().w = rect.w;
  // The names begin with different letters: one key chooses. A review is not neutral.
  std::vector<Tone> tones{Tone::kNegative, Tone::kNeutral, Tone::kPositive};
  if (rows.scale == Scale::kTwo) tones.erase(tones.begin() + 1);
  std::vector<std::string> options{"As judged"};
  for (const Tone tone : tones) options.emplace_back(name_of(tone));
  const auto known = own ? std::find(tones.begin(), tones.end(), *own) : tones.end();
  const int selected = known == tones.end() ? 0 : static_cast<int>(known - tones.begin()) + 1;
  const std::string label = "Tone of row " + std::to_string(row + 1);
  if (const auto chosen = ui::select(ui, label, options, selected, rect.w, false, page.context.read_only_because())) {
    const std::optional<Tone> tone =
        *chosen == 0 ? std::nullopt : std::optional<Tone>(tones[static_cast<std::size_t>(*chosen - 1)]);
    const Status status = page.out.submit(SetTone{page.desk.open->id(), {static_cast<int>(row)}, tone});
    page.desk.open->stay = status.ok();
    tell(page.out, status,
         tone ? "Row " + with_commas(row + 1) + " is " + to_lower_ascii(name_of(*tone))
              : "Row " + with_commas(row + 1) + " is as judged again");
  }
  ui.flow() = outer;
}

// The whole text with the reasons, on the screen that tries texts.
void draw_why(Page& page, const Rows& rows, std::size_t row, const ui::Rect& rect) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  ui::Node node;
  node.id = ui.id("why");
  node.role = ui::Role::kButton;
  node.name = "Read row " + with_commas(row + 1) + " whole, with reasons";
  node.unseen = true;
  const bool hovered = ui.hovered(node.id);
  if (hovered) ui.fill(rect, c.hover, ui::kControlRadius_px);
  ui.paint_icon({rect.center_x(), rect.center_y()}, 16, hovered ? c.accent : c.muted, icon::kEye);
  ui.focus_ring(node.id, rect, ui::kControlRadius_px);
  const ui::Id id = node.id;
  ui.semantics().leaf(std::move(node), rect);
  if (!ui.clicked(id)) return;
  page.desk.attempt.text = std::string(truncate_utf8(rows.texts[row].text, kMaxTryBytes));
  page.desk.attempt.scale = rows.scale;
  page.out.actions.push_back(ui::Navigate{"#/sentiment"});
}

struct RowLook {
  float text_px, meta_px, badge_px, control_px;
  bool side;  // tones stand beside the text
  float height() const {
    const float text = kTextLines * text_px + meta_px;
    return side ? std::max(text, badge_px + 6 + control_px) + 2 * kPad_px : text + 6 + control_px + 2 * kPad_px;
  }
};

RowLook look_of(const ui::Ui& ui) {
  const float small = ui.style(ui::Type::kSmall).line_px;
  return {ui.style(ui::Type::kBody).line_px, small, small + 4, ui.control_h(), !ui.phone() && ui.width() > 520};
}

void draw_row(Page& page, const Rows& rows, const RowLook& look, std::size_t place, std::size_t row,
              const ui::Rect& rect) {
  ui::Ui& ui = page.ui;
  const ui::Palette& c = ui.colors();
  const ui::Ui::Scope scope(ui, static_cast<int>(row));
  ui::Node item;
  item.id = ui.id("item");
  item.role = ui::Role::kListItem;
  item.place = static_cast<int>(place) + 1;
  item.of = static_cast<int>(page.desk.open->lens().shown().size());
  ui.semantics().open(std::move(item), rect, {rect.x, rect.y});
  ui.line({rect.x, rect.bottom() - 0.5f}, {rect.right(), rect.bottom() - 0.5f}, c.line);
  const float side_w = look.side ? kSide_px * std::max(1.0f, ui.scale()) : 0;
  const float text_w = rect.w - side_w - (look.side ? ui::space::k16 : 0);
  const ui::Flow outer = ui.flow();
  ui.flow().x = rect.x;
  ui.flow().y = rect.y + kPad_px;
  ui.flow().w = text_w;
  ui::Ui::TextOptions options;
  options.max_width = 0;
  options.max_lines = kTextLines;
  ui.text(ui::Type::kBody, rows.texts[row].text, options);
  const float meta_y = ui.y();
  ui.label({rect.x, meta_y, text_w, look.meta_px}, ui.style(ui::Type::kSmall), c.muted, meta_words(page, rows, row));
  const float tone_x = look.side ? rect.right() - side_w : rect.x;
  const float tone_y = look.side ? rect.y + kPad_px : rect.y + kPad_px + kTextLines * look.text_px + look.meta_px + 6;
  ui.flow().x = tone_x;
  ui.flow().y = look.side ? tone_y : tone_y + (look.control_px - look.badge_px) / 2;
  ui.flow().w = look.side ? side_w : 150;
  if (const auto own = rows.own_tone(row))
    ui::badge(ui, "You: " + to_lower_ascii(name_of(*own)), ink_of(c, *own), soft_of(c, *own), icon::kPencil);
  else if (rows.judged(row))
    tone_badge(ui, rows.told(row));
  else
    ui.muted("Not judged yet");
  draw_why(page, rows, row,
           {look.side ? rect.right() - look.badge_px - 6 : rect.x + 152, tone_y, look.badge_px + 6,
            look.side ? look.badge_px : look.control_px});
  ui.flow() = outer;
  if (look.side)
    draw_own(page, rows, row, {tone_x, tone_y + look.badge_px + 6, side_w, look.control_px});
  else
    draw_own(
        page, rows, row,
        {rect.x + rect.w - std::min(150.0f, rect.w - 196), tone_y, std::min(150.0f, rect.w - 196), look.control_px});
  ui.semantics().close();
}

void draw_filters(Page& page) {
  ui::Ui& ui = page.ui;
  OpenCollection& open = *page.desk.open;
  Filter& filter = open.filter;
  ui::FieldOptions options{.placeholder = "Find in the texts", .type = "search", .show_label = false};
  options.icon = icon::kSearch;
  options.width = ui.phone() ? 0 : 260;
  const ui::Row row(ui, ui::space::k8, ui.control_h());
  ui::text_field(ui, "Find in the texts", filter.words, options);
  const float w = ui.phone() ? ui.width() : 180;
  if (const auto which = ui::select(ui, "Which rows", which_words(), static_cast<int>(filter.which), w, false))
    filter.which = static_cast<Which>(*which);
  if (const auto order = ui::select(ui, "Order", order_words(), static_cast<int>(filter.order), w, false))
    filter.order = static_cast<Order>(*order);
  const auto chip = [&](std::string& value, std::string_view what) {
    if (value.empty()) return;
    const std::string label = std::string(what) + " " + value;
    if (ui::button(ui, label, {.icon = icon::kX, .small = true, .says = label})) value.clear();
  };
  chip(filter.author, "By");
  chip(filter.source, "From");
}

}  // namespace

void draw_table(Page& page) {
  ui::Ui& ui = page.ui;
  OpenCollection& open = *page.desk.open;
  draw_filters(page);
  ui.gap(ui::space::k8);
  const std::vector<std::uint32_t>& shown = open.lens().shown();
  const Rows rows = open.rows(page.desk.shelf);
  {
    const ui::Ui::Scope scope(ui, "count");
    ui.muted(shown.size() == rows.texts.size()
                 ? "All " + counted(shown.size(), "row", "rows")
                 : with_commas(shown.size()) + " of " + counted(rows.texts.size(), "row", "rows"));
  }
  ui.gap(ui::space::k8);
  if (shown.empty()) {
    ui::empty_state(
        ui, icon::kFilter, "No row matches",
        trim(open.filter.words).empty() ? "Show all rows to see the others." : "Take a word out, or show all rows.");
    return;
  }
  const RowLook look = look_of(ui);
  const float row_h = std::ceil(look.height());
  const float top = ui.y();
  const ui::Flow outer = ui.flow();
  const float height = row_h * static_cast<float>(shown.size());
  ui::Node list;
  list.id = ui.id("rows");
  list.role = ui::Role::kList;
  list.name = "Rows";
  ui.semantics().open(std::move(list), {outer.x, top, outer.w, height}, {outer.x, top});
  const auto line_at = [&](float y) {
    const float at = std::floor((y - top) / row_h);
    return static_cast<std::size_t>(std::clamp(at, 0.0f, static_cast<float>(shown.size())));
  };
  const std::size_t first = line_at(ui.clip().y - kOverscan_px);
  const std::size_t last = std::min(shown.size(), line_at(ui.clip().bottom() + kOverscan_px) + 1);
  for (std::size_t at = first; at < last; ++at) {
    ui.flow() = outer;
    draw_row(page, rows, look, at, shown[at], {outer.x, top + row_h * static_cast<float>(at), outer.w, row_h});
  }
  ui.semantics().close();
  ui.flow() = outer;
  ui.flow().y = top + height;
}

}  // namespace cairn::sentiment::desk

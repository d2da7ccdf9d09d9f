// Everything that matches some words, grouped by what it is.

#include <array>
#include <cmath>

#include "apps/roadmap/view.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/route.h"
#include "ui/widgets.h"

namespace cairn::roadmap {
namespace {

constexpr std::size_t kLimit = 80;

struct Kind {
  FoundKind kind;
  const char* title;
  const char* icon;
};
constexpr std::array<Kind, 8> kKinds{{
    {FoundKind::kWeek, "Weeks", icon::kCalendar},
    {FoundKind::kMilestone, "Milestones", icon::kFlag},
    {FoundKind::kTopic, "Topics", icon::kBookOpen},
    {FoundKind::kStep, "Steps", icon::kHammer},
    {FoundKind::kGoal, "Goals", icon::kTarget},
    {FoundKind::kResource, "Resources", icon::kLink},
    {FoundKind::kNote, "Your notes", icon::kNotebookPen},
    {FoundKind::kEvidence, "Your evidence", icon::kTrophy},
}};

// Changes whenever a text of the learner does.
std::uint64_t fingerprint(const State& state) {
  std::uint64_t sum = state.notes.size() * 31 + state.evidence.size();
  for (const auto& [id, note] : state.notes)
    sum = sum * 1099511628211ull + static_cast<std::uint64_t>(note.updated_at.ms) + note.text.size();
  for (const auto& [id, evidence] : state.evidence)
    sum = sum * 1099511628211ull + static_cast<std::uint64_t>(evidence.at.ms) + evidence.title.size() +
          evidence.url.size();
  return sum;
}

void find_again(const ViewContext& context, const SearchIndex& index, SearchView& view) {
  const std::uint64_t texts = fingerprint(context.state);
  if (view.searched && view.found_for == view.query && view.found_in == texts) return;
  view.searched = true;
  view.found_for = view.query;
  view.found_in = texts;
  view.found = view.query.empty() ? std::vector<Found>{} : index.find(view.query, kLimit);
}

void draw_found(ui::Ui& ui, const Found& found, const char* icon) {
  const ui::Palette& c = ui.colors();
  const ui::TextStyle body = ui.style(ui::Type::kBody);
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const float indent = std::round(28 * std::max(1.0f, ui.scale()));
  const float text_w = ui.width() - indent;
  const auto lines = ui.wrap(body, found.title, text_w, 2);
  const float text_h = static_cast<float>(lines.size()) * body.line_px + (found.context.empty() ? 0 : small.line_px);
  const ui::Rect rect = ui.place(ui.width(), std::max(ui.env().touch ? 44.0f : 0.0f, text_h + 12));
  const std::string name = found.title + (found.context.empty() ? "" : ", " + found.context);
  const std::string href = found.week > 0 ? "#/week/" + std::to_string(found.week) : "#/roadmap";
  if (ui::link_area(ui, name, href, rect.inset(-8, 0), ui::kControlRadius_px))
    ui.fill(rect.inset(-8, 0), c.hover, ui::kControlRadius_px);
  float y = std::round(rect.center_y() - text_h / 2);
  ui.paint_icon({rect.x + 9, y + body.line_px / 2}, std::round(16 * ui.scale()), c.muted, icon);
  for (const auto& line : lines) {
    ui.paint_text({rect.x + indent, y, text_w, body.line_px}, body, c.ink, line.text);
    y += body.line_px;
  }
  ui.paint_text({rect.x + indent, y, text_w, small.line_px}, small, c.muted, found.context);
}

void draw_group(ui::Ui& ui, const SearchView& view, const Kind& kind) {
  int count = 0;
  for (const Found& found : view.found) count += found.kind == kind.kind ? 1 : 0;
  if (count == 0) return;
  const ui::Ui::Scope scope(ui, kind.title);
  ui.gap(ui::space::k24);
  const ui::Container region(ui, ui::Role::kRegion, kind.title, "region");
  {
    const ui::Row row(ui, ui::space::k8, ui.style(ui::Type::kSection).line_px);
    ui.heading(2, kind.title);
    ui.muted(std::to_string(count));
  }
  ui.gap(ui::space::k4);
  const ui::Card card(ui, ui::CardLook::kPlain, ui::space::k12);
  ui.flow().x += ui::space::k4;
  ui.flow().w -= ui::space::k8;
  const ui::Container list(ui, ui::Role::kList, kind.title, "list");
  int index = 0;
  for (const Found& found : view.found) {
    if (found.kind != kind.kind) continue;
    const ui::Ui::Scope item_scope(ui, index++);
    const ui::Container item(ui, ui::Role::kListItem, {}, "item");
    draw_found(ui, found, kind.icon);
  }
}

void draw_count(ui::Ui& ui, const SearchView& view) {
  std::string words;
  if (!view.query.empty()) {
    words = view.found.empty() ? "Nothing found"
                               : counted(static_cast<std::int64_t>(view.found.size()), "result", "results");
    if (view.found.size() >= kLimit) words = "The best " + std::to_string(kLimit) + " results";
  }
  const ui::TextStyle small = ui.style(ui::Type::kSmall);
  const ui::Rect rect = ui.place(ui.width(), small.line_px);
  ui.paint_text(rect, small, ui.colors().muted, words);
  ui::Node node;
  node.id = ui.id("count");
  node.role = ui::Role::kStatus;
  node.name = words;
  node.font_px = small.size_px;
  node.line_px = small.line_px;
  ui.semantics().leaf(std::move(node), rect);
}

}  // namespace

void draw_search(ui::Ui& ui, const ViewContext& context, const SearchIndex& index, SearchView& view, Out& out) {
  ui.heading(1, "Search");
  ui.muted("All 36 weeks with their topics, resources, steps and goals, and your own notes and evidence.");
  ui.gap(ui::space::k16);
  {
    const ui::Container search(ui, ui::Role::kSearch, "Search", "search");
    const ui::FieldResult field = ui::text_field(ui, "Search for", view.query,
                                                 {.placeholder = "For example: docker, or a word from a note",
                                                  .type = "search",
                                                  .width = std::min(ui.width(), 620 * ui.scale()),
                                                  .show_label = false,
                                                  .autofocus = true,
                                                  .icon = icon::kSearch});
    // The address follows, so that reload and back find the same results.
    if (field.committed) out.actions.push_back(ui::Navigate{ui::search_href(view.query), true});
  }
  find_again(context, index, view);
  ui.gap(ui::space::k8);
  draw_count(ui, view);
  if (view.query.empty()) {
    ui::empty_state(ui, icon::kSearch, "Type a word or two", "A wrong letter is forgiven, and parts of words count.");
    return;
  }
  if (view.found.empty()) {
    ui::empty_state(ui, icon::kSearch, "Nothing matches these words",
                    "Try fewer words, or the start of one. Every word must be found in the same entry.");
    return;
  }
  for (const Kind& kind : kKinds) draw_group(ui, view, kind);
}

}  // namespace cairn::roadmap

#include "shell/palette.h"

#include <algorithm>

#include "base/fold.h"
#include "icons.h"
#include "ui/layout.h"
#include "ui/route.h"
#include "ui/widgets.h"

namespace cairn::ui {
namespace {

constexpr std::size_t kMaxRows = 12;
constexpr float kMarkOverhang_px = 8;

const char* icon_of(roadmap::FoundKind kind) {
  switch (kind) {
    case roadmap::FoundKind::kWeek:
      return icon::kCalendar;
    case roadmap::FoundKind::kTopic:
      return icon::kBookOpen;
    case roadmap::FoundKind::kResource:
      return icon::kLink;
    case roadmap::FoundKind::kStep:
      return icon::kHammer;
    case roadmap::FoundKind::kGoal:
      return icon::kTarget;
    case roadmap::FoundKind::kMilestone:
      return icon::kFlag;
    case roadmap::FoundKind::kNote:
      return icon::kNotebookPen;
    case roadmap::FoundKind::kEvidence:
      return icon::kTrophy;
  }
  return icon::kSearch;
}

// Wherever it is asked for inside the palette: the list is no scope of ids.
Id row_id(const Ui& ui, int row) { return ui.id("row " + std::to_string(row)); }

}  // namespace

void CommandPalette::open(std::string_view query) {
  open_ = true;
  query_ = query;
  collected_ = false;
  selected_ = 0;
}

void CommandPalette::collect(const Commands& all_commands, const roadmap::SearchIndex& index) {
  if (collected_ && collected_query_ == query_) return;
  collected_ = true;
  collected_query_ = query_;
  rows_.clear();
  selected_ = 0;
  const std::string folded = fold(query_);
  const std::vector<PaletteCommand> commands = all_commands();
  std::vector<std::pair<double, const PaletteCommand*>> matching;
  for (const PaletteCommand& command : commands) {
    if (folded.empty()) {
      matching.emplace_back(0, &command);
    } else if (const auto score = roadmap::match_score(folded, fold(command.name))) {
      matching.emplace_back(-*score, &command);
    }
  }
  std::stable_sort(matching.begin(), matching.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  const std::size_t command_rows = folded.empty() ? kMaxRows : 4;
  for (const auto& [score, command] : matching) {
    if (rows_.size() == command_rows) break;
    rows_.push_back({command->name, command->hint, command->icon, command->action});
  }
  if (folded.empty()) return;
  for (const roadmap::Found& found : index.find(query_, kMaxRows - rows_.size()))
    rows_.push_back({found.title, found.context, icon_of(found.kind),
                     Navigate{found.week == 0 ? "#/roadmap" : "#/week/" + std::to_string(found.week)}});
  found_ = rows_.size();
  rows_.push_back({"Search everything for “" + query_ + "”", "", icon::kSearch, Navigate{search_href(query_)}});
  rows_.push_back({"Add a task: " + query_, "", icon::kPlus, WriteTask{query_}});
}

// Said when it changes; nothing is drawn, since everybody else sees the list.
void CommandPalette::describe_count(Ui& ui) const {
  Node status;
  status.id = ui.id("count");
  status.role = Role::kStatus;
  if (!query_.empty())
    status.name = found_ == 0 ? "Nothing found, but everything can be searched."
                              : std::to_string(rows_.size()) + " to choose from.";
  ui.semantics().leaf(std::move(status), {ui.x(), ui.y(), 1, 1});
}

// Title and context; on a phone there is no room for both side by side.
bool CommandPalette::stacked(const Ui& ui, const Row& row) { return ui.phone() && !row.detail.empty(); }

float CommandPalette::row_height(const Ui& ui, const Row& row) {
  const float body = ui.style(Type::kBody).line_px;
  const float least = ui.env().touch || ui.phone() ? 48.0f : 40.0f;
  return std::ceil(std::max(least, stacked(ui, row) ? body + ui.style(Type::kSmall).line_px + 14 : body + 8));
}

// Whether it was chosen by a click.
bool CommandPalette::draw_row(Ui& ui, int i) const {
  const Palette& c = ui.colors();
  const Row& row = rows_[static_cast<std::size_t>(i)];
  const Id id = row_id(ui, i);
  const TextStyle body = ui.style(Type::kBody);
  const TextStyle small = ui.style(Type::kSmall);
  const Rect rect = ui.place(ui.width(), row_height(ui, row));
  const bool active = i == selected_;
  const Rect back = rect.inset(-kMarkOverhang_px, 1);
  if (active || ui.hovered(id)) ui.fill(back, active ? c.accent_soft : c.hover, kControlRadius_px);
  ui.paint_icon({rect.x + 9, rect.center_y()}, 16, active ? c.accent : c.muted, row.icon);
  if (stacked(ui, row)) {
    const float top = rect.y + std::floor((rect.h - body.line_px - small.line_px) / 2);
    ui.paint_text({rect.x + 30, top, rect.w - 30, body.line_px}, body, c.ink, row.title);
    ui.paint_text({rect.x + 30, top + body.line_px, rect.w - 30, small.line_px}, small, c.muted, row.detail);
  } else {
    const float detail_w = std::min(rect.w * 0.45f, ui.text_width(small, row.detail) + 2);
    ui.paint_text({rect.x + 30, rect.y, rect.w - 42 - detail_w, rect.h}, body, c.ink, row.title);
    ui.paint_text({rect.right() - detail_w, rect.y, detail_w, rect.h}, small, c.muted, row.detail, 1);
  }
  Node node;
  node.id = id;
  node.role = Role::kOption;
  node.name = row.title;
  node.detail = row.detail;
  node.selected = active ? Tri::kTrue : Tri::kFalse;
  ui.semantics().leaf(std::move(node), rect);
  return ui.clicked(id);
}

void CommandPalette::draw(Ui& ui, const Commands& commands, const roadmap::SearchIndex& index, Actions& actions) {
  if (!open_) return;
  bool chosen = false;
  {
    Overlay overlay(ui, "palette", "Command palette", 620, false);
    FieldOptions field;
    field.placeholder = "Type a command, a topic, a note";
    field.type = "search";
    field.show_label = false;
    field.autofocus = true;
    field.wants_keys = true;
    field.icon = icon::kSearch;
    const FieldResult typed = text_field(ui, "Search commands and content", query_, field);
    collect(commands, index);
    const int count = static_cast<int>(rows_.size());
    Node& input = *ui.semantics().last(typed.id);
    input.target = ui.id("Results");
    input.expanded = Tri::kTrue;
    if (count > 0) input.active = row_id(ui, selected_);
    const Event& event = ui.event();
    if (event.kind == EventKind::kKey && event.id == typed.id && count > 0) {
      if (event.key == "ArrowDown") selected_ = (selected_ + 1) % count;
      if (event.key == "ArrowUp") selected_ = (selected_ + count - 1) % count;
      input.active = row_id(ui, selected_);
      if (event.key == "Enter") {
        actions.push_back(rows_[static_cast<std::size_t>(selected_)].action);
        chosen = true;
      }
    }
    ui.gap(space::k8);
    describe_count(ui);
    float list_h = 0;
    for (const Row& row : rows_) list_h += row_height(ui, row);
    const float shown_h = std::min(list_h, std::max(row_height(ui, rows_.front()), overlay.room()));
    {
      // The field stays in sight: only the list scrolls. What marks a row is wider than its words.
      const Rect area{ui.x() - kMarkOverhang_px, ui.y(), ui.width() + 2 * kMarkOverhang_px, shown_h};
      if (typed.changed) scroll_to(ui, ui.id("Results"), 0);
      const Scroller list(ui, "Results", area, kMarkOverhang_px, area.w, Role::kListbox, "Results");
      for (int i = 0; i < count; ++i) {
        if (!draw_row(ui, i)) continue;
        actions.push_back(rows_[static_cast<std::size_t>(i)].action);
        chosen = true;
      }
    }
    ui.gap(shown_h);
    if (overlay.dismissed()) chosen = true;
  }
  if (chosen) close();
}

}  // namespace cairn::ui

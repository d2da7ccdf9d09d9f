// What is shown, in which order: the filter with its proposals, saved filters, sorting and grouping.

#include <algorithm>
#include <cmath>

#include "apps/tasks/view_page.h"
#include "icons.h"
#include "ui/layout.h"

namespace cairn::tasks {
namespace {

struct Ready {
  const char* name;
  const char* query;
};
constexpr Ready kReady[] = {
    {"Open", ""},          {"Today", "is:today"}, {"Overdue", "due:overdue"}, {"Next 7 days", "due:<=7d"},
    {"Inbox", "is:inbox"}, {"Done", "is:done"}};

const std::vector<std::string> kSortWords{"Score", "Due date", "Priority", "Newest", "Title", "Project"};
const std::string kNothing;
constexpr float kNames_px = 150;
const std::vector<std::string> kGroupWords{"No groups", "By due date", "By project", "By priority", "By tag"};

void draw_chip(Page& page, std::string_view name, const std::string& query, const SavedFilter* saved) {
  View& view = page.view;
  const bool on = view.query == query;
  ui::ButtonOptions options{.look = on ? ui::ButtonLook::kPrimary : ui::ButtonLook::kPlain, .small = true};
  if (saved) options.icon = icon::kBookmark;
  const std::string_view what = query.empty() ? std::string_view("All open tasks") : std::string_view(query);
  options.description = what;
  if (!ui::button(page.ui, name, options)) return;
  view.query = view.settled = query;
  if (!saved) return;
  view.sort = saved->sort;
  view.group = saved->group;
  const Screen screen = screen_of(saved->layout);
  if (screen == view.screen) return;
  page.out.actions.push_back(ui::Navigate{href_of(view, screen)});
}

// One of the projects or tags with open tasks, as a filter.
void draw_names(Page& page) {
  View& view = page.view;
  std::vector<std::string> words{"Project or tag"};
  std::vector<std::string> queries{""};
  int current = 0;
  const auto offer = [&](char sign, const std::vector<Index::Counted>& names) {
    for (const Index::Counted& one : names) {
      if (one.open == 0) continue;
      const bool spaced = one.name.find(' ') != std::string::npos;
      queries.push_back(spaced ? sign + ("\"" + one.name + "\"") : sign + one.name);
      words.push_back(sign + one.name + " (" + std::to_string(one.open) + ")");
      if (queries.back() == view.query) current = static_cast<int>(queries.size()) - 1;
    }
  };
  offer('@', page.index().projects());
  offer('#', page.index().tags());
  if (words.size() == 1) return;
  if (const auto chosen = ui::select(page.ui, "Project or tag", words, current, kNames_px, false))
    view.query = view.settled = queries[static_cast<std::size_t>(*chosen)];
}

void draw_saving(Page& page) {
  ui::Ui& ui = page.ui;
  View& view = page.view;
  if (!view.saving_filter) return;
  const auto renamed = page.context.state.filters.find(view.renamed_filter);
  const bool is_new = renamed == page.context.state.filters.end();
  ui.gap(ui::space::k8);
  const ui::Container form(ui, ui::Role::kForm, is_new ? "Save the filter" : "Rename the filter", "save filter");
  ui::FieldOptions options{.placeholder = "This week at home", .autofocus = true};
  options.error = view.filter_error;
  options.width = std::min(ui.width(), 320.0f);
  const ui::FieldResult named = ui::text_field(ui, "Name of the filter", view.filter_name, options);
  ui.gap(ui::space::k8);
  bool save = named.submitted;
  bool close = form.dismissed();
  {
    const ui::Row row(ui);
    if (ui::button(ui, "Save",
                   {.look = ui::ButtonLook::kPrimary, .disabled_because = page.context.read_only_because()}))
      save = true;
    if (ui::button(ui, "Cancel")) close = true;
  }
  if (save) {
    SavedFilter filter{view.filter_name, view.query, layout_of(view.screen), view.sort, view.group};
    if (!is_new) {
      filter = renamed->second;
      filter.name = view.filter_name;
    }
    const Status status = page.out.submit(SaveFilter{is_new ? "" : renamed->first, std::move(filter)});
    view.filter_error = status ? std::string() : status.error().message;
    if (status) {
      const std::string_view done = is_new ? "Filter saved: " : "Filter renamed: ";
      page.out.actions.push_back(ui::Toast{std::string(done) + quoted(trim(view.filter_name)), true});
      close = true;
    }
  }
  if (!close) return;
  view.saving_filter = false;
  view.renamed_filter.clear();
  view.filter_name.clear();
  view.filter_error.clear();
}

void draw_chips(Page& page) {
  ui::Ui& ui = page.ui;
  View& view = page.view;
  const std::string* shown = nullptr;  // the saved filter that is in force
  {
    const ui::Container group(ui, ui::Role::kGroup, "Filters", "filters");
    const ui::Row row(ui, 6, ui.control_h());  // the list to choose from is higher than the others
    for (const Ready& ready : kReady) draw_chip(page, ready.name, ready.query, nullptr);
    draw_names(page);
    for (const auto& [id, filter] : page.context.state.filters) {
      const ui::Ui::Scope scope(ui, id);
      draw_chip(page, filter.name, filter.query, &filter);
      if (filter.query == view.query) shown = &id;
    }
    const bool ready =
        std::any_of(std::begin(kReady), std::end(kReady), [&](const Ready& one) { return view.query == one.query; });
    if (shown) {
      const ui::ButtonOptions rename{.look = ui::ButtonLook::kQuiet,
                                     .icon = icon::kPencil,
                                     .disabled_because = page.context.read_only_because(),
                                     .small = true};
      if (!view.saving_filter && ui::button(ui, "Rename", rename)) {
        view.saving_filter = true;
        view.renamed_filter = *shown;
        view.filter_name = page.context.state.filters.at(*shown).name;
      }
      if (ui::button(ui, "Remove this filter",
                     {.look = ui::ButtonLook::kQuiet,
                      .icon = icon::kX,
                      .disabled_because = page.context.read_only_because(),
                      .small = true}))
        tell(page.out, page.out.submit(RemoveFilter{*shown}), "Filter removed");
    } else if (!ready && view.arranged.error.empty() && !view.saving_filter) {
      if (ui::button(ui, "Save this filter", {.look = ui::ButtonLook::kQuiet, .icon = icon::kBookmark, .small = true}))
        view.saving_filter = true;
    }
  }
}

}  // namespace

const Arrangement& arranged(Page& page) {
  View& view = page.view;
  View::Arranged& kept = view.arranged;
  const bool same_tasks = kept.derivation == page.context.derivation;
  const std::string& open = view.screen == Screen::kList ? view.editor.id : kNothing;
  if (same_tasks && kept.query == view.query && kept.sort == view.sort && kept.group == view.group && kept.open == open)
    return kept.arrangement;
  if (!same_tasks) kept.orders = {};
  kept.derivation = page.context.derivation;
  kept.query = view.query;
  kept.sort = view.sort;
  kept.group = view.group;
  kept.open = open;
  Result<Filter> filter = parse_filter(view.query, page.today());
  kept.error = filter ? std::string() : filter.error().message;
  if (filter) kept.good_query = view.query;
  // A word that is being typed is often wrong until it is finished: the list stays as it was.
  if (!filter) filter = parse_filter(kept.good_query, page.today());
  const Filter shown = filter ? std::move(filter.value()) : Filter();
  std::optional<std::uint32_t> keep;
  if (const Entry* entry = open.empty() ? nullptr : page.index().find(open))
    keep = static_cast<std::uint32_t>(entry - page.index().entries().data());
  kept.arrangement = arrange(page.context.derived, kept.orders, shown, view.sort, view.group, keep);
  kept.words = filter_words(shown);
  kept.offer = kept.error.empty() ? filter_offer(shown, page.index()) : std::string();
  ++kept.serial;
  return kept.arrangement;
}

void draw_filter_bar(Page& page) {
  ui::Ui& ui = page.ui;
  const ui::Ui::Scope scope(ui, "filter part");
  View& view = page.view;
  arranged(page);
  // The board and the calendar show what is deferred as well, each in its place.
  const bool everything = view.screen == Screen::kBoard || view.screen == Screen::kCalendar;
  const std::size_t deferred = arranged(page).hidden;
  const std::size_t hidden = everything ? 0 : deferred;
  const std::size_t there = arranged(page).tasks + (everything ? deferred : 0);
  std::string found = counted(static_cast<std::int64_t>(there), "task", "tasks") +
                      (view.arranged.words.empty() ? "" : ": " + view.arranged.words);
  if (!view.arranged.error.empty()) found = "Still shown: " + found;
  if (everything && deferred > 0) found += ", " + std::to_string(deferred) + " of them deferred";
  if (hidden > 0) found += ". " + std::to_string(hidden) + " more deferred until later";
  if (!view.arranged.offer.empty()) found += ". " + view.arranged.offer;
  // On a phone it is folded away, so that the first tasks are seen without scrolling.
  if (ui.phone() && !ui::disclosure(ui, "Filter", false, found)) return;
  draw_chips(page);
  draw_saving(page);
  ui.gap(ui::space::k8);
  std::vector<ui::Proposal> proposals;
  if (!view.query.empty())
    for (FilterProposal& one : complete_filter(view.query, page.index()))
      proposals.push_back({std::move(one.text), std::move(one.detail), std::move(one.value)});
  arranged(page);
  const float gap = ui::space::k8;
  const bool narrow = ui.width() < 620;
  const float choice_w = narrow ? std::floor((ui.width() - gap) / 2) : 150 * std::max(1.0f, ui.scale());
  const bool list = view.screen == Screen::kList;
  const float select_w = ui::button_width(ui, "Select", {.icon = icon::kSquareCheck});
  const ui::Flow outer = ui.flow();
  ui::FieldOptions options{.placeholder = "Filter: words, #tag, @project, p1, due:<7d, is:blocked",
                           .type = "search",
                           .show_label = false,
                           .icon = icon::kSearch};
  options.error = view.arranged.error;
  options.width = narrow || !list ? ui.width() : ui.width() - 2 * choice_w - select_w - 3 * gap;
  const auto typed = ui::proposing_field(ui, "Filter the tasks", view.query, proposals, options);
  if (typed.escaped && view.query.empty()) focus_row(page, false);
  if (typed.escaped) view.query.clear();
  if (typed.committed || typed.submitted || typed.taken || typed.escaped || view.query.empty())
    view.settled = view.query;
  else if (typed.changed)
    view.typed_at = page.context.now;
  if (ui.hot_key("f", false)) ui.semantics().focus(typed.id);
  const float after_field = ui.y();
  if (!list) {
    // The other views have an order of their own.
  } else if (!narrow) {
    ui.flow() = outer;
    ui.flow().x += options.width + gap;
    ui.flow().w -= options.width + gap;
  } else {
    ui.gap(gap);
  }
  if (list) {
    const ui::Row row(ui, gap);
    if (const auto sort = ui::select(ui, "Sort by", kSortWords, static_cast<int>(view.sort), choice_w, false))
      view.sort = static_cast<Sort>(*sort);
    if (const auto group = ui::select(ui, "Group", kGroupWords, static_cast<int>(view.group), choice_w, false))
      view.group = static_cast<Group>(*group);
    if (ui::button(ui, "Select",
                   {.icon = icon::kSquareCheck, .expanded = view.selecting ? ui::Tri::kTrue : ui::Tri::kFalse})) {
      view.selecting = !view.selecting;
      view.selected.clear();
    }
  }
  if (list && !narrow) {
    const float bottom = std::max(after_field, ui.y());
    ui.flow() = outer;
    ui.flow().y = bottom;
  }
  ui.gap(ui::space::k8);
  const ui::Row row(ui, ui::space::k8, hidden > 0 ? ui.control_h() : ui.style(ui::Type::kSmall).line_px);
  if (!ui.phone()) ui.muted(found);
  if (hidden > 0 && ui::button(ui, "Only the deferred", {.look = ui::ButtonLook::kQuiet, .small = true}))
    view.query = view.settled = view.query.empty() ? "is:deferred" : "(" + view.query + ") is:deferred";
}

}  // namespace cairn::tasks

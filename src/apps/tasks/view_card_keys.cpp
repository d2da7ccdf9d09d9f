// The keys of a card: going through the cards, and doing something to the one that has the focus, with the letters of
// the list's rows.

#include <algorithm>

#include "apps/tasks/view_cards.h"

namespace cairn::tasks {
namespace {

// The cards of all columns in a line.
struct Line {
  std::vector<std::uint32_t> entries;
  std::size_t begin = 0, end = 0;  // of the column
  std::size_t at = 0;
};

Line line_of(const std::vector<DrawnCards>& columns, const CardKey& pressed) {
  Line line;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i == pressed.column) line.begin = line.entries.size();
    line.entries.insert(line.entries.end(), columns[i].entries.begin(), columns[i].entries.end());
    if (i == pressed.column) line.end = line.entries.size();
  }
  line.at = line.begin + pressed.at;
  return line;
}

void give_focus(Page& page, std::uint32_t entry) {
  page.ui.semantics().focus(card_id(page.ui, *page.index().entries()[entry].id));
}

void go(Page& page, const Line& line, const std::string& key) {
  std::size_t to = line.at;
  if ((key == "j" || key == "ArrowDown") && to + 1 < line.entries.size()) ++to;
  if ((key == "k" || key == "ArrowUp") && to > 0) --to;
  if (key == "Home") to = line.begin;
  if (key == "End") to = line.end - 1;
  if (to != line.at) give_focus(page, line.entries[to]);
}

// The next one below, then those above, then those of the other columns.
std::vector<std::string> after(const Page& page, const Line& line) {
  std::vector<std::string> next;
  const auto add = [&](std::size_t at) { next.push_back(*page.index().entries()[line.entries[at]].id); };
  for (std::size_t i = line.at + 1; i < line.end; ++i) add(i);
  for (std::size_t i = line.at; i-- > line.begin;) add(i);
  for (std::size_t i = line.end; i < line.entries.size(); ++i) add(i);
  for (std::size_t i = line.begin; i-- > 0;) add(i);
  return next;
}

void go_on(Page& page, const std::vector<DrawnCards>& columns) {
  const View::Leaving left = *page.view.leaving;
  page.view.leaving.reset();
  const auto holds = [&](const DrawnCards& cards, const std::string& task) {
    return std::any_of(cards.entries.begin(), cards.entries.end(),
                       [&](std::uint32_t at) { return *page.index().entries()[at].id == task; });
  };
  for (const DrawnCards& cards : columns)
    if (cards.column == left.column && holds(cards, left.task)) return;
  for (const std::string& task : left.next)
    for (const DrawnCards& cards : columns)
      if (holds(cards, task)) return page.ui.semantics().focus(card_id(page.ui, task));
}

}  // namespace

void take_card_keys(Page& page, const std::vector<DrawnCards>& columns, const std::optional<CardKey>& pressed) {
  if (page.view.leaving) go_on(page, columns);
  if (!pressed) return;
  const Line line = line_of(columns, *pressed);
  const std::string& key = pressed->key;
  go(page, line, key);
  if (key.size() != 1 || kCardKeys.find(key) == std::string_view::npos) return;
  const std::size_t before = page.out.gestures().size();
  const Entry& entry = page.index().entries()[line.entries[line.at]];
  take_letter(page, entry, key.front());
  if (page.out.gestures().size() == before) return;
  page.view.leaving = View::Leaving{*entry.id, columns[pressed->column].column, after(page, line)};
}

}  // namespace cairn::tasks

#pragma once
// Tasks as cards: one card, and columns of cards between which they are dragged, moved by arrow keys or sent by the
// menu that each card has. Board, matrix and calendar are made of them.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "apps/tasks/view_page.h"

namespace cairn::tasks {

// --- one card (view_card.cpp) ---

struct CardPlace {  // where the menu of a card can send it
  std::string name;
  std::size_t to = 0;
};

struct CardLook {
  std::optional<std::string> due;  // instead of the words of the due date
  std::string note;                // in a line of its own: why it is not to be done now
  std::string says;                // how keys move it
  std::vector<CardPlace> places;   // empty: it has no menu
};

struct CardEvents {
  std::optional<std::size_t> sent_to;  // CardPlace::to
  int by = 0;                          // -1, 1: left or right arrow
  bool dropped = false;                // somewhere
  std::string key;                     // another one that was pressed on it; empty: none
};

// `at`: of the index. Its height is its own.
CardEvents draw_card(Page& page, std::uint32_t at, const CardLook& look);

ui::Id card_id(const ui::Ui& ui, const std::string& task);  // where it is dragged from
// What is being dragged, under the pointer.
void paint_dragged(Page& page, const std::vector<std::uint32_t>& entries);

// Of so many cards, those that are drawn until all are asked for.
std::size_t first_cards(ui::Ui& ui, std::size_t count);
void more_cards(ui::Ui& ui, std::size_t shown, std::size_t count);  // the button that asks

// What a hidden or blocked task waits for; empty: it waits for nothing.
std::string waits_words(const Page& page, const Entry& entry);

// The editor, over everything, for views that have no room for it.
void draw_editor_over(Page& page);

// --- keys on a card (view_card_keys.cpp) ---

struct DrawnCards {  // of a column, as far as they are drawn
  std::string column;
  std::vector<std::uint32_t> entries;  // of the index, from the top
};
struct CardKey {
  std::size_t column = 0, at = 0;  // the card among those drawn
  std::string key;
};
// Once all columns are drawn: the focus goes on from a card that the last key made leave its column, and `pressed` does
// what it does on a row of the list, where it has a meaning.
void take_card_keys(Page& page, const std::vector<DrawnCards>& columns, const std::optional<CardKey>& pressed);

// --- columns (view_cards.cpp) ---

struct CardColumn {
  std::string title, hint;
  std::vector<std::uint32_t> entries;  // of the index, in their order
  std::string empty;                   // said where there are none
  bool takes = true;                   // tasks can be moved here
  std::string refuses = {};            // says why not, and what to do, where it does not take one
  bool tells_why = false;              // its cards say what they wait for
  std::function<void()> head = {};     // drawn above its cards
};

// What a move into column `to` does to a task. `words`: what is said then; emptied: nothing is.
using MoveCard = std::function<Status(const Entry& entry, std::size_t to, std::string& words)>;

struct CardGrid {
  float min_w = 220;  // as many columns beside each other as have so much room
  int max_columns = 12;
  // Words above the columns and beside the lines, where there is room for lines of so many; each is then as high as
  // `min_h` at least.
  std::vector<std::string> across = {}, down = {};
  float min_h = 0;
};
void draw_card_columns(Page& page, const std::vector<CardColumn>& columns, const CardGrid& layout,
                       const MoveCard& move);

}  // namespace cairn::tasks

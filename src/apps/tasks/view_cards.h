#pragma once
// Tasks as cards in columns, to be dragged or moved by arrow keys from one to another: the board and the matrix.

#include <functional>
#include <string>
#include <vector>

#include "apps/tasks/view_page.h"

namespace cairn::tasks {

struct CardColumn {
  std::string title, hint;
  std::vector<std::uint32_t> entries;  // of the index, in their order
  bool takes = true;                   // tasks can be moved here
  std::string empty;                   // said where there are none
};

// What a move into column `to` does to a task. `words`: what is said then.
using MoveCard = std::function<Status(const Entry& entry, std::size_t to, std::string& words)>;

// `min_w`: as many columns beside each other as have so much room.
void draw_card_columns(Page& page, const std::vector<CardColumn>& columns, float min_w, const MoveCard& move);

ui::Id card_id(const ui::Ui& ui, const std::string& task);  // where it is dragged from

// The editor, over everything, for views that have no room for it.
void draw_editor_over(Page& page);

}  // namespace cairn::tasks

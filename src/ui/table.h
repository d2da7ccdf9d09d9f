#pragma once
// A plain table of texts: column heads, hairlines between rows, figures at the right. Knows nothing of what it lists.

#include <string>
#include <vector>

#include "ui/ui.h"

namespace cairn::ui {

struct TableColumn {
  std::string title;
  float share = 1;              // of the width
  float align = 0;              // 0 left, 1 right
  bool below_on_phone = false;  // there it stands under the others, in words: "Customer: 17850"
};

struct Table {
  std::string name;  // accessible name
  std::vector<TableColumn> columns;
  std::vector<std::vector<std::string>> rows;  // one text a column; missing ones stay empty
};
void table(Ui& ui, const Table& table);

}  // namespace cairn::ui

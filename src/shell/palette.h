#pragma once
// The command palette: everything that can be done or found, by typing part of its name. Opened by Ctrl+K (Cmd+K) or
// "/".

#include <functional>
#include <string>
#include <vector>

#include "apps/roadmap/search.h"
#include "ui/actions.h"
#include "ui/ui.h"

namespace cairn::ui {

struct PaletteCommand {
  std::string name;
  std::string hint;  // a key, or where it leads
  const char* icon = nullptr;
  Action action;
};

class CommandPalette {
 public:
  void open(std::string_view query);
  bool is_open() const { return open_; }
  const std::string& query() const { return query_; }
  void close() { open_ = false; }
  // Draws over everything; what was chosen goes to `actions`.
  // `commands`: what there is for the query as it stands; asked for when that changes.
  using Commands = std::function<std::vector<PaletteCommand>()>;
  void draw(Ui& ui, const Commands& commands, const roadmap::SearchIndex& index, Actions& actions);

 private:
  struct Row {
    std::string title, detail;
    const char* icon = nullptr;
    Action action;
  };
  void collect(const Commands& commands, const roadmap::SearchIndex& index);
  static bool stacked(const Ui& ui, const Row& row);
  static float row_height(const Ui& ui, const Row& row);
  bool draw_row(Ui& ui, int i) const;
  void describe_count(Ui& ui) const;
  bool open_ = false;
  std::string query_;
  std::string collected_query_;
  bool collected_ = false;
  std::vector<Row> rows_;
  int selected_ = 0;
  std::size_t found_ = 0;  // commands and content that match the query
};

}  // namespace cairn::ui

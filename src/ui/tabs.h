#pragma once
// The views of one screen, side by side as links; on a phone one list to choose from.

#include <string>
#include <string_view>
#include <vector>

#include "ui/actions.h"
#include "ui/ui.h"

namespace cairn::ui {

struct Tab {
  std::string name;
  std::string href;
  const char* icon = nullptr;
  bool current = false;
};

// `name`: of the group, "Views of the tasks". What is chosen on a phone goes to `actions`.
void tabs(Ui& ui, std::string_view name, const std::vector<Tab>& tabs, Actions& actions);

}  // namespace cairn::ui

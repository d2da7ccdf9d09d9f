#pragma once
// What the shell asks of the page around the canvas.

#include <string_view>

namespace cairn::ui {

enum class History { kPush, kReplace };

class Page {
 public:
  virtual ~Page() = default;
  virtual void navigate(std::string_view href, History history) = 0;  // answered by a change of route
  virtual void set_title(std::string_view title) = 0;
  virtual void set_theme(std::string_view theme) = 0;  // "light" or "dark": the colours of the page's own parts
  virtual void set_single_keys(bool on) = 0;           // whether "/" and "?" alone are the program's
  virtual void apply_update() = 0;                     // reload into the version that is waiting
  virtual void install() = 0;                          // show the browser's own question
};

}  // namespace cairn::ui

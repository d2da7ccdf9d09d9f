#pragma once
// What a view asks of the shell beyond changing its own application's state. Collected during a pass, carried out after
// it.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "ui/geometry.h"

namespace cairn::ui {

struct Navigate {
  std::string href;  // "#/week/7"
  bool replace = false;
};
struct Toast {
  std::string text;
  bool offer_undo = false;
};
// Words for who cannot see what changed, where nothing else says so.
struct Announce {
  std::string words;
  bool at_once = false;  // a mistake
};
struct SaveFile {
  std::string name, mime, text;
};
// A part of what was just drawn as a PNG.
struct SavePicture {
  std::string name;
  Rect rect;  // in page coordinates
};
struct PrintPage {
  std::string html;
};
struct CopyText {
  std::string text;
};
struct Undo {};
struct Redo {};
struct OpenPalette {
  std::string query;
};
struct EnterSample {};
struct LeaveSample {};
struct Backup {};  // export everything to a file
// Items of the roadmap become tasks of the tracker; those that are there already are left alone.
struct SendToTasks {
  struct Item {
    std::string id, title;  // of the roadmap
    int minutes = 0;        // estimate; 0: none
  };
  std::vector<Item> items;
  std::string project;
  std::optional<Date> due;
};
// The line that adds tasks, with the focus in it. Empty: as it stands.
struct WriteTask {
  std::string line;
};
struct ShowShortcuts {};
struct InstallPage {};
struct ApplyUpdate {};
struct LockNow {};  // the present profile, until its passphrase is given again

using Action = std::variant<Navigate, Toast, Announce, SaveFile, SavePicture, PrintPage, CopyText, Undo, Redo,
                            OpenPalette, EnterSample, LeaveSample, Backup, SendToTasks, WriteTask, ShowShortcuts,
                            InstallPage, ApplyUpdate, LockNow>;
using Actions = std::vector<Action>;

}  // namespace cairn::ui

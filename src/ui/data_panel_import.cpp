// Import: the file is read and checked as a whole, replayed into fresh states, and compared with what is here. Only
// then does the learner choose, and either choice is one gesture that undo takes back.

#include "icons.h"
#include "ui/data_panel.h"
#include "ui/layout.h"

namespace cairn::ui {
namespace {

constexpr float kSideBySide_px = 560;

// A line with a mark in front, wrapping beside it.
void marked_line(Ui& ui, const char* mark, Color ink, const std::string& text) {
  const Container item(ui, Role::kListItem, "", text);
  Flow& f = ui.flow();
  const TextStyle style = ui.style(Type::kBody);
  ui.paint_icon({f.x + 8, f.y + style.line_px / 2}, 15, ink, mark);
  constexpr float kIndent = 24;
  f.x += kIndent;
  f.w -= kIndent;
  ui.text(Type::kBody, text);
  f.x -= kIndent;
  f.w += kIndent;
  ui.gap(space::k4);
}

}  // namespace

void DataPanel::read_import(const ChosenFile& file) {
  preview_.reset();
  import_error_.clear();
  const auto backup = read_backup(file.bytes);
  if (!backup) {
    import_error_ = backup.error().message;
    return;
  }
  const auto fresh = make_fresh_();
  std::vector<Application*> applications;
  for (const auto& application : fresh) applications.push_back(application.get());
  auto states = replay_backup(backup.value(), applications);
  if (!states) {
    import_error_ = states.error().message;
    return;
  }
  Preview preview;
  preview.file_name = file.name;
  preview.exported_at = backup.value().exported_at;
  preview.record_count = backup.value().records.size();
  preview.notices = backup.value().notices;
  preview.states = std::move(states).value();
  for (const Record& record : backup.value().records) {
    if (!preview.first_at || record.at < *preview.first_at) preview.first_at = record.at;
    if (!preview.last_at || record.at > *preview.last_at) preview.last_at = record.at;
  }
  if (const Status status = compare(preview); !status) {
    import_error_ = status.error().message;
    return;
  }
  preview_ = std::move(preview);
}

Status DataPanel::compare(Preview& preview) const {
  preview.version = session_.version();
  preview.merge.clear();
  preview.replace.clear();
  preview.nothing_here = true;
  const auto fresh = make_fresh_();
  for (const Application* mine : applications_) {
    for (const auto& empty : fresh) {
      if (empty->name() == mine->name() && empty->snapshot() != mine->snapshot()) preview.nothing_here = false;
    }
    const auto theirs = preview.states.find(std::string(mine->name()));
    if (theirs == preview.states.end()) continue;
    auto replace = mine->changes_to(theirs->second);
    if (!replace) return replace.error();
    auto merge = mine->changes_to_merge(theirs->second);
    if (!merge) return merge.error();
    for (Change& change : replace.value()) preview.replace.push_back(std::move(change));
    for (Change& change : merge.value()) preview.merge.push_back(std::move(change));
  }
  preview.merge_effects = effects_of(preview.merge, count_words_);
  preview.replace_effects = effects_of(preview.replace, count_words_);
  return Done{};
}

// The states may have changed since the preview was made: by undo, by another tab, by leaving a sample.
void DataPanel::follow_state() {
  if (!preview_ || preview_->version == session_.version()) return;
  if (const Status status = compare(*preview_); !status) {
    import_error_ = status.error().message;
    preview_.reset();
  }
}

void DataPanel::commit_import(std::string_view kind, const std::vector<Change>& changes, std::string_view toast,
                              Actions& actions) {
  if (const Status status = session_.commit(kind, changes); !status) {
    preview_->error = status.error().message;
    return;
  }
  preview_.reset();
  state_replaced_ = true;
  actions.push_back(Toast{std::string(toast), true});
}

std::string DataPanel::origin_words(const Preview& preview) const {
  std::string words;
  if (preview.exported_at.ms != 0) words = "Exported " + day_words(preview.exported_at) + ". ";
  words += counted_changes(preview.record_count);
  if (preview.first_at && preview.last_at) {
    const std::string first = day_words(*preview.first_at);
    const std::string last = day_words(*preview.last_at);
    words += first == last ? ", all of " + first : ", " + first + " to " + last;
  }
  return words + ".";
}

void DataPanel::draw_import(Ui& ui, Actions& actions) {
  const Container region(ui, Role::kRegion, "Import a backup");
  const Card card(ui, CardLook::kPlain, space::k24);
  ui.heading(2, "Import a backup");
  ui.gap(space::k8);
  follow_state();
  if (preview_) {
    draw_preview(ui, actions);
    return;
  }
  ui.muted(
      "Choose a file that Cairn exported, on this device or on another. It is checked first, and you see what it would "
      "change before anything happens.");
  ui.gap(space::k16);
  const ButtonOptions options{
      .icon = icon::kUpload, .disabled_because = cannot_import_because(), .width = ui.phone() ? -1.0f : 0.0f};
  if (!options.disabled_because.empty()) {
    button(ui, "Choose a backup file", options);
    ui.gap(space::k8);
    ui.muted(std::string(options.disabled_because) + ".");
  } else if (const auto file = file_button(ui, "Choose a backup file", ".json,application/json", options)) {
    read_import(*file);
    // The page shows it beside the button; a toast would lie over that.
    if (import_error_.empty())
      actions.push_back(Announce{"The backup is sound. Nothing is changed yet.", false});
    else
      actions.push_back(Announce{"This file cannot be imported. " + import_error_, true});
    ui.request_settle();
  }
  if (!import_error_.empty()) {
    ui.gap(space::k16);
    notice(ui, NoticeLook::kBad, "This file cannot be imported", import_error_);
  }
}

void DataPanel::draw_preview(Ui& ui, Actions& actions) {
  const Preview& preview = *preview_;
  ui.heading(3, preview.file_name);
  ui.muted(origin_words(preview));
  for (const std::string& text : preview.notices) {
    ui.gap(space::k12);
    notice(ui, NoticeLook::kWarn, "Worth knowing", text);
  }
  ui.gap(space::k16);
  if (preview.replace.empty()) {
    ui.text(Type::kBody, "Everything in this backup is here already, and nothing differs. There is nothing to import.");
  } else if (preview.nothing_here) {
    draw_effects(ui, preview.replace_effects, "");
  } else {
    draw_choices(ui);
  }
  if (!preview.error.empty()) {
    ui.gap(space::k12);
    notice(ui, NoticeLook::kBad, "Nothing was imported", preview.error);
  }
  ui.gap(space::k16);
  draw_import_buttons(ui, actions);
}

void DataPanel::draw_choices(Ui& ui) const {
  Columns columns(ui, {1, 1}, space::k24, kSideBySide_px);
  columns.next();
  ui.heading(3, "Merge");
  ui.muted("Keeps all of yours and adds what only the backup has. Where both wrote, both stay.");
  ui.gap(space::k12);
  draw_effects(ui, preview_->merge_effects, "Nothing to add: it is all here already.");
  columns.next();
  ui.heading(3, "Replace");
  ui.muted("Makes everything as it is in the backup. You can undo this, also later.");
  ui.gap(space::k12);
  draw_effects(ui, preview_->replace_effects, "");
}

void DataPanel::draw_import_buttons(Ui& ui, Actions& actions) {
  enum class Press { kNone, kImport, kMerge, kReplace, kClose } press = Press::kNone;
  const Preview& preview = *preview_;
  const bool same = preview.replace.empty();
  const std::string_view blocked = cannot_import_because();
  const std::string_view cannot_merge = preview.merge.empty() ? "Everything in the backup is here already" : blocked;
  const float width = ui.phone() ? -1.0f : 0.0f;
  const auto pressed = [&](std::string_view label, ButtonLook look, std::string_view disabled_because, Press what) {
    if (button(ui, label, {.look = look, .disabled_because = disabled_because, .width = width})) press = what;
  };
  {
    const Row row(ui, space::k8, ui.control_h());
    if (!same && preview.nothing_here) {
      pressed("Import", ButtonLook::kPrimary, blocked, Press::kImport);
    } else if (!same) {
      pressed("Merge into mine", ButtonLook::kPrimary, cannot_merge, Press::kMerge);
      pressed("Replace mine", ButtonLook::kPlain, blocked, Press::kReplace);
    }
    pressed(same ? "Close" : "Cancel", same ? ButtonLook::kPlain : ButtonLook::kQuiet, {}, Press::kClose);
  }
  if (press == Press::kNone) return;
  if (press == Press::kImport) commit_import("data.merge", preview.replace, "Backup imported", actions);
  if (press == Press::kMerge) commit_import("data.merge", preview.merge, "Backup merged into yours", actions);
  if (press == Press::kReplace)
    commit_import("data.replace", preview.replace, "Yours is replaced by the backup", actions);
  if (press == Press::kClose) preview_.reset();
  ui.request_settle();
}

void DataPanel::draw_effects(Ui& ui, const Effects& effects, std::string_view nothing) const {
  const Palette& c = ui.colors();
  if (effects.none()) {
    ui.muted(nothing);
    return;
  }
  const Container list(ui, Role::kList, "What it would do");
  if (!effects.added.empty()) marked_line(ui, icon::kPlus, c.good, "Adds " + effects.added);
  if (!effects.changed.empty()) marked_line(ui, icon::kPencil, c.info, "Changes " + effects.changed);
  if (!effects.removed.empty()) marked_line(ui, icon::kTrash2, c.bad, "Removes " + effects.removed);
}

}  // namespace cairn::ui

// The section of the import: a file to choose, what it would do, and what went wrong.

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

std::string DataPanel::origin_words(const Preview& preview) const {
  std::string words;
  if (preview.exported_at.ms != 0) words = "Exported " + day_words(preview.exported_at) + ". ";
  words += counted_changes(preview.record_count);
  if (preview.first_at && preview.last_at) {
    const std::string first = day_words(*preview.first_at);
    const std::string last = day_words(*preview.last_at);
    words += first == last ? ", all of " + first : ", " + first + " to " + last;
  }
  words += ".";
  if (!preview.texts.empty()) words += " With " + bytes_words(preview.texts_bytes) + " of texts and photos.";
  return words;
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
  const auto file = file_button(ui, "Choose a backup file", ".json,application/json", options);
  if (!options.disabled_because.empty()) {
    ui.gap(space::k8);
    ui.muted(std::string(options.disabled_because) + ".");
  } else if (file) {
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
  if (preview.replace.empty() && preview.texts_missing) {
    ui.text(Type::kBody, "Every change in this backup is here already, but " + bytes_words(preview.missing_bytes) +
                             " of its texts and photos are not. Only these are imported.");
  } else if (preview.replace.empty()) {
    ui.text(Type::kBody, "Everything in this backup is here already, and nothing differs. There is nothing to import.");
  } else if (preview.nothing_here) {
    draw_effects(ui, preview.replace_effects, "");
  } else {
    draw_choices(ui);
    if (preview.texts_missing) {
      ui.gap(space::k12);
      ui.muted("Either also brings the texts and photos that are not here: " + bytes_words(preview.missing_bytes) +
               ".");
    }
  }
  if (!preview.error.empty()) {
    ui.gap(space::k12);
    notice(ui, NoticeLook::kBad, "Nothing was imported", preview.error);
  }
  if (import_) {
    ui.gap(space::k12);
    ui.muted("Saving texts and photos…");
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
  std::optional<Choice> choice;
  bool close = false;
  const Preview& preview = *preview_;
  const bool same = preview.replace.empty();
  std::string_view blocked = cannot_import_because();
  if (import_) blocked = "The texts and photos of the backup are being saved";
  if (!preview.keys.empty()) blocked = "Texts and photos are being compared with yours";
  const bool nothing_to_merge = preview.merge.empty() && !preview.texts_missing;
  const std::string_view cannot_merge = nothing_to_merge ? "Everything in the backup is here already" : blocked;
  const float width = ui.phone() ? -1.0f : 0.0f;
  const auto offer = [&](std::string_view label, ButtonLook look, std::string_view disabled_because, Choice what) {
    if (button(ui, label, {.look = look, .disabled_because = disabled_because, .width = width})) choice = what;
  };
  {
    const Row row(ui, space::k8, ui.control_h());
    if (same && preview.texts_missing) {
      offer("Import texts and photos", ButtonLook::kPrimary, blocked, Choice::kTextsOnly);
    } else if (!same && preview.nothing_here) {
      offer("Import", ButtonLook::kPrimary, blocked, Choice::kImport);
    } else if (!same) {
      offer("Merge into mine", ButtonLook::kPrimary, cannot_merge, Choice::kMerge);
      offer("Replace mine", ButtonLook::kPlain, blocked, Choice::kReplace);
    }
    const bool only_close = same && !preview.texts_missing;
    close = button(ui, only_close ? "Close" : "Cancel",
                   {.look = only_close ? ButtonLook::kPlain : ButtonLook::kQuiet,
                    .disabled_because = import_ ? blocked : std::string_view(),
                    .width = width});
  }
  if (!choice && !close) return;
  if (choice) begin_import(*choice, actions);
  if (close) preview_.reset();
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

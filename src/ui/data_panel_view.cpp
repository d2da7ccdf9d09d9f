// The panel's sections, except import.

#include <algorithm>

#include "base/numbers.h"
#include "base/text.h"
#include "icons.h"
#include "ui/data_panel.h"
#include "ui/layout.h"

namespace cairn::ui {
namespace {

constexpr float kTwoColumns_px = 820;
constexpr std::size_t kReasonsShown = 5;

void fact(Ui& ui, std::string_view label, std::string_view value) {
  const Container item(ui, Role::kListItem, "", label);
  ui.muted(label);
  ui.text(Type::kBodyStrong, value);
  ui.gap(space::k12);
}

std::string space_words(const StorageUsage& usage) {
  std::string words = bytes_words(usage.used_bytes);
  if (usage.quota_bytes > 0) words += " of " + bytes_words(usage.quota_bytes) + " allowed";
  return words;
}

}  // namespace

void DataPanel::draw(Ui& ui, Actions& actions) {
  if (session_.loaded() && facts_seq_ != session_.record_count()) refresh_facts();
  ui.heading(1, "Data");
  ui.gap(space::k4);
  ui.muted("Everything you enter stays in this browser, on this device. Nothing is sent anywhere.");
  ui.gap(space::k24);
  draw_load_error(ui);
  Columns columns(ui, {1.75f, 1}, space::k24, kTwoColumns_px);
  columns.next();
  draw_backup(ui);
  ui.gap(space::k24);
  draw_import(ui, actions);
  if (!session_.quarantined().empty()) {
    ui.gap(space::k24);
    draw_quarantine(ui, actions);
  }
  if (!columns.stacked()) {
    ui.gap(space::k24);
    draw_wipe(ui);
  }
  columns.next();
  draw_place(ui);
  if (columns.stacked()) {
    ui.gap(space::k24);
    draw_wipe(ui);
  }
}

void DataPanel::draw_load_error(Ui& ui) const {
  const Error* error = session_.load_error();
  if (error == nullptr) return;
  const bool newer = error->code == ErrorCode::kTooNew;
  notice(ui, NoticeLook::kBad,
         newer ? "Part of your data is from a newer version of Cairn" : "Your data could not be read in full",
         error->message + " An export still holds everything that is stored.");
  ui.gap(space::k24);
}

// ---- Backup

std::string DataPanel::last_backup_words() const {
  if (!facts_.backup_known) return "Not known";
  if (!facts_.last_backup_at) return "Never";
  const Date day = local_date(*facts_.last_backup_at, clock_.utc_offset_minutes());
  return format_date(day, today()) + ", " + age_words(days_between(day, today()));
}

void DataPanel::draw_backup_badge(Ui& ui) const {
  const Palette& c = ui.colors();
  if (!facts_.backup_known || nothing_stored()) return;
  if (!facts_.last_backup_at) {
    badge(ui, "No backup yet", c.warn, c.warn_soft);
  } else if (const std::uint64_t changes = changes_since_backup(); changes == 0) {
    badge(ui, "Up to date", c.good, c.accent_soft, icon::kCheck);
  } else {
    badge(ui, counted_changes(changes) + " since", c.info, c.info_soft);
  }
}

void DataPanel::draw_backup(Ui& ui) {
  const Container region(ui, Role::kRegion, "Backup");
  const Card card(ui, CardLook::kPlain, space::k24);
  {
    const Row row(ui, space::k12, ui.style(Type::kSection).line_px);
    ui.heading(2, "Backup");
    draw_backup_badge(ui);
  }
  ui.gap(space::k12);
  ui.muted("Last backup");
  ui.text(Type::kLead, last_backup_words());
  ui.gap(space::k12);
  ui.muted(session_.in_sample() ? "An export holds your own data, not the sample's."
                                : "One JSON file with every change you made, your texts and your photos. It opens on "
                                  "any computer, and Cairn reads it back here or on "
                                  "another device.");
  ui.gap(space::k16);
  if (profile_.locked) {
    notice(
        ui, NoticeLook::kWarn, "The file is not locked",
        "This profile has a passphrase, the file has none: whoever has it can read it. Keep it where only you get at "
        "it.");
    ui.gap(space::k16);
  }
  ButtonOptions options{.look = ButtonLook::kPrimary, .icon = icon::kDownload, .width = ui.phone() ? -1.0f : 0.0f};
  if (wipe_) options.disabled_because = "Your data is being wiped";
  if (nothing_stored()) options.disabled_because = "There is nothing to export yet";
  if (export_) options.disabled_because = "The export is under way";
  if (button(ui, "Export everything", options)) {
    start_backup();
    ui.request_settle();
  }
  if (!options.disabled_because.empty()) {
    ui.gap(space::k8);
    if (export_) {
      ui.muted(export_->step == ExportStep::kSaving ? "Writing the file…"
               : export_->photos_read > 0           ? "Reading photo " + with_commas(export_->photos_read) + " of " +
                                                with_commas(export_->beside.photos.size()) + "…"
                                          : "Reading what is stored…");
    } else {
      ui.muted(std::string(options.disabled_because) + ".");
    }
  }
  if (!export_warning_.empty()) {
    ui.gap(space::k16);
    notice(ui, NoticeLook::kWarn, "Not everything is in the file", export_warning_);
  }
  for (const std::string* error : {&export_error_, &facts_.error}) {
    if (error->empty()) continue;
    ui.gap(space::k16);
    notice(ui, NoticeLook::kBad, error == &export_error_ ? "The backup was not exported" : "When it was backed up",
           *error);
  }
}

// ---- Where it is

void DataPanel::draw_place(Ui& ui) {
  const Container region(ui, Role::kRegion, "Where your data is");
  const Card card(ui, CardLook::kPlain, space::k24);
  ui.heading(2, "Where your data is");
  ui.gap(space::k12);
  {
    const Container list(ui, Role::kList, "Where your data is");
    fact(ui, "Place", "In this browser, on this device");
    fact(ui, "Stored", counted_changes(session_.record_count()));
    if (!facts_.beside.empty()) fact(ui, "With them", facts_.beside);
    fact(ui, "Space used", facts_.usage ? space_words(*facts_.usage) : std::string("The browser does not say"));
  }
  ui.muted("Other browsers and other devices do not see it. Clearing this site's data in the browser removes it.");
  ui.gap(space::k16);
  ui.divider();
  ui.gap(space::k16);
  draw_persistence(ui);
}

void DataPanel::draw_persistence(Ui& ui) {
  const Palette& c = ui.colors();
  const bool promised = facts_.usage && facts_.usage->persistent;
  const bool can_ask = facts_.usage && facts_.usage->persist_supported && !promised;
  ui.heading(3, promised ? "The browser keeps it" : "The browser may clear it");
  ui.gap(space::k4);
  if (promised) {
    ui.muted("It has promised not to remove your data by itself, even when space runs short.");
    return;
  }
  ui.muted(
      "When space runs short, or after some weeks without a visit, a browser may remove what a site keeps. A backup is "
      "safe from that.");
  if (persistence_ == Persistence::kRefused) {
    ui.gap(space::k12);
    notice(ui, NoticeLook::kInfo, "The browser did not promise",
           persistence_error_.empty()
               ? "It decides by itself and may agree later, often once a page is visited regularly or "
                 "installed. Until then, export a backup now and then."
               : persistence_error_);
  }
  if (!can_ask) return;
  ui.gap(space::k12);
  ButtonOptions options{.icon = icon::kShield, .width = ui.phone() ? -1.0f : 0.0f};
  if (persistence_ == Persistence::kAsking) options.disabled_because = "The browser is being asked";
  if (button(ui, persistence_ == Persistence::kRefused ? "Ask again" : "Ask the browser to keep it", options)) {
    ask_to_persist();
    ui.request_settle();
  }
  if (persistence_ == Persistence::kAsking) ui.text(Type::kSmall, "Asking…", {.color = c.muted});
}

// ---- Records that were set aside

void DataPanel::draw_quarantine(Ui& ui, Actions& actions) {
  const std::vector<QuarantinedRecord>& records = session_.quarantined();
  if (reasons_of_ != records.size()) {
    reasons_of_ = records.size();
    reasons_.clear();
    std::map<std::string, std::size_t> counts;
    for (const QuarantinedRecord& record : records) ++counts[record.reason];
    reasons_.assign(counts.begin(), counts.end());
    std::stable_sort(reasons_.begin(), reasons_.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
  }
  const Container region(ui, Role::kRegion, "Set aside");
  const Card card(ui, CardLook::kPlain, space::k24);
  ui.heading(2, "Set aside");
  ui.gap(space::k8);
  ui.text(Type::kBody,
          records.size() == 1
              ? "One stored change could not be used. It is kept as it was found; the rest is not affected."
              : counted_changes(records.size()) +
                    " could not be used. They are kept as they were found; the rest is not affected.");
  ui.gap(space::k12);
  {
    const Container list(ui, Role::kList, "Reasons");
    const std::size_t shown = std::min(reasons_.size(), kReasonsShown);
    for (std::size_t i = 0; i < shown; ++i) {
      const Container item(ui, Role::kListItem, "", "reason " + std::to_string(i));
      const auto& [reason, count] = reasons_[i];
      ui.muted(count == 1 ? reason : std::to_string(count) + " times: " + reason);
      ui.gap(space::k4);
    }
    if (reasons_.size() > shown) ui.muted("Other reasons: " + std::to_string(reasons_.size() - shown) + ".");
  }
  ui.gap(space::k12);
  if (button(ui, "Download them", {.icon = icon::kDownload, .width = ui.phone() ? -1.0f : 0.0f})) {
    Json list = Json::array();
    for (const QuarantinedRecord& record : records)
      list.push_back({{"seq", record.seq}, {"reason", record.reason}, {"text", record.text}});
    actions.push_back(SaveFile{"cairn-set-aside-" + to_iso(today()) + ".json", "application/json", to_text(list)});
  }
}

// ---- Wipe

void DataPanel::draw_wipe(Ui& ui) {
  const Container region(ui, Role::kRegion, "Start over");
  const Card card(ui, CardLook::kPlain, space::k24);
  ui.heading(2, "Start over");
  ui.gap(space::k8);
  ui.muted(
      profile_.several
          ? "Removes everything in this profile. It cannot be undone. Other profiles stay, and so do models."
          : "Removes everything that Cairn keeps in this browser, except models. It is the one thing that cannot be "
            "undone.");
  ui.gap(space::k16);
  const ButtonOptions options{.look = ButtonLook::kDanger,
                              .icon = icon::kTrash2,
                              .disabled_because = cannot_wipe_because(),
                              .width = ui.phone() ? -1.0f : 0.0f};
  if (button(ui, "Wipe everything", options)) {
    wipe_open_ = true;
    wipe_typed_.clear();
    wipe_error_.clear();
    ui.request_settle();
  }
  if (!options.disabled_because.empty()) {
    ui.gap(space::k8);
    ui.muted(std::string(options.disabled_because) + ".");
  }
}

void DataPanel::draw_dialog(Ui& ui) {
  if (!wipe_open_) return;
  const std::string warning = "This removes " + counted_changes(session_.record_count()) +
                              (profile_.several ? " from this profile" : " from this browser") +
                              ", on this device. It cannot be undone.";
  const Overlay dialog(ui, "wipe", "Wipe everything", 480, true, warning);
  ui.heading(2, "Wipe everything");
  ui.gap(space::k8);
  ui.text(Type::kBody, warning);
  ui.gap(space::k16);
  ui.muted("Last backup: " + last_backup_words() + ".");
  ui.gap(space::k8);
  const float width = ui.phone() ? -1.0f : 0.0f;
  ButtonOptions export_options{.icon = icon::kDownload, .width = width};
  if (export_) export_options.disabled_because = "The export is under way";
  if (wipe_) export_options.disabled_because = "Your data is being wiped";
  if (button(ui, "Export a backup first", export_options)) {
    start_backup();
    ui.request_settle();
  }
  if (!export_error_.empty()) {
    ui.gap(space::k8);
    notice(ui, NoticeLook::kBad, "The backup was not exported", export_error_);
  }
  ui.gap(space::k16);
  const bool enter =
      text_field(ui, "Type wipe to confirm", wipe_typed_, {.error = wipe_error_, .autofocus = true}).submitted;
  ui.gap(space::k16);
  const Row row(ui, space::k8, ui.control_h());
  ButtonOptions wipe_options{.look = ButtonLook::kDanger, .icon = icon::kTrash2, .width = width};
  wipe_options.disabled_because = cannot_wipe_because();
  if (to_lower_ascii(trim(wipe_typed_)) != "wipe") wipe_options.disabled_because = "Type wipe first";
  if (enter && !wipe_) wipe_error_ = wipe_options.disabled_because.empty() ? "" : "Type the word wipe.";
  if (button(ui, wipe_ ? "Wiping…" : "Wipe now", wipe_options) || (enter && wipe_options.disabled_because.empty())) {
    wipe();
    ui.request_settle();
  }
  ButtonOptions keep_options{.look = ButtonLook::kQuiet, .width = width};
  if (wipe_) keep_options.disabled_because = "Your data is being wiped";
  if (button(ui, "Keep my data", keep_options) || dialog.dismissed()) wipe_open_ = false;
}

}  // namespace cairn::ui

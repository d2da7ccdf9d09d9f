#include "ui/profiles_panel.h"

#include <algorithm>
#include <array>
#include <utility>

#include "icons.h"
#include "ui/layout.h"
#include "ui/widgets.h"

namespace cairn::ui {
namespace {

constexpr float kTwoColumns_px = 820;
constexpr std::array<int, 5> kLockAfter_minutes{0, 5, 15, 30, 60};

std::string_view done_words(ProfileTask task) {
  switch (task) {
    case ProfileTask::kAdd:
      return "The profile is added. Switch to it to use it.";
    case ProfileTask::kRename:
      return "The profile has its new name";
    case ProfileTask::kLock:
      return "Everything in this profile is sealed. Cairn asks for the passphrase at the next start.";
    case ProfileTask::kChangePassphrase:
      return "The passphrase is changed";
    case ProfileTask::kRemovePassphrase:
      return "The passphrase is removed";
    case ProfileTask::kDelete:
      return "The profile is deleted";
    case ProfileTask::kSwitch:
    case ProfileTask::kLockNow:
      break;  // the page loads again
  }
  return {};
}

std::string lock_after_words(int minutes) {
  return minutes == 0 ? "This profile does not lock by itself"
                      : "This profile locks after " + std::to_string(minutes) + " minutes without input";
}

float button_w(const Ui& ui) { return ui.phone() ? -1.0f : 0.0f; }

}  // namespace

void ProfilesPanel::refresh() { wanted_ = true; }

const Profile* ProfilesPanel::current() const {
  if (!list_) return nullptr;
  const auto found =
      std::find_if(list_->profiles.begin(), list_->profiles.end(), [](const Profile& p) { return p.current; });
  return found == list_->profiles.end() ? nullptr : &*found;
}

const Profile* ProfilesPanel::to_name() const {
  const Profile* profile = current();
  return profile && (several() || profile->name != kFirstProfileName) ? profile : nullptr;
}

bool ProfilesPanel::locked() const {
  const Profile* profile = current();
  return profile != nullptr && profile->locked;
}

Actions ProfilesPanel::take_news() { return std::exchange(news_, Actions()); }

void ProfilesPanel::ask(ProfileTask task, std::string_view id) {
  if (!asking_.empty()) return;
  task_ = task;
  asking_ = profiles_.ask(task, id);
}

void ProfilesPanel::logic() {
  if (asking_.ready()) {
    const auto done = asking_.take();
    refresh();
    const std::string_view words = done_words(task_);
    if (!done)
      news_.push_back(Toast{done.error().message, false});
    else if (done.value() && !words.empty())
      news_.push_back(Toast{std::string(words), false});
  }
  if (setting_.ready()) {
    const auto done = setting_.take();
    refresh();
    news_.push_back(Toast{done ? lock_after_words(set_minutes_) : done.error().message, false});
  }
  set_wanted_minutes();
  if (wanted_ && load_.empty()) {
    wanted_ = false;
    load_ = profiles_.list();
  }
  if (!load_.ready()) return;
  auto list = load_.take();
  error_ = list ? std::string() : list.error().message;
  if (list) list_ = std::move(list).value();
}

void ProfilesPanel::set_wanted_minutes() {
  if (!wanted_minutes_ || !setting_.empty()) return;
  set_minutes_ = *std::exchange(wanted_minutes_, std::nullopt);
  setting_ = profiles_.lock_after(set_minutes_);
}

void ProfilesPanel::draw(Ui& ui) {
  ui.heading(1, "Profiles");
  ui.gap(space::k4);
  ui.muted("Several people can use Cairn on this device, each with a log of their own.");
  ui.gap(space::k24);
  if (!error_.empty()) {
    notice(ui, NoticeLook::kBad, "The profiles could not be read", error_);
    ui.gap(space::k24);
  }
  if (!list_) return;
  Columns columns(ui, {1, 1}, space::k24, kTwoColumns_px);
  columns.next();
  if (const Profile* profile = current()) draw_current(ui, *profile);
  columns.next();
  draw_list(ui);
}

void ProfilesPanel::draw_current(Ui& ui, const Profile& profile) {
  const Palette& c = ui.colors();
  const Container region(ui, Role::kRegion, "This profile");
  const Card card(ui, CardLook::kPlain, ui.phone() ? space::k16 : space::k24);
  {
    const Row row(ui, space::k12, ui.style(Type::kSection).line_px);
    ui.heading(2, "This profile");
    if (profile.locked)
      badge(ui, "Has a passphrase", c.good, c.accent_soft, icon::kLock);
    else
      badge(ui, "No passphrase", c.info, c.info_soft);
  }
  ui.gap(space::k12);
  ui.text(Type::kLead, profile.name);
  ui.gap(space::k8);
  ui.muted(profile.locked
               ? "Everything in it is sealed on this device. Cairn asks for the passphrase at every start and keeps it "
                 "nowhere."
               : "Whoever uses this browser on this device can read it. A passphrase seals everything in it.");
  ui.gap(space::k16);
  const ButtonOptions plain{.width = button_w(ui)};
  ButtonOptions first = plain;
  first.look = ButtonLook::kPrimary;
  first.icon = icon::kLock;
  {
    const Row row(ui);
    if (profile.locked) {
      if (button(ui, "Lock now", first)) ask(ProfileTask::kLockNow);
      if (button(ui, "Change the passphrase", plain)) ask(ProfileTask::kChangePassphrase);
      if (button(ui, "Remove the passphrase", plain)) ask(ProfileTask::kRemovePassphrase);
    } else {
      if (!list_->can_lock) first.disabled_because = "Encryption needs a secure connection (https)";
      if (button(ui, "Lock with a passphrase", first)) ask(ProfileTask::kLock);
    }
  }
  if (profile.locked) draw_idle_lock(ui, profile);
  if (!profile.locked && !list_->can_lock) {
    ui.gap(space::k8);
    ui.muted("This page did not come over a secure connection (https), so the browser offers no encryption.");
  }
  ui.gap(space::k16);
  ui.divider();
  ui.gap(space::k16);
  ui.heading(3, "What a passphrase does not do");
  ui.gap(space::k4);
  ui.muted(
      "A forgotten passphrase cannot be recovered by anyone: then only a backup file brings things back. While the "
      "profile is open, whoever sits at the device can read it. Names of profiles are not sealed, and neither are "
      "files that you export. It keeps nobody from deleting either: whoever uses this browser can delete the "
      "profile.");
}

void ProfilesPanel::draw_idle_lock(Ui& ui, const Profile& profile) {
  std::vector<std::string> choices;
  int current = 0;
  for (const int minutes : kLockAfter_minutes) {
    if (minutes == profile.lock_after_minutes) current = static_cast<int>(choices.size());
    choices.push_back(minutes == 0 ? "Never" : "After " + std::to_string(minutes) + " minutes");
  }
  ui.gap(space::k16);
  const float w = ui.phone() ? ui.width() : std::min(ui.width(), 240 * std::max(1.0f, ui.scale()));
  const auto chosen = select(ui, "Lock by itself, without input", choices, current, w);
  if (chosen) wanted_minutes_ = kLockAfter_minutes[static_cast<std::size_t>(*chosen)];
  set_wanted_minutes();
}

void ProfilesPanel::draw_list(Ui& ui) {
  const Container region(ui, Role::kRegion, "On this device");
  const Card card(ui, CardLook::kPlain, ui.phone() ? space::k16 : space::k24);
  ui.heading(2, "On this device");
  ui.gap(space::k12);
  {
    const Container list(ui, Role::kList, "Profiles");
    for (const Profile& profile : list_->profiles) draw_entry(ui, profile);
  }
  ui.gap(space::k8);
  const ButtonOptions add{.icon = icon::kPlus, .width = button_w(ui)};
  if (button(ui, "Add a profile", add)) ask(ProfileTask::kAdd);
}

void ProfilesPanel::draw_entry(Ui& ui, const Profile& profile) {
  const Palette& c = ui.colors();
  const Ui::Scope scope(ui, profile.id);
  const Container item(ui, Role::kListItem, {}, "item");
  {
    const Row row(ui, space::k12, ui.control_h());
    ui.text(Type::kBodyStrong, profile.name);
    if (profile.current) badge(ui, "In use here", c.good, c.accent_soft, icon::kCheck);
    if (profile.locked) badge(ui, "Passphrase", c.info, c.info_soft, icon::kLock);
  }
  {
    const Row row(ui, space::k8);
    const std::string switch_says = "Switch to " + profile.name;
    const std::string rename_says = "Rename " + profile.name;
    const std::string delete_says = "Delete " + profile.name;
    ButtonOptions options{.icon = icon::kArrowRight, .small = true, .says = switch_says};
    if (!profile.current && button(ui, "Switch", options)) ask(ProfileTask::kSwitch, profile.id);
    options.says = rename_says;
    options.icon = icon::kPencil;
    if (button(ui, "Rename", options)) ask(ProfileTask::kRename, profile.id);
    options.says = delete_says;
    options.icon = icon::kTrash2;
    if (!several()) options.disabled_because = "It is the last one. Its data can be wiped on the page Data";
    if (button(ui, "Delete", options)) ask(ProfileTask::kDelete, profile.id);
  }
  ui.gap(space::k16);
}

}  // namespace cairn::ui

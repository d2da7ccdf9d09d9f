#pragma once
// "Profiles": the people who use Cairn on this device, each with a log of their own, and the passphrase of the present
// one. Lists and asks; what is typed is typed into the platform's own dialogs and never comes here.

#include <optional>
#include <string>
#include <string_view>

#include "core/ports.h"
#include "ui/actions.h"
#include "ui/ui.h"

namespace cairn::ui {

class ProfilesPanel {
 public:
  explicit ProfilesPanel(Profiles& profiles) : profiles_(profiles) {}

  void refresh();  // another tab may have changed the list
  void logic();    // takes in completions; call every tick
  void draw(Ui& ui);
  void ask(ProfileTask task, std::string_view id = {});  // also from the palette; one thing at a time

  const Profile* current() const;  // nothing: not known yet
  bool locked() const;             // the present profile has a passphrase
  bool several() const { return list_ && list_->profiles.size() > 1; }
  // The present one, where it has to be told which that is: there are several, or it was given a name. Else nothing.
  const Profile* to_name() const;
  Actions take_news();  // what happened outside draw(): toasts

 private:
  void set_wanted_minutes();
  void draw_current(Ui& ui, const Profile& profile);
  void draw_idle_lock(Ui& ui, const Profile& profile);
  void draw_list(Ui& ui);
  void draw_entry(Ui& ui, const Profile& profile);

  Profiles& profiles_;
  std::optional<ProfileList> list_;
  std::string error_;
  bool wanted_ = true;
  Pending<ProfileList> load_;
  ProfileTask task_ = ProfileTask::kAdd;
  Pending<bool> asking_;
  std::optional<int> wanted_minutes_;  // of locking by itself: chosen, not yet on its way
  int set_minutes_ = 0;                // on their way
  Pending<Done> setting_;
  Actions news_;
};

}  // namespace cairn::ui

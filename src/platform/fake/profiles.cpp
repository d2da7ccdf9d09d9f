#include "platform/fake/profiles.h"

#include <algorithm>
#include <utility>

namespace cairn::fake {

Pending<bool> FakeProfiles::ask(ProfileTask task, std::string_view id) {
  asked_.push_back({task, std::string(id)});
  Promise<bool> promise;
  Pending<bool> pending = promise.pending();
  if (!answer_) {
    open_.push_back(promise);
    return pending;
  }
  if (answer_->ok() && answer_->value()) carry_out(task, id);
  promise.complete(*answer_);
  return pending;
}

Pending<Done> FakeProfiles::lock_after(int minutes) {
  if (answer_ && !answer_->ok()) return ready_pending<Done>(answer_->error());
  set_lock_after(minutes);
  if (answer_) return ready_pending<Done>(Done{});
  Promise<Done> promise;
  setting_.push_back(promise);
  return promise.pending();
}

void FakeProfiles::let_go() {
  for (Promise<Done>& promise : std::exchange(setting_, {})) promise.complete(Done{});
}

void FakeProfiles::set_lock_after(int minutes) {
  for (Profile& profile : list_.profiles)
    if (profile.current) profile.lock_after_minutes = minutes;
}

void FakeProfiles::carry_out(ProfileTask task, std::string_view id) {
  std::vector<Profile>& profiles = list_.profiles;
  for (Profile& profile : profiles) {
    if (task == ProfileTask::kSwitch) profile.current = profile.id == id;
    if (task == ProfileTask::kRename && profile.id == id) profile.name += " renamed";
    if (task == ProfileTask::kLock && profile.current) profile.locked = true;
    if (task == ProfileTask::kRemovePassphrase && profile.current) profile.locked = false;
  }
  if (task == ProfileTask::kAdd)
    profiles.push_back({"p-" + std::to_string(profiles.size()), "Profile " + std::to_string(profiles.size() + 1)});
  if (task == ProfileTask::kDelete)
    profiles.erase(std::remove_if(profiles.begin(), profiles.end(), [id](const Profile& p) { return p.id == id; }),
                   profiles.end());
}

}  // namespace cairn::fake

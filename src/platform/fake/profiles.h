#pragma once
// Profiles in memory. The test says what the learner answers to what is asked, and sees what was asked.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ports.h"

namespace cairn::fake {

class FakeProfiles final : public Profiles {
 public:
  struct Asked {
    ProfileTask task;
    std::string id;
  };

  Pending<ProfileList> list() override { return ready_pending<ProfileList>(list_); }
  Pending<bool> ask(ProfileTask task, std::string_view id) override;
  Pending<Done> lock_after(int minutes) override;

  ProfileList& device() { return list_; }
  void answer(Result<bool> answer) { answer_ = std::move(answer); }  // to whatever is asked from now on
  void keep_waiting() { answer_.reset(); }  // the dialog stays open, the storage does not answer
  void let_go();                            // what waits for the storage is done now
  const std::vector<Asked>& asked() const { return asked_; }

 private:
  void set_lock_after(int minutes);
  void carry_out(ProfileTask task, std::string_view id);

  ProfileList list_{{{"first", "First profile", false, true}}, true};
  std::optional<Result<bool>> answer_ = Result<bool>(true);
  std::vector<Asked> asked_;
  std::vector<Promise<bool>> open_;
  std::vector<Promise<Done>> setting_;
};

}  // namespace cairn::fake

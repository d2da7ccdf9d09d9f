#pragma once
// Files that remembers what it was given.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ports.h"

namespace cairn::fake {

class FakeFiles final : public Files {
 public:
  struct Saved {
    std::string name;
    std::string mime;
    std::string bytes;
  };

  Pending<Done> save(std::string_view name, std::string_view mime, std::string_view bytes) override;
  Pending<Done> print(std::string_view html) override;
  Pending<Done> copy_text(std::string_view text) override;

  void fail_next(Error error) { failure_ = std::move(error); }
  const std::vector<Saved>& saved() const { return saved_; }
  const std::vector<std::string>& printed() const { return printed_; }
  const std::string& clipboard() const { return clipboard_; }

 private:
  std::optional<Error> take_failure() { return std::exchange(failure_, std::nullopt); }

  std::vector<Saved> saved_;
  std::vector<std::string> printed_;
  std::string clipboard_;
  std::optional<Error> failure_;
};

}  // namespace cairn::fake

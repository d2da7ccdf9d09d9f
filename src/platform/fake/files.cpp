#include "platform/fake/files.h"

namespace cairn::fake {

Pending<Done> FakeFiles::save(std::string_view name, std::string_view mime, std::string_view bytes) {
  if (auto failure = take_failure()) return ready_pending<Done>(std::move(*failure));
  saved_.push_back({std::string(name), std::string(mime), std::string(bytes)});
  return ready_pending<Done>(Done{});
}

Pending<Done> FakeFiles::print(std::string_view html) {
  if (auto failure = take_failure()) return ready_pending<Done>(std::move(*failure));
  printed_.emplace_back(html);
  return ready_pending<Done>(Done{});
}

Pending<Done> FakeFiles::copy_text(std::string_view text) {
  if (auto failure = take_failure()) return ready_pending<Done>(std::move(*failure));
  clipboard_ = text;
  return ready_pending<Done>(Done{});
}

}  // namespace cairn::fake

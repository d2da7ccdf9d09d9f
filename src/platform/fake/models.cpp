#include "platform/fake/models.h"

#include <algorithm>

namespace cairn::fake {

Pending<Done> FakeModels::answer(std::function<void()> effect) {
  if (failure_) return ready_pending<Done>(*std::exchange(failure_, std::nullopt));
  if (!keeps_waiting_) {
    effect();
    return ready_pending<Done>(Done{});
  }
  Promise<Done> promise;
  promise.on_cancel([count = cancelled_] { ++*count; });
  open_.push_back({promise, std::move(effect)});
  return promise.pending();
}

void FakeModels::set_here(std::string_view id, bool here) {
  for (ModelState& model : list_.models) {
    if (model.id == id) {
      model.here_bytes = here ? model.bytes : 0;
      model.fetch_here_bytes = here ? model.fetch_bytes : 0;
    }
    const bool needed = std::find(model.needs.begin(), model.needs.end(), id) != model.needs.end();
    if (needed && !here) model.here_bytes = model.fetch_here_bytes = 0;
  }
}

Pending<ModelList> FakeModels::list() {
  if (failure_) return ready_pending<ModelList>(*std::exchange(failure_, std::nullopt));
  return ready_pending<ModelList>(list_);
}

Pending<Done> FakeModels::fetch(std::string_view id) {
  fetched_.emplace_back(id);
  return answer([this, id = std::string(id)] {
    for (const ModelState& model : list_.models)
      if (model.id == id)
        for (const std::string& need : model.needs) set_here(need, true);
    set_here(id, true);
  });
}

Pending<Done> FakeModels::remove(std::string_view id) {
  removed_.emplace_back(id);
  return answer([this, id = std::string(id)] { set_here(id, false); });
}

Pending<std::string> FakeModels::read(std::string_view path) {
  if (failure_) return ready_pending<std::string>(*std::exchange(failure_, std::nullopt));
  const auto found = files_.find(path);
  if (found == files_.end())
    return ready_pending<std::string>(Error{ErrorCode::kNotFound, "It is not on this device.", std::string(path)});
  return ready_pending<std::string>(found->second);
}

Pending<Done> FakeModels::allow() {
  return answer([this] {
    for (ModelState& model : list_.models) model.stopped = false;
  });
}

void FakeModels::arrive(double fraction) {
  for (Open& open : open_) open.promise.progress(fraction);
}

void FakeModels::finish(const Status& status) {
  for (Open& open : std::exchange(open_, {})) {
    if (status) open.effect();
    open.promise.complete(status);
  }
}

Pending<Done> FakeInference::open(std::string_view id) {
  asked_.emplace_back(id);
  if (failure_) return ready_pending<Done>(*std::exchange(failure_, std::nullopt));
  return ready_pending<Done>(Done{});
}

std::vector<Features> FakeInference::answers(const std::vector<Pieces>& texts) const {
  std::vector<Features> all;
  all.reserve(texts.size());
  for (const Pieces& pieces : texts) all.push_back(answer_(pieces));
  return all;
}

Pending<std::vector<Features>> FakeInference::run(std::string_view id, const std::vector<Pieces>& texts) {
  asked_.emplace_back(id);
  if (failure_) return ready_pending<std::vector<Features>>(*std::exchange(failure_, std::nullopt));
  if (!keeps_waiting_) return ready_pending<std::vector<Features>>(answers(texts));
  Promise<std::vector<Features>> promise;
  open_.push_back({promise, texts});
  return promise.pending();
}

Pending<Features> FakeInference::see(std::string_view id, std::string_view rgb, std::string_view output) {
  asked_.emplace_back(id);
  if (failure_) return ready_pending<Features>(*std::exchange(failure_, std::nullopt));
  if (!keeps_waiting_) return ready_pending<Features>(sight_(rgb, output));
  Promise<Features> promise;
  seen_.emplace_back(promise, sight_(rgb, output));
  return promise.pending();
}

void FakeInference::finish() {
  for (auto& [promise, features] : std::exchange(seen_, {})) promise.complete(std::move(features));
  for (Open& open : std::exchange(open_, {})) open.promise.complete(answers(open.texts));
}

}  // namespace cairn::fake
